//! What Word, WPS and python-docx ask of a file, checked without any of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::conform::ORDER;
use super::samples::{self, para, text};
use super::write;
use crate::emit::arbitrary::any_block;
use crate::render::page::*;

/// An element of a part, as the tests look at it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    fn all<'a>(&'a self, name: &str, found: &mut Vec<&'a Element>) {
        if self.name == name {
            found.push(self);
        }
        self.children
            .iter()
            .for_each(|child| child.all(name, found));
    }

    fn find<'a>(&'a self, name: &str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        self.all(name, &mut found);
        found
    }

    fn count(&self, name: &str) -> usize {
        self.children
            .iter()
            .filter(|child| child.name == name)
            .count()
    }

    fn value(&self) -> &str {
        &self.attributes["w:val"]
    }

    /// The characters of a paragraph.
    fn words(&self) -> String {
        match &*self.name {
            "w:t" => self.text.clone(),
            "w:tab" => "\t".to_owned(),
            "w:br"
                if self
                    .attributes
                    .get("w:type")
                    .is_some_and(|kind| kind == "page") =>
            {
                String::new()
            }
            "w:br" => "\n".to_owned(),
            "w:pPr" => String::new(),
            _ => self.children.iter().map(Element::words).collect(),
        }
    }
}

fn element(start: &BytesStart) -> Element {
    let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let key = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
        (
            key,
            quick_xml::escape::unescape(std::str::from_utf8(&attribute.value).unwrap())
                .unwrap()
                .into_owned(),
        )
    });
    Element {
        attributes: attributes.collect(),
        name,
        ..Element::default()
    }
}

/// Reads a part; panics where it is not well-formed or holds an illegal character.
fn parse(xml: &str) -> Element {
    assert!(
        xml.chars().all(|c| c >= ' ' || matches!(c, '\t' | '\n')),
        "control character"
    );
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut stack = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => stack.push(element(&start)),
            Event::End(_) => {
                let done = stack.pop().unwrap();
                stack.last_mut().unwrap().children.push(done);
            }
            Event::Text(t) => stack
                .last_mut()
                .unwrap()
                .text
                .push_str(&t.decode().unwrap()),
            Event::GeneralRef(name) => {
                let raw = format!("&{};", String::from_utf8(name.to_vec()).unwrap());
                stack
                    .last_mut()
                    .unwrap()
                    .text
                    .push_str(&quick_xml::escape::unescape(&raw).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(stack.len(), 1, "unclosed element");
    stack.remove(0).children.remove(0)
}

fn parts(page: &Page) -> BTreeMap<String, Element> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(write(page))).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let read = |name: String| {
        let mut xml = String::new();
        zip.by_name(&name)
            .unwrap()
            .read_to_string(&mut xml)
            .unwrap();
        (name, parse(&xml))
    };
    names.into_iter().map(read).collect()
}

/// What the page says, paragraph by paragraph; numbers and bullets are Word's own.
fn words(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Title(c)
            | Block::Subtitle(c)
            | Block::Paragraph(c)
            | Block::Heading { content: c, .. } => out.push(plain(c)),
            Block::List(list) => list.items.iter().for_each(|item| words(item, out)),
            Block::Table(table) => table
                .head
                .iter()
                .chain(&table.rows)
                .flatten()
                .for_each(|cell| words(cell, out)),
            Block::Contents(lines) => out.extend(
                lines
                    .iter()
                    .map(|line| format!("{}{}", line.number, line.text)),
            ),
            Block::PageBreak => {}
        }
    }
    out.retain(|text| !text.is_empty());
}

fn check(page: &Page) {
    let parts = parts(page);
    let document = &parts["word/document.xml"];
    let mut said = Vec::new();
    words(&page.blocks, &mut said);
    let mut written: Vec<String> = document.find("w:p").iter().map(|p| p.words()).collect();
    written.retain(|text| !text.is_empty());
    assert_eq!(written, said);
    for part in parts.values() {
        check_order(part);
    }
    check_references(&parts);
    check_tables(document);
}

/// Children stand in the schema's order, and no properties are empty.
fn check_order(part: &Element) {
    for (name, order) in ORDER {
        for element in part.find(name) {
            let places: Vec<usize> = element
                .children
                .iter()
                .map(|child| {
                    order
                        .split(' ')
                        .position(|n| format!("w:{n}") == child.name)
                        .unwrap()
                })
                .collect();
            assert!(places.is_sorted_by(|a, b| a < b), "{name}: {element:?}");
            assert!(!element.children.is_empty(), "{name} is empty");
        }
    }
    for grid in part.find("w:gridCol") {
        assert_eq!(grid.attributes.keys().collect::<Vec<_>>(), ["w:w"]);
    }
    assert!(
        part.find("w:p").iter().all(|p| p.attributes.is_empty()),
        "paragraph ids are not reproducible"
    );
}

