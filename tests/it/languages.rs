//! The locales say the same things, each in its own language.

use crate::support::{files, inputs, is_han, read, templates};
use rolewright::model::{RecordInfo, Shape, role_info};
use rolewright::syntax::{self, tree::Kind, tree::Node};
use std::collections::{BTreeMap, BTreeSet};

/// Every text of a locale by its dotted path.
fn texts(tag: &str) -> BTreeMap<String, String> {
    let path = format!("role_templates/locales/{tag}.yaml");
    let inputs = inputs(&[(&path, &read(&path))]);
    let (document, mistakes) = syntax::parse(inputs.sources.iter().next().unwrap());
    assert!(mistakes.is_empty(), "{path}: {mistakes:?}");
    let mut found = BTreeMap::new();
    walk(document.root.as_ref().unwrap(), "", &mut found);
    assert!(found.len() > 100, "{path} is not read");
    found
}

fn walk(node: &Node, path: &str, found: &mut BTreeMap<String, String>) {
    match &node.kind {
        Kind::Map(entries) => {
            for entry in entries {
                walk(&entry.value, &format!("{path}.{}", entry.key.text), found);
            }
        }
        // How many there are is the language's matter: Chinese months have no names.
        Kind::List(items) => {
            let items = items
                .iter()
                .filter_map(Node::scalar)
                .map(|scalar| scalar.text.as_str());
            found.insert(path.to_string(), items.collect::<Vec<_>>().join(" "));
        }
        Kind::Scalar(scalar) => drop(found.insert(path.to_string(), scalar.text.clone())),
        Kind::Null => drop(found.insert(path.to_string(), String::new())),
    }
}

fn tags() -> Vec<String> {
    let name = |path: String| {
        path.rsplit('/')
            .next()
            .unwrap()
            .trim_end_matches(".yaml")
            .to_string()
    };
    files("role_templates/locales", "yaml")
        .into_iter()
        .map(name)
        .collect()
}

#[test]
fn locales_say_the_same() {
    let keys = |tag: &str| texts(tag).into_keys().collect::<BTreeSet<_>>();
    let tags = tags();
    assert_eq!(tags, ["en", "zh-CN"]);
    for tag in &tags[1..] {
        let (first, other) = (keys(&tags[0]), keys(tag));
        let differ: Vec<_> = first.symmetric_difference(&other).collect();
        assert!(differ.is_empty(), "{tag} and {}: {differ:?}", tags[0]);
    }
}

/// The words of every choice that a record has, by their English names.
fn choices(info: &RecordInfo, found: &mut BTreeSet<BTreeSet<&'static str>>) {
    for field in info.fields {
        choices_of(&field.shape, found);
    }
}

fn choices_of(shape: &Shape, found: &mut BTreeSet<BTreeSet<&'static str>>) {
    match shape {
        Shape::Choice(words) => drop(found.insert(words.iter().map(|names| names[0]).collect())),
        Shape::List(inner) => choices_of(inner, found),
        Shape::Record(info) | Shape::Duties(info) => choices(info, found),
        _ => {}
    }
}

#[test]
fn locales_have_every_word() {
    let mut wanted = BTreeSet::new();
    choices(role_info(), &mut wanted);
    assert!(wanted.len() >= 5, "choices are not found: {wanted:?}");
    let templates = templates();
    for tag in tags() {
        let locale = templates.locale(&tag).unwrap();
        let groups = locale
            .words
            .iter()
            .filter(|(group, _)| *group != "currency");
        let groups: BTreeSet<BTreeSet<&str>> = groups
            .map(|(_, words)| words.keys().map(String::as_str).collect())
            .collect();
        assert_eq!(groups, wanted, "{tag}");
    }
}

/// A pattern without its placeholders.
fn without_places(text: &str) -> String {
    let parts = text.split('{').enumerate();
    let outside = parts.map(|(at, part)| match at {
        0 => part,
        _ => part.split_once('}').map_or(part, |(_, rest)| rest),
    });
    outside.collect()
}

/// Names of list styles are for the machine.
fn is_for_people(path: &str) -> bool {
    path != ".lists"
}

#[test]
fn locales_keep_to_their_language() {
    let latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    for (path, text) in texts("zh-CN") {
        let text = without_places(&text);
        assert!(
            !is_for_people(&path) || !latin(&text),
            "zh-CN{path}: {text}"
        );
    }
    for (path, text) in texts("en") {
        assert!(
            !text
                .chars()
                .any(|c| is_han(c) || ('\u{3000}'..='\u{303F}').contains(&c)),
            "en{path}: {text}"
        );
    }
}

/// A mistyped placeholder would be printed as it stands.
#[test]
fn patterns_name_places_that_there_are() {
    for tag in tags() {
        for (path, text) in texts(&tag) {
            for place in text.split('{').skip(1) {
                let name = place.split('}').next().unwrap();
                let known: &[&str] = match path.trim_start_matches('.').split('.').nth(1) {
                    Some("years" | "ages") => &["min", "max"],
                    Some("people") => &["n"],
                    Some("date") => &["year", "month", "month_name", "day"],
                    Some("degrees") => &["degree"],
                    Some("pay") => &["min", "max", "currency", "period"],
                    None if path == ".footer" => &["page", "pages"],
                    _ => &[],
                };
                assert!(known.contains(&name), "{tag}{path}: {{{name}}}");
            }
        }
    }
}

/// The labels that templates name, with the templates that do.
fn used_labels() -> BTreeMap<String, String> {
    let mut used = BTreeMap::new();
    for path in files("role_templates/documents", "tera") {
        for rest in read(&path).split("label.").skip(1) {
            let name = rest
                .chars()
                .take_while(|&c| c.is_ascii_lowercase() || c == '_');
            used.insert(name.collect(), path.clone());
        }
    }
    used
}

#[test]
fn templates_name_labels_that_there_are() {
    let used = used_labels();
    assert!(used.len() > 60, "labels are not found: {used:?}");
    let templates = templates();
    for tag in tags() {
        let labels = &templates.locale(&tag).unwrap().labels;
        for (name, path) in used.iter().filter(|(name, _)| *name != "list") {
            assert!(
                labels.contains_key(name),
                "{path}: label.{name} is not in {tag}"
            );
        }
    }
}
