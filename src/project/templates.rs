//! The texts of document templates and locales: ours, and the user's over them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::{builtin, paths, read};
use crate::say;

/// The folders of a templates folder that are looked into.
const FOLDERS: [&str; 2] = ["documents", "locales"];

/// Folders are never nested deeper; this ends circles of links.
const DEPTH: usize = 4;

/// A template's file: its path in the templates folder, its path as messages
/// show it, its text.
pub type TemplateText = (String, String, String);

/// The user's files in `folder`, by their path in it, sorted; `None` where there
/// is no such folder. What cannot be read is left out and told.
pub fn read_templates(
    root: &Path,
    folder: &str,
    problems: &mut Vec<Fault>,
) -> Option<Vec<TemplateText>> {
    let base = root.join(folder);
    if !base.is_dir() {
        return None;
    }
    let mut files = Vec::new();
    for part in FOLDERS {
        let listed = list(&base.join(part), DEPTH, &mut files);
        problems.extend(listed.err());
    }
    let read = |path: PathBuf| {
        let parts = path.strip_prefix(&base).unwrap_or(&path).components();
        let name = paths::slashed(parts);
        let shown = format!("{}/{name}", folder.trim_end_matches('/'));
        match read::found_file(&path, &shown) {
            Ok(text) => Some((name, shown, text)),
            Err(fault) => {
                problems.push(fault);
                None
            }
        }
    };
    let mut files: Vec<_> = files.into_iter().filter_map(read).collect();
    files.sort();
    Some(files)
}

/// What documents are made with: a user's file takes the place of ours of the
/// same name.
pub fn templates(user: Vec<TemplateText>) -> Vec<TemplateText> {
    let ours = builtin::files().iter().filter(|(name, _)| {
        let folder = name.split('/').next();
        folder.is_some_and(|folder| FOLDERS.contains(&folder))
    });
    let ours = ours.map(|&(name, text)| {
        (
            name.to_owned(),
            format!("<rolewright>/{name}"),
            text.to_owned(),
        )
    });
    let by_name = |file: TemplateText| (file.0.clone(), file);
    let all: BTreeMap<_, _> = ours.chain(user).map(by_name).collect();
    all.into_values().collect()
}

fn list(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Fault> {
    if depth == 0 || !folder.is_dir() {
        return Ok(());
    }
    let fail = |error| {
        let shown = paths::slashed(folder.components());
        Fault::io(shown, say!("无法打开", "cannot open it"), error)
    };
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if paths::is_hidden(&path) {
            continue;
        }
        if path.is_dir() {
            list(&path, depth - 1, files)?;
        } else if is_template(&path) {
            files.push(path);
        }
    }
    Ok(())
}

/// Pictures and notes may lie beside templates.
fn is_template(path: &Path) -> bool {
    paths::is_yaml(path) || path.extension().is_some_and(|e| e == "tera")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_users_folder_is_read_by_name() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = dir.path().join("my").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        file("documents/offer/page.md.tera", "a");
        file("documents/offer/about.yaml", "b");
        file("documents/offer/logo.png", "\u{1}");
        file("locales/zh-CN.yaml", "c");
        file("roles/x/zh-CN.yaml", "d");
        fs::write(dir.path().join("my/locales/en.yaml"), b"\xBF\xCD").unwrap();
        let mut problems = Vec::new();
        let files = read_templates(dir.path(), "my/", &mut problems).unwrap();
        let told: Vec<_> = problems.iter().map(Fault::to_string).collect();
        assert_eq!(told, ["my/locales/en.yaml: line 1 is not UTF-8 text"]);
        let names: Vec<_> = files.iter().map(|(name, _, _)| name.as_str()).collect();
        let expected = [
            "documents/offer/about.yaml",
            "documents/offer/page.md.tera",
            "locales/zh-CN.yaml",
        ];
        assert_eq!(names, expected);

        let all = templates(files);
        assert!(all.is_sorted());
        let locale = all.iter().find(|(name, _, _)| name == "locales/zh-CN.yaml");
        assert_eq!(locale.unwrap().2, "c");
        assert!(all.iter().all(|(name, _, _)| !name.starts_with("roles/")));
    }

    #[test]
    fn a_missing_folder_holds_nothing() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read_templates(dir.path(), "none", &mut Vec::new()), None);
    }
}
