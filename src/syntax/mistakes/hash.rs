//! A `#` that was meant as text and cuts it in two.
//!
//! Notes stand two spaces behind a value; what stands nearer is told, as part
//! of a text may be lost in it.

use super::{Mistake, in_quotes};
use crate::diagnostic::{Diagnostic, Severity};
use crate::say;
use crate::source::{Source, Span};
use crate::syntax::codes;
use crate::syntax::lines::Line;

/// What is thought of a comment behind a plain text.
pub enum Verdict {
    Note,
    /// Perhaps a note: the writer decides.
    Doubt(Box<Diagnostic>),
    Cut(Box<Mistake>),
}

/// Judges a comment on the last line of a plain text; `flow`: inside brackets.
pub fn behind(source: &Source, text: Span, comment: Span, flow: bool) -> Verdict {
    let gap = source.slice(source.span(text.end as usize, comment.start as usize));
    let apart = gap.len() > 1 || gap.contains('\t');
    if apart {
        return Verdict::Note;
    }
    // `3 #号岗` may be a hasty note, `值班 #3` hardly one.
    let after = source.slice(comment).trim_start_matches('#');
    if !after.starts_with(|c: char| c.is_numeric()) {
        return Verdict::Doubt(Box::new(cut(Severity::Warning, comment)));
    }
    let diagnostic = cut(Severity::Error, comment);
    let edits = in_quotes(source, text.start as usize, end(source, comment));
    Verdict::Cut(Box::new(match flow {
        true => Mistake::guessed(diagnostic, Vec::new()),
        false => Mistake::certain(diagnostic, edits),
    }))
}

fn cut(severity: Severity, comment: Span) -> Diagnostic {
    let message = match severity {
        Severity::Error => say!(
            "“ #”把后半段文字变成了注释",
            "` #` turned the rest of the text into a comment"
        ),
        _ => say!(
            "“ #”后面的文字只是备注，不会写进文档",
            "what stands behind ` #` is a note and appears in no document"
        ),
    };
    Diagnostic::new(severity, codes::HASH_IN_TEXT, comment, message)
        .here(say!(
            "这一段不会写进文档",
            "this part appears in no document"
        ))
        .reason(say!(
            "空格加 # 在 YAML 里表示注释开始",
            "a space and `#` begin a comment in YAML"
        ))
        .help(say!(
            "如果是文字，请给整段文字加上英文引号；如果是备注，请在 # 前留两个空格",
            "to keep it, put the whole text in quotes; for a note, write two spaces before the `#`"
        ))
}

/// Where the text in a comment ends: before a note that is written as notes are.
fn end(source: &Source, comment: Span) -> usize {
    let text = source.slice(comment);
    let note = [text.find("  # "), text.find("\t# ")];
    let text = note
        .into_iter()
        .flatten()
        .min()
        .and_then(|at| text.get(..at))
        .unwrap_or(text);
    comment.start as usize + text.trim_end().len()
}

/// A comment that begins inside a pair of quotes or brackets cut a text in two.
pub fn in_pair(source: &Source, comment: Span) -> Option<Mistake> {
    let line = Line::at(&source.text, comment.start as usize);
    let value = line.whole_value();
    let before = source.text.get(value.start..comment.start as usize)?;
    let after = source.slice(comment);
    let (open, close) = PAIRS.into_iter().find(|&(open, close)| {
        let left = before.matches(open).count() > before.matches(close).count();
        left && after.contains(close)
    })?;
    let message = say!(
        "“ #”把后半段文字变成了注释",
        "` #` turned the rest of the text into a comment"
    );
    let diagnostic = Diagnostic::error(codes::HASH_IN_TEXT, comment, message)
        .here(say!("这一段会丢失", "this part would be lost"))
        .reason(say!(
            "空格加 # 在 YAML 里表示注释开始，而“{open}”要到后面的“{close}”才结束",
            "a space and `#` begin a comment in YAML, yet `{open}` is closed only by the `{close}` behind it"
        ))
        .help(say!(
            "给整段文字加上英文引号，或删去 # 前的空格",
            "put the whole text in quotes, or remove the space before the `#`"
        ));
    Some(Mistake::certain(
        diagnostic,
        in_quotes(source, value.start, value.end),
    ))
}

const PAIRS: [(char, char); 8] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
];
