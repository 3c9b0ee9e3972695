//! Which languages a role is written in, and what it lacks in one of them.

use super::{ResolvedRole, codes};
use crate::diagnostic::Diagnostic;
use crate::model::view::{Form, View};
use crate::model::{Company, Role, normal_tag};
use crate::say;

/// The languages of a role: those of its title. A title without languages is
/// in the one that most of the role's plain texts are written in.
pub fn of(role: &Role) -> Vec<String> {
    let title = role.title.get().map_or(&[][..], |line| &line.forms);
    let tags: Vec<String> = title.iter().filter_map(|form| form.lang.clone()).collect();
    match tags.is_empty() {
        true => vec![written_mostly(role).to_string()],
        false => tags,
    }
}

fn written_mostly(role: &Role) -> &'static str {
    let (mut chinese, mut other) = (0, 0);
    View::Record(role.fields()).texts("", &mut |_, forms| {
        for form in forms.iter().filter(|form| form.lang.is_none()) {
            match has_han(&form.text) {
                true => chinese += 1,
                false => other += 1,
            }
        }
    });
    if other > chinese { "en" } else { "zh-CN" }
}

/// Says which settings name no language.
pub fn check_settings(company: &Company, diagnostics: &mut Vec<Diagnostic>) {
    for word in company.languages.items() {
        if normal_tag(&word.text).is_none() {
            let text = &word.text;
            let message = say!("“{text}”不是语言", "`{text}` is not a language");
            diagnostics.push(
                Diagnostic::error(codes::NO_LANGUAGE, word.span, message)
                    .help(say!("写 zh-CN 或 en", "write zh-CN or en")),
            );
        }
    }
}

/// Reports each text that lacks one of the role's languages, the languages of
/// the project that the role lacks altogether, and texts in a language that
/// its title lacks, which no document would show.
pub fn check(role: &ResolvedRole, project: &[String], diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(never_shown(role));
    for lang in project.iter().filter(|lang| !role.languages.contains(lang)) {
        let Some(title) = role.role.title.get() else {
            continue;
        };
        let (zh, en) = names(lang);
        let message = say!("这个岗位没有{zh}文字", "this role has no {en} text");
        diagnostics.push(
            Diagnostic::warning(codes::NOT_IN_LANGUAGE, title.span, message).help(say!(
                "按语言写：{{zh-CN: …, en: …}}；否则不生成{zh}文档",
                "write each text as {{zh-CN: …, en: …}}; no {en} document is made otherwise"
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
    let (zh, en) = names(lang);
    let message = say!("这里缺少{zh}", "no {en} text here");
    let help = say!(
        "按语言写：{{zh-CN: …, en: …}}",
        "write one text per language: {{zh-CN: …, en: …}}"
    );
    Some(Diagnostic::error(codes::UNTRANSLATED, first.span, message).help(help))
}

/// The first text in a language that the title lacks.
fn never_shown(role: &ResolvedRole) -> Option<Diagnostic> {
    let title = role.role.title.get()?;
    let mut first: Option<&Form> = None;
    View::Record(role.role.fields()).texts("", &mut |_, forms| {
        let unknown = |form: &&Form| {
            form.lang
                .as_ref()
                .is_some_and(|tag| !role.languages.contains(tag))
        };
        first = first.or(forms.iter().find(unknown));
    });
    let form = first?;
    let (zh, en) = names(form.lang.as_deref()?);
    let message = say!(
        "有{zh}内容，但岗位名称没有{zh}，不会生成{zh}文档",
        "there is {en} text, but no {en} title: no {en} document is made"
    );
    Some(
        Diagnostic::warning(codes::NOT_IN_LANGUAGE, title.span, message)
            .label(
                form.span,
                say!("{zh}内容从这里开始", "{en} text begins here"),
            )
            .help(say!(
                "岗位名称也按语言写：{{zh-CN: …, en: …}}",
                "write the title by language as well: {{zh-CN: …, en: …}}"
            )),
    )
}

/// What a language is called in messages.
pub fn names(tag: &str) -> (&str, &str) {
    match tag {
        "zh-CN" => ("中文", "Chinese"),
        "en" => ("英文", "English"),
        _ => (tag, tag),
    }
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
