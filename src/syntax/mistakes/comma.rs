//! Texts in braces that a comma cut: what stands behind it reads as a key.

use super::{Mistake, edit, glued, in_quotes};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::{Source, Span};
use crate::syntax::codes;
use crate::syntax::entries::is_absent;
use crate::syntax::tree::{Entry, Node, Style};

/// Takes the cut pieces out of a mapping in braces; one mistake for each text.
pub fn in_braces(source: &Source, own: &mut Vec<Entry>) -> Vec<Mistake> {
    let mut cuts: Vec<(Span, Span)> = Vec::new();
    let mut text: Option<Span> = None;
    own.retain(|entry| {
        let piece = entry.key.span;
        let Some(whole) = text.filter(|&text| follows(source, text, entry)) else {
            text = plain(&entry.value);
            return true;
        };
        match cuts.last_mut().filter(|(old, _)| old.start == whole.start) {
            Some((old, pieces)) => (*old, *pieces) = (old.to(piece), pieces.to(piece)),
            None => cuts.push((whole.to(piece), piece)),
        }
        text = Some(whole.to(piece));
        false
    });
    let mistake = |(whole, pieces)| cut(source, whole, pieces);
    cuts.into_iter().map(mistake).collect()
}

fn plain(value: &Node) -> Option<Span> {
    let scalar = value.scalar()?;
    (scalar.style == Style::Plain && !is_absent(value)).then_some(value.span)
}

/// Whether an entry is a piece without a colon, only a comma behind a text.
fn follows(source: &Source, text: Span, entry: &Entry) -> bool {
    let key = entry.key.span;
    let between = source.slice(Span {
        start: text.end,
        end: key.start,
        ..key
    });
    let after = source.text.get(key.end as usize..).unwrap_or("");
    is_absent(&entry.value)
        && text.end < key.start
        && between.trim() == ","
        && !after.trim_start().starts_with(':')
        && !source.slice(key).starts_with(['"', '\''])
        && glued::in_braces(source, key).is_none()
}

fn cut(source: &Source, whole: Span, pieces: Span) -> Mistake {
    let piece = source.slice(pieces);
    let message = say!(
        "逗号把文字切断了：“{piece}”成了一个字段",
        "a comma cuts the text: `{piece}` became a key"
    );
    let diagnostic = Diagnostic::error(codes::COMMA_IN_BRACES, pieces, message)
        .here(say!("这一段会丢失", "this part would be lost"))
        .label(
            whole.part(0, (pieces.start - whole.start) as usize),
            say!("文字从这里开始", "the text begins here"),
        )
        .reason(say!(
            "花括号里，英文逗号表示下一个字段开始",
            "inside braces a comma begins the next key"
        ))
        .help(say!(
            "给整段文字加上英文引号",
            "put the whole text in quotes"
        ));
    let (start, end) = (whole.start as usize, whole.end as usize);
    // In one edit: a colon before it may have got its space at the same place.
    let quoted = match in_quotes(source, start, end).as_slice() {
        [open, close] => format!("{}{}{}", open.text, source.slice(whole), close.text),
        edits => edits.iter().map(|edit| edit.text.as_str()).collect(),
    };
    Mistake::certain(diagnostic, vec![edit(source, start, end, &quoted)])
}
