//! Roles become an organisation: who reports to whom, which languages exist.
//!
//! What one role says of another is settled here; whether it is good is
//! `lint`'s matter.

pub mod codes;
mod languages;
mod lines;
mod sense;

use crate::diagnostic::Diagnostic;
use crate::model::{Company, Role, codes as model_codes};
use crate::say;
use crate::source::SourceId;
use std::collections::BTreeMap;

pub use languages::{names as language_names, written_in};

/// A role and where it came from.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub source: SourceId,
    /// The file's name without folder and extension.
    pub stem: String,
    pub role: Role,
}

/// A role whose place in the organisation is known.
#[derive(Debug, Clone)]
pub struct ResolvedRole {
    pub id: String,
    pub source: SourceId,
    pub role: Role,
    /// The languages it can be rendered in, the main one first.
    pub languages: Vec<String>,
    /// The index of its superior in [`Organization::roles`].
    pub superior: Option<usize>,
    /// The indexes of those who report to it, in order.
    pub reports: Vec<usize>,
}

/// All roles of a run and the lines between them.
#[derive(Debug, Clone, Default)]
pub struct Organization {
    pub company: Company,
    /// In reporting order: a superior before those who report to it.
    pub roles: Vec<ResolvedRole>,
    /// The roles' places by id.
    pub index: BTreeMap<String, usize>,
}

impl Organization {
    /// The role with an id.
    pub fn find(&self, id: &str) -> Option<&ResolvedRole> {
        self.index.get(id).and_then(|&at| self.roles.get(at))
    }

    /// The project's languages; empty when the settings name none.
    pub fn languages(&self) -> Vec<String> {
        let words = self.company.languages.items();
        let tags = words
            .iter()
            .filter_map(|word| crate::model::normal_tag(&word.text));
        tags.collect()
    }
}

/// Settles names, reporting lines and languages.
pub fn resolve(loaded: Vec<Loaded>, company: &Company) -> (Organization, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    languages::check_settings(company, &mut diagnostics);
    let roles: Vec<ResolvedRole> = loaded.into_iter().map(place).collect();
    same_ids(&roles, &mut diagnostics);
    let roles = lines::order(roles, &mut diagnostics);
    let index = roles
        .iter()
        .enumerate()
        .rev()
        .map(|(at, role)| (role.id.clone(), at));
    let organization = Organization {
        company: company.clone(),
        index: index.collect(),
        roles,
    };
    let wanted = organization.languages();
    for role in &organization.roles {
        languages::check(role, &wanted, &mut diagnostics);
        sense::check(&role.role, &mut diagnostics);
        not_yet(&role.role, &mut diagnostics);
    }
    sense::departments(&organization, &mut diagnostics);
    (organization, diagnostics)
}

fn place(loaded: Loaded) -> ResolvedRole {
    let id = loaded
        .role
        .id
        .get()
        .map_or(loaded.stem, |word| word.text.clone());
    ResolvedRole {
        id,
        source: loaded.source,
        languages: languages::of(&loaded.role),
        role: loaded.role,
        superior: None,
        reports: Vec::new(),
    }
}

fn same_ids(roles: &[ResolvedRole], diagnostics: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &ResolvedRole> = BTreeMap::new();
    for role in roles {
        let Some(other) = first.insert(&role.id, role) else {
            continue;
        };
        let id = &role.id;
        let message = say!(
            "两个岗位用了同一个标识“{id}”",
            "two roles have the id `{id}`"
        );
        diagnostics.push(
            Diagnostic::error(codes::SAME_ID, id_span(role), message)
                .label(id_span(other), say!("另一个在这里", "the other is here"))
                .help(say!(
                    "标识缺省取文件名；给其中一个另写“标识”（id）",
                    "the file name is the id by default; give one of them an `id` of its own"
                )),
        );
    }
}

/// Where a role's id is written, else its title.
fn id_span(role: &ResolvedRole) -> crate::source::Span {
    let id = role.role.id.get().map(|word| word.span);
    let title = role.role.title.get().map(|line| line.span);
    id.or(title).unwrap_or(role.role.span)
}

/// Nothing is passed over in silence: what cannot be carried out yet says so.
fn not_yet(role: &Role, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(extends) = role.extends.get() {
        let message = say!(
            "这个版本还不能继承其他岗位",
            "this version cannot build on another role yet"
        );
        diagnostics.push(
            Diagnostic::error(model_codes::NOT_YET, extends.span, message).help(say!(
                "把需要的字段写进这个文件",
                "write the fields into this file"
            )),
        );
    }
}
