//! Scalars as written become scalars as meant, byte by byte.
//!
//! Turns a plain or quoted scalar's raw text into its value with a place for
//! every byte, and leaves out the spaces that folding puts between Chinese
//! characters. Block scalars are walked by `block`; both write with [`Pen`].

use std::ops::Range;

use crate::syntax::chars;
use crate::syntax::tree::Style;

/// A scalar's value and where its bytes come from, in the parsed text.
#[derive(Debug, Default)]
pub struct Cooked {
    pub text: String,
    pub offsets: Vec<(u32, u32)>,
    /// Characters that no document can show, and what stands for them.
    pub refused: Vec<(char, Range<usize>)>,
}

/// Cooks what stands at `start`, quotes included; `value` is what the parser
/// made of it and wins should the two ever differ.
pub fn cook(raw: &str, start: usize, style: Style, value: &str) -> Cooked {
    let (inner, at) = match style {
        Style::SingleQuoted | Style::DoubleQuoted => (inside(raw), start + 1),
        _ => (raw, start),
    };
    let mut pen = Pen::new();
    walk(&mut pen, inner, at, style);
    pen.finish(value, at)
}

fn inside(raw: &str) -> &str {
    raw.get(1..raw.len().saturating_sub(1)).unwrap_or("")
}

fn walk(pen: &mut Pen, raw: &str, start: usize, style: Style) {
    let mut at = 0;
    while let Some(rest) = raw.get(at..) {
        let Some(first) = rest.chars().next() else {
            break;
        };
        at += match (first, style) {
            (' ' | '\t' | '\r' | '\n', _) => blanks(pen, rest, start + at),
            ('\\', Style::DoubleQuoted) => escape(pen, rest, start + at),
            ('\'', Style::SingleQuoted) => pen.put(first, start + at, 2),
            _ => pen.put(first, start + at, first.len_utf8()),
        };
    }
}

