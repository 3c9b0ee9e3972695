//! The Markdown that may stand in a field: bold, emphasis, links, lists and
//! paragraphs. Anything else that Markdown knows is refused with its place;
//! everything that is no Markdown is text, to the letter.

mod read;

pub use read::{push, soft_break};

use super::codes;
use crate::diagnostic::{Code, Message};
use crate::say;

/// How much a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// One paragraph.
    Line,
    /// Paragraphs and lists.
    Prose,
}

/// A block of a field's text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Link { href: String, content: Vec<Inline> },
    Break,
}

/// What a field cannot hold, with the bytes of its text that are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub start: usize,
    pub end: usize,
    pub what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Heading,
    Html,
    Code,
    Image,
    Quote,
    Rule,
    Table,
    ListStart,
    Indented,
    Paragraphs,
    Address,
}

/// Reads a field's text, which must be trimmed.
///
/// A text of one line is never a list or heading: its `- ` or `1.` is text.
/// The lines that a writer kept apart with `|` stay apart; the further lines
/// of a list item belong to its first.
pub fn parse(text: &str, room: Room) -> Result<Vec<Block>, Vec<Fault>> {
    if is_plain(text) {
        return Ok(vec![Block::Paragraph(vec![Inline::Text(text.to_string())])]);
    }
    let (blocks, mut faults) = read::read(text);
    let one = matches!(blocks.as_slice(), [] | [Block::Paragraph(_)]);
    if room == Room::Line && faults.is_empty() && !one {
        faults.push(Fault {
            start: 0,
            end: text.len(),
            what: What::Paragraphs,
        });
    }
    match faults.is_empty() {
        true => Ok(blocks),
        false => Err(faults),
    }
}

/// Whether a text holds nothing that Markdown could read as a mark.
fn is_plain(text: &str) -> bool {
    !text.contains(['\n', '\r', '*', '_', '[', '<', '\\', '`', '&'])
}

impl What {
    pub fn code(self) -> Code {
        match self {
            What::Paragraphs => codes::ONE_PARAGRAPH,
            What::Address => codes::LINK,
            _ => codes::MARKUP,
        }
    }

    pub fn message(self) -> Message {
        match self {
            What::Heading => say!("字段里不能有标题", "a field cannot hold a heading"),
            What::Html => say!("字段里不能有 HTML 标签", "a field cannot hold an HTML tag"),
            What::Code => say!("字段里不能有代码", "a field cannot hold code"),
            What::Image => say!("字段里不能有图片", "a field cannot hold an image"),
            What::Quote => say!("字段里不能有引用块", "a field cannot hold a block quote"),
            What::Rule => say!("字段里不能有分隔线", "a field cannot hold a ruled line"),
            What::Table => say!("字段里不能有表格", "a field cannot hold a table"),
            What::ListStart => say!(
                "列表不从 1 开始，编号会变",
                "the list does not begin with 1: its numbers would change"
            ),
            What::Indented => say!(
                "这几行缩进太深，会被当作代码",
                "these lines are indented so far that they read as code"
            ),
            What::Paragraphs => say!(
                "这个字段只能放一段文字",
                "this field holds one paragraph only"
            ),
            What::Address => say!(
                "链接只能指向网页、邮箱或电话",
                "a link may lead to a web page, a mail address or a telephone only"
            ),
        }
    }

    pub fn help(self) -> Message {
        match self {
            What::Heading => say!(
                "需要带标题的内容时，写进“补充章节”（sections）",
                "put titled text into `sections`"
            ),
            What::Html => say!(
                "要加粗，写成 **文字**；要原样显示尖括号，在“<”前加反斜杠：\\<",
                "for bold write **text**; to show the angle bracket itself, put a backslash before it: \\<"
            ),
            What::Code => say!(
                "删去反引号；要原样显示，在反引号前加反斜杠：\\`",
                "delete the backquotes; to show one, put a backslash before it: \\`"
            ),
            What::Image => say!(
                "删去图片，或改为链接",
                "delete the image, or make it a link"
            ),
            What::Quote => say!("删去行首的“>”", "delete the `>` at the start of the line"),
            What::Rule => say!(
                "删去这一行，用空行分段",
                "delete the line; an empty line parts paragraphs"
            ),
            What::Table => say!("改写为列表，每行一项", "make it a list, one line an item"),
            What::ListStart => say!(
                "从 1 开始编号；要保留原来的数字，在点前加反斜杠，如 3\\. 甲",
                "begin with 1; to keep the numbers as text, put a backslash before the point, as in 3\\. x"
            ),
            What::Indented => say!("减少行首的空格", "take away the spaces in front"),
            What::Paragraphs => say!(
                "删去空行和列表，或拆成几个条目",
                "take away the empty lines and lists, or make several items of it"
            ),
            What::Address => say!(
                "以 https://、http://、mailto: 或 tel: 开头",
                "begin with https://, http://, mailto: or tel:"
            ),
        }
    }
}

#[cfg(test)]
mod tests;
