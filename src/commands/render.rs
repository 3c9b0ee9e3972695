//! `rolewright render`: documents, all made before the first is written.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::output::{self, Outcome};
use super::progress::Progress;
use super::work::Work;
use super::{Exit, Session, document_lang, names};
use crate::compile::{self, Job, Order};
use crate::diagnostic::{self, Diagnostic};
use crate::emit::Format;
use crate::project::{self, Fault};
use crate::render::Templates;
use crate::report::{human, plural};
use crate::say;

/// The folder documents go to where nothing else is said.
const FOLDER: &str = "rendered";

/// Make documents: Markdown, Word · 检查后生成文档
///
/// 有一处错误就不写任何文件；内容没变的文件保持原样。
#[derive(Debug, Args)]
pub struct Render {
    /// Files or folders; `-` is standard input · 文件或文件夹；“-”为标准输入
    ///
    /// Default: the project or folder one is in. 缺省为当前项目或文件夹。
    paths: Vec<PathBuf>,

    /// Which documents: posting, specification, … · 生成哪些文档
    ///
    /// Default: the project's. 用逗号分隔，也可写中文名称：招聘启事。
    #[arg(short, long = "document", value_name = "NAMES", value_delimiter = ',')]
    documents: Vec<String>,

    /// Which formats: md, docx · 生成哪些格式
    ///
    /// Default: the project's. 用逗号分隔。
    #[arg(short, long = "format", value_name = "NAMES", value_delimiter = ',')]
    formats: Vec<String>,

    /// Languages of the documents: zh-CN, en · 文档的语言
    ///
    /// Default: all that a role has. 用逗号分隔；提示信息的语言用 --messages。
    #[arg(short, long = "lang", value_name = "LANGS", value_delimiter = ',', value_parser = document_lang)]
    langs: Vec<String>,

