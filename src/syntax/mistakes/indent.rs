//! Lines that are not in line with their neighbours.

use super::{Mistake, Spot, edit};
use crate::diagnostic::{Diagnostic, Edit};
use crate::say;
use crate::source::Source;
use crate::syntax::codes;
use crate::syntax::events::Fault;
use crate::syntax::lines::Line;

/// Lines looked at above a fault for one to align with.
const NEAR: usize = 500;

pub fn explain(spot: &Spot) -> Option<Mistake> {
    let starts = spot.at == spot.line.start + spot.line.indent();
    let beneath = spot.fault == Fault::ValueNotAllowed && own_key(spot);
    if !(beneath || starts && spot.fault == Fault::Indentation) {
        return None;
    }
    let above = neighbours(spot.source, spot.line);
    let own = spot.line.indent();
    if !beneath && (is_mixed(spot) || above.iter().any(|&(column, _)| column == own)) {
        return Some(mixed(spot));
    }
    let nearest = above
        .iter()
        .min_by_key(|&&(column, _)| column.abs_diff(own))?;
    Some(misaligned(spot, nearest.0, nearest.1))
}

/// Whether the fault is the colon of the line's own key.
fn own_key(spot: &Spot) -> bool {
    spot.line
        .key_colon()
        .is_some_and(|at| spot.line.start + at == spot.at)
}

/// Whether the line above of the same level is an item and this is not, or the reverse.
fn is_mixed(spot: &Spot) -> bool {
    let all = &spot.source.text;
    let mut next = spot.line.above(all);
    for _ in 0..NEAR {
        match next {
            Some(line) if line.indent() > spot.line.indent() => next = line.above(all),
            Some(line) => {
                let level = line.indent() == spot.line.indent();
                return level && line.is_item() != spot.line.is_item();
            }
            None => break,
        }
    }
    false
}

/// Columns in use above, with their lines: for an item those of items, for a
/// key those of keys, the one behind a dash included.
pub(super) fn neighbours<'a>(source: &'a Source, own: Line<'a>) -> Vec<(usize, Line<'a>)> {
    let all = &source.text;
    let mut found = Vec::new();
    let mut limit = usize::MAX;
    let mut next = own.above(all);
    for _ in 0..NEAR {
        let Some(line) = next.filter(|_| limit > 0) else {
            break;
        };
        if line.indent() < limit {
            limit = line.indent();
            found.extend(columns(line, own.is_item()).map(|column| (column, line)));
        }
        next = line.above(all);
    }
    found
}

fn columns(line: Line, items: bool) -> impl Iterator<Item = usize> {
    let key = line.key_colon().is_some();
    let dash = (items && line.is_item()).then(|| line.indent());
    let content = (!items && key).then(|| line.content());
    dash.into_iter().chain(content)
}

/// `to`: the line to align with, `column` where.
pub fn misaligned(spot: &Spot, column: usize, to: Line) -> Mistake {
    let source = spot.source;
    let line = spot.line;
    let own = line.indent();
    let message = say!(
        "这一行的缩进对不齐",
        "this line is out of line with its neighbours"
    );
    let span = source.span(line.start + own, line.start + line.text.trim_end().len());
    let there = source.span(to.start + column, to.start + to.text.trim_end().len());
    let diagnostic = Diagnostic::error(codes::INDENTATION, span, message)
        .here(say!("前面有 {own} 个空格", "{own} spaces stand before this"))
        .label(there, say!("与这一行同级的话应是 {column} 个", "{column} to be level with this"))
        .reason(say!(
            "YAML 靠缩进分层级，同级的行要左端对齐；写完一个值，下面不能再缩进写字段",
            "indentation makes the levels in YAML: lines of one level begin at one column, and a finished value has nothing below it"
        ))
        .help(say!(
            "调整空格数，与同级的行对齐；如果这一行是上一段文字的一部分，请给整段文字加上英文引号",
            "align it with the lines of its level; if it continues the text above, put that text in quotes"
        ));
    Mistake::guessed(diagnostic, shift(source, line, column))
}

/// Moves a line to a column, and with it the lines below that are set in more.
fn shift(source: &Source, first: Line, column: usize) -> Vec<Edit> {
    let own = first.indent();
    let mut edits = Vec::new();
    let mut next = Some(first);
    while let Some(line) = next {
        edits.push(match column.checked_sub(own) {
            Some(more) => edit(source, line.start, line.start, &" ".repeat(more)),
            None => edit(source, line.start, line.start + (own - column), ""),
        });
        next = line
            .below(&source.text)
            .filter(|below| below.indent() > own);
    }
    edits
}

pub fn mixed(spot: &Spot) -> Mistake {
    let source = spot.source;
    let line = spot.line;
    let end = line.start + line.text.trim_end().len();
    let span = source.span(spot.at, end);
    let message = say!(
        "同一层里既有列表项又有字段",
        "list items and keys stand at the same level"
    );
    let diagnostic = Diagnostic::error(codes::MIXED, span, message)
        .here(say!(
            "这一行与上面的写法不同",
            "this line is unlike those above it"
        ))
        .reason(say!(
            "一层里要么都是“- ”开头的列表项，要么都是“字段名: 内容”",
            "a level holds either items, each with `- `, or keys, each with `: `"
        ))
        .help(say!(
            "检查这一行的缩进，或补上字段名",
            "check the line's indentation, or give it a key"
        ));
    Mistake::guessed(diagnostic, vec![edit(source, line.start, line.end, "")])
}
