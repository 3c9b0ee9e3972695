//! Documents: their parts are there, they print all that a role can say, and
//! what is wrong with a template is told with its place.

use crate::filled::{self, Leaf};
use crate::support::{
    everything, files, golden, human, inputs, make, plan, read, template_files, templates, text_of,
};
use rolewright::compile::{self, Inputs, Order};
use rolewright::diagnostic::{Diagnostic, Lang};
use rolewright::emit::Format;
use rolewright::render::{TemplateFile, Templates};
use rolewright::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn documents_have_their_parts() {
    let templates = templates();
    let pages = files("role_templates/documents", "tera");
    let folders: BTreeSet<&str> = pages
        .iter()
        .map(|path| path.split('/').nth(2).unwrap())
        .collect();
    let folders: Vec<&str> = folders
        .into_iter()
        .filter(|folder| *folder != "parts")
        .collect();
    let known: Vec<&str> = templates.documents().map(|(name, _)| name).collect();
    assert_eq!(known, folders, "each folder but `parts` has its about.yaml");
    let languages: Vec<&str> = templates.languages().collect();
    for (name, about) in templates.documents() {
        assert!(
            pages.contains(&format!("role_templates/documents/{name}/page.md.tera")),
            "{name}"
        );
        let described: Vec<&str> = about.describe.keys().map(String::as_str).collect();
        let numbered: Vec<&str> = about.numbering.keys().map(String::as_str).collect();
        assert_eq!(described, languages, "{name}: describe");
        assert_eq!(numbered, languages, "{name}: numbering");
        for lang in &languages {
            let label = templates.locale(lang).unwrap().labels.get(name);
            assert!(
                label.is_some_and(|label| !label.is_empty()),
                "{name} has no label in {lang}"
            );
        }
    }
}

/// What the documents of a role say, by document.
fn texts(yaml: &str, format: Format) -> BTreeMap<String, String> {
    let (templates, inputs) = (templates(), inputs(&[("role.yaml", yaml)]));
    let checked = compile::read(&inputs);
    let found = &checked.diagnostics;
    assert!(
        found.is_empty(),
        "{yaml}\n{}",
        human(found, &inputs.sources, Lang::En)
    );
    let order = Order {
        formats: vec![format],
        ..everything(&templates)
    };
    let jobs = plan(&checked, &templates, &inputs, &order);
    let text = |job: compile::Job| {
        let text = text_of(format, &make(&checked, &templates, &job));
        (job.document, text)
    };
    jobs.into_iter().map(text).collect()
}

/// A role with all fields filled, or all but one, or all but those below one.
fn role_without(tokens: &BTreeMap<String, String>, path: &str) -> String {
    let below = format!("{path}.");
    filled::role(&|leaf: &str| {
        let out = leaf == path || leaf.starts_with(&below);
        (!out).then(|| tokens.get(leaf).map_or("x", String::as_str).to_string())
    })
}

/// Never printed: they serve the check, or are only looked up.
const UNPRINTED: [&str; 6] = [
    "id",
    "kind",
    "kpis.id",
    "duties.items.kind",
    "posting.jurisdictions",
    "posting.jurisdictions#2",
];

#[test]
fn every_field_is_printed() {
    let tokens = filled::tokens();
    let said: Vec<String> = texts(&role_without(&tokens, "-"), Format::Markdown)
        .into_values()
        .collect();
    let printed = |leaf: &Leaf| match tokens.get(&leaf.path) {
        Some(token) => said.iter().any(|text| text.contains(token)),
        // Numbers, dates and choices are told by the difference they make.
        None => {
            let without = texts(&role_without(&tokens, &leaf.path), Format::Markdown);
            without.into_values().ne(said.iter().cloned())
        }
    };
    let unprinted: Vec<String> = filled::leaves()
        .into_iter()
        .filter(|leaf| !printed(leaf))
        .map(|leaf| leaf.path)
        .collect();
    let known: BTreeSet<&str> = UNPRINTED.into();
    assert_eq!(
        unprinted
            .iter()
            .map(String::as_str)
            .collect::<BTreeSet<_>>(),
        known
    );
}

