//! The page: a document as blocks, without any format.
//!
//! What `render` hands to `emit`. No template text and no Markdown is left in
//! it; texts are plain characters, free of XML-illegal ones.

pub use crate::model::rich::Inline;

/// A finished document in one language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The language of the document as a BCP 47 tag, `zh-CN` or `en`.
    pub lang: String,
    /// The title, also shown in the file's properties.
    pub title: String,
    /// What the running header says at its left and right end; may be empty.
    pub header: (String, String),
    /// How the footer counts pages, with `{page}` and `{pages}`: `第 {page} 页 共 {pages} 页`.
    pub footer: String,
    /// The company, for the file's properties.
    pub company: String,
    /// What the document is about, for the file's properties.
    pub subject: String,
    /// How headings are numbered, from the level below the title down.
    pub numbering: Vec<Numbering>,
    pub blocks: Vec<Block>,
}

/// The numbers in front of a heading or list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbering {
    #[default]
    None,
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// 1.
    Decimal,
    /// （1）
    DecimalInBrackets,
}

/// One block. Headings count from 1; the document's title is a block of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The document's title: once, on top.
    Title(Vec<Inline>),
    /// A line under the title.
    Subtitle(Vec<Inline>),
    Heading {
        level: u8,
        content: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    List(List),
    Table(Table),
    /// The list of the document's headings, already filled in.
    Contents(Vec<ContentsLine>),
    PageBreak,
}

/// A list; each item is a run of blocks, most often a single paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// `None` for bullets.
    pub numbering: Option<Numbering>,
    pub items: Vec<Vec<Block>>,
}

/// A table with one row of blocks per cell.
///
/// Invariant: every row has as many cells as `columns`; widths sum to 100.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    /// The header row; `None` for a grid of labels and values.
    pub head: Option<Vec<Cell>>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Column {
    /// Share of the text width in percent.
    pub width: f32,
    pub align: Align,
    /// Whether its cells are labels: shaded, centred, in the heading font.
    pub label: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

/// A cell's blocks: paragraphs and lists.
pub type Cell = Vec<Block>;

/// A line of the contents and the heading's number text (`一、`), if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsLine {
    pub level: u8,
    pub number: String,
    pub text: String,
}

/// The characters of some inlines, marks dropped.
pub fn plain(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text(t) => text.push_str(t),
            Inline::Strong(c) | Inline::Emphasis(c) => text.push_str(&plain(c)),
            Inline::Link { content, .. } => text.push_str(&plain(content)),
            Inline::Break => text.push('\n'),
        }
    }
    text
}

impl Numbering {
    /// The style with the name that locales and documents use.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "none" => Numbering::None,
            "chinese" => Numbering::Chinese,
            "chinese_in_brackets" => Numbering::ChineseInBrackets,
            "decimal" => Numbering::Decimal,
            "decimal_in_brackets" => Numbering::DecimalInBrackets,
            _ => return None,
        })
    }

    /// The text of number `n`, counted from 1: 一、 （二） 3. （4）.
    pub fn label(self, n: usize) -> String {
        match self {
            Numbering::None => String::new(),
            Numbering::Chinese => format!("{}、", chinese(n)),
            Numbering::ChineseInBrackets => format!("（{}）", chinese(n)),
            Numbering::Decimal => format!("{n}. "),
            Numbering::DecimalInBrackets => format!("（{n}）"),
        }
    }
}

/// A number below 10,000 in Chinese characters, as Word's chineseCountingThousand writes it.
fn chinese(n: usize) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const UNITS: [(usize, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    let mut text = String::new();
    let mut skipped = false;
    for (unit, name) in UNITS {
        let digit = n / unit % 10;
        if digit == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if skipped {
            text.push('〇');
            skipped = false;
        }
        let ten_alone = unit == 10 && digit == 1 && text.is_empty();
        if !ten_alone {
            text.push_str(DIGITS[digit]);
        }
        text.push_str(name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers() {
        let all: Vec<String> = [1, 10, 11, 20, 22, 101, 110].map(chinese).into();
        assert_eq!(all.join(" "), "一 十 十一 二十 二十二 一百〇一 一百一十");
    }
}
