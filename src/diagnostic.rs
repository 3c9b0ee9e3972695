//! A finding about the user's text: what, where, why, and how to mend it.
//!
//! Every message is written in Chinese and in English at the place that finds
//! the fault; `report` chooses one. Leaves printing to `report`.

use crate::source::Span;

/// The languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    #[default]
    ZhCn,
    En,
}

/// One sentence in each language of messages: lower case in English, no final stop.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Message {
    pub zh: String,
    pub en: String,
}

impl Message {
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZhCn => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Writes a [`Message`]: `say!("未知字段“{key}”", "unknown key `{key}`")`.
#[macro_export]
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Message {
            zh: format!($zh),
            en: format!($en),
        }
    };
}

/// How much a finding matters. Only errors keep documents from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

/// Three letters and three digits, never reused for another fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// A second place that explains the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub message: Message,
}

/// A replacement of the text under a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// A finding.
///
/// Invariant: `span` lies in a source of the run, so that a reader can always
/// be shown the text that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub span: Span,
    pub message: Message,
    /// Said beside the marked text; empty when the message says it all.
    pub here: Option<Message>,
    pub labels: Vec<Label>,
    /// Why it is a fault.
    pub reason: Option<Message>,
    /// What to write instead, in words.
    pub help: Option<Message>,
    /// What to write instead, as changes of the text.
    pub edits: Vec<Edit>,
}

impl Diagnostic {
    pub fn new(severity: Severity, code: Code, span: Span, message: Message) -> Self {
        Diagnostic {
            code,
            severity,
            span,
            message,
            here: None,
            labels: Vec::new(),
            reason: None,
            help: None,
            edits: Vec::new(),
        }
    }

    pub fn error(code: Code, span: Span, message: Message) -> Self {
        Self::new(Severity::Error, code, span, message)
    }

    pub fn warning(code: Code, span: Span, message: Message) -> Self {
        Self::new(Severity::Warning, code, span, message)
    }

    pub fn here(mut self, message: Message) -> Self {
        self.here = Some(message);
        self
    }

    pub fn label(mut self, span: Span, message: Message) -> Self {
        self.labels.push(Label { span, message });
        self
    }

    pub fn reason(mut self, message: Message) -> Self {
        self.reason = Some(message);
        self
    }

    pub fn help(mut self, message: Message) -> Self {
        self.help = Some(message);
        self
    }

    pub fn edit(mut self, span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        self.edits.push(Edit { span, text });
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts findings by file and place, so that no order of work shows in a report.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.span.source, d.span.start, d.code, d.span.end);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.message.en.cmp(&b.message.en))
    });
}
