//! An order becomes jobs: which documents, of whom, in which languages and formats.

use std::collections::BTreeSet;

use super::Checked;
use super::settings::{self, Unknown};
use crate::diagnostic::Diagnostic;
use crate::emit::Format;
use crate::render::{Subject, Templates};
use crate::resolve::{self, Organization, ResolvedRole};
use crate::say;
use crate::source::SourceId;

/// What is to be rendered. An empty list means what the project says, else
/// a default.
#[derive(Debug, Clone, Default)]
pub struct Order {
    pub documents: Vec<String>,
    pub languages: Vec<String>,
    pub formats: Vec<Format>,
}

impl Order {
    /// An order in people's words; the first of them that names nothing is told.
    pub fn new(
        documents: &[String],
        formats: &[String],
        languages: &[String],
        templates: &Templates,
    ) -> Result<Self, Unknown> {
        let documents = documents
            .iter()
            .map(|word| settings::document(word, templates));
        let formats = formats.iter().map(|word| settings::format(word));
        Ok(Order {
            documents: documents.collect::<Result<_, _>>()?,
            languages: languages.to_vec(),
            formats: formats.collect::<Result<_, _>>()?,
        })
    }
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

/// What documents an order asks for, in the order of the roles; `asked` are
/// the role files it is about.
pub fn plan(
    checked: &Checked,
    templates: &Templates,
    order: &Order,
    asked: &[SourceId],
) -> (Vec<Job>, Vec<Diagnostic>) {
    let organization = &checked.organization;
    let asked: BTreeSet<SourceId> = asked.iter().copied().collect();
    let mut planner = Planner {
        organization,
        templates,
        order,
        jobs: Vec::new(),
        diagnostics: Vec::new(),
    };
    for document in planner.documents() {
        match templates.subject(&document) {
            Some(Subject::Role) => planner.roles(&document, &asked),
            Some(Subject::Department) => planner.departments(&document, &asked),
            // `settings` and the command line have said so.
            None => {}
        }
    }
    (planner.jobs, planner.diagnostics)
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
        let find = |word: &str| self.templates.find(word).map(String::from);
        let words = self.organization.company.documents.items();
        let ours = words.iter().filter_map(|word| find(&word.text)).collect();
        let ordered = self.order.documents.iter().filter_map(|word| find(word));
        let usual = ["posting", "specification"].map(String::from).to_vec();
        first_filled([ordered.collect(), ours, usual])
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

    /// The languages to make: of those that all the roles are written in.
    fn languages(&mut self, members: &[&ResolvedRole]) -> Vec<String> {
        let lacks = |role: &&&ResolvedRole, lang: &String| !role.languages.contains(lang);
        for lang in &self.order.languages {
            if let Some(role) = members.iter().find(|role| lacks(role, lang)) {
                let found = not_written_in(role, lang);
                // Said once, however many documents the role is to have.
                if !self.diagnostics.contains(&found) {
                    self.diagnostics.push(found);
                }
            }
        }
        let written = members
            .first()
            .map_or(&[][..], |role| &role.languages)
            .to_vec();
        let ours = self.organization.languages();
        let wanted = first_filled([self.order.languages.clone(), ours, written]);
        let all_have = |lang: &String| !members.iter().any(|role| lacks(&role, lang));
        wanted.into_iter().filter(all_have).collect()
    }

    fn roles(&mut self, document: &str, asked: &BTreeSet<SourceId>) {
        let organization = self.organization;
        for (at, role) in organization.roles.iter().enumerate() {
            if asked.contains(&role.source) {
                self.jobs_for(&role.id, document, vec![at]);
            }
        }
    }

    /// One document for each department, with all its roles in reporting order.
    fn departments(&mut self, document: &str, asked: &BTreeSet<SourceId>) {
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
            let mut roles = members.iter().map(|&at| &organization.roles[at]);
            if roles.any(|role| asked.contains(&role.source)) {
                self.jobs_for(name, document, members);
            }
        }
    }

