//! Roles become an organisation: who reports to whom, which languages exist.

use crate::diagnostic::Diagnostic;
use crate::model::{Company, Role};
use crate::source::SourceId;

/// A role and where it came from.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub source: SourceId,
    /// The file's name without folder and extension.
    pub stem: String,
    pub role: Role,
}

/// A role whose place in the organisation is known.
#[derive(Debug, Clone)]
pub struct ResolvedRole {
    pub id: String,
    pub source: SourceId,
    pub role: Role,
    /// The languages it can be rendered in, the main one first.
    pub languages: Vec<String>,
    /// The index of its superior in [`Organization::roles`].
    pub superior: Option<usize>,
    /// The indexes of those who report to it, in order.
    pub reports: Vec<usize>,
}

/// All roles of a run and the lines between them.
#[derive(Debug, Clone, Default)]
pub struct Organization {
    pub company: Company,
    /// In reporting order: a superior before those who report to it.
    pub roles: Vec<ResolvedRole>,
}

/// Settles names, reporting lines and languages.
pub fn resolve(_loaded: Vec<Loaded>, company: &Company) -> (Organization, Vec<Diagnostic>) {
    let company = company.clone();
    (Organization { company, roles: Vec::new() }, Vec::new())
}
