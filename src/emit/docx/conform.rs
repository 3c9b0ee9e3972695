//! Mends the document.xml that docx-rs 0.4.22 writes, in one pass over it.
//!
//! Each repair names its defect and may go once docx-rs is mended: children in
//! an order the schema forbids, empty property elements, an illegal attribute
//! on grid columns, paragraph ids from a process-wide counter, no way to repeat
//! a header row, to name a table or to say which of its cells are special, and
//! page properties in an order that makes WPS lose the footer. Paragraphs and
//! property elements are held as small trees; the rest streams through.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::text::escape;

/// What docx-rs cannot say about a table.
#[derive(Debug)]
pub struct TableNote {
    /// Whether its first row is a header, repeated on each page.
    pub head: bool,
    pub caption: String,
}

/// The conforming document.xml; `section` is its w:sectPr.
pub fn conform(xml: &[u8], tables: &[TableNote], section: &str) -> String {
    let mut pass = Pass {
        out: String::with_capacity(xml.len()),
        tables: tables.iter(),
        table: None,
        first_row: false,
    };
    pass.out
        .push_str(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().expand_empty_elements = true;
    // docx-rs writes well-formed XML, text having been cleaned before; a test holds it to that.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) => pass.start(&start, &mut reader, section),
            Event::End(end) => pass.close(&String::from_utf8_lossy(end.name().as_ref())),
            _ => {}
        }
    }
    pass.out
}

struct Pass<'a> {
    out: String,
    tables: std::slice::Iter<'a, TableNote>,
    table: Option<&'a TableNote>,
    /// Whether no row of the table has come yet.
    first_row: bool,
}

impl Pass<'_> {
    fn start(&mut self, start: &BytesStart, reader: &mut Reader<&[u8]>, section: &str) {
        match start.name().as_ref() {
            b"w:document" => self.out.push_str(ROOT),
            b"w:sectPr" => {
                Node::read(start, reader);
                self.out.push_str(section);
            }
            b"w:p" | b"w:tblPr" | b"w:tblGrid" | b"w:trPr" | b"w:tcPr" => {
                let mut node = Node::read(start, reader);
                self.annotate(&mut node);
                node.mend();
                node.write(&mut self.out);
            }
            name => {
                if name == b"w:tbl" {
                    self.table = self.tables.next();
                    self.first_row = true;
                }
                self.out.extend(["<", &lossy(start), ">"]);
            }
        }
    }

    fn close(&mut self, name: &str) {
        self.out.extend(["</", name, ">"]);
    }

    /// Says what docx-rs has no call for: tblLook, tblCaption and tblHeader.
    fn annotate(&mut self, node: &mut Node) {
        let Some(table) = self.table else { return };
        match &*node.name {
            "w:tblPr" => {
                let look = if table.head {
                    LOOK_OF_HEAD
                } else {
                    LOOK_OF_GRID
                };
                node.add("w:tblLook", look.to_owned());
                node.add(
                    "w:tblCaption",
                    format!(r#" w:val="{}""#, escape(&table.caption)),
                );
            }
            "w:trPr" if std::mem::take(&mut self.first_row) && table.head => {
                node.add("w:tblHeader", String::new())
            }
            _ => {}
        }
    }
}

/// Only the namespaces in use: docx-rs declares twelve and marks some ignorable.
const ROOT: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#;
const LOOK_OF_HEAD: &str = r#" w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1""#;
const LOOK_OF_GRID: &str = r#" w:val="0480" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1""#;

/// An element in memory; attributes and texts stay as they were written.
struct Node {
    name: String,
    attributes: String,
    children: Vec<Child>,
}

enum Child {
    Node(Node),
    Text(String),
}

