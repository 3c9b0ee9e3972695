//! Unquoted values that need quotes: a mark at the start, a colon inside.

use super::{Mistake, Spot, edit, in_quotes};
use crate::diagnostic::{Diagnostic, Message};
use crate::say;
use crate::syntax::codes;
use crate::syntax::events::Fault;
use crate::syntax::lines::INDICATORS;

pub fn explain(spot: &Spot) -> Option<Mistake> {
    match spot.fault {
        Fault::Directive => None,
        _ => inner_colon(spot).or_else(|| indicator(spot)),
    }
}

/// `a: b: c`: the fault is at a colon which is not the line's first.
fn inner_colon(spot: &Spot) -> Option<Mistake> {
    let first = spot.line.start + spot.line.key_colon()?;
    if spot.fault != Fault::ValueNotAllowed || spot.at <= first {
        return None;
    }
    let value = spot.line.value();
    let text = spot.source.text.get(value.clone())?;
    if text.starts_with(['"', '\'']) || spot.open.is_some() {
        return None;
    }
    let span = spot.source.span(spot.at, spot.at + 1);
    let diagnostic = match text.starts_with(['“', '‘', '「']) {
        true => Diagnostic::error(
            codes::CHINESE_QUOTES,
            span,
            say!(
                "中文引号不能保护里面的冒号",
                "the colon inside Chinese quotation marks is not protected by them"
            ),
        )
        .reason(say!(
            "YAML 只认英文引号；中文引号只是文字，里面的“: ”仍会被当作字段",
            "YAML knows only ASCII quotes; the `: ` inside still reads as a key and its value"
        )),
        false => Diagnostic::error(
            codes::INNER_COLON,
            span,
            say!(
                "没有加引号的文字里又出现了冒号加空格",
                "a second `: ` in unquoted text"
            ),
        )
        .reason(say!(
            "YAML 把“: ”当作字段名的结尾，一行里只能有一个",
            "`: ` ends a key in YAML, and a line can hold only one"
        )),
    };
    let diagnostic = diagnostic.here(say!("这个冒号", "this colon")).help(say!(
        "给整段文字加上英文引号，或改用中文冒号“：”",
        "put the whole text in quotes"
    ));
    Some(Mistake::certain(
        diagnostic,
        in_quotes(spot.source, value.start, value.end),
    ))
}

/// `a: @b`: the value begins with a mark that cannot begin a text.
fn indicator(spot: &Spot) -> Option<Mistake> {
    let value = spot.line.value();
    let text = spot.source.text.get(value.clone())?;
    let mark = text.chars().next()?;
    let taken = INDICATORS.contains(&mark) || matches!(mark, ']' | '}' | ',' | '?' | '-');
    if !taken || spot.at < value.start || spot.at > value.end {
        return None;
    }
    if let '[' | '{' = mark
        && !text_follows(text)
    {
        return None;
    }
    if mark == '-' && text != "-" {
        return same_line_item(spot, value.start);
    }
    let message = say!(
        "没有加引号的值不能以“{mark}”开头",
        "an unquoted value cannot begin with `{mark}`"
    );
    let at = spot.source.span(value.start, value.start + mark.len_utf8());
    let diagnostic = Diagnostic::error(codes::INDICATOR, at, message)
        .here(say!("这个符号", "this character"))
        .reason(meaning(mark))
        .help(say!(
            "给整段文字加上英文引号",
            "put the whole text in quotes"
        ));
    Some(Mistake::certain(
        diagnostic,
        in_quotes(spot.source, value.start, value.end),
    ))
}

/// Whether the bracket that a text begins with closes before the text ends.
fn text_follows(text: &str) -> bool {
    let mut depth = 0i32;
    for (at, c) in text.char_indices() {
        depth += match c {
            '[' | '{' => 1,
            ']' | '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return !text.get(at + 1..).unwrap_or("").trim().is_empty();
        }
    }
    false
}

fn meaning(mark: char) -> Message {
    match mark {
        '@' | '`' => say!(
            "YAML 把这个符号留作将来使用，不允许放在开头",
            "YAML reserves this character and forbids it at the start"
        ),
        '%' => say!("YAML 用 % 表示指令", "`%` begins a directive in YAML"),
        '*' => say!(
            "YAML 用 * 表示引用别处的内容",
            "`*` refers to a value elsewhere in YAML"
        ),
        '&' => say!(
            "YAML 用 & 给内容起一个供引用的名字",
            "`&` gives a value a name in YAML"
        ),
        '!' => say!("YAML 用 ! 表示类型标签", "`!` begins a type tag in YAML"),
        '[' | ']' => say!("YAML 用方括号表示列表", "brackets mean a list in YAML"),
        '{' | '}' => say!("YAML 用花括号表示映射", "braces mean a mapping in YAML"),
        '|' | '>' => say!(
            "YAML 用 | 和 > 表示下面几行是一段文字，同一行后面不能再写",
            "`|` and `>` announce a text on the lines below; nothing may follow on the same line"
        ),
        _ => say!(
            "这个符号在 YAML 里另有含义",
            "this character has a meaning of its own in YAML"
        ),
    }
}

/// `a: - b`: a list that begins on the key's line.
fn same_line_item(spot: &Spot, at: usize) -> Option<Mistake> {
    if !spot.source.text.get(at..)?.starts_with("- ") || spot.line.key_colon().is_none() {
        return None;
    }
    let message = say!(
        "列表不能和字段名写在同一行",
        "a list cannot begin on its key's line"
    );
    let diagnostic = Diagnostic::error(codes::INDICATOR, spot.source.span(at, at + 1), message)
        .here(say!("列表从这里开始", "the list begins here"))
        .reason(say!(
            "列表的每一项都要单独占一行，以“- ”开头",
            "each item of a list has its own line and begins with `- `"
        ))
        .help(say!(
            "把这一项移到下一行并缩进；如果短横线是文字，请加上英文引号",
            "move the item to the next line and indent it; if the dash is text, put it in quotes"
        ));
    let indent = " ".repeat(spot.line.content() + 2);
    Some(Mistake::guessed(
        diagnostic,
        vec![edit(spot.source, at, at, &format!("\n{indent}"))],
    ))
}
