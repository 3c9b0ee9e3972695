//! The whole stage: fixtures of mistakes, places, and hostile files.

use std::time::{Duration, Instant};

use super::*;
use crate::source::SourceId;

fn source(text: &str) -> Source {
    Source::new(SourceId(0), "role.yaml", text)
}

/// Code and marked text of every finding.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let source = source(text);
    let (_, findings) = parse(&source);
    findings.iter().for_each(taught);
    let shown = |d: &Diagnostic| (d.code.0, source.slice(d.span).to_string());
    findings.iter().map(shown).collect()
}

/// Every finding says what and how in both languages.
fn taught(finding: &Diagnostic) {
    assert!(
        !finding.message.zh.is_empty() && finding.help.is_some(),
        "{finding:?}"
    );
    assert!(!finding.message.en.ends_with('.'), "{finding:?}");
}

fn value<'d>(document: &'d Document, key: &str) -> &'d Node {
    let entries = document.root.as_ref().and_then(Node::map).unwrap_or(&[]);
    let entry = entries.iter().find(|entry| entry.key.text == key);
    &entry.unwrap_or_else(|| panic!("no key {key}")).value
}

fn text_of<'d>(document: &'d Document, key: &str) -> &'d str {
    value(document, key)
        .scalar()
        .map_or("", |scalar| &scalar.text)
}

macro_rules! fixtures {
    ($($name:ident: $expected:expr;)*) => {$(
        #[test]
        fn $name() {
            let text = include_str!(concat!("../../tests/fixtures/syntax/", stringify!($name), ".yaml"));
            let expected: &[(&str, &str)] = &$expected;
            let found = found(text);
            let found: Vec<_> = found.iter().map(|(code, text)| (*code, text.as_str())).collect();
            assert_eq!(found, expected);
        }
    )*};
}

