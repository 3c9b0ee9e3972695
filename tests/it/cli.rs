//! The program as people start it: what it writes, what it says, how it ends.

use crate::support::{docx_text, files, read};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;
use tempfile::TempDir;

/// What a run gave.
struct Run {
    code: i32,
    out: Vec<u8>,
    err: String,
}

impl Run {
    fn out(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }

    /// Asserts how it ended and what it said.
    fn ends(&self, code: i32, said: &str) {
        assert_eq!(self.code, code, "{}{}", self.out(), self.err);
        assert!(self.err.contains(said), "wanted {said:?} in:\n{}", self.err);
    }
}

/// Runs `rolewright` in a folder, in English, whatever the machine's locale.
fn run(folder: &Path, args: &[&str]) -> Run {
    run_with(folder, args, &[("LANG", "en_US.UTF-8")], "")
}

fn run_with(folder: &Path, args: &[&str], env: &[(&str, &str)], stdin: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rolewright"))
        .args(args)
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANG")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .envs(env.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: output.stdout,
        err,
    }
}

/// A folder with files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    dir
}

/// The files below a folder, with `/`.
fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(
                    path.strip_prefix(folder)
                        .unwrap()
                        .to_str()
                        .unwrap()
                        .replace('\\', "/"),
                ),
            }
        }
    }
    found.sort();
    found
}

const AGENT: &str = "title: 客服专员\nduties: [接听来电, 登记来电]\n";
const WRONG: &str = "title: 客服专员\ndutys: [接听来电]\n";

#[test]
fn a_role_is_begun_checked_and_rendered() {
    let dir = folder(&[]);
    let made = run(dir.path(), &["new", "front_desk"]);
    made.ends(0, "rolewright check front_desk.yaml");
    assert_eq!(made.out(), "front_desk.yaml\n");
    run(dir.path(), &["check", "front_desk.yaml"]).ends(0, "1 role checked, no problems");
    let rendered = run(dir.path(), &["render", "front_desk.yaml"]);
    rendered.ends(0, "4 files written");
    let names = [
        "posting.en.docx",
        "posting.en.md",
        "specification.en.docx",
        "specification.en.md",
    ];
    let names = names.map(|name| format!("rendered/front_desk-{name}"));
    assert_eq!(tree(dir.path())[1..], names);
    let mut printed: Vec<&str> = rendered.out().lines().collect();
    printed.sort_unstable();
    assert_eq!(printed, names);
}

#[test]
fn new_names_the_kinds_and_overwrites_nothing() {
    let dir = folder(&[("agent.yaml", "mine")]);
    run(dir.path(), &["new"]).ends(2, "front_desk         Front Desk");
    run(dir.path(), &["new", "front-dsk"]).ends(2, "did you mean `front_desk`");
    run(dir.path(), &["new", "厨师"]).ends(2, "there is no kind `厨师`");
    run(dir.path(), &["new", "agent"]).ends(2, "agent.yaml: the file is there already");
    assert_eq!(
        std::fs::read_to_string(dir.path().join("agent.yaml")).unwrap(),
        "mine"
    );
    let chinese = run(
        dir.path(),
        &["new", "客服主管", "--lang", "zh-CN", "-o", "-"],
    );
    chinese.ends(0, "");
    assert_eq!(
        chinese.out(),
        read("role_templates/roles/supervisor/zh-CN.yaml")
    );
    assert_eq!(tree(dir.path()), ["agent.yaml"]);
}

#[test]
fn in_a_project_new_roles_go_to_its_folder() {
    let dir = folder(&[("rolewright.yaml", "messages: en\n")]);
    let made = run(dir.path(), &["new", "lead"]);
    assert_eq!((made.code, made.out()), (0, "roles/lead.yaml\n"));
}

#[test]
fn exit_codes_tell_how_it_ended() {
    let dir = folder(&[
        ("good.yaml", AGENT),
        ("wrong.yaml", WRONG),
        ("warned.yaml", "title: 客服专员\ngrade:\n"),
    ]);
    let code = |args: &[&str]| run(dir.path(), args).code;
    assert_eq!(code(&["check", "good.yaml"]), 0);
    assert_eq!(code(&["check", "warned.yaml"]), 0);
    assert_eq!(code(&["check", "wrong.yaml"]), 1);
    assert_eq!(code(&["check", "."]), 1);
    assert_eq!(code(&["check", "none.yaml"]), 2);
    assert_eq!(code(&["render", "wrong.yaml"]), 1);
    assert_eq!(code(&["render", "good.yaml", "-d", "poem"]), 2);
    assert_eq!(code(&["render", "good.yaml", "-f", "pdf"]), 2);
    assert_eq!(code(&["check", "--report", "poem"]), 2);
    assert_eq!(code(&["sing"]), 2);
    assert_eq!(code(&["--help"]), 0);
    assert_eq!(code(&["--version"]), 0);
}