    fn jobs_for(&mut self, subject: &str, document: &str, roles: Vec<usize>) {
        let organization = self.organization;
        let members: Vec<&ResolvedRole> = roles.iter().map(|&at| &organization.roles[at]).collect();
        let Some(first) = members.first() else { return };
        let by_role = self.templates.subject(document) == Some(Subject::Role);
        for lang in self.languages(&members) {
            let line = match by_role {
                true => &first.role.title,
                false => &first.role.department,
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
}

fn not_written_in(role: &ResolvedRole, lang: &str) -> Diagnostic {
    let id = &role.id;
    let (zh, en) = resolve::language_names(lang);
    let message = say!("“{id}”没有{zh}文字", "`{id}` has no {en} text");
    let title = role.role.title.get();
    let span = title.map_or(role.role.span, |line| line.span);
    Diagnostic::error(resolve::codes::NOT_IN_LANGUAGE, span, message).help(say!(
        "按语言写：{{zh-CN: …, en: …}}",
        "write each text as {{zh-CN: …, en: …}}"
    ))
}

/// A role's department in its main language; empty when it has none.
fn department(role: &ResolvedRole) -> &str {
    let line = role.role.department.get();
    let main = role.languages.first().map_or("", String::as_str);
    line.and_then(|line| line.form(main))
        .map_or("", |form| &form.text)
}

/// The first choice that names anything, each thing once.
fn first_filled<T: PartialEq>(choices: [Vec<T>; 3]) -> Vec<T> {
    let mut filled = choices.into_iter().filter(|choice| !choice.is_empty());
    let mut distinct = Vec::new();
    for item in filled.next().unwrap_or_default() {
        if !distinct.contains(&item) {
            distinct.push(item);
        }
    }
    distinct
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{self, Inputs};
    use crate::render::TemplateFile;
    use crate::source::Sources;

    fn templates() -> Templates {
        let files = crate::project::builtin::files().iter();
        let files = files.filter(|(name, _)| !name.starts_with("roles/"));
        let files = files.map(|(name, text)| TemplateFile {
            name: name.to_string(),
            shown: name.to_string(),
            text: text.to_string(),
        });
        Templates::new(&files.collect::<Vec<_>>(), &mut Sources::default()).0
    }

    fn planned(settings: &str, order: &Order) -> (Vec<String>, usize) {
        let mut inputs = Inputs::default();
        inputs.settings = Some(inputs.sources.add("rolewright.yaml", settings));
        inputs.roles = vec![inputs.sources.add("desk.yaml", "title: 前台\n")];
        let checked = compile::read(&inputs);
        let (jobs, found) = plan(&checked, &templates(), order, &inputs.roles);
        let name = |job: &Job| format!("{} {} {}", job.document, job.lang, job.format.name());
        (jobs.iter().map(name).collect(), found.len())
    }

    #[test]
    fn what_is_named_twice_is_made_once() {
        let settings = "documents: [招聘启事, posting, Job Posting]\nformats: [md, Markdown]\nlanguages: [zh, zh-CN]\n";
        let once = ["posting zh-CN md".to_string()];
        assert_eq!(planned(settings, &Order::default()).0, once);
        let twice = |word: &str| vec![word.to_string(), word.to_string()];
        let (documents, languages) = (twice("posting"), twice("zh-CN"));
        let formats = ["md".to_string(), "MARKDOWN".to_string()];
        let order = Order::new(&documents, &formats, &languages, &templates()).unwrap();
        assert_eq!(planned("", &order).0, once);
    }

    #[test]
    fn a_missing_language_is_told_once() {
        let order = Order {
            languages: vec!["en".into()],
            ..Order::default()
        };
        assert_eq!(planned("", &order), (Vec::new(), 1));
    }

    #[test]
    fn an_order_of_what_there_is_not_is_answered() {
        let templates = templates();
        let order = |document: &str, format: &str| {
            Order::new(&[document.into()], &[format.into()], &[], &templates)
        };
        let order_of = |document| order(document, "word").unwrap();
        assert_eq!(order_of("岗位说明书").documents, ["specification"]);
        assert_eq!(order_of("Duty-List").documents, ["duty_list"]);
        assert_eq!(order_of("posting").formats, [Format::Docx]);
        let unknown = order("招聘", "md").unwrap_err();
        assert_eq!(unknown.message.zh, "没有“招聘”这种文档");
        assert!(
            unknown
                .help
                .zh
                .starts_with("是不是想写“招聘启事”？可用的文档：")
        );
        assert!(unknown.help.en.contains("documents: duty_list, handbook, "));
        let unknown = order("posting", "pdf").unwrap_err();
        assert_eq!(unknown.help.zh, "可用的格式：md、docx");
    }
}
