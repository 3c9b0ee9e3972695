//! Any page, written and read again by comrak, says the same words in the same order.

use comrak::nodes::{AstNode, NodeValue};
use proptest::prelude::*;

use super::*;
use crate::emit::arbitrary::any_block;
use crate::render::page::*;

fn markdown(blocks: Vec<Block>) -> String {
    let page = Page {
        numbering: vec![
            Numbering::Chinese,
            Numbering::ChineseInBrackets,
            Numbering::Decimal,
        ],
        blocks,
        ..Page::default()
    };
    String::from_utf8(write(&page)).unwrap()
}

fn text(t: &str) -> Inline {
    Inline::Text(t.to_owned())
}

fn para(t: &str) -> Block {
    Block::Paragraph(vec![text(t)])
}

#[test]
fn reads_well() {
    let grid = Table {
        columns: vec![
            Column {
                width: 30.0,
                align: Align::Center,
                label: true,
            },
            Column {
                width: 70.0,
                ..Column::default()
            },
        ],
        head: None,
        rows: vec![vec![
            vec![para("岗位名称")],
            vec![
                para("客服代表 | 夜班"),
                Block::List(List {
                    numbering: Some(Numbering::Decimal),
                    items: vec![vec![para("接听")], vec![para("记录")]],
                }),
            ],
        ]],
    };
    let inner = Block::List(List {
        numbering: None,
        items: vec![vec![para("R&D 的 snake_case")], vec![para("3~5 年")]],
    });
    let list = List {
        numbering: Some(Numbering::Decimal),
        items: vec![vec![para("负责接听"), inner], vec![para("*号不是强调")]],
    };
    let page = markdown(vec![
        Block::Title(vec![text("岗位说明书")]),
        Block::Contents(vec![
            ContentsLine {
                level: 1,
                number: "一、".into(),
                text: "职责".into(),
            },
            ContentsLine {
                level: 2,
                number: "（一）".into(),
                text: "日常".into(),
            },
        ]),
        Block::PageBreak,
        Block::Table(grid),
        Block::Heading {
            level: 1,
            content: vec![text("职责")],
        },
        Block::Heading {
            level: 2,
            content: vec![text("日常")],
        },
        Block::List(list.clone()),
        Block::List(list),
        Block::Heading {
            level: 1,
            content: vec![text("要求")],
        },
        Block::Heading {
            level: 2,
            content: vec![text("学历")],
        },
        Block::Paragraph(vec![
            Inline::Strong(vec![text("（必须）")]),
            text("具备"),
            Inline::Break,
            Inline::Link {
                href: "mailto:hr@example.com".into(),
                content: vec![text("投递")],
            },
        ]),
    ]);
    let expected = "\
# 岗位说明书

- 一、职责
  - （一）日常

<!-- pagebreak -->

|  |  |
| :---: | --- |
| 岗位名称 | 客服代表 \\| 夜班<br>1. 接听<br>2. 记录 |

## 一、职责

### （一）日常

1. 负责接听
   - R&D 的 snake_case
   - 3~5 年
2. \\*号不是强调

1) 负责接听
   - R&D 的 snake_case
   - 3~5 年
2) \\*号不是强调

## 二、要求

### （一）学历

**（必须）**具备\\
[投递](mailto:hr@example.com)
";
    assert_eq!(page, expected);
}

#[test]
fn marks_survive_beside_chinese_signs() {
    let bold = |before: &str, inner: &str, after: &str| {
        let line = markdown(vec![Block::Paragraph(vec![
            text(before),
            Inline::Strong(vec![text(inner)]),
            text(after),
        ])]);
        let arena = comrak::Arena::new();
        let root = comrak::parse_document(&arena, &line, &options());
        let strong = root
            .descendants()
            .find(|node| matches!(node.data.borrow().value, NodeValue::Strong));
        strong.map(|node| read(node))
    };
    for (before, inner, after) in [
        ("要求", "熟悉Rust。", "加分"),
        ("", "“核心”", "系统"),
        ("具备", "（必须）", "能力"),
        ("a", "b", "c"),
    ] {
        assert_eq!(bold(before, inner, after).as_deref(), Some(inner));
    }
}

