//! Whatever is written into whatever field comes out again, or is refused with
//! its place. Nothing panics; the same texts give the same bytes.

use crate::filled::{self, Leaf, Writer};
use crate::support::{
    everything, files, folder, human, inputs, make, plan, read, squeezed, templates, text_of,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{RngSeed, TestCaseError};
use rolewright::compile::{self, Inputs, Job};
use rolewright::diagnostic::{Diagnostic, Lang};
use rolewright::emit::Format;
use rolewright::model::Shape;
use rolewright::render::Templates;
use rolewright::source::Sources;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The same cases on every run; `PROPTEST_CASES=5000` tries as many new ones.
fn config() -> ProptestConfig {
    let usual = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => usual,
        None => ProptestConfig {
            cases: 200,
            rng_seed: RngSeed::Fixed(2026),
            ..usual
        },
    }
}

static TEMPLATES: LazyLock<Templates> = LazyLock::new(templates);
static TOKENS: LazyLock<BTreeMap<String, String>> = LazyLock::new(filled::tokens);

/// Failures that proptest makes small before it tells them.
type Tried = Result<(), TestCaseError>;

/// What the documents say, by document and format.
type Texts = Vec<((String, Format), String)>;

/// All documents of a role, or what keeps them from being made.
fn texts(inputs: &Inputs) -> Result<Texts, Vec<Diagnostic>> {
    let checked = compile::read(inputs);
    if checked.diagnostics.iter().any(Diagnostic::is_error) {
        return Err(checked.diagnostics);
    }
    let jobs = plan(&checked, &TEMPLATES, inputs, &everything(&TEMPLATES));
    let text = |job: Job| {
        let text = text_of(job.format, &make(&checked, &TEMPLATES, &job));
        ((job.document, job.format), text)
    };
    Ok(jobs.into_iter().map(text).collect())
}

/// The role with a token in every field but one.
fn role_with(path: &str, text: &str) -> Inputs {
    let role = filled::role(&|leaf| match leaf == path {
        true => Some(text.to_string()),
        false => Some(TOKENS.get(leaf).map_or("x", String::as_str).to_string()),
    });
    inputs(&[("role.yaml", &role)])
}

static BASELINE: LazyLock<Texts> = LazyLock::new(|| texts(&role_with("-", "")).unwrap());

/// The fields that take free text and are printed, as `documents` makes sure of.
static FIELDS: LazyLock<Vec<Leaf>> = LazyLock::new(|| {
    let printed = |leaf: &Leaf| {
        let token = TOKENS.get(&leaf.path);
        token.is_some_and(|token| BASELINE.iter().any(|(_, text)| text.contains(token)))
    };
    let fields: Vec<Leaf> = filled::leaves().into_iter().filter(printed).collect();
    assert!(fields.len() > 100, "{fields:?}");
    fields
});

/// Notes in brackets go before a text's final stop; behind this there is none.
const TAIL: &str = "尾";

fn with_tail(path: &str, text: &str) -> String {
    let noted = ["duties.items.do", "career.text"].contains(&path);
    if noted {
        format!("{text}{TAIL}")
    } else {
        text.to_string()
    }
}

