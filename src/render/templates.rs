//! The templates of a run: one Tera environment, the documents' descriptions,
//! the locales.

use super::locale::Locale;
use super::page::Numbering;
use super::{codes, faults, filters, safe};
use crate::diagnostic::Diagnostic;
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
    pub(super) documents: BTreeMap<String, About>,
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
pub struct About {
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
        templates.read_data(&mut diagnostics);
        templates.read_pages(&mut diagnostics);
        (templates, diagnostics)
    }

    /// The documents' names, in order.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &About)> {
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
        let location = error.location().map(|location| location.span());
        let start = location.and_then(|span| span.byte_offset()).unwrap_or(0) as usize;
        let start = start.min(source.text.len());
        let length = source.text[start..].find('\n').unwrap_or(0);
        let name = &source.name;
        let message = say!(
            "模板数据“{name}”读不懂",
            "the template data `{name}` cannot be read"
        );
        let help = say!(
            "与自带的同名文件对照：缺了字段、多了字段，或值的类型不对",
            "compare it with the shipped file: a field is missing, unknown, or of the wrong kind"
        );
        let span = source.span(start, start + length);
        Box::new(Diagnostic::error(codes::DATA, span, message).help(help))
    })
}
