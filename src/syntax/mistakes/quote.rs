//! Quotation marks left open, text behind a closed one, and bad escapes.

use super::{Mistake, Spot, TOLD, edit, in_quotes};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::syntax::codes;
use crate::syntax::events::Fault;
use crate::syntax::lines::Line;

pub fn explain(spot: &Spot) -> Option<Mistake> {
    match spot.fault {
        Fault::UnclosedQuote => unclosed(spot, spot.at),
        Fault::AfterQuote => behind(spot),
        _ => None,
    }
}

fn unclosed(spot: &Spot, at: usize) -> Option<Mistake> {
    let source = spot.source;
    let quote = source
        .text
        .get(at..)?
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\''))?;
    let line = Line::at(&source.text, at);
    let end = line.start + line.text.trim_end().len();
    let message = say!(
        "引号没有配对：缺少结尾的 {quote}",
        "a quotation mark is not closed: {quote}"
    );
    let diagnostic = Diagnostic::error(codes::UNCLOSED_QUOTE, source.span(at, at + 1), message)
        .here(say!("引号从这里开始", "the quotation begins here"))
        .reason(say!(
            "引号不结束，后面的各行都会被当作这段文字",
            "until it is closed, all lines that follow belong to this text"
        ))
        .help(say!(
            "在这段文字的结尾补上 {quote}",
            "write {quote} at the end of the text"
        ));
    Some(Mistake::certain(
        diagnostic,
        vec![edit(source, end, end, &quote.to_string())],
    ))
}

/// Text behind a closing quote, unless that was meant to open: then the one
/// before it was never closed.
fn behind(spot: &Spot) -> Option<Mistake> {
    let all = &spot.source.text;
    let before = all.get(..spot.at)?.trim_end();
    let quote = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    let close = before.len() - 1;
    let open = before.get(..close)?.rfind(quote)?;
    if all.get(open..close)?.contains('\n') {
        return unclosed(spot, open);
    }
    let line = Line::at(all, close);
    let (start, end) = (value_start(line, open), line.value().end);
    Some(trailing(spot, start, end))
}

/// Where the value that holds `open` begins.
fn value_start(line: Line, open: usize) -> usize {
    line.value().start.min(open)
}

fn trailing(spot: &Spot, start: usize, end: usize) -> Mistake {
    let source = spot.source;
    let span = source.span(spot.at, end);
    let message = say!(
        "引号结束后又有文字",
        "there is text behind the closing quotation mark"
    );
    let diagnostic = Diagnostic::error(codes::AFTER_QUOTE, span, message)
        .here(say!("多出的文字", "this text"))
        .reason(say!(
            "值以英文引号开头时，到下一个引号就结束了",
            "a value that begins with a quotation mark ends at the next one"
        ))
        .help(say!(
            "把整段文字放进一对引号；文字里的引号可以用中文引号“”",
            "put the whole text in quotes, with the other kind around it"
        ));
    Mistake::certain(diagnostic, in_quotes(source, start, end))
}

/// All bad escapes of the text that begins at the fault.
pub fn escapes(spot: &Spot) -> Vec<Mistake> {
    let rest = match spot.fault {
        Fault::Escape => spot.source.text.get(spot.at..).unwrap_or(""),
        _ => "",
    };
    let bad = bad_escapes(rest).into_iter().take(TOLD);
    bad.filter_map(|at| escape(spot, spot.at + at)).collect()
}

fn escape(spot: &Spot, at: usize) -> Option<Mistake> {
    let source = spot.source;
    let name = source.text.get(at + 1..)?.chars().next()?;
    let span = source.span(at, at + 1 + name.len_utf8());
    let message = say!(
        "双引号里的反斜杠写法“\\{name}”不成立",
        "`\\{name}` means nothing in double quotes"
    );
    let diagnostic = Diagnostic::error(codes::BAD_ESCAPE, span, message)
        .here(say!("这里", "here"))
        .reason(say!(
            "双引号里的反斜杠用来表示特殊字符，例如 \\n 表示换行",
            "in double quotes a backslash begins a special character, such as \\n"
        ))
        .help(say!(
            "要写反斜杠本身，请写两个：\\\\，或改用单引号",
            "for a backslash itself write two, \\\\, or use single quotes"
        ));
    Some(Mistake::certain(
        diagnostic,
        vec![edit(source, at, at, "\\")],
    ))
}

/// The backslashes that begin no escape, from an opening quote to its end.
fn bad_escapes(text: &str) -> Vec<usize> {
    let mut bad = Vec::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        if c == '"' {
            break;
        }
        let Some((_, name)) = (c == '\\').then(|| chars.next()).flatten() else {
            continue;
        };
        let digits = match name {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abt\tnvfre \"/\\N_LP\n\r".contains(name) => continue,
            _ => {
                bad.push(at);
                continue;
            }
        };
        let hex = text.get(at + 2..at + 2 + digits).unwrap_or("");
        let code = u32::from_str_radix(hex, 16).ok();
        let pair = matches!(code, Some(0xD800..=0xDBFF)) && digits == 4;
        let follow = text.get(at + 6..at + 8) == Some("\\u");
        if code.and_then(char::from_u32).is_none() && !(pair && follow && low(text, at + 8)) {
            bad.push(at);
        } else if pair {
            chars.nth(9);
        }
    }
    bad
}

fn low(text: &str, at: usize) -> bool {
    let hex = text.get(at..at + 4).unwrap_or("");
    matches!(u32::from_str_radix(hex, 16), Ok(0xDC00..=0xDFFF))
}
