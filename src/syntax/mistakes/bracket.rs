//! Brackets that are never closed, or by the wrong one.

use super::{Mistake, Spot, edit, in_quotes};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::syntax::codes;
use crate::syntax::events::Fault;
use crate::syntax::lines::Line;

pub fn explain(spot: &Spot) -> Option<Mistake> {
    if spot.open.is_none() && spot.fault != Fault::Flow {
        return None;
    }
    let open = spot.open.unwrap_or(spot.at);
    let all = &spot.source.text;
    let mark = all.get(open..)?.chars().next()?;
    let line = Line::at(all, open);
    let end = match matches!(mark, '[' | '{') {
        true => last_line(all, line),
        false => line,
    };
    let end = end.start + end.text.trim_end().len();
    match closers(all.get(open..end)?) {
        Some(missing) if !missing.is_empty() => Some(unclosed(spot, open, end, mark, &missing)),
        _ => Some(mismatched(spot, line)),
    }
}

/// The last line that is set in more than the one a bracket opens on.
fn last_line<'a>(all: &'a str, first: Line<'a>) -> Line<'a> {
    let mut last = first;
    while let Some(next) = last
        .below(all)
        .filter(|next| next.indent() > first.indent())
    {
        last = next;
    }
    last
}

/// The brackets that are missing at the end of a text; none if some do not match.
fn closers(text: &str) -> Option<String> {
    let mut open = Vec::new();
    let mut quote = None;
    for c in text.chars() {
        match (c, quote) {
            (_, Some(mark)) if c == mark => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(c),
            ('[', None) => open.push(']'),
            ('{', None) => open.push('}'),
            (']' | '}', None) if open.pop() != Some(c) => return None,
            _ => {}
        }
    }
    Some(open.into_iter().rev().collect())
}

fn unclosed(spot: &Spot, open: usize, end: usize, mark: char, missing: &str) -> Mistake {
    let source = spot.source;
    let message = say!(
        "括号没有配对：缺少“{missing}”",
        "a bracket is not closed: `{missing}` is missing"
    );
    let diagnostic = Diagnostic::error(codes::BRACKET, source.span(open, open + 1), message)
        .here(say!("“{mark}”从这里开始", "`{mark}` opens here"))
        .reason(say!(
            "值以 [ 或 {{ 开头时，YAML 把它当作列表或映射，要到配对的括号才结束",
            "a value that begins with `[` or `{{` is a list or a mapping up to the matching bracket"
        ))
        .help(say!(
            "补上“{missing}”；如果括号是文字，请给整段文字加上英文引号",
            "write `{missing}` at its end; if the bracket is text, put the text in quotes"
        ));
    Mistake::guessed(diagnostic, vec![edit(source, end, end, missing)])
}

fn mismatched(spot: &Spot, line: Line) -> Mistake {
    let source = spot.source;
    let value = line.value();
    let at = spot.at.clamp(line.start, line.end);
    let width = source
        .text
        .get(at..)
        .and_then(|t| t.chars().next())
        .map_or(0, char::len_utf8);
    let message = say!(
        "方括号或花括号里的内容读不懂",
        "what stands in the brackets cannot be read"
    );
    let end = (at + width).min(line.end);
    let diagnostic = Diagnostic::error(codes::BRACKET, source.span(at, end), message)
        .here(say!("读到这里出错", "reading failed here"))
        .reason(say!(
            "值以 [ 或 {{ 开头时，YAML 把它当作列表或映射：括号要成对，各项用英文逗号分开",
            "a value that begins with `[` or `{{` is a list or a mapping: matching brackets, commas between items"
        ))
        .help(say!(
            "把列表改成每行一项“- 文字”；如果括号是文字，请给整段文字加上英文引号",
            "write the list with one `- text` a line; if the brackets are text, put the text in quotes"
        ));
    Mistake::guessed(diagnostic, in_quotes(source, value.start, value.end))
}
