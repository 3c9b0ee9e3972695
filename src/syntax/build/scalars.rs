//! A scalar event becomes a leaf of the tree.
//!
//! Leaves the text's bytes to `cook` and `block`, and judging plain text to
//! `mistakes`.

use std::borrow::Cow;
use std::ops::Range;

use super::{Builder, Value};
use crate::source::Span;
use crate::syntax::events::{Marks, Tag};
use crate::syntax::limits::Stop;
use crate::syntax::mistakes::{text, wide};
use crate::syntax::tree::{Kind, Node, Scalar, Style};
use crate::syntax::{block, cook, say_node};

impl Builder<'_> {
    pub(super) fn scalar(
        &mut self,
        value: Cow<str>,
        style: Style,
        marks: &Marks,
        range: Range<usize>,
    ) -> Result<(), Stop> {
        let node = self.cooked(&value, style, marks, range);
        let value = Value {
            bytes: node.scalar().map_or(0, |scalar| scalar.text.len()),
            node,
            nodes: 1,
            depth: 0,
        };
        self.tag(marks, value.node.span);
        self.budget.nodes(1, value.node.span)?;
        self.anchor(marks.anchor, &value)?;
        self.place(value);
        Ok(())
    }

    fn cooked(&mut self, value: &str, style: Style, marks: &Marks, range: Range<usize>) -> Node {
        let draft = self.draft;
        let raw = draft.text.get(range.clone()).unwrap_or("");
        if style == Style::Plain && range.is_empty() {
            return self.nothing(marks, range.start);
        }
        let span = draft.span(range.start, range.end);
        if style == Style::Plain {
            if matches!(value, "~" | "null") && !matches!(marks.tag, Tag::Text) {
                return Node {
                    span,
                    kind: Kind::Null,
                };
            }
            self.judge(span);
            let flow = self.frames.last().is_some_and(|frame| frame.flow);
            self.plain.insert(span.end, (span, flow));
        }
        match style {
            Style::Literal | Style::Folded => self.block(value, style, range),
            _ => {
                let cooked = cook::cook(raw, range.start, style, value);
                self.text(cooked, span, style, lines(raw))
            }
        }
    }

    /// Looks for mistakes that YAML reads as plain text.
    fn judge(&mut self, span: Span) {
        match wide::in_plain(self.draft, span, self.wide_until) {
            Some((mistake, end)) => {
                self.wide_until = end;
                self.built.mistakes.push(mistake);
            }
            None => self.built.mistakes.extend(text::in_plain(self.draft, span)),
        }
    }

    fn block(&mut self, value: &str, style: Style, range: Range<usize>) -> Node {
        let text = &self.draft.text;
        let whole = block::extent(text, range.start, range.end);
        let raw = text
            .get(whole.lines..range.end.max(whole.lines))
            .unwrap_or("");
        let cooked = block::cook(raw, whole.lines, style, value);
        let content = text.get(whole.lines..whole.end).map_or(0, lines);
        let span = self.draft.span(whole.header, whole.end);
        self.text(cooked, span, style, content)
    }

    fn text(&mut self, cooked: cook::Cooked, span: Span, style: Style, lines: u32) -> Node {
        for (c, range) in cooked.refused {
            let at = self.draft.span(range.start, range.end);
            self.built.diagnostics.push(say_node::refused(c, at));
        }
        let scalar = Scalar {
            offsets: self.draft.offsets(&cooked.offsets, cooked.text.len()),
            text: cooked.text,
            style,
            lines,
        };
        Node {
            span,
            kind: Kind::Scalar(scalar),
        }
    }

    /// A value of which nothing is written: null, or a mark taken for a text.
    fn nothing(&mut self, marks: &Marks, at: usize) -> Node {
        let text = &self.draft.text;
        let before = text.get(..at).unwrap_or("");
        if marks.anchor != 0
            && let Some(from) = before.rfind('&')
        {
            let span = self.draft.span(from, at);
            self.built.diagnostics.push(say_node::empty_anchor(span));
            return self.raw_text(span);
        }
        if let Tag::Unknown(range) = &marks.tag {
            return self.raw_text(self.draft.span(range.start, range.end));
        }
        let colon = text.get(at..).is_some_and(|rest| rest.starts_with(':'));
        let at = at + usize::from(colon);
        Node {
            span: self.draft.span(at, at),
            kind: Kind::Null,
        }
    }

    /// The text under a span as a plain value.
    pub(super) fn raw_text(&self, span: Span) -> Node {
        let text = self.draft.source.slice(span);
        let scalar = Scalar {
            text: text.to_string(),
            style: Style::Plain,
            offsets: vec![(0, span.start)],
            lines: lines(text),
        };
        Node {
            span,
            kind: Kind::Scalar(scalar),
        }
    }
}

/// How many lines a text runs over.
fn lines(text: &str) -> u32 {
    1 + text.matches('\n').count() as u32
}
