//! A page becomes Markdown: CommonMark with GitHub's tables.
//!
//! It is meant to be read as it stands, so headings carry their numbers, and
//! only what would be taken for markup is escaped (`markdown/escape.rs`). What
//! Markdown cannot say, widths, fonts, header and footer, is left out.

mod escape;
mod inline;

#[cfg(test)]
mod tests;

use crate::render::page::{
    Align, Block, Cell, Column, ContentsLine, Inline, List, Numbering, Page, Table,
};

use inline::{Context, inlines};

pub fn write(page: &Page) -> Vec<u8> {
    let mut writer = Writer {
        numbering: &page.numbering,
        counters: Vec::new(),
    };
    let mut text = writer.blocks(&page.blocks).join("\n\n");
    text.push('\n');
    text.into_bytes()
}

struct Writer<'a> {
    numbering: &'a [Numbering],
    /// How many headings of each level there were since the last higher one.
    counters: Vec<usize>,
}

impl Writer<'_> {
    /// The chunks of some blocks, to be parted by blank lines; empty blocks vanish.
    fn blocks(&mut self, blocks: &[Block]) -> Vec<String> {
        let mut chunks = Vec::new();
        let mut marker_before = None;
        for block in blocks {
            let chunk = match block {
                Block::List(list) => {
                    let marker = Marker::of(list).unlike(marker_before);
                    marker_before = Some(marker);
                    self.list(list, marker)
                }
                other => {
                    marker_before = None;
                    self.block(other)
                }
            };
            chunks.push(chunk);
        }
        chunks.retain(|chunk| !chunk.is_empty());
        chunks
    }

    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Title(content) => format!("# {}", inlines(content, Context::Heading)),
            Block::Heading { level, content } => self.heading(*level, content),
            Block::Subtitle(content) | Block::Paragraph(content) => {
                inlines(content, Context::Paragraph)
            }
            Block::List(list) => self.list(list, Marker::of(list)),
            Block::Table(table) => self.table(table),
            Block::Contents(lines) => contents(lines),
            Block::PageBreak => "<!-- pagebreak -->".to_owned(),
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline]) -> String {
        let level = usize::from(level.max(1));
        let mut line = vec![Inline::Text(self.number(level))];
        line.extend_from_slice(content);
        // Markdown has six levels, and the title takes the first.
        let marks = "#".repeat((level + 1).min(6));
        format!("{marks} {}", inlines(&line, Context::Heading))
    }

    fn number(&mut self, level: usize) -> String {
        self.counters.resize(level, 0);
        let Some(counter) = self.counters.last_mut() else {
            return String::new();
        };
        *counter += 1;
        self.numbering
            .get(level - 1)
            .copied()
            .unwrap_or_default()
            .label(*counter)
    }

    /// Items without text vanish: a `-` alone may be read as a rule or an underline.
    fn list(&mut self, list: &List, marker: Marker) -> String {
        let mut items: Vec<Vec<String>> = list.items.iter().map(|item| self.blocks(item)).collect();
        items.retain(|item| !item.is_empty());
        let tight = list.items.iter().all(|item| is_tight(item));
        let between = if tight { "\n" } else { "\n\n" };
        let numbered = items.iter().enumerate();
        let lines: Vec<String> = numbered
            .map(|(n, item)| hang(&marker.text(n + 1), &item.join(between)))
            .collect();
        lines.join(between)
    }

    fn table(&mut self, table: &Table) -> String {
        if table.columns.is_empty() {
            return String::new();
        }
        // A grid of labels and values has no header, and Markdown no table without one.
        let empty = vec![Cell::new(); table.columns.len()];
        let head = table.head.as_ref().unwrap_or(&empty);
        let mut lines = vec![row(head), rule(&table.columns)];
        lines.extend(table.rows.iter().map(|cells| row(cells)));
        lines.join("\n")
    }
}

/// Whether an item needs no blank lines: a paragraph, then at most one list.
fn is_tight(item: &[Block]) -> bool {
    matches!(
        item,
        [Block::Paragraph(_)] | [Block::Paragraph(_), Block::List(_)]
    )
}

