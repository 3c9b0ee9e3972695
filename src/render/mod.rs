//! Role and template become a page of blocks.
//!
//! Tera writes Markdown once; the Markdown becomes blocks. Formats are
//! `emit`'s matter.

pub mod codes;
mod context;
mod decode;
mod faults;
mod filters;
mod locale;
mod markdown;
mod marks;
pub mod page;
mod safe;
mod templates;

pub use locale::Locale;
pub use templates::{Description, Subject, TemplateFile, Templates};

use crate::diagnostic::Diagnostic;
use crate::resolve::{Organization, ResolvedRole};
use crate::say;
use context::Values;
use page::{Block, ContentsLine, Page, plain};
use std::io::Write;
use tera::{Context, Value};

/// The most that a template may write, in bytes: a handbook of some thousand pages.
const MOST: usize = 8 << 20;

/// What a document is about.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    Role(&'a ResolvedRole),
    Department(&'a str, &'a [usize]),
}

/// Renders a document in a language.
pub fn render(
    organization: &Organization,
    about: About<'_>,
    templates: &Templates,
    document: &str,
    lang: &str,
) -> Result<Page, Diagnostic> {
    let name = format!("documents/{document}/page.md.tera");
    let (Some(description), Some(locale)) = (
        templates.documents.get(document),
        templates.locales.get(lang),
    ) else {
        let message = say!(
            "没有“{document}”的 {lang} 模板",
            "there is no template for `{document}` in {lang}"
        );
        return Err(Diagnostic::error(
            codes::NO_SUCH,
            faults::top(&name, &templates.texts),
            message,
        ));
    };
    let values = Values::new(organization, locale, lang);
    let context = context(organization, about, &values, lang);
    let markdown = write(templates, &name, &context)?;
    let blocks = markdown::blocks(&markdown, &locale.lists)
        .map_err(|line| unfit(&markdown, line, &name, templates))?;
    let mut page = Page {
        lang: lang.to_string(),
        footer: locale.footer.clone(),
        numbering: description.numbering.get(lang).cloned().unwrap_or_default(),
        blocks,
        ..Page::default()
    };
    furnish(&mut page, &context, description, &locale.labels, document);
    fill_contents(&mut page, description.contents);
    Ok(page)
}

fn context(
    organization: &Organization,
    about: About<'_>,
    values: &Values<'_>,
    lang: &str,
) -> Context {
    let mut context = Context::new();
    context.insert_value("lang", Value::from(lang));
    context.insert_value("label", values.labels());
    context.insert_value("nothing", Value::from(Vec::<Value>::new()));
    context.insert_value("company", values.company());
    match about {
        About::Role(role) => context.insert_value("role", values.role(role)),
        About::Department(name, members) => {
            let roles = members.iter().filter_map(|&at| organization.roles.get(at));
            let roles: Vec<Value> = roles.map(|role| values.role(role)).collect();
            context.insert_value("department", values.department(name));
            context.insert_value("roles", Value::from(roles));
        }
    }
    context
}

/// Runs the template into a buffer that refuses more than [`MOST`] bytes.
fn write(templates: &Templates, name: &str, context: &Context) -> Result<String, Diagnostic> {
    let mut bounded = Bounded(Vec::new());
    templates
        .tera
        .render_to(name, context, &mut bounded)
        .map_err(|error| faults::diagnostic(&error, name, &templates.texts))?;
    Ok(String::from_utf8_lossy(&bounded.0).into_owned())
}

struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > MOST {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn unfit(markdown: &str, line: usize, name: &str, templates: &Templates) -> Diagnostic {
    let text = markdown
        .lines()
        .nth(line.saturating_sub(1))
        .unwrap_or("")
        .trim();
    let text: String = text
        .chars()
        .filter(|&c| !marks::is_mark(c))
        .take(60)
        .collect();
    let message = say!(
        "模板写出了文档放不下的内容：{text}",
        "the template writes what no document can hold: {text}"
    );
    let help = say!(
        "文档只放标题、段落、列表、表格和 <!-- page-break --> 之类的指示",
        "a document holds headings, paragraphs, lists, tables and directives such as <!-- page-break -->"
    );
    Diagnostic::error(
        codes::MARKDOWN,
        faults::top(name, &templates.texts),
        message,
    )
    .help(help)
}

/// Title, header and properties.
fn furnish(
    page: &mut Page,
    context: &Context,
    about: &Description,
    labels: &std::collections::BTreeMap<String, String>,
    document: &str,
) {
    let title = page.blocks.iter().find_map(|block| match block {
        Block::Title(content) => Some(plain(content)),
        _ => None,
    });
    page.title = title.unwrap_or_default();
    let text = |path: &str| {
        let (outer, inner) = path.split_once('.').unwrap_or((path, ""));
        let value = context
            .get(outer)
            .and_then(|value| value.get_from_path(inner));
        value
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_string()
    };
    page.company = text("company.company");
    page.subject = labels.get(document).cloned().unwrap_or_default();
    let fill = |pattern: &str| {
        pattern
            .replace("{company}", &page.company)
            .replace("{document}", &page.subject)
            .replace("{confidentiality}", &text("role.confidentiality"))
            .trim_matches([' ', '·'])
            .to_string()
    };
    page.header = (fill(&about.header.left), fill(&about.header.right));
}

/// Puts the page's headings into its contents, down to a level.
fn fill_contents(page: &mut Page, depth: u8) {
    let mut counters = [0usize; 9];
    let mut lines = Vec::new();
    for block in &page.blocks {
        let Block::Heading { level, content } = block else {
            continue;
        };
        let index = usize::from(*level).clamp(1, 8);
        counters[index] += 1;
        counters[index + 1..].fill(0);
        if *level > depth {
            continue;
        }
        let numbering = page.numbering.get(index - 1).copied().unwrap_or_default();
        lines.push(ContentsLine {
            level: *level,
            // Without the point, which in Markdown would begin a list.
            number: numbering.label(counters[index]).replace(". ", " "),
            text: plain(content),
        });
    }
    for block in &mut page.blocks {
        if let Block::Contents(contents) = block {
            contents.clone_from(&lines);
        }
    }
}
