//! Lines with [`marks`] become blocks again.

use super::marks;
use super::page::{Block, Inline, List, Numbering};
use crate::model::rich::{push, soft_break};

/// What a line of the template's Markdown consists of.
#[derive(Debug, Clone)]
pub enum Token {
    Inline(Inline),
    /// A line's end in the template's own text.
    Soft,
    Mark(char),
}

/// Cuts a text at its marks.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(marks::is_mark) {
        let mark = rest[at..].chars().next().unwrap_or_default();
        if at > 0 {
            tokens.push(Token::Inline(Inline::Text(rest[..at].to_string())));
        }
        tokens.push(Token::Mark(mark));
        rest = &rest[at + mark.len_utf8()..];
    }
    if !rest.is_empty() {
        tokens.push(Token::Inline(Inline::Text(rest.to_string())));
    }
    tokens
}

/// The blocks of one line of the template: most often one paragraph, more
/// where a field with several was printed into it.
pub fn blocks(tokens: Vec<Token>, numbering: &[Numbering]) -> Vec<Block> {
    let mut decoder = Decoder {
        tokens: tokens.into_iter().peekable(),
        numbering,
    };
    decoder.blocks(0)
}

/// The same for a place that holds one line only: blocks follow one another
/// with a line break between them.
pub fn inlines(tokens: Vec<Token>) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks(tokens, &[]) {
        flatten(block, &mut line);
    }
    line
}

fn flatten(block: Block, line: &mut Vec<Inline>) {
    if !line.is_empty() {
        line.push(Inline::Break);
    }
    match block {
        Block::Paragraph(content) => line.extend(content),
        Block::List(list) => {
            let items = list.items.into_iter().flatten();
            items.for_each(|block| flatten(block, line));
        }
        _ => {}
    }
}

struct Decoder<'n> {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    numbering: &'n [Numbering],
}

impl Decoder<'_> {
    /// Blocks up to the end, or to the mark that ends an item or list.
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        loop {
            let line = self.line();
            if !line.is_empty() {
                blocks.push(Block::Paragraph(line));
            }
            match self.tokens.peek() {
                Some(Token::Mark(marks::BLOCK)) => drop(self.tokens.next()),
                Some(Token::Mark(on @ (marks::BULLETS_ON | marks::NUMBERS_ON))) => {
                    let ordered = *on == marks::NUMBERS_ON;
                    self.tokens.next();
                    blocks.push(Block::List(self.list(ordered, depth)));
                }
                _ => return blocks,
            }
        }
    }

    fn list(&mut self, ordered: bool, depth: usize) -> List {
        let style = self.numbering.get(depth).or(self.numbering.last());
        let numbering = ordered.then(|| style.copied().unwrap_or(Numbering::Decimal));
        let mut items = Vec::new();
        while let Some(Token::Mark(marks::ITEM)) = self.tokens.peek() {
            self.tokens.next();
            items.push(self.blocks(depth + 1));
        }
        if let Some(Token::Mark(marks::LIST_OFF)) = self.tokens.peek() {
            self.tokens.next();
        }
        List { numbering, items }
    }

    /// Inlines up to a mark that no inline begins with.
    fn line(&mut self) -> Vec<Inline> {
        let mut line: Vec<Inline> = Vec::new();
        let mut soft = false;
        loop {
            let Some(token) = self.tokens.peek().cloned() else {
                return line;
            };
            let inline = match token {
                Token::Soft => {
                    soft = !line.is_empty();
                    self.tokens.next();
                    continue;
                }
                Token::Inline(inline) => {
                    self.tokens.next();
                    inline
                }
                Token::Mark(mark) => match self.marked(mark) {
                    Some(inline) => inline,
                    None => return line,
                },
            };
            if std::mem::take(&mut soft) {
                soft_break(&mut line, &inline);
            }
            push(&mut line, inline);
        }
    }

    /// The inline that a mark begins.
    fn marked(&mut self, mark: char) -> Option<Inline> {
        match mark {
            marks::BREAK => {
                self.tokens.next();
                Some(Inline::Break)
            }
            marks::STRONG_ON => Some(Inline::Strong(self.until_off())),
            marks::EMPHASIS_ON => Some(Inline::Emphasis(self.until_off())),
            marks::LINK_ON => {
                self.tokens.next();
                let href = super::page::plain(&self.line());
                let content = self.until_off();
                Some(Inline::Link { href, content })
            }
            _ => None,
        }
    }

    /// The content between the mark at hand and the one that ends it.
    fn until_off(&mut self) -> Vec<Inline> {
        self.tokens.next();
        let content = self.line();
        self.tokens.next();
        content
    }
}
