//! A YAML tree becomes a typed role.
//!
//! Finds every fault of form in one go: unknown keys, wrong types, missing
//! fields, Markdown that a field cannot hold. Whether the content is *good* is
//! `lint`'s matter; what other roles say is `resolve`'s.

#[macro_use]
mod declare;
pub mod codes;
mod lowering;
mod suggest;
pub mod view;

mod choice;
mod date;
mod number;
pub mod rich;
mod text;
mod time;

mod company;
mod conditions;
mod duty;
mod governance;
mod manual;
mod offer;
mod posting;
mod qualification;
mod role;

pub use choice::{Degree, DutyKind, ExperienceKind, PayPeriod, Right};
pub use company::{Company, Department};
pub use conditions::Shift;
pub use date::Date;
pub use declare::{Field, FieldInfo, RecordInfo, Shape};
pub use duty::{Duties, Duty, Module};
pub use governance::{Authority, Cooperation, Internal, Kpi, Relations};
pub use manual::{Phrases, Procedure, Script, Section, Turn, Value};
pub use number::{Count, Number, Percent, Range};
pub use offer::{Career, Pay};
pub use posting::Posting;
pub use qualification::{Education, Experience, Knowledge, Language, Qualifications};
pub use role::{Ignore, LintSettings, Role, Supervises};
pub use suggest::nearest;
pub use text::normal_tag;
pub use text::{Flag, Line, Prose, Word};
pub use time::Time;

use crate::diagnostic::Diagnostic;
use crate::syntax::tree::Document;
use declare::Lower;
use lowering::Lowering;

/// Reads a role out of a tree.
pub fn lower(document: &Document) -> (Role, Vec<Diagnostic>) {
    lower_as(document)
}

/// Reads a project's settings out of the tree of `rolewright.yaml`.
pub fn lower_company(document: &Document) -> (Company, Vec<Diagnostic>) {
    lower_as(document)
}

/// The declaration of a role's fields, for whoever must know all of them.
pub fn role_info() -> &'static RecordInfo {
    &<Role as declare::Record>::INFO
}

/// The English key of a role's field, from any of its keys.
pub fn field_key(name: &str) -> Option<&'static str> {
    let fields = <Role as declare::Record>::INFO.fields;
    lowering::field_index(fields, name).map(|index| fields[index].key)
}

/// The known key nearest to a name that is none.
pub fn nearest_field(name: &str) -> Option<&'static str> {
    let fields = <Role as declare::Record>::INFO.fields;
    suggest::nearest(name, fields.iter().flat_map(lowering::names))
}

fn lower_as<T: Lower + Default>(document: &Document) -> (T, Vec<Diagnostic>) {
    let mut cx = Lowering::default();
    let value = document
        .root
        .as_ref()
        .and_then(|root| T::lower(root, &mut cx));
    (value.unwrap_or_default(), cx.diagnostics)
}
