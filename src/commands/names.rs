//! A document's file name, from the project's pattern and the document's data.
//!
//! The pattern may name folders; the data may not: whatever a title holds, the
//! name is one that Windows, macOS and Linux all take. Writing is `output`'s.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::compile::Job;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Company, Word};
use crate::project::Fault;
use crate::say;
use crate::source::Sources;

/// A pattern of file names with a placeholder that there is not, or half a one.
const UNKNOWN_PLACEHOLDER: Code = Code("OUT001");
/// A pattern of file names that leads out of the output folder.
const LEADS_OUT: Code = Code("OUT002");

const DEFAULT: &str = "{id}-{document}.{lang}";

/// File systems end at 255 bytes; some of them belong to copies and backups.
const LIMIT: usize = 200;

type Place = fn(&Job) -> &str;

/// What a pattern may be filled with.
const PLACES: [(&str, Place); 4] = [
    ("id", |job| &job.subject),
    ("title", |job| &job.title),
    ("document", |job| &job.document),
    ("lang", |job| &job.lang),
];

/// The findings about a project's pattern of file names.
pub fn check(company: &Company, sources: &Sources) -> Option<Diagnostic> {
    let word = company.names.get()?;
    match Pattern::parse(&word.text) {
        Ok(_) => None,
        Err(wrong) => Some(wrong.diagnostic(word, sources)),
    }
}

/// The files of all jobs, below the output folder and with `/`, in order.
/// The company's pattern must have passed [`check`].
pub fn names(company: &Company, jobs: &[Job]) -> Result<Vec<String>, Fault> {
    let text = company.names.get().map(|word| word.text.as_str());
    let pattern = text.and_then(|text| Pattern::parse(text).ok());
    let pattern = pattern.unwrap_or_else(Pattern::usual);
    let names: Vec<_> = jobs.iter().map(|job| pattern.fill(job)).collect();
    distinct(&names, jobs)?;
    Ok(names)
}

/// Two documents in one file would mean that one is lost. Names that only some
/// file systems tell apart count as one.
fn distinct(names: &[String], jobs: &[Job]) -> Result<(), Fault> {
    let mut owners: HashMap<String, &Job> = HashMap::new();
    for (name, job) in names.iter().zip(jobs) {
        let Some(other) = owners.insert(name.to_lowercase(), job) else {
            continue;
        };
        let (one, two) = (described(other), described(job));
        let clash = say!(
            "{one} 与 {two} 会写到同一个文件",
            "{one} and {two} would be written to the same file"
        );
        let help = say!(
            "让文件名样式（names）分得开：{DEFAULT}",
            "let the pattern of file names (`names`) tell them apart: {DEFAULT}"
        );
        return Err(Fault::new(clash).at(name).help(help));
    }
    Ok(())
}

fn described(job: &Job) -> String {
    format!("{}/{}/{}", job.subject, job.document, job.lang)
}

/// A pattern: folders and a file name, each made of pieces.
struct Pattern(Vec<Vec<Piece>>);

enum Piece {
    Text(String),
    Place(Place),
}

/// What is wrong with a pattern.
#[derive(Debug, PartialEq)]
enum Wrong {
    Placeholder(String),
    LeadsOut,
}

impl Pattern {
    fn usual() -> Self {
        let by = |at: usize| Piece::Place(PLACES[at].1);
        let text = |text: &str| Piece::Text(text.to_owned());
        Pattern(vec![vec![by(0), text("-"), by(2), text("."), by(3)]])
    }

    fn parse(text: &str) -> Result<Self, Wrong> {
        let parts = text.split(['/', '\\']).map(|part| {
            let drive = part.contains(':');
            match part.trim() {
                "" | "." | ".." => Err(Wrong::LeadsOut),
                _ if drive => Err(Wrong::LeadsOut),
                part => pieces(part),
            }
        });
        Ok(Pattern(parts.collect::<Result<_, _>>()?))
    }

