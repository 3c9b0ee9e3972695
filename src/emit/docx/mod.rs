//! A page becomes a Word document.
//!
//! docx-rs builds the body's tree (`body.rs`, `table.rs`, `inline.rs`) and is
//! named in this folder only. What it writes is mended by `conform.rs`; every
//! other part of the file is ours (`parts.rs`, `numbering.rs`), and so is the
//! package around them (`package.rs`). The looks are data: `parts/styles.*.xml`.

mod body;
mod conform;
mod inline;
mod numbering;
mod package;
mod parts;
mod table;
mod text;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use crate::render::page::Page;

pub fn write(page: &Page) -> Vec<u8> {
    package::pack(&files(page))
}

/// The files of the package in their order, which is part of its bytes.
fn files(page: &Page) -> Vec<(&'static str, String)> {
    let body = body::body(page);
    let document = conform::conform(&body.xml, &body.tables, &parts::section(page));
    let mut files = vec![
        ("[Content_Types].xml", parts::content_types(page)),
        ("_rels/.rels", parts::package_relations()),
        ("docProps/app.xml", parts::app(page)),
        ("docProps/core.xml", parts::core(page)),
        (
            "word/_rels/document.xml.rels",
            parts::document_relations(page, &body.links),
        ),
        ("word/document.xml", document),
        ("word/fontTable.xml", parts::fonts()),
        (
            "word/numbering.xml",
            numbering::numbering(&page.numbering, &body.lists),
        ),
        ("word/settings.xml", parts::settings()),
        ("word/styles.xml", parts::styles(page)),
    ];
    files.extend(parts::header(page).map(|xml| ("word/header1.xml", xml)));
    files.extend(parts::footer(page).map(|xml| ("word/footer1.xml", xml)));
    files
}

/// Whether the page is set the Chinese way.
fn is_chinese(page: &Page) -> bool {
    !page.lang.starts_with("en")
}
