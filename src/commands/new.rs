//! `rolewright new`: a starter role becomes a file to be filled in.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::work::Work;
use super::{Exit, Session, document_lang};
use crate::compile;
use crate::diagnostic::Lang;
use crate::project::{self, Fault, ROLES, SETTINGS, builtin, nearest};
use crate::say;

/// Begin a role from a starter · 从起始内容新建岗位
#[derive(Debug, Args)]
pub struct New {
    /// What kind of role; none: all are listed · 岗位类型；不写则列出全部
    ///
    /// Such as front_desk, or its title. 如 front_desk，也可写名称：前台接待员。
    kind: Option<String>,

    /// Where to; `-` is standard output · 写到哪里；“-”为标准输出
    ///
    /// Default: KIND.yaml, in a project roles/KIND.yaml. 已有的文件不会被覆盖。
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Language of the role: zh-CN, en · 岗位文件的语言
    ///
    /// Default: that of messages. 缺省为提示信息的语言。
    #[arg(long, value_name = "LANG", value_parser = document_lang)]
    lang: Option<String>,
}

impl New {
    pub fn run(&self, session: &mut Session) -> anyhow::Result<Exit> {
        let cwd = project::working_folder()?;
        let work = Work::of(project::load_settings(&cwd)?, compile::read);
        session.heed(work.company());
        let lang = match (&self.lang, session.lang) {
            (Some(lang), _) => lang,
            (None, Lang::ZhCn) => "zh-CN",
            (None, Lang::En) => "en",
        };
        let kind = choose(self.kind.as_deref(), &starters(lang))?;
        let text = builtin::starter(&kind, lang).ok_or_else(|| no_such_language(&kind, lang))?;
        if self.output.as_deref() == Some(Path::new("-")) {
            session.hand_out(text.as_bytes())?;
            return Ok(Exit::Clean);
        }
        let home = project::root_of(&cwd).map(|root| root.join(ROLES));
        let path = self.path(&kind, &cwd, home);
        let shown = project::shown(&cwd, &path);
        if is_settings(&path) {
            return Err(reserved(&shown).into());
        }
        write_new(&path, &shown, text)?;
        session.tell_line(&say!(
            "下一步：填写内容，然后检查：rolewright check {shown}",
            "next: fill it in, then check it: rolewright check {shown}"
        ));
        session.hand_out(format!("{shown}\n").as_bytes())?;
        Ok(Exit::Clean)
    }

    fn path(&self, kind: &str, cwd: &Path, home: Option<PathBuf>) -> PathBuf {
        let name = format!("{kind}.yaml");
        match &self.output {
            Some(path) if cwd.join(path).is_dir() => cwd.join(path).join(name),
            Some(path) => cwd.join(path),
            None => home.unwrap_or_else(|| cwd.to_owned()).join(name),
        }
    }
}

fn is_settings(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.eq_ignore_ascii_case(SETTINGS)
}

fn reserved(shown: &str) -> Fault {
    Fault::new(say!(
        "{SETTINGS} 是项目设置的文件名，岗位要用别的名字",
        "{SETTINGS} is the name of a project's settings, a role needs another"
    ))
    .at(shown)
    .help(say!(
        "换一个文件名：-o 文件.yaml",
        "choose another name: -o FILE.yaml"
    ))
}

/// A kind of role and its titles, the one in the language at hand first.
struct Starter {
    kind: &'static str,
    titles: Vec<String>,
}

impl Starter {
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.kind).chain(self.titles.iter().map(String::as_str))
    }

    fn title(&self) -> &str {
        self.titles.first().map_or("", String::as_str)
    }
}

fn starters(lang: &str) -> Vec<Starter> {
    let starter = |kind| {
        let texts = [lang, "zh-CN", "en"].map(|lang| builtin::starter(kind, lang));
        let titles = texts.into_iter().flatten();
        Starter {
            kind,
            titles: titles.map(|text| title(text).to_owned()).collect(),
        }
    };
    builtin::kinds().into_iter().map(starter).collect()
}

/// The title a starter gives. The files are ours and write it on one line.
fn title(text: &str) -> &str {
    let mut lines = text.lines();
    let value = lines.find_map(|line| {
        let keys = ["title:", "岗位名称:", "岗位名称："];
        keys.iter().find_map(|key| line.strip_prefix(key))
    });
    let value = value.unwrap_or_default();
    let value = value.split(" #").next().unwrap_or(value);
    value.trim().trim_matches(['"', '\''])
}

/// The kind that is meant: by its name, or by its title.
fn choose(wanted: Option<&str>, starters: &[Starter]) -> Result<String, Fault> {
    let Some(wanted) = wanted else {
        let missing = say!("请写明岗位类型", "say what kind of role");
        return Err(Fault::new(missing).help(listed(starters)));
    };
    let folded = |name: &str| name.trim().to_lowercase().replace(['-', ' '], "_");
    let name = folded(wanted);
    let named = |s: &&Starter| s.names().any(|known| folded(known) == name);
    match starters.iter().find(named) {
        Some(starter) => Ok(starter.kind.to_owned()),
        None => Err(unknown(wanted, starters)),
    }
}

