//! Text becomes a YAML tree with places.
//!
//! Turns a source into a [`Document`] and everything that is wrong with it as
//! YAML, mending as it goes so that one run finds every mistake. Leaves what the
//! keys mean to `model`, and suppressions, which stay among the comments, to others.

mod block;
mod build;
mod chars;
pub mod codes;
mod comments;
mod cook;
mod draft;
mod entries;
mod events;
mod limits;
mod lines;
mod mistakes;
mod repair;
mod say_node;
pub mod tree;

#[cfg(test)]
mod tests;

pub use chars::is_cjk;
pub use tree::{Comment, Document, Entry, Key, Kind, Node, Scalar, Style};

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Reads a file. The document holds what could be read, also after mistakes:
/// these are mended as far as possible, and no document is to be made from it
/// when one of the findings is an error.
pub fn parse(source: &Source) -> (Document, Vec<Diagnostic>) {
    let bytes = source.text.len();
    if bytes > limits::BYTES {
        let finding = limits::too_large(source.span(0, 0), bytes);
        return (Document::default(), vec![finding]);
    }
    let (document, mut findings) = repair::read(source);
    if document.root.is_none() && findings.is_empty() {
        findings.push(say_node::empty(source.span(0, 0)));
    }
    (document, findings)
}
