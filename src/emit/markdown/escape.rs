//! A text becomes Markdown that is read as that text again.
//!
//! Only what would be taken for markup where it stands is escaped, so that the
//! file stays pleasant to read: `R&D`, `snake_case`, `3~5 年` and `< 5%` stay.

/// Where a piece of text stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Whether it starts a line.
    pub line_start: bool,
    /// Whether a `-` there would make a list, a `#` a heading.
    pub block_start: bool,
    /// The character before it on its line.
    pub before: Option<char>,
    /// The character after it: `\n` at the end of a line, none at the end of the block.
    pub after: Option<char>,
    /// Whether a bare `|` would end a table cell.
    pub in_cell: bool,
    /// Whether a bare `]` would end a link's text.
    pub in_link: bool,
    /// Whether the block has two tildes or more, which GitHub strikes out.
    pub tildes: bool,
}

/// One line of text, escaped for its place.
pub fn escape(text: &str, place: Place) -> String {
    let chars: Vec<char> = text.chars().collect();
    let block_mark = if place.block_start {
        block_mark(&chars, place)
    } else {
        None
    };
    let mut out = String::with_capacity(text.len() + 8);
    for (at, &c) in chars.iter().enumerate() {
        let before = if at == 0 {
            place.before
        } else {
            Some(chars[at - 1])
        };
        let spot = Spot {
            before,
            rest: &chars[at + 1..],
            place,
        };
        if (c == ' ' || c == '\t') && spot.at_edge(at == 0) {
            out.push_str(if c == ' ' { "&#32;" } else { "&#9;" });
            continue;
        }
        if block_mark == Some(at) || spot.is_markup(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A character's neighbourhood.
struct Spot<'a> {
    before: Option<char>,
    rest: &'a [char],
    place: Place,
}

impl Spot<'_> {
    fn next(&self) -> Option<char> {
        self.rest.first().copied().or(self.place.after)
    }

    /// Whether white space here would be cut off with the edge of its line.
    fn at_edge(&self, first: bool) -> bool {
        let starts = first && self.place.line_start;
        starts || (self.rest.is_empty() && matches!(self.place.after, None | Some('\n')))
    }

    fn is_markup(&self, c: char) -> bool {
        match c {
            '`' | '[' | '*' => true,
            '_' => !(is_word(self.before) && is_word(self.next())),
            ']' => self.place.in_link,
            '|' => self.place.in_cell,
            '~' => self.place.tildes,
            '<' => self
                .next()
                .is_some_and(|n| n.is_ascii_alphabetic() || "/!?".contains(n)),
            '&' => self.is_entity(),
            '\\' => !is_word(self.next()),
            // `!` before a link would make it a picture.
            '!' => self.rest.is_empty() && self.place.after.is_some(),
            _ => false,
        }
    }

    fn is_entity(&self) -> bool {
        let name = self
            .rest
            .iter()
            .take_while(|c| c.is_ascii_alphanumeric() || **c == '#')
            .count();
        name > 0 && self.rest.get(name) == Some(&';')
    }
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// The index of the character that would make a line a heading, a list item, a
/// quotation, a rule or the second line of a table.
fn block_mark(chars: &[char], place: Place) -> Option<usize> {
    let ends = |at: usize| match chars.get(at) {
        Some(c) => *c == ' ' || *c == '\t',
        None => matches!(place.after, None | Some('\n')),
    };
    let first = *chars.first()?;
    let run = |wanted: fn(&char) -> bool| chars.iter().take_while(|c| wanted(c)).count();
    let hashes = run(|c| *c == '#');
    let digits = run(char::is_ascii_digit);
    let marked = match first {
        '#' => hashes <= 6 && ends(hashes),
        '+' | '-' => ends(1),
        '>' => true,
        _ => false,
    };
    let is_rule = "-=|:+_".contains(first) && chars.iter().all(|c| "-=|:+_* \t".contains(*c));
    if marked || is_rule {
        return Some(0);
    }
    let numbered = (1..=9).contains(&digits)
        && matches!(chars.get(digits), Some('.' | ')'))
        && ends(digits + 1);
    numbered.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_markup_is_escaped() {
        let place = Place {
            line_start: true,
            block_start: true,
            before: None,
            after: None,
            in_cell: false,
            in_link: false,
            tildes: false,
        };
        for plain in [
            "R&D",
            "snake_case",
            "< 5%",
            "3~5 年",
            "C:\\dir",
            "{{ x }} {% y %}",
            "a|b]",
            "1.5 倍",
            "-5",
            "#1 号",
            "a - b",
        ] {
            assert_eq!(escape(plain, place), plain);
        }
        for (text, escaped) in [
            ("*重要*", "\\*重要\\*"),
            ("1. 一", "1\\. 一"),
            ("- 二", "\\- 二"),
            ("# 三", "\\# 三"),
            ("> 四", "\\> 四"),
            ("&amp;", "\\&amp;"),
            ("<b>", "\\<b>"),
            ("---", "\\---"),
            ("[x]", "\\[x]"),
            (" a ", "&#32;a&#32;"),
        ] {
            assert_eq!(escape(text, place), escaped);
        }
    }
}
