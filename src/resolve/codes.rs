//! The codes of faults between roles, in one list so that none is given twice.

use crate::diagnostic::Code;

/// Two roles with one id.
pub const SAME_ID: Code = Code("ORG001");
/// Superiors that form a circle.
pub const CIRCLE: Code = Code("ORG002");
/// A field named by a section that does not exist.
pub const NO_SUCH_FIELD: Code = Code("ORG003");
/// A department that no role belongs to.
pub const NO_SUCH_DEPARTMENT: Code = Code("ORG004");
/// A measure referred to by an id that none has.
pub const NO_SUCH_MEASURE: Code = Code("ORG005");
/// A text that lacks one of the role's languages.
pub const UNTRANSLATED: Code = Code("LNG001");
/// A role that lacks one of the project's languages altogether.
pub const NOT_IN_LANGUAGE: Code = Code("LNG002");
/// A setting that names no language.
pub const NO_LANGUAGE: Code = Code("LNG003");
