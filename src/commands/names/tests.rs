use super::*;
use crate::emit::Format;
use proptest::prelude::*;

fn job(subject: &str, title: &str) -> Job {
    Job {
        subject: subject.into(),
        title: title.into(),
        document: "posting".into(),
        lang: "zh-CN".into(),
        roles: Vec::new(),
        format: Format::Docx,
    }
}

fn named(pattern: &str, job: &Job) -> String {
    Pattern::parse(pattern).ok().unwrap().fill(job)
}

#[test]
fn the_usual_pattern_is_the_default() {
    let job = job("front_desk", "前台");
    assert_eq!(Pattern::usual().fill(&job), "front_desk-posting.zh-CN.docx");
    assert_eq!(named(DEFAULT, &job), Pattern::usual().fill(&job));
}

#[test]
fn patterns_name_folders_and_places() {
    let job = job("front_desk", "前台接待");
    assert_eq!(
        named("{lang}/{ title }（{document}）", &job),
        "zh-CN/前台接待（posting）.docx"
    );
    assert_eq!(named("all", &job), "all.docx");
}

#[test]
fn data_names_no_folders_and_no_devices() {
    for (title, name) in [
        ("客服/前台", "客服_前台.docx"),
        ("../../etc/passwd", "_.._etc_passwd.docx"),
        ("..", "_.docx"),
        (" .hidden. ", "hidden.docx"),
        ("CON", "_CON.docx"),
        ("com1.backup", "_com1.backup.docx"),
        ("COMET", "COMET.docx"),
        ("a:b*c?\"<>|\\d\n", "a_b_c______d_.docx"),
        ("exe.\u{202E}txt", "exe._txt.docx"),
        ("cafe\u{301}", "café.docx"),
    ] {
        assert_eq!(named("{title}", &job("x", title)), name);
    }
}

#[test]
fn long_titles_are_cut_and_the_language_stays() {
    let name = named("{title}-{document}.{lang}", &job("x", &"前".repeat(100)));
    assert!(
        name.len() <= LIMIT && name.len() > LIMIT - 3,
        "{}",
        name.len()
    );
    assert!(name.ends_with("前-posting.zh-CN.docx"));
}

#[test]
fn unknown_placeholders_and_ways_out_are_told() {
    let wrong = |text| Pattern::parse(text).err().unwrap();
    assert_eq!(wrong("{id}-{kind}"), Wrong::Placeholder("{kind}".into()));
    assert_eq!(wrong("{id}-{lang"), Wrong::Placeholder("{lang".into()));
    assert_eq!(wrong("a}b"), Wrong::Placeholder("}b".into()));
    for out in [
        "../{id}",
        "/tmp/{id}",
        "C:/{id}",
        "a//{id}",
        "..\\{id}",
        "{id}/",
        "",
    ] {
        assert_eq!(wrong(out), Wrong::LeadsOut, "{out}");
    }
}

#[test]
fn a_wrong_placeholder_is_shown_where_it_stands() {
    let mut sources = Sources::default();
    let id = sources.add("rolewright.yaml", "names: '{id}-{kind}'\n");
    let mut company = Company::default();
    company.names.value = Some(Word {
        span: sources.get(id).unwrap().span(7, 20),
        text: "{id}-{kind}".into(),
    });
    let found = check(&company, &sources).unwrap();
    assert_eq!(sources.get(id).unwrap().slice(found.span), "{kind}");
    assert_eq!(
        found.help.unwrap().zh,
        "可以用：{id} {title} {document} {lang}"
    );
}

#[test]
fn two_documents_never_share_a_file() {
    let company = Company::default();
    let jobs = [job("a", ""), job("b", ""), job("B", "")];
    assert!(names(&company, &jobs[..2]).is_ok());
    let fault = names(&company, &jobs).unwrap_err();
    assert_eq!(fault.path.as_deref(), Some("B-posting.zh-CN.docx"));
    let jobs = [job("caf\u{e9}", ""), job("cafe\u{301}", "")];
    let fault = names(&company, &jobs).unwrap_err();
    assert!(
        fault
            .message
            .en
            .contains("would be written to the same file")
    );
}

#[test]
fn no_name_hides_its_file() {
    assert_eq!(named("{title}", &job("x", "-")), "_-.docx");
}

proptest! {
    #[test]
    fn any_title_makes_a_name_that_stays_in_its_folder(title in any::<String>(), many in 0usize..80) {
        let name = named("{title}.{lang}", &job("x", &title.repeat(many)));
        prop_assert!(name.len() <= LIMIT);
        prop_assert!(!name.contains(['/', '\\', ':', '\0']) && !name.starts_with('.'));
        prop_assert!(name.ends_with("zh-CN.docx"));
    }
}
