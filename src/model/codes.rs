//! The codes of faults of form, in one list so that none is given twice.

use crate::diagnostic::Code;

/// A key that no field of this mapping has.
pub const UNKNOWN_KEY: Code = Code("FLD001");
/// A field that must be there is not.
pub const MISSING_FIELD: Code = Code("FLD002");
/// The same field under two keys.
pub const FIELD_TWICE: Code = Code("FLD003");
/// A value of another kind than the field takes.
pub const WRONG_KIND: Code = Code("FLD004");
/// A field that was written and left empty.
pub const EMPTY_FIELD: Code = Code("FLD005");
/// A word that is not one of those the field takes.
pub const UNKNOWN_WORD: Code = Code("FLD006");
/// A number, range or date that cannot be read.
pub const BAD_NUMBER: Code = Code("FLD007");
/// A range whose end lies before its start, a weight over 100.
pub const IMPOSSIBLE_NUMBER: Code = Code("FLD008");
/// A key that is no language in a text by language.
pub const UNKNOWN_LANGUAGE: Code = Code("FLD009");
/// A field of the YAML that this version cannot carry out.
pub const NOT_YET: Code = Code("FLD010");
/// Lines without dashes where a list is wanted.
pub const NO_DASHES: Code = Code("FLD011");
/// Markdown that a field cannot hold.
pub const MARKUP: Code = Code("TXT001");
/// More than one paragraph where one is wanted.
pub const ONE_PARAGRAPH: Code = Code("TXT002");
/// A link to somewhere a document must not lead.
pub const LINK: Code = Code("TXT003");
