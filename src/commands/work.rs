//! What `check` and `render` begin with: files read, checked, and their findings
//! told.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Exit, Session, names};
use crate::compile::{self, Checked, Inputs, Job};
use crate::diagnostic::{self, Diagnostic};
use crate::model::{Company, Word};
use crate::project::{self, Fault, Project, TemplateText};
use crate::render::{TemplateFile, Templates, codes};
use crate::report::{self, Kind, Report};
use crate::say;
use crate::source::SourceId;

/// A run's texts and what was found in them.
pub struct Work {
    pub root: PathBuf,
    pub inputs: Inputs,
    pub checked: Checked,
    /// The roles that were asked for.
    pub asked: Vec<SourceId>,
    /// Files that could not be read.
    pub problems: Vec<Fault>,
}

impl Work {
    /// Reads files and looks at them with `line`: all of the check, or the
    /// faults of form alone.
    pub fn open(
        paths: &[PathBuf],
        line: fn(&Inputs) -> Checked,
        session: &mut Session,
    ) -> anyhow::Result<Self> {
        let work = Work::of(project::load(paths)?, line);
        session.heed(work.company());
        Ok(work)
    }

    pub fn of(project: Project, line: fn(&Inputs) -> Checked) -> Self {
        let inputs = Inputs {
            sources: project.sources,
            roles: project.roles,
            settings: project.settings,
        };
        Work {
            root: project.root,
            checked: line(&inputs),
            inputs,
            asked: project.asked,
            problems: project.problems,
        }
    }

    pub fn company(&self) -> &Company {
        &self.checked.organization.company
    }

    /// Our templates with the project's own over them, and whether what the
    /// settings name is among them.
    pub fn templates(&mut self, findings: &mut Vec<Diagnostic>) -> Templates {
        let user = self.users_templates(findings);
        let files = project::templates(user).into_iter();
        let files: Vec<TemplateFile> = files
            .map(|(name, shown, text)| TemplateFile { name, shown, text })
            .collect();
        let (templates, found) = Templates::new(&files, &mut self.inputs.sources);
        findings.extend(found);
        findings.extend(compile::settings(&self.checked, &templates));
        templates
    }

    fn users_templates(&mut self, findings: &mut Vec<Diagnostic>) -> Vec<TemplateText> {
        let folder = &self.checked.organization.company.templates;
        let Some(folder) = folder.get() else {
            return Vec::new();
        };
        let files = project::read_templates(&self.root, &folder.text, &mut self.problems);
        findings.extend(unfilled(folder, files.as_deref()));
        files.unwrap_or_default()
    }

    /// What was found about the roles asked for and the project's settings. The
    /// other roles were read only to be referred to.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let asked: BTreeSet<SourceId> = self.asked.iter().copied().collect();
        let roles: BTreeSet<SourceId> = self.inputs.roles.iter().copied().collect();
        let silent = |id: &SourceId| roles.contains(id) && !asked.contains(id);
        let all = self.checked.diagnostics.iter();
        let told = all.filter(|found| !silent(&found.span.source)).cloned();
        let mut told: Vec<_> = told
            .chain(names::check(self.company(), &self.inputs.sources))
            .collect();
        diagnostic::sort(&mut told);
        told
    }

    /// The errors of roles that were not asked for, but that documents are made of.
    pub fn errors_behind(&self, jobs: &[Job]) -> Vec<Diagnostic> {
        let roles = &self.checked.organization.roles;
        let used: BTreeSet<usize> = jobs
            .iter()
            .flat_map(|job| job.roles.iter().copied())
            .collect();
        let used = used
            .into_iter()
            .filter_map(|at| roles.get(at))
            .map(|role| role.source);
        let used: BTreeSet<SourceId> = used.filter(|id| !self.asked.contains(id)).collect();
        let all = self
            .checked
            .diagnostics
            .iter()
            .filter(|found| found.is_error());
        all.filter(|found| used.contains(&found.span.source))
            .cloned()
            .collect()
    }

    /// Tells problems and findings, and says how the run stands.
    pub fn tell(
        &self,
        findings: &[Diagnostic],
        kind: &Kind,
        session: &Session,
    ) -> anyhow::Result<Exit> {
        for problem in &self.problems {
            session.tell_fault(problem);
        }
        let text = (kind.write)(&Report {
            diagnostics: findings,
            sources: &self.inputs.sources,
            checked: self.asked.len(),
            lang: session.lang,
            styled: session.styled(),
        });
        match kind.machine {
            true => session.hand_out(text.as_bytes())?,
            // Not “no problems” below a file that could not be read.
            false if findings.is_empty() && !self.problems.is_empty() => {}
            false => session.tell(&text),
        }
        self.tell_unread(session);
        Ok(self.exit(findings))
    }

    fn tell_unread(&self, session: &Session) {
        let count = self.problems.len();
        if count > 0 {
            let files = report::plural(count, "file", "files");
            session.tell_line(&say!("{count} 个文件无法读取", "{files} could not be read"));
        }
    }

    fn exit(&self, findings: &[Diagnostic]) -> Exit {
        match () {
            () if !self.problems.is_empty() => Exit::Failed,
            () if findings.iter().any(Diagnostic::is_error) => Exit::Findings,
            () => Exit::Clean,
        }
    }
}

/// The finding for a templates folder that is not there, or holds no template.
fn unfilled(folder: &Word, files: Option<&[TemplateText]>) -> Option<Diagnostic> {
    let name = &folder.text;
    match files {
        None => {
            let message = say!(
                "没有模板目录“{name}”",
                "there is no templates folder `{name}`"
            );
            let found = Diagnostic::error(codes::NO_SUCH, folder.span, message);
            Some(found.help(say!(
                "路径从 rolewright.yaml 所在的文件夹算起；没有自己的模板就删去这一行",
                "the path begins at the folder of rolewright.yaml; without templates of your own delete the line"
            )))
        }
        Some([]) => {
            let message = say!(
                "模板目录“{name}”里没有模板",
                "no template is in the folder `{name}`"
            );
            let found = Diagnostic::warning(codes::NO_SUCH, folder.span, message);
            Some(found.help(say!(
                "文档放在 documents/名称/page.md.tera，语言放在 locales/zh-CN.yaml 等文件",
                "documents go to documents/NAME/page.md.tera, languages to files such as locales/zh-CN.yaml"
            )))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_templates_folder_without_templates_is_told_at_its_word() {
        let mut project = Project {
            root: "/nowhere".into(),
            sources: Default::default(),
            roles: Vec::new(),
            asked: Vec::new(),
            settings: None,
            problems: Vec::new(),
        };
        let text = "templates: nope\ndocuments: [postin]\n";
        project.settings = Some(project.sources.add("rolewright.yaml", text));
        let mut work = Work::of(project, compile::read);
        let mut findings = Vec::new();
        work.templates(&mut findings);
        let told = |found: &Diagnostic| (found.message.zh.clone(), found.span.start);
        let told: Vec<_> = findings.iter().map(told).collect();
        let expected = [
            ("没有模板目录“nope”".to_owned(), 11),
            ("没有“postin”这种文档".to_owned(), 28),
        ];
        assert_eq!(told, expected);

        let folder = work.company().templates.get().unwrap();
        let empty = unfilled(folder, Some(&[])).unwrap();
        assert!(!empty.is_error());
    }
}
