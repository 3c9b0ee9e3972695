use super::*;

fn told(files: &[(&str, &str)]) -> Vec<(String, String, String)> {
    let files = files.iter().map(|(name, text)| TemplateFile {
        name: name.to_string(),
        shown: name.to_string(),
        text: text.to_string(),
    });
    let mut sources = Sources::default();
    let (_, found) = Templates::new(&files.collect::<Vec<_>>(), &mut sources);
    let one = |found: Diagnostic| {
        let source = sources.get(found.span.source).unwrap();
        let marked = source.slice(found.span).to_string();
        (source.name.clone(), marked, found.message.zh)
    };
    found.into_iter().map(one).collect()
}

const GOOD: &str = "subject: role\ndescribe: {}\nnumbering: {}\nheader: {left: a, right: b}\n";

#[test]
fn data_is_told_with_its_key_and_place() {
    let cases = [
        (GOOD, "", ""),
        (
            "# 注\nsubject: role\nnumbring: {}\n",
            "numbring",
            "没有字段“numbring”",
        ),
        (
            "subject: role\nheader:\n  left: a\n",
            "left",
            "这一层缺少“right”",
        ),
        (
            "subject: role\ndescribe: {}\n",
            "describe",
            "这一层缺少“numbering”",
        ),
        ("subject: team\n", "team", "不能写“team”"),
        (
            "subject: role\nsubject: role\n",
            "subject",
            "“subject”写了两次",
        ),
        ("subject: role\ndescribe: 中文\n", "中文", "值的类型不对"),
        ("subject: role\ncontents: 300\n", "300", "值的类型不对"),
        ("", "", "文件不完整"),
    ];
    for (text, marked, message) in cases {
        let found = told(&[
            ("documents/x/about.yaml", text),
            ("documents/x/page.md.tera", ""),
        ]);
        let found: Vec<_> = found
            .iter()
            .map(|(_, marked, zh)| (&**marked, &**zh))
            .collect();
        let expected: Vec<_> = [(marked, message)]
            .into_iter()
            .filter(|e| !e.1.is_empty())
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn documents_have_both_files_under_their_names() {
    let messages = |names: &[&str]| -> Vec<String> {
        let text = |name: &str| if name.ends_with(".tera") { "" } else { GOOD };
        let files: Vec<_> = names.iter().map(|name| (*name, text(name))).collect();
        told(&files)
            .into_iter()
            .map(|(name, _, zh)| format!("{name}: {zh}"))
            .collect()
    };
    let none: [&str; 0] = [];
    assert_eq!(
        messages(&["documents/parts/x.md.tera", "documents/parts/pages.md.tera"]),
        none
    );
    assert_eq!(
        messages(&["documents/x/page.md.tera"]),
        ["documents/x/page.md.tera: documents/x 里缺少 about.yaml"]
    );
    assert_eq!(
        messages(&["documents/x/about.yaml"]),
        ["documents/x/about.yaml: documents/x 里缺少 page.md.tera"]
    );
    assert_eq!(
        messages(&["documents/x/about.yaml", "documents/x/page.tera"]),
        ["documents/x/page.tera: “page.tera”不会被用到：文件名应为 page.md.tera"]
    );
    assert_eq!(
        messages(&["documents/x/about.yml", "locales/fr.yml"]),
        [
            "documents/x/about.yml: “about.yml”不会被用到：文件名应为 about.yaml",
            "locales/fr.yml: “fr.yml”不会被用到：文件名应为 fr.yaml"
        ]
    );
}