#[test]
fn nothing_is_written_where_there_is_an_error() {
    let dir = folder(&[("good.yaml", AGENT), ("wrong.yaml", WRONG)]);
    run(dir.path(), &["render"]).ends(1, "no file was written");
    assert_eq!(tree(dir.path()), ["good.yaml", "wrong.yaml"]);
    std::fs::write(dir.path().join("wrong.yaml"), b"\xBF\xCD\xB7\xFE").unwrap();
    run(dir.path(), &["render"]).ends(2, "wrong.yaml: line 1 is not UTF-8 text");
    assert_eq!(tree(dir.path()), ["good.yaml", "wrong.yaml"]);
}

#[test]
fn what_has_not_changed_is_left_alone() {
    let dir = folder(&[("agent.yaml", AGENT)]);
    let times = || -> Vec<SystemTime> {
        let modified = |name: String| {
            dir.path()
                .join(name)
                .metadata()
                .unwrap()
                .modified()
                .unwrap()
        };
        tree(dir.path()).into_iter().map(modified).collect()
    };
    run(dir.path(), &["render"]).ends(0, "4 files written");
    // Long ago, so that a second writing would show on any file system.
    let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    for name in tree(dir.path()) {
        let file = std::fs::File::options()
            .write(true)
            .open(dir.path().join(name))
            .unwrap();
        file.set_modified(long_ago).unwrap();
    }
    let again = run(dir.path(), &["render"]);
    again.ends(0, "0 files written, 4 unchanged");
    assert_eq!(again.out(), "");
    assert!(times().iter().all(|time| *time == long_ago));
    std::fs::write(dir.path().join("agent.yaml"), AGENT.replace("登记", "记录")).unwrap();
    run(dir.path(), &["render"]).ends(0, "4 files written");
}

#[test]
fn standard_input_becomes_standard_output() {
    let dir = folder(&[]);
    let english = [("LANG", "en_US.UTF-8")];
    let pipe = |args: &[&str], text: &str| run_with(dir.path(), args, &english, text);
    let markdown = pipe(
        &["render", "-", "-d", "posting", "-f", "md", "-o", "-"],
        AGENT,
    );
    assert_eq!(markdown.code, 0, "{}", markdown.err);
    assert!(
        markdown.out().starts_with("# 客服专员招聘启事\n"),
        "{}",
        markdown.out()
    );
    let word = pipe(
        &["render", "-", "-d", "posting", "-f", "docx", "-o", "-"],
        AGENT,
    );
    assert!(docx_text(&word.out).contains("登记来电"));
    pipe(&["render", "-", "-o", "-"], AGENT)
        .ends(2, "standard output takes one document, here are 4");
    pipe(&["check", "-"], AGENT).ends(0, "1 role checked");
    pipe(&["check", "-"], WRONG).ends(1, "<stdin>:2:1");
    let refused = pipe(
        &["render", "-", "-d", "posting", "-f", "md", "-o", "-"],
        WRONG,
    );
    assert_eq!((refused.code, refused.out()), (1, ""));
    assert!(tree(dir.path()).is_empty());
}

#[test]
fn unknown_documents_formats_and_languages_are_told() {
    let dir = folder(&[("agent.yaml", AGENT)]);
    let render = |args: &[&str]| run(dir.path(), &[&["render"], args].concat());
    render(&["-d", "poem"]).ends(2, "documents: duty_list, handbook, posting, specification");
    render(&["-f", "pdf"]).ends(2, "md, docx");
    render(&["-l", "en"]).ends(1, "`agent` has no English text");
    render(&["-l", "klingon"]).ends(2, "use a tag such as zh-CN or en");
    assert_eq!(tree(dir.path()), ["agent.yaml"]);
}

/// Whatever an id or title says, no file is written outside of the output folder.
#[test]
fn names_do_not_lead_out_of_the_folder() {
    for (id, pattern) in [
        ("../../evil", "{id}"),
        ("..", "{id}"),
        ("a/b", "{title}"),
        ("CON", "{id}"),
        (".x", "{id}"),
    ] {
        let role = format!("id: \"{id}\"\ntitle: \"{id} 客服\"\n");
        let settings = format!("names: \"{pattern}.{{document}}.{{lang}}\"\n");
        let dir = folder(&[
            ("in/rolewright.yaml", &settings),
            ("in/roles/a.yaml", &role),
        ]);
        run(&dir.path().join("in"), &["render"]).ends(0, "4 files written");
        let tree = tree(dir.path());
        let made: Vec<&String> = tree
            .iter()
            .filter(|name| !name.ends_with(".yaml"))
            .collect();
        assert_eq!(made.len(), 4, "{id}");
        for name in made {
            let file = name
                .strip_prefix("in/rendered/")
                .unwrap_or_else(|| panic!("{id}: {name}"));
            assert!(
                !file.contains('/') && !file.starts_with('.'),
                "{id}: {name}"
            );
        }
    }
    let dir = folder(&[
        ("rolewright.yaml", "names: \"../{id}\"\n"),
        ("roles/a.yaml", AGENT),
    ]);
    run(dir.path(), &["render"]).ends(1, "file names lead out of the output folder");
}

