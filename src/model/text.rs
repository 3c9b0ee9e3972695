//! Texts: a line, prose, a word, a flag.

use super::codes;
use super::declare::{Lower, Shape};
use super::lowering::{Lowering, is_empty};
use super::rich::{self, Fault, Room};
use super::view::{Form, View};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::Span;
use crate::syntax::is_cjk;
use crate::syntax::tree::{Entry, Kind, Node, Scalar};

/// One paragraph of text, the same for all languages or one per language.
///
/// Invariant: every form is not blank and parses as [`Room::Line`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub span: Span,
    pub forms: Vec<Form>,
}

/// Text with paragraphs and lists; else like [`Line`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    pub span: Span,
    pub forms: Vec<Form>,
}

/// A word without markup that no language changes: an id, a code, a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub span: Span,
    pub text: String,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag(pub bool);

impl Lower for Line {
    const SHAPE: Shape = Shape::Line;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let forms = forms(node, Room::Line, cx)?;
        let span = node.span;
        Some(Line { span, forms })
    }

    fn view(&self) -> View<'_> {
        View::Text(&self.forms)
    }
}

impl Lower for Prose {
    const SHAPE: Shape = Shape::Prose;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let forms = forms(node, Room::Prose, cx)?;
        let span = node.span;
        Some(Prose { span, forms })
    }

    fn view(&self) -> View<'_> {
        View::Text(&self.forms)
    }
}

impl Lower for Word {
    const SHAPE: Shape = Shape::Word;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let Some(scalar) = node.scalar() else {
            let help = say!("写在同一行，不要换行缩进", "write it on the same line");
            return cx.wrong_kind(node, say!("一个词", "a word"), help);
        };
        let text = scalar.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let span = node.span;
        Some(Word { span, text })
    }

    fn view(&self) -> View<'_> {
        View::Word(&self.text)
    }
}

impl Lower for Flag {
    const SHAPE: Shape = Shape::Flag;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let text = node.scalar().map(|s| s.text.trim().to_lowercase());
        match text.as_deref() {
            Some("true" | "yes" | "是") => Some(Flag(true)),
            Some("false" | "no" | "否") => Some(Flag(false)),
            _ => {
                let help = say!("写“是”或“否”", "write `true` or `false`");
                cx.wrong_kind(node, say!("是或否", "yes or no"), help)
            }
        }
    }

    fn view(&self) -> View<'_> {
        View::Flag(self.0)
    }
}

impl<T: Lower> Lower for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    /// A single value stands for a list of one.
    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        if cx.lacks_dashes(node) {
            return None;
        }
        let Kind::List(nodes) = &node.kind else {
            return T::lower(node, cx).map(|item| vec![item]);
        };
        let mut items = Vec::new();
        for node in nodes {
            match is_empty(node) {
                true => empty_item(node, cx),
                false => items.extend(T::lower(node, cx)),
            }
        }
        Some(items)
    }

    fn view(&self) -> View<'_> {
        View::List(self.iter().map(Lower::view).collect())
    }
}

fn empty_item(node: &Node, cx: &mut Lowering) {
    cx.report(
        Diagnostic::warning(
            codes::EMPTY_FIELD,
            node.span,
            say!("列表里有一项是空的", "an empty list item"),
        )
        .help(say!("填写内容，或删去这一项", "fill it in, or delete it")),
    );
}

/// A BCP 47 tag as the project writes it, from what people write for it.
pub fn normal_tag(key: &str) -> Option<String> {
    let key = key.trim().replace('_', "-").to_lowercase();
    let tag = match key.as_str() {
        "zh" | "zh-cn" | "zh-hans" | "cn" | "中文" | "简体中文" => "zh-CN",
        "en" | "en-us" | "en-gb" | "英文" | "英语" | "english" => "en",
        _ => return other_tag(&key),
    };
    Some(tag.to_string())
}

/// Two letters, and a region of two if there is one: `ja`, `pt-BR`.
fn other_tag(key: &str) -> Option<String> {
    let letters = |s: &str| s.len() == 2 && s.chars().all(|c| c.is_ascii_lowercase());
    match key.split_once('-') {
        None => letters(key).then(|| key.to_string()),
        Some((lang, region)) if letters(lang) && letters(region) => {
            Some(format!("{lang}-{}", region.to_uppercase()))
        }
        Some(_) => None,
    }
}

fn forms(node: &Node, room: Room, cx: &mut Lowering) -> Option<Vec<Form>> {
    match &node.kind {
        Kind::Scalar(scalar) => Some(vec![form(None, node.span, scalar, room, cx)?]),
        Kind::Map(entries) => by_language(entries, room, cx),
        _ => {
            let help = match room {
                Room::Line => say!(
                    "这个字段只放一段文字，不放列表",
                    "this field holds one text, not a list"
                ),
                Room::Prose => say!(
                    "需要列表时，用“|”开头写多行文字，每行以“- ”起头",
                    "for a list, write a text that begins with `|` and start its lines with `- `"
                ),
            };
            cx.wrong_kind(node, say!("文字", "text"), help)
        }
    }
}

