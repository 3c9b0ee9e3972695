//! Reporting lines: who a role reports to, and the order that follows.

use super::{ResolvedRole, codes};
use crate::diagnostic::Diagnostic;
use crate::model::Line;
use crate::say;
use std::collections::BTreeMap;

/// Links superiors and reports, and puts superiors before those who report to
/// them; roles without a line keep the order of their files.
pub fn order(roles: Vec<ResolvedRole>, diagnostics: &mut Vec<Diagnostic>) -> Vec<ResolvedRole> {
    let superiors = superiors(&roles);
    let superiors = without_circles(&roles, superiors, diagnostics);
    let order = from_the_top(&roles, &superiors);
    let mut place = vec![0; roles.len()];
    for (at, &old) in order.iter().enumerate() {
        place[old] = at;
    }
    let mut slots: Vec<Option<ResolvedRole>> = roles.into_iter().map(Some).collect();
    let mut sorted: Vec<ResolvedRole> = order.iter().filter_map(|&old| slots[old].take()).collect();
    for (old, superior) in superiors.iter().enumerate() {
        let Some(superior) = superior else { continue };
        sorted[place[old]].superior = Some(place[*superior]);
        sorted[place[*superior]].reports.push(place[old]);
    }
    sorted
        .iter_mut()
        .for_each(|role| role.reports.sort_unstable());
    sorted
}

/// The superior of each role: the one with the id, title or other name that
/// `reports_to` gives. A name that several roles bear names none.
fn superiors(roles: &[ResolvedRole]) -> Vec<Option<usize>> {
    let mut names: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, role) in roles.iter().enumerate() {
        let mut own: Vec<&str> = lines(role)
            .flat_map(|line| &line.forms)
            .map(|f| f.text.as_str())
            .collect();
        own.sort_unstable();
        own.dedup();
        for name in own {
            names
                .entry(name)
                .and_modify(|known| *known = None)
                .or_insert(Some(at));
        }
    }
    for (at, role) in roles.iter().enumerate() {
        names.insert(&role.id, Some(at));
    }
    let superior = |role: &ResolvedRole| {
        let line = role.role.reports_to.get()?;
        line.forms
            .iter()
            .find_map(|form| names.get(form.text.as_str()).copied()?)
    };
    roles.iter().map(superior).collect()
}

fn lines(role: &ResolvedRole) -> impl Iterator<Item = &Line> {
    role.role
        .title
        .get()
        .into_iter()
        .chain(role.role.aliases.items())
}

/// Cuts each circle at its first role and reports it once.
fn without_circles(
    roles: &[ResolvedRole],
    mut superiors: Vec<Option<usize>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Option<usize>> {
    let mut settled = vec![false; roles.len()];
    for start in 0..roles.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|&here| !settled[here]) {
            if let Some(from) = path.iter().position(|&seen| seen == here) {
                diagnostics.extend(circle(roles, &path[from..]));
                superiors[here] = None;
                break;
            }
            path.push(here);
            at = superiors[here];
        }
        path.into_iter().for_each(|seen| settled[seen] = true);
    }
    superiors
}

fn circle(roles: &[ResolvedRole], members: &[usize]) -> Option<Diagnostic> {
    let ids: Vec<&str> = members
        .iter()
        .chain(members.first())
        .map(|&at| roles[at].id.as_str())
        .collect();
    let path = ids.join(" → ");
    let (first, others) = members.split_first()?;
    let span = |at: &usize| roles[*at].role.reports_to.get().map(|line| line.span);
    let message = say!(
        "汇报关系绕成了圈：{path}",
        "the reporting line runs in a circle: {path}"
    );
    let mut diagnostic = Diagnostic::error(codes::CIRCLE, span(first)?, message).help(say!(
        "改正其中一个“直接上级”",
        "correct one of the `reports_to` lines"
    ));
    for other in others.iter().filter_map(span) {
        diagnostic = diagnostic.label(other, say!("再到这里", "on to here"));
    }
    Some(diagnostic)
}

/// Depth first from those without a superior; reports in the order in which
/// their superior names them, then in file order.
fn from_the_top(roles: &[ResolvedRole], superiors: &[Option<usize>]) -> Vec<usize> {
    let mut reports = vec![Vec::new(); superiors.len()];
    for (at, superior) in superiors.iter().enumerate() {
        if let Some(superior) = superior {
            reports[*superior].push(at);
        }
    }
    for (superior, own) in reports.iter_mut().enumerate() {
        own.sort_by_key(|&at| rank(&roles[superior], &roles[at]));
    }
    let tops = (0..superiors.len()).filter(|&at| superiors[at].is_none());
    let mut waiting: Vec<usize> = tops.collect();
    waiting.reverse();
    let mut order = Vec::with_capacity(superiors.len());
    while let Some(at) = waiting.pop() {
        order.push(at);
        waiting.extend(reports[at].iter().rev());
    }
    order
}

/// Where a superior names a report among those it supervises.
fn rank(superior: &ResolvedRole, report: &ResolvedRole) -> usize {
    let named = superior
        .role
        .supervises
        .get()
        .map_or(&[][..], |named| &named.roles);
    let is_report = |line: &Line| {
        let titles = || {
            report
                .role
                .title
                .get()
                .into_iter()
                .flat_map(|title| &title.forms)
        };
        let same = |text: &str| text == report.id || titles().any(|form| form.text == text);
        line.forms.iter().any(|form| same(&form.text))
    };
    named.iter().position(is_report).unwrap_or(usize::MAX)
}