    fn fill(&self, job: &Job) -> String {
        let extension = job.format.extension();
        let last = self.0.len() - 1;
        let parts = self
            .0
            .iter()
            .enumerate()
            .map(|(at, pieces)| match at == last {
                true => format!(
                    "{}.{extension}",
                    part(pieces, job, LIMIT - extension.len() - 1)
                ),
                false => part(pieces, job, LIMIT),
            });
        let name = parts.collect::<Vec<_>>().join("/");
        // A department without a name leaves the pattern's hyphen in front.
        match name.trim_start_matches('-') {
            rest if rest.starts_with(['.', '/']) => format!("_{name}"),
            rest => rest.to_owned(),
        }
    }
}

fn pieces(part: &str) -> Result<Vec<Piece>, Wrong> {
    let mut pieces = Vec::new();
    let mut rest = part;
    while let Some(open) = rest.find(['{', '}']) {
        let inside = &rest[open..];
        let end = inside.find('}').filter(|&end| end > 0);
        let end = end.ok_or_else(|| Wrong::Placeholder(inside.to_owned()))?;
        let place = PLACES
            .iter()
            .find(|(name, _)| *name == inside[1..end].trim());
        let (_, place) = place.ok_or_else(|| Wrong::Placeholder(inside[..=end].to_owned()))?;
        pieces.push(Piece::Text(rest[..open].to_owned()));
        pieces.push(Piece::Place(*place));
        rest = &inside[end + 1..];
    }
    pieces.push(Piece::Text(rest.to_owned()));
    Ok(pieces)
}

/// One folder's or file's name, the longest piece of data cut where it is too
/// long: cutting the end would take the language away.
fn part(pieces: &[Piece], job: &Job, limit: usize) -> String {
    let data = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => clean(text),
        Piece::Place(place) => clean(place(job)),
    });
    let mut data: Vec<String> = data.collect();
    let over = data.concat().len().saturating_sub(limit);
    if let Some(longest) = data.iter_mut().max_by_key(|text| text.len()) {
        longest.truncate(longest.floor_char_boundary(longest.len().saturating_sub(over)));
    }
    let mut name = safe(&data.concat());
    name.truncate(name.floor_char_boundary(limit));
    name
}

/// Text without what a file name cannot hold, in its composed form: macOS and
/// Linux would otherwise see two names in one.
fn clean(text: &str) -> String {
    let fits = |c: char| !c.is_control() && !is_invisible(c) && !r#"<>:"/\|?*"#.contains(c);
    text.nfc().map(|c| if fits(c) { c } else { '_' }).collect()
}

/// Characters that turn the direction of writing or show nothing: with them a
/// name reads as another one.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// A name that neither hides itself, nor means a device, nor ends in what
/// Windows cuts off.
fn safe(name: &str) -> String {
    let name = name
        .trim_start_matches(['.', ' '])
        .trim_end_matches(['.', ' ']);
    match name.is_empty() || is_device(name) {
        true => format!("_{name}"),
        false => name.to_owned(),
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim().to_uppercase();
    let numbered = |prefix| {
        let number = stem.strip_prefix(prefix).unwrap_or_default();
        matches!(
            number.chars().collect::<Vec<_>>()[..],
            ['0'..='9' | '¹' | '²' | '³']
        )
    };
    let plain = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    plain.contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

impl Wrong {
    fn diagnostic(self, word: &Word, sources: &Sources) -> Diagnostic {
        match self {
            Wrong::Placeholder(text) => {
                let written = sources
                    .get(word.span.source)
                    .map(|source| source.slice(word.span));
                let at = written.and_then(|written| written.find(&text));
                let span = at.map_or(word.span, |at| word.span.part(at, at + text.len()));
                let message = say!(
                    "文件名样式里没有“{text}”",
                    "file names cannot hold `{text}`"
                );
                let known = PLACES.map(|(name, _)| format!("{{{name}}}")).join(" ");
                Diagnostic::error(UNKNOWN_PLACEHOLDER, span, message)
                    .help(say!("可以用：{known}", "use {known}"))
            }
            Wrong::LeadsOut => {
                let message = say!(
                    "文件名样式指向输出目录之外",
                    "file names lead out of the output folder"
                );
                Diagnostic::error(LEADS_OUT, word.span, message).help(say!(
                    "只写文件名，或“文件夹/文件名”；输出目录写在 output",
                    "write a name, or `folder/name`; the folder itself goes to `output`"
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests;
