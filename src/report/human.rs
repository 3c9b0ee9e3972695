//! Findings as a person reads them: title, excerpt with carets, reason, advice.
//!
//! annotate-snippets draws; it counts the columns of wide characters. Every word
//! it would add in English is named here in both languages.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Patch, Renderer, Snippet,
    normalize_untrusted_str,
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Kind, Report, Tally};
use crate::diagnostic::{Diagnostic, Edit, Lang, Message, Severity};
use crate::source::{Source, SourceId, Sources, Span};

/// Wider lines are shortened around what is marked.
const WIDTH: usize = 100;

pub static KIND: Kind = Kind {
    name: "human",
    machine: false,
    write,
};

/// All findings and a last line that sums them up.
pub fn write(report: &Report) -> String {
    let findings = human(
        report.diagnostics,
        report.sources,
        report.lang,
        report.styled,
    );
    let summary = Tally::of(report.diagnostics).summary(report.checked);
    findings + summary.get(report.lang) + "\n"
}

/// The findings in the order given, an empty line after each.
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, styled: bool) -> String {
    let renderer = renderer(styled);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text += &renderer.render(&groups(diagnostic, sources, lang));
        text += "\n\n";
    }
    text
}

/// A sentence that has no place in a text, such as a file that cannot be read.
pub fn notice(
    severity: Severity,
    text: &str,
    help: Option<&str>,
    lang: Lang,
    styled: bool,
) -> String {
    let words = words(lang);
    let title = words.severity(severity).primary_title(text);
    let help = help.map(|help| {
        let help = normalize_untrusted_str(help);
        Group::with_title(words.help.clone().secondary_title(help))
    });
    // Drawn one by one: together they would be joined by a bar.
    let groups = std::iter::once(Group::with_title(title)).chain(help);
    let drawn = groups.map(|group| renderer(styled).render(&[group]) + "\n");
    drawn.collect()
}

fn renderer(styled: bool) -> Renderer {
    let renderer = match styled {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    renderer.term_width(WIDTH)
}

/// The words that stand before a sentence.
struct Words {
    error: Level<'static>,
    warning: Level<'static>,
    info: Level<'static>,
    reason: Level<'static>,
    help: Level<'static>,
    instead: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::ZhCn => Words {
            error: Level::ERROR.with_name("错误"),
            warning: Level::WARNING.with_name("警告"),
            info: Level::INFO.with_name("提示"),
            reason: Level::NOTE.with_name("原因"),
            help: Level::HELP.with_name("建议"),
            instead: "改成这样",
        },
        Lang::En => Words {
            error: Level::ERROR.with_name("error"),
            warning: Level::WARNING.with_name("warning"),
            info: Level::INFO.with_name("notice"),
            reason: Level::NOTE.with_name("note"),
            help: Level::HELP.with_name("help"),
            instead: "write this instead",
        },
    }
}

impl Words {
    fn severity(&self, severity: Severity) -> Level<'static> {
        match severity {
            Severity::Error => self.error.clone(),
            Severity::Warning => self.warning.clone(),
            Severity::Info => self.info.clone(),
        }
    }
}

fn groups<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, lang: Lang) -> Vec<Group<'a>> {
    let words = words(lang);
    let title = words
        .severity(diagnostic.severity)
        .primary_title(diagnostic.message.get(lang))
        .id(diagnostic.code.0);
    let suggestion = suggestion(diagnostic, sources, &words, lang);
    let help = diagnostic.help.as_ref().filter(|_| suggestion.is_none());
    let notes = [
        (&words.reason, diagnostic.reason.as_ref()),
        (&words.help, help),
    ];
    let notes = notes.into_iter().filter_map(|(level, message)| {
        let text = normalize_untrusted_str(message?.get(lang));
        Some(level.clone().message(text))
    });
    let main = title
        .elements(excerpts(diagnostic, sources, lang))
        .elements(notes);
    std::iter::once(main).chain(suggestion).collect()
}

/// One excerpt a file: the finding's own first, then those of its labels.
fn excerpts<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, lang: Lang) -> Vec<Element<'a>> {
    let mut marks = vec![Mark {
        kind: AnnotationKind::Primary,
        span: diagnostic.span,
        message: diagnostic.here.as_ref(),
    }];
    marks.extend(diagnostic.labels.iter().map(|label| Mark {
        kind: AnnotationKind::Context,
        span: label.span,
        message: Some(&label.message),
    }));
    let mut files: Vec<SourceId> = Vec::new();
    for mark in &marks {
        if !files.contains(&mark.span.source) {
            files.push(mark.span.source);
        }
    }
    let sources = files.into_iter().filter_map(|file| sources.get(file));
    sources
        .map(|source| excerpt(source, &marks, lang))
        .collect()
}

