//! Events become the tree.
//!
//! Turns a draft's events into a [`Document`], resolving aliases and keeping to
//! the limits. Leaves keys to `entries`, scalars to `scalars`, and faults the
//! parser stops at to `mistakes`.

mod scalars;

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::comments::comment;
use crate::syntax::draft::Draft;
use crate::syntax::entries::{self, Slot};
use crate::syntax::events::{Event, Fault, Marks, Tag, events};
use crate::syntax::limits::{self, Budget, Stop};
use crate::syntax::mistakes::hash::Verdict;
use crate::syntax::mistakes::{Mistake, comma, glued, hash, other};
use crate::syntax::say_node;
use crate::syntax::tree::{Document, Entry, Kind, Node, Style};

/// What a draft that the parser accepts amounts to.
#[derive(Default)]
pub struct Built {
    pub document: Document,
    pub diagnostics: Vec<Diagnostic>,
    /// Text that YAML reads, though not as its writer meant it.
    pub mistakes: Vec<Mistake>,
}

pub enum Failure {
    /// The file is given up.
    Stop(Stop),
    /// Something is written wrong at a place of the file; `open` is where the
    /// outermost bracket opened that was not closed before it.
    Fault {
        fault: Fault,
        at: usize,
        open: Option<usize>,
    },
}

pub fn build(draft: &Draft) -> Result<Built, Failure> {
    let mut builder = Builder::new(draft);
    for step in events(&draft.text) {
        match step {
            Ok((Event::Document, range)) if builder.documents > 0 => {
                let at = draft.span(range.start, range.end);
                builder
                    .built
                    .diagnostics
                    .push(say_node::several_documents(at));
                break;
            }
            Ok((event, range)) => builder.take(event, range).map_err(Failure::Stop)?,
            Err((fault, at)) => return Err(builder.failure(fault, at)),
        }
    }
    Ok(builder.done())
}

/// A finished value with what it costs to have it again.
#[derive(Clone)]
struct Value {
    node: Node,
    nodes: usize,
    bytes: usize,
    /// Collections inside one another, itself included.
    depth: usize,
}

/// A collection not yet ended.
struct Frame {
    kind: Open,
    span: Span,
    anchor: usize,
    flow: bool,
    nodes: usize,
    bytes: usize,
    depth: usize,
}

enum Open {
    List(Vec<Node>),
    Map(Vec<Entry>, Vec<Node>, Option<Slot>),
}

struct Builder<'a> {
    draft: &'a Draft<'a>,
    documents: usize,
    frames: Vec<Frame>,
    anchors: HashMap<usize, Value>,
    /// The plain texts by their ends, and whether brackets stand around them.
    plain: HashMap<u32, (Span, bool)>,
    /// Up to here full-width spaces in indentation are told.
    wide_until: usize,
    budget: Budget,
    built: Built,
}

impl<'a> Builder<'a> {
    fn new(draft: &'a Draft<'a>) -> Self {
        Builder {
            draft,
            documents: 0,
            frames: Vec::new(),
            anchors: HashMap::new(),
            plain: HashMap::new(),
            wide_until: 0,
            budget: Budget::new(),
            built: Built::default(),
        }
    }

    fn take(&mut self, event: Event, range: Range<usize>) -> Result<(), Stop> {
        let span = self.draft.span(range.start, range.end);
        match event {
            Event::Document => self.documents += 1,
            Event::Comment => self.comment(span)?,
            Event::Scalar(value, style, marks) => self.scalar(value, style, &marks, range)?,
            Event::List(marks) => self.open(Open::List(Vec::new()), &marks, span)?,
            Event::Map(marks) => {
                self.open(Open::Map(Vec::new(), Vec::new(), None), &marks, span)?
            }
            Event::End => self.close(span)?,
            Event::Alias(id) => self.alias(id, span)?,
            Event::UnknownAlias => {
                self.built
                    .diagnostics
                    .push(say_node::unknown_alias(self.draft.source, span));
                self.leaf(self.raw_text(span))?;
            }
        }
        Ok(())
    }

    fn done(mut self) -> Built {
        self.built.document.comments.sort_by_key(|c| c.span.start);
        if self.built.mistakes.is_empty() {
            self.word_alone();
            self.comments_in_texts();
        }
        self.built
    }

    /// A file of one word, probably a key.
    fn word_alone(&mut self) {
        let source = self.draft.source;
        let all = source.span(0, source.text.len());
        if let Some(root) = &self.built.document.root
            && let Kind::Scalar(scalar) = &root.kind
            && scalar.style == Style::Plain
            && scalar.lines == 1
            && self.draft.touched(all) == 0
        {
            let alone = other::word_alone(source, root.span);
            self.built.mistakes.push(alone);
        }
    }

    /// Comments that were perhaps meant as part of the text before them. Asked
    /// only when all else is mended, for that changes where texts end.
    fn comments_in_texts(&mut self) {
        let source = self.draft.source;
        for comment in &self.built.document.comments {
            let before = source.text.get(..comment.span.start as usize).unwrap_or("");
            let end = before.trim_end_matches([' ', '\t']).len() as u32;
            let Some(&(text, flow)) = self.plain.get(&end) else {
                continue;
            };
            match hash::behind(source, text, comment.span, flow) {
                Verdict::Note => {}
                Verdict::Doubt(doubt) => self.built.diagnostics.push(*doubt),
                Verdict::Cut(mistake) => self.built.mistakes.push(*mistake),
            }
        }
    }