fn spaced(text: &str) -> String {
    let words = text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Asserts that each document says what the baseline says, with `said` in the field's place.
fn found_again(path: &str, texts: &Texts, said: &str, normal: fn(&str) -> String) -> Tried {
    let token = &TOKENS[path];
    for ((what, text), (other, baseline)) in texts.iter().zip(BASELINE.iter()) {
        prop_assert_eq!(what, other);
        let expected = normal(&baseline.replace(token, said));
        let found = normal(text);
        let at = found
            .chars()
            .zip(expected.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let near = |text: &str| {
            text.chars()
                .skip(at.saturating_sub(10))
                .take(40)
                .collect::<String>()
        };
        let (wanted, got) = (near(&expected), near(&found));
        prop_assert!(
            found == expected,
            "{path} in {what:?}: {said:?}\n wanted {wanted:?}\n found  {got:?}"
        );
    }
    Ok(())
}

/// Asserts that each finding marks a place in the text.
fn placed(found: &[Diagnostic], sources: &Sources) -> Tried {
    prop_assert!(!found.is_empty());
    for finding in found {
        let source = sources.get(finding.span.source).unwrap();
        let range = finding.span.start as usize..finding.span.end as usize;
        prop_assert!(
            source.text.get(range).is_some(),
            "{finding:?} lies beside the text"
        );
    }
    Ok(())
}

/// Pieces that texts are made of: all that YAML, Tera, Markdown, XML or Word
/// could take for its own.
const PIECES: [&str; 62] = [
    "&",
    "<",
    ">",
    "\"",
    "'",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "|",
    "\\",
    "*",
    "**",
    "_",
    "__",
    "#",
    "##",
    "-",
    "- ",
    "+",
    "+ ",
    "1.",
    "1. ",
    "2)",
    "~",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "!",
    ":",
    ": ",
    "`",
    "``",
    "&amp;",
    "&#42;",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "[x](https://a.cn/?q=1&r=2)",
    "https://a.cn/b_c_d",
    "👩‍💻",
    "\u{200D}",
    "客",
    "服，",
    "。",
    "（必须）",
    "“心”",
    "；",
    "：",
    "\u{3000}",
    "\t",
    " ",
    "=",
    "$x$",
    "a",
    "bc",
    "7",
    "%",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&PIECES[..]), 1..12).prop_map(|pieces| pieces.concat())
}

fn lines() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(&PIECES[..]).prop_map(String::from), 1 => Just("\n".to_string()), 1 => Just("\n\n".to_string())];
    prop::collection::vec(piece, 1..16).prop_map(|pieces| pieces.concat())
}

fn field() -> impl Strategy<Value = Leaf> {
    any::<prop::sample::Index>().prop_map(|index| index.get(&FIELDS[..]).clone())
}

/// A text whose every Markdown character is escaped.
fn escaped(text: &str) -> String {
    let piece = |c: char| {
        if c.is_ascii_punctuation() {
            format!("\\{c}")
        } else {
            c.to_string()
        }
    };
    text.chars().map(piece).collect()
}

/// A word knows no Markdown, and each run of white space in it is one space.
fn is_word(leaf: &Leaf) -> bool {
    matches!(leaf.shape, Shape::Word)
}

/// What to write so that a field says `text`.
fn written(leaf: &Leaf, text: &str) -> String {
    if is_word(leaf) {
        text.to_string()
    } else {
        escaped(text)
    }
}

/// What a field says of a text that holds no Markdown.
fn verbatim(leaf: &Leaf, text: &str) -> String {
    match is_word(leaf) {
        true => text.split_whitespace().collect::<Vec<_>>().join(" "),
        false => text.trim().to_string(),
    }
}

