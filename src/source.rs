//! A file's text and places in it.
//!
//! Turns byte offsets into lines and columns for people and editors. Leaves to
//! others what the text means; knows no disk.

/// The number of a source within one run, given by whoever loaded the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u32);

/// A half-open range of bytes in one source.
///
/// Both ends lie on character boundaries of the source's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub source: SourceId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        let (start, end) = (start as u32, end.max(start) as u32);
        Span { source, start, end }
    }

    /// The part of this span from byte `from` to byte `to`, counted from its start.
    pub fn part(self, from: usize, to: usize) -> Self {
        let start = (self.start as usize + from).min(self.end as usize);
        let end = (self.start as usize + to).min(self.end as usize);
        Span::new(self.source, start, end)
    }

    /// From the start of this span to the end of another in the same source.
    pub fn to(self, other: Span) -> Self {
        Span {
            end: other.end.max(self.end),
            ..self
        }
    }
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// A named text.
#[derive(Debug, Clone)]
pub struct Source {
    pub id: SourceId,
    /// The path as messages show it, with `/` between folders.
    pub name: String,
    pub text: String,
    line_starts: Vec<u32>,
}

impl Source {
    pub fn new(id: SourceId, name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let breaks = text.match_indices('\n').map(|(at, _)| at as u32 + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        Source {
            id,
            name: name.into(),
            text,
            line_starts,
        }
    }

    /// The text under a span; empty when the span is of another source.
    pub fn slice(&self, span: Span) -> &str {
        let range = span.start as usize..span.end as usize;
        if span.source != self.id {
            return "";
        }
        self.text.get(range).unwrap_or("")
    }

    /// A span of this source.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.id, start, end)
    }

    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line.saturating_sub(1)] as usize;
        let before = self.text.get(start..offset as usize).unwrap_or("");
        Position {
            line,
            column: before.chars().count() + 1,
        }
    }
}

/// The sources of one run, found again by their number.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Keeps a text under the next free number.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let id = SourceId(self.0.len() as u32);
        self.0.push(Source::new(id, name, text));
        id
    }

    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.0.get(id.0 as usize)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }
}
