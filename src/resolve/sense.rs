//! What a role's fields say of each other: names that must exist, bounds that
//! must be in order.

use super::{Organization, codes};
use crate::diagnostic::{Diagnostic, Message};
use crate::model::{Department, Role, codes as model_codes, field_key, nearest, nearest_field};
use crate::say;
use crate::source::Span;

/// Checks the names and bounds inside one role.
pub fn check(role: &Role, diagnostics: &mut Vec<Diagnostic>) {
    sections(role, diagnostics);
    measures(role, diagnostics);
    diagnostics.extend(pay(role));
}

/// Departments that the settings describe and no role belongs to: what is said
/// of them would be printed nowhere.
pub fn departments(organization: &Organization, diagnostics: &mut Vec<Diagnostic>) {
    let lines = organization
        .roles
        .iter()
        .filter_map(|role| role.role.department.get());
    let known: Vec<&str> = lines
        .flat_map(|line| &line.forms)
        .map(|form| form.text.as_str())
        .collect();
    if organization.roles.is_empty() {
        return;
    }
    let is_known = |department: &&Department| {
        let forms = department.name.get().map_or(&[][..], |line| &line.forms);
        forms.iter().any(|form| known.contains(&form.text.as_str()))
    };
    let all = organization.company.departments.items();
    for name in all
        .iter()
        .filter(|d| !is_known(d))
        .filter_map(|d| d.name.get())
    {
        let text = name.forms.first().map_or("", |form| &form.text);
        let message = say!("没有岗位属于“{text}”", "no role belongs to `{text}`");
        let diagnostic = Diagnostic::warning(codes::NO_SUCH_DEPARTMENT, name.span, message);
        diagnostics.push(with_near(
            diagnostic,
            nearest(text, known.iter().copied()),
            say!(
                "部门名称要与岗位的“所属部门”一致",
                "give it the name that roles have under `department`"
            ),
        ));
    }
}

/// Sections may only follow fields that exist.
fn sections(role: &Role, diagnostics: &mut Vec<Diagnostic>) {
    for section in role.sections.items() {
        let Some(after) = section
            .after
            .get()
            .filter(|word| field_key(&word.text).is_none())
        else {
            continue;
        };
        let text = &after.text;
        let message = say!("没有“{text}”这个字段", "there is no field `{text}`");
        let diagnostic = Diagnostic::error(codes::NO_SUCH_FIELD, after.span, message);
        diagnostics.push(with_near(
            diagnostic,
            nearest_field(text),
            say!(
                "写岗位的字段名，例如：岗位职责",
                "write a field of the role, such as duties"
            ),
        ));
    }
}

/// Duties may refer to measures by id; an id that no measure has is a slip.
/// Names in words are left alone: a measure need not be listed to be named.
fn measures(role: &Role, diagnostics: &mut Vec<Diagnostic>) {
    let ids: Vec<&str> = role
        .kpis
        .items()
        .iter()
        .filter_map(|kpi| Some(kpi.id.get()?.as_str()))
        .collect();
    let duties = role
        .duties
        .get()
        .into_iter()
        .flat_map(|duties| duties.all());
    let references = duties
        .flat_map(|duty| duty.kpis.items())
        .flat_map(|line| &line.forms);
    let is_id = |text: &str| {
        text.chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    };
    let slips = references.filter(|form| is_id(&form.text) && !ids.contains(&form.text.as_str()));
    for form in slips.filter(|_| !ids.is_empty()) {
        let (text, known) = (&form.text, ids.join(", "));
        let message = say!(
            "没有标识为“{text}”的考核指标",
            "there is no measure with the id `{text}`"
        );
        let diagnostic = Diagnostic::error(codes::NO_SUCH_MEASURE, form.span, message);
        diagnostics.push(with_near(
            diagnostic,
            nearest(text, ids.iter().copied()),
            say!("已有的标识：{known}", "ids: {known}"),
        ));
    }
}

fn pay(role: &Role) -> Option<Diagnostic> {
    let pay = role.pay.get()?;
    let (min, max) = (pay.min.get()?, pay.max.get()?);
    if min.value <= max.value {
        return None;
    }
    let message = say!("薪资的下限大于上限", "the lowest pay is above the highest");
    Some(
        Diagnostic::error(model_codes::IMPOSSIBLE_NUMBER, max.span, message)
            .label(min.span, say!("下限写在这里", "the lowest is here"))
            .help(say!("先写小的，再写大的", "write the smaller number first")),
    )
}

/// Advises the near name, else what `other` says.
fn with_near(diagnostic: Diagnostic, near: Option<&str>, other: Message) -> Diagnostic {
    let span: Span = diagnostic.span;
    match near {
        Some(near) => diagnostic
            .help(say!("是不是想写“{near}”？", "did you mean `{near}`?"))
            .edit(span, near),
        None => diagnostic.help(other),
    }
}