/// Every style, number and relationship that is used is there, and no part is forgotten.
fn check_references(parts: &BTreeMap<String, Element>) {
    let values = |part: &str, name: &str| -> BTreeSet<String> {
        parts[part]
            .find(name)
            .iter()
            .map(|e| e.value().to_owned())
            .collect()
    };
    let styles: BTreeSet<String> = parts["word/styles.xml"]
        .find("w:style")
        .iter()
        .map(|style| style.attributes["w:styleId"].clone())
        .collect();
    for name in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        for part in parts.values() {
            assert!(
                part.find(name)
                    .iter()
                    .all(|used| styles.contains(used.value())),
                "{name}"
            );
        }
    }
    for name in ["w:basedOn", "w:next"] {
        assert!(values("word/styles.xml", name).is_subset(&styles), "{name}");
    }
    let numbers: BTreeSet<String> = parts["word/numbering.xml"]
        .find("w:num")
        .iter()
        .map(|num| num.attributes["w:numId"].clone())
        .collect();
    for part in ["word/document.xml", "word/styles.xml"] {
        assert!(values(part, "w:numId").is_subset(&numbers));
    }
    check_relations(parts);
}

fn check_relations(parts: &BTreeMap<String, Element>) {
    let relations = parts["word/_rels/document.xml.rels"].find("Relationship");
    let ids: BTreeSet<&str> = relations
        .iter()
        .map(|relation| relation.attributes["Id"].as_str())
        .collect();
    assert_eq!(ids.len(), relations.len());
    for name in ["w:hyperlink", "w:headerReference", "w:footerReference"] {
        assert!(
            parts["word/document.xml"]
                .find(name)
                .iter()
                .all(|used| ids.contains(used.attributes["r:id"].as_str()))
        );
    }
    let inside: BTreeSet<String> = relations
        .iter()
        .filter(|relation| !relation.attributes.contains_key("TargetMode"))
        .map(|relation| format!("word/{}", relation.attributes["Target"]))
        .collect();
    let there = parts.keys().filter(|name| {
        name.starts_with("word/") && !name.contains("_rels") && *name != "word/document.xml"
    });
    assert_eq!(inside, there.cloned().collect());
    let declared: BTreeSet<String> = parts["[Content_Types].xml"]
        .find("Override")
        .iter()
        .map(|part| part.attributes["PartName"].clone())
        .collect();
    let expected = parts
        .keys()
        .filter(|name| name.ends_with(".xml") && *name != "[Content_Types].xml")
        .map(|name| format!("/{name}"));
    assert_eq!(declared, expected.collect());
}

/// Rows cover the grid, cells end with a paragraph, tables do not touch.
fn check_tables(document: &Element) {
    for table in document.find("w:tbl") {
        let number = |text: &String| text.parse::<usize>().unwrap();
        let columns = table.find("w:gridCol");
        let widths: Vec<usize> = columns
            .iter()
            .map(|c| number(&c.attributes["w:w"]))
            .collect();
        assert_eq!(widths.iter().sum::<usize>(), 9026);
        for row in table.find("w:tr") {
            let mut column = 0;
            for cell in row.find("w:tc") {
                let span = cell.find("w:gridSpan");
                let span = span
                    .first()
                    .map_or(1, |span| number(&span.attributes["w:val"]));
                let width = number(&cell.find("w:tcW")[0].attributes["w:w"]);
                assert_eq!(width, widths[column..column + span].iter().sum::<usize>());
                column += span;
            }
            assert_eq!(column, widths.len());
        }
        assert_eq!(table.find("w:tblLook").len(), 1);
    }
    assert!(
        document
            .find("w:tc")
            .iter()
            .all(|cell| cell.children.last().is_some_and(|last| last.name == "w:p"))
    );
    let body = &document.children[0].children;
    assert!(
        body.windows(2)
            .all(|pair| pair[0].name != "w:tbl" || pair[1].name == "w:p")
    );
    assert_eq!(body.last().unwrap().name, "w:sectPr");
}

#[test]
fn samples_hold_what_word_asks() {
    samples::all().iter().for_each(check);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_page_holds_what_word_asks(blocks in prop::collection::vec(any_block(), 0..6), lang in prop::sample::select(vec!["zh-CN", "en"])) {
        check(&Page { lang: lang.into(), numbering: vec![Numbering::Chinese, Numbering::None, Numbering::Decimal], blocks, ..Page::default() });
    }
}

#[test]
fn same_page_same_bytes_in_any_thread() {
    let page = samples::specification();
    let first = write(&page);
    let threads: Vec<_> = (0..4)
        .map(|n| {
            let page = page.clone();
            std::thread::spawn(move || {
                (0..n).for_each(|_| drop(write(&samples::posting())));
                write(&page)
            })
        })
        .collect();
    for thread in threads {
        assert!(thread.join().unwrap() == first);
    }
}

#[test]
fn the_package_is_as_word_writes_it() {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(write(&samples::posting()))).unwrap();
    assert_eq!(zip.by_index(0).unwrap().name(), "[Content_Types].xml");
    for n in 0..zip.len() {
        let file = zip.by_index(n).unwrap();
        assert!(
            file.is_file() && file.compression() == zip::CompressionMethod::Deflated,
            "{}",
            file.name()
        );
        assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o644));
        assert_eq!(file.last_modified(), Some(zip::DateTime::DEFAULT));
        assert_ne!(
            file.name(),
            "word/header1.xml",
            "an empty header makes no part"
        );
    }
}

