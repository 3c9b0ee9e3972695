//! Real job descriptions lose nothing on their way to a document, and what the
//! check finds in them is known. `tests/real/README.md` says what lies there.

use crate::support::{
    everything, files, folder, golden, human, make, plan, read, squeezed, templates, text_of,
};
use rolewright::compile::{self, Checked, Inputs, Job};
use rolewright::diagnostic::Lang;
use rolewright::emit::Format;
use rolewright::render::Templates;

/// The rendered documents of the project, ready to be searched.
struct Rendered {
    checked: Checked,
    texts: Vec<(Job, String)>,
}

impl Rendered {
    fn all() -> Self {
        let inputs: Inputs = folder("tests/real");
        let checked = compile::read(&inputs);
        let templates: Templates = templates();
        let jobs = plan(&checked, &templates, &inputs, &everything(&templates));
        let text = |job: Job| {
            let text = text_of(job.format, &make(&checked, &templates, &job));
            (job, text)
        };
        let texts = jobs.into_iter().map(text).collect();
        Rendered { checked, texts }
    }

    /// All that the documents about a role say in a language and format.
    fn about(&self, id: &str, lang: &str, format: Format) -> String {
        let is_it = |&at: &usize| self.checked.organization.roles[at].id == id;
        let its =
            |job: &Job| job.roles.iter().any(is_it) && job.lang == lang && job.format == format;
        self.union(its)
    }

    fn union(&self, wanted: impl Fn(&Job) -> bool) -> String {
        let texts = self.texts.iter().filter(|(job, _)| wanted(job));
        let texts: Vec<&str> = texts.map(|(_, text)| text.as_str()).collect();
        assert!(!texts.is_empty());
        texts.join("\n")
    }
}

/// What is left of a text when only its words count: a locale may set other
/// dashes, brackets and spaces, and 以上 includes the number with 及 and without.
fn loose(text: &str) -> String {
    let dash = |c: char| if "-–—~～至".contains(c) { '-' } else { c };
    let counts = |c: &char| c.is_alphanumeric() || "-%+".contains(*c);
    let text: String = text.chars().map(dash).filter(counts).collect();
    text.replace("及以上", "以上")
}

/// Says which facts a text lacks.
fn lacking<'f>(facts: &[&'f str], text: &str) -> Vec<&'f str> {
    let (exact, about) = (squeezed(text), loose(text));
    let found = |fact: &&str| match fact.strip_prefix('~') {
        Some(fact) => about.contains(&loose(fact)),
        None => exact.contains(&squeezed(fact)),
    };
    facts.iter().filter(|fact| !found(fact)).copied().collect()
}

/// The facts of a file, the English ones apart.
fn facts(text: &str) -> (Vec<&str>, Vec<&str>) {
    let (zh, en) = text.split_once("\n# en\n").unwrap_or((text, ""));
    let is_fact = |line: &&str| !line.is_empty() && !line.starts_with('#');
    [zh, en]
        .map(|part| part.lines().filter(is_fact).collect())
        .into()
}

#[test]
fn no_fact_is_lost() {
    let rendered = Rendered::all();
    let mut lost = Vec::new();
    let mut count = 0;
    for path in files("tests/real/facts", "txt") {
        let text = read(&path);
        let id = path.rsplit('/').next().unwrap().trim_end_matches(".txt");
        let (zh, en) = facts(&text);
        assert!(!zh.is_empty(), "{path}");
        for (lang, facts) in [("zh-CN", zh), ("en", en)] {
            for &format in Format::ALL.iter().filter(|_| !facts.is_empty()) {
                let text = match id {
                    "rolewright" => rendered.union(|job| {
                        job.document == "handbook"
                            && job.subject == "客服部"
                            && job.format == format
                    }),
                    _ => rendered.about(id, lang, format),
                };
                count += facts.len();
                lost.extend(
                    lacking(&facts, &text)
                        .into_iter()
                        .map(|fact| format!("{id} {lang} {format:?}: {fact}")),
                );
            }
        }
    }
    assert!(
        lost.is_empty(),
        "{} of {count} are lost:\n{}",
        lost.len(),
        lost.join("\n")
    );
    assert!(count > 800, "facts are not read: {count}");
}

#[test]
fn a_lost_fact_is_noticed() {
    let facts = ["接听 来电", "~1-3年", "~本科及以上", "回访客户"];
    let text = "1. 接听来电\n1–3 年（总工作年限）\n大专及以上";
    assert_eq!(lacking(&facts, text), ["~本科及以上", "回访客户"]);
}

#[test]
fn their_findings_are_known() {
    let inputs = folder("tests/real");
    let found = compile::check(&inputs).diagnostics;
    assert!(found.iter().all(|finding| !finding.is_error()), "{found:?}");
    for (lang, tag) in [(Lang::ZhCn, "zh-CN"), (Lang::En, "en")] {
        let report = human(&found, &inputs.sources, lang);
        golden(
            &format!("tests/golden/real/findings.{tag}.txt"),
            report.as_bytes(),
        );
    }
}
