//! The house keeps its own rules: the ladder of imports, the size of things,
//! the parts that belong together.

use crate::support::{files, read, root};
use std::collections::{BTreeMap, BTreeSet};

/// The cells of the table in `src/README.md` whose header row begins with `first`.
fn table(first: &str) -> Vec<(String, Vec<String>)> {
    let map = read("src/README.md");
    let head = format!("| {first} |");
    let rows = map
        .lines()
        .skip_while(|line| !line.starts_with(&head))
        .skip(2);
    let rows = rows.take_while(|line| line.starts_with('|')).map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let words = cells[1].split_whitespace().map(String::from).collect();
        (cells[0].to_string(), words)
    });
    rows.collect()
}

fn sources() -> Vec<(String, String)> {
    let paths = files("src", "rs").into_iter();
    paths.map(|path| (path.clone(), read(&path))).collect()
}

/// `src/emit/docx/body.rs` belongs to `emit`.
fn module(path: &str) -> String {
    let inner = path.strip_prefix("src/").unwrap();
    inner.split(['/', '.']).next().unwrap().to_string()
}

/// The modules behind `crate::`, with groups `crate::{a, b::c}` taken apart.
fn imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &text[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(heads(group)),
            None => found.extend([word(rest)]),
        }
    }
    found.remove("");
    found
}

fn heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut heads = vec![word(group.trim_start())];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(word(group[at + 1..].trim_start())),
            _ => {}
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn imports_keep_to_the_ladder() {
    let ladder: BTreeMap<String, Vec<String>> = table("module").into_iter().collect();
    assert!(
        ladder.len() >= 13,
        "the map's ladder is not read: {ladder:?}"
    );
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module(&path);
        if ["lib", "build"].contains(&module.as_str()) {
            continue;
        }
        let Some(allowed) = ladder.get(&module) else {
            wrong.push(format!("{path}: `{module}` has no row in the ladder"));
            continue;
        };
        for import in imports(&text) {
            let import = if import == "say" {
                "diagnostic".to_string()
            } else {
                import
            };
            if import != module && !allowed.contains(&import) {
                wrong.push(format!("{path}: `{module}` must not import `{import}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_import_reader_sees_all_forms() {
    let text = "use crate::{lint, model::{self, Role}, say};\ncrate::emit::x(); $crate::say!()";
    let found: Vec<String> = imports(text).into_iter().collect();
    assert_eq!(found, ["emit", "lint", "model", "say"]);
}

#[test]
fn no_way_around_the_ladder() {
    for (path, text) in sources() {
        assert!(
            !text.contains("super::super"),
            "{path}: write the path from `crate`"
        );
        assert!(!text.contains("use crate::*"), "{path}: import by name");
        if path == "src/lib.rs" {
            assert!(
                !text.contains("pub use"),
                "{path}: no re-exports at the root"
            );
        }
    }
}

#[test]
fn crates_stay_in_their_rooms() {
    let rooms = table("crate");
    assert!(rooms.len() >= 5, "the map's table of crates is not read");
    for (path, text) in sources() {
        for (name, homes) in &rooms {
            let names =
                text.contains(&format!("{name}::")) || text.contains(&format!("use {name}"));
            let home = homes.iter().any(|home| path.starts_with(home.as_str()));
            assert!(
                home || !names,
                "{path} names `{name}`, which belongs in {homes:?}"
            );
        }
    }
}

/// A source without its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text)
}

fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs")
        || path.contains("/tests/")
        || path.ends_with("/arbitrary.rs")
        || path.ends_with("/samples.rs")
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for (path, text) in sources() {
        if is_test_file(&path) {
            continue;
        }
        let lines = without_tests(&text).lines().count();
        assert!(lines <= 400, "{path} has {lines} lines; 400 are the most");
        assert!(
            text.starts_with("//! "),
            "{path} does not say what it turns into what"
        );
    }
}

/// The lines of every function, by the indentation that rustfmt gives.
fn function_lengths(text: &str) -> Vec<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let mut lengths = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        let starts = [
            "fn ",
            "pub fn ",
            "pub(crate) fn ",
            "pub(super) fn ",
            "const fn ",
        ];
        if !starts.iter().any(|start| bare.starts_with(start)) || bare.ends_with(';') {
            continue;
        }
        let end = format!("{}}}", " ".repeat(indent));
        let rest = lines[at..]
            .iter()
            .position(|line| *line == end || line.ends_with(" }") && line == &lines[at]);
        lengths.extend(rest.map(|rest| rest + 1));
    }
    lengths
}

#[test]
fn functions_are_short() {
    let mut lengths = Vec::new();
    for (path, text) in sources() {
        if is_test_file(&path) {
            continue;
        }
        let own = function_lengths(without_tests(&text));
        assert!(
            own.iter().all(|&n| n <= 100),
            "{path}: a function of over 100 lines"
        );
        lengths.extend(own);
    }
    lengths.sort_unstable();
    let at = |share: usize| lengths[lengths.len() * share / 100];
    assert!(
        lengths.len() > 300,
        "functions are not found: {}",
        lengths.len()
    );
    assert!(
        at(50) <= 11,
        "half the functions have over 11 lines: {}",
        at(50)
    );
    assert!(
        at(90) <= 35,
        "one function in ten has over 35 lines: {}",
        at(90)
    );
}

