//! Arguments become work: the rim that writes files and speaks to people.
//!
//! A command is a file with its arguments and `run`, its `mod` line, its variant
//! and its arm. What is found and made is decided by `compile`.
#![allow(
    clippy::disallowed_methods,
    reason = "this is where the disk is written"
)]

mod check;
mod names;
mod new;
mod output;
mod progress;
mod render;
mod session;
mod usage;
mod work;

pub use session::Session;
pub use usage::refuse;

use clap::{ColorChoice, Parser, Subcommand};

use crate::diagnostic::Lang;
use crate::say;
use usage::Unfit;

/// Compile job descriptions: YAML in, checked Markdown and Word out · 编译岗位说明书
///
/// 写一次 YAML，像检查代码一样检查，生成 Markdown 与 Word。
///
/// Exit codes 退出码: 0 clean 没有错误 · 1 errors found 发现错误 · 2 could not work 无法执行
#[derive(Debug, Parser)]
#[command(name = "rolewright", version, arg_required_else_help = true)]
pub struct Cli {
    /// Language of messages: zh-CN, en · 提示信息的语言
    ///
    /// Default: the project's `messages`, then the locale (LC_ALL,
    /// LC_MESSAGES, LANG); Chinese where the locale names no language.
    #[arg(long, global = true, value_name = "LANG", value_parser = message_lang)]
    messages: Option<Lang>,

    /// Colours: auto, always, never · 何时使用颜色
    ///
    /// Default: auto, which honours NO_COLOR. 缺省为 auto：输出到终端时使用，NO_COLOR 有效。
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    color: ColorChoice,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    Check(check::Check),
    Render(render::Render),
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// No errors; there may be warnings.
    Clean,
    /// Errors in the user's text.
    Findings,
    /// The work could not be done.
    Failed,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        std::process::ExitCode::from(exit as u8)
    }
}

impl Cli {
    /// Settles how to speak; done before `run`, so that its failure can be told.
    pub fn session(&self) -> Session {
        let choice = match self.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
        let alias = match &self.command {
            Command::Check(check) => check.lang,
            Command::New(_) | Command::Render(_) => None,
        };
        Session::new(self.messages.or(alias))
    }

    pub fn run(&self, session: &mut Session) -> anyhow::Result<Exit> {
        match &self.command {
            Command::New(new) => new.run(session),
            Command::Check(check) => check.run(session),
            Command::Render(render) => render.run(session),
        }
    }
}

fn message_lang(name: &str) -> Result<Lang, Unfit> {
    session::lang(name).ok_or_else(|| Unfit(say!("请写 zh-CN 或 en", "use zh-CN or en")))
}

/// A language of documents, in its usual spelling.
fn document_lang(name: &str) -> Result<String, Unfit> {
    let tag = crate::model::normal_tag(name);
    tag.ok_or_else(|| Unfit(say!("请写 zh-CN、en 之类", "use a tag such as zh-CN or en")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn short_help_keeps_to_the_terminal() {
        let mut cli = Cli::command();
        cli.build();
        let commands: Vec<_> = cli
            .get_subcommands()
            .cloned()
            .chain([cli.clone()])
            .collect();
        for command in commands {
            let help = command.term_width(100).render_help().to_string();
            for line in help.lines() {
                let width = unicode_width::UnicodeWidthStr::width(line);
                assert!(width <= 100, "{width}: {line}");
            }
        }
    }

    #[test]
    fn lang_means_documents_for_render_and_messages_for_check() {
        let parse = |line: &str| Cli::try_parse_from(line.split(' '));
        let session = |line| parse(line).unwrap().session().lang;
        assert_eq!(session("rolewright check --lang en"), Lang::En);
        assert_eq!(
            session("rolewright --messages zh_CN check --lang en"),
            Lang::ZhCn
        );
        assert_eq!(
            session("rolewright render --lang en,zh --messages en"),
            Lang::En
        );
        assert_eq!(
            parse("rolewright render --lang klingon")
                .unwrap_err()
                .exit_code(),
            2
        );
    }
}
