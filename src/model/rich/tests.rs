use super::{Block, Inline, Room, What, parse};

fn text(content: &[Inline]) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Text(t) => t.clone(),
        Inline::Strong(c) => format!("<b>{}</b>", text(c)),
        Inline::Emphasis(c) => format!("<i>{}</i>", text(c)),
        Inline::Link { href, content } => format!("<a {href}>{}</a>", text(content)),
        Inline::Break => "<br>".into(),
    };
    content.iter().map(piece).collect()
}

fn show(source: &str) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph(line) => text(line),
        Block::List { ordered, items } => format!("{ordered}{}", items.len()),
    };
    match parse(source, Room::Prose) {
        Ok(blocks) => blocks.iter().map(block).collect::<Vec<_>>().join("|"),
        Err(faults) => faults
            .iter()
            .map(|f| format!("{:?}@{}", f.what, &source[f.start..f.end]))
            .collect(),
    }
}

#[test]
fn marks_beside_chinese_punctuation() {
    assert_eq!(show("**（必须）**具备"), "<b>（必须）</b>具备");
    assert_eq!(show("**“核心”**系统"), "<b>“核心”</b>系统");
    assert_eq!(
        show("见[官网](https://example.com/?a=1&b=2)"),
        "见<a https://example.com/?a=1&b=2>官网</a>"
    );
}

#[test]
fn what_is_no_mark_stays_to_the_letter() {
    for same in [
        "& &amp; &lt;",
        "a < b > c",
        "1. 接待",
        "- 接待",
        "# 号",
        "{{ x }} {% y %}",
        "| a | b |",
        "5 * 3",
        "a_b_c",
        "> 引",
        "---",
        "“”'\"",
        "<客户>",
    ] {
        assert_eq!(show(same), same);
    }
    assert_eq!(show(r"\*\*x\*\* \&amp;"), "**x** &amp;");
}

#[test]
fn lines_stay_apart_but_for_those_of_an_item() {
    assert_eq!(show("接听\n来电"), "接听<br>来电");
    assert_eq!(show("一\\\n二"), "一<br>二");
    assert_eq!(show("一\n\n二\n\n- a\n- b"), "一|二|false2");
    let Ok(blocks) = parse("- 接听\n  来电\n- answer\n  calls", Room::Prose) else {
        panic!()
    };
    let Block::List { items, .. } = &blocks[0] else {
        panic!()
    };
    let lines = items.iter().map(|item| match &item[0] {
        Block::Paragraph(line) => text(line),
        Block::List { .. } => String::new(),
    });
    assert_eq!(lines.collect::<Vec<_>>(), ["接听来电", "answer calls"]);
}

#[test]
fn the_rest_is_refused_with_its_place() {
    assert_eq!(show("按 <b>F1</b>"), "Html@<b>");
    assert_eq!(show("x & `code` y"), "Code@`code`");
    assert_eq!(show("一\n\n# 标题"), "Heading@# 标题");
    assert_eq!(
        show("[x](javascript:alert(1))"),
        "Address@[x](javascript:alert(1))"
    );
    assert_eq!(show("甲：\n\n3. 乙\n4. 丙"), "ListStart@3. 乙\n4. 丙");
    assert_eq!(
        show("| a | b |\n|---|---|\n| 1 | 2 |"),
        "Table@| a | b |\n|---|---|\n| 1 | 2 |"
    );
    let faults = parse("一\n\n二", Room::Line).unwrap_err();
    assert_eq!(faults[0].what, What::Paragraphs);
}
