//! Which languages a role is written in, and what it lacks in one of them.

use super::{ResolvedRole, codes};
use crate::diagnostic::Diagnostic;
use crate::model::view::{Form, View};
use crate::model::{Company, Role, normal_tag};
use crate::say;

/// The languages of a role: those of its title. A title without languages is
/// in the one that its script tells.
pub fn of(role: &Role) -> Vec<String> {
    let title = role.title.get().map_or(&[][..], |line| &line.forms);
    let mut tags: Vec<String> = title.iter().filter_map(|form| form.lang.clone()).collect();
    if tags.is_empty() {
        let text = title.first().map_or("", |form| form.text.as_str());
        tags.push(
            if has_han(text) || text.is_empty() {
                "zh-CN"
            } else {
                "en"
            }
            .to_string(),
        );
    }
    tags
}

/// Says which settings name no language.
pub fn check_settings(company: &Company, diagnostics: &mut Vec<Diagnostic>) {
    for word in company.languages.items() {
        if normal_tag(&word.text).is_none() {
            let text = &word.text;
            let message = say!("“{text}”不是语言", "`{text}` is no language");
            diagnostics.push(
                Diagnostic::error(codes::NO_LANGUAGE, word.span, message)
                    .help(say!("写 zh-CN 或 en", "write zh-CN or en")),
            );
        }
    }
}

/// Reports each text that lacks one of the role's languages, and the
/// languages of the project that the role lacks altogether.
pub fn check(role: &ResolvedRole, project: &[String], diagnostics: &mut Vec<Diagnostic>) {
    for lang in project.iter().filter(|lang| !role.languages.contains(lang)) {
        let Some(title) = role.role.title.get() else {
            continue;
        };
        let message = say!("这个岗位没有 {lang} 文字", "this role has no {lang} text");
        diagnostics.push(
            Diagnostic::warning(codes::NOT_IN_LANGUAGE, title.span, message).help(say!(
                "按语言写：{{zh-CN: …, en: …}}；否则不生成 {lang} 文档",
                "write each text as {{zh-CN: …, en: …}}; no {lang} document is made otherwise"
            )),
        );
    }
    View::Record(role.role.fields()).texts("", &mut |_, forms| {
        for lang in &role.languages {
            diagnostics.extend(lacking(forms, lang));
        }
    });
}

/// The finding for a text that says nothing in a language.
fn lacking(forms: &[Form], lang: &str) -> Option<Diagnostic> {
    let first = forms.first()?;
    let there = |form: &Form| match &form.lang {
        Some(tag) => tag == lang,
        None => written_in(&form.text).is_none_or(|tag| tag == lang),
    };
    if forms.iter().any(there) {
        return None;
    }
    let message = say!("缺少 {lang} 文字", "no {lang} text here");
    let help = say!(
        "按语言写：{{zh-CN: …, en: …}}",
        "write one text per language: {{zh-CN: …, en: …}}"
    );
    Some(Diagnostic::error(codes::UNTRANSLATED, first.span, message).help(help))
}

/// The language that a text without one can only be in: Chinese by its
/// characters, English from four words on; a name or number may be in any.
pub fn written_in(text: &str) -> Option<&'static str> {
    if has_han(text) {
        return Some("zh-CN");
    }
    let words = text.split_whitespace();
    let words = words.filter(|word| word.chars().filter(|c| c.is_ascii_alphabetic()).count() > 1);
    (words.count() >= 4).then_some("en")
}

fn has_han(text: &str) -> bool {
    let han = |c: char| matches!(c as u32, 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF);
    text.chars().any(han)
}
