//! What keeps the program from doing its work, said in both languages.
//!
//! Faults in the user's text are diagnostics; these are about files, folders and
//! arguments, found before it is known in which language to speak.

use std::fmt;
use std::io;

use crate::diagnostic::{Lang, Message};
use crate::say;

/// A file or an argument that cannot be worked with.
#[derive(Debug)]
pub struct Fault {
    /// The path as messages show it.
    pub path: Option<String>,
    pub message: Message,
    /// What to do about it.
    pub help: Option<Message>,
    cause: Option<io::Error>,
}

impl Fault {
    pub fn new(message: Message) -> Self {
        Fault {
            path: None,
            message,
            help: None,
            cause: None,
        }
    }

    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// `doing` is what failed: `say!("无法读取", "cannot read it")`.
    pub fn io(path: impl Into<String>, doing: Message, error: io::Error) -> Self {
        let why = reason(&error);
        let message = Message {
            zh: format!("{}：{}", doing.zh, why.zh),
            en: format!("{}: {}", doing.en, why.en),
        };
        let mut fault = Fault::new(message).at(path);
        fault.cause = Some(error);
        fault
    }

    /// The sentence with its path.
    pub fn text(&self, lang: Lang) -> String {
        let message = self.message.get(lang);
        match (&self.path, lang) {
            (None, _) => message.to_owned(),
            (Some(path), Lang::ZhCn) => format!("{path}：{message}"),
            (Some(path), Lang::En) => format!("{path}: {message}"),
        }
    }
}

/// The system's reason in words; rare ones as the system puts them.
fn reason(error: &io::Error) -> Message {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => say!("不存在", "there is no such file or folder"),
        Kind::PermissionDenied => say!("没有权限", "permission denied"),
        Kind::AlreadyExists => say!("同名的文件已经存在", "a file of that name is there"),
        Kind::IsADirectory => say!("是文件夹，不是文件", "it is a folder, not a file"),
        Kind::NotADirectory => say!(
            "路径中有一段是文件，不是文件夹",
            "a part of its path is a file, not a folder"
        ),
        Kind::StorageFull | Kind::QuotaExceeded => say!("磁盘已满", "the disk is full"),
        Kind::ReadOnlyFilesystem => say!("磁盘只读", "the disk is read-only"),
        Kind::InvalidFilename => say!(
            "文件名太长，或有不能用的字符",
            "the file name is too long or holds a character it cannot"
        ),
        Kind::InvalidInput => say!("路径写法不对", "the path is not well formed"),
        Kind::ResourceBusy => say!("文件正在使用", "it is in use"),
        _ => rare(error),
    }
}

/// Without the number that the library puts behind: `Input/output error (os error 5)`.
fn rare(error: &io::Error) -> Message {
    let text = error.to_string();
    let text = text.split(" (os error ").next().unwrap_or_default();
    say!("系统报告“{text}”", "{text}")
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_its_path_and_the_reason_in_both_languages() {
        let error = io::Error::from(io::ErrorKind::PermissionDenied);
        let fault = Fault::io("a/前台.yaml", say!("无法读取", "cannot read it"), error);
        assert_eq!(fault.text(Lang::ZhCn), "a/前台.yaml：无法读取：没有权限");
        assert_eq!(
            fault.to_string(),
            "a/前台.yaml: cannot read it: permission denied"
        );
    }

    #[test]
    fn what_the_system_says_is_said_in_our_words() {
        let text = |error: io::Error| Fault::io("a", say!("无法写入", "cannot write it"), error);
        let there = text(io::ErrorKind::AlreadyExists.into());
        assert_eq!(there.text(Lang::ZhCn), "a：无法写入：同名的文件已经存在");
        let rare = text(io::Error::other("Input/output error (os error 5)"));
        assert_eq!(rare.to_string(), "a: cannot write it: Input/output error");
        #[cfg(unix)]
        for code in [1, 2, 13, 17, 20, 21, 28, 30, 36] {
            let told = text(io::Error::from_raw_os_error(code)).text(Lang::ZhCn);
            assert!(
                !told.contains(|c: char| c.is_ascii_alphabetic() && c != 'a'),
                "{told}"
            );
        }
    }
}
