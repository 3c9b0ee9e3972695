use super::blocks;
use crate::render::page::{Block, Inline, Numbering, plain};
use crate::render::safe;

fn read(markdown: &str) -> Vec<Block> {
    blocks(
        markdown,
        &[Numbering::Decimal, Numbering::DecimalInBrackets],
    )
    .unwrap()
}

#[test]
fn a_field_is_itself_wherever_it_is_printed() {
    for text in [
        r#"& < > " ' {{ {% | \ `"#,
        "1. # - + * _ ~",
        "<b>",
        "a*b",
        "---",
        "=",
        "😀\t字",
    ] {
        let field = safe::line(
            &text
                .replace('\\', "\\\\")
                .replace('*', "\\*")
                .replace('_', "\\_")
                .replace('`', "\\`")
                .replace('<', "\\<"),
        );
        for (before, after) in [("", ""), ("- ", ""), ("x：", "y"), ("**", "**"), ("# ", "")] {
            let page = read(&format!("{before}{field}{after}\n"));
            let found = format!("{page:?}");
            let shown = format!("{text:?}");
            let inner = &shown[1..shown.len() - 1];
            assert!(found.contains(inner), "{before}{text}{after}: {found}");
        }
        let page = read(&format!("| a | b |\n|---|---|\n| {field} | 2 |\n"));
        let Block::Table(table) = &page[0] else {
            panic!("{page:?}")
        };
        let Block::Paragraph(content) = &table.rows[0][0][0] else {
            panic!()
        };
        assert_eq!(plain(content), text);
    }
}

#[test]
fn blocks_of_a_field_stay_in_their_item() {
    let field = safe::line("先：\n\n- 甲\n- **乙**\n\n后");
    let page = read(&format!("1. {field}\n2. 二\n"));
    let Block::List(list) = &page[0] else {
        panic!("{page:?}")
    };
    assert_eq!(list.items.len(), 2);
    assert_eq!(list.items[0].len(), 3);
    let Block::List(inner) = &list.items[0][1] else {
        panic!()
    };
    assert_eq!(
        inner.items[1],
        [Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(
            "乙".into()
        )])])]
    );
}

#[test]
fn bold_survives_any_neighbour() {
    let field = safe::line("**“核心”**系统");
    let page = read(&format!("x{field}y\n"));
    let Block::Paragraph(content) = &page[0] else {
        panic!()
    };
    assert!(matches!(content[1], Inline::Strong(_)), "{content:?}");
}

#[test]
fn directives_and_widths() {
    let page = read(
        "<!-- table: 20* 80 -->\n\n|  |  |\n|---|---|\n| 甲 | 乙 |\n\n<!-- page-break -->\n\n<!-- contents -->\n",
    );
    let Block::Table(table) = &page[0] else {
        panic!("{page:?}")
    };
    assert!(table.head.is_none() && table.columns[0].label);
    assert_eq!(table.columns[1].width, 80.0);
    assert_eq!(page[1], Block::PageBreak);
    assert!(blocks("<b>x</b>\n", &[]).is_err());
    assert!(blocks("text\n\n```\ncode\n```\n", &[]) == Err(3));
}
