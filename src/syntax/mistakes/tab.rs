//! Tabs where YAML wants spaces.

use super::{Mistake, Spot, edit};
use crate::diagnostic::{Diagnostic, Edit};
use crate::say;
use crate::source::Source;
use crate::syntax::codes;
use crate::syntax::events::Fault;
use crate::syntax::lines::Line;

pub fn explain(spot: &Spot) -> Option<Mistake> {
    let all = &spot.source.text;
    let below = spot.line.below(all);
    let lines = [Some(spot.line), below];
    let tabbed = lines.into_iter().flatten().find(is_tabbed);
    match (tabbed, spot.fault) {
        (Some(line), _) => Some(indentation(spot.source, line)),
        (None, Fault::Tab) => behind_a_mark(spot),
        _ => None,
    }
}

fn is_tabbed(line: &Line) -> bool {
    line.text
        .get(..line.indent())
        .is_some_and(|t| t.contains('\t'))
}

/// One finding for all lines in a row that are set in with tabs.
fn indentation(source: &Source, first: Line) -> Mistake {
    let mut edits = Vec::new();
    let mut lines = 0;
    let mut next = Some(first);
    while let Some(line) = next.filter(is_tabbed) {
        edits.extend(spaces(source, line));
        lines += 1;
        next = line.below(&source.text);
    }
    let from = first.text.find('\t').unwrap_or(0);
    let span = source.span(first.start + from, first.start + first.indent());
    let message = match lines {
        1 => say!("缩进用了制表符（Tab）", "a tab in the indentation"),
        _ => say!(
            "连续 {lines} 行的缩进用了制表符（Tab）",
            "tabs in the indentation of {lines} lines in a row"
        ),
    };
    Mistake::certain(tabs(Diagnostic::error(codes::TAB, span, message)), edits)
}

fn spaces(source: &Source, line: Line) -> Vec<Edit> {
    let indent = line.text.get(..line.indent()).unwrap_or("");
    let tab = |(at, _)| edit(source, line.start + at, line.start + at + 1, "  ");
    indent.match_indices('\t').map(tab).collect()
}

fn behind_a_mark(spot: &Spot) -> Option<Mistake> {
    let from = spot.line.text.find('\t')? + spot.line.start;
    let message = say!("这里用了制表符（Tab）", "a tab stands here");
    let span = spot.source.span(from, from + 1);
    let diagnostic = tabs(Diagnostic::error(codes::TAB, span, message));
    Some(Mistake::certain(
        diagnostic,
        vec![edit(spot.source, from, from + 1, " ")],
    ))
}

fn tabs(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic
        .here(say!("制表符", "a tab"))
        .reason(say!(
            "YAML 只认空格缩进：制表符在不同编辑器里宽度不同，分不清层级",
            "YAML takes only spaces: a tab is as wide as each editor likes, so levels would be unclear"
        ))
        .help(say!(
            "把制表符换成空格，每一层两个",
            "use spaces instead, two for each level"
        ))
}
