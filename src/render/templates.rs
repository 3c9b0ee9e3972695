//! The templates of a run: one Tera environment, the documents' descriptions,
//! the locales.

use super::locale::Locale;
use super::page::Numbering;
use super::{codes, faults, filters, safe};
use crate::diagnostic::{Diagnostic, Message};
use crate::say;
use crate::source::{Source, Sources};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use tera::Tera;

/// A file of the templates folder.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// Its path inside the folder, with `/`: `documents/posting/page.md.tera`.
    pub name: String,
    /// Its path as messages show it.
    pub shown: String,
    pub text: String,
}

/// All templates, ready to render. Built once a run and shared by all roles.
#[derive(Debug)]
pub struct Templates {
    pub(super) tera: Tera,
    pub(super) texts: faults::Texts,
    pub(super) documents: BTreeMap<String, Description>,
    pub(super) locales: BTreeMap<String, Locale>,
}

/// What a document is made about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// One document for each role.
    Role,
    /// One document for each department.
    Department,
}

/// What `about.yaml` says of a document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    pub subject: Subject,
    /// What the document is, by language; shown by `templates`.
    pub describe: BTreeMap<String, String>,
    /// How headings are numbered, by language, the highest level first.
    pub numbering: BTreeMap<String, Vec<Numbering>>,
    /// The running header's ends; `{company}`, `{document}` and
    /// `{confidentiality}` are replaced.
    pub header: Header,
    /// How many levels of headings the contents list; all by default.
    #[serde(default = "all_levels")]
    pub contents: u8,
}

fn all_levels() -> u8 {
    u8::MAX
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    pub left: String,
    pub right: String,
}

impl Templates {
    /// Reads all files, whose names must differ. What cannot be read is left
    /// out and reported.
    pub fn new(files: &[TemplateFile], sources: &mut Sources) -> (Self, Vec<Diagnostic>) {
        let mut templates = Templates {
            tera: environment(),
            texts: BTreeMap::new(),
            documents: BTreeMap::new(),
            locales: BTreeMap::new(),
        };
        let mut diagnostics = Vec::new();
        for file in files {
            let id = sources.add(&file.shown, &file.text);
            let source = Source::new(id, &file.shown, &file.text);
            templates.texts.insert(file.name.clone(), source);
        }
        diagnostics.extend(misplaced(&templates.texts));
        templates.read_data(&mut diagnostics);
        templates.read_pages(&mut diagnostics);
        (templates, diagnostics)
    }

    /// The documents' names, in order.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Description)> {
        self.documents
            .iter()
            .map(|(name, about)| (name.as_str(), about))
    }

    /// The document that a word means: by the name of its folder, or by its
    /// label in any language.
    pub fn find(&self, word: &str) -> Option<&str> {
        let wanted = folded(word);
        let mut names = self.documents.keys();
        let by_name = names.find(|name| *name == word.trim() || folded(name) == wanted);
        let by_label = |name: &&String| self.labels(name).any(|(_, label)| folded(label) == wanted);
        let found = by_name.or_else(|| self.documents.keys().find(by_label));
        found.map(String::as_str)
    }

    /// What a document is called, with the language.
    pub fn labels(&self, document: &str) -> impl Iterator<Item = (&str, &str)> {
        self.locales.iter().filter_map(move |(lang, locale)| {
            let label = locale.labels.get(document)?;
            Some((lang.as_str(), label.as_str()))
        })
    }

    /// What a document is made about, if there is such a document.
    pub fn subject(&self, document: &str) -> Option<Subject> {
        self.documents.get(document).map(|about| about.subject)
    }

    /// The languages' tags, in order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.locales.keys().map(String::as_str)
    }

    pub fn locale(&self, lang: &str) -> Option<&Locale> {
        self.locales.get(lang)
    }

    fn read_data(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        for (name, source) in &self.texts {
            if let Some(tag) = inside(name, "locales/", ".yaml") {
                match read(source) {
                    Ok(locale) => drop(self.locales.insert(tag.to_string(), locale)),
                    Err(diagnostic) => diagnostics.push(*diagnostic),
                }
            } else if let Some(document) = inside(name, "documents/", "/about.yaml") {
                match read(source) {
                    Ok(about) => drop(self.documents.insert(document.to_string(), about)),
                    Err(diagnostic) => diagnostics.push(*diagnostic),
                }
            }
        }
    }

    /// All at once, so that templates may include each other in any order.
    fn read_pages(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let pages = self
            .texts
            .iter()
            .filter(|(name, _)| name.ends_with(".tera"));
        let pages: Vec<(&str, &str)> = pages
            .map(|(name, source)| (name.as_str(), source.text.as_str()))
            .collect();
        let first = pages.first().map_or("", |(name, _)| name).to_string();
        if let Err(error) = self.tera.add_raw_templates(pages) {
            diagnostics.push(faults::diagnostic(&error, &first, &self.texts));
        }
    }
}

/// No function or filter of it reaches a file, the environment, the clock or the network.
fn environment() -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on([".tera"]);
    tera.set_escape_fn(safe::write);
    filters::register(&mut tera);
    tera
}

