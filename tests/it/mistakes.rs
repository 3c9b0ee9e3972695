//! What people get wrong, and what they are told: a report for each fixture in
//! both languages of messages. Read them aloud when they change.

use crate::support::{files, golden, human, inputs, is_han, read, root, templates};
use rolewright::compile::{self, Inputs};
use rolewright::diagnostic::{Diagnostic, Lang};
use rolewright::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

const GOLDEN: &str = "tests/golden/mistakes";

/// Fixtures by name: a file, or the files of a folder that belong together.
fn fixtures() -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let groups = ["syntax", "model"].map(|group| files(&format!("tests/fixtures/{group}"), "yaml"));
    for path in groups.concat() {
        let inner = path.strip_prefix("tests/fixtures/").unwrap();
        let parts: Vec<&str> = inner.split('/').collect();
        let name = parts[1].trim_end_matches(".yaml");
        found
            .entry(format!("{}/{name}", parts[0]))
            .or_default()
            .push(path);
    }
    assert!(found.len() > 60, "fixtures are not found: {found:?}");
    found
}

/// The files under their bare names, as if one stood in their folder.
fn load(paths: &[String]) -> Inputs {
    let text = |path: &String| (path.rsplit('/').next().unwrap().to_string(), read(path));
    let texts: Vec<(String, String)> = paths.iter().map(text).collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    inputs(&texts)
}

/// What is found in each fixture.
fn reports() -> Vec<(String, Sources, Vec<Diagnostic>)> {
    let templates = templates();
    let report = |(name, paths): (String, Vec<String>)| {
        let inputs = load(&paths);
        let checked = compile::read(&inputs);
        let settings = compile::settings(&checked, &templates);
        let found = checked.diagnostics.into_iter().chain(settings).collect();
        (name, inputs.sources, found)
    };
    fixtures().into_iter().map(report).collect()
}

#[test]
fn mistakes_are_told_as_they_were() {
    for (name, sources, found) in reports() {
        for (lang, tag) in [(Lang::ZhCn, "zh-CN"), (Lang::En, "en")] {
            let text = human(&found, &sources, lang);
            golden(&format!("{GOLDEN}/{name}.{tag}.txt"), text.as_bytes());
        }
    }
}

#[test]
fn no_report_is_without_its_fixture() {
    let fixtures: BTreeSet<String> = fixtures().into_keys().collect();
    for path in files(GOLDEN, "txt") {
        let inner = path.strip_prefix(GOLDEN).unwrap().trim_start_matches('/');
        let name = inner.split('.').next().unwrap();
        if !fixtures.contains(name) && std::env::var_os("UPDATE").is_some() {
            std::fs::remove_file(root().join(&path)).unwrap();
            continue;
        }
        assert!(fixtures.contains(name), "{path} has no fixture");
    }
}

/// Fixtures in which there is nothing to find.
const CLEAN: [&str; 1] = ["model/minimal"];

#[test]
fn each_fixture_is_found() {
    for (name, _, found) in reports() {
        assert_eq!(
            found.is_empty(),
            CLEAN.contains(&name.as_str()),
            "{name}: {found:?}"
        );
    }
}

/// Fixtures in which one mistake still leads to several findings at one place.
const CASCADES: [&str; 3] = [
    "model/top_is_text",
    "model/wrong_kinds_of_records",
    "syntax/comma_in_braces",
];

#[test]
fn each_mistake_is_told_once_and_at_a_place() {
    for (name, sources, found) in reports() {
        let mut seen = BTreeSet::new();
        for finding in &found {
            let labels = finding.labels.iter().map(|label| label.span);
            for span in labels.chain([finding.span]) {
                let text = &sources.get(span.source).unwrap().text;
                let inside = text.get(span.start as usize..span.end as usize);
                assert!(inside.is_some(), "{name}: {finding:?} lies beside the text");
            }
            seen.insert(finding.span);
        }
        let once = seen.len() == found.len();
        assert_eq!(
            once,
            !CASCADES.contains(&name.as_str()),
            "{name}: two findings at one place"
        );
    }
}

#[test]
fn messages_speak_both_languages() {
    for (name, _, found) in reports() {
        for finding in &found {
            let said = [
                Some(&finding.message),
                finding.help.as_ref(),
                finding.reason.as_ref(),
            ];
            for message in said.into_iter().flatten() {
                assert!(message.zh.chars().any(is_han), "{name}: {message:?}");
                assert!(
                    message.en.chars().any(|c| c.is_ascii_alphabetic()),
                    "{name}: {message:?}"
                );
            }
        }
    }
}
