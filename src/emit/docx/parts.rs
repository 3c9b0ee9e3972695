//! The parts of a Word file around its body: template files filled with what
//! the page says. The looks stand in `parts/`; no typography here.

use crate::render::page::Page;

use super::inline::Links;
use super::is_chinese;
use super::numbering::heading_links;
use super::text::{escape, wants_chinese_signs};

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub fn styles(page: &Page) -> String {
    let template = if is_chinese(page) {
        include_str!("parts/styles.zh.xml")
    } else {
        include_str!("parts/styles.en.xml")
    };
    let links = heading_links(&page.numbering);
    let links: Vec<(&str, &str)> = links
        .iter()
        .map(|(name, xml)| (name.as_str(), xml.as_str()))
        .collect();
    fill(template, &links)
}

pub fn settings() -> String {
    fill(include_str!("parts/settings.xml"), &[])
}

pub fn fonts() -> String {
    fill(include_str!("parts/fontTable.xml"), &[])
}

pub fn package_relations() -> String {
    fill(include_str!("parts/package.rels"), &[])
}

pub fn app(page: &Page) -> String {
    fill(include_str!("parts/app.xml"), &[("company", &page.company)])
}

pub fn core(page: &Page) -> String {
    let values = [
        ("title", &*page.title),
        ("subject", &page.subject),
        ("creator", &page.company),
        ("lang", &page.lang),
    ];
    fill(include_str!("parts/core.xml"), &values)
}

pub fn header(page: &Page) -> Option<String> {
    let (left, right) = &page.header;
    let values = [("left", &*run(left)), ("right", &run(right))];
    has_header(page).then(|| fill(include_str!("parts/header.xml"), &values))
}

pub fn footer(page: &Page) -> Option<String> {
    let runs = page_count(&page.footer);
    has_footer(page).then(|| fill(include_str!("parts/footer.xml"), &[("runs", &runs)]))
}

/// `第 {page} 页 共 {pages} 页` as runs and fields.
fn page_count(footer: &str) -> String {
    const FIELDS: [(&str, &str); 2] = [("{page}", "PAGE"), ("{pages}", "NUMPAGES")];
    let mut runs = String::new();
    let mut rest = footer;
    while let Some((at, mark, code)) = FIELDS
        .iter()
        .filter_map(|(mark, code)| Some((rest.find(mark)?, mark, code)))
        .min()
    {
        runs.push_str(&run(&rest[..at]));
        runs.push_str(&fill(include_str!("parts/field.xml"), &[("code", code)]));
        rest = &rest[at + mark.len()..];
    }
    runs.push_str(&run(rest));
    runs
}

pub fn section(page: &Page) -> String {
    let reference =
        |kind: &str, id: &str| format!(r#"<w:{kind}Reference w:type="default" r:id="{id}"/>"#);
    fill_optional(page, include_str!("parts/section.xml"), reference, "")
}

pub fn content_types(page: &Page) -> String {
    let declare = |kind: &str, _: &str| {
        format!(r#"<Override PartName="/word/{kind}1.xml" ContentType="{CONTENT}.{kind}+xml"/>"#)
    };
    fill_optional(page, include_str!("parts/content_types.xml"), declare, "")
}

pub fn document_relations(page: &Page, links: &Links) -> String {
    let relate = |kind: &str, id: &str| {
        format!(r#"<Relationship Id="{id}" Type="{RELATION}/{kind}" Target="{kind}1.xml"/>"#)
    };
    let hrefs = links.all().map(|(id, href)| {
        let href = escape(href);
        format!(r#"<Relationship Id="{id}" Type="{RELATION}/hyperlink" Target="{href}" TargetMode="External"/>"#)
    });
    fill_optional(
        page,
        include_str!("parts/document.rels"),
        relate,
        &hrefs.collect::<String>(),
    )
}

/// Fills in what mentions the header and the footer, for those that there are.
fn fill_optional(
    page: &Page,
    template: &str,
    mention: impl Fn(&str, &str) -> String,
    links: &str,
) -> String {
    let header = if has_header(page) {
        mention("header", "rId5")
    } else {
        String::new()
    };
    let footer = if has_footer(page) {
        mention("footer", "rId6")
    } else {
        String::new()
    };
    fill(
        template,
        &[("header", &header), ("footer", &footer), ("links", links)],
    )
}

fn has_header(page: &Page) -> bool {
    !(page.header.0.is_empty() && page.header.1.is_empty())
}

fn has_footer(page: &Page) -> bool {
    !page.footer.is_empty()
}

fn run(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let hint = if wants_chinese_signs(text, false) {
        r#"<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>"#
    } else {
        ""
    };
    format!(
        r#"<w:r>{hint}<w:t xml:space="preserve">{}</w:t></w:r>"#,
        escape(text)
    )
}

/// The template with `{name}` replaced by escaped text and `{+name}` by XML.
/// Line ends and indents of the template are for its readers and left out;
/// values are never looked at again.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let template: String = template.lines().map(str::trim_start).collect();
    let mut out = String::with_capacity(template.len() + 256);
    let mut pieces = template.split('{');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or(("", piece));
        let plain = name.trim_start_matches('+');
        let value = values
            .iter()
            .find(|(key, _)| *key == plain)
            .map_or("", |(_, value)| value);
        out.push_str(&if name.starts_with('+') {
            value.to_owned()
        } else {
            escape(value)
        });
        out.push_str(rest);
    }
    out
}
