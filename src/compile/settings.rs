//! What a project's settings name must exist: documents, formats, languages.

use super::Checked;
use crate::diagnostic::{Diagnostic, Message};
use crate::emit::Format;
use crate::model::{Word, codes, normal_tag};
use crate::render::Templates;
use crate::say;

/// The words of the settings that name nothing.
pub fn settings(checked: &Checked, templates: &Templates) -> Vec<Diagnostic> {
    let company = &checked.organization.company;
    let documents: Vec<&str> = templates.documents().map(|(name, _)| name).collect();
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    let languages: Vec<&str> = templates.languages().collect();
    let own_tag = |word: &Word| normal_tag(&word.text);
    let unknown_tag = |word: &&Word| {
        own_tag(word).is_some_and(|tag| !languages.contains(&tag.as_str()))
    };
    let mut found = Vec::new();
    for word in company.documents.items() {
        if !documents.contains(&word.text.as_str()) {
            found.push(unknown(word, say!("文档", "document"), &documents));
        }
    }
    for word in company.formats.items() {
        if word.text.parse::<Format>().is_err() {
            found.push(unknown(word, say!("格式", "format"), &formats));
        }
    }
    for word in company.languages.items().iter().filter(unknown_tag) {
        found.push(unknown(word, say!("语言", "language"), &languages));
    }
    found
}

fn unknown(word: &Word, kind: Message, known: &[&str]) -> Diagnostic {
    let (text, zh, en) = (&word.text, kind.zh, kind.en);
    let known = known.join(", ");
    let message = say!("没有“{text}”这种{zh}", "there is no {en} `{text}`");
    let help = say!("可用的{zh}：{known}", "known: {known}");
    Diagnostic::error(codes::UNKNOWN_WORD, word.span, message).help(help)
}
