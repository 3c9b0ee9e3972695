//! `rolewright check`: findings, and an exit code.

use std::path::PathBuf;

use clap::Args;

use super::work::Work;
use super::{Exit, Session, message_lang};
use crate::compile;
use crate::diagnostic::{self, Lang};
use crate::report::{KINDS, Kind};

/// Check roles and report every mistake with its place
///
/// 检查岗位文件，一次报告所有问题及其位置。
#[derive(Debug, Args)]
pub struct Check {
    /// Files or folders; `-` is standard input; default: the project or folder one is in
    ///
    /// 文件或文件夹；“-”为标准输入；缺省为当前项目或文件夹。
    paths: Vec<PathBuf>,

    /// How to write the findings
    ///
    /// 报告的写法。
    #[arg(long, value_name = "KIND", default_value = "human", value_parser = kind)]
    report: &'static Kind,

    /// The same as --messages
    #[arg(long, value_name = "LANG", value_parser = message_lang)]
    pub lang: Option<Lang>,
}

impl Check {
    pub fn run(&self, session: &mut Session) -> anyhow::Result<Exit> {
        let mut work = Work::open(&self.paths, compile::check, session)?;
        let mut findings = work.findings();
        work.templates(&mut findings);
        diagnostic::sort(&mut findings);
        work.tell(&findings, self.report, session)
    }
}

fn kind(name: &str) -> Result<&'static Kind, String> {
    let found = KINDS.iter().find(|kind| kind.name == name);
    found.copied().ok_or_else(|| {
        let names: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
        format!("there is {}", names.join(", "))
    })
}