    fn failure(&self, fault: Fault, at: usize) -> Failure {
        let span = self.draft.span(at, at);
        let open = self.frames.iter().find(|frame| frame.flow);
        match fault {
            Fault::TooDeep => Failure::Stop(limits::too_deep(span)),
            Fault::TooManyComments => Failure::Stop(limits::too_many_comments(span)),
            _ => Failure::Fault {
                fault,
                at: span.start as usize,
                open: open.map(|frame| frame.span.start as usize),
            },
        }
    }

    fn comment(&mut self, span: Span) -> Result<(), Stop> {
        self.budget.comment(span)?;
        let comment = comment(self.draft.source, span);
        if !comment.own_line {
            let cut = hash::in_pair(self.draft.source, span);
            self.built.mistakes.extend(cut);
        }
        self.built.document.comments.push(comment);
        Ok(())
    }

    fn tag(&mut self, marks: &Marks, value: Span) {
        if let Tag::Unknown(range) = &marks.tag {
            let tag = self.draft.span(range.start, range.end);
            let alone = tag == value;
            self.built
                .diagnostics
                .push(say_node::unknown_tag(self.draft.source, tag, alone));
        }
    }

    fn open(&mut self, kind: Open, marks: &Marks, span: Span) -> Result<(), Stop> {
        self.budget.nodes(1, span)?;
        self.tag(marks, span);
        if self.frames.len() >= limits::DEPTH {
            return Err(limits::too_deep(span));
        }
        self.frames.push(Frame {
            kind,
            span,
            anchor: marks.anchor,
            flow: marks.flow,
            nodes: 1,
            bytes: 0,
            depth: 0,
        });
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Stop> {
        let Some(mut frame) = self.frames.pop() else {
            return Ok(());
        };
        if frame.flow {
            frame.span = frame.span.to(end);
        }
        let diagnostics = &mut self.built.diagnostics;
        let kind = match frame.kind {
            Open::List(items) => Kind::List(items),
            Open::Map(mut own, merged, _) => {
                if frame.flow {
                    let cuts = comma::in_braces(self.draft.source, &mut own);
                    self.built.mistakes.extend(cuts);
                }
                Kind::Map(entries::finish(own, merged, diagnostics))
            }
        };
        let value = Value {
            node: Node {
                span: frame.span,
                kind,
            },
            nodes: frame.nodes,
            bytes: frame.bytes,
            depth: frame.depth + 1,
        };
        self.anchor(frame.anchor, &value)?;
        self.place(value);
        Ok(())
    }

    /// Keeps a value that aliases may ask for. The copy costs like any other.
    fn anchor(&mut self, id: usize, value: &Value) -> Result<(), Stop> {
        if id != 0 {
            self.budget.nodes(value.nodes, value.node.span)?;
            self.budget.copied(value.bytes, value.node.span)?;
            self.anchors.insert(id, value.clone());
        }
        Ok(())
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Stop> {
        self.budget.alias(span)?;
        let Some(value) = self.anchors.get(&id) else {
            self.built
                .diagnostics
                .push(say_node::recursive_alias(self.draft.source, span));
            return self.leaf(self.raw_text(span));
        };
        self.budget.nodes(value.nodes, span)?;
        self.budget.copied(value.bytes, span)?;
        if self.frames.len() + value.depth > limits::DEPTH {
            return Err(limits::too_deep(span));
        }
        let value = value.clone();
        self.place(value);
        Ok(())
    }

    fn leaf(&mut self, node: Node) -> Result<(), Stop> {
        self.budget.nodes(1, node.span)?;
        let bytes = node.scalar().map_or(0, |scalar| scalar.text.len());
        self.place(Value {
            node,
            nodes: 1,
            bytes,
            depth: 0,
        });
        Ok(())
    }

    /// Puts a finished value where it belongs: top, item, key or value.
    fn place(&mut self, value: Value) {
        let Some(frame) = self.frames.last_mut() else {
            self.built.document.root = Some(value.node);
            return;
        };
        frame.nodes += value.nodes;
        frame.bytes += value.bytes;
        frame.depth = frame.depth.max(value.depth);
        let source = self.draft.source;
        let diagnostics = &mut self.built.diagnostics;
        match &mut frame.kind {
            Open::List(items) => {
                frame.span = entries::reach(frame.span, value.node.span, frame.flow);
                items.push(value.node);
            }
            Open::Map(own, merged, slot) => match slot.take() {
                None => {
                    frame.span = entries::reach(frame.span, value.node.span, frame.flow);
                    *slot = Some(entries::key(value.node, source, diagnostics));
                }
                Some(key) => {
                    if let (Slot::Key(key), true) =
                        (&key, frame.flow && entries::is_absent(&value.node))
                    {
                        let glued = glued::in_braces(source, key.span);
                        self.built.mistakes.extend(glued);
                    }
                    frame.span = entries::reach(frame.span, value.node.span, frame.flow);
                    entries::value(key, value.node, own, merged);
                }
            },
        }
    }
}
