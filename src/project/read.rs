//! A file becomes text, or a fault that says what to do about it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::fault::Fault;
use crate::say;

/// Larger files are no job descriptions.
pub const LIMIT: usize = 1 << 20;

/// Reads a file; `shown` is its name in messages.
pub fn file(path: &Path, shown: &str) -> Result<String, Fault> {
    let fail = |error| Fault::io(shown, say!("无法读取", "cannot read it"), error);
    text(File::open(path).map_err(fail)?, shown)
}

/// Like [`file`], for one that nobody named: a pipe would be waited on for ever.
pub fn found_file(path: &Path, shown: &str) -> Result<String, Fault> {
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => {
            Err(Fault::new(say!("不是普通文件", "it is not a regular file")).at(shown))
        }
        _ => file(path, shown),
    }
}

pub fn stdin(shown: &str) -> Result<String, Fault> {
    text(io::stdin().lock(), shown)
}

fn text(from: impl Read, shown: &str) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    from.take(LIMIT as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Fault::io(shown, say!("无法读取", "cannot read it"), error))?;
    if bytes.len() > LIMIT {
        return Err(too_large(shown));
    }
    // Word processors and Notepad begin a text with a byte order mark.
    let marked = bytes.starts_with(b"\xEF\xBB\xBF");
    let text = String::from_utf8(bytes.split_off(if marked { 3 } else { 0 }));
    text.map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        not_utf8(shown, before.iter().filter(|&&b| b == b'\n').count() + 1)
    })
}

fn too_large(shown: &str) -> Fault {
    Fault::new(say!("超过 1 MiB，没有读取", "larger than 1 MiB, not read"))
        .at(shown)
        .help(say!("一个文件只写一个岗位", "write one role a file"))
}

fn not_utf8(shown: &str, line: usize) -> Fault {
    Fault::new(say!(
        "第 {line} 行不是 UTF-8 编码的文字",
        "line {line} is not UTF-8 text"
    ))
    .at(shown)
    .help(say!(
        "用编辑器另存为 UTF-8 编码（记事本：另存为，编码选 UTF-8）",
        "save the file as UTF-8 (Notepad: Save As, Encoding: UTF-8)"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_left_out() {
        assert_eq!(text(&b"\xEF\xBB\xBFtitle: x"[..], "a").unwrap(), "title: x");
        assert_eq!(text(&b""[..], "a").unwrap(), "");
    }

    #[test]
    fn other_encodings_are_told_with_their_line() {
        let gbk = b"id: a\ntitle: \xBF\xCD\xB7\xFE\n";
        let fault = text(&gbk[..], "a.yaml").unwrap_err();
        assert_eq!(fault.to_string(), "a.yaml: line 2 is not UTF-8 text");
        assert!(fault.help.unwrap().zh.contains("UTF-8"));
    }

    #[test]
    fn large_files_are_refused() {
        let large = vec![b' '; LIMIT + 1];
        let fault = text(&large[..], "a").unwrap_err();
        assert_eq!(fault.message.zh, "超过 1 MiB，没有读取");
        assert!(text(&large[1..], "a").is_ok());
    }
}
