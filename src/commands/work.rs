//! What `check` and `render` begin with: files read, checked, and their findings
//! told.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Exit, Session, names};
use crate::compile::{self, Checked, Inputs, Job};
use crate::diagnostic::{self, Diagnostic};
use crate::model::Company;
use crate::project::{self, Fault, Project};
use crate::render::{TemplateFile, Templates};
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
    pub fn templates(&mut self, findings: &mut Vec<Diagnostic>) -> anyhow::Result<Templates> {
        let user = match self.company().templates.get() {
            Some(folder) => project::read_templates(&self.root, &folder.text)?,
            None => Vec::new(),
        };
        let files = project::templates(user).into_iter();
        let files: Vec<TemplateFile> = files
            .map(|(name, shown, text)| TemplateFile { name, shown, text })
            .collect();
        let (templates, found) = Templates::new(&files, &mut self.inputs.sources);
        findings.extend(found);
        findings.extend(compile::settings(&self.checked, &templates));
        Ok(templates)
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
