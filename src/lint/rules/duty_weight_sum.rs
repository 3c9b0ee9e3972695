//! Weights of duties that do not sum to 100.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule};
use crate::model::Percent;
use crate::resolve::ResolvedRole;
use crate::say;

pub(super) const RULE: Rule = Rule {
    code: "STR004",
    name: "duty-weight-sum",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("duty_weight_sum.md"),
    check: Check::Role(check),
};

/// What rounding may take from the sum, in percent.
const ROUNDING: f64 = 0.5;

fn check(role: &ResolvedRole, findings: &mut Findings<'_>) {
    let Some(duties) = role.role.duties.get() else {
        return;
    };
    let weights: Vec<&Percent> = duties
        .modules
        .iter()
        .filter_map(|module| module.weight.get())
        .collect();
    let all = weights.len() == duties.modules.len();
    let sum: f64 = weights.iter().map(|weight| weight.value).sum();
    let Some(last) = weights
        .last()
        .filter(|_| all && (sum - 100.0).abs() > ROUNDING)
    else {
        return;
    };
    let terms: Vec<String> = weights
        .iter()
        .map(|weight| weight.value.to_string())
        .collect();
    let terms = terms.join(" + ");
    findings.add(
        last.span,
        say!(
            "职责权重之和是 {sum}%，不是 100%（{terms}）",
            "the duties' weights sum to {sum}, not 100 ({terms})"
        ),
        say!(
            "调整权重，使各模块合计 100%",
            "change the weights so that they sum to 100"
        ),
    );
}
