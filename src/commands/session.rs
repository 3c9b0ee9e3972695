//! What all commands share: the language they speak, and where they speak.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use crate::diagnostic::{Lang, Message, Severity};
use crate::model::{Company, normal_tag};
use crate::project::Fault;
use crate::report::human;
use crate::say;

/// How a run talks to its user.
#[derive(Debug)]
pub struct Session {
    pub lang: Lang,
    /// Whether the language was given as an argument.
    told: bool,
}

impl Session {
    /// A language given as an argument counts most, the locale least.
    pub fn new(told: Option<Lang>) -> Self {
        Session {
            lang: told.unwrap_or_else(|| locale(|name| std::env::var(name).ok())),
            told: told.is_some(),
        }
    }

    /// Takes up the language of a project's messages.
    pub fn heed(&mut self, company: &Company) {
        let wanted = company.messages.get().and_then(|word| lang(&word.text));
        if let Some(lang) = wanted.filter(|_| !self.told) {
            self.lang = lang;
        }
    }

    /// Whether standard error shows colours.
    pub fn styled(&self) -> bool {
        AutoStream::choice(&io::stderr()) != ColorChoice::Never
    }

    /// To standard error, which is for people. That it is closed is no fault.
    pub fn tell(&self, text: &str) {
        let _ = anstream::stderr().write_all(text.as_bytes());
    }

    pub fn tell_line(&self, message: &Message) {
        self.tell(&format!("{}\n", message.get(self.lang)));
    }

    pub fn tell_fault(&self, fault: &Fault) {
        let help = fault.help.as_ref().map(|help| help.get(self.lang));
        let text = fault.text(self.lang);
        self.tell(&human::notice(
            Severity::Error,
            &text,
            help,
            self.lang,
            self.styled(),
        ));
    }

    /// To standard output, which is for programs: paths, documents.
    pub fn hand_out(&self, bytes: &[u8]) -> anyhow::Result<()> {
        let mut out = io::stdout().lock();
        let handed = out.write_all(bytes).and_then(|()| out.flush());
        handed.map_err(|error| match error.kind() {
            // Left as it is: `main` takes it for the reader's leave.
            io::ErrorKind::BrokenPipe => error.into(),
            _ => Fault::io("<stdout>", say!("无法写入", "cannot write it"), error).into(),
        })
    }
}

/// A language of messages by its name, as people write it.
pub fn lang(name: &str) -> Option<Lang> {
    match normal_tag(name)?.as_str() {
        "zh-CN" => Some(Lang::ZhCn),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// English only where the locale names a language that is not Chinese: servers
/// and containers name none, and most of ours stand in China.
fn locale(env: impl Fn(&str) -> Option<String>) -> Lang {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names
        .into_iter()
        .filter_map(env)
        .find(|value| !value.is_empty());
    let set = set.unwrap_or_default().to_lowercase();
    let language = set.split(['_', '.', '@', '-']).next().unwrap_or_default();
    match language {
        "" | "c" | "posix" | "zh" => Lang::ZhCn,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_spoken_where_the_locale_names_another_language() {
        let lang = |values: [&str; 3]| {
            locale(|name| {
                let at = ["LC_ALL", "LC_MESSAGES", "LANG"]
                    .iter()
                    .position(|n| *n == name);
                at.map(|at| values[at].to_owned())
            })
        };
        assert_eq!(lang(["", "", ""]), Lang::ZhCn);
        assert_eq!(lang(["C.UTF-8", "", "en_US.UTF-8"]), Lang::ZhCn);
        assert_eq!(lang(["", "", "zh_CN.UTF-8"]), Lang::ZhCn);
        assert_eq!(lang(["", "", "en_US.UTF-8"]), Lang::En);
        assert_eq!(lang(["", "de_DE", "zh_CN.UTF-8"]), Lang::En);
        assert_eq!(locale(|_| None), Lang::ZhCn);
    }

    #[test]
    fn an_argument_counts_more_than_the_project() {
        let mut company = Company::default();
        company.messages.value = Some(crate::model::Word {
            span: Default::default(),
            text: "English".into(),
        });
        let mut told = Session::new(Some(Lang::ZhCn));
        told.heed(&company);
        assert_eq!(told.lang, Lang::ZhCn);
        let mut free = Session {
            lang: Lang::ZhCn,
            told: false,
        };
        free.heed(&company);
        assert_eq!(free.lang, Lang::En);
    }
}
