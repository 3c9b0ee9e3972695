//! A field's text through comrak, and comrak's tree as our blocks.

use super::{Block, Fault, Inline, What};
use crate::syntax::is_cjk;
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

/// The blocks of a text, and all that a field cannot hold.
pub fn read(text: &str) -> (Vec<Block>, Vec<Fault>) {
    let escaped = Escaped::new(text);
    let arena = Arena::new();
    let root = parse_document(&arena, &escaped.text, &options());
    let mut reader = Reader {
        escaped: &escaped,
        depth: 0,
        faults: Vec::new(),
    };
    let mut blocks = reader.blocks(root);
    if escaped.guarded {
        drop_guard(&mut blocks);
    }
    (blocks, reader.faults)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    // Read so that it can be refused.
    options.extension.table = true;
    options
}

/// Keeps a text of one line from being read as a block. A full-width space is
/// white space to the rules of emphasis, but no indentation.
const GUARD: char = '\u{3000}';

/// The text as comrak gets it: entities made text, one line guarded.
struct Escaped {
    text: String,
    /// Byte offsets, in `text`, of what was put in, with its length.
    inserted: Vec<(usize, usize)>,
    line_starts: Vec<usize>,
    original: usize,
    guarded: bool,
}

impl Escaped {
    fn new(original: &str) -> Self {
        let guarded = !original.contains('\n');
        let mut text = String::new();
        let mut inserted = Vec::new();
        if guarded {
            inserted.push((0, GUARD.len_utf8()));
            text.push(GUARD);
        }
        let mut after_backslash = false;
        for c in original.chars() {
            if c == '&' && !after_backslash {
                inserted.push((text.len(), 1));
                text.push('\\');
            }
            after_backslash = c == '\\' && !after_backslash;
            text.push(c);
        }
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        Escaped {
            inserted,
            line_starts,
            original: original.len(),
            guarded,
            text,
        }
    }

    /// The byte of the original text at comrak's line and column, both from 1.
    fn offset(&self, line: usize, column: usize) -> usize {
        let start = self
            .line_starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let at = (start + column.saturating_sub(1)).min(self.text.len());
        let before = self.inserted.iter().filter(|&&(place, _)| place < at);
        let added: usize = before.map(|&(_, length)| length).sum();
        at.saturating_sub(added).min(self.original)
    }
}

struct Reader<'e> {
    escaped: &'e Escaped,
    /// How many lists the line at hand stands in.
    depth: usize,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn blocks<'a>(&mut self, parent: &'a AstNode<'a>) -> Vec<Block> {
        parent
            .children()
            .filter_map(|node| self.block(node))
            .collect()
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>) -> Option<Block> {
        let what = match &node.data.borrow().value {
            NodeValue::Paragraph => return Some(Block::Paragraph(self.line(node))),
            NodeValue::List(list) if list.list_type == ListType::Bullet || list.start == 1 => {
                let ordered = list.list_type == ListType::Ordered;
                return Some(Block::List {
                    ordered,
                    items: self.items(node),
                });
            }
            NodeValue::List(_) => What::ListStart,
            NodeValue::Table(_) => What::Table,
            NodeValue::Heading(_) => What::Heading,
            NodeValue::CodeBlock(code) if code.fenced => What::Code,
            NodeValue::CodeBlock(_) => What::Indented,
            NodeValue::BlockQuote => What::Quote,
            NodeValue::ThematicBreak => What::Rule,
            _ => What::Html,
        };
        self.refuse(node, what);
        None
    }

    fn items<'a>(&mut self, list: &'a AstNode<'a>) -> Vec<Vec<Block>> {
        self.depth += 1;
        let items = list.children().map(|item| self.blocks(item)).collect();
        self.depth -= 1;
        items
    }

    fn line<'a>(&mut self, parent: &'a AstNode<'a>) -> Vec<Inline> {
        let mut line: Vec<Inline> = Vec::new();
        let mut soft = false;
        for node in parent.children() {
            if matches!(node.data.borrow().value, NodeValue::SoftBreak) {
                soft = true;
                continue;
            }
            let Some(inline) = self.inline(node) else {
                continue;
            };
            match std::mem::take(&mut soft) {
                true if self.depth == 0 => line.push(Inline::Break),
                true => soft_break(&mut line, &inline),
                false => {}
            }
            push(&mut line, inline);
        }
        line
    }

    fn inline<'a>(&mut self, node: &'a AstNode<'a>) -> Option<Inline> {
        let what = match &node.data.borrow().value {
            NodeValue::Text(text) => return Some(Inline::Text(text.to_string())),
            NodeValue::LineBreak => return Some(Inline::Break),
            NodeValue::Strong => return Some(Inline::Strong(self.line(node))),
            NodeValue::Emph => return Some(Inline::Emphasis(self.line(node))),
            NodeValue::Link(link) if is_safe(&link.url) => {
                let href = link.url.to_string();
                let content = self.line(node);
                return Some(Inline::Link { href, content });
            }
            NodeValue::Link(_) => What::Address,
            NodeValue::Code(_) => What::Code,
            NodeValue::Image(_) => What::Image,
            // The tag that opens it was reported.
            NodeValue::HtmlInline(tag) if tag.starts_with("</") && self.found(What::Html) => {
                return None;
            }
            _ => What::Html,
        };
        self.refuse(node, what);
        None
    }

    fn found(&self, what: What) -> bool {
        self.faults.iter().any(|fault| fault.what == what)
    }

    fn refuse<'a>(&mut self, node: &'a AstNode<'a>, what: What) {
        let place = node.data.borrow().sourcepos;
        let start = self.escaped.offset(place.start.line, place.start.column);
        let end = self.escaped.offset(place.end.line, place.end.column + 1);
        let end = end.max(start);
        self.faults.push(Fault { start, end, what });
    }
}

/// Schemes that a document may lead to, as `facts/word.md` §4 bounds them.
fn is_safe(url: &str) -> bool {
    let url = url.to_lowercase();
    let schemes = ["https://", "http://", "mailto:", "tel:"];
    url.len() <= 2000 && schemes.iter().any(|scheme| url.starts_with(scheme))
}

/// Adjacent texts become one.
pub fn push(line: &mut Vec<Inline>, inline: Inline) {
    match (line.last_mut(), inline) {
        (Some(Inline::Text(last)), Inline::Text(more)) => last.push_str(&more),
        (_, inline) => line.push(inline),
    }
}

/// Joins two lines: with nothing between two Chinese characters, else a space.
pub fn soft_break(line: &mut Vec<Inline>, next: &Inline) {
    let before = line.iter().rev().find_map(|inline| edge(inline, true));
    let after = edge(next, false);
    if !(before.is_some_and(is_cjk) && after.is_some_and(is_cjk)) {
        push(line, Inline::Text(" ".into()));
    }
}

/// The last or first character of a piece.
fn edge(inline: &Inline, last: bool) -> Option<char> {
    match inline {
        Inline::Text(text) if last => text.chars().next_back(),
        Inline::Text(text) => text.chars().next(),
        Inline::Strong(c) | Inline::Emphasis(c) | Inline::Link { content: c, .. } => {
            let piece = if last { c.last() } else { c.first() };
            edge(piece?, last)
        }
        Inline::Break => None,
    }
}

fn drop_guard(blocks: &mut [Block]) {
    let Some(Block::Paragraph(line)) = blocks.first_mut() else {
        return;
    };
    let Some(Inline::Text(text)) = line.first_mut() else {
        return;
    };
    if let Some(rest) = text.strip_prefix(GUARD) {
        *text = rest.to_string();
    }
    if text.is_empty() {
        line.remove(0);
    }
}
