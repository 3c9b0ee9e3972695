//! Some modules of duties with a weight, others without.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule};
use crate::model::Module;
use crate::resolve::ResolvedRole;
use crate::say;

pub(super) const RULE: Rule = Rule {
    code: "STR005",
    name: "partial-duty-weights",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("partial_duty_weights.md"),
    check: Check::Role(check),
};

fn check(role: &ResolvedRole, findings: &mut Findings<'_>) {
    let Some(duties) = role.role.duties.get() else {
        return;
    };
    let weighted = |module: &&Module| module.weight.get().is_some();
    let (with, without): (Vec<&Module>, Vec<&Module>) = duties.modules.iter().partition(weighted);
    if with.is_empty() {
        return;
    }
    for module in without {
        let span = module.name.get().map_or(module.span, |name| name.span);
        findings.add(
            span,
            say!(
                "这部分职责没有权重，其他模块有",
                "these duties have no weight, others have one"
            ),
            say!(
                "补上权重，或去掉所有权重",
                "give them a weight, or take all weights away"
            ),
        );
    }
}
