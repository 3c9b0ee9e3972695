//! Tera's errors as diagnostics with the template's place.

use super::codes;
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::say;
use crate::source::{Source, Span};
use std::collections::BTreeMap;
use tera::{Error, ErrorKind, ReportError};

/// The templates' texts by the names that Tera knows them by.
pub type Texts = BTreeMap<String, Source>;

/// The diagnostic for an error of Tera; `template` is the one at work.
pub fn diagnostic(error: &Error, template: &str, texts: &Texts) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let message = say!(
                "模板写法有误，读不下去",
                "the template cannot be read past this place"
            );
            let help = say!(
                "检查这里的括号、引号和 end 标签是否成对",
                "check that brackets, quotes and end tags come in pairs here"
            );
            at(report, template, texts, codes::SYNTAX, message).help(help)
        }
        ErrorKind::RenderingError(report) => rendering(report, template, texts),
        ErrorKind::Io(_) => too_long(template, texts),
        ErrorKind::CircularInclude { tpl, .. } | ErrorKind::CircularExtend { tpl, .. } => {
            let message = say!(
                "模板互相包含，没有尽头",
                "templates include each other without end"
            );
            Diagnostic::error(codes::CYCLE, top(tpl, texts), message)
        }
        ErrorKind::Msg(text) => loading(text, template, texts),
        _ => {
            let message = say!("模板无法执行", "the template cannot be carried out");
            Diagnostic::error(codes::VALUE, top(template, texts), message)
        }
    }
}

fn rendering(report: &ReportError, template: &str, texts: &Texts) -> Diagnostic {
    let undefined = report.message().contains("is not defined");
    if !undefined {
        let message = say!(
            "模板的这一步无法执行",
            "this step of the template cannot be carried out"
        );
        let help = say!(
            "检查这个值是否存在、类型是否合适；可先用 {{% if … %}} 判断",
            "check that the value is there and of the right kind; test it with {{% if … %}} first"
        );
        return at(report, template, texts, codes::VALUE, message).help(help);
    }
    let name = texts
        .get(report.filename())
        .and_then(|source| source.text.get(report.span().range.clone()))
        .unwrap_or("?");
    let message = say!("这里没有“{name}”", "there is no `{name}` here");
    let help = say!(
        "先用 {{% if … %}} 判断它是否存在，或检查是否写错了名字",
        "test for it with {{% if … %}} first, or check the name's spelling"
    );
    at(report, template, texts, codes::UNDEFINED, message).help(help)
}

/// Errors of loading come as a text that holds the place: ` --> name:line:column`.
fn loading(text: &str, template: &str, texts: &Texts) -> Diagnostic {
    let place = text
        .split(" --> ")
        .nth(1)
        .and_then(|rest| rest.lines().next());
    let span = place.and_then(|place| place_span(place, texts));
    let span = span.unwrap_or_else(|| top(template, texts));
    let name = text.split('`').nth(1).unwrap_or("?");
    let message = say!(
        "模板用到了不存在的“{name}”",
        "the template uses `{name}`, which does not exist"
    );
    let help = say!("检查名字是否写错", "check the name's spelling");
    Diagnostic::error(codes::UNKNOWN, span, message).help(help)
}

fn place_span(place: &str, texts: &Texts) -> Option<Span> {
    let mut parts = place.trim().rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let source = texts.get(name)?;
    let start: usize = source
        .text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let rest = source.text.get(start..)?.lines().next()?;
    let skip: usize = rest
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    Some(source.span(start + skip, start + rest.len()))
}

/// Says that a template wrote more than a document may have.
fn too_long(template: &str, texts: &Texts) -> Diagnostic {
    let message = say!(
        "模板写出的内容过长",
        "the template writes more than a document may have"
    );
    let help = say!("检查循环是否没有尽头", "check its loops");
    Diagnostic::error(codes::TOO_LONG, top(template, texts), message).help(help)
}

fn at(
    report: &ReportError,
    template: &str,
    texts: &Texts,
    code: Code,
    message: Message,
) -> Diagnostic {
    let span = match texts.get(report.filename()) {
        Some(source) => {
            let range = report.span().range.clone();
            source.span(
                range.start.min(source.text.len()),
                range.end.min(source.text.len()),
            )
        }
        None => top(template, texts),
    };
    Diagnostic::error(code, span, message)
}

/// The first byte of a template.
pub fn top(template: &str, texts: &Texts) -> Span {
    let source = texts.get(template);
    source.map_or_else(Span::default, |source| source.span(0, 0))
}
