//! Arguments that clap cannot take become a fault in our words and both languages.
//!
//! Help and version stay as clap writes them.

use std::error::Error as _;
use std::ffi::OsString;
use std::fmt;
use std::process::ExitCode;

use clap::error::{ContextKind as Context, ContextValue, ErrorKind as Kind};

use super::work::Work;
use super::{Exit, Session, session};
use crate::compile;
use crate::diagnostic::{Lang, Message};
use crate::project::{self, Fault};
use crate::say;

/// Why a value of an argument is not taken.
#[derive(Debug)]
pub struct Unfit(pub Message);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.en)
    }
}

impl std::error::Error for Unfit {}

/// Tells what is wrong with the arguments, or prints the help they asked for.
pub fn refuse(error: &clap::Error, args: &[OsString]) -> ExitCode {
    let Some(message) = message(error) else {
        let _ = error.print();
        return ExitCode::from(error.exit_code() as u8);
    };
    speaker(args).tell_fault(&Fault::new(message).help(help(error)));
    Exit::Failed.into()
}

/// The session that the arguments would have had, had they been sound.
fn speaker(args: &[OsString]) -> Session {
    let mut session = Session::new(told(args));
    let settings = project::working_folder().and_then(|cwd| project::load_settings(&cwd));
    if let Ok(settings) = settings {
        session.heed(Work::of(settings, compile::read).company());
    }
    session
}

/// The language of messages among the arguments.
fn told(args: &[OsString]) -> Option<Lang> {
    let args: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let alias = args.get(1) == Some(&"check");
    args.iter().enumerate().find_map(|(at, arg)| {
        let (name, value) = match arg.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (*arg, args.get(at + 1).copied()),
        };
        let ours = name == "--messages" || alias && name == "--lang";
        session::lang(value?).filter(|_| ours)
    })
}

/// What is wrong; `None` where nothing is, as with `--help`.
fn message(error: &clap::Error) -> Option<Message> {
    let (arg, value) = (
        one(error, Context::InvalidArg),
        one(error, Context::InvalidValue),
    );
    let prior = one(error, Context::PriorArg);
    let command = one(error, Context::InvalidSubcommand);
    Some(match error.kind() {
        Kind::InvalidValue if value.is_empty() => {
            say!("参数 {arg} 后面缺少值", "a value is missing behind `{arg}`")
        }
        Kind::InvalidValue | Kind::ValueValidation => {
            say!(
                "参数 {arg} 不能是“{value}”",
                "`{value}` is no value for `{arg}`"
            )
        }
        Kind::UnknownArgument if !arg.starts_with('-') => {
            say!("多了一个参数“{arg}”", "`{arg}` is one argument too many")
        }
        Kind::UnknownArgument => say!("没有参数“{arg}”", "there is no argument `{arg}`"),
        Kind::InvalidSubcommand => {
            say!("没有命令“{command}”", "there is no command `{command}`")
        }
        Kind::MissingSubcommand => say!("缺少命令", "a command is missing"),
        Kind::MissingRequiredArgument => {
            say!("缺少参数 {arg}", "the argument `{arg}` is missing")
        }
        Kind::ArgumentConflict if prior == arg => {
            say!(
                "参数 {arg} 只能写一次",
                "`{arg}` cannot be given more than once"
            )
        }
        Kind::ArgumentConflict => say!(
            "参数 {arg} 不能与 {prior} 同时使用",
            "`{arg}` cannot be used together with `{prior}`"
        ),
        Kind::NoEquals => say!(
            "参数 {arg} 与值之间要有等号",
            "an equals sign is wanted between `{arg}` and its value"
        ),
        Kind::TooManyValues | Kind::TooFewValues | Kind::WrongNumberOfValues => say!(
            "参数 {arg} 的值太多或太少",
            "`{arg}` has too many values or too few"
        ),
        Kind::InvalidUtf8 => say!("参数不是 UTF-8 文字", "an argument is not UTF-8 text"),
        _ => return None,
    })
}