/// A run of white space: as it is on one line, folded over several.
fn blanks(pen: &mut Pen, rest: &str, at: usize) -> usize {
    let end = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
    let run = rest.get(..end).unwrap_or("");
    match breaks(run) {
        0 => run.char_indices().for_each(|(i, c)| {
            pen.put(c, at + i, 1);
        }),
        1 => pen.fold(at),
        lines => (1..lines).for_each(|_| {
            pen.put('\n', at, 1);
        }),
    }
    end
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

fn breaks(run: &str) -> usize {
    let bytes = run.as_bytes();
    let lone = |i: usize| bytes.get(i + 1) != Some(&b'\n');
    let ends = |&(i, &b): &(usize, &u8)| b == b'\n' || (b == b'\r' && lone(i));
    bytes.iter().enumerate().filter(ends).count()
}

/// A backslash in double quotes and what it stands for; how many bytes it takes.
fn escape(pen: &mut Pen, rest: &str, at: usize) -> usize {
    let Some(name) = rest.chars().nth(1) else {
        return pen.put('\\', at, 1);
    };
    let digits = match name {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '\r' | '\n' => return escaped_break(pen, rest, at),
        _ => return pen.put(named(name), at, 1 + name.len_utf8()),
    };
    let high = hex(rest, 2, digits);
    let pair = (0xD800..0xDC00).contains(&high) && rest.get(6..8) == Some("\\u");
    let (code, len) = match pair {
        true => (
            0x10000 + ((high - 0xD800) << 10) + (hex(rest, 8, 4) & 0x3FF),
            12,
        ),
        false => (high, 2 + digits),
    };
    pen.put(
        char::from_u32(code).unwrap_or('\u{FFFD}'),
        at,
        len.min(rest.len()),
    )
}

fn hex(rest: &str, from: usize, digits: usize) -> u32 {
    let digits = rest.get(from..from + digits).unwrap_or("");
    u32::from_str_radix(digits, 16).unwrap_or(0xFFFD)
}

fn named(name: char) -> char {
    match name {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'v' => '\u{B}',
        'f' => '\u{C}',
        'r' => '\r',
        'e' => '\u{1B}',
        'N' => '\u{85}',
        '_' => '\u{A0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
    }
}

/// An escaped line break stands for nothing; blank lines behind it count.
fn escaped_break(pen: &mut Pen, rest: &str, at: usize) -> usize {
    let end = rest
        .char_indices()
        .skip(1)
        .find(|&(_, c)| !is_blank(c))
        .map_or(rest.len(), |(i, _)| i);
    let run = rest.get(1..end).unwrap_or("");
    (1..breaks(run)).for_each(|_| {
        pen.put('\n', at, 1);
    });
    end
}

/// Writes a value character by character and remembers places.
pub struct Pen {
    cooked: Cooked,
    fold: Option<usize>,
    last: char,
    dropped: usize,
}

impl Pen {
    pub fn new() -> Self {
        Pen {
            cooked: Cooked::default(),
            fold: None,
            last: ' ',
            dropped: 0,
        }
    }

    /// Writes a character that stands at `at` and takes `len` bytes there.
    pub fn put(&mut self, c: char, at: usize, len: usize) -> usize {
        match self.fold.take() {
            Some(_) if chars::joins(self.last, c) => self.dropped += 1,
            Some(fold) => self.write(' ', fold, 1),
            None => {}
        }
        self.write(c, at, len);
        len
    }

    /// The space a line break stands for, unless Chinese stands on both sides.
    pub fn fold(&mut self, at: usize) {
        self.fold = Some(at);
    }

    fn write(&mut self, c: char, at: usize, len: usize) {
        let here = self.cooked.text.len();
        self.mark(here, at);
        self.cooked.text.push(c);
        // The last byte of an escape's value is the last byte of the escape.
        if len != c.len_utf8() && c.len_utf8() > 1 && len > 1 {
            self.mark(here + c.len_utf8() - 1, at + len - 1);
        }
        if chars::is_refused(c) {
            self.cooked.refused.push((c, at..at + len));
        }
        self.last = c;
    }

    fn mark(&mut self, text: usize, file: usize) {
        let (text, file) = (text as u32, file as u32);
        let in_step = |&(t, f): &(u32, u32)| file.wrapping_sub(f) == text.wrapping_sub(t);
        if !self.cooked.offsets.last().is_some_and(in_step) {
            self.cooked.offsets.push((text, file));
        }
    }

    pub fn finish(mut self, value: &str, start: usize) -> Cooked {
        if let Some(fold) = self.fold.take() {
            self.write(' ', fold, 1);
        }
        if self.cooked.text.len() + self.dropped == value.len() {
            return self.cooked;
        }
        #[cfg(test)]
        assert_eq!(self.cooked.text, value);
        Cooked {
            text: value.to_string(),
            offsets: vec![(0, start as u32)],
            refused: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str, style: Style, value: &str) -> String {
        cook(raw, 0, style, value).text
    }

    #[test]
    fn folds_leave_no_space_between_chinese_characters() {
        let plain = Style::Plain;
        assert_eq!(
            text("接听\n  电话，\n  记录", plain, "接听 电话， 记录"),
            "接听电话，记录"
        );
        assert_eq!(text("接听\r\n\r\n 电话", plain, "接听\n电话"), "接听\n电话");
        assert_eq!(text("用 CRM\n 系统", plain, "用 CRM 系统"), "用 CRM 系统");
        assert_eq!(text("客 服", plain, "客 服"), "客 服");
        assert_eq!(text("“客服”\n的", plain, "“客服” 的"), "“客服”的");
        assert_eq!(text("한\n국", plain, "한 국"), "한 국");
    }

    #[test]
    fn escapes_keep_their_places() {
        let raw = r#""a\u5ba2\n\x41""#;
        let cooked = cook(raw, 10, Style::DoubleQuoted, "a客\nA");
        assert_eq!(cooked.text, "a客\nA");
        assert_eq!(cooked.offsets, [(0, 11), (3, 17), (5, 20)]);
        let cooked = cook("'它''s'", 0, Style::SingleQuoted, "它's");
        assert_eq!(cooked.offsets, [(0, 1), (4, 6)]);
    }

    #[test]
    fn escaped_breaks_and_pairs() {
        let double = Style::DoubleQuoted;
        assert_eq!(text("\"a \\\n   b\"", double, "a b"), "a b");
        assert_eq!(text("\"\\ud83d\\ude00x\"", double, "😀x"), "😀x");
        let cooked = cook("\"a\\u202eb\"", 0, double, "a\u{202e}b");
        assert_eq!(cooked.refused, [('\u{202e}', 2..8)]);
    }
}