/// The characters that Markdown makes of one line, by comrak alone.
fn plain(line: &str) -> String {
    use comrak::nodes::NodeValue;
    let mut source = String::new();
    let mut behind_backslash = false;
    for c in line.chars() {
        // Entities are no business of a field.
        if c == '&' && !behind_backslash {
            source.push('\\');
        }
        behind_backslash = c == '\\' && !behind_backslash;
        source.push(c);
    }
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.cjk_friendly_emphasis = true;
    // A heading holds one line and knows no blocks.
    let root = comrak::parse_document(&arena, &format!("# {source} #"), &options);
    let text = |node: &comrak::nodes::AstNode| match &node.data.borrow().value {
        NodeValue::Text(text) => text.to_string(),
        _ => String::new(),
    };
    root.descendants().map(text).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn escaped_texts_come_back_verbatim(leaf in field(), text in pieces()) {
        let text = with_tail(&leaf.path, &text);
        prop_assume!(!text.trim().is_empty());
        let inputs = role_with(&leaf.path, &written(&leaf, &text));
        match texts(&inputs) {
            Ok(texts) => found_again(&leaf.path, &texts, &verbatim(&leaf, &text), spaced)?,
            Err(found) => prop_assert!(false, "refused: {}", human(&found, &inputs.sources, Lang::En)),
        }
    }

    #[test]
    fn raw_texts_come_back_as_markdown_says(leaf in field(), text in pieces()) {
        let text = with_tail(&leaf.path, &text);
        prop_assume!(!text.trim().is_empty());
        let inputs = role_with(&leaf.path, &text);
        let said = if is_word(&leaf) { verbatim(&leaf, &text) } else { plain(text.trim()) };
        match texts(&inputs) {
            Ok(texts) => found_again(&leaf.path, &texts, &said, spaced)?,
            Err(found) => placed(&found, &inputs.sources)?,
        }
    }

    #[test]
    fn texts_of_many_lines_lose_nothing(leaf in field(), text in lines()) {
        let text = with_tail(&leaf.path, &text);
        prop_assume!(!text.trim().is_empty());
        let inputs = role_with(&leaf.path, &written(&leaf, &text));
        match texts(&inputs) {
            Ok(texts) => found_again(&leaf.path, &texts, &text, squeezed)?,
            Err(found) => placed(&found, &inputs.sources)?,
        }
    }

    #[test]
    fn both_formats_say_the_same(leaf in field(), text in lines()) {
        let text = with_tail(&leaf.path, &text);
        prop_assume!(!text.trim().is_empty());
        let inputs = role_with(&leaf.path, &text);
        match texts(&inputs) {
            Ok(texts) => same_in_both(&leaf.path, &texts)?,
            Err(found) => placed(&found, &inputs.sources)?,
        }
    }

    #[test]
    fn what_no_document_can_hold_is_refused(
        leaf in field(),
        text in pieces(),
        bad in select(vec!['\u{7}', '\u{0}', '\u{1B}', '\u{85}', '\u{202E}', '\u{2066}', '\u{FFFE}', '\u{1FFFF}', '\u{F1000}', '\u{F10FF}', '\u{FDD0}']),
        raw in any::<bool>(),
    ) {
        let role = filled::role(&|path| Some(if path == leaf.path { "@@" } else { "x" }.to_string()));
        let escape = format!("\\U{:08X}", bad as u32);
        let bad = if raw { bad.to_string() } else { escape };
        let quoted = filled::quoted(&text);
        let role = role.replace("\"@@\"", &format!("\"{bad}{}", &quoted[1..]));
        let inputs = inputs(&[("role.yaml", &role)]);
        let found = texts(&inputs).unwrap_err();
        prop_assert!(found.iter().any(|finding| finding.code.0 == "SYN014"), "{found:?}");
        placed(&found, &inputs.sources)?;
    }
}

/// What stands in a field's place, where it has but one: the rest of the
/// document must be the baseline's.
fn in_place(path: &str, text: &str, baseline: &str) -> Option<Result<String, TestCaseError>> {
    let (text, baseline) = (squeezed(text), squeezed(baseline));
    let (before, after) = baseline.split_once(&TOKENS[path])?;
    let inner = text
        .strip_prefix(before)
        .and_then(|rest| rest.strip_suffix(after));
    let changed = || TestCaseError::fail(format!("{path} changes the text around it"));
    let once = !after.contains(&TOKENS[path]);
    once.then(|| inner.map(String::from).ok_or_else(changed))
}

fn same_in_both(path: &str, texts: &Texts) -> Tried {
    for (texts, baselines) in texts.chunks(2).zip(BASELINE.chunks(2)) {
        let place = |at: usize| in_place(path, &texts[at].1, &baselines[at].1).transpose();
        prop_assert_eq!(place(0)?, place(1)?, "{}: Markdown and Word differ", path);
    }
    Ok(())
}

