//! The file's text with mistakes mended, and the way back to the file's own places.
//!
//! Turns edits into the text that is parsed. Leaves to others what to mend.

use crate::diagnostic::Edit;
use crate::source::{Source, Span};

pub struct Draft<'a> {
    pub source: &'a Source,
    pub text: String,
    /// The file with every line break YAML knows written as one we know.
    base: String,
    /// Rising and apart from each other.
    edits: Vec<Edit>,
    marks: Vec<Mark>,
}

/// From `draft` on, the draft's bytes run in step with the file's from `file`
/// on, though never beyond `end`.
struct Mark {
    draft: usize,
    file: usize,
    end: usize,
}

impl<'a> Draft<'a> {
    pub fn new(source: &'a Source) -> Self {
        let base = without_lone_returns(&source.text);
        Draft {
            source,
            text: base.clone(),
            base,
            edits: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Makes all edits, or none if one would undo an earlier one or change nothing.
    pub fn apply(&mut self, edits: &[Edit]) -> bool {
        let clash = |e: &Edit| self.edits.iter().any(|old| overlap(old.span, e.span));
        let idle = |e: &Edit| self.source.slice(e.span) == e.text;
        if edits.is_empty() || edits.iter().any(clash) || edits.iter().all(idle) {
            return false;
        }
        self.edits.extend_from_slice(edits);
        self.rebuild();
        true
    }

    /// Leaves nothing of a range; false if nothing was left already.
    pub fn blank(&mut self, range: Span) -> bool {
        let edit = Edit {
            span: range,
            text: String::new(),
        };
        if range.start == range.end || self.edits.contains(&edit) {
            return false;
        }
        self.edits.retain(|old| !touch(old.span, range));
        self.edits.push(edit);
        self.rebuild();
        true
    }

    /// How many edits lie in a range.
    pub fn touched(&self, range: Span) -> usize {
        let from = self.edits.partition_point(|e| e.span.end < range.start);
        let rest = self.edits.iter().skip(from);
        rest.take_while(|e| e.span.start <= range.end).count()
    }

    /// The place in the file of an offset in the draft.
    pub fn original(&self, at: usize) -> usize {
        let next = self.marks.partition_point(|mark| mark.draft <= at);
        match next.checked_sub(1).and_then(|i| self.marks.get(i)) {
            Some(mark) => (mark.file + (at - mark.draft)).min(mark.end),
            None => at,
        }
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        let (start, end) = (self.original(start), self.original(end));
        self.source.span(start, end)
    }

    /// Pairs of offsets in a text of `length` and in the draft, with the file's
    /// for the draft's, and a pair more wherever an edit lies between.
    pub fn offsets(&self, pairs: &[(u32, u32)], length: usize) -> Vec<(u32, u32)> {
        let ends = pairs
            .iter()
            .skip(1)
            .map(|&(text, _)| text as usize)
            .chain([length]);
        let mut places = Vec::new();
        for (&(text, draft), end) in pairs.iter().zip(ends) {
            let (text, draft) = (text as usize, draft as usize);
            let run = draft + 1..draft + end.saturating_sub(text);
            let first = self.marks.partition_point(|mark| mark.draft < run.start);
            let behind = self.marks.iter().skip(first).map(|mark| mark.draft);
            let seams = behind.take_while(|at| run.contains(at));
            for at in std::iter::once(draft).chain(seams) {
                places.push(((text + at - draft) as u32, self.original(at) as u32));
            }
        }
        places.dedup();
        places
    }

    fn rebuild(&mut self) {
        self.edits.sort_by_key(|e| (e.span.start, e.span.end));
        self.text.clear();
        self.marks.clear();
        let mut from = 0;
        for edit in &self.edits {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            let kept = self.base.get(from..start).unwrap_or("");
            self.marks.push(Mark {
                draft: self.text.len(),
                file: from,
                end: start,
            });
            self.text.push_str(kept);
            self.marks.push(Mark {
                draft: self.text.len(),
                file: start,
                end: start,
            });
            self.text.push_str(&edit.text);
            from = end;
        }
        let end = self.base.len();
        self.marks.push(Mark {
            draft: self.text.len(),
            file: from,
            end,
        });
        self.text.push_str(self.base.get(from..).unwrap_or(""));
    }
}

/// A carriage return alone breaks a line in YAML as a line feed does.
fn without_lone_returns(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut base = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        let lone = c == '\r' && chars.peek() != Some(&'\n');
        base.push(if lone { '\n' } else { c });
    }
    base
}

/// Whether two edits cannot both be made; two insertions at one place cannot.
fn overlap(a: Span, b: Span) -> bool {
    a == b || (a.start < b.end && b.start < a.end)
}

/// Whether two ranges share a byte or meet.
fn touch(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn places_lead_back_to_the_file() {
        let source = Source::new(SourceId(0), "a", "岗位：客服\nb:c\n");
        let mut draft = Draft::new(&source);
        let edits = [
            Edit {
                span: source.span(6, 9),
                text: ": ".into(),
            },
            Edit {
                span: source.span(18, 18),
                text: " ".into(),
            },
        ];
        assert!(draft.apply(&edits));
        assert_eq!(draft.text, "岗位: 客服\nb: c\n");
        assert!(!draft.apply(&edits));
        assert_eq!(draft.original(8), 9);
        assert_eq!(draft.original(7), 6);
        assert_eq!(source.slice(draft.span(8, 14)), "客服");
        assert_eq!(source.slice(draft.span(18, 19)), "c");
    }

    #[test]
    fn what_was_taken_out_of_a_text_still_counts() {
        let source = Source::new(SourceId(0), "a", "前\u{202E}台");
        let mut draft = Draft::new(&source);
        let out = Edit {
            span: source.span(3, 6),
            text: String::new(),
        };
        assert!(draft.apply(&[out]));
        assert_eq!(draft.offsets(&[(0, 0)], 6), [(0, 0), (3, 6)]);
    }
}
