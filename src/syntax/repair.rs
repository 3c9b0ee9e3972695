//! Reads a file to its end whatever is wrong with it.
//!
//! Parses, explains what stopped the parser, mends that in a draft, and parses
//! again, so that all mistakes come in one run. Leaves explaining to `mistakes`.

use crate::diagnostic::{Diagnostic, Edit};
use crate::say;
use crate::source::{Source, Span};
use crate::syntax::build::{Built, Failure, build};
use crate::syntax::draft::Draft;
use crate::syntax::lines::Line;
use crate::syntax::mistakes::{self, Mistake};
use crate::syntax::tree::Document;
use crate::syntax::{chars, codes, say_node};

/// Attempts at one file, and bytes read over all attempts.
const ATTEMPTS: usize = 200;
const WORK: usize = 8 << 20;
/// Mistakes reported for one file.
const REPORTED: usize = 200;
/// Mends of one line before it is given up.
const MENDS: usize = 8;

pub fn read(source: &Source) -> (Document, Vec<Diagnostic>) {
    let mut repair = Repair {
        draft: Draft::new(source),
        found: Vec::new(),
        given_up: false,
    };
    repair.characters();
    let mut work = 0;
    for _ in 0..ATTEMPTS {
        work += source.text.len();
        let last = work > WORK || repair.found.len() >= REPORTED;
        match build(&repair.draft) {
            Ok(built) if last || built.mistakes.is_empty() => {
                repair.given_up = !built.mistakes.is_empty();
                return repair.done(built);
            }
            Ok(built) => repair.mend_all(built.mistakes),
            Err(Failure::Stop(stop)) => {
                repair.found.push(*stop);
                return repair.done(Built::default());
            }
            Err(Failure::Fault { fault, at, open }) => {
                let found = mistakes::explain(&repair.draft, fault, at, open);
                let go_on = repair.mend_fault(found, at);
                if last || !go_on {
                    break;
                }
            }
        }
    }
    repair.given_up = true;
    repair.done(Built::default())
}

struct Repair<'a> {
    draft: Draft<'a>,
    found: Vec<Diagnostic>,
    /// Whether mistakes may be left that nobody looked for.
    given_up: bool,
}

impl Repair<'_> {
    /// Characters that may not stand in the file are taken out before parsing.
    fn characters(&mut self) {
        let source = self.draft.source;
        let refused = |&(_, c): &(usize, char)| chars::is_refused(c);
        let all = source.text.char_indices().filter(refused);
        let edits: Vec<Edit> = all
            .take(REPORTED)
            .map(|(at, c)| {
                let span = source.span(at, at + c.len_utf8());
                let mut finding = say_node::refused(c, span);
                let none = Edit {
                    span,
                    text: String::new(),
                };
                let mend = bullet(source, span, c);
                if let Some(mend) = &mend {
                    finding.edits = vec![mend.clone()];
                }
                self.found.push(finding);
                mend.unwrap_or(none)
            })
            .collect();
        self.draft.apply(&edits);
    }

    /// Mistakes in text that parses; what cannot be mended stays as it is.
    fn mend_all(&mut self, found: Vec<Mistake>) {
        for mistake in found.into_iter().take(REPORTED) {
            if !self.draft.apply(&mistake.repair) {
                self.draft.blank(mistake.diagnostic.span);
            }
            self.found.push(mistake.diagnostic);
        }
    }

    /// Mends what stopped the parser, or takes the line out; false if neither
    /// is left to do.
    fn mend_fault(&mut self, found: Vec<Mistake>, at: usize) -> bool {
        let mut mended = false;
        for mistake in found.into_iter().take(REPORTED) {
            let line = self.line(mistake.diagnostic.span.start as usize);
            let fresh = self.draft.touched(line) == 0;
            let done = self.draft.touched(line) < MENDS && self.draft.apply(&mistake.repair);
            if (done || fresh) && !self.reported(&mistake.diagnostic, line) {
                self.found.push(mistake.diagnostic);
            }
            mended |= done;
        }
        mended || self.draft.blank(self.line(at)) || self.blank_next(at)
    }

    /// The line after a line that is gone: the parser points there when the
    /// line's absence shows.
    fn blank_next(&mut self, at: usize) -> bool {
        let source = self.draft.source;
        let line = Line::at(&source.text, at);
        let next = Line::at(&source.text, (line.end + 1).min(source.text.len()));
        next.start > line.start && self.draft.blank(source.span(next.start, next.end))
    }

    fn line(&self, at: usize) -> Span {
        let line = Line::at(&self.draft.source.text, at);
        self.draft.source.span(line.start, line.end)
    }

    fn reported(&self, new: &Diagnostic, line: Span) -> bool {
        let on_line = |d: &&Diagnostic| line.start <= d.span.start && d.span.start <= line.end;
        self.found
            .iter()
            .filter(on_line)
            .any(|d| d.code == new.code && d.span == new.span)
    }

    fn done(mut self, built: Built) -> (Document, Vec<Diagnostic>) {
        self.found.extend(built.diagnostics);
        crate::diagnostic::sort(&mut self.found);
        if self.given_up || self.found.len() > REPORTED {
            self.found.truncate(REPORTED);
            self.found.push(too_many(self.draft.source));
        }
        (built.document, self.found)
    }
}

/// A dash in the place of a Word bullet that begins a line, and of the blanks behind it.
fn bullet(source: &Source, at: Span, c: char) -> Option<Edit> {
    let line = Line::at(&source.text, at.start as usize);
    let (before, after) = line.text.split_at_checked(at.start as usize - line.start)?;
    let text = after.strip_prefix(c)?.trim_start_matches([' ', '\t']);
    let begins = before.trim().is_empty() && !text.is_empty();
    (begins && chars::is_private(c)).then(|| Edit {
        span: source.span(at.start as usize, line.end - text.len()),
        text: "- ".to_string(),
    })
}

fn too_many(source: &Source) -> Diagnostic {
    let end = source.text.len();
    let message = say!(
        "错误太多，没有全部列出",
        "too many mistakes, not all are listed"
    );
    Diagnostic::error(codes::TOO_MANY_MISTAKES, source.span(end, end), message)
        .help(say!("先改正已列出的", "mend those that are listed first"))
}
