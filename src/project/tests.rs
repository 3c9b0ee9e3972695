use super::*;
use std::fs;
use tempfile::TempDir;

/// A folder with the given files, each holding its own name.
fn folder(files: &[&str]) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().canonicalize().unwrap();
    for file in files {
        let path = root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file).unwrap();
    }
    (dir, root)
}

fn names(project: &Project, ids: &[SourceId]) -> Vec<String> {
    let name = |id: &SourceId| project.sources.get(*id).unwrap().name.clone();
    ids.iter().map(name).collect()
}

fn load_here(cwd: &Path, given: &[&str]) -> Project {
    let given: Vec<_> = given.iter().map(PathBuf::from).collect();
    load_from(cwd, &given).unwrap()
}

fn refused(cwd: &Path, given: &[&str]) -> Fault {
    let given: Vec<_> = given.iter().map(PathBuf::from).collect();
    load_from(cwd, &given).unwrap_err().downcast().unwrap()
}

const COMPANY: [&str; 5] = [
    "rolewright.yaml",
    "roles/sales/lead.yml",
    "roles/front_desk.yaml",
    "roles/README.md",
    "templates/about.yaml",
];

#[test]
fn a_project_is_its_settings_and_its_roles() {
    let (_dir, root) = folder(&COMPANY);
    let project = load_here(&root, &[]);
    assert_eq!(
        names(&project, &project.roles),
        ["roles/front_desk.yaml", "roles/sales/lead.yml"]
    );
    assert_eq!(project.asked, project.roles);
    assert_eq!(project.settings, Some(SourceId(0)));
    assert_eq!(project.root, root);
    assert!(project.problems.is_empty());
}

#[test]
fn one_file_is_loaded_among_the_others() {
    let (_dir, root) = folder(&COMPANY);
    let project = load_here(
        &root.join("roles"),
        &["front_desk.yaml", "./front_desk.yaml"],
    );
    assert_eq!(
        names(&project, &project.roles),
        ["front_desk.yaml", "sales/lead.yml"]
    );
    assert_eq!(names(&project, &project.asked), ["front_desk.yaml"]);
    assert_eq!(
        names(&project, &[project.settings.unwrap()]),
        ["../rolewright.yaml"]
    );
}

#[test]
fn a_folder_in_a_project_asks_for_its_roles() {
    let (_dir, root) = folder(&COMPANY);
    for (cwd, given, count) in [
        ("roles/sales", vec![], 1),
        ("", vec!["roles/sales"], 1),
        ("templates", vec![], 2),
    ] {
        let project = load_here(&root.join(cwd), &given);
        assert_eq!(
            (project.roles.len(), project.asked.len()),
            (2, count),
            "{cwd}"
        );
    }
    let project = load_here(&root, &["rolewright.yaml"]);
    assert_eq!(project.asked.len(), 2);
}

#[test]
fn without_a_project_all_yaml_files_are_roles() {
    let (_dir, root) = folder(&[
        "b.yaml",
        "a.yml",
        "sub/c.yaml",
        "a.txt",
        ".hidden/d.yaml",
        ".e.yaml",
        "target/f.yaml",
        "node_modules/g.yaml",
        "other/rolewright.yaml",
        "other/roles/h.yaml",
    ]);
    let project = load_here(&root, &[]);
    assert_eq!(
        names(&project, &project.roles),
        ["a.yml", "b.yaml", "sub/c.yaml"]
    );
    assert_eq!(project.settings, None);
}

#[test]
fn unreadable_files_are_told_and_the_rest_goes_on() {
    let (_dir, root) = folder(&["a.yaml", "b.yaml", "c.yaml"]);
    fs::write(root.join("b.yaml"), b"\xBF\xCD\xB7\xFE").unwrap();
    fs::write(root.join("c.yaml"), vec![b' '; read::LIMIT + 1]).unwrap();
    let project = load_here(&root, &[]);
    assert_eq!(names(&project, &project.roles), ["a.yaml"]);
    let problems: Vec<_> = project.problems.iter().map(Fault::to_string).collect();
    assert_eq!(
        problems,
        [
            "b.yaml: line 1 is not UTF-8 text",
            "c.yaml: larger than 1 MiB, not read"
        ]
    );
}

#[test]
fn what_is_not_there_is_refused() {
    let (_dir, root) = folder(&["a.txt"]);
    let empty = refused(&root, &[]);
    assert_eq!(empty.to_string(), ".: no role files (*.yaml) here");
    assert!(empty.help.unwrap().en.contains("rolewright new"));
}

#[test]
fn every_unsuitable_path_is_told_and_the_rest_goes_on() {
    let (_dir, root) = folder(&["a.yaml", "b.txt"]);
    let project = load_here(&root, &["sub/前台.yaml", "a.yaml", "b.txt"]);
    assert_eq!(names(&project, &project.asked), ["a.yaml"]);
    let zh = |fault: &Fault| fault.text(crate::diagnostic::Lang::ZhCn);
    let problems: Vec<_> = project.problems.iter().map(zh).collect();
    assert_eq!(
        problems,
        ["sub/前台.yaml：无法打开：不存在", "b.txt：不是 YAML 文件"]
    );
}

#[test]
fn standard_input_belongs_to_the_project_one_is_in() {
    let (_dir, root) = folder(&COMPANY);
    let found = discover(&root.join("roles"), &["-".into()]).unwrap();
    assert_eq!(found.root, Some(root));
    assert!(found.stdin && found.asked.is_empty());
    assert_eq!(found.roles.len(), 2);
    let (_dir, bare) = folder(&["a.yaml"]);
    let found = discover(&bare, &["-".into()]).unwrap();
    assert!(found.stdin && found.root.is_none() && found.roles.is_empty());
}

#[test]
fn two_projects_are_refused() {
    let (_dir, root) = folder(&["a/rolewright.yaml", "a/roles/x.yaml", "b/rolewright.yaml"]);
    let fault = refused(&root, &["a", "b"]);
    assert_eq!(fault.message.zh, "这些路径属于两个项目：a 和 b");
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end_and_pipes_are_not_waited_on() {
    let (_dir, root) = folder(&["roles/a.yaml", "rolewright.yaml"]);
    std::os::unix::fs::symlink(&root, root.join("roles/again")).unwrap();
    std::os::unix::fs::symlink("nowhere", root.join("roles/broken.yaml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", root.join("roles/zero.yaml")).unwrap();
    let project = load_here(&root, &[]);
    assert_eq!(project.asked.len(), 1);
    let problems: Vec<_> = project.problems.iter().map(Fault::to_string).collect();
    assert_eq!(
        problems,
        [
            "roles/broken.yaml: cannot read it: there is no such file or folder",
            "roles/zero.yaml: it is not a regular file",
        ]
    );
}
