use super::*;
use crate::diagnostic::Code;
use crate::say;
use proptest::prelude::*;

fn find(sources: &Sources, id: SourceId, text: &str) -> Span {
    let source = sources.get(id).unwrap();
    let start = source.text.find(text).unwrap();
    source.span(start, start + text.len())
}

fn one(name: &str, text: &str) -> (Sources, SourceId) {
    let mut sources = Sources::default();
    let id = sources.add(name, text);
    (sources, id)
}

fn plain(diagnostic: Diagnostic, sources: &Sources, lang: Lang) -> String {
    human(&[diagnostic], sources, lang, false)
}

fn misspelt() -> (Sources, Diagnostic) {
    let (sources, id) = one(
        "roles/前台.yaml",
        "id: front_desk\n岗位名程: 前台接待 👋 主管\npurpose: 接待\n",
    );
    let span = find(&sources, id, "岗位名程");
    let found = Diagnostic::error(
        Code("FLD001"),
        span,
        say!("未知字段“岗位名程”", "unknown key `岗位名程`"),
    )
    .here(say!("没有这个字段", "no such field"))
    .label(find(&sources, id, "主管"), say!("它的值", "its value"))
    .reason(say!(
        "未知字段不会出现在文档里",
        "an unknown key is printed nowhere"
    ))
    .help(say!("是不是“岗位名称”？", "did you mean `岗位名称`?"))
    .edit(span, "岗位名称");
    (sources, found)
}

#[test]
fn carets_stand_under_wide_characters() {
    let (sources, found) = misspelt();
    let expected = "\
错误[FLD001]: 未知字段“岗位名程”
 --> roles/前台.yaml:2:1
  |
2 | 岗位名程: 前台接待 👋 主管
  | ^^^^^^^^              ---- 它的值
  | |
  | 没有这个字段
  |
  = 原因: 未知字段不会出现在文档里
建议: 是不是“岗位名称”？
  |
2 - 岗位名程: 前台接待 👋 主管
2 + 岗位名称: 前台接待 👋 主管
  |

";
    assert_eq!(plain(found, &sources, Lang::ZhCn), expected);
}

#[test]
fn english_reads_english() {
    let (sources, found) = misspelt();
    let expected = "\
error[FLD001]: unknown key `岗位名程`
 --> roles/前台.yaml:2:1
  |
2 | 岗位名程: 前台接待 👋 主管
  | ^^^^^^^^              ---- its value
  | |
  | no such field
  |
  = note: an unknown key is printed nowhere
help: did you mean `岗位名称`?
  |
2 - 岗位名程: 前台接待 👋 主管
2 + 岗位名称: 前台接待 👋 主管
  |

";
    assert_eq!(plain(found, &sources, Lang::En), expected);
}

#[test]
fn no_english_leaks_into_chinese() {
    let (mut sources, found) = misspelt();
    let other = sources.add("乙.yaml", "名称: 甲\n");
    let span = sources.get(other).unwrap().span(0, 6);
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let mut found = found.clone().label(span, say!("另一处", "elsewhere"));
        found.severity = severity;
        let report = plain(found, &sources, Lang::ZhCn);
        let written = report
            .lines()
            .filter(|line| !line.contains('|') && !line.contains("-->"));
        for line in written.filter(|line| !line.contains(":::")) {
            let letters = line.replace("FLD001", "");
            assert!(
                !letters.contains(|c: char| c.is_ascii_alphabetic()),
                "{line}"
            );
        }
        assert!(report.contains("::: 乙.yaml:1:1"), "{report}");
    }
}

#[test]
fn wide_lines_are_shown_around_the_finding() {
    let long = "职责描述很长".repeat(40);
    let (sources, id) = one(
        "a.yaml",
        &format!("purpose: {long}负责相关工作{long}\r\nb: c\r\n"),
    );
    let span = find(&sources, id, "负责相关工作");
    let found = Diagnostic::warning(Code("DUT003"), span, say!("空话", "empty words"))
        .edit(span, "受理来电");
    let expected = "\
警告[DUT003]: 空话
 --> a.yaml:1:250
  |
1 | ... 长职责描述很长职责描述很长职责描述很长负责相关工作职责描述很长职责描述很长职责描述很长职...
  |                                           ^^^^^^^^^^^^
  |
建议: 改成这样
  |
1 - ...描述很长职责描述很长职责描述很长负责相关工作职责描述很长职责描述很长职责描述...
1 + ...描述很长职责描述很长职责描述很长受理来电职责描述很长职责描述很长职责描述...
  |

";
    assert_eq!(plain(found, &sources, Lang::ZhCn), expected);
}

#[test]
fn a_section_is_shown_by_its_first_line() {
    let (sources, id) = one("a.yaml", "a:\n  b: 1\n  c: 2\n");
    let span = sources.get(id).unwrap().span(0, 16);
    let found = Diagnostic::warning(Code("FLD002"), span, say!("缺“d”", "no `d`"))
        .help(say!("加上", "add it"));
    let expected = "\
warning[FLD002]: no `d`
 --> a.yaml:1:1
  |
1 | a:
  | ^^
  |
  = help: add it

";
    assert_eq!(plain(found, &sources, Lang::En), expected);
}

#[test]
fn many_edits_are_left_to_tools() {
    let (sources, id) = one("a.yaml", "a: 1\nb: 2\n");
    let at = |start| sources.get(id).unwrap().span(start, start + 1);
    let found = Diagnostic::warning(Code("FLD002"), at(0), say!("乱", "mess"))
        .help(say!("对调", "swap them"))
        .edit(at(0), "b")
        .edit(at(5), "a");
    let report = plain(found, &sources, Lang::ZhCn);
    assert!(report.ends_with("  = 建议: 对调\n\n"), "{report}");
}

#[test]
fn a_report_ends_with_its_sum() {
    let (sources, found) = misspelt();
    let report = Report {
        diagnostics: &[found],
        sources: &sources,
        checked: 12,
        lang: Lang::ZhCn,
        styled: false,
    };
    assert!(write(&report).ends_with("\n\n发现 1 个错误（共检查 12 个文件）\n"));
}

#[test]
fn a_notice_gives_no_orders_to_the_terminal() {
    let text = notice(
        Severity::Error,
        "a\u{1b}[31m：无法读取",
        Some("另存"),
        Lang::ZhCn,
        false,
    );
    assert_eq!(text, "错误: a␛[31m：无法读取\n建议: 另存\n");
}

proptest! {
    /// Findings come from eight stages; a report must survive any of them.
    #[test]
    fn any_span_of_any_text_can_be_shown(
        text in "[a前，👋\u{301}\t\r\n: ]{0,60}",
        spans in prop::collection::vec((0usize..90, 0usize..90, 0u32..3), 3),
        edit in "[a前\n]{0,5}",
    ) {
        let mut sources = Sources::default();
        sources.add("a.yaml", text.clone());
        sources.add("b.yaml", "");
        let span = |i: usize| {
            let (start, length, source) = spans[i];
            Span::new(SourceId(source), start, start + length)
        };
        let found = Diagnostic::error(Code("FLD001"), span(0), say!("错", "wrong"))
            .label(span(1), say!("这里\n和", "here\nand"))
            .edit(span(2), edit);
        for lang in [Lang::ZhCn, Lang::En] {
            for styled in [false, true] {
                let once = human(std::slice::from_ref(&found), &sources, lang, styled);
                prop_assert_eq!(&once, &human(std::slice::from_ref(&found), &sources, lang, styled));
            }
        }
    }
}