/// What concerns nobody but those inside.
const INTERNAL: [&str; 25] = [
    "sections",
    "authority",
    "kpis",
    "relations",
    "duties.weight",
    "duties.items.frequency",
    "duties.items.within",
    "duties.items.record",
    "duties.items.standard",
    "duties.items.with",
    "duties.items.kpis",
    "grade",
    "job_family",
    "job_number",
    "headcount",
    "version",
    "effective",
    "prepared_by",
    "approved_by",
    "reviewed_on",
    "confidentiality",
    "attachments",
    "phrases",
    "scripts",
    "procedures",
];

/// Not a byte of a posting tells whether an internal field is there.
#[test]
fn postings_keep_what_is_internal() {
    let tokens = filled::tokens();
    let leaves = filled::leaves();
    let posting = |path: &str| {
        let inputs = inputs(&[("role.yaml", &role_without(&tokens, path))]);
        let (checked, templates) = (compile::read(&inputs), templates());
        let order = Order {
            documents: vec!["posting".into()],
            ..everything(&templates)
        };
        let jobs = plan(&checked, &templates, &inputs, &order);
        jobs.iter()
            .map(|job| make(&checked, &templates, job))
            .collect::<Vec<_>>()
    };
    let whole = posting("-");
    assert!(whole != posting("summary"), "postings are not compared");
    for path in INTERNAL {
        let below = format!("{path}.");
        assert!(
            leaves
                .iter()
                .any(|leaf| leaf.path == path || leaf.path.starts_with(&below)),
            "{path}"
        );
        assert!(whole == posting(path), "a posting tells of `{path}`");
    }
}

#[test]
fn settings_are_printed_in_the_handbook() {
    let settings =
        "company: 公司甲\ndepartments:\n  - {name: 部门乙, preface: 前言丙, overview: 职能丁}\n";
    let role = "title: 客服专员\ndepartment: 部门乙\n";
    let inputs = inputs(&[("rolewright.yaml", settings), ("role.yaml", role)]);
    let (checked, templates) = (compile::read(&inputs), templates());
    let order = Order {
        documents: vec!["handbook".into()],
        ..everything(&templates)
    };
    for job in plan(&checked, &templates, &inputs, &order) {
        let text = text_of(job.format, &make(&checked, &templates, &job));
        for said in ["公司甲", "部门乙", "前言丙", "职能丁"] {
            assert!(text.contains(said), "{:?} lacks {said}", job.format);
        }
    }
}

const BROKEN: &str = "tests/fixtures/templates";

/// The shipped templates with a user's posting in their midst.
fn with_posting(path: &str) -> Vec<TemplateFile> {
    let mut files = template_files();
    let inner = match path.ends_with(".yaml") {
        true if path.contains("locale") => "locales/zh-CN.yaml",
        true => "documents/posting/about.yaml",
        false => "documents/posting/page.md.tera",
    };
    let own = files.iter_mut().find(|file| file.name == inner).unwrap();
    own.shown = path.rsplit('/').next().unwrap().to_string();
    own.text = read(path);
    files
}

/// What is said of a broken template, on reading or on using it.
fn faults(path: &str) -> (Vec<Diagnostic>, Sources) {
    let mut inputs: Inputs = inputs(&[(
        "role.yaml",
        "title: 客服专员\nduties: [接听来电, 登记来电]\n",
    )]);
    let checked = compile::read(&inputs);
    let (templates, mut found) = Templates::new(&with_posting(path), &mut inputs.sources);
    if found.is_empty() {
        let order = Order {
            documents: vec!["posting".into()],
            ..Order::default()
        };
        let jobs = plan(&checked, &templates, &inputs, &order);
        found.extend(compile::make(&checked, &templates, &jobs[0]).err());
    }
    (found, inputs.sources)
}

#[test]
fn broken_templates_are_told_with_their_place() {
    let mut broken = files(BROKEN, "tera");
    broken.extend(files(BROKEN, "yaml"));
    assert!(broken.len() >= 12, "{broken:?}");
    for path in broken {
        let (found, sources) = faults(&path);
        let name = path.rsplit('/').next().unwrap();
        assert_eq!(found.len(), 1, "{name}: one fault, one finding: {found:?}");
        let source = sources.get(found[0].span.source).unwrap();
        assert_eq!(source.name, name, "the finding lies in another file");
        let stem = name.split('.').next().unwrap();
        for (lang, tag) in [(Lang::ZhCn, "zh-CN"), (Lang::En, "en")] {
            let report = human(&found, &sources, lang);
            golden(
                &format!("tests/golden/templates/{stem}.{tag}.txt"),
                report.as_bytes(),
            );
        }
    }
}
