//! The line: texts in, findings and documents out. No disk, no terminal.
//!
//! `syntax::parse → model::lower → resolve::resolve → lint::check` finds what
//! there is to say; `render::render → emit::emit` makes one document.

use crate::diagnostic::{self, Diagnostic};
use crate::emit::{self, Format};
use crate::model::{self, Company};
use crate::render::{self, About, Subject, Templates};
use crate::resolve::{self, Loaded, Organization, ResolvedRole};
use crate::source::{Source, SourceId, Sources};
use crate::{lint, say, syntax};

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

/// What is to be rendered. An empty list means what the project says, else
/// a default.
#[derive(Debug, Clone, Default)]
pub struct Order {
    pub documents: Vec<String>,
    pub languages: Vec<String>,
    pub formats: Vec<Format>,
}

/// One document to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// The role's id, or the department's name.
    pub subject: String,
    /// The role's or department's title in the job's language.
    pub title: String,
    pub document: String,
    pub lang: String,
    pub format: Format,
    /// The roles it is about, by their place in the organisation.
    pub roles: Vec<usize>,
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
    let roles = inputs.roles.iter().filter_map(|&id| inputs.sources.get(id));
    let loaded = roles.map(|source| role(source, &mut diagnostics)).collect();
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

/// What documents an order asks for, in the order of the roles; `asked` are
/// the role files it is about.
pub fn plan(
    checked: &Checked,
    templates: &Templates,
    order: &Order,
    asked: &[SourceId],
) -> (Vec<Job>, Vec<Diagnostic>) {
    let organization = &checked.organization;
    let mut planner = Planner {
        organization,
        templates,
        order,
        jobs: Vec::new(),
        diagnostics: Vec::new(),
    };
    for document in planner.documents() {
        match templates.subject(&document) {
            Some(Subject::Role) => planner.roles(&document, asked),
            Some(Subject::Department) => planner.departments(&document, asked),
            None => planner.no_such_document(&document),
        }
    }
    (planner.jobs, planner.diagnostics)
}

fn company(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Company {
    let source = inputs.settings.and_then(|id| inputs.sources.get(id));
    let Some(source) = source else {
        return Company::default();
    };
    let (document, mistakes) = syntax::parse(source);
    let (company, faults) = model::lower_company(&document);
    diagnostics.extend(mistakes.into_iter().chain(faults));
    company
}

fn role(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Loaded {
    let (document, mistakes) = syntax::parse(source);
    let (role, mut faults) = model::lower(&document);
    // A line that could not be read may be the very field that is missing.
    if mistakes
        .iter()
        .any(|mistake| syntax::codes::LOSING.contains(&mistake.code))
    {
        faults.retain(|fault| fault.code != model::codes::MISSING_FIELD);
    }
    diagnostics.extend(mistakes.into_iter().chain(faults));
    Loaded {
        source: source.id,
        stem: stem(&source.name),
        role,
    }
}

/// `roles/agent.yaml` is `agent`; what comes from standard input is `role`.
fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem.starts_with('<') { "role" } else { stem }.to_string()
}

struct Planner<'a> {
    organization: &'a Organization,
    templates: &'a Templates,
    order: &'a Order,
    jobs: Vec<Job>,
    diagnostics: Vec<Diagnostic>,
}

impl Planner<'_> {
    fn documents(&self) -> Vec<String> {
        let words = self.organization.company.documents.items();
        let ours = || words.iter().map(|word| word.text.clone()).collect();
        let usual = ["posting", "specification"].map(String::from).to_vec();
        first_filled([self.order.documents.clone(), ours(), usual])
    }

    fn formats(&self) -> Vec<Format> {
        let words = self.organization.company.formats.items();
        let ours = words
            .iter()
            .filter_map(|word| word.text.parse().ok())
            .collect();
        let usual = vec![Format::Markdown, Format::Docx];
        first_filled([self.order.formats.clone(), ours, usual])
    }

    /// The languages to make of what is written in `written`.
    fn languages(&mut self, written: &[String], title: &ResolvedRole) -> Vec<String> {
        for lang in &self.order.languages {
            if !written.contains(lang) {
                let id = &title.id;
                let message = say!("“{id}”没有 {lang} 文字", "`{id}` has no {lang} text");
                let span = title
                    .role
                    .title
                    .get()
                    .map_or(title.role.span, |line| line.span);
                self.diagnostics.push(
                    Diagnostic::error(resolve::codes::NOT_IN_LANGUAGE, span, message).help(say!(
                        "按语言写：{{zh-CN: …, en: …}}",
                        "write each text as {{zh-CN: …, en: …}}"
                    )),
                );
            }
        }
        let ours = self.organization.languages();
        let wanted = first_filled([self.order.languages.clone(), ours, written.to_vec()]);
        wanted
            .into_iter()
            .filter(|lang| written.contains(lang))
            .collect()
    }

    fn roles(&mut self, document: &str, asked: &[SourceId]) {
        let organization = self.organization;
        for (at, role) in organization.roles.iter().enumerate() {
            if asked.contains(&role.source) {
                self.jobs_for(&role.id, document, role, vec![at]);
            }
        }
    }

    /// One document for each department, with all its roles in reporting order.
    fn departments(&mut self, document: &str, asked: &[SourceId]) {
        let organization = self.organization;
        let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
        for (at, role) in organization.roles.iter().enumerate() {
            let name = department(role);
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, members)) => members.push(at),
                None => groups.push((name, vec![at])),
            }
        }
        for (name, members) in groups {
            let roles = || members.iter().map(|&at| &organization.roles[at]);
            if let Some(first) = roles().find(|role| asked.contains(&role.source)) {
                self.jobs_for(name, document, first, members);
            }
        }
    }

    fn jobs_for(&mut self, subject: &str, document: &str, first: &ResolvedRole, roles: Vec<usize>) {
        let by_role = self.templates.subject(document) == Some(Subject::Role);
        for lang in self.languages(&first.languages, first) {
            let line = if by_role {
                &first.role.title
            } else {
                &first.role.department
            };
            let title = line.get().and_then(|line| line.form(&lang));
            for format in self.formats() {
                self.jobs.push(Job {
                    subject: subject.to_string(),
                    title: title.map_or(subject, |form| &form.text).to_string(),
                    document: document.to_string(),
                    lang: lang.clone(),
                    format,
                    roles: roles.clone(),
                });
            }
        }
    }

    fn no_such_document(&mut self, document: &str) {
        let names: Vec<&str> = self.templates.documents().map(|(name, _)| name).collect();
        let names = names.join(", ");
        let words = self.organization.company.documents.items();
        let span = words
            .iter()
            .find(|word| word.text == document)
            .map(|word| word.span);
        let message = say!(
            "没有“{document}”这种文档",
            "there is no document `{document}`"
        );
        let span = span.unwrap_or(self.organization.company.span);
        self.diagnostics.push(
            Diagnostic::error(render::codes::NO_SUCH, span, message)
                .help(say!("可用的文档：{names}", "documents: {names}")),
        );
    }
}

/// A role's department in its main language; empty when it has none.
fn department(role: &ResolvedRole) -> &str {
    let line = role.role.department.get();
    let main = role.languages.first().map_or("", String::as_str);
    line.and_then(|line| line.form(main))
        .map_or("", |form| &form.text)
}

fn first_filled<T>(choices: [Vec<T>; 3]) -> Vec<T> {
    let mut filled = choices.into_iter().filter(|choice| !choice.is_empty());
    filled.next().unwrap_or_default()
}