impl Node {
    fn read(start: &BytesStart, reader: &mut Reader<&[u8]>) -> Node {
        let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
        let attributes = String::from_utf8_lossy(start.attributes_raw())
            .trim_end()
            .to_owned();
        let mut node = Node {
            name,
            attributes,
            children: Vec::new(),
        };
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => {
                    node.children.push(Child::Node(Node::read(&start, reader)))
                }
                Ok(Event::Text(text)) => node
                    .children
                    .push(Child::Text(String::from_utf8_lossy(&text).into_owned())),
                Ok(Event::GeneralRef(name)) => node
                    .children
                    .push(Child::Text(format!("&{};", String::from_utf8_lossy(&name)))),
                Ok(Event::End(_) | Event::Eof) | Err(_) => return node,
                Ok(_) => {}
            }
        }
    }

    fn add(&mut self, name: &str, attributes: String) {
        self.children.push(Child::Node(Node {
            name: name.to_owned(),
            attributes,
            children: Vec::new(),
        }));
    }

    fn mend(&mut self) {
        match &*self.name {
            // w14:paraId comes from a counter of the process: other bytes for the same page.
            "w:p" => self.attributes.clear(),
            // w:type is not an attribute of a grid column.
            "w:gridCol" => self.attributes = self.attributes.replace(r#" w:type="dxa""#, ""),
            _ => {}
        }
        for child in &mut self.children {
            if let Child::Node(node) = child {
                node.mend();
            }
        }
        // docx-rs writes <w:rPr/>, <w:pPr/> and <w:tblBorders/> with nothing in them.
        self.children
            .retain(|child| !matches!(child, Child::Node(node) if node.is_idle()));
        self.sort();
    }

    fn is_idle(&self) -> bool {
        let holder = matches!(
            &*self.name,
            "w:rPr" | "w:pPr" | "w:tblBorders" | "w:trPr" | "w:tcPr"
        );
        holder && self.children.is_empty()
    }

    /// The schema's order; docx-rs writes properties as they came to mind.
    fn sort(&mut self) {
        let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == self.name) else {
            return;
        };
        self.children.sort_by_key(|child| match child {
            Child::Node(node) => order
                .split(' ')
                .position(|name| node.name.strip_prefix("w:") == Some(name))
                .unwrap_or(usize::MAX),
            Child::Text(_) => usize::MAX,
        });
    }

    fn write(&self, out: &mut String) {
        out.extend(["<", &self.name, &self.attributes]);
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Child::Node(node) => node.write(out),
                Child::Text(text) => out.push_str(text),
            }
        }
        out.extend(["</", &self.name, ">"]);
    }
}

fn lossy<'a>(start: &'a BytesStart) -> Cow<'a, str> {
    String::from_utf8_lossy(start)
}

/// The order of children that ISO 29500 asks for (facts: word.md §1c).
pub const ORDER: [(&str, &str); 5] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens \
         kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind \
         contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle \
         rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden \
         color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout \
         specVanish oMath",
    ),
    ("w:numPr", "ilvl numId"),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders \
         shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mends_what_docx_rs_gets_wrong() {
        let xml = br#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p w14:paraId="1"><w:pPr><w:rPr /><w:numPr><w:numId w:val="2" /><w:ilvl w:val="0" /></w:numPr><w:pStyle w:val="A" /></w:pPr><w:r><w:rPr /><w:t xml:space="preserve"> a &amp; b</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblW w:w="1" /><w:tblBorders /><w:tblStyle w:val="T" /></w:tblPr><w:tblGrid><w:gridCol w:w="1" w:type="dxa" /></w:tblGrid><w:tr><w:trPr><w:cantSplit /></w:trPr></w:tr><w:tr><w:trPr /></w:tr></w:tbl><w:sectPr><w:pgSz /></w:sectPr></w:body></w:document>"#;
        let expected = [
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            ROOT,
            r#"<w:body><w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>"#,
            r#"<w:r><w:t xml:space="preserve"> a &amp; b</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblW w:w="1"/><w:tblLook"#,
            LOOK_OF_HEAD,
            r#"/><w:tblCaption w:val="K"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr></w:tr>"#,
            r#"<w:tr><w:trPr/></w:tr></w:tbl><w:sectPr/></w:body></w:document>"#,
        ];
        let note = TableNote {
            head: true,
            caption: "K".into(),
        };
        assert_eq!(conform(xml, &[note], "<w:sectPr/>"), expected.concat());
    }
}
