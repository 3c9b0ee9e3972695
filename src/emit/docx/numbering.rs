//! Headings and lists become Word's numbering definitions.
//!
//! The numbers are Word's own, so they stay right when someone edits the file.
//! Definition 1 numbers the headings through their styles; each list has a
//! definition to itself, since Word may carry on counting in a shared one.

use crate::render::page::{List, Numbering};

const HEADINGS: usize = 1;
/// Word has nine levels of lists.
const DEEPEST: usize = 8;

/// The part `numbering.xml`.
pub fn numbering(headings: &[Numbering], lists: &Lists) -> String {
    let mut definitions = String::new();
    let mut numbers = String::new();
    let headings = (!headings.is_empty()).then(|| heading_levels(headings));
    let lists = lists.lists.iter().map(|levels| list_levels(levels));
    let all = headings
        .map(|xml| (HEADINGS, xml))
        .into_iter()
        .chain(lists.enumerate().map(|(n, xml)| (n + HEADINGS + 1, xml)));
    for (id, levels) in all {
        definitions.push_str(&format!(
            r#"<w:abstractNum w:abstractNumId="{id}"><w:nsid w:val="{id:08X}"/><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"#
        ));
        numbers.push_str(&format!(
            r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>"#
        ));
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{definitions}{numbers}</w:numbering>"#
    )
}

/// How many levels of headings have styles.
pub const HEADING_STYLES: usize = 5;

/// What ties each heading style to its level, by the placeholder's name.
/// A level without a number takes part as well, so that those below restart under it.
pub fn heading_links(headings: &[Numbering]) -> Vec<(String, String)> {
    let levels = headings.iter().take(HEADING_STYLES).enumerate();
    levels
        .map(|(n, _)| {
            (
                format!("heading{}", n + 1),
                format!(r#"<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="{HEADINGS}"/></w:numPr>"#),
            )
        })
        .collect()
}

fn heading_levels(headings: &[Numbering]) -> String {
    let levels = headings.iter().take(HEADING_STYLES).enumerate();
    levels
        .map(|(n, numbering)| {
            let style = format!(r#"<w:pStyle w:val="Heading{}"/>"#, n + 1);
            let space = if *numbering == Numbering::Decimal {
                "space"
            } else {
                "nothing"
            };
            let tail = r#"<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>"#;
            level(
                n,
                Some(*numbering),
                &style,
                &format!(r#"<w:suff w:val="{space}"/>"#),
                tail,
            )
        })
        .collect()
}

fn list_levels(levels: &[Level]) -> String {
    let levels = levels.iter().enumerate();
    levels
        .map(|(n, def)| {
            let mut tail = format!(
                r#"<w:pPr><w:ind w:left="{}" w:hanging="{}"/></w:pPr>"#,
                def.left, def.hang
            );
            if def.format.is_none() {
                tail.push_str(
                    r#"<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/></w:rPr>"#,
                );
            }
            level(n, def.format, "", "", &tail)
        })
        .collect()
}

fn level(n: usize, numbering: Option<Numbering>, style: &str, suffix: &str, tail: &str) -> String {
    let (format, text) = word_format(numbering, n + 1);
    format!(
        r#"<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{style}{suffix}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{tail}</w:lvl>"#
    )
}

/// Word's name of a format and the text around its number.
fn word_format(numbering: Option<Numbering>, level: usize) -> (&'static str, String) {
    match numbering {
        None => ("bullet", "•".to_owned()),
        Some(Numbering::None) => ("none", String::new()),
        Some(Numbering::Chinese) => ("chineseCountingThousand", format!("%{level}、")),
        Some(Numbering::ChineseInBrackets) => ("chineseCountingThousand", format!("（%{level}）")),
        Some(Numbering::Decimal) => ("decimal", format!("%{level}.")),
        Some(Numbering::DecimalInBrackets) => ("decimal", format!("（%{level}）")),
    }
}

/// The lists of a document.
#[derive(Debug)]
pub struct Lists {
    lists: Vec<Vec<Level>>,
    /// The size of body text in twips: how wide a Chinese character is.
    em: i32,
    /// Where lists in the text begin.
    indent: i32,
}

#[derive(Debug, Clone, PartialEq)]
struct Level {
    format: Option<Numbering>,
    left: i32,
    hang: i32,
}

/// A level of a list, as its paragraphs name it.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    pub id: usize,
    pub depth: usize,
    /// Where the items' texts begin, in twips.
    pub left: i32,
}

/// Around a list: nothing, a table cell, or an item of another list.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    pub in_cell: bool,
    pub parent: Option<Spot>,
    /// Whether this is the first list in its item: another one must count anew.
    pub first: bool,
}

impl Lists {
    pub fn new(em: i32, indent: i32) -> Lists {
        Lists {
            lists: Vec::new(),
            em,
            indent,
        }
    }

    /// Opens a list: a level of the list around it where formats and counts allow, else one of its own.
    pub fn open(&mut self, list: &List, around: Around) -> Spot {
        let em = if around.in_cell {
            self.em * 7 / 8
        } else {
            self.em
        };
        let start = match around.parent {
            Some(parent) => parent.left,
            None if around.in_cell => 0,
            None => self.indent,
        };
        let hang = hang(list, em);
        let level = Level {
            format: list.numbering,
            left: start + hang,
            hang,
        };
        let left = level.left;
        let depth = around
            .parent
            .map_or(0, |parent| (parent.depth + 1).min(DEEPEST));
        let shared = around
            .parent
            .filter(|parent| around.first && depth > parent.depth);
        let id = shared.and_then(|parent| self.share(parent.id, depth, &level));
        let id = id.unwrap_or_else(|| self.add(depth, level));
        Spot { id, depth, left }
    }

    fn share(&mut self, id: usize, depth: usize, level: &Level) -> Option<usize> {
        let levels = self.lists.get_mut(id - HEADINGS - 1)?;
        if levels.len() == depth {
            levels.push(level.clone());
        }
        (levels.get(depth) == Some(level)).then_some(id)
    }

    /// The levels above are never used, but Word wants them defined.
    fn add(&mut self, depth: usize, level: Level) -> usize {
        self.lists.push(vec![level; depth + 1]);
        self.lists.len() + HEADINGS
    }
}

/// The room for the widest marker of a list, in twips.
fn hang(list: &List, em: i32) -> i32 {
    let width = |label: &str| {
        label
            .trim_end()
            .chars()
            .map(|c| if c.is_ascii() { em / 2 } else { em })
            .sum::<i32>()
    };
    let widest = |numbering: Numbering| {
        (1..=list.items.len().max(1))
            .map(|n| width(&numbering.label(n)))
            .max()
            .unwrap_or(em)
    };
    match list.numbering {
        None => em * 7 / 4,
        Some(Numbering::None) => 0,
        Some(Numbering::Decimal) => widest(Numbering::Decimal) + em * 3 / 4,
        // Full-width signs bring their own space.
        Some(numbering) => widest(numbering) + 20,
    }
}