#[test]
fn characters_that_break_files_are_dropped() {
    let page = Page {
        title: "a\u{0}b".into(),
        footer: "<{page}\u{1}>".into(),
        company: "R&D \"x\"".into(),
        blocks: vec![para("\u{b}甲\u{fffe}\r\t乙\n丙 & <丁>")],
        ..Page::default()
    };
    let parts = parts(&page);
    assert_eq!(
        parts["word/document.xml"].find("w:p")[0].words(),
        "甲\t乙\n丙 & <丁>"
    );
    assert_eq!(parts["docProps/core.xml"].find("dc:title")[0].text, "ab");
    assert_eq!(
        parts["docProps/core.xml"].find("dc:creator")[0].text,
        "R&D \"x\""
    );
    assert_eq!(parts["word/footer1.xml"].find("w:p")[0].words(), "<1>");
}

/// The values of `w:numId` and `w:ilvl` of the paragraphs of a page.
fn numbers(blocks: Vec<Block>) -> Vec<(String, String)> {
    let parts = parts(&Page {
        blocks,
        ..Page::default()
    });
    let found = parts["word/document.xml"]
        .find("w:numPr")
        .into_iter()
        .map(|n| {
            (
                n.children[1].value().to_owned(),
                n.children[0].value().to_owned(),
            )
        });
    found.collect()
}

#[test]
fn each_list_counts_for_itself() {
    let list = |items: Vec<Vec<Block>>| {
        Block::List(List {
            numbering: Some(Numbering::Decimal),
            items,
        })
    };
    let flat = || list(vec![vec![para("甲")], vec![para("乙")]]);
    let pair = |id: &str, level: &str| (id.to_owned(), level.to_owned());
    assert_eq!(
        numbers(vec![flat(), flat()]),
        [
            pair("2", "0"),
            pair("2", "0"),
            pair("3", "0"),
            pair("3", "0")
        ]
    );
    let nested = list(vec![
        vec![para("丙"), flat(), flat()],
        vec![para("丁"), flat()],
    ]);
    let ids: Vec<String> = numbers(vec![nested])
        .into_iter()
        .map(|(id, level)| format!("{id}.{level}"))
        .collect();
    assert_eq!(ids.join(" "), "2.0 2.1 2.1 3.1 3.1 2.0 2.1 2.1");
}

#[test]
fn a_header_row_is_repeated_and_a_grid_has_none() {
    let parts = parts(&samples::specification());
    let tables = parts["word/document.xml"].find("w:tbl");
    let heads: Vec<usize> = tables
        .iter()
        .map(|table| table.find("w:tblHeader").len())
        .collect();
    assert_eq!(heads, [0, 1, 0, 0]);
    let captions: Vec<&str> = tables
        .iter()
        .map(|table| table.find("w:tblCaption")[0].value())
        .collect();
    assert_eq!(
        captions,
        [
            "客服中心夜班主管岗位说明书",
            "考核指标",
            "任职资格与工作条件",
            "任职资格与工作条件"
        ]
    );
    assert_eq!(tables[1].children[2].count("w:tc"), 4);
}

#[test]
fn emphasis_is_dots_under_chinese_and_slant_elsewhere() {
    let content = vec![
        Inline::Emphasis(vec![text("不得 leave，擅自")]),
        Inline::Strong(vec![text("加粗")]),
    ];
    let parts = parts(&Page {
        blocks: vec![Block::Paragraph(content)],
        ..Page::default()
    });
    let looks: Vec<(String, Vec<String>)> = parts["word/document.xml"]
        .find("w:r")
        .iter()
        .map(|run| {
            let looks = run.find("w:rPr").first().map_or(vec![], |rpr| {
                rpr.children
                    .iter()
                    .map(|child| child.name.clone())
                    .collect()
            });
            (run.words(), looks)
        })
        .collect();
    let expected = [
        ("不得 ", vec!["w:rStyle", "w:rFonts"]),
        ("leave", vec!["w:i", "w:iCs"]),
        ("，擅自", vec!["w:rStyle", "w:rFonts"]),
        ("加粗", vec!["w:rFonts", "w:b", "w:bCs"]),
    ];
    let expected: Vec<(String, Vec<String>)> = expected
        .map(|(t, l)| (t.to_owned(), l.iter().map(|n| (*n).to_owned()).collect()))
        .into();
    assert_eq!(looks, expected);
}

#[test]
fn links_that_run_are_only_text() {
    let content = vec![Inline::Link {
        href: "javascript:alert(1)".into(),
        content: vec![text("点我")],
    }];
    let parts = parts(&Page {
        blocks: vec![Block::Paragraph(content)],
        ..Page::default()
    });
    assert!(parts["word/document.xml"].find("w:hyperlink").is_empty());
    assert_eq!(parts["word/document.xml"].find("w:p")[0].words(), "点我");
}