/// The ways out, one a line.
fn help(error: &clap::Error) -> Message {
    let reason = error
        .source()
        .and_then(|source| source.downcast_ref::<Unfit>());
    let mut lines: Vec<Message> = reason
        .map(|Unfit(reason)| reason.clone())
        .into_iter()
        .collect();
    for kind in [
        Context::SuggestedArg,
        Context::SuggestedSubcommand,
        Context::SuggestedValue,
    ] {
        let near = one(error, kind);
        if !near.is_empty() {
            lines.push(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
        }
    }
    lines.extend(
        all(error, Context::Suggested)
            .iter()
            .filter_map(|tip| in_our_words(tip)),
    );
    for kind in [Context::ValidValue, Context::ValidSubcommand] {
        let known = all(error, kind);
        let (zh, en) = (known.join("、"), known.join(", "));
        if !known.is_empty() {
            lines.push(say!("可以写：{zh}", "there is {en}"));
        }
    }
    let usage = one(error, Context::Usage);
    let usage = usage.trim_start_matches("Usage:").trim();
    if !usage.is_empty() {
        lines.push(say!("用法：{usage}", "usage: {usage}"));
    }
    lines.push(say!(
        "全部用法：rolewright --help",
        "for more: rolewright --help"
    ));
    let joined = |lang| {
        lines
            .iter()
            .map(|line| line.get(lang))
            .collect::<Vec<_>>()
            .join("\n")
    };
    Message {
        zh: joined(Lang::ZhCn),
        en: joined(Lang::En),
    }
}

/// A tip of clap, known by what it quotes; a new kind of tip is left out.
fn in_our_words(tip: &str) -> Option<Message> {
    let mut quoted = tip.split('\'').skip(1).step_by(2);
    let (first, second) = (quoted.next()?, quoted.next());
    match second {
        Some(instead) if tip.contains("as a value") => Some(say!(
            "要把“{first}”当作值，请写：{instead}",
            "to pass `{first}` as a value, write: {instead}"
        )),
        None => Some(say!("有这样的用法：{first}", "there is: {first}")),
        Some(_) => None,
    }
}

fn one(error: &clap::Error, kind: Context) -> String {
    all(error, kind).join(" ")
}

fn all(error: &clap::Error, kind: Context) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::Cli;
    use clap::Parser;

    fn refused(line: &str) -> clap::Error {
        let args = format!("rolewright {line}");
        Cli::try_parse_from(args.split_whitespace()).unwrap_err()
    }

    #[test]
    fn every_mistake_is_told_in_both_languages() {
        let cases = [
            ("chek", "没有命令“chek”", "是不是想写“check”？"),
            (
                "check --reprot",
                "没有参数“--reprot”",
                "是不是想写“--report”？",
            ),
            (
                "--report human check",
                "没有参数“--report”",
                "有这样的用法：check --report",
            ),
            (
                "check --color blue",
                "参数 --color <WHEN> 不能是“blue”",
                "可以写：auto、always、never",
            ),
            (
                "check --messages xx",
                "参数 --messages <LANG> 不能是“xx”",
                "请写 zh-CN 或 en",
            ),
            (
                "check --report x",
                "参数 --report <KIND> 不能是“x”",
                "可以写：human",
            ),
            (
                "check --report",
                "参数 --report <KIND> 后面缺少值",
                "全部用法：",
            ),
            (
                "new a b",
                "多了一个参数“b”",
                "用法：rolewright new [OPTIONS] [KIND]",
            ),
            (
                "new -o a -o b",
                "参数 --output <FILE> 只能写一次",
                "用法：rolewright new",
            ),
            (
                "--color never",
                "缺少命令",
                "可以写：new、check、render、help",
            ),
        ];
        for (line, wrong, way_out) in cases {
            let error = refused(line);
            let (message, help) = (message(&error).unwrap(), help(&error));
            assert_eq!(message.zh, wrong, "{line}");
            assert!(help.zh.contains(way_out), "{line}: {}", help.zh);
            assert!(help.zh.ends_with("rolewright --help"), "{line}");
            let han = |c: char| ('\u{3000}'..='\u{9FFF}').contains(&c);
            assert!(
                !message.en.contains(han) && !help.en.contains(han),
                "{line}"
            );
        }
    }

    #[test]
    fn help_and_version_stay_as_they_are() {
        for line in ["--help", "check -h", "--version", ""] {
            assert!(message(&refused(line)).is_none(), "{line}");
        }
    }

    #[test]
    fn the_language_is_found_among_broken_arguments() {
        let told = |line: &str| told(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(told("rolewright chek --messages en"), Some(Lang::En));
        assert_eq!(told("rolewright --messages=zh chek"), Some(Lang::ZhCn));
        assert_eq!(told("rolewright check --lang en --x"), Some(Lang::En));
        assert_eq!(told("rolewright render --lang en --x"), None);
        assert_eq!(told("rolewright check --messages"), None);
    }
}
