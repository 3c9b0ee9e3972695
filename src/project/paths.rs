//! How paths are compared, and how messages show them.

use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

/// More steps upwards than this are harder to read than the whole path.
const UPWARDS: usize = 3;

/// The one spelling of a path: links and `..` in its folder resolved. The last
/// name stays, because a role is called after it.
pub fn real(path: &Path) -> io::Result<PathBuf> {
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if !path.is_dir() => {
            let parent = match parent == Path::new("") {
                true => Path::new("."),
                false => parent,
            };
            Ok(parent.canonicalize()?.join(name))
        }
        _ => path.canonicalize(),
    }
}

/// A path for messages: from the working folder where that is short, always
/// with `/`. Both paths must be whole.
pub fn shown(cwd: &Path, path: &Path) -> String {
    let common = cwd.components().zip(path.components());
    let common = common.take_while(|(a, b)| a == b).count();
    let up = cwd.components().count() - common;
    if up > UPWARDS || (up > 0 && common <= 1) {
        return slashed(path.components());
    }
    let rest = path.components().skip(common);
    let dots = std::iter::repeat_n(Component::ParentDir, up);
    match slashed(dots.chain(rest)) {
        text if text.is_empty() => ".".to_owned(),
        text => text,
    }
}

/// The parts of a path with `/` between them.
pub fn slashed<'a>(parts: impl Iterator<Item = Component<'a>>) -> String {
    let mut text = String::new();
    for part in parts {
        if part == Component::RootDir {
            text.push('/');
            continue;
        }
        if !text.is_empty() && !text.ends_with('/') {
            text.push('/');
        }
        text += &part.as_os_str().to_string_lossy();
    }
    // A name must not give orders to a terminal or break a message's line.
    text.replace(char::is_control, "\u{FFFD}")
}

pub fn is_yaml(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"))
}

pub fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_the_working_folder() {
        let shown = |cwd, path| super::shown(Path::new(cwd), Path::new(path));
        assert_eq!(
            shown("/srv/hr", "/srv/hr/roles/前台.yaml"),
            "roles/前台.yaml"
        );
        assert_eq!(shown("/srv/hr/roles", "/srv/hr/a.yaml"), "../a.yaml");
        assert_eq!(shown("/srv/hr", "/srv/hr"), ".");
        assert_eq!(shown("/srv/hr", "/tmp/a.yaml"), "/tmp/a.yaml");
        assert_eq!(shown("/", "/tmp/a.yaml"), "tmp/a.yaml");
        assert_eq!(
            shown("/a", "/a/\u{1b}[2J\n.yaml"),
            "\u{FFFD}[2J\u{FFFD}.yaml"
        );
    }

    #[test]
    fn only_yaml_counts_and_dots_hide() {
        assert!(is_yaml(Path::new("a/b.YAML")) && is_yaml(Path::new("b.yml")));
        assert!(!is_yaml(Path::new("yaml")) && !is_yaml(Path::new("b.yaml.bak")));
        assert!(is_hidden(Path::new("a/.b.yaml")) && !is_hidden(Path::new(".a/b.yaml")));
    }
}
