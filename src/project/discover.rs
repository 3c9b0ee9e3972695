//! The paths one was given become the files to be read.
//!
//! Finds the project around them, so that one role is checked among the others.
//! Reading the files is `read`'s matter.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::paths::{self, is_hidden, is_yaml};
use crate::say;

/// The file that makes a folder a project.
pub const SETTINGS: &str = "rolewright.yaml";

/// The folder of a project's roles.
pub const ROLES: &str = "roles";

/// What was found, by whole paths.
#[derive(Debug, Default)]
pub struct Found {
    /// The project's folder, if there is a project.
    pub root: Option<PathBuf>,
    /// All role files.
    pub roles: BTreeSet<PathBuf>,
    /// Those that were asked for.
    pub asked: BTreeSet<PathBuf>,
    /// Those that were named themselves.
    pub named: BTreeSet<PathBuf>,
    pub stdin: bool,
    pub problems: Vec<Fault>,
}

/// Looks at each path; none stands for the working folder. A path that cannot
/// be worked with is told, and the rest goes on.
pub fn discover(cwd: &Path, given: &[PathBuf]) -> Result<Found, Fault> {
    let mut search = Search {
        cwd,
        found: Found::default(),
    };
    for path in given {
        search.path(path)?;
    }
    if given.is_empty() {
        search.path(&default_path(cwd))?;
    }
    let Found { roles, asked, .. } = &mut search.found;
    roles.extend(asked.iter().cloned());
    Ok(search.found)
}

/// The folder around `folder` that holds the settings, itself included.
pub fn root_of(folder: &Path) -> Option<&Path> {
    let mut around = folder.ancestors();
    around.find(|folder| folder.join(SETTINGS).is_file())
}

/// Anywhere in a project but among its roles, the whole project is meant.
fn default_path(cwd: &Path) -> PathBuf {
    match root_of(cwd) {
        Some(root) if !cwd.starts_with(root.join(ROLES)) => root.to_owned(),
        _ => cwd.to_owned(),
    }
}

/// What stands at a path.
enum Named {
    Folder(PathBuf),
    File(PathBuf),
}

fn named(cwd: &Path, path: &Path) -> Result<Named, Fault> {
    let shown = paths::slashed(path.components());
    let fail = |error| Fault::io(&shown, say!("无法打开", "cannot open it"), error);
    let whole = cwd.join(path);
    let found = fs::metadata(&whole).map_err(fail)?;
    let real = paths::real(&whole).map_err(fail)?;
    match found.is_dir() {
        true => Ok(Named::Folder(real)),
        // Pipes have no extension; whoever names one knows what is in it.
        false if found.is_file() && !is_yaml(&real) => Err(no_role(&shown)),
        false => Ok(Named::File(real)),
    }
}

fn no_role(shown: &str) -> Fault {
    Fault::new(say!("不是 YAML 文件", "it is not a YAML file"))
        .at(shown)
        .help(say!(
            "岗位文件的扩展名是 .yaml 或 .yml",
            "the extension of role files is .yaml or .yml"
        ))
}

struct Search<'a> {
    cwd: &'a Path,
    found: Found,
}

impl Search<'_> {
    fn path(&mut self, path: &Path) -> Result<(), Fault> {
        if path == Path::new("-") {
            self.found.stdin = true;
            return self.enter(root_of(self.cwd));
        }
        match named(self.cwd, path) {
            Ok(Named::Folder(folder)) => self.folder(&folder),
            Ok(Named::File(file)) => self.file(&file),
            Err(fault) => {
                self.found.problems.push(fault);
                Ok(())
            }
        }
    }

    fn file(&mut self, file: &Path) -> Result<(), Fault> {
        let root = file.parent().and_then(root_of);
        self.enter(root)?;
        match root {
            Some(root) if file == root.join(SETTINGS) => self.ask(|_| true),
            _ => {
                self.found.asked.insert(file.to_owned());
                self.found.named.insert(file.to_owned());
            }
        }
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<(), Fault> {
        let root = root_of(folder);
        self.enter(root)?;
        match root {
            Some(root) if folder == root => self.ask(|_| true),
            Some(root) if folder.starts_with(root.join(ROLES)) => {
                self.ask(|role| role.starts_with(folder));
            }
            _ => {
                let files = self.walk(folder, loose);
                self.found.asked.extend(files);
            }
        }
        Ok(())
    }

    /// Makes the roles of a project known; there can be but one.
    fn enter(&mut self, root: Option<&Path>) -> Result<(), Fault> {
        let Some(root) = root else {
            return Ok(());
        };
        match &self.found.root {
            None => {
                let roles = root.join(ROLES);
                if roles.is_dir() {
                    let files = self.walk(&roles, |folder| !is_hidden(folder));
                    self.found.roles.extend(files);
                }
                self.found.root = Some(root.to_owned());
                Ok(())
            }
            Some(known) if known == root => Ok(()),
            Some(known) => Err(self.two_projects(known, root)),
        }
    }

    fn ask(&mut self, wanted: impl Fn(&Path) -> bool) {
        let roles = self.found.roles.iter();
        let asked: Vec<_> = roles.filter(|role| wanted(role)).cloned().collect();
        self.found.asked.extend(asked);
    }

    fn two_projects(&self, one: &Path, other: &Path) -> Fault {
        let (one, other) = (paths::shown(self.cwd, one), paths::shown(self.cwd, other));
        Fault::new(say!(
            "这些路径属于两个项目：{one} 和 {other}",
            "the paths belong to two projects: {one} and {other}"
        ))
        .help(say!("每次只处理一个项目", "work on one project at a time"))
    }

    /// All role files below a folder, entering those folders that `enters` allows.
    fn walk(&mut self, folder: &Path, enters: fn(&Path) -> bool) -> Vec<PathBuf> {
        let mut walk = Walk {
            cwd: self.cwd,
            enters,
            files: Vec::new(),
            seen: BTreeSet::new(),
            problems: &mut self.found.problems,
        };
        walk.folder(folder);
        walk.files
    }
}

/// Whether to look for roles in a folder outside of any project.
fn loose(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default();
    !is_hidden(folder)
        && name != "target"
        && name != "node_modules"
        && !folder.join(SETTINGS).is_file()
}

struct Walk<'a> {
    cwd: &'a Path,
    enters: fn(&Path) -> bool,
    files: Vec<PathBuf>,
    /// Folders already entered: links may lead in circles.
    seen: BTreeSet<PathBuf>,
    problems: &'a mut Vec<Fault>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let entries = folder.canonicalize().and_then(|real| {
            let new = self.seen.insert(real);
            if new { entries(folder) } else { Ok(Vec::new()) }
        });
        match entries {
            Ok(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Err(error) => {
                let shown = paths::shown(self.cwd, folder);
                let doing = say!("无法打开", "cannot open it");
                self.problems.push(Fault::io(shown, doing, error));
            }
        }
    }

    fn entry(&mut self, entry: &Path) {
        if entry.is_dir() {
            if (self.enters)(entry) {
                self.folder(entry);
            }
        } else if is_yaml(entry) && !is_hidden(entry) && !entry.ends_with(SETTINGS) {
            self.files.push(entry.to_owned());
        }
    }
}

/// What a folder holds, sorted: which way a circle is entered must not be chance.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut entries = entries.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}
