//! The line: texts in, findings and documents out. No disk, no terminal.
//!
//! `syntax::parse → model::lower → resolve::resolve → lint::check` finds what
//! there is to say; `render::render → emit::emit` makes one document. Which
//! documents are made is `plan`'s matter.

mod plan;
mod settings;

pub use plan::{Job, Order, plan};
pub use settings::settings;

use crate::diagnostic::{self, Diagnostic};
use crate::model::{self, Company};
use crate::render::{self, About, Subject, Templates};
use crate::resolve::{self, Loaded, Organization};
use crate::source::{Source, SourceId, Sources};
use crate::{emit, lint, syntax};
use rayon::prelude::*;

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

/// Finds all there is to say about the texts: faults of form and findings of rules.
pub fn check(inputs: &Inputs) -> Checked {
    let mut checked = read(inputs);
    let findings = lint::check(&checked.organization);
    checked.diagnostics.extend(findings);
    diagnostic::sort(&mut checked.diagnostics);
    checked
}

/// Finds the faults of form, which keep documents from being made.
pub fn read(inputs: &Inputs) -> Checked {
    let mut diagnostics = Vec::new();
    let company = company(inputs, &mut diagnostics);
    let roles = inputs
        .roles
        .par_iter()
        .filter_map(|&id| inputs.sources.get(id));
    // In the order of the files, whichever was read first.
    let read: Vec<(Loaded, Vec<Diagnostic>)> = roles.map(role).collect();
    let (loaded, found): (Vec<Loaded>, Vec<Vec<Diagnostic>>) = read.into_iter().unzip();
    diagnostics.extend(found.into_iter().flatten());
    let (organization, unresolved) = resolve::resolve(loaded, &company);
    diagnostics.extend(unresolved);
    diagnostic::sort(&mut diagnostics);
    Checked {
        organization,
        diagnostics,
    }
}

/// Makes a document.
pub fn make(checked: &Checked, templates: &Templates, job: &Job) -> Result<Vec<u8>, Diagnostic> {
    let organization = &checked.organization;
    let one = job.roles.first().and_then(|&at| organization.roles.get(at));
    let about = match (templates.subject(&job.document), one) {
        (Some(Subject::Role), Some(role)) => About::Role(role),
        _ => About::Department(&job.subject, &job.roles),
    };
    let page = render::render(organization, about, templates, &job.document, &job.lang)?;
    Ok(emit::emit(&page, job.format))
}

fn company(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Company {
    let source = inputs.settings.and_then(|id| inputs.sources.get(id));
    let Some(source) = source else {
        return Company::default();
    };
    let (document, mut mistakes) = syntax::parse(source);
    let (company, faults) = model::lower_company(&document);
    // An empty file says that all is as by default.
    mistakes.retain(|mistake| mistake.code != syntax::codes::EMPTY);
    diagnostics.extend(mistakes.into_iter().chain(faults));
    company
}

fn role(source: &Source) -> (Loaded, Vec<Diagnostic>) {
    let (document, mut mistakes) = syntax::parse(source);
    let (role, mut faults) = model::lower(&document);
    // A line that could not be read may be the very field that is missing.
    if mistakes
        .iter()
        .any(|mistake| syntax::codes::LOSING.contains(&mistake.code))
    {
        faults.retain(|fault| fault.code != model::codes::MISSING_FIELD);
    }
    mistakes.extend(faults);
    let loaded = Loaded {
        source: source.id,
        stem: stem(&source.name),
        role,
    };
    (loaded, mistakes)
}

/// `roles/agent.yaml` is `agent`; what comes from standard input is `role`.
fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem.starts_with('<') { "role" } else { stem }.to_string()
}