fn unknown(wanted: &str, starters: &[Starter]) -> Fault {
    let near = nearest(wanted, starters.iter().flat_map(Starter::names));
    let near = near.and_then(|near| starters.iter().find(|s| s.names().any(|name| name == near)));
    let message = match near {
        Some(Starter { kind, .. }) => say!(
            "没有岗位类型“{wanted}”，是不是“{kind}”？",
            "there is no kind `{wanted}`, did you mean `{kind}`?"
        ),
        None => say!("没有岗位类型“{wanted}”", "there is no kind `{wanted}`"),
    };
    Fault::new(message).help(listed(starters))
}

fn listed(starters: &[Starter]) -> crate::diagnostic::Message {
    let width = starters.iter().map(|s| s.kind.len()).max().unwrap_or(0);
    let lines = starters
        .iter()
        .map(|s| format!("\n  {:width$}  {}", s.kind, s.title()));
    let lines: String = lines.collect();
    say!("可选的岗位类型：{lines}", "the kinds are:{lines}")
}

fn no_such_language(kind: &str, lang: &str) -> Fault {
    Fault::new(say!(
        "{kind} 没有 {lang} 版本",
        "there is no {kind} in {lang}"
    ))
    .help(say!(
        "用 --lang 选另一种语言",
        "choose another language with --lang"
    ))
}

fn write_new(path: &Path, shown: &str, text: &str) -> Result<(), Fault> {
    let fail = |error| Fault::io(shown, say!("无法写入", "cannot write it"), error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| match error.kind() {
            // The folder's name is a file's: not the file that is to be made.
            io::ErrorKind::AlreadyExists => fail(io::ErrorKind::NotADirectory.into()),
            _ => fail(error),
        })?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = file.map_err(|error| refused(shown, error))?;
    file.write_all(text.as_bytes()).map_err(fail)
}

fn refused(shown: &str, error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::AlreadyExists => Fault::new(say!(
            "文件已经存在，没有改动",
            "the file is there already and was left alone"
        ))
        .at(shown)
        .help(say!(
            "换一个文件名：-o 文件.yaml",
            "choose another name: -o FILE.yaml"
        )),
        _ => Fault::io(shown, say!("无法写入", "cannot write it"), error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Vec<Starter> {
        let starter = |(kind, zh, en): (&'static str, &str, &str)| Starter {
            kind,
            titles: vec![zh.to_owned(), en.to_owned()],
        };
        [
            ("agent", "客服专员", "Service Agent"),
            ("front_desk", "前台接待", "Receptionist"),
        ]
        .map(starter)
        .into()
    }

    #[test]
    fn kinds_go_by_name_or_title() {
        for wanted in [
            "front_desk",
            "Front-Desk",
            "前台接待",
            " front desk ",
            "receptionist",
        ] {
            assert_eq!(choose(Some(wanted), &some()).unwrap(), "front_desk");
        }
    }

    #[test]
    fn an_unknown_kind_is_answered_with_those_there_are() {
        let fault = choose(Some("front_dsk"), &some()).unwrap_err();
        assert_eq!(
            fault.message.zh,
            "没有岗位类型“front_dsk”，是不是“front_desk”？"
        );
        for part in ["前台", "Reception"] {
            let fault = choose(Some(part), &some()).unwrap_err();
            assert!(fault.message.en.contains("did you mean `front_desk`"));
        }
        let list = "可选的岗位类型：\n  agent       客服专员\n  front_desk  前台接待";
        assert_eq!(fault.help.unwrap().zh, list);
        let far = choose(Some("厨师"), &some()).unwrap_err();
        assert_eq!(far.message.en, "there is no kind `厨师`");
        assert!(choose(None, &some()).unwrap_err().help.is_some());
    }

    #[test]
    fn titles_are_read_off_starters() {
        assert_eq!(
            title("# 岗位\nid: x\ntitle: \"前台接待\"  # 名称\n"),
            "前台接待"
        );
        assert_eq!(title("岗位名称: 客服专员\n"), "客服专员");
        assert_eq!(title(""), "");
    }

    #[test]
    fn no_file_is_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("roles/a.yaml");
        write_new(&path, "a.yaml", "one").unwrap();
        let fault = write_new(&path, "a.yaml", "two").unwrap_err();
        assert!(fault.to_string().contains("left alone"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        let fault = write_new(&path.join("b.yaml"), "b.yaml", "two").unwrap_err();
        assert!(fault.message.zh.contains("不是文件夹"), "{fault}");
    }

    #[test]
    fn the_settings_name_is_kept_for_the_settings() {
        assert!(is_settings(Path::new("a/rolewright.yaml")));
        assert!(is_settings(Path::new("Rolewright.YAML")));
        assert!(!is_settings(Path::new("rolewright.yaml/a.yaml")));
    }
}
