//! Where the parser stops becomes what the writer did wrong.
//!
//! Each file knows one family of mistakes: it looks at the text around a fault
//! and says the mistake with its place, its reason and a repair, or passes. The
//! parser's own words are never shown. Leaves mending to `repair`.

mod bracket;
pub mod comma;
pub mod glued;
pub mod hash;
mod indent;
pub mod other;
mod quote;
mod tab;
pub mod text;
mod value;
pub mod wide;

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Source;
use crate::syntax::draft::Draft;
use crate::syntax::events::Fault;
use crate::syntax::lines::Line;

/// A mistake, and the edits that let the rest of the file be read. They may
/// say more than the diagnostic's, which are only made where they are certain.
pub struct Mistake {
    pub diagnostic: Diagnostic,
    pub repair: Vec<Edit>,
}

impl Mistake {
    /// A mistake whose mend is certain.
    fn certain(mut diagnostic: Diagnostic, edits: Vec<Edit>) -> Self {
        diagnostic.edits.extend_from_slice(&edits);
        Mistake {
            diagnostic,
            repair: edits,
        }
    }

    /// A mistake of which only the writer knows the mend.
    fn guessed(diagnostic: Diagnostic, repair: Vec<Edit>) -> Self {
        Mistake { diagnostic, repair }
    }
}

/// Mistakes of one kind told of one text: enough for any writer, and a bound.
const TOLD: usize = 200;

/// A place the parser could not get past.
struct Spot<'a> {
    source: &'a Source,
    fault: Fault,
    at: usize,
    line: Line<'a>,
    /// Where a bracket stands open.
    open: Option<usize>,
}

/// The mistakes that explain a fault; never none.
pub fn explain(draft: &Draft, fault: Fault, at: usize, open: Option<usize>) -> Vec<Mistake> {
    let source = draft.source;
    let line = Line::at(&source.text, at);
    let spot = Spot {
        source,
        fault,
        at,
        line,
        open,
    };
    let escapes = quote::escapes(&spot);
    if !escapes.is_empty() {
        return escapes;
    }
    let one = wide::explain(draft, &spot)
        .or_else(|| tab::explain(&spot))
        .or_else(|| quote::explain(&spot))
        .or_else(|| value::explain(&spot))
        .or_else(|| bracket::explain(&spot));
    if let Some(mistake) = one {
        return vec![mistake];
    }
    let glued = glued::explain(&spot);
    if !glued.is_empty() {
        return glued;
    }
    let found = indent::explain(&spot);
    vec![found.unwrap_or_else(|| other::explain(&spot))]
}

fn edit(source: &Source, start: usize, end: usize, text: &str) -> Edit {
    Edit {
        span: source.span(start, end),
        text: text.to_string(),
    }
}

/// Edits that turn a range into a quoted text of the same meaning.
fn in_quotes(source: &Source, start: usize, end: usize) -> Vec<Edit> {
    let text = source.slice(source.span(start, end));
    let mark = match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => "\"",
        (true, false) => "'",
        (true, true) => return in_escaped_quotes(source, start, end),
    };
    vec![
        edit(source, start, start, mark),
        edit(source, end, end, mark),
    ]
}

/// Double quotes, with a backslash before each that stands inside. Only what is
/// put in is an edit, so that all the rest keeps its place.
fn in_escaped_quotes(source: &Source, start: usize, end: usize) -> Vec<Edit> {
    let text = source.slice(source.span(start, end));
    let inner = text.match_indices(['"', '\\']).map(|(at, _)| start + at);
    let (open, rest): (Vec<usize>, Vec<usize>) = inner.partition(|&at| at == start);
    let first = if open.is_empty() { "\"" } else { "\"\\" };
    let mut edits = vec![edit(source, start, start, first)];
    edits.extend(rest.into_iter().map(|at| edit(source, at, at, "\\")));
    edits.push(edit(source, end, end, "\""));
    edits
}