fixtures! {
    wide_colon: [("SYN016", "："), ("SYN016", "："), ("SYN016", "：")];
    wide_colon_only: [("SYN016", "："), ("SYN016", "："), ("SYN016", "：")];
    glued_colon: [("SYN017", ":")];
    glued_dash: [("SYN018", "-"), ("SYN018", "-")];
    glued_dash_among_items: [("SYN018", "-")];
    tab: [("SYN015", "\t")];
    chinese_quotes: [("SYN020", ":")];
    inner_colon: [("SYN019", ":")];
    indentation_item: [("SYN021", "- 记录客户诉求")];
    indentation_key: [("SYN021", "department: 客户服务部")];
    indentation_deeper_item: [("SYN021", "- 记录客户诉求")];
    indicator: [("SYN022", "@"), ("SYN022", "`"), ("SYN022", "%"), ("SYN022", "*"),
        ("SYN022", "["), ("SYN022", "{"), ("SYN022", ">"), ("SYN022", "!")];
    unclosed_quote: [("SYN023", "\""), ("SYN023", "'")];
    unclosed_quote_before_another: [("SYN023", "\"")];
    after_quote: [("SYN024", "是宗旨")];
    bad_escape: [("SYN025", "\\客"), ("SYN025", "\\记")];
    bracket: [("SYN026", "[")];
    missing_colon: [("SYN027", "客户服务部")];
    hash_in_text: [("SYN028", "#3》接听来电"), ("SYN028", "# 每日")];
    hash_behind_text: [("SYN028", "#晚班  # 备注"), ("SYN028", "# 人"), ("SYN028", "#3 号岗"),
        ("SYN028", "# 编号登记"), ("SYN028", "#12"), ("SYN028", "#每周")];
    comment_in_text: [("SYN028", "# 每日")];
    duplicate_key: [("SYN008", "岗位名称")];
    unknown_alias: [("SYN010", "*共用职责"), ("SYN010", "**客户第一**")];
    recursive_alias: [("SYN011", "*职责")];
    bad_merge: [("SYN012", "面议")];
    unknown_tag: [("SYN013", "!role"), ("SYN022", "!")];
    several_documents: [("SYN007", "---")];
    refused_character: [("SYN014", "\u{202e}"), ("SYN014", "\\u0007")];
    damaged_text: [("SYN014", "\u{fffd}"), ("SYN014", "\\ufffd")];
    private_characters: [("SYN014", "\u{f0b7}"), ("SYN014", "\u{10fffd}")];
    bad_key: [("SYN009", "[职责, 要求]"), ("SYN009", "{ company }")];
    directive: [("SYN029", "%")];
    mixed: [("SYN030", "title: 客服专员")];
    list_on_key_line: [("SYN022", "-")];
    empty: [("SYN001", "")];
    only_comments: [("SYN001", "")];
    many: [("SYN016", "："), ("SYN022", "@"), ("SYN015", "\t"), ("SYN019", ":"),
        ("SYN023", "\""), ("SYN026", "["), ("SYN008", "岗位名称")];
    wide_colon_above_lists: [("SYN016", "："), ("SYN016", "：")];
    wide_colon_around_comment: [("SYN016", "："), ("SYN016", "：")];
    wide_colon_under_key: [("SYN016", "："), ("SYN016", "：")];
    item_below_text: [("SYN030", "- 记录客户诉求")];
    indentation_block: [("SYN021", "- name: 投诉处理")];
    bracket_over_lines: [("SYN026", "[")];
    missing_colon_first: [("SYN027", "title = 客服专员")];
    star_bullets: [("SYN022", "*"), ("SYN022", "*")];
    glued_colon_in_braces: [("SYN017", ":"), ("SYN016", "：")];
    comma_in_braces: [("SYN033", "取回处理结果"), ("SYN033", "then read it, and file it"),
        ("SYN033", "000"), ("SYN033", "000"), ("SYN017", ":"), ("SYN033", "30")];
    wide_indentation: [("SYN034", "\u{3000}\u{3000}"), ("SYN018", "-"), ("SYN022", "@"),
        ("SYN034", "\u{3000}\u{3000}")];
    wide_indentation_of_keys: [("SYN034", "\u{3000}\u{3000}"), ("SYN034", "\u{3000}\u{3000}"),
        ("SYN034", "\u{3000}\u{3000}  ")];
    word_alone: [("SYN027", "岗位名称")];
    text_stays_text: [];
}

#[test]
fn mended_files_are_read_to_their_end() {
    let text = "岗位名称：客服\ndepartment: a: b\nnote: @c\npurpose:d\n";
    let (document, findings) = parse(&source(text));
    assert_eq!(findings.len(), 4);
    assert_eq!(text_of(&document, "岗位名称"), "客服");
    assert_eq!(text_of(&document, "department"), "a: b");
    assert_eq!(text_of(&document, "note"), "@c");
    assert_eq!(text_of(&document, "purpose"), "d");
}

