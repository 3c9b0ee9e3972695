//! Each rule finds what its page and its fixture say, and nothing else.

use crate::support::{inputs, read};
use rolewright::diagnostic::Diagnostic;
use rolewright::lint::{Rule, rules};
use rolewright::{compile, source::Sources};

/// All that is found in one role, forms and rules alike.
fn findings(text: &str) -> (Vec<Diagnostic>, Sources) {
    let inputs = inputs(&[("role.yaml", text)]);
    (compile::check(&inputs).diagnostics, inputs.sources)
}

/// The YAML below a heading of a rule's page.
fn example(rule: &Rule, heading: &str) -> String {
    let below = rule.page.split(&format!("\n## {heading}\n")).nth(1);
    let block = below.and_then(|text| text.split("```yaml\n").nth(1));
    let block = block.and_then(|text| text.split("```").next());
    block
        .unwrap_or_else(|| panic!("{}: no YAML below `{heading}`", rule.name))
        .to_string()
}

#[test]
fn pages_show_what_a_rule_finds() {
    for rule in rules() {
        let (bad, _) = findings(&example(rule, "bad"));
        assert!(
            !bad.is_empty(),
            "{}: the bad example is not found",
            rule.name
        );
        for finding in bad {
            assert_eq!(finding.code.0, rule.code, "{}: {finding:?}", rule.name);
        }
        let (good, _) = findings(&example(rule, "good"));
        assert!(
            good.is_empty(),
            "{}: the good example is found: {good:?}",
            rule.name
        );
    }
}

/// The roles of a fixture, each on the lines it has in the file, without the marks.
fn roles(fixture: &str) -> Vec<String> {
    let bare = |line: &str| line.split("#~").next().unwrap_or("").trim_end().to_string() + "\n";
    let fixture: String = fixture.lines().map(bare).collect();
    let mut line = 0;
    let role = |text: &str| {
        let padded = "\n".repeat(line) + text;
        line += text.matches('\n').count() + 1;
        padded
    };
    fixture.split("---\n").map(role).collect()
}

/// The codes that the comments `#~ CODE …` expect, with their lines.
fn expected(fixture: &str) -> Vec<(usize, String)> {
    let marked = |(at, line): (usize, &str)| {
        let codes = line.split_once("#~").map_or("", |(_, codes)| codes);
        let codes: Vec<String> = codes.split_whitespace().map(String::from).collect();
        codes.into_iter().map(move |code| (at + 1, code))
    };
    fixture.lines().enumerate().flat_map(marked).collect()
}

fn found(role: &str) -> Vec<(usize, String)> {
    let (findings, sources) = findings(role);
    let place = |finding: &Diagnostic| {
        let source = sources.get(finding.span.source).unwrap();
        (
            source.position(finding.span.start).line,
            finding.code.0.to_string(),
        )
    };
    findings.iter().map(place).collect()
}

#[test]
fn fixtures_are_found_where_they_are_marked() {
    for rule in rules() {
        let path = format!("tests/rules/{}.yaml", rule.name.replace('-', "_"));
        let fixture = read(&path);
        let mut found: Vec<_> = roles(&fixture)
            .iter()
            .flat_map(|role| found(role))
            .collect();
        found.sort();
        assert_eq!(found, expected(&fixture), "{path}");
        assert!(
            found.iter().any(|(_, code)| code == rule.code),
            "{path} does not try {}",
            rule.code
        );
    }
}
