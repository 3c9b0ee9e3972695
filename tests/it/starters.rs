//! Starter roles are clean, say the same in both languages, and render.

use crate::support::{everything, inputs, make, plan, read, root, templates, text_of};
use rolewright::compile::{self, Checked, Inputs};
use rolewright::model::view::View;

const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

fn kinds() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("role_templates/roles")).unwrap();
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.unwrap().file_name().into_string().unwrap()
    };
    let mut kinds: Vec<String> = entries.map(name).collect();
    kinds.sort();
    assert!(kinds.len() >= 8, "{kinds:?}");
    kinds
}

fn starter(kind: &str, lang: &str) -> Inputs {
    let path = format!("role_templates/roles/{kind}/{lang}.yaml");
    inputs(&[(&path, &read(&path))])
}

fn checked(kind: &str, lang: &str) -> (Inputs, Checked) {
    let inputs = starter(kind, lang);
    let checked = compile::check(&inputs);
    (inputs, checked)
}

#[test]
fn starters_are_clean() {
    for kind in kinds() {
        for lang in LANGUAGES {
            let (_, checked) = checked(&kind, lang);
            let found = &checked.diagnostics;
            assert!(found.is_empty(), "{kind}/{lang}: {found:?}");
            let role = &checked.organization.roles[0];
            assert_eq!(
                role.languages,
                [lang],
                "{kind}/{lang} is written in another language"
            );
            let own = role.role.kind.get().map(|word| word.as_str());
            assert_eq!(own, Some(kind.as_str()), "{kind}/{lang}: its `kind`");
        }
    }
}

/// The fields that are there, and how many items their lists have.
fn structure(view: &View, path: &str, out: &mut Vec<String>) {
    match view {
        View::Missing => {}
        View::List(items) => {
            out.push(format!("{path}: {}", items.len()));
            for (at, item) in items.iter().enumerate() {
                structure(item, &format!("{path}[{at}]"), out);
            }
        }
        View::Record(fields) => {
            for (key, value) in fields {
                structure(value, &format!("{path}.{key}"), out);
            }
        }
        View::Text(_) | View::Word(_) => out.push(path.to_string()),
        // Numbers, dates and choices are the same in every language.
        other => out.push(format!("{path} = {other:?}")),
    }
}

#[test]
fn starters_say_the_same_in_both_languages() {
    for kind in kinds() {
        let [zh, en] = LANGUAGES.map(|lang| {
            let (_, checked) = checked(&kind, lang);
            let mut out = Vec::new();
            structure(
                &View::Record(checked.organization.roles[0].role.fields()),
                "",
                &mut out,
            );
            out
        });
        assert!(zh.len() > 20, "{kind}: its structure is not read: {zh:?}");
        let differ = zh.iter().zip(&en).find(|(a, b)| a != b);
        assert_eq!(differ, None, "{kind}");
        assert_eq!(zh.len(), en.len(), "{kind}");
    }
}

#[test]
fn starters_render() {
    let templates = templates();
    for kind in kinds() {
        for lang in LANGUAGES {
            let (inputs, checked) = checked(&kind, lang);
            let jobs = plan(&checked, &templates, &inputs, &everything(&templates));
            assert_eq!(jobs.len(), 8, "four documents in two formats");
            for job in jobs {
                let text = text_of(job.format, &make(&checked, &templates, &job));
                let title = &checked.organization.roles[0].role.title;
                let title = &title.get().unwrap().forms[0].text;
                assert!(text.contains(title), "{kind}/{lang}: {job:?}");
            }
        }
    }
}