    /// Folder to write to; `-` is standard output · 输出目录；“-”为标准输出
    ///
    /// Default: rendered; `-` takes a single document. 缺省为 rendered；“-”只写一份文档。
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Render {
    pub fn run(&self, session: &mut Session) -> anyhow::Result<Exit> {
        let mut work = Work::open(&self.paths, compile::read, session)?;
        let mut findings = work.findings();
        let templates = work.templates(&mut findings);
        let order = self.order(&templates)?;
        let made = self.make(&work, &templates, &order, &mut findings, session);
        diagnostic::sort(&mut findings);
        let exit = match findings.is_empty() && work.problems.is_empty() {
            true => Exit::Clean,
            false => work.tell(&findings, &human::KIND, session)?,
        };
        // The findings came first: they say why there is nothing to make.
        match made? {
            Some(made) if exit == Exit::Clean => self.deliver(&work, &made, session)?,
            _ => session.tell_line(&say!("没有写入任何文件", "no file was written")),
        }
        Ok(exit)
    }

    /// All documents, or none and the findings that stand in the way.
    fn make(
        &self,
        work: &Work,
        templates: &Templates,
        order: &Order,
        findings: &mut Vec<Diagnostic>,
        session: &Session,
    ) -> Result<Option<Vec<Made>>, Fault> {
        let (jobs, found) = compile::plan(&work.checked, templates, order, &work.asked);
        findings.extend(found);
        findings.extend(work.errors_behind(&jobs));
        if !work.problems.is_empty() || findings.iter().any(Diagnostic::is_error) {
            return Ok(None);
        }
        self.allow(&jobs, work)?;
        let names = names::names(work.company(), &jobs)?;
        let progress = Progress::new(jobs.len(), session.lang);
        let results = jobs.par_iter().map(|job| {
            let made = compile::make(&work.checked, templates, job);
            progress.step();
            made
        });
        let results: Vec<_> = results.collect();
        drop(progress);
        Ok(gather(names, results, findings))
    }

    fn order(&self, templates: &Templates) -> Result<Order, Fault> {
        let order = Order::new(&self.documents, &self.formats, &self.langs, templates);
        order.map_err(|unknown| Fault::new(unknown.message).help(unknown.help))
    }

    /// Whether these documents can go where they are to go.
    fn allow(&self, jobs: &[Job], work: &Work) -> Result<(), Fault> {
        let count = jobs.len();
        match jobs {
            [] => Err(nothing(work)),
            [job]
                if self.to_stdout()
                    && job.format != Format::Markdown
                    && io::stdout().is_terminal() =>
            {
                let message = say!(
                    "这种格式不能显示在终端上",
                    "a terminal cannot show this format"
                );
                Err(Fault::new(message).help(say!(
                    "写到文件：-o 目录，或用 > 转存",
                    "write to a file: -o DIR, or redirect with >"
                )))
            }
            [_] => Ok(()),
            _ if self.to_stdout() => Err(Fault::new(say!(
                "标准输出只能写一份文档，这里有 {count} 份",
                "standard output takes one document, here are {count}"
            ))
            .help(say!(
                "用 --document、--format、--lang 选出一份",
                "choose one with --document, --format, --lang"
            ))),
            _ => Ok(()),
        }
    }

    fn to_stdout(&self) -> bool {
        self.out.as_deref() == Some(Path::new("-"))
    }

    fn deliver(&self, work: &Work, made: &[Made], session: &Session) -> anyhow::Result<()> {
        if self.to_stdout() {
            let bytes = made.iter().flat_map(|made| made.bytes.iter().copied());
            session.hand_out(&bytes.collect::<Vec<_>>())?;
            return Ok(());
        }
        let cwd = project::working_folder()?;
        let folder = self.folder(work, &cwd);
        let (mut written, mut same) = (Vec::new(), 0);
        let done = made.iter().try_for_each(|Made { name, bytes }| {
            let path = folder.join(name);
            let shown = project::shown(&cwd, &path);
            match output::write(&path, &shown, bytes)? {
                Outcome::Written => written.push(shown + "\n"),
                Outcome::Unchanged => same += 1,
            }
            Ok::<(), Fault>(())
        });
        // Also where the disk was full half-way: these files are there now.
        session.hand_out(written.concat().as_bytes())?;
        done?;
        session.tell_line(&summary(written.len(), same));
        Ok(())
    }

    fn folder(&self, work: &Work, cwd: &Path) -> PathBuf {
        let settings = work.company().output.get();
        match (&self.out, settings) {
            (Some(folder), _) => cwd.join(folder),
            (None, Some(folder)) => work.root.join(&folder.text),
            (None, None) => work.root.join(FOLDER),
        }
    }
}

/// With roles at hand, the settings' languages alone can leave nothing to make.
fn nothing(work: &Work) -> Fault {
    let fault = Fault::new(say!("没有可生成的文档", "there is no document to make"));
    match work.checked.organization.languages()[..] {
        [] => fault,
        _ => fault.help(say!(
            "岗位没有用设置中的语言（languages）写：补上译文，或改设置",
            "no role is written in the settings' `languages`: translate one, or change the settings"
        )),
    }
}

/// A document and the name of its file below the output folder.
struct Made {
    name: String,
    bytes: Vec<u8>,
}

/// In the order of the jobs, whichever was finished first.
fn gather(
    names: Vec<String>,
    results: Vec<Result<Vec<u8>, Diagnostic>>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Vec<Made>> {
    let mut made = Vec::with_capacity(names.len());
    let total = names.len();
    for (name, result) in names.into_iter().zip(results) {
        match result {
            Ok(bytes) => made.push(Made { name, bytes }),
            Err(found) => findings.push(found),
        }
    }
    (made.len() == total).then_some(made)
}

fn summary(new: usize, same: usize) -> diagnostic::Message {
    let files = plural(new, "file", "files");
    match same {
        0 => say!("写入 {new} 个文件", "{files} written"),
        _ => say!(
            "写入 {new} 个文件，{same} 个未变",
            "{files} written, {same} unchanged"
        ),
    }
}
