//! Pages of every shape, for the formats' property tests.

use proptest::prelude::*;

use crate::render::page::*;

fn any_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "&",
        "<",
        ">",
        "\"",
        "'",
        "{{",
        "{%",
        "|",
        "*",
        "_",
        "[",
        "]",
        "(",
        ")",
        "\\",
        "#",
        "-",
        "+",
        "1.",
        "2)",
        "=",
        "~",
        "~~",
        "`",
        "!",
        ":",
        ".",
        "岗位",
        "（必须）",
        "“核心”",
        "。",
        "、",
        "——",
        "…",
        "😀",
        " ",
        " ",
        "\u{3000}",
        "a",
        "Rust",
        "&amp;",
        "<br>",
        "https://x.cn",
        "\n",
        "é",
        "$",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..7).prop_map(|pieces| pieces.concat())
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![6 => any_text().prop_map(Inline::Text), 1 => Just(Inline::Break)];
    let inline = leaf.prop_recursive(2, 8, 3, |inner| {
        let several = prop::collection::vec(inner, 0..3);
        prop_oneof![
            several.clone().prop_map(Inline::Strong),
            several.clone().prop_map(Inline::Emphasis),
            several.prop_map(|content| Inline::Link {
                href: "https://example.com/a_(b)?c=1&copy=2|3".into(),
                content
            }),
        ]
    });
    prop::collection::vec(inline, 0..4)
}

fn any_numbering() -> impl Strategy<Value = Option<Numbering>> {
    use Numbering::*;
    prop::option::of(prop::sample::select(vec![
        None,
        Chinese,
        ChineseInBrackets,
        Decimal,
        DecimalInBrackets,
    ]))
}

fn any_flow() -> impl Strategy<Value = Block> {
    any_inlines()
        .prop_map(Block::Paragraph)
        .prop_recursive(3, 12, 3, |inner| {
            let items = prop::collection::vec(prop::collection::vec(inner, 0..3), 0..4);
            (any_numbering(), items)
                .prop_map(|(numbering, items)| Block::List(List { numbering, items }))
        })
}

fn any_table() -> impl Strategy<Value = Block> {
    let align = prop::sample::select(vec![Align::Start, Align::Center, Align::End]);
    let columns = prop::collection::vec(
        align.prop_map(|align| Column {
            align,
            ..Column::default()
        }),
        1..4,
    );
    columns.prop_flat_map(|columns| {
        let row =
            prop::collection::vec(prop::collection::vec(any_flow(), 0..3), columns.len()).boxed();
        (
            Just(columns),
            prop::option::of(row.clone()),
            prop::collection::vec(row, 0..3),
        )
            .prop_map(|(columns, head, rows)| {
                Block::Table(Table {
                    columns,
                    head,
                    rows,
                })
            })
    })
}

pub fn any_block() -> impl Strategy<Value = Block> {
    let line = (1u8..4, any_text()).prop_map(|(level, text)| ContentsLine {
        level,
        number: "1. ".into(),
        text: text.replace('\n', " "),
    });
    prop_oneof![
        4 => any_flow(),
        2 => (1u8..5, any_inlines()).prop_map(|(level, content)| Block::Heading { level, content }),
        1 => any_inlines().prop_map(Block::Title),
        1 => any_table(),
        1 => prop::collection::vec(line, 0..4).prop_map(Block::Contents),
        1 => Just(Block::PageBreak),
    ]
}
