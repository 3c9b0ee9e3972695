//! Colons and dashes without the space that makes them marks, and full-width colons.

use super::{Mistake, Spot, edit};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::{Source, Span};
use crate::syntax::codes;
use crate::syntax::events::Fault;
use crate::syntax::lines::Line;

/// Lines looked at above and below a fault: a text may run on that long.
const NEAR: usize = 200;

/// The faulty line and its neighbours as long as they show such a mistake: the
/// parser takes all of them for one text and stops at the end of it.
pub(super) fn explain(spot: &Spot) -> Vec<Mistake> {
    let lines = [
        Fault::KeyExpected,
        Fault::ValueNotAllowed,
        Fault::Indentation,
        Fault::Comment,
        Fault::Other,
    ];
    if !lines.contains(&spot.fault) {
        return Vec::new();
    }
    let all = &spot.source.text;
    let up = run(
        spot.line.above(all).and_then(|line| look(spot, line)),
        |line| line.above(all).and_then(|line| look(spot, line)),
    );
    let down = run(look(spot, spot.line), |line| {
        line.below(all).and_then(|line| look(spot, line))
    });
    up.into_iter().chain(down).collect()
}

fn look<'a>(spot: &Spot, line: Line<'a>) -> Option<(Line<'a>, Mistake)> {
    find(spot.source, line).map(|mistake| (line, mistake))
}

fn run<'a>(
    first: Option<(Line<'a>, Mistake)>,
    next: impl Fn(Line<'a>) -> Option<(Line<'a>, Mistake)>,
) -> Vec<Mistake> {
    let mut found = Vec::new();
    let mut step = first;
    while let Some((line, mistake)) = step.take().filter(|_| found.len() < NEAR) {
        found.push(mistake);
        step = next(line);
    }
    found
}

/// The mistake on a line, if it looks like one.
pub fn find(source: &Source, line: Line) -> Option<Mistake> {
    dash(source, line).or_else(|| colon(source, line))
}

/// `-文本`: a dash at the line's start with text right behind it.
pub fn dash(source: &Source, line: Line) -> Option<Mistake> {
    let at = line.indent();
    let rest = line.text.get(at..)?.strip_prefix('-')?;
    rest.chars()
        .next()
        .filter(|c| c.is_alphabetic() || "“《【（".contains(*c))?;
    let at = line.start + at;
    let message = say!(
        "列表的短横线后面缺一个空格",
        "a list dash needs a space behind it"
    );
    let diagnostic = Diagnostic::error(codes::GLUED_DASH, source.span(at, at + 1), message)
        .here(say!("后面要有空格", "a space belongs behind this"))
        .reason(say!(
            "没有空格，YAML 就把短横线当作文字，几行会连成一句",
            "without it YAML takes the dash for text and joins the lines to one sentence"
        ))
        .help(say!("写成“- 文字”", "write `- text`"));
    Some(Mistake::certain(
        diagnostic,
        vec![edit(source, at + 1, at + 1, " ")],
    ))
}

/// `岗位名称：客服` or `title:客服`.
pub fn colon(source: &Source, line: Line) -> Option<Mistake> {
    if line.key_colon().is_some() {
        return None;
    }
    let from = line.content();
    split(source, line.start + from, line.text.get(from..)?)
}

/// `{姓名：张三}`: a key in braces that swallowed its value.
pub fn in_braces(source: &Source, key: Span) -> Option<Mistake> {
    split(source, key.start as usize, source.slice(key))
}

/// The colon of a text that begins at `from`, if what stands before looks like a key.
fn split(source: &Source, from: usize, text: &str) -> Option<Mistake> {
    let (key, mark) = text.char_indices().find_map(|(at, c)| match c {
        '：' | ':' => Some((text.get(..at)?, c)),
        _ => None,
    })?;
    if !is_key(key.trim_end()) {
        return None;
    }
    let at = from + key.len();
    let after = text.get(key.len() + mark.len_utf8()..)?;
    match mark {
        '：' => Some(wide(source, at, after)),
        _ if after.starts_with("//") || key.starts_with(|c: char| c.is_ascii_digit()) => None,
        _ => Some(narrow(source, at)),
    }
}

/// Whether a text looks like a key: short and without punctuation.
fn is_key(text: &str) -> bool {
    let fits =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '（' | '）' | '(' | ')');
    !text.is_empty() && text.chars().count() <= 24 && text.chars().all(fits)
}

fn wide(source: &Source, at: usize, after: &str) -> Mistake {
    let span = source.span(at, at + '：'.len_utf8());
    let message = say!(
        "字段名后面用了中文冒号“：”",
        "a full-width colon `：` behind a key"
    );
    let diagnostic = Diagnostic::error(codes::WIDE_COLON, span, message)
        .here(say!("要用英文冒号加空格", "write `: ` here"))
        .reason(say!(
            "YAML 只认英文冒号，中文冒号会被当作文字，整行都读不成字段",
            "only the ASCII colon separates key and value; this one is read as text"
        ))
        .help(say!(
            "换成英文冒号“:”，后面留一个空格",
            "use `:` with a space behind it"
        ));
    let text = match after.is_empty() || after.starts_with([' ', '\t']) {
        true => ":",
        false => ": ",
    };
    let (start, end) = (at, at + '：'.len_utf8());
    Mistake::certain(diagnostic, vec![edit(source, start, end, text)])
}

fn narrow(source: &Source, at: usize) -> Mistake {
    let message = say!("冒号后面缺一个空格", "a colon needs a space behind it");
    let diagnostic = Diagnostic::error(codes::GLUED_COLON, source.span(at, at + 1), message)
        .here(say!("后面要有空格", "a space belongs behind this"))
        .reason(say!(
            "没有空格，YAML 就把整行当作一段文字",
            "without it YAML takes the whole line for one text"
        ))
        .help(say!("写成“字段名: 内容”", "write `key: value`"));
    Mistake::certain(diagnostic, vec![edit(source, at + 1, at + 1, " ")])
}
