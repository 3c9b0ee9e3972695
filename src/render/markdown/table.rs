//! Tables: alignment, header row, column widths.

use super::{decode, tokens};
use crate::render::page::{Align, Block, Cell, Column, Inline, Table, plain};
use comrak::nodes::{AstNode, NodeTable, NodeValue, TableAlignment};
use unicode_width::UnicodeWidthStr;

/// A table with its widths: those of the directive, else by the text's length.
///
/// A header row of empty cells means a grid without a header.
pub fn table<'a>(
    node: &'a AstNode<'a>,
    table: &NodeTable,
    widths: &[(f32, bool)],
) -> Result<Table, usize> {
    let mut head = None;
    let mut rows = Vec::new();
    for row in node.children() {
        let is_head = matches!(row.data.borrow().value, NodeValue::TableRow(true));
        let mut cells = Vec::new();
        for cell in row.children() {
            cells.push(self::cell(cell)?);
        }
        match is_head {
            true => head = Some(cells).filter(|c: &Vec<Cell>| c.iter().any(|c| !c.is_empty())),
            false => rows.push(cells),
        }
    }
    let columns = columns(table, widths, head.as_ref(), &rows);
    Ok(Table {
        columns,
        head,
        rows,
    })
}

/// The widths of a directive: `14* 36 14* 36`.
pub fn widths(text: &str) -> Option<Vec<(f32, bool)>> {
    let widths = text.split_whitespace().map(|word| {
        let number = word.trim_end_matches('*');
        let width: f32 = number.parse().ok()?;
        (width > 0.0).then_some((width, number != word))
    });
    let widths: Vec<(f32, bool)> = widths.collect::<Option<_>>()?;
    (!widths.is_empty()).then_some(widths)
}

fn cell<'a>(node: &'a AstNode<'a>) -> Result<Cell, usize> {
    Ok(decode::blocks(tokens(node)?, &[]))
}

fn columns(
    table: &NodeTable,
    widths: &[(f32, bool)],
    head: Option<&Vec<Cell>>,
    rows: &[Vec<Cell>],
) -> Vec<Column> {
    let count = table.num_columns;
    let given = widths.len() == count;
    let shares: Vec<f32> = match given {
        true => widths.iter().map(|&(width, _)| width).collect(),
        false => shares((0..count).map(|i| Need::of(head, rows, i)).collect()),
    };
    let sum: f32 = shares.iter().sum();
    (0..count)
        .map(|i| Column {
            width: shares[i] / sum * 100.0,
            align: align(table.alignments.get(i)),
            label: given && widths[i].1,
        })
        .collect()
}

/// What a column needs, in half-width characters.
struct Need {
    /// Its longest word, which must not be broken, and the cell's margins.
    least: f32,
    /// Its longest text.
    most: f32,
}

impl Need {
    fn of(head: Option<&Vec<Cell>>, rows: &[Vec<Cell>], column: usize) -> Need {
        let cells = head
            .into_iter()
            .chain(rows)
            .filter_map(|row| row.get(column));
        let texts: Vec<String> = cells.map(|cell| text(cell)).collect();
        let word = texts
            .iter()
            .map(|text| longest_word(text))
            .max()
            .unwrap_or(0);
        let most = texts.iter().map(|text| text.width()).max().unwrap_or(0);
        let least = (word as f32 + 3.0).clamp(7.0, 24.0);
        Need {
            least,
            most: (most as f32 + 3.0).clamp(least, 60.0),
        }
    }
}

/// The width of the longest piece that a line must not break: a Latin word, or
/// four Chinese characters, below which a column looks broken.
fn longest_word(text: &str) -> usize {
    let words = text.split_whitespace().map(|word| match word.is_ascii() {
        true => word.width(),
        false => word.width().min(8),
    });
    words.max().unwrap_or(0)
}

/// Every column its least, the rest of the line by what each still wants.
fn shares(needs: Vec<Need>) -> Vec<f32> {
    /// Half-width characters in a line of a table across the page.
    const LINE: f32 = 86.0;
    let least: f32 = needs.iter().map(|need| need.least).sum();
    let wanted: f32 = needs.iter().map(|need| need.most - need.least).sum();
    let rest = (LINE - least).max(0.0);
    let share = |need: &Need| match wanted > 0.0 {
        true => need.least + rest * (need.most - need.least) / wanted,
        false => need.least,
    };
    needs.iter().map(share).collect()
}

fn text(cell: &[Block]) -> String {
    let line = |block: &Block| match block {
        Block::Paragraph(content) => plain(content),
        Block::List(list) => list.items.iter().map(|item| text(item)).collect(),
        _ => plain(&[] as &[Inline]),
    };
    cell.iter().map(line).collect()
}

fn align(alignment: Option<&TableAlignment>) -> Align {
    match alignment {
        Some(TableAlignment::Center) => Align::Center,
        Some(TableAlignment::Right) => Align::End,
        _ => Align::Start,
    }
}
