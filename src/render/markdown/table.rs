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
    let raw: Vec<f32> = (0..count)
        .map(|i| {
            if given {
                widths[i].0
            } else {
                need(head, rows, i)
            }
        })
        .collect();
    let sum: f32 = raw.iter().sum();
    (0..count)
        .map(|i| Column {
            width: raw[i] / sum * 100.0,
            align: align(table.alignments.get(i)),
            label: given && widths[i].1,
        })
        .collect()
}

/// How much room a column wants: its longest cell, within bounds that keep
/// short columns readable and long ones from taking all.
fn need(head: Option<&Vec<Cell>>, rows: &[Vec<Cell>], column: usize) -> f32 {
    let cells = head
        .into_iter()
        .chain(rows)
        .filter_map(|row| row.get(column));
    let longest = cells.map(|cell| text(cell).width()).max().unwrap_or(0);
    longest.clamp(8, 60) as f32
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
