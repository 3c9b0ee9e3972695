//! Rules about what a job description says: each a value in a file of its own.
//!
//! Faults of form are `model`'s and `resolve`'s; a rule never reads YAML and
//! never keeps a document from being made.

mod rules;

use crate::diagnostic::{Code, Diagnostic, Message, Severity};
use crate::model::Word;
use crate::resolve::{Organization, ResolvedRole};
use crate::source::Span;

/// A rule: a plain value.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Three letters and three digits, never reused.
    pub code: &'static str,
    /// The fault in words joined by `-`; its files carry the same with `_`.
    pub name: &'static str,
    pub severity: Severity,
    /// The version that brought it.
    pub since: &'static str,
    /// Its page, in Chinese and English.
    pub page: &'static str,
    pub check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    Role(fn(&ResolvedRole, &mut Findings)),
}

/// All rules, in the order of their codes.
pub fn rules() -> &'static [Rule] {
    rules::ALL
}

/// Runs every rule over an organisation.
pub fn check(organization: &Organization) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in rules() {
        let mut findings = Findings {
            rule,
            diagnostics: &mut diagnostics,
        };
        match rule.check {
            Check::Role(check) => {
                let roles = organization
                    .roles
                    .iter()
                    .filter(|role| !is_ignored(rule, role));
                roles.for_each(|role| check(role, &mut findings));
            }
        }
    }
    diagnostics
}

/// Whether a role's `lint: {ignore: …}` names a rule by its code or name.
fn is_ignored(rule: &Rule, role: &ResolvedRole) -> bool {
    let ignored = role
        .role
        .lint
        .get()
        .map_or(&[][..], |lint| lint.ignore.items());
    let names = |word: &Word| word.text == rule.code || word.text == rule.name;
    ignored
        .iter()
        .any(|ignore| ignore.rule.get().is_some_and(names))
}

/// Where a rule puts what it finds.
pub struct Findings<'a> {
    rule: &'a Rule,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Findings<'_> {
    /// A finding at a place, with what to do about it.
    pub fn add(&mut self, span: Span, message: Message, help: Message) -> &mut Diagnostic {
        let diagnostic = Diagnostic::new(self.rule.severity, Code(self.rule.code), span, message);
        self.diagnostics.push(diagnostic.help(help));
        let last = self.diagnostics.len() - 1;
        &mut self.diagnostics[last]
    }
}
