//! The inlines of one block become a line of Markdown (lines, where it breaks).
//!
//! Stars are used for marks wherever they will be read as marks; where they
//! would not (`a**(b)**c`, a mark that starts with a space, two marks side by
//! side), HTML's tags stand in, so that no star is ever left over in the text.

use crate::emit::tidy;
use crate::render::page::{Inline, plain};

use super::escape::{Place, escape};

/// What kind of line the inlines make.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Context {
    Paragraph,
    /// A single line; a run of `#` at its end would be cut off.
    Heading,
    /// A single line in which `|` ends the cell.
    Cell,
}

/// The Markdown of `content`; empty if there is nothing to read in it.
pub fn inlines(content: &[Inline], context: Context) -> String {
    let text = plain(content);
    if text.chars().all(|c| c == '\n' || c == '\r') {
        return String::new();
    }
    let tildes = text.matches('~').count() > 1;
    let left = text.chars().filter(|c| *c != '\n').count();
    let mut line = Line {
        out: String::new(),
        context,
        tildes,
        left,
        in_link: false,
    };
    line.all(&tidy(content), None);
    match context {
        Context::Heading => guard_closing_hashes(line.out),
        _ => line.out,
    }
}

/// `## C #` would lose its last sign, as the closing sequence of a heading.
fn guard_closing_hashes(line: String) -> String {
    let body = line.trim_end_matches('#');
    if body.len() == line.len() || !(body.is_empty() || body.ends_with([' ', '\t'])) {
        return line;
    }
    format!("{}\\#", &line[..line.len() - 1])
}

struct Line {
    out: String,
    context: Context,
    tildes: bool,
    /// How many characters of the block are still to come, breaks aside.
    left: usize,
    in_link: bool,
}

impl Line {
    /// `after` is the character that follows these inlines.
    fn all(&mut self, content: &[Inline], after: Option<char>) {
        for (n, inline) in content.iter().enumerate() {
            let after = first_char(&content[n + 1..]).or(after);
            match inline {
                Inline::Text(text) => self.text(text, after),
                Inline::Strong(inner) => self.marked(
                    inner,
                    Mark {
                        star: "**",
                        tag: "strong",
                    },
                    after,
                ),
                Inline::Emphasis(inner) => self.marked(
                    inner,
                    Mark {
                        star: "*",
                        tag: "em",
                    },
                    after,
                ),
                Inline::Link { href, content } => self.link(href, content),
                Inline::Break => self.line_break(),
            }
        }
    }

    fn text(&mut self, text: &str, after: Option<char>) {
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            let line = line.replace('\r', "");
            let last = lines.peek().is_none();
            let line_start = self.out.is_empty() || self.out.ends_with('\n');
            let place = Place {
                line_start,
                block_start: line_start && self.context == Context::Paragraph,
                before: self.out.chars().last(),
                after: if last { after } else { Some('\n') },
                in_cell: self.context == Context::Cell,
                in_link: self.in_link,
                tildes: self.tildes,
            };
            self.left = self.left.saturating_sub(line.chars().count());
            self.out.push_str(&escape(&line, place));
            if !last {
                self.line_break();
            }
        }
    }

    /// A backslash breaks a line only where more text follows in the block.
    fn line_break(&mut self) {
        let more = self.context == Context::Paragraph && self.left > 0;
        self.out.push_str(if more { "\\\n" } else { "<br>" });
    }

    fn marked(&mut self, inner: &[Inline], mark: Mark, after: Option<char>) {
        let start = self.out.len();
        let left = self.left;
        self.out.push_str(mark.star);
        self.all(inner, Some('*'));
        let content = &self.out[start + mark.star.len()..];
        if opens(self.out[..start].chars().last(), content) && closes(content, after) {
            self.out.push_str(mark.star);
            return;
        }
        self.out.truncate(start);
        self.left = left;
        self.out.push_str(&format!("<{}>", mark.tag));
        self.all(inner, Some('<'));
        self.out.push_str(&format!("</{}>", mark.tag));
    }

    fn link(&mut self, href: &str, content: &[Inline]) {
        self.out.push('[');
        self.in_link = true;
        self.all(content, Some(']'));
        self.in_link = false;
        let mut target = target(href);
        if self.context == Context::Cell {
            target = target.replace('|', "%7C");
        }
        self.out.push_str(&format!("]({target})"));
    }
}

#[derive(Clone, Copy)]
struct Mark {
    star: &'static str,
    tag: &'static str,
}

/// A destination as it stands, or in pointed brackets if it would end early.
fn target(href: &str) -> String {
    let href = href
        .replace('&', "&amp;")
        .replace('\\', "%5C")
        .replace('<', "%3C")
        .replace('>', "%3E");
    if href.contains([' ', '(', ')']) {
        format!("<{href}>")
    } else {
        href
    }
}

/// The first character that these inlines will write, marks standing for any sign.
fn first_char(content: &[Inline]) -> Option<char> {
    match content.first()? {
        Inline::Text(text) => text.chars().next(),
        Inline::Break => Some('\n'),
        _ => Some('['),
    }
}

/// Whether stars between `before` and `content` open a mark: CommonMark's rule
/// of left-flanking runs, as comrak's CJK-friendly emphasis mends it. Where
/// this is in doubt it says no, which costs a tag but never the text.
fn opens(before: Option<char>, content: &str) -> bool {
    let Some(first) = content.chars().next() else {
        return false;
    };
    first != '*' && before != Some('*') && flanks(first, before)
}

fn closes(content: &str, after: Option<char>) -> bool {
    let Some(last) = content.chars().last() else {
        return false;
    };
    // What follows may be the stars of the next mark.
    last != '*' && after != Some('[') && flanks(last, after)
}

fn flanks(inner: char, outer: Option<char>) -> bool {
    let outer_parts =
        outer.is_none_or(|c| c == ' ' || c == '\n' || c.is_ascii_punctuation() || is_cjk(c));
    !inner.is_whitespace() && (inner.is_alphanumeric() || is_cjk(inner) || outer_parts)
}

/// Han, kana, hangul and the full-width signs; narrower than Unicode's, on purpose.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}')
}
