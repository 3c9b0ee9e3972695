//! The YAML tree: every key and value with its place.

use crate::source::Span;

/// One YAML file.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The top value; `None` for an empty file or one too broken to read.
    pub root: Option<Node>,
    /// All comments in order, for suppressions and fixes.
    pub comments: Vec<Comment>,
}

/// A comment with its `#` in `span` and the text behind the `#` in `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub span: Span,
    pub text: String,
    /// Whether only the comment stands on its line.
    pub own_line: bool,
}

/// A value. Aliases and merge keys are already put in place.
#[derive(Debug, Clone)]
pub struct Node {
    /// The value's text in the file: a scalar with its quotes, a collection
    /// from its first to its last child (or bracket).
    pub span: Span,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    /// `~`, `null`, or nothing behind the colon.
    Null,
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    pub key: Key,
    pub value: Node,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub text: String,
    pub span: Span,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// A scalar's text after YAML's unquoting and folding. Always kept as text:
/// the field that takes it decides whether `007` is a number.
#[derive(Debug, Clone)]
pub struct Scalar {
    pub text: String,
    pub style: Style,
    /// Where the text's bytes stand in the file: pairs of a byte offset in
    /// `text` and the byte offset in the source, rising in both; between two
    /// pairs the bytes run in step. Never empty unless `text` is.
    pub offsets: Vec<(u32, u32)>,
    /// How many lines of the file the text stands on, blank ones inside it
    /// counted; of a block scalar those below its header, 0 if there are none.
    pub lines: u32,
}

impl Scalar {
    /// The place in the file of `text[from..to]`, inside the scalar's own span.
    pub fn place(&self, whole: Span, from: usize, to: usize) -> Span {
        let start = self.offset(from).clamp(whole.start, whole.end);
        let end = match to > from {
            true => self.offset(to - 1) + 1,
            false => start,
        };
        Span {
            start,
            end: end.clamp(start, whole.end),
            ..whole
        }
    }

    fn offset(&self, at: usize) -> u32 {
        let next = self
            .offsets
            .partition_point(|&(text, _)| text as usize <= at);
        match next.checked_sub(1).and_then(|i| self.offsets.get(i)) {
            Some(&(text, file)) => file + (at as u32 - text),
            None => 0,
        }
    }
}

impl Node {
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    pub fn map(&self) -> Option<&[Entry]> {
        match &self.kind {
            Kind::Map(entries) => Some(entries),
            _ => None,
        }
    }

    pub fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }
}