/// The text behind its marker, further lines indented to stand under the first.
fn hang(marker: &str, text: &str) -> String {
    let indent = " ".repeat(marker.len() + 1);
    let mut item = marker.to_owned();
    for (n, line) in text.lines().enumerate() {
        match (n, line.is_empty()) {
            (0, _) => item.push(' '),
            (_, true) => item.push('\n'),
            (_, false) => item.extend(["\n", &indent]),
        }
        item.push_str(line);
    }
    item
}

/// What stands before the items of a list. Two lists in a row need unlike
/// markers, or they would be read as one.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Marker {
    Bullet(char),
    Number(char),
}

impl Marker {
    fn of(list: &List) -> Marker {
        match list.numbering {
            None | Some(Numbering::None) => Marker::Bullet('-'),
            Some(Numbering::DecimalInBrackets | Numbering::ChineseInBrackets) => {
                Marker::Number(')')
            }
            Some(_) => Marker::Number('.'),
        }
    }

    fn unlike(self, before: Option<Marker>) -> Marker {
        if before != Some(self) {
            return self;
        }
        match self {
            Marker::Bullet('-') => Marker::Bullet('*'),
            Marker::Bullet(_) => Marker::Bullet('-'),
            Marker::Number('.') => Marker::Number(')'),
            Marker::Number(_) => Marker::Number('.'),
        }
    }

    fn text(self, n: usize) -> String {
        match self {
            Marker::Bullet(mark) => mark.to_string(),
            Marker::Number(mark) => format!("{n}{mark}"),
        }
    }
}

fn row(cells: &[Cell]) -> String {
    let texts: Vec<String> = cells
        .iter()
        .map(|cell| cell_lines(cell).join("<br>"))
        .collect();
    format!("| {} |", texts.join(" | "))
}

fn rule(columns: &[Column]) -> String {
    let marks = columns.iter().map(|column| match column.align {
        Align::Start => "---",
        Align::Center => ":---:",
        Align::End => "---:",
    });
    format!("| {} |", marks.collect::<Vec<_>>().join(" | "))
}

/// A cell holds one line of Markdown; its blocks become texts parted by `<br>`.
fn cell_lines(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Title(content)
            | Block::Subtitle(content)
            | Block::Heading { content, .. }
            | Block::Paragraph(content) => lines.push(inlines(content, Context::Cell)),
            Block::List(list) => lines.extend(cell_list(list)),
            Block::Table(table) => lines.extend(
                table
                    .head
                    .iter()
                    .chain(&table.rows)
                    .flatten()
                    .flat_map(|cell| cell_lines(cell)),
            ),
            Block::Contents(all) => lines.extend(
                all.iter()
                    .map(|line| inlines(&contents_text(line), Context::Cell)),
            ),
            Block::PageBreak => {}
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn cell_list(list: &List) -> Vec<String> {
    let mut lines = Vec::new();
    for (n, item) in list.items.iter().enumerate() {
        let mut item = cell_lines(item);
        if let Some(first) = item.first_mut() {
            let label = list
                .numbering
                .map_or_else(|| "• ".to_owned(), |numbering| numbering.label(n + 1));
            first.insert_str(0, &label);
        }
        lines.append(&mut item);
    }
    lines
}

/// Nested bullets: a line never stands more than one step deeper than its parent.
fn contents(lines: &[ContentsLine]) -> String {
    let mut parents: Vec<u8> = Vec::new();
    let mut text = Vec::new();
    for line in lines {
        parents.retain(|parent| *parent < line.level);
        let indent = "  ".repeat(parents.len());
        parents.push(line.level);
        text.push(format!(
            "{indent}- {}",
            inlines(&contents_text(line), Context::Paragraph)
        ));
    }
    text.join("\n")
}

fn contents_text(line: &ContentsLine) -> [Inline; 1] {
    [Inline::Text(format!("{}{}", line.number, line.text))]
}
