//! Keys and values become a mapping's entries.
//!
//! Reports keys that are no text and keys written twice, and applies the merge
//! key `<<`. Leaves to `model` which keys there are.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::syntax::say_node;
use crate::syntax::tree::{Entry, Key, Kind, Node, Style};

/// A key that waits for its value.
pub enum Slot {
    Key(Key),
    Merge(Span),
    /// Not usable as a key; its value goes with it.
    Dropped,
}

pub fn key(node: Node, source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Slot {
    let span = node.span;
    match node.kind {
        Kind::Scalar(scalar) if scalar.style == Style::Plain && scalar.text == "<<" => {
            Slot::Merge(span)
        }
        Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => Slot::Key(Key {
            text: scalar.text,
            span,
        }),
        Kind::Null if span.start != span.end => Slot::Key(Key {
            text: source.slice(span).to_string(),
            span,
        }),
        Kind::Null | Kind::Scalar(_) => {
            diagnostics.push(say_node::empty_key(span));
            Slot::Dropped
        }
        Kind::List(_) | Kind::Map(_) => {
            diagnostics.push(say_node::key_of_many(span));
            Slot::Dropped
        }
    }
}

/// Puts a key's value with the mapping's own entries or with what it merges.
pub fn value(slot: Slot, value: Node, own: &mut Vec<Entry>, merged: &mut Vec<Node>) {
    match slot {
        Slot::Key(key) => own.push(Entry { key, value }),
        Slot::Merge(at) => merged.push(match value.kind {
            Kind::Null => Node { span: at, ..value },
            _ => value,
        }),
        Slot::Dropped => {}
    }
}

/// The mapping's own entries, each key once, then those it merges and lacks.
pub fn finish(own: Vec<Entry>, merged: Vec<Node>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut seen: HashMap<String, Span> = HashMap::with_capacity(own.len());
    let mut entries = Vec::with_capacity(own.len());
    for entry in own {
        match seen.get(&entry.key.text) {
            Some(&first) => diagnostics.push(say_node::duplicate_key(&entry.key, first)),
            None => {
                seen.insert(entry.key.text.clone(), entry.key.span);
                entries.push(entry);
            }
        }
    }
    for entry in merged.into_iter().flat_map(|node| merge(node, diagnostics)) {
        if !seen.contains_key(&entry.key.text) {
            seen.insert(entry.key.text.clone(), entry.key.span);
            entries.push(entry);
        }
    }
    entries
}

/// The entries of the mapping, or list of mappings, behind a merge key.
fn merge(node: Node, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let maps = match node.kind {
        Kind::List(items) => items,
        _ => vec![node],
    };
    let mut entries = Vec::new();
    for map in maps {
        match map.kind {
            Kind::Map(own) => entries.extend(own),
            _ => diagnostics.push(say_node::bad_merge(map.span)),
        }
    }
    entries
}

/// Whether nothing is written for a value.
pub fn is_absent(node: &Node) -> bool {
    node.is_null() && node.span.start == node.span.end
}

/// A block collection runs from its first to its last child, though not back to
/// the anchor of one that is an alias.
pub fn reach(whole: Span, child: Span, flow: bool) -> Span {
    match flow || child.start < whole.start {
        true => whole,
        false if whole.start == whole.end => child,
        false => whole.to(child),
    }
}