/// A place to be underlined, and what is said beside it.
struct Mark<'a> {
    kind: AnnotationKind,
    span: Span,
    message: Option<&'a Message>,
}

fn excerpt<'a>(source: &'a Source, marks: &[Mark<'a>], lang: Lang) -> Element<'a> {
    let here = marks.iter().filter(|mark| mark.span.source == source.id);
    let places: Vec<_> = here
        .map(|mark| (mark, first_line(source, mark.span)))
        .collect();
    let window = Window::around(source, places.iter().map(|(_, range)| range.clone()));
    let annotations = places.into_iter().map(|(mark, range)| {
        let label = mark
            .message
            .map(|message| normalize_untrusted_str(message.get(lang)));
        let annotation: Annotation<'a> = mark.kind.span(window.range(range));
        annotation.label(label)
    });
    let snippet = Snippet::source(window.text)
        .path(source.name.as_str())
        .line_start(window.line)
        .annotations(annotations);
    snippet.into()
}

/// The help as the title of the changed text, where a single edit says it all.
fn suggestion<'a>(
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
    words: &Words,
    lang: Lang,
) -> Option<Group<'a>> {
    let [Edit { span, text }] = &diagnostic.edits[..] else {
        return None;
    };
    let source = sources.get(span.source)?;
    let range = within(&source.text, span.start as usize)..within(&source.text, span.end as usize);
    let window = Window::around(source, std::iter::once(range.clone()));
    let said = diagnostic.help.as_ref().map(|help| help.get(lang));
    let title = normalize_untrusted_str(said.unwrap_or(words.instead));
    let (shown, range) = shorten(window.text, window.range(range));
    let snippet = Snippet::source(shown)
        .line_start(window.line)
        .patch(Patch::new(range, text.as_str()));
    // Another file than the finding's must be named.
    let snippet = match span.source == diagnostic.span.source {
        true => snippet,
        false => snippet.path(source.name.as_str()),
    };
    Some(words.help.clone().secondary_title(title).element(snippet))
}

/// The lines of a text that a reader needs: annotate-snippets looks at each line
/// it is given for each mark, which a long file with many findings would feel.
struct Window<'a> {
    text: &'a str,
    /// The number of the first line.
    line: usize,
    /// Where in the source the text begins.
    start: usize,
}

impl<'a> Window<'a> {
    fn around(source: &'a Source, ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let whole = &source.text;
        let both = ranges.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
        let both = both.unwrap_or(0..0);
        let start = whole[..both.start].rfind('\n').map_or(0, |at| at + 1);
        let end = line_end(whole, both.end);
        Window {
            text: &whole[start..end],
            line: source.position(start as u32).line,
            start,
        }
    }

    fn range(&self, range: Range<usize>) -> Range<usize> {
        range.start - self.start..range.end - self.start
    }
}

/// A wide line around what is to be changed: a paragraph is often one line, and
/// annotate-snippets shortens excerpts only.
fn shorten(text: &str, range: Range<usize>) -> (Cow<'_, str>, Range<usize>) {
    if text.width() <= WIDTH || text.contains('\n') {
        return (Cow::Borrowed(text), range);
    }
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let left: usize = columns(before.chars().rev());
    let right: usize = columns(after.chars());
    let head = if left < before.len() { "..." } else { "" };
    let tail = if right < after.len() { "..." } else { "" };
    let kept = &text[range.start - left..range.end + right];
    let start = head.len() + left;
    let end = start + range.len();
    (Cow::Owned(format!("{head}{kept}{tail}")), start..end)
}

/// How many bytes of these characters fit beside a change.
fn columns(chars: impl Iterator<Item = char>) -> usize {
    let mut taken = 0;
    let fitting = chars.take_while(|c| {
        taken += c.width().unwrap_or(0);
        taken <= WIDTH / 3
    });
    fitting.map(char::len_utf8).sum()
}

/// The part of a span on its first line: a finding about a whole section is
/// better shown by its beginning than by a page of text.
fn first_line(source: &Source, span: Span) -> Range<usize> {
    let start = within(&source.text, span.start as usize);
    let end = within(&source.text, span.end as usize);
    start..end.min(line_end(&source.text, start)).max(start)
}

/// Where the line that holds the byte `at` ends, without its line break.
fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let end = rest.find('\n').unwrap_or(rest.len());
    at + rest[..end].trim_end_matches('\r').len()
}

/// The nearest character boundary at or before `at`.
fn within(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests;