fn options() -> comrak::Options<'static> {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options
}

/// The characters under a node; `<br>` and hard breaks are line breaks, other tags nothing.
fn read<'a>(node: &'a AstNode<'a>) -> String {
    let mut out = String::new();
    for child in node.descendants() {
        match &child.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::HtmlInline(tag) if tag == "<br>" => out.push('\n'),
            NodeValue::LineBreak => out.push('\n'),
            NodeValue::SoftBreak => out.push_str("<soft break>"),
            NodeValue::Code(_) => out.push_str("<code>"),
            _ => {}
        }
    }
    out
}

/// The texts of all leaf blocks, in order.
fn read_all(markdown: &str) -> Vec<String> {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options());
    let leaves = root
        .descendants()
        .filter_map(|node| match &node.data.borrow().value {
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell => Some(read(node)),
            NodeValue::HtmlBlock(html) if html.literal.trim() != "<!-- pagebreak -->" => {
                Some(html.literal.clone())
            }
            NodeValue::CodeBlock(code) => Some(format!("<code>{}", code.literal)),
            NodeValue::ThematicBreak => Some("<rule>".to_owned()),
            _ => None,
        });
    leaves.filter(|text| !text.is_empty()).collect()
}

struct Expect {
    out: Vec<String>,
    writer: Vec<usize>,
}

impl Expect {
    fn push(&mut self, text: String) {
        let text = text.replace('\r', "");
        if !text.chars().all(|c| c == '\n') {
            self.out.push(text);
        }
    }

    fn blocks(&mut self, blocks: &[Block], numbering: &[Numbering]) {
        for block in blocks {
            match block {
                Block::Title(c) | Block::Subtitle(c) | Block::Paragraph(c) => self.push(plain(c)),
                Block::Heading { level, content } => {
                    self.writer.resize(usize::from(*level), 0);
                    *self.writer.last_mut().unwrap() += 1;
                    let n = *self.writer.last().unwrap();
                    let label = numbering
                        .get(usize::from(*level) - 1)
                        .map_or(String::new(), |kind| kind.label(n));
                    self.push(format!("{label}{}", plain(content)));
                }
                Block::List(list) => list
                    .items
                    .iter()
                    .for_each(|item| self.blocks(item, numbering)),
                Block::Table(table) => {
                    for cell in table.head.iter().chain(&table.rows).flatten() {
                        self.push(cell_text(cell).join("\n"));
                    }
                }
                Block::Contents(lines) => lines
                    .iter()
                    .for_each(|line| self.push(format!("{}{}", line.number, line.text))),
                Block::PageBreak => {}
            }
        }
    }
}

fn cell_text(cell: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in cell {
        match block {
            Block::Paragraph(c) => lines.push(plain(c)),
            Block::List(list) => {
                for (n, item) in list.items.iter().enumerate() {
                    let mut label = list
                        .numbering
                        .map_or("• ".to_owned(), |kind| kind.label(n + 1));
                    for line in cell_text(item) {
                        lines.push(format!("{}{line}", std::mem::take(&mut label)));
                    }
                }
            }
            _ => {}
        }
    }
    lines.retain(|line| !line.chars().all(|c| c == '\n'));
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_page_is_read_as_written(blocks in prop::collection::vec(any_block(), 0..5)) {
        let numbering = vec![Numbering::Chinese, Numbering::Decimal];
        let mut expect = Expect { out: Vec::new(), writer: Vec::new() };
        expect.blocks(&blocks, &numbering);
        let page = Page { numbering, blocks, ..Page::default() };
        let markdown = String::from_utf8(write(&page)).unwrap();
        prop_assert_eq!(read_all(&markdown), expect.out, "{}", markdown);
    }
}