#[test]
fn certain_edits_mend_the_file() {
    for text in [
        "岗位名称：客服\nb: 1\n",
        "a: b: c\n",
        "a:\n\t- b\n",
        "a:\n  -客服\n",
        "a: \"b\nc: 1\n",
        "a: @'b\"\n",
        "a: b #3  # c\n",
        "a:\n　　- b\n　　\n　　  c\n　　# d\n　　- e\nf: g\n",
        "a: x\n　　b: y\n　　c: z\n",
        "a:\n  - b: 1\n    c: 2\n　　- d: 1\n　　  e: 1\n",
        "a: {b: 5,000, c: 说,'好',\"吧\"}\n",
        "a: {b: 1,\n  2,\n  3}\n",
        "a: b\n  c #3\n",
        "a:\n  \u{f0b7}\t接听\n  \u{f0b7}\t记录\n  \u{f0b7}\u{f0b7}\u{85} 归档\n",
    ] {
        let (_, findings) = parse(&source(text));
        let mut mended = text.to_string();
        let mut edits: Vec<_> = findings.iter().flat_map(|d| d.edits.clone()).collect();
        edits.sort_by_key(|e| std::cmp::Reverse(e.span.start));
        for edit in edits {
            mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        assert_eq!(found(&mended), [], "{mended}");
    }
}

#[test]
fn spans_cover_values_and_collections() {
    let text = "\u{feff}title: \"客服\" # 注\r\nduties:\r\n  - 接听\r\n  - {do: 记录, n: [1, 2]}\r\nnote: |\r\n  甲\r\n   乙\r\n\r\n# 完\r\n";
    let source = source(text);
    let (document, findings) = parse(&source);
    assert!(findings.is_empty(), "{findings:?}");
    let slice = |key| source.slice(value(&document, key).span);
    assert_eq!(slice("title"), "\"客服\"");
    assert_eq!(
        slice("duties"),
        "- 接听\r\n  - {do: 记录, n: [1, 2]}".trim_start_matches("- ")
    );
    assert_eq!(slice("note"), "|\r\n  甲\r\n   乙");
    assert_eq!(text_of(&document, "note"), "甲\n 乙\n");
    let comments: Vec<_> = document
        .comments
        .iter()
        .map(|c| (c.text.as_str(), c.own_line))
        .collect();
    assert_eq!(comments, [(" 注", false), (" 完", true)]);
    let note = value(&document, "note");
    let at = note.scalar().map(|s| s.place(note.span, 5, 8));
    assert_eq!(at.map(|span| source.slice(span)), Some("乙"));
}

#[test]
fn aliases_and_merges_are_put_in_place() {
    let text = "base: &b {city: 北京, pay: 1}\na:\n  <<: *b\n  pay: 2\nc: *b\nd: ~\n";
    let (document, findings) = parse(&source(text));
    assert!(findings.is_empty(), "{findings:?}");
    let keys = |key| -> Vec<String> {
        let entries = value(&document, key).map().unwrap_or(&[]);
        entries
            .iter()
            .map(|e| {
                format!(
                    "{}={}",
                    e.key.text,
                    e.value.scalar().map_or("", |s| &s.text)
                )
            })
            .collect()
    };
    assert_eq!(keys("a"), ["pay=2", "city=北京"]);
    assert_eq!(keys("c"), ["city=北京", "pay=1"]);
    assert!(value(&document, "d").is_null());
}

#[test]
fn only_empty_tilde_and_null_are_null() {
    let (document, _) = parse(&source("a: no\nb: 007\nc:\nd: null\ne: Null\nf: !!str ~\n"));
    let nulls: Vec<bool> = "abcdef"
        .chars()
        .map(|k| value(&document, &k.to_string()).is_null())
        .collect();
    assert_eq!(nulls, [false, false, true, true, false, false]);
}

fn quickly_refused(text: &str, code: &str) {
    let start = Instant::now();
    let (_, findings) = parse(&source(text));
    assert!(findings.iter().any(|d| d.code.0 == code), "{findings:?}");
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn hostile_files_are_refused_quickly() {
    let mut laughs = "a0: &a0 [x]\n".to_string();
    let mut merges = "a0: &a0 {k: v}\n".to_string();
    for i in 1..10 {
        let all = vec![format!("*a{}", i - 1); 9].join(", ");
        laughs += &format!("a{i}: &a{i} [{all}]\n");
        merges += &format!("a{i}: &a{i} {{k{i}: [{all}], <<: [{all}]}}\n");
    }
    quickly_refused(&laughs, "SYN004");
    quickly_refused(&merges, "SYN004");
    let list = vec!["x"; 5000].join(",");
    let uses = vec!["*a"; 5000].join(",");
    quickly_refused(&format!("a: &a [{list}]\nb: [{uses}]\n"), "SYN004");
    quickly_refused(&format!("a: &a x\nb: [{uses}]\n"), "SYN005");
    quickly_refused(&"[".repeat(100_000), "SYN003");
    quickly_refused(&"- ".repeat(20_000), "SYN003");
    quickly_refused(&"? ".repeat(20_000), "SYN003");
    quickly_refused(
        &(0..60).map(|i| " ".repeat(i) + "a:\n").collect::<String>(),
        "SYN003",
    );
    quickly_refused(&"x".repeat(30 << 20), "SYN002");
    quickly_refused(&"# c\n".repeat(20_000), "SYN006");
    quickly_refused(&"岗位：a\n@: b\n".repeat(40_000), "SYN032");
    quickly_refused(&format!("[{}", "x,".repeat(500_000)), "SYN004");
    quickly_refused(&"“a #”\n".repeat(100_000), "SYN028");
    quickly_refused(&format!("a: \"{}", "\\q".repeat(400_000)), "SYN025");
    quickly_refused(&format!("a: {{{}}}", "b:1,".repeat(20_000)), "SYN032");
    quickly_refused(&"岗位：a\n".repeat(90_000), "SYN016");
    quickly_refused(&"a: (b # c)\n".repeat(9_000), "SYN032");
    quickly_refused(&"　- a\n".repeat(40_000), "SYN034");
    quickly_refused(&"a: 1\n　b: 2\n".repeat(9_000), "SYN032");
    quickly_refused(&"a: b #c\n".repeat(9_000), "SYN032");
    quickly_refused(&format!("a: {{b: c{}}}", ",d".repeat(20_000)), "SYN033");
    quickly_refused(&"\u{f0b7} a\n".repeat(60_000), "SYN014");
    quickly_refused(&"- a\n".repeat(60_000), "SYN004");
    quickly_refused(
        &format!(
            "a: &a {}\nb: [{}]\n",
            "x".repeat(900_000),
            vec!["*a"; 100].join(",")
        ),
        "SYN004",
    );
}

#[test]
fn a_hash_cuts_surely_or_perhaps() {
    let (document, findings) = parse(&source("a: 值班 #3 号岗\nb: 2 # 人\nc: x  #y\nd: z  # y\n"));
    let errors: Vec<_> = findings.iter().map(Diagnostic::is_error).collect();
    assert_eq!(errors, [true, false, true]);
    let texts = ["a", "b", "c", "d"].map(|key| text_of(&document, key));
    assert_eq!(texts, ["值班 #3 号岗", "2", "x", "z"]);
}

#[test]
fn full_width_spaces_become_levels() {
    let text = "a:\n　　b:\n\n　　　　- 甲\n　　　　-　乙\nc: |\n  　　丙\nd: \"丁\n　　戊\"\n";
    let (document, findings) = parse(&source(text));
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(text_of(&document, "c"), "　　丙\n");
    let inner = value(&document, "a")
        .map()
        .and_then(|entries| entries.first());
    assert_eq!(inner.map(|entry| entry.key.text.as_str()), Some("b"));
    assert!(matches!(
        inner.map(|entry| &entry.value.kind),
        Some(Kind::List(_))
    ));
}

#[test]
fn scalars_know_on_how_many_lines_they_stand() {
    let text = "a: 接听\nb: 接听\n  电话\nc: \"甲\n\n  乙\"\nd: |\n  甲\n\n  乙\n\n\ne: >- # 注\n  甲\n  乙\nf: |\ng: 'x'\n";
    let (document, _) = parse(&source(text));
    let lines = |key: char| {
        let scalar = value(&document, &key.to_string()).scalar();
        scalar.map_or(9, |scalar| scalar.lines)
    };
    assert_eq!(
        "abcdefg".chars().map(lines).collect::<Vec<_>>(),
        [1, 2, 3, 3, 2, 0, 1]
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "[a客 \n\t:：\\-#\"'\\[\\]{},&*!|>%@`?\\\\“”~<.\r\u{7}0-9]{0,60}") {
        let source = source(&text);
        let (document, findings) = parse(&source);
        for finding in &findings {
            let span = finding.span;
            assert!(text.get(span.start as usize..span.end as usize).is_some());
        }
        assert!(document.root.is_some() || !findings.is_empty());
    }
}
