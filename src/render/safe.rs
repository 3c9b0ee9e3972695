//! Field texts made safe to stand anywhere in a template's Markdown.

use super::marks;
use crate::model::rich::{self, Block, Inline, Room};
use std::io::Write;

/// Writes a value as one line in which nothing but [`marks`] has a meaning.
///
/// The function that Tera calls for whatever `{{ … }}` prints.
pub fn write(text: &str, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(line(text).as_bytes())
}

/// A field's text as one safe line.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    match rich::parse(text.trim(), Room::Prose) {
        Ok(blocks) => push_blocks(&blocks, &mut out),
        Err(_) => push_text(text, &mut out),
    }
    out
}

/// A text without markup, its white space kept, as one safe line.
pub fn line_of(text: &str) -> String {
    let mut out = String::new();
    push_text(text, &mut out);
    out
}

/// A safe line before and from its final stop, so that something can be said
/// before it.
pub fn split_stop(line: &str) -> (&str, &str) {
    const STOPS: [&str; 8] = ["。", "；", "！", "？", "\\.", "\\;", "\\!", "\\?"];
    let stop = STOPS.iter().find(|stop| line.ends_with(**stop));
    line.split_at(line.len() - stop.map_or(0, |stop| stop.len()))
}

fn push_blocks(blocks: &[Block], out: &mut String) {
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            out.push(marks::BLOCK);
        }
        match block {
            Block::Paragraph(content) => push_inlines(content, out),
            Block::List { ordered, items } => push_list(*ordered, items, out),
        }
    }
}

fn push_list(ordered: bool, items: &[Vec<Block>], out: &mut String) {
    out.push(if ordered {
        marks::NUMBERS_ON
    } else {
        marks::BULLETS_ON
    });
    for item in items {
        out.push(marks::ITEM);
        push_blocks(item, out);
    }
    out.push(marks::LIST_OFF);
}

fn push_inlines(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => push_text(text, out),
            Inline::Break => out.push(marks::BREAK),
            Inline::Strong(c) => between(marks::STRONG_ON, c, marks::STRONG_OFF, out),
            Inline::Emphasis(c) => between(marks::EMPHASIS_ON, c, marks::EMPHASIS_OFF, out),
            Inline::Link { href, content } => {
                out.push(marks::LINK_ON);
                push_text(href, out);
                between(marks::LINK_TEXT, content, marks::LINK_OFF, out);
            }
        }
    }
}

fn between(on: char, content: &[Inline], off: char, out: &mut String) {
    out.push(on);
    push_inlines(content, out);
    out.push(off);
}

/// Every ASCII punctuation mark gets its backslash, marks are dropped, and a
/// line break becomes a space: what is left has no meaning to Markdown.
fn push_text(text: &str, out: &mut String) {
    for c in text.chars().filter(|&c| !marks::is_mark(c)) {
        match c {
            '\n' | '\r' => out.push(' '),
            _ if c.is_ascii_punctuation() => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
}
