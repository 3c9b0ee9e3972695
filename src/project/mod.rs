//! Paths become texts: all reading of the disk that a run needs.
//!
//! What the texts say is the stages' matter, from `syntax` on.
#![allow(clippy::disallowed_methods, reason = "this is where the disk is read")]

pub mod builtin;
mod discover;
mod fault;
mod nearest;
mod paths;
mod read;
mod templates;

pub use discover::{ROLES, SETTINGS, root_of};
pub use fault::Fault;
pub use nearest::nearest;
pub use paths::shown;
pub use templates::{TemplateText, read_templates, templates};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::say;
use crate::source::{SourceId, Sources};
use discover::{Found, discover};

/// The name of what comes from standard input.
const STDIN: &str = "<stdin>";

/// The texts of a run.
#[derive(Debug)]
pub struct Project {
    /// The project's folder, or the working folder.
    pub root: PathBuf,
    pub sources: Sources,
    /// All role files, by path.
    pub roles: Vec<SourceId>,
    /// Those of them that were asked for; the others are there to be referred to.
    pub asked: Vec<SourceId>,
    /// The text of `rolewright.yaml`.
    pub settings: Option<SourceId>,
    /// Files that could not be read.
    pub problems: Vec<Fault>,
}

/// Reads files, folders and standard input (`-`); nothing stands for the
/// working folder.
pub fn load(given: &[PathBuf]) -> anyhow::Result<Project> {
    load_from(&working_folder()?, given)
}

/// The working folder in the spelling that `shown` and `root_of` expect.
pub fn working_folder() -> anyhow::Result<PathBuf> {
    let folder = std::env::current_dir().and_then(|folder| folder.canonicalize());
    let doing = say!("无法打开当前目录", "cannot open the working folder");
    Ok(folder.map_err(|error| Fault::io(".", doing, error))?)
}

/// Only the settings around a folder, for commands that need no role.
pub fn load_settings(cwd: &Path) -> anyhow::Result<Project> {
    let mut reading = Reading::new(cwd);
    reading.settings(root_of(cwd));
    Ok(reading.project)
}

fn load_from(cwd: &Path, given: &[PathBuf]) -> anyhow::Result<Project> {
    let found = discover(cwd, given)?;
    let mut reading = Reading::new(cwd);
    reading.settings(found.root.as_deref());
    reading.roles(found);
    let project = reading.project;
    if project.roles.is_empty() && project.problems.is_empty() {
        return Err(no_roles(&project.root, cwd).into());
    }
    Ok(project)
}

fn no_roles(root: &Path, cwd: &Path) -> Fault {
    Fault::new(say!(
        "没有找到岗位文件（*.yaml）",
        "no role files (*.yaml) here"
    ))
    .at(shown(cwd, root))
    .help(say!(
        "新建一个：rolewright new front_desk",
        "make one: rolewright new front_desk"
    ))
}

struct Reading<'a> {
    cwd: &'a Path,
    project: Project,
}

impl<'a> Reading<'a> {
    fn new(cwd: &'a Path) -> Self {
        let project = Project {
            root: cwd.to_owned(),
            sources: Sources::default(),
            roles: Vec::new(),
            asked: Vec::new(),
            settings: None,
            problems: Vec::new(),
        };
        Reading { cwd, project }
    }

    fn settings(&mut self, root: Option<&Path>) {
        let Some(root) = root else {
            return;
        };
        self.project.root = root.to_owned();
        let shown = shown(self.cwd, &root.join(SETTINGS));
        let text = read::found_file(&root.join(SETTINGS), &shown);
        self.project.settings = self.keep(shown, text);
    }

    fn roles(&mut self, found: Found) {
        self.project.problems.extend(found.problems);
        for path in by_bytes(&found.roles) {
            let shown = shown(self.cwd, path);
            let text = match found.named.contains(path) {
                true => read::file(path, &shown),
                false => read::found_file(path, &shown),
            };
            self.role(shown, text, found.asked.contains(path));
        }
        if found.stdin {
            self.role(STDIN.to_owned(), read::stdin(STDIN), true);
        }
    }

    fn role(&mut self, shown: String, text: Result<String, Fault>, asked: bool) {
        let id = self.keep(shown, text);
        self.project.roles.extend(id);
        self.project.asked.extend(id.filter(|_| asked));
    }

    fn keep(&mut self, shown: String, text: Result<String, Fault>) -> Option<SourceId> {
        match text {
            Ok(text) => Some(self.project.sources.add(shown, text)),
            Err(fault) => {
                self.project.problems.push(fault);
                None
            }
        }
    }
}

/// Not by `Path`'s own order, which differs from what `ls` and git show.
fn by_bytes(paths: &BTreeSet<PathBuf>) -> Vec<&PathBuf> {
    let mut paths: Vec<_> = paths.iter().collect();
    paths.sort_by_key(|path| path.as_os_str().as_encoded_bytes());
    paths
}

#[cfg(test)]
mod tests;