/// A name as it is compared: capitals, hyphens and spaces make no difference.
fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace(['-', ' '], "_")
}

fn inside<'a>(name: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let middle = name.strip_prefix(before)?.strip_suffix(after)?;
    (!middle.contains('/')).then_some(middle)
}

/// Reads a data file; the reader's own words are left out, its place is kept.
fn read<T: DeserializeOwned>(source: &Source) -> Result<T, Box<Diagnostic>> {
    serde_yaml::from_str(&source.text).map_err(|error| {
        let place = error.location().map(|location| location.span());
        let start = place.and_then(|span| span.byte_offset()).unwrap_or(0) as usize;
        let length = place.and_then(|span| span.byte_len()).unwrap_or(0) as usize;
        let most = source.text.len();
        let span = source.span(start.min(most), (start + length).min(most));
        let (message, help) = unreadable(error.without_snippet());
        Box::new(Diagnostic::error(codes::DATA, span, message).help(help))
    })
}

/// What is wrong with a data file, and the way out.
fn unreadable(error: &serde_yaml::Error) -> (Message, Message) {
    use serde_yaml::Error as E;
    let compare = say!(
        "与自带的同名文件对照",
        "compare it with the shipped file of that name"
    );
    match error {
        E::SerdeUnknownField {
            field, expected, ..
        } => unknown_field(field, expected),
        E::SerdeMissingField { field, .. } => (
            say!("这一层缺少“{field}”", "`{field}` is missing beside this"),
            say!("在这一层补上“{field}”", "add `{field}` on this level"),
        ),
        E::SerdeUnknownVariant { variant, .. } => (
            say!("不能写“{variant}”", "`{variant}` cannot stand here"),
            compare,
        ),
        E::DuplicateMappingKey { key: Some(key), .. } => (
            say!("“{key}”写了两次", "`{key}` is given twice"),
            say!("删去其中一处", "delete one of them"),
        ),
        E::Eof { .. } => (say!("文件不完整", "the file is not complete"), compare),
        E::Unexpected { .. } | E::InvalidScalar { .. } | E::SerdeInvalidType { .. } => (
            say!("值的类型不对", "the value is of the wrong kind"),
            compare,
        ),
        _ => (
            say!("模板数据读不懂", "the template data cannot be read"),
            compare,
        ),
    }
}

fn unknown_field(field: &str, expected: &[&str]) -> (Message, Message) {
    let (zh, en) = (expected.join("、"), expected.join(", "));
    (
        say!("没有字段“{field}”", "there is no field `{field}`"),
        say!("可用的字段：{zh}", "the fields are: {en}"),
    )
}

/// The two files that make a document.
const PAGE: &str = "page.md.tera";
const ABOUT: &str = "about.yaml";

/// Tells of files that nothing would ever ask for, and of documents that lack one.
fn misplaced(texts: &faults::Texts) -> Vec<Diagnostic> {
    let misnamed = texts.keys().filter_map(|name| {
        let (folder, file) = name.rsplit_once('/')?;
        let right = right_name(folder, file)?;
        let message = say!(
            "“{file}”不会被用到：文件名应为 {right}",
            "`{file}` is never used: its name should be {right}"
        );
        let help = say!("改名为 {right}", "rename it to {right}");
        let span = faults::top(name, texts);
        Some(Diagnostic::error(codes::NO_SUCH, span, message).help(help))
    });
    misnamed
        .chain(texts.keys().filter_map(|name| alone(name, texts)))
        .collect()
}

/// What a file must have been meant to be called.
fn right_name(folder: &str, file: &str) -> Option<String> {
    let lower = file.to_lowercase();
    let (stem, _) = lower.split_once('.')?;
    let (_, extension) = lower.rsplit_once('.')?;
    let right = match (folder.split_once('/'), stem, extension) {
        (Some(("documents", _)), "page", "tera") => PAGE.to_string(),
        (Some(("documents", _)), "about", "yaml" | "yml") => ABOUT.to_string(),
        (None, _, "yaml" | "yml") if folder == "locales" => {
            format!("{}.yaml", file.split_once('.')?.0)
        }
        _ => return None,
    };
    (right != file).then_some(right)
}

/// The finding for one file of a document without the other, unless that one
/// is there under a wrong name.
fn alone(name: &str, texts: &faults::Texts) -> Option<Diagnostic> {
    let (folder, file) = name.rsplit_once('/')?;
    let other = match file {
        _ if !folder.starts_with("documents/") => return None,
        PAGE => ABOUT,
        ABOUT => PAGE,
        _ => return None,
    };
    let mut beside = texts
        .keys()
        .filter_map(|name| name.strip_prefix(folder)?.strip_prefix('/'));
    if beside.any(|file| file == other || right_name(folder, file).as_deref() == Some(other)) {
        return None;
    }
    let message = say!("{folder} 里缺少 {other}", "{other} is missing in {folder}");
    let help = say!(
        "补上这个文件，写法见自带的 documents/posting/{other}",
        "add the file; the shipped documents/posting/{other} shows its form"
    );
    Some(Diagnostic::error(codes::NO_SUCH, faults::top(name, texts), message).help(help))
}

#[cfg(test)]
mod tests;
