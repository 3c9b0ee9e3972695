//! What the tests share: files, the line, reading documents back.

use rolewright::compile::{Checked, Inputs, Job, Order};
use rolewright::diagnostic::{Diagnostic, Lang};
use rolewright::emit::Format;
use rolewright::render::{TemplateFile, Templates};
use rolewright::source::Sources;
use rolewright::{compile, project, report};
use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &str) -> String {
    let text = std::fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder with an extension, sorted, with `/`.
pub fn files(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), extension, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{folder:?}: {e}")) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|e| e == extension) {
            let inner = path.strip_prefix(root()).unwrap();
            found.push(inner.to_str().unwrap().replace('\\', "/"));
        }
    }
}

/// The shipped templates.
pub fn templates() -> Templates {
    let (templates, faults) = Templates::new(&template_files(), &mut Sources::default());
    assert!(faults.is_empty(), "{faults:?}");
    templates
}

pub fn template_files() -> Vec<TemplateFile> {
    let files = project::builtin::files().iter();
    let files = files.filter(|(name, _)| !name.starts_with("roles/"));
    let file = |(name, text): &(&str, &str)| TemplateFile {
        name: name.to_string(),
        shown: name.to_string(),
        text: text.to_string(),
    };
    files.map(file).collect()
}

/// Inputs of named texts; one named `rolewright.yaml` is the settings.
pub fn inputs(texts: &[(&str, &str)]) -> Inputs {
    let mut inputs = Inputs::default();
    for (name, text) in texts {
        let id = inputs.sources.add(*name, *text);
        match name.ends_with("rolewright.yaml") {
            true => inputs.settings = Some(id),
            false => inputs.roles.push(id),
        }
    }
    inputs
}

/// The inputs of a project's folder, by paths inside the repository.
pub fn folder(path: &str) -> Inputs {
    let texts: Vec<(String, String)> = files(path, "yaml")
        .into_iter()
        .map(|path| (path.clone(), read(&path)))
        .collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    inputs(&texts)
}

/// The jobs of an order over all roles.
pub fn plan(checked: &Checked, templates: &Templates, inputs: &Inputs, order: &Order) -> Vec<Job> {
    let (jobs, faults) = compile::plan(checked, templates, order, &inputs.roles);
    assert!(faults.is_empty(), "{faults:?}");
    jobs
}

pub fn make(checked: &Checked, templates: &Templates, job: &Job) -> Vec<u8> {
    compile::make(checked, templates, job).unwrap_or_else(|fault| panic!("{job:?}: {fault:?}"))
}

/// A report as people read it, without colours.
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang) -> String {
    report::human::human(diagnostics, sources, lang, false)
}

/// Compares with a golden file, or writes it when `UPDATE` is set.
pub fn golden(path: &str, bytes: &[u8]) {
    let file = root().join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        if std::fs::read(&file).ok().as_deref() != Some(bytes) {
            std::fs::write(&file, bytes).unwrap();
        }
        return;
    }
    let expected = std::fs::read(&file).unwrap_or_default();
    if expected != bytes {
        let expected = String::from_utf8_lossy(&expected);
        let found = String::from_utf8_lossy(bytes);
        let line = expected
            .lines()
            .zip(found.lines())
            .position(|(a, b)| a != b);
        let line = line.unwrap_or(expected.lines().count().min(found.lines().count()));
        let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_string();
        panic!(
            "{path} is stale, line {}:\n  there: {}\n  now:   {}\nRun UPDATE=1 cargo test and read the difference.",
            line + 1,
            at(&expected),
            at(&found)
        );
    }
}

/// The text of a Word document's body as a reader sees it, one line a
/// paragraph: runs, tabs and breaks; numbers of lists and headings are not text.
pub fn docx_text(bytes: &[u8]) -> String {
    use quick_xml::events::Event;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut text, mut in_text) = (String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) if e.name().as_ref() == b"w:t" => in_text = true,
            Event::End(e) if e.name().as_ref() == b"w:t" => in_text = false,
            Event::End(e) if e.name().as_ref() == b"w:p" => text.push('\n'),
            Event::Empty(e) if e.name().as_ref() == b"w:tab" => text.push('\t'),
            Event::Empty(e) if e.name().as_ref() == b"w:br" => text.push('\n'),
            Event::Text(t) if in_text => text.push_str(&t.decode().unwrap()),
            Event::GeneralRef(r) if in_text => text.push_str(&entity(&r.decode().unwrap())),
            Event::Eof => return text,
            _ => {}
        }
    }
}

fn entity(name: &str) -> String {
    match name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        _ => {
            let number = name.trim_start_matches('#');
            let code = number
                .strip_prefix('x')
                .map(|hex| u32::from_str_radix(hex, 16));
            let code = code.unwrap_or_else(|| number.parse()).unwrap();
            char::from_u32(code).unwrap().to_string()
        }
    }
}

/// The text of Markdown as a reader sees it, one line a block.
pub fn markdown_text(markdown: &str) -> String {
    use comrak::nodes::NodeValue;
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    let root = comrak::parse_document(&arena, markdown, &options);
    let mut text = String::new();
    for edge in root.traverse() {
        let comrak::arena_tree::NodeEdge::Start(node) = edge else {
            if let comrak::arena_tree::NodeEdge::End(node) = edge
                && node.data.borrow().value.block()
            {
                text.push('\n');
            }
            continue;
        };
        match &node.data.borrow().value {
            NodeValue::Text(t) => text.push_str(t),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
            NodeValue::HtmlInline(html) if html.starts_with("<br") => text.push('\n'),
            NodeValue::Code(code) => text.push_str(&code.literal),
            _ => {}
        }
    }
    text
}

/// All documents in all languages a role has and in all formats.
pub fn everything(templates: &Templates) -> Order {
    Order {
        documents: templates
            .documents()
            .map(|(name, _)| name.to_string())
            .collect(),
        languages: Vec::new(),
        formats: Format::ALL.to_vec(),
    }
}

/// What a reader sees in a document of any format.
pub fn text_of(format: Format, bytes: &[u8]) -> String {
    match format {
        Format::Markdown => markdown_text(std::str::from_utf8(bytes).unwrap()),
        Format::Docx => docx_text(bytes),
    }
}

/// A text without its white space.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
}
