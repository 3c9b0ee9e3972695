//! Bytes become files: whole or not at all, and untouched when nothing changed.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::project::Fault;
use crate::say;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Written,
    /// It held the same bytes; its time of change stays.
    Unchanged,
}

/// Puts `bytes` into the file at `path`, making its folder; `shown` is its name
/// in messages.
pub fn write(path: &Path, shown: &str, bytes: &[u8]) -> Result<Outcome, Fault> {
    // Behind a link stands the file that is meant.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if holds(path, bytes) {
        return Ok(Outcome::Unchanged);
    }
    replace(path, bytes).map_err(|error| failure(shown, error))?;
    Ok(Outcome::Written)
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    let length = fs::metadata(path).map(|found| found.len());
    length.is_ok_and(|length| length == bytes.len() as u64)
        && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Writes beside the file and renames, so that no one ever sees half a document.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rolewright-");
    // Temporary files are for their owner only, documents are not.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

fn failure(shown: &str, error: io::Error) -> Fault {
    let denied = error.kind() == io::ErrorKind::PermissionDenied;
    let fault = Fault::io(shown, say!("无法写入", "cannot write it"), error);
    match denied {
        true => fault.help(say!(
            "如果文件正在 Word 中打开，请先关闭",
            "if Word has the file open, close it first"
        )),
        false => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("招聘/a.docx");
        let write = |bytes| write(&path, "a.docx", bytes).unwrap();
        assert_eq!(write(b"one"), Outcome::Written);
        let time = || fs::metadata(&path).unwrap().modified().unwrap();
        let before = time();
        assert_eq!(write(b"one"), Outcome::Unchanged);
        assert_eq!(time(), before);
        assert_eq!(write(b"two"), Outcome::Written);
        assert_eq!(fs::read(&path).unwrap(), b"two");
        let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "no temporary file is left");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_a_new_file_would_let_them() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let mode = |name: &str| {
            fs::metadata(dir.path().join(name))
                .unwrap()
                .permissions()
                .mode()
        };
        write(&dir.path().join("a"), "a", b"x").unwrap();
        fs::write(dir.path().join("b"), b"x").unwrap();
        assert_eq!(mode("a"), mode("b"));
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_links() {
        let dir = tempfile::tempdir().unwrap();
        let (file, link) = (dir.path().join("a"), dir.path().join("b"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, "b", b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
    }

    #[test]
    fn what_cannot_be_written_is_told_with_its_path() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("a")).unwrap();
        let fault = write(&dir.path().join("a"), "a", b"x").unwrap_err();
        assert!(
            fault.to_string().starts_with("a: cannot write it: "),
            "{fault}"
        );
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