fn by_language(entries: &[Entry], room: Room, cx: &mut Lowering) -> Option<Vec<Form>> {
    let mut forms: Vec<Form> = Vec::new();
    for entry in entries {
        let Some(tag) = normal_tag(&entry.key.text) else {
            unknown_language(entry, cx);
            continue;
        };
        if forms.iter().any(|form| form.lang.as_ref() == Some(&tag)) {
            language_twice(entry, &tag, cx);
            continue;
        }
        match &entry.value.kind {
            Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                forms.extend(form(Some(tag), entry.value.span, scalar, room, cx));
            }
            Kind::Null | Kind::Scalar(_) => empty_language(entry, cx),
            _ => {
                let help = say!("每种语言后面写一段文字", "write one text for each language");
                cx.wrong_kind::<()>(&entry.value, say!("文字", "text"), help);
            }
        }
    }
    (!forms.is_empty()).then_some(forms)
}

fn unknown_language(entry: &Entry, cx: &mut Lowering) {
    let key = &entry.key.text;
    if entry.value.is_null() {
        return cut_by_comma(entry, cx);
    }
    cx.report(
        Diagnostic::error(
            codes::UNKNOWN_LANGUAGE,
            entry.key.span,
            say!(
                "“{key}”不是语言；这个字段是文字",
                "`{key}` is not a language; this field is text"
            ),
        )
        .help(say!(
            "直接写文字，或按语言写：zh-CN: …，en: …",
            "write plain text, or one text per language: zh-CN: …, en: …"
        )),
    );
}

/// `{en: Look it up, then read it}`: in braces a comma ends the text.
fn cut_by_comma(entry: &Entry, cx: &mut Lowering) {
    let key = &entry.key.text;
    cx.report(
        Diagnostic::error(
            codes::UNKNOWN_LANGUAGE,
            entry.key.span,
            say!(
                "逗号把文字切断了：“{key}”成了一个字段",
                "a comma cuts the text: `{key}` became a key"
            ),
        )
        .reason(say!(
            "花括号里，英文逗号表示下一个字段开始",
            "inside braces a comma begins the next key"
        ))
        .help(say!(
            "给含逗号的文字加上双引号",
            "put the text with the comma in double quotes"
        )),
    );
}

fn language_twice(entry: &Entry, tag: &str, cx: &mut Lowering) {
    cx.report(
        Diagnostic::error(
            codes::FIELD_TWICE,
            entry.key.span,
            say!("语言 {tag} 写了两次", "the language {tag} is given twice"),
        )
        .help(say!("删去其中一处", "delete one of them")),
    );
}

fn empty_language(entry: &Entry, cx: &mut Lowering) {
    let key = &entry.key.text;
    cx.report(
        Diagnostic::warning(
            codes::EMPTY_FIELD,
            entry.key.span,
            say!("{key} 的文字是空的", "the {key} text is empty"),
        )
        .help(say!(
            "填写内容，或删去这一行",
            "fill it in, or delete the line"
        )),
    );
}

fn form(
    lang: Option<String>,
    span: Span,
    scalar: &Scalar,
    room: Room,
    cx: &mut Lowering,
) -> Option<Form> {
    let lead = scalar.text.len() - scalar.text.trim_start().len();
    let text = scalar.text.trim();
    match rich::parse(text, room) {
        Ok(_) => Some(Form {
            lang,
            text: match room {
                Room::Line => one_line(text),
                Room::Prose => text.to_string(),
            },
            span,
        }),
        Err(faults) => {
            for fault in faults {
                let place = scalar.place(span, lead + fault.start, lead + fault.end);
                cx.report(refusal(&fault, place));
            }
            None
        }
    }
}

/// The lines of a text as one: with nothing between two Chinese characters, else a space.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    let mut parts = text
        .lines()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .peekable();
    while let Some(part) = parts.next() {
        // A backslash at a line's end keeps the break, which a line has no room for.
        let escaped = part.len() - part.trim_end_matches('\\').len();
        let part = match parts.peek().is_some() && escaped % 2 == 1 {
            true => &part[..part.len() - 1],
            false => part,
        };
        let joins = |c: Option<char>| c.is_some_and(is_cjk);
        let apart = !joins(line.chars().next_back()) || !joins(part.chars().next());
        if !line.is_empty() && apart {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

fn refusal(fault: &Fault, place: Span) -> Diagnostic {
    let message = fault.what.message();
    Diagnostic::error(fault.what.code(), place, message).help(fault.what.help())
}
