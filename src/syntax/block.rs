//! Literal and folded block scalars become values, byte by byte.
//!
//! The parser has already decided indentation, folding and chomping; this walks
//! its value along the raw lines to find each byte's place.

use crate::syntax::cook::{Cooked, Pen};
use crate::syntax::tree::Style;

/// The range of a block scalar's lines and of the whole with its header, given
/// where the parser saw the content begin and end.
pub struct Extent {
    pub header: usize,
    pub lines: usize,
    /// Without blank lines at the end.
    pub end: usize,
}

pub fn extent(text: &str, start: usize, end: usize) -> Extent {
    let above = text.get(..start).unwrap_or("").trim_end();
    let line = above.rfind('\n').map_or(0, |at| at + 1);
    let header = header(above.get(line..).unwrap_or("")).map_or(start, |at| line + at);
    let lines = (above.len()
        + text
            .get(above.len()..)
            .and_then(|t| t.find('\n'))
            .unwrap_or(0)
        + 1)
    .min(text.len());
    let body = text.get(lines.min(end)..end).unwrap_or("").trim_end();
    let end = match body.is_empty() {
        true => above.len(),
        false => lines + body.len(),
    };
    Extent { header, lines, end }
}

/// Where `|` or `>` with its modifiers stands on its line.
fn header(line: &str) -> Option<usize> {
    line.match_indices(['|', '>'])
        .map(|(at, _)| at)
        .find(|&at| {
            let tail = line.get(at + 1..).unwrap_or("");
            let tail =
                tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
            let blank = tail.trim_start();
            let before = line.get(..at).unwrap_or("");
            let apart = before.is_empty() || before.ends_with([' ', '\t']);
            apart && (blank.is_empty() || (blank.len() < tail.len() && blank.starts_with('#')))
        })
}

/// Cooks the lines from `start` on; `value` is what the parser made of them.
pub fn cook(raw: &str, start: usize, style: Style, value: &str) -> Cooked {
    let mut pen = Pen::new();
    let indent = indent(raw, value);
    let mut value_left = value;
    let mut at = start;
    for line in raw.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let skip = indent.min(content.len() - content.trim_start_matches(' ').len());
        let body = content.get(skip..).unwrap_or("");
        if let Some(rest) = value_left.strip_prefix(body) {
            body.char_indices().for_each(|(i, c)| {
                pen.put(c, at + skip + i, c.len_utf8());
            });
            value_left = rest;
        }
        value_left = line_break(&mut pen, value_left, at + content.len(), style);
        at += line.len();
    }
    pen.finish(value, start)
}

/// How far the lines are set in: what the first line has more than its value.
fn indent(raw: &str, value: &str) -> usize {
    let first = raw
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let spaces = |text: &str| text.len() - text.trim_start_matches(' ').len();
    spaces(first).saturating_sub(spaces(value.trim_start_matches('\n')))
}

fn line_break<'v>(pen: &mut Pen, value: &'v str, at: usize, style: Style) -> &'v str {
    if let Some(rest) = value.strip_prefix('\n') {
        pen.put('\n', at, 1);
        return rest;
    }
    match value.strip_prefix(' ') {
        Some(rest) if style == Style::Folded => {
            pen.fold(at);
            rest
        }
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_lines_keep_their_places() {
        let raw = "    第一\n\n      第二\n";
        let cooked = cook(raw, 100, Style::Literal, "第一\n\n  第二\n");
        assert_eq!(cooked.text, "第一\n\n  第二\n");
        assert_eq!(cooked.offsets, [(0, 104), (8, 116)]);
    }

    #[test]
    fn folded_lines_join_without_a_space() {
        let cooked = cook(
            "  接听\r\n  电话\n\n  记 录\n",
            0,
            Style::Folded,
            "接听 电话\n记 录\n",
        );
        assert_eq!(cooked.text, "接听电话\n记 录\n");
    }

    #[test]
    fn the_extent_takes_the_header_and_leaves_blank_lines() {
        let text = "a: |- # 注 > x\n\n  b\n\n\nc: 1";
        let all = extent(text, 19, 23);
        assert_eq!(text.get(all.header..all.end), Some("|- # 注 > x\n\n  b"));
    }
}
