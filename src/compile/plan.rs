//! An order becomes jobs: which documents, of whom, in which languages and formats.

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
                let help = say!(
                    "按语言写：{{zh-CN: …, en: …}}",
                    "write each text as {{zh-CN: …, en: …}}"
                );
                let found = Diagnostic::error(resolve::codes::NOT_IN_LANGUAGE, span, message);
                let found = found.help(help);
                // Said once, however many documents the role is to have.
                if !self.diagnostics.contains(&found) {
                    self.diagnostics.push(found);
                }
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
