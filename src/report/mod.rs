//! Findings become text for a reader: a person now, machines by further formats.
//!
//! A format is a file with its `KIND`, its `mod` line and its word in [`KINDS`]. What is found is decided before; where the text goes
//! is the commands' say.

pub mod human;

use crate::diagnostic::{Diagnostic, Lang, Message, Severity};
use crate::say;
use crate::source::Sources;

/// What a run found, and how its reader wants it.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    pub diagnostics: &'a [Diagnostic],
    pub sources: &'a Sources,
    /// How many role files were looked at.
    pub checked: usize,
    pub lang: Lang,
    /// Whether the reader's terminal shows colours.
    pub styled: bool,
}

/// A way to write a report.
#[derive(Debug)]
pub struct Kind {
    /// The name one types: `--report human`.
    pub name: &'static str,
    /// Whether programs read it: then it goes to standard output, else to
    /// standard error.
    pub machine: bool,
    pub write: fn(&Report) -> String,
}

pub static KINDS: &[&Kind] = &[&human::KIND];

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
    pub notices: usize,
}

impl Tally {
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| {
            let same = diagnostics.iter().filter(|d| d.severity == severity);
            same.count()
        };
        Tally {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notices: count(Severity::Info),
        }
    }

    pub fn is_clean(self) -> bool {
        self == Tally::default()
    }

    /// One line that says how the check ended.
    pub fn summary(self, checked: usize) -> Message {
        if self.is_clean() {
            let roles = plural(checked, "role", "roles");
            return say!(
                "检查通过：{checked} 个岗位，没有问题",
                "{roles} checked, no problems"
            );
        }
        let (zh, en) = (self.zh(), self.en());
        let files = plural(checked, "file", "files");
        say!(
            "发现 {zh}（共检查 {checked} 个文件）",
            "{en} ({files} checked)"
        )
    }

    fn zh(self) -> String {
        let parts = [
            (self.errors, "错误"),
            (self.warnings, "警告"),
            (self.notices, "提示"),
        ];
        let some = parts.iter().filter(|(count, _)| *count > 0);
        let some: Vec<_> = some.map(|(n, what)| format!("{n} 个{what}")).collect();
        some.join("、")
    }

    fn en(self) -> String {
        let parts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.notices, "notice", "notices"),
        ];
        let some = parts.iter().filter(|(count, ..)| *count > 0);
        let some: Vec<_> = some.map(|&(n, one, many)| plural(n, one, many)).collect();
        some.join(", ")
    }
}

/// `1 file`, `2 files`.
pub fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(errors: usize, warnings: usize, notices: usize, checked: usize) -> (String, String) {
        let tally = Tally {
            errors,
            warnings,
            notices,
        };
        let message = tally.summary(checked);
        (message.zh, message.en)
    }

    #[test]
    fn summaries_count_what_there_is() {
        let (zh, en) = summary(2, 1, 0, 12);
        assert_eq!(zh, "发现 2 个错误、1 个警告（共检查 12 个文件）");
        assert_eq!(en, "2 errors, 1 warning (12 files checked)");
        let (zh, en) = summary(0, 0, 1, 1);
        assert_eq!(zh, "发现 1 个提示（共检查 1 个文件）");
        assert_eq!(en, "1 notice (1 file checked)");
        let (zh, en) = summary(0, 0, 0, 12);
        assert_eq!(zh, "检查通过：12 个岗位，没有问题");
        assert_eq!(en, "12 roles checked, no problems");
    }

    #[test]
    fn kinds_have_names_of_their_own() {
        for (i, kind) in KINDS.iter().enumerate() {
            assert!(KINDS[..i].iter().all(|other| other.name != kind.name));
        }
    }
}