#[test]
fn rules_have_their_parts() {
    let list = read("src/lint/rules/mod.rs");
    let mut codes = BTreeSet::new();
    for rule in rolewright::lint::rules() {
        let file = rule.name.replace('-', "_");
        assert!(codes.insert(rule.code), "{} is given twice", rule.code);
        let shape = rule.code.len() == 6 && rule.code[3..].chars().all(|c| c.is_ascii_digit());
        assert!(shape, "{}: three letters and three digits", rule.code);
        assert!(
            rule.page
                .starts_with(&format!("# {} {}\n", rule.code, rule.name)),
            "{file}.md: its title"
        );
        for heading in ["## 中文", "## English", "## bad", "## good", "## source"] {
            assert!(
                rule.page.contains(&format!("\n{heading}\n")),
                "{file}.md has no `{heading}`"
            );
        }
        assert!(
            root().join(format!("tests/rules/{file}.yaml")).exists(),
            "tests/rules/{file}.yaml is missing"
        );
    }
    for path in files("src/lint/rules", "rs") {
        let name = path
            .rsplit('/')
            .next()
            .unwrap()
            .trim_end_matches(".rs")
            .to_string();
        let listed =
            list.contains(&format!("mod {name};")) && list.contains(&format!("{name}::RULE"));
        assert!(
            name == "mod" || listed,
            "{path} is not listed in rules/mod.rs"
        );
    }
}

#[test]
fn no_code_is_given_twice() {
    let mut seen = BTreeMap::new();
    for (path, text) in sources() {
        for (at, _) in text.match_indices("Code = Code(\"") {
            let code = text[at + 13..at + 19].to_string();
            let other = seen.insert(code.clone(), path.clone());
            assert!(other.is_none(), "{code} in {path} and {other:?}");
        }
    }
    assert!(seen.len() > 40, "codes are not found: {seen:?}");
}

/// The two texts of every `say!`.
fn messages(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("say!(") {
        let mut texts = Vec::new();
        let mut rest = &text[at + 5..];
        while texts.len() < 2 {
            let Some(open) = rest.find('"') else { break };
            let body = &rest[open + 1..];
            let close = body.char_indices().scan(false, |escaped, (at, c)| {
                let ends = c == '"' && !*escaped;
                *escaped = c == '\\' && !*escaped;
                Some((at, ends))
            });
            let Some((close, _)) = close.into_iter().find(|(_, ends)| *ends) else {
                break;
            };
            texts.push(body[..close].to_string());
            rest = &body[close + 1..];
        }
        if let [zh, en] = texts.as_slice() {
            found.push((zh.clone(), en.clone()));
        }
    }
    found
}

#[test]
fn messages_keep_their_form() {
    let mut count = 0;
    for (path, text) in sources() {
        if path == "src/diagnostic.rs" || is_test_file(&path) {
            continue;
        }
        for (zh, en) in messages(without_tests(&text)) {
            count += 1;
            let place = format!("{path}: “{zh}” / `{en}`");
            assert!(
                !zh.ends_with('。') && !en.ends_with('.') || en.ends_with("…"),
                "{place}: no final stop"
            );
            let first = en.chars().next().unwrap_or('a');
            let word: String = en.chars().take_while(|c| c.is_alphanumeric()).collect();
            let proper = word.len() > 1 && word.chars().all(char::is_uppercase)
                || word == "YAML"
                || word == "Markdown";
            assert!(!first.is_uppercase() || proper, "{place}: lower case");
            let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
            assert!(
                !en.chars().any(han) || en.contains('`') || en.contains('“'),
                "{place}: Chinese in the English text"
            );
            for (half, full) in [(", ", '，'), ("; ", '；')] {
                let outside = zh.replace("zh-CN: …", "").replace("en: …", "");
                assert!(
                    !outside.contains(half) || zh.contains('`') || zh.contains('{'),
                    "{place}: {full}"
                );
            }
        }
    }
    assert!(count > 150, "messages are not found: {count}");
}

#[test]
fn no_path_of_a_machine_is_in_the_tree() {
    for (path, text) in sources() {
        for trace in ["/home/", "/root/", "/Users/"] {
            assert!(!text.contains(trace), "{path}: {trace}");
        }
    }
}

/// The words in backquotes of a text.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn the_map_names_what_there_is() {
    let map = read("src/README.md");
    let tests: String = files("tests/it", "rs")
        .iter()
        .map(|path| read(path))
        .collect();
    let (mut named, mut placed) = (0, 0);
    for word in quoted(&map.replace("```", "")) {
        let path = word.split(['{', ' ']).next().unwrap().trim_end_matches('/');
        let is_path = ["src/", "tests/", "role_templates/", "model/", "render/"]
            .iter()
            .any(|start| path.starts_with(start));
        if is_path && !path.contains("/x") && !path.contains("TAG") {
            let inside = root().join("src").join(path);
            assert!(
                root().join(path).exists() || inside.exists(),
                "the map names {word}"
            );
            placed += 1;
        } else if word.matches('_').count() >= 2 && !word.contains(['/', '.', ':']) {
            assert!(
                tests.contains(&format!("fn {word}()")),
                "the map names the test {word}"
            );
            named += 1;
        }
    }
    assert!(
        named >= 6 && placed >= 6,
        "nothing is found in the map: {named}, {placed}"
    );
}
