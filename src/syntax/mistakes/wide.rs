//! Full-width spaces in the indentation, as they come from Word.
//!
//! YAML takes them for text, so that lines read as odd keys or run together.

use super::{Mistake, Spot, edit, indent};
use crate::diagnostic::{Diagnostic, Edit};
use crate::say;
use crate::source::{Source, Span};
use crate::syntax::codes;
use crate::syntax::draft::Draft;
use crate::syntax::lines::Line;

const WIDE: char = '\u{3000}';

pub(super) fn explain(draft: &Draft, spot: &Spot) -> Option<Mistake> {
    is_wide(draft, spot.line).then(|| run(draft, first(draft, spot.line)).0)
}

/// The topmost of the lines above that are set in like a line.
fn first<'a>(draft: &Draft<'a>, line: Line<'a>) -> Line<'a> {
    let all = &draft.source.text;
    let (mut top, mut at) = (line, line.start);
    while let Some(above) = at.checked_sub(1).map(|at| Line::at(all, at)) {
        match is_wide(draft, above) && above.text.find(WIDE) == line.text.find(WIDE) {
            true => top = above,
            false if above.text.trim().is_empty() => {}
            false => break,
        }
        at = above.start;
    }
    top
}

/// The first lines of a plain text, or of those below it, that are set in so;
/// also where they end. Nothing before `from` is looked at again.
pub fn in_plain(draft: &Draft, text: Span, from: usize) -> Option<(Mistake, usize)> {
    let all = &draft.source.text;
    let mut line = Line::at(all, text.start as usize);
    loop {
        if line.start >= from && is_wide(draft, line) {
            return Some(run(draft, line));
        }
        line = line
            .next(all)
            .filter(|next| next.start < text.end as usize)?;
    }
}

/// Whether full-width spaces set a line in and are not yet mended.
fn is_wide(draft: &Draft, line: Line) -> bool {
    let indent = line.start..line.start + line.indent();
    let wide = line
        .text
        .get(..line.indent())
        .is_some_and(|t| t.contains(WIDE));
    wide && draft.touched(draft.source.span(indent.start, indent.end)) == 0
}

/// One finding for all lines in a row, blank ones between them passed over.
fn run(draft: &Draft, first: Line) -> (Mistake, usize) {
    let source = draft.source;
    let told = Some(first).filter(|line| !line.is_idle());
    let width = told
        .or(first.below(&source.text))
        .map_or(2, |line| width(source, line));
    let (mut edits, mut lines, mut end) = (Vec::new(), 0, first.end);
    let mut next = Some(first);
    while let Some(line) = next.filter(|line| line.text.trim().is_empty() || is_wide(draft, *line))
    {
        edits.extend(spaces(source, line, width));
        lines += usize::from(!line.text.trim().is_empty());
        end = line.end;
        next = line.next(&source.text);
    }
    let at = first.text.find(WIDE).unwrap_or(0);
    let span = source.span(first.start + at, first.start + first.indent());
    (Mistake::certain(wide(span, lines), edits), end)
}

fn spaces(source: &Source, line: Line, width: usize) -> Vec<Edit> {
    let indent = line.text.get(..line.indent()).unwrap_or("");
    let one = |(at, c): (usize, &str)| {
        let at = line.start + at;
        edit(source, at, at + c.len(), &" ".repeat(width))
    };
    indent.match_indices(WIDE).map(one).collect()
}

/// The spaces for each: two, as wide as it looks, unless only one or none makes
/// the line level with lines above.
fn width(source: &Source, line: Line) -> usize {
    let Some(above) = line.above(&source.text) else {
        return 2;
    };
    if above.text.trim_end().ends_with(':') || !(line.is_item() || line.key_colon().is_some()) {
        return 2;
    }
    let indent = line.text.get(..line.indent()).unwrap_or("");
    let column = |width| {
        indent
            .chars()
            .map(|c| if c == WIDE { width } else { 1 })
            .sum::<usize>()
    };
    let levels = indent::neighbours(source, line);
    let fits = |&width: &usize| levels.iter().any(|&(level, _)| level == column(width));
    [2, 1, 0].into_iter().find(fits).unwrap_or(2)
}

fn wide(span: Span, lines: usize) -> Diagnostic {
    let message = match lines {
        0 | 1 => say!("缩进用了全角空格", "a full-width space in the indentation"),
        _ => say!(
            "连续 {lines} 行的缩进用了全角空格",
            "full-width spaces in the indentation of {lines} lines in a row"
        ),
    };
    Diagnostic::error(codes::WIDE_INDENTATION, span, message)
        .here(say!("全角空格", "full-width spaces"))
        .reason(say!(
            "YAML 只认半角空格缩进，全角空格会被当作文字，多半是从 Word 复制时带进来的",
            "YAML takes only ordinary spaces; full-width ones, which often come along from Word, are read as text"
        ))
        .help(say!(
            "把全角空格换成半角空格，每一层两个",
            "use ordinary spaces instead, two for each level"
        ))
}
