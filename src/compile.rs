//! The line: texts in, findings and documents out. No disk, no terminal.

use crate::diagnostic::Diagnostic;
use crate::emit::Format;
use crate::resolve::Organization;
use crate::source::{SourceId, Sources};

/// What a run works on; `project` reads it beforehand.
#[derive(Debug, Default)]
pub struct Inputs {
    pub sources: Sources,
    /// The role files.
    pub roles: Vec<SourceId>,
    /// The text of `rolewright.yaml`, if there is one.
    pub settings: Option<SourceId>,
}

/// An organisation and all that was found about it, sorted by place.
#[derive(Debug, Default)]
pub struct Checked {
    pub organization: Organization,
    pub diagnostics: Vec<Diagnostic>,
}

/// What is to be rendered. An empty list means what the project says, else a
/// sensible default: all languages that a role has.
#[derive(Debug, Clone, Default)]
pub struct Order {
    pub documents: Vec<String>,
    pub languages: Vec<String>,
    pub formats: Vec<Format>,
}

/// One document to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// The role's id, or the department's name in its first language.
    pub subject: String,
    /// The role's or department's title in the job's language.
    pub title: String,
    pub document: String,
    pub lang: String,
    pub format: Format,
}

/// syntax → model → resolve → lint.
pub fn check(_inputs: &Inputs) -> Checked {
    Checked::default()
}
