//! A comment's place becomes a comment. Leaves its meaning to others.

use crate::source::{Source, Span};
use crate::syntax::tree::Comment;

pub fn comment(source: &Source, span: Span) -> Comment {
    let before = source.text.get(..span.start as usize).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let before = before
        .get(line..)
        .unwrap_or("")
        .trim_start_matches('\u{feff}');
    let text = source.slice(span);
    Comment {
        span,
        text: text.strip_prefix('#').unwrap_or(text).to_string(),
        own_line: before.trim().is_empty(),
    }
}
