//! A table becomes one of docx-rs: fixed widths, labels shaded, rows whole.

use docx_rs::{
    DocumentChild, HeightRule, Shading, Table as WordTable, TableAlignmentType, TableCell,
    TableCellContent, TableLayoutType, TableRow, VAlignType, WidthType,
};

use crate::render::page::{Block, Cell, Column, Table};

use super::body::{Place, Writer};
use super::conform::TableNote;

/// The width of the text on an A4 page with margins of 2.54 cm, in twips.
const TEXT_WIDTH: usize = 9026;

impl Writer {
    pub fn table(&mut self, table: &Table) {
        if table.columns.is_empty() || (table.head.is_none() && table.rows.is_empty()) {
            return;
        }
        self.part_from_table();
        self.tables.push(TableNote {
            head: table.head.is_some(),
            caption: self.caption.clone(),
        });
        let grid = grid(&table.columns);
        let mut rows = Vec::with_capacity(table.rows.len() + 1);
        rows.extend(
            table
                .head
                .iter()
                .map(|cells| self.row(cells, table, &grid, true)),
        );
        rows.extend(
            table
                .rows
                .iter()
                .map(|cells| self.row(cells, table, &grid, false)),
        );
        let built = WordTable::without_borders(rows)
            .set_grid(grid)
            .style("TableGrid")
            .width(TEXT_WIDTH, WidthType::Dxa)
            .align(TableAlignmentType::Center)
            .layout(TableLayoutType::Fixed);
        self.flow.push(DocumentChild::Table(Box::new(built)));
    }

    fn row(&mut self, cells: &[Cell], table: &Table, grid: &[usize], head: bool) -> TableRow {
        let filled = filled(cells, table);
        let columns = table.columns.iter().take(filled).enumerate();
        let empty = Cell::new();
        let cells = columns.map(|(n, column)| {
            let place = Place::Cell {
                label: head || column.label,
                align: column.align,
            };
            let end = if n + 1 == filled { grid.len() } else { n + 1 };
            let width = grid[n..end].iter().sum();
            let cell = self.cell(cells.get(n).unwrap_or(&empty), place, width);
            if end > n + 1 {
                cell.grid_span(end - n)
            } else {
                cell
            }
        });
        TableRow::new(cells.collect())
            .cant_split()
            .row_height(454.0)
            .height_rule(HeightRule::AtLeast)
    }

    fn cell(&mut self, blocks: &[Block], place: Place, width: usize) -> TableCell {
        let outer = std::mem::take(&mut self.flow);
        self.blocks(blocks, place);
        if self.flow.is_empty() {
            self.empty_cell(place);
        }
        let inner = std::mem::replace(&mut self.flow, outer);
        let mut cell = TableCell::new()
            .width(width, WidthType::Dxa)
            .vertical_align(VAlignType::Center);
        if matches!(place, Place::Cell { label: true, .. }) {
            cell = cell.shading(Shading::new().fill("F2F2F2"));
        }
        cell.children
            .extend(inner.into_iter().filter_map(|child| match child {
                DocumentChild::Paragraph(paragraph) => Some(TableCellContent::Paragraph(paragraph)),
                _ => None,
            }));
        cell
    }
}

/// How many cells a row shows. In a grid of labels and values the last value
/// takes the room of the empty pairs behind it.
fn filled(cells: &[Cell], table: &Table) -> usize {
    let all = table.columns.len();
    let last = cells.iter().rposition(|cell| !cell.is_empty());
    let labels = table.columns.iter().any(|column| column.label);
    match last {
        Some(last) if table.head.is_none() && labels => last + 1,
        _ => all,
    }
}

/// Widths in twips that sum to the text's width, rounding errors shared out.
fn grid(columns: &[Column]) -> Vec<usize> {
    let shares: Vec<f64> = columns
        .iter()
        .map(|column| f64::from(column.width.max(0.0)))
        .collect();
    let total: f64 = shares.iter().sum();
    let even = TEXT_WIDTH as f64 / columns.len() as f64;
    let mut done = (0.0, 0);
    let width = |share: f64| {
        done.0 += if total.is_normal() {
            share / total * TEXT_WIDTH as f64
        } else {
            even
        };
        let before = std::mem::replace(&mut done.1, done.0.round() as usize);
        done.1 - before
    };
    shares.into_iter().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Align;

    #[test]
    fn widths_fill_the_line() {
        let columns = |widths: &[f32]| {
            widths
                .iter()
                .map(|w| Column {
                    width: *w,
                    align: Align::Start,
                    label: false,
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(
            grid(&columns(&[16.0, 34.0, 16.0, 34.0])),
            [1444, 3069, 1444, 3069]
        );
        for widths in [
            &[33.3, 33.3, 33.3][..],
            &[0.0, 0.0],
            &[1.0],
            &[f32::NAN, 50.0],
        ] {
            assert_eq!(
                grid(&columns(widths)).iter().sum::<usize>(),
                TEXT_WIDTH,
                "{widths:?}"
            );
        }
    }
}
