//! A line of YAML taken apart without parsing it.
//!
//! Turns text that may be wrong into indentation, dashes, key and value, as a
//! reader would see them. Leaves judging to `mistakes`.

use std::ops::Range;

/// A line's bytes, its break left out.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub start: usize,
    pub end: usize,
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// The line that holds an offset.
    pub fn at(all: &'a str, at: usize) -> Self {
        let before = all.get(..at).unwrap_or(all);
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        let rest = all.get(start..).unwrap_or("");
        let text = rest.split('\n').next().unwrap_or("");
        let text = text.strip_suffix('\r').unwrap_or(text);
        Line {
            start,
            end: start + text.len(),
            text,
        }
    }

    /// The line above, blank ones and comments passed over.
    pub fn above(self, all: &'a str) -> Option<Self> {
        let mut start = self.start;
        loop {
            let line = Line::at(all, start.checked_sub(1)?);
            if !line.is_idle() {
                return Some(line);
            }
            start = line.start;
        }
    }

    /// The line below, blank ones and comments passed over.
    pub fn below(self, all: &'a str) -> Option<Self> {
        let mut line = self;
        loop {
            line = line.next(all)?;
            if !line.is_idle() {
                return Some(line);
            }
        }
    }

    /// The line below, whatever it holds.
    pub fn next(self, all: &'a str) -> Option<Self> {
        let rest = all.get(self.end..)?;
        Some(Line::at(all, self.end + rest.find('\n')? + 1))
    }

    /// Whether nothing but a comment stands on it.
    pub fn is_idle(&self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }

    /// Bytes of white space at its start, full-width spaces with it.
    pub fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t', '\u{3000}']).len()
    }

    pub fn is_item(&self) -> bool {
        let rest = self.text.trim_start();
        rest == "-" || rest.starts_with("- ")
    }

    /// Where the text behind indentation and list dashes begins, from the line's start.
    pub fn content(&self) -> usize {
        let mut at = self.indent();
        while let Some(rest) = self.text.get(at..).and_then(|t| t.strip_prefix("- ")) {
            at += 2 + (rest.len() - rest.trim_start().len());
        }
        at
    }

    /// The first colon that ends a key, from the line's start.
    pub fn key_colon(&self) -> Option<usize> {
        let from = self.content();
        let rest = self.text.get(from..)?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let skip = match quote {
            Some(quote) => 2 + rest.get(1..)?.find(quote)?,
            None if rest.starts_with(INDICATORS) => return None,
            None => 0,
        };
        let is_end = |at: &usize| {
            let next = rest.get(at + 1..).and_then(|t| t.chars().next());
            next.is_none_or(|c| c == ' ' || c == '\t')
        };
        let mut colons = rest.match_indices(':').map(|(at, _)| at);
        let found = colons.find(|at| *at >= skip && is_end(at));
        found
            .filter(|&at| quote.is_none() || at == skip)
            .map(|at| from + at)
    }

    /// The value's bytes in the file: behind the key, or else behind the dashes.
    pub fn value(&self) -> Range<usize> {
        let from = self.key_colon().map_or(self.content(), |at| at + 1);
        let rest = self.text.get(from..).unwrap_or("");
        let start = from + (rest.len() - rest.trim_start().len());
        let cut = match rest.trim_start().starts_with('#') {
            true => 0,
            false => rest.find(" #").unwrap_or(rest.len()),
        };
        let end = from + rest.get(..cut).unwrap_or("").trim_end().len();
        self.start + start..self.start + end.max(start)
    }

    /// As [`Line::value`], but to the line's end whatever ` #` it holds.
    pub fn whole_value(&self) -> Range<usize> {
        let start = self.value().start;
        start..(self.start + self.text.trim_end().len()).max(start)
    }
}

/// What a plain text cannot begin with, and a value not be split behind.
pub const INDICATORS: [char; 11] = ['@', '`', '%', '*', '&', '!', '{', '[', '>', '|', '#'];

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> &str {
        text.get(Line::at(text, 0).value()).unwrap_or("")
    }

    #[test]
    fn values_are_found_behind_keys_and_dashes() {
        assert_eq!(value("a: b: c # d"), "b: c");
        assert_eq!(value("  - - x"), "x");
        assert_eq!(value("- 'a: b': c"), "c");
        assert_eq!(value("- *重要*: c"), "*重要*: c");
        assert_eq!(value("- 9:30 上班"), "9:30 上班");
        assert_eq!(value("key:"), "");
    }

    #[test]
    fn neighbours_pass_over_blank_lines_and_comments() {
        let text = "a: 1\n\n# c\n  b: 2\r\n";
        let second = Line::at(text, 12);
        assert_eq!((second.text, second.indent()), ("  b: 2", 2));
        assert_eq!(second.above(text).map(|line| line.text), Some("a: 1"));
        assert_eq!(
            Line::at(text, 0).below(text).map(|line| line.text),
            Some("  b: 2")
        );
        assert!(second.below(text).is_none());
    }
}
