//! Blocks become the paragraphs and tables of docx-rs.
//!
//! Chooses styles by name and leaves their looks to `parts/styles.*.xml`. What
//! docx-rs cannot say about tables goes to `conform.rs` in notes.

use docx_rs::{
    BreakType, BuildXML, Document, DocumentChild, IndentLevel, NumberingId, Paragraph, Run,
};

use crate::render::page::{Align, Block, ContentsLine, Inline, List, Page, plain};

use super::conform::TableNote;
use super::inline::{Links, with_inlines};
use super::is_chinese;
use super::numbering::{Around, HEADING_STYLES, Lists, Spot};

/// The body, and what other parts must say about it.
pub struct Body {
    pub xml: Vec<u8>,
    pub lists: Lists,
    pub links: Links,
    pub tables: Vec<TableNote>,
}

pub fn body(page: &Page) -> Body {
    let lists = if is_chinese(page) {
        Lists::new(240, 480)
    } else {
        Lists::new(210, 210)
    };
    let mut writer = Writer {
        flow: Vec::new(),
        lists,
        links: Links::default(),
        tables: Vec::new(),
        caption: page.title.clone(),
        break_page: false,
    };
    writer.blocks(&page.blocks, Place::Text);
    writer.end();
    let document = Document {
        children: writer.flow,
        ..Document::default()
    };
    Body {
        xml: document.build(),
        lists: writer.lists,
        links: writer.links,
        tables: writer.tables,
    }
}

/// What a block stands in.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Text,
    Cell { label: bool, align: Align },
}

/// Writes blocks at the end of `flow`.
pub(super) struct Writer {
    pub flow: Vec<DocumentChild>,
    pub tables: Vec<TableNote>,
    /// The last heading, by which readers of the screen know a table.
    pub caption: String,
    lists: Lists,
    links: Links,
    /// Whether the next paragraph starts a page.
    break_page: bool,
}

impl Writer {
    pub fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match (block, place) {
            (Block::List(list), _) => self.list(list, place, None, true),
            (Block::Table(table), Place::Text) => self.table(table),
            (Block::Table(table), Place::Cell { .. }) => {
                // Word nests tables, readers do not follow: its cells stand one below the other.
                table
                    .head
                    .iter()
                    .chain(&table.rows)
                    .flatten()
                    .for_each(|cell| self.blocks(cell, place));
            }
            (Block::Contents(lines), _) => lines
                .iter()
                .for_each(|line| self.contents_line(line, place)),
            (Block::PageBreak, Place::Text) => self.break_page = true,
            (Block::PageBreak, Place::Cell { .. }) => {}
            (Block::Title(content), Place::Text) => self.styled("Title", content),
            (Block::Subtitle(content), Place::Text) => self.styled("Subtitle", content),
            (Block::Heading { level, content }, Place::Text) => self.heading(*level, content),
            (Block::Paragraph(content), Place::Text) => self.styled("BodyText", content),
            (
                Block::Title(content)
                | Block::Subtitle(content)
                | Block::Heading { content, .. }
                | Block::Paragraph(content),
                _,
            ) => {
                let paragraph = self.cell_paragraph(place);
                self.push(paragraph, content);
            }
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline]) {
        self.caption = plain(content).replace('\n', " ");
        let level = usize::from(level).clamp(1, HEADING_STYLES);
        self.styled(&format!("Heading{level}"), content);
    }

    /// The contents are filled in already, so they are lines, not a field to be updated.
    fn contents_line(&mut self, line: &ContentsLine, place: Place) {
        let text = [Inline::Text(format!("{}{}", line.number, line.text))];
        match place {
            Place::Text => self.styled(&format!("TOC{}", line.level.clamp(1, 3)), &text),
            Place::Cell { .. } => self.block(&Block::Paragraph(text.into()), place),
        }
    }

    fn list(&mut self, list: &List, place: Place, parent: Option<Spot>, first: bool) {
        let in_cell = matches!(place, Place::Cell { .. });
        let spot = self.lists.open(
            list,
            Around {
                in_cell,
                parent,
                first,
            },
        );
        let style = if list.numbering.is_some() {
            "ListNumber"
        } else {
            "ListBullet"
        };
        for item in list.items.iter().filter(|item| !item.is_empty()) {
            self.item(item, place, spot, style);
        }
    }

    /// The first paragraph carries the number; the rest stands under its text.
    fn item(&mut self, item: &[Block], place: Place, spot: Spot, style: &str) {
        let (content, rest) = match item.split_first() {
            Some((Block::Paragraph(content), rest)) => (&content[..], rest),
            _ => (&[][..], item),
        };
        let numbered = self
            .item_paragraph(place, style)
            .numbering(NumberingId::new(spot.id), IndentLevel::new(spot.depth));
        self.push(numbered, content);
        let mut first = true;
        for block in rest {
            match block {
                Block::List(list) => {
                    self.list(list, place, Some(spot), first);
                    first = false;
                }
                Block::Paragraph(content) => {
                    let under = self.item_paragraph(place, "ListContinue").indent(
                        Some(spot.left),
                        None,
                        None,
                        None,
                    );
                    self.push(under, content);
                }
                other => self.block(other, place),
            }
        }
    }

    fn item_paragraph(&self, place: Place, style: &str) -> Paragraph {
        match place {
            Place::Text => Paragraph::new().style(style),
            // Centred items would scatter their markers.
            Place::Cell { label, .. } => self.cell_paragraph(Place::Cell {
                label,
                align: Align::Start,
            }),
        }
    }

    fn cell_paragraph(&self, place: Place) -> Paragraph {
        let style = match place {
            Place::Text => "BodyText",
            Place::Cell { label: true, .. } => "TableLabel",
            Place::Cell {
                align: Align::Start,
                ..
            } => "TableText",
            Place::Cell {
                align: Align::Center,
                ..
            } => "TableCenter",
            Place::Cell {
                align: Align::End, ..
            } => "TableRight",
        };
        Paragraph::new().style(style)
    }

    pub fn empty_cell(&mut self, place: Place) {
        let paragraph = self.cell_paragraph(place);
        self.push(paragraph, &[]);
    }

    fn styled(&mut self, style: &str, content: &[Inline]) {
        self.push(Paragraph::new().style(style), content);
    }

    fn push(&mut self, mut paragraph: Paragraph, content: &[Inline]) {
        if std::mem::take(&mut self.break_page) {
            paragraph = paragraph.page_break_before(true);
        }
        let paragraph = with_inlines(paragraph, content, &mut self.links);
        self.flow
            .push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    /// Word joins tables that touch, and a table takes no page break: a thin
    /// paragraph parts or breaks them.
    pub fn part_from_table(&mut self) {
        let touches = matches!(self.flow.last(), Some(DocumentChild::Table(_)));
        if std::mem::take(&mut self.break_page) {
            let page = Run::new().add_break(BreakType::Page);
            self.flow.push(DocumentChild::Paragraph(Box::new(
                Paragraph::new().style("Spacer").add_run(page),
            )));
        } else if touches {
            self.flow.push(DocumentChild::Paragraph(Box::new(
                Paragraph::new().style("Spacer"),
            )));
        }
    }

    /// A body ends with a paragraph; a page break at its end would only add an empty page.
    fn end(&mut self) {
        self.break_page = false;
        if self.flow.is_empty() {
            self.styled("BodyText", &[]);
        }
        self.part_from_table();
    }
}
