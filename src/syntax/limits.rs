//! What a file may cost, checked before the memory is spent.
//!
//! Turns counts into a [`Stop`] when they pass a limit. A job description comes
//! nowhere near any of these; only an accident or an attack does.

use crate::diagnostic::{Code, Diagnostic, Message};
use crate::say;
use crate::source::Span;
use crate::syntax::codes;

/// Bytes of a file.
pub const BYTES: usize = 1 << 20;
/// Values inside values.
pub const DEPTH: usize = 32;
/// Keys and values, those behind aliases counted each time.
pub const NODES: usize = 50_000;
/// Aliases, those behind aliases not counted.
pub const ALIASES: usize = 200;
/// Comments.
pub const COMMENTS: usize = 10_000;
/// Bytes of text copied for anchors and aliases.
pub const COPIED: usize = 4 << 20;

/// A file that is given up.
pub type Stop = Box<Diagnostic>;

/// What is left of each limit.
pub struct Budget {
    nodes: usize,
    aliases: usize,
    comments: usize,
    copied: usize,
}

impl Budget {
    pub fn new() -> Self {
        Budget {
            nodes: NODES,
            aliases: ALIASES,
            comments: COMMENTS,
            copied: COPIED,
        }
    }

    pub fn nodes(&mut self, count: usize, at: Span) -> Result<(), Stop> {
        spend(&mut self.nodes, count).ok_or_else(|| too_many_nodes(at))
    }

    pub fn alias(&mut self, at: Span) -> Result<(), Stop> {
        spend(&mut self.aliases, 1).ok_or_else(|| too_many_aliases(at))
    }

    pub fn comment(&mut self, at: Span) -> Result<(), Stop> {
        spend(&mut self.comments, 1).ok_or_else(|| too_many_comments(at))
    }

    /// Text kept a second time for an anchor or an alias.
    pub fn copied(&mut self, bytes: usize, at: Span) -> Result<(), Stop> {
        spend(&mut self.copied, bytes).ok_or_else(|| too_many_nodes(at))
    }
}

fn spend(left: &mut usize, count: usize) -> Option<()> {
    *left = left.checked_sub(count)?;
    Some(())
}

pub fn too_large(at: Span, bytes: usize) -> Diagnostic {
    let message = say!(
        "文件有 {bytes} 字节，超过上限 {BYTES} 字节",
        "the file has {bytes} bytes, more than the {BYTES} allowed"
    );
    Diagnostic::error(codes::TOO_LARGE, at, message)
        .reason(say!(
            "一份岗位说明书只有几千字，这么大的文件多半是选错了文件",
            "a job description has a few thousand characters; this is probably another file"
        ))
        .help(say!(
            "确认文件没有选错，或把内容拆成几个文件",
            "check that it is the right file, or split it"
        ))
}

pub fn too_deep(at: Span) -> Stop {
    let message = say!(
        "嵌套超过 {DEPTH} 层",
        "nested more than {DEPTH} levels deep"
    );
    let help = say!(
        "把里层的内容移到外层来写",
        "move the inner values further out"
    );
    stop(codes::TOO_DEEP, at, message, help)
}

fn too_many_nodes(at: Span) -> Stop {
    let message = say!(
        "文件里的值超过 {NODES} 个（引用展开后计算）",
        "the file holds more than {NODES} values, aliases expanded"
    );
    let help = say!(
        "把文件拆小，或少用引用",
        "split the file, or use fewer aliases"
    );
    stop(codes::TOO_MANY_NODES, at, message, help)
}

fn too_many_aliases(at: Span) -> Stop {
    let message = say!(
        "引用（*名称）超过 {ALIASES} 处",
        "more than {ALIASES} aliases (`*name`)"
    );
    let help = say!("直接写出内容，少用引用", "write the values out instead");
    stop(codes::TOO_MANY_ALIASES, at, message, help)
}

pub fn too_many_comments(at: Span) -> Stop {
    let message = say!("注释超过 {COMMENTS} 条", "more than {COMMENTS} comments");
    let help = say!("删去不用的注释", "remove comments that are not needed");
    stop(codes::TOO_MANY_COMMENTS, at, message, help)
}

fn stop(code: Code, at: Span, message: Message, help: Message) -> Stop {
    let diagnostic = Diagnostic::error(code, at, message)
        .here(say!("读到这里为止", "reading stopped here"))
        .reason(say!(
            "设上限是为了不让一个文件耗尽内存",
            "the limit keeps one file from using up all memory"
        ))
        .help(help);
    Box::new(diagnostic)
}