/// What people might type: tokens of YAML and of the fields in any order.
fn scribble() -> impl Strategy<Value = String> {
    let pieces = [
        "岗位名称",
        "title",
        "duties",
        "任职资格",
        "weight",
        "zh-CN",
        "en",
        ": ",
        ":",
        "：",
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "- ",
        "\t",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "，",
        "&a",
        "*a",
        "<<: ",
        "? ",
        "|\n",
        ">-\n",
        "\"",
        "'",
        "“",
        "#",
        " # ",
        "!x ",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "\\",
        "\\u0007",
        "客服",
        "20",
        "130%",
        "2026-02-30",
        "\u{0}",
        "\u{FEFF}",
        "\u{202E}",
        "👩‍💻",
        "\r\n",
    ];
    let piece =
        prop_oneof![9 => select(pieces.to_vec()).prop_map(String::from), 1 => any::<String>()];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

static REAL: LazyLock<Vec<String>> = LazyLock::new(|| {
    files("tests/real/roles", "yaml")
        .iter()
        .map(|path| read(path))
        .collect()
});

/// A real role with something cut out and something put in.
fn damaged() -> impl Strategy<Value = String> {
    let index = any::<prop::sample::Index>;
    (index(), index(), 0..40usize, scribble()).prop_map(|(file, from, cut, scribble)| {
        let text: Vec<char> = file.get(&REAL[..]).chars().collect();
        let from = from.index(text.len());
        let to = (from + cut).min(text.len());
        text[..from]
            .iter()
            .copied()
            .chain(scribble.chars())
            .chain(text[to..].iter().copied())
            .collect()
    })
}

/// Checks, reports and renders a text, whatever it says.
fn nothing_panics(text: &str) -> Tried {
    let inputs = inputs(&[("role.yaml", text)]);
    let found = compile::check(&inputs).diagnostics;
    for lang in [Lang::ZhCn, Lang::En] {
        human(&found, &inputs.sources, lang);
    }
    match texts(&inputs) {
        Ok(_) => Ok(()),
        Err(found) => placed(&found, &inputs.sources),
    }
}

/// The keys of a role's groups.
fn groups() -> Vec<String> {
    let groups = filled::leaves()
        .into_iter()
        .map(|leaf| leaf.path.split(['.', '#']).next().unwrap().to_string());
    let mut groups: Vec<String> = groups.filter(|group| group != "title").collect();
    groups.dedup();
    groups
}

/// The leaves that may be left out.
fn optional() -> Vec<String> {
    let leaves = filled::leaves().into_iter().filter(|leaf| !leaf.required);
    leaves.map(|leaf| leaf.path).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn scribbles_panic_nobody(text in scribble()) {
        nothing_panics(&text)?;
    }

    #[test]
    fn damaged_roles_panic_nobody(text in damaged()) {
        nothing_panics(&text)?;
    }

    #[test]
    fn any_choice_of_fields_renders(
        groups in subsequence(groups(), 0..groups().len()),
        leaves in subsequence(optional(), 0..optional().len()),
    ) {
        let role = filled::role(&|path| {
            let group = path.split(['.', '#']).next().unwrap();
            let out = groups.iter().any(|out| out == group) || leaves.iter().any(|out| out == path);
            (!out).then(|| TOKENS.get(path).map_or("x", String::as_str).to_string())
        });
        let inputs = inputs(&[("role.yaml", &role)]);
        let made = texts(&inputs);
        prop_assert!(made.is_ok(), "{role}\n{}", human(&made.unwrap_err(), &inputs.sources, Lang::En));
    }
}

/// Keys and words in any language, by any of their names, mean the same.
#[test]
fn all_names_of_a_field_mean_the_same() {
    let value = |path: &str| Some(TOKENS.get(path).map_or("x", String::as_str).to_string());
    for turn in 0..8 {
        let key = |field: &'static rolewright::model::FieldInfo| match turn {
            0 => field.key,
            n => field
                .aliases
                .get(n - 1)
                .or(field.aliases.last())
                .copied()
                .unwrap_or(field.key),
        };
        let word = |words: &'static [&'static str]| words[turn % words.len()];
        let role = Writer {
            value: &value,
            key: &key,
            word: &word,
        }
        .role();
        let inputs = inputs(&[("role.yaml", &role)]);
        let texts = texts(&inputs)
            .unwrap_or_else(|found| panic!("{}", human(&found, &inputs.sources, Lang::En)));
        assert!(
            texts == *BASELINE,
            "the names of turn {turn} give another document"
        );
    }
}

/// All documents of the real project, as bytes.
fn bytes(inputs: &Inputs, backwards: bool) -> Vec<Vec<u8>> {
    let checked = compile::read(inputs);
    let mut jobs = plan(&checked, &TEMPLATES, inputs, &everything(&TEMPLATES));
    if backwards {
        jobs.reverse();
    }
    let mut made: Vec<Vec<u8>> = jobs
        .iter()
        .map(|job| make(&checked, &TEMPLATES, job))
        .collect();
    if backwards {
        made.reverse();
    }
    made
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    let inputs = folder("tests/real");
    let found = || compile::check(&inputs).diagnostics;
    assert_eq!(found(), found());
    let first = bytes(&inputs, false);
    let [forwards, backwards] = std::thread::scope(|scope| {
        [false, true]
            .map(|way| scope.spawn(move || bytes(&folder("tests/real"), way)))
            .map(|thread| thread.join().unwrap())
    });
    assert!(first.len() > 70, "{}", first.len());
    assert!(first == forwards && first == backwards);
}