#[test]
fn two_documents_never_share_a_file() {
    let dir = folder(&[
        ("rolewright.yaml", "names: \"{id}\"\n"),
        ("roles/a.yaml", AGENT),
    ]);
    run(dir.path(), &["render"]).ends(2, "would be written to the same file");
    assert_eq!(tree(dir.path()), ["roles/a.yaml", "rolewright.yaml"]);
}

#[test]
fn colours_are_for_those_who_want_them() {
    let dir = folder(&[("wrong.yaml", WRONG)]);
    let coloured = |args: &[&str], env: &[(&str, &str)]| {
        run_with(dir.path(), args, env, "").err.contains('\u{1b}')
    };
    assert!(!coloured(&["check"], &[]), "no terminal, no colours");
    assert!(coloured(&["check", "--color", "always"], &[]));
    assert!(coloured(&["check"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(
        &["check"],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(!coloured(
        &["check", "--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    ));
}

#[test]
fn messages_come_in_the_language_that_is_wanted() {
    let alone = folder(&[("wrong.yaml", WRONG)]);
    let project = folder(&[
        ("roles/wrong.yaml", WRONG),
        ("rolewright.yaml", "messages: en\n"),
    ]);
    let spoken = |dir: &TempDir, args: &[&str], env: &[(&str, &str)]| {
        let run = run_with(dir.path(), &[&["check"], args].concat(), env, "");
        let chinese = run.err.contains("未知字段");
        assert_ne!(chinese, run.err.contains("unknown key"), "{}", run.err);
        if chinese { "zh-CN" } else { "en" }
    };
    let at_home = |args: &[&str], env: &[(&str, &str)]| spoken(&alone, args, env);
    assert_eq!(at_home(&[], &[]), "zh-CN");
    assert_eq!(at_home(&[], &[("LANG", "C.UTF-8")]), "zh-CN");
    assert_eq!(at_home(&[], &[("LANG", "en_GB.UTF-8")]), "en");
    assert_eq!(
        at_home(&[], &[("LANG", "en_GB"), ("LC_ALL", "zh_CN.UTF-8")]),
        "zh-CN"
    );
    assert_eq!(at_home(&["--messages", "en"], &[]), "en");
    assert_eq!(at_home(&["--lang", "en"], &[]), "en");
    assert_eq!(spoken(&project, &[], &[]), "en", "the project says so");
    assert_eq!(
        spoken(&project, &["--messages", "zh"], &[("LANG", "en_GB")]),
        "zh-CN"
    );
}

/// One role of a project is checked among the others, and only it is told of.
#[test]
fn one_file_is_checked_alone() {
    let dir = folder(&[
        ("rolewright.yaml", "messages: en\n"),
        ("roles/a.yaml", AGENT),
        ("roles/wrong.yaml", WRONG),
    ]);
    run(dir.path(), &["check", "roles/a.yaml"]).ends(0, "1 role checked");
    run(dir.path(), &["check"]).ends(1, "roles/wrong.yaml:2:1");
}

#[test]
fn a_users_templates_take_the_place_of_ours() {
    let about = read("role_templates/documents/posting/about.yaml");
    let dir = folder(&[
        ("rolewright.yaml", "templates: mine\nmessages: en\n"),
        ("roles/a.yaml", AGENT),
        (
            "mine/documents/posting/page.md.tera",
            "# 自己的{{ role.title }}\n",
        ),
        (
            "mine/documents/card/page.md.tera",
            "# {{ role.title }}卡片\n",
        ),
        ("mine/documents/card/about.yaml", &about),
    ]);
    let made = |document: &str| {
        run(
            dir.path(),
            &["render", "-d", document, "-f", "md", "-o", "-"],
        )
    };
    assert_eq!(made("posting").out(), "# 自己的客服专员\n");
    assert_eq!(made("card").out(), "# 客服专员卡片\n");
    let broken = dir.path().join("mine/documents/card/page.md.tera");
    std::fs::write(broken, "# {{ role.titel }}\n").unwrap();
    made("card").ends(1, "mine/documents/card/page.md.tera:1:");
}

/// The commands that the examples' README shows do what they say.
#[test]
fn the_examples_commands_work() {
    let dir = tempfile::tempdir().unwrap();
    for path in files("examples/customer_service", "yaml") {
        let to = dir.path().join(&path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, read(&path)).unwrap();
    }
    let text = read("examples/README.md");
    let commands: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("rolewright "))
        .collect();
    assert!(commands.len() >= 4, "{commands:?}");
    for command in commands {
        let args = command.split('#').next().unwrap();
        let run = run(dir.path(), &args.split_whitespace().collect::<Vec<_>>());
        assert_eq!(run.code, 0, "{command}: {}", run.err);
    }
    assert!(
        dir.path()
            .join("examples/customer_service/rendered")
            .is_dir()
    );
}
