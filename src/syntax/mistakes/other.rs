//! Lines without a colon, directives, and what no other file explains.

use super::{Mistake, Spot, edit, hash};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::{Source, Span};
use crate::syntax::codes;
use crate::syntax::events::Fault;

pub(super) fn explain(spot: &Spot) -> Mistake {
    match spot.fault {
        Fault::Directive => directive(spot),
        Fault::Comment => comment(spot).unwrap_or_else(|| unreadable(spot)),
        Fault::KeyExpected | Fault::Indentation if spot.line.key_colon().is_none() => {
            missing_colon(spot)
        }
        Fault::ValueNotAllowed => above_without_colon(spot).unwrap_or_else(|| unreadable(spot)),
        _ => unreadable(spot),
    }
}

fn without_line(spot: &Spot, diagnostic: Diagnostic) -> Mistake {
    let line = spot.line;
    Mistake::guessed(
        diagnostic,
        vec![edit(spot.source, line.start, line.end, "")],
    )
}

fn directive(spot: &Spot) -> Mistake {
    let span = spot.source.span(spot.at, spot.at + 1);
    let message = say!("行首不能是 %", "a line cannot begin with `%`");
    let diagnostic = Diagnostic::error(codes::DIRECTIVE, span, message)
        .here(say!("这里", "here"))
        .reason(say!(
            "YAML 把行首的 % 当作给解析器的指令",
            "YAML takes such a line for an instruction to the parser"
        ))
        .help(say!(
            "删去这一行；如果是文字，请写成字段并加上英文引号",
            "remove the line; if it is text, give it a key and quotes"
        ));
    without_line(spot, diagnostic)
}

fn comment(spot: &Spot) -> Option<Mistake> {
    let line = spot.line;
    let at = spot.at.max(line.start + line.text.find('#')?);
    let span = spot.source.span(at, line.end);
    if let Some(cut) = hash::in_pair(spot.source, span) {
        return Some(cut);
    }
    let message = say!(
        "一段文字的中间夹了注释",
        "a comment stands in the middle of a text"
    );
    let diagnostic = Diagnostic::error(codes::HASH_IN_TEXT, span, message)
        .here(say!("空格加 # 开始注释", "a space and `#` begin a comment"))
        .reason(say!(
            "注释会结束这段文字，下一行就接不上了",
            "the comment ends the text, so the next line has nothing to continue"
        ))
        .help(say!(
            "把注释移到这段文字上面；如果 # 是文字，请给整段文字加上英文引号",
            "move the comment above the text; if the `#` is text, put all of it in quotes"
        ));
    let without = edit(spot.source, at, line.end, "");
    Some(Mistake::guessed(diagnostic, vec![without]))
}

/// A line without a colon before the first key: the parser stops at the key.
fn above_without_colon(spot: &Spot) -> Option<Mistake> {
    let line = spot.line.above(&spot.source.text)?;
    let level = line.indent() == spot.line.indent() && !line.is_item();
    let spot = Spot { line, ..*spot };
    (level && line.key_colon().is_none()).then(|| missing_colon(&spot))
}

fn missing_colon(spot: &Spot) -> Mistake {
    let line = spot.line;
    let from = line.start + line.content();
    let end = line.start + line.text.trim_end().len();
    let message = say!("这一行没有冒号", "this line has no colon");
    let diagnostic = Diagnostic::error(codes::MISSING_COLON, spot.source.span(from, end), message)
        .here(say!("这不是字段，也不是列表项", "neither a key nor an item"))
        .reason(say!(
            "这一层的每一行都应写成“字段名: 内容”",
            "each line of this level must be `key: value`"
        ))
        .help(say!(
            "补上冒号和空格；如果它接着上一行的文字，请缩进；如果是列表项，请以“- ”开头",
            "add the colon and a space; if it continues the text above, indent it; if it is an item, begin it with `- `"
        ));
    without_line(spot, diagnostic)
}

/// A file that holds a word and nothing else.
pub fn word_alone(source: &Source, word: Span) -> Mistake {
    let text = source.slice(word);
    let message = say!("这一行没有冒号", "this line has no colon");
    let diagnostic = Diagnostic::error(codes::MISSING_COLON, word, message)
        .here(say!(
            "后面缺冒号和内容",
            "a colon and a value belong behind this"
        ))
        .reason(say!(
            "文件里的每一项都应写成“字段名: 内容”",
            "everything in the file must be written as `key: value`"
        ))
        .help(say!(
            "补上冒号、空格和内容：“{text}: ……”",
            "add a colon, a space and the value: `{text}: …`"
        ));
    Mistake::guessed(diagnostic, Vec::new())
}

fn unreadable(spot: &Spot) -> Mistake {
    let line = spot.line;
    let end = line.start + line.text.trim_end().len();
    let span = spot.source.span(spot.at.min(end), end);
    let message = say!("从这里起不是有效的 YAML", "this is not valid YAML");
    let diagnostic = Diagnostic::error(codes::UNREADABLE, span, message)
        .here(say!("读到这里出错", "reading failed here"))
        .reason(say!(
            "YAML 的一行应是“字段名: 内容”或“- 列表项”",
            "a line of YAML is `key: value` or `- item`"
        ))
        .help(say!(
            "检查冒号、短横线、引号和缩进；含有特殊符号的文字请加上英文引号",
            "check colons, dashes, quotes and indentation; put text with special characters in quotes"
        ));
    without_line(spot, diagnostic)
}
