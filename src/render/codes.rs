//! The codes of faults in templates, in one list so that none is given twice.

use crate::diagnostic::Code;

/// A template that cannot be read.
pub const SYNTAX: Code = Code("TPL001");
/// A variable or field that is not there.
pub const UNDEFINED: Code = Code("TPL002");
/// A filter, function or template that does not exist.
pub const UNKNOWN: Code = Code("TPL003");
/// A step that cannot be carried out on the value at hand.
pub const VALUE: Code = Code("TPL004");
/// Templates that include each other without end.
pub const CYCLE: Code = Code("TPL005");
/// More output than a document may have.
pub const TOO_LONG: Code = Code("TPL006");
/// Markdown that no document can hold.
pub const MARKDOWN: Code = Code("TPL007");
/// A locale or description of a document that cannot be read.
pub const DATA: Code = Code("TPL008");
/// A document or language that does not exist.
pub const NO_SUCH: Code = Code("TPL009");
