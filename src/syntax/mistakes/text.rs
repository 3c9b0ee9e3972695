//! Mistakes that YAML reads as text without a word.

use super::{Mistake, Spot, TOLD, glued, indent};
use crate::source::{Source, Span};
use crate::syntax::draft::Draft;
use crate::syntax::events::Fault;
use crate::syntax::lines::Line;

/// Lines of one plain text that were meant as items or keys.
pub fn in_plain(draft: &Draft, span: Span) -> Vec<Mistake> {
    let source = draft.source;
    let many = source.slice(span).contains('\n');
    let before = source.text.get(..span.start as usize).unwrap_or("");
    let before = before.trim_end_matches([' ', '\t', '\u{3000}']);
    let own_line = before.is_empty() || before.ends_with('\n');
    if !many && !own_line {
        return Vec::new();
    }
    let first = Line::at(&source.text, span.start as usize);
    let lines = lines(source, first, span.end as usize);
    let touched = |line: &Line| {
        // Full-width spaces are mended before the rest of a line is looked at.
        let wide = line
            .text
            .get(..line.indent())
            .unwrap_or("")
            .contains('\u{3000}');
        let skip = if wide { line.indent() + 1 } else { 0 };
        let start = (line.start + skip).min(line.end);
        draft.touched(source.span(start, line.end)) > 0
    };
    if lines.iter().any(touched) {
        return Vec::new();
    }
    let opens = |line: &Line| line.text.trim_end().ends_with(['：', ':']);
    let openers = lines.iter().filter(|line| opens(line));
    let openers: Vec<_> = openers
        .filter_map(|&line| glued::colon(source, line))
        .collect();
    if !openers.is_empty() && lines.len() > 1 {
        return openers;
    }
    let dashed = |&line: &Line| glued::dash(source, line).or_else(|| item(source, line, first));
    let own = lines.iter().skip(usize::from(!own_line));
    let dashes: Vec<_> = own.filter_map(dashed).collect();
    if !dashes.is_empty() {
        return dashes;
    }
    let colons: Vec<_> = lines
        .iter()
        .filter_map(|&line| glued::colon(source, line))
        .collect();
    let top = own_line && first.indent() == 0;
    match top || (many && colons.len() == lines.len()) {
        true => colons,
        false => Vec::new(),
    }
}

fn lines<'a>(source: &'a Source, first: Line<'a>, end: usize) -> Vec<Line<'a>> {
    let mut lines = vec![first];
    let mut line = first;
    while let Some(next) = line.below(&source.text).filter(|next| next.start < end) {
        lines.push(next);
        if lines.len() >= TOLD {
            break;
        }
        line = next;
    }
    lines
}

/// A list item taken for the continuation of the text above it.
fn item(source: &Source, line: Line, first: Line) -> Option<Mistake> {
    if !line.is_item() || line.start == first.start {
        return None;
    }
    let spot = Spot {
        source,
        fault: Fault::Indentation,
        at: line.start + line.indent(),
        line,
        open: None,
    };
    Some(match line.indent() == first.indent() {
        true => indent::mixed(&spot),
        false => indent::misaligned(&spot, first.indent(), first),
    })
}
