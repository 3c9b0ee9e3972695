//! What the README shows is what the program does.

use crate::support::{human, inputs, read, templates};
use clap::Parser;
use rolewright::commands::Cli;
use rolewright::diagnostic::{Lang, Severity};
use rolewright::{compile, lint, project};

/// The code blocks of a language, in order.
fn blocks(lang: &str) -> Vec<String> {
    let text = read("README.md");
    let open = format!("```{lang}\n");
    let mut blocks = Vec::new();
    for part in text.split(&open).skip(1) {
        blocks.push(part.split("```").next().unwrap().to_string());
    }
    blocks
}

/// The rows of the table under a header row, as cells.
fn rows(header: &str) -> Vec<Vec<String>> {
    let text = read("README.md");
    let lines = text.lines().skip_while(|line| *line != header).skip(2);
    let rows = lines.take_while(|line| line.starts_with('|'));
    let cells = |line: &str| {
        line.trim_matches('|')
            .split('|')
            .map(|c| c.trim().to_string())
            .collect()
    };
    rows.map(cells).collect()
}

#[test]
fn its_roles_are_clean() {
    let roles = blocks("yaml")
        .into_iter()
        .filter(|block| !block.contains("所属部门："));
    let mut count = 0;
    for block in roles {
        let name = match block.contains("输出目录") {
            true => "rolewright.yaml",
            false => "hotline_agent.yaml",
        };
        let inputs = inputs(&[(name, &block)]);
        let found = compile::check(&inputs).diagnostics;
        assert!(
            found.is_empty(),
            "{}",
            human(&found, &inputs.sources, Lang::En)
        );
        count += 1;
    }
    assert_eq!(count, 3);
}

#[test]
fn its_report_is_what_check_says() {
    let mistaken = blocks("yaml")
        .into_iter()
        .find(|block| block.contains("所属部门："))
        .unwrap();
    let inputs = inputs(&[("hotline_agent.yaml", &mistaken)]);
    let report = human(
        &compile::check(&inputs).diagnostics,
        &inputs.sources,
        Lang::ZhCn,
    );
    let shown = blocks("console")
        .into_iter()
        .find(|block| block.contains("错误["))
        .unwrap();
    let shown = shown
        .split_once('\n')
        .unwrap()
        .1
        .split('…')
        .next()
        .unwrap()
        .to_string();
    assert!(report.starts_with(shown.trim_end()), "{report}");
    let codes = ["SYN016", "FLD001", "FLD006"];
    assert!(codes.iter().all(|code| report.contains(code)), "{report}");
}

#[test]
fn its_render_writes_the_files_it_lists() {
    let role = blocks("yaml").remove(0);
    let inputs = inputs(&[("hotline_agent.yaml", &role)]);
    let checked = compile::check(&inputs);
    let (jobs, _) = compile::plan(&checked, &templates(), &Default::default(), &inputs.roles);
    let name = |job: &compile::Job| {
        let extension = job.format.extension();
        format!(
            "rendered/{}-{}.{}.{extension}",
            job.subject, job.document, job.lang
        )
    };
    let names: Vec<String> = jobs.iter().map(name).collect();
    let shown = blocks("console").remove(0);
    let shown: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with("rendered/"))
        .collect();
    assert_eq!(names, shown);
}

#[test]
fn its_commands_are_understood() {
    let text = read("README.md");
    let mut count = 0;
    for piece in text.split('`').chain(text.lines()) {
        let Some(line) = piece.trim_start_matches("$ ").strip_prefix("rolewright ") else {
            continue;
        };
        if line.contains('…') || piece.contains('|') {
            continue;
        }
        let words = std::iter::once("rolewright").chain(line.split_whitespace());
        Cli::try_parse_from(words).unwrap_or_else(|error| panic!("{piece}: {error}"));
        count += 1;
    }
    assert!(count >= 8, "commands are not found: {count}");
}

#[test]
fn its_tables_are_whole() {
    let rules: Vec<Vec<String>> = lint::rules()
        .iter()
        .map(|rule| {
            let level = match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "info",
            };
            [rule.code, rule.name, level, rule.since]
                .map(String::from)
                .to_vec()
        })
        .collect();
    assert_eq!(rows("| code | name | level | since |"), rules);

    let kinds: Vec<String> = rows("| kind | 中文 | English |")
        .into_iter()
        .map(|row| row[0].clone())
        .collect();
    let ours: Vec<String> = project::builtin::kinds()
        .iter()
        .map(|kind| format!("`{kind}`"))
        .collect();
    assert_eq!(kinds, ours);

    let templates = templates();
    for (header, lang) in [
        ("| 名称 | 文档 | 内容 |", "zh-CN"),
        ("| name | document | content |", "en"),
    ] {
        let locale = templates.locale(lang).unwrap();
        let mut shown = rows(header);
        shown.sort();
        let ours: Vec<Vec<String>> = templates
            .documents()
            .map(|(name, about)| {
                vec![
                    format!("`{name}`"),
                    locale.labels[name].clone(),
                    about.describe[lang].clone(),
                ]
            })
            .collect();
        assert_eq!(shown, ours);
    }
}
