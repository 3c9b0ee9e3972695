//! `rolewright check`: findings, and an exit code.

use std::path::PathBuf;

use clap::Args;

use super::usage::Unfit;
use super::work::Work;
use super::{Exit, Session, message_lang};
use crate::compile;
use crate::diagnostic::{self, Lang};
use crate::report::{KINDS, Kind};
use crate::say;

/// Check roles, tell every mistake with its place · 检查岗位文件，一次报告全部问题
#[derive(Debug, Args)]
pub struct Check {
    /// Files or folders; `-` is standard input · 文件或文件夹；“-”为标准输入
    ///
    /// Default: the project or folder one is in. 缺省为当前项目或文件夹。
    paths: Vec<PathBuf>,

    /// How to write the findings · 报告的写法
    #[arg(long, value_name = "KIND", default_value = "human", value_parser = kind)]
    report: &'static Kind,

    /// The same as --messages · 与 --messages 相同
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

fn kind(name: &str) -> Result<&'static Kind, Unfit> {
    let found = KINDS.iter().find(|kind| kind.name == name);
    found.copied().ok_or_else(|| {
        let names: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        Unfit(say!("可以写：{zh}", "there is {en}"))
    })
}
