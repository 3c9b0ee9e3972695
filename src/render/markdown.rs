//! The Markdown that a template wrote becomes blocks.

mod table;

use super::decode::{self, Token};
use super::page::{Block, Inline, List, Numbering};
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

/// A document's blocks, and the Markdown that no document can hold: its line
/// in the rendered text.
pub fn blocks(markdown: &str, lists: &[Numbering]) -> Result<Vec<Block>, usize> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut reader = Reader {
        lists,
        depth: 0,
        next: None,
    };
    let mut blocks = Vec::new();
    for node in root.children() {
        reader.block(node, &mut blocks)?;
    }
    Ok(blocks)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options
}

/// What a directive says of the block that follows it.
#[derive(Debug, Clone, PartialEq)]
enum Next {
    Subtitle,
    Table(Vec<(f32, bool)>),
}

struct Reader<'l> {
    lists: &'l [Numbering],
    /// How many lists the block at hand stands in.
    depth: usize,
    next: Option<Next>,
}

impl Reader<'_> {
    fn block<'a>(&mut self, node: &'a AstNode<'a>, out: &mut Vec<Block>) -> Result<(), usize> {
        let next = self.next.take();
        match &node.data.borrow().value {
            NodeValue::Paragraph if next == Some(Next::Subtitle) => {
                out.push(Block::Subtitle(decode::inlines(tokens(node)?)));
            }
            NodeValue::Paragraph => {
                let numbering = self.lists.get(self.depth..).unwrap_or_default();
                out.extend(decode::blocks(tokens(node)?, numbering));
            }
            NodeValue::Heading(heading) => {
                let content = decode::inlines(tokens(node)?);
                out.push(match heading.level {
                    1 => Block::Title(content),
                    level => Block::Heading {
                        level: level - 1,
                        content,
                    },
                });
            }
            NodeValue::List(list) => {
                let list = self.list(node, list.list_type == ListType::Ordered)?;
                out.push(Block::List(list));
            }
            NodeValue::Table(table) => {
                let widths = match next {
                    Some(Next::Table(widths)) => widths,
                    _ => Vec::new(),
                };
                out.push(Block::Table(table::table(node, table, &widths)?));
            }
            NodeValue::HtmlBlock(html) => self.directive(html.literal.trim(), line(node), out)?,
            _ => return Err(line(node)),
        }
        Ok(())
    }

    fn list<'a>(&mut self, node: &'a AstNode<'a>, ordered: bool) -> Result<List, usize> {
        let style = self.lists.get(self.depth).or(self.lists.last());
        let numbering = ordered.then(|| style.copied().unwrap_or(Numbering::Decimal));
        let mut items = Vec::new();
        self.depth += 1;
        for item in node.children() {
            let mut blocks = Vec::new();
            for child in item.children() {
                self.block(child, &mut blocks)?;
            }
            items.push(blocks);
        }
        self.depth -= 1;
        Ok(List { numbering, items })
    }

    /// `<!-- page-break -->`, `<!-- contents -->`, `<!-- subtitle -->`,
    /// `<!-- table: 14* 36 14* 36 -->` with widths in percent, a star for labels.
    fn directive(&mut self, html: &str, line: usize, out: &mut Vec<Block>) -> Result<(), usize> {
        let inner = html
            .strip_prefix("<!--")
            .and_then(|rest| rest.strip_suffix("-->"));
        match inner.map(str::trim) {
            Some("page-break") => out.push(Block::PageBreak),
            Some("contents") => out.push(Block::Contents(Vec::new())),
            Some("subtitle") => self.next = Some(Next::Subtitle),
            Some(other) => {
                let widths = other.strip_prefix("table:").and_then(table::widths);
                self.next = Some(Next::Table(widths.ok_or(line)?));
            }
            None => return Err(line),
        }
        Ok(())
    }
}

/// The tokens of a paragraph, heading or cell.
fn tokens<'a>(parent: &'a AstNode<'a>) -> Result<Vec<Token>, usize> {
    let mut out = Vec::new();
    for node in parent.children() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => out.extend(decode::tokens(text)),
            NodeValue::SoftBreak => out.push(Token::Soft),
            NodeValue::LineBreak => out.push(Token::Inline(Inline::Break)),
            NodeValue::Strong => {
                let content = decode::inlines(tokens(node)?);
                out.push(Token::Inline(Inline::Strong(content)));
            }
            NodeValue::Emph => {
                let content = decode::inlines(tokens(node)?);
                out.push(Token::Inline(Inline::Emphasis(content)));
            }
            NodeValue::Link(link) => {
                let content = decode::inlines(tokens(node)?);
                let href = link.url.to_string();
                out.push(Token::Inline(Inline::Link { href, content }));
            }
            _ => return Err(line(node)),
        }
    }
    Ok(out)
}

fn line<'a>(node: &'a AstNode<'a>) -> usize {
    node.data.borrow().sourcepos.start.line
}

#[cfg(test)]
mod tests;
