//! A role as a plain tree of values, for whoever must see every field alike:
//! the template context, the check of languages, the tests.

use super::{Degree, Line, Prose, Word};
use crate::source::Span;

/// A value of the model.
#[derive(Debug, Clone)]
pub enum View<'a> {
    Missing,
    /// Text by language.
    Text(&'a [Form]),
    /// A word that is the same in every language.
    Word(&'a str),
    Number(f64),
    Flag(bool),
    /// One of some words: the group's name and the word's English name.
    Choice(&'static str, &'static str),
    /// A number of people between two bounds; with neither, several.
    Count(Option<u32>, Option<u32>),
    /// Years between two bounds.
    Range(Option<f64>, Option<f64>),
    /// Year, month, day.
    Date(u32, u32, u32),
    /// Degrees, and whether higher ones will do.
    Degrees(&'a [Degree], bool),
    List(Vec<View<'a>>),
    Record(Vec<(&'static str, View<'a>)>),
}

/// A text in one language; without a language it holds for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The language's tag, `zh-CN` or `en`.
    pub lang: Option<String>,
    /// The text as it was written, with its Markdown, trimmed.
    pub text: String,
    pub span: Span,
}

impl<'a> View<'a> {
    /// Calls `visit` for every text, with the dotted path of its field.
    pub fn texts(&self, path: &str, visit: &mut impl FnMut(&str, &'a [Form])) {
        match self {
            View::Text(forms) => visit(path, forms),
            View::List(items) => items.iter().for_each(|item| item.texts(path, visit)),
            View::Record(fields) => {
                for (key, value) in fields {
                    let path = match path {
                        "" => (*key).to_string(),
                        _ => format!("{path}.{key}"),
                    };
                    value.texts(&path, visit);
                }
            }
            _ => {}
        }
    }
}

impl Line {
    /// The text for a language: its own form, else the one for all.
    pub fn form(&self, lang: &str) -> Option<&Form> {
        form(&self.forms, lang)
    }
}

impl Prose {
    pub fn form(&self, lang: &str) -> Option<&Form> {
        form(&self.forms, lang)
    }
}

impl Word {
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The form for a language: its own, else the one for all.
pub fn form<'a>(forms: &'a [Form], lang: &str) -> Option<&'a Form> {
    let own = forms.iter().find(|form| form.lang.as_deref() == Some(lang));
    own.or_else(|| forms.iter().find(|form| form.lang.is_none()))
}
