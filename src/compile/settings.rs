//! Words for documents, formats and languages become what they name, or a
//! finding that says what there is.

use super::Checked;
use crate::diagnostic::{Diagnostic, Message};
use crate::emit::Format;
use crate::model::{Word, codes, normal_tag};
use crate::project::nearest;
use crate::render::Templates;
use crate::say;

/// A word that names nothing, and what could be meant.
#[derive(Debug)]
pub struct Unknown {
    pub message: Message,
    pub help: Message,
}

/// The words of the settings that name nothing.
pub fn settings(checked: &Checked, templates: &Templates) -> Vec<Diagnostic> {
    let company = &checked.organization.company;
    let mut found = Vec::new();
    for word in company.documents.items() {
        found.extend(told(word, document(&word.text, templates)));
    }
    for word in company.formats.items() {
        found.extend(told(word, format(&word.text)));
    }
    for word in company.languages.items() {
        found.extend(told(word, language(&word.text, templates)));
    }
    if let Some(word) = company.messages.get() {
        found.extend(told(word, messages(&word.text)));
    }
    found
}

fn told<T>(word: &Word, known: Result<T, Unknown>) -> Option<Diagnostic> {
    let Unknown { message, help } = known.err()?;
    Some(Diagnostic::error(codes::UNKNOWN_WORD, word.span, message).help(help))
}

/// The document's name.
pub fn document(word: &str, templates: &Templates) -> Result<String, Unknown> {
    if let Some(name) = templates.find(word) {
        return Ok(name.to_string());
    }
    let names = || templates.documents().map(|(name, _)| name);
    let labels = names().flat_map(|name| templates.labels(name).map(|(_, label)| label));
    let near = nearest(word, names().chain(labels));
    // The names are English words; in Chinese they are shown with their labels.
    let with_label = |name| {
        let label = templates.labels(name).find(|(lang, _)| *lang == "zh-CN");
        label.map_or(name.to_string(), |(_, label)| format!("{name}（{label}）"))
    };
    let known = Message {
        zh: names().map(with_label).collect::<Vec<_>>().join("、"),
        ..listed(names())
    };
    Err(unknown(word, say!("文档", "document"), near, known))
}

/// The format.
pub fn format(word: &str) -> Result<Format, Unknown> {
    word.parse().map_err(|_| {
        let names = Format::ALL.iter().flat_map(|format| format.names());
        let known = Format::ALL.iter().map(|format| format.name());
        let kind = say!("格式", "format");
        unknown(word, kind, nearest(word, names), listed(known))
    })
}

/// The languages that findings are told in.
fn messages(word: &str) -> Result<(), Unknown> {
    const KNOWN: [&str; 2] = ["zh-CN", "en"];
    match normal_tag(word).is_some_and(|tag| KNOWN.contains(&tag.as_str())) {
        true => Ok(()),
        false => {
            let kind = say!("提示语言", "language of messages");
            Err(unknown(word, kind, None, listed(KNOWN.into_iter())))
        }
    }
}

/// Of a word that is a language at all, whether documents can be in it.
fn language(word: &str, templates: &Templates) -> Result<(), Unknown> {
    let known = || templates.languages();
    match normal_tag(word) {
        Some(tag) if !known().any(|lang| lang == tag) => Err(unknown(
            word,
            say!("语言", "language"),
            None,
            listed(known()),
        )),
        _ => Ok(()),
    }
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> Message {
    let names: Vec<&str> = names.collect();
    Message {
        zh: names.join("、"),
        en: names.join(", "),
    }
}

fn unknown(word: &str, kind: Message, near: Option<&str>, known: Message) -> Unknown {
    let (kind_zh, kind_en) = (kind.zh, kind.en);
    let (zh, en) = (known.zh, known.en);
    let near = near.map_or(Message::default(), |near| {
        say!("是不是想写“{near}”？", "did you mean `{near}`? ")
    });
    let (near_zh, near_en) = (near.zh, near.en);
    Unknown {
        message: say!(
            "没有“{word}”这种{kind_zh}",
            "there is no {kind_en} `{word}`"
        ),
        help: say!(
            "{near_zh}可用的{kind_zh}：{zh}",
            "{near_en}{kind_en}s: {en}"
        ),
    }
}
