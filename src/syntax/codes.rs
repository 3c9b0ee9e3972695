//! The codes of what can be wrong with a file as YAML, one for each kind of mistake.

use crate::diagnostic::Code;

/// Nothing is written in the file.
pub const EMPTY: Code = Code("SYN001");
/// The file is larger than the limit.
pub const TOO_LARGE: Code = Code("SYN002");
/// Values are nested too deeply.
pub const TOO_DEEP: Code = Code("SYN003");
/// The file holds too many values, counted after aliases are put in place.
pub const TOO_MANY_NODES: Code = Code("SYN004");
/// The file uses too many aliases.
pub const TOO_MANY_ALIASES: Code = Code("SYN005");
/// The file holds too many comments.
pub const TOO_MANY_COMMENTS: Code = Code("SYN006");
/// A second document begins in the same file.
pub const SEVERAL_DOCUMENTS: Code = Code("SYN007");
/// A key stands twice in one mapping.
pub const DUPLICATE_KEY: Code = Code("SYN008");
/// A key is a list or a mapping, or empty.
pub const BAD_KEY: Code = Code("SYN009");
/// `*name` without a `&name` before it.
pub const UNKNOWN_ALIAS: Code = Code("SYN010");
/// `*name` inside the value that `&name` marks.
pub const RECURSIVE_ALIAS: Code = Code("SYN011");
/// `<<` with something else than mappings.
pub const BAD_MERGE: Code = Code("SYN012");
/// A tag other than YAML's own.
pub const UNKNOWN_TAG: Code = Code("SYN013");
/// A character that no document can show.
pub const REFUSED_CHARACTER: Code = Code("SYN014");
/// A tab where YAML wants spaces.
pub const TAB: Code = Code("SYN015");
/// A full-width colon between key and value.
pub const WIDE_COLON: Code = Code("SYN016");
/// A colon without the space that makes it one.
pub const GLUED_COLON: Code = Code("SYN017");
/// A list dash without the space that makes it one.
pub const GLUED_DASH: Code = Code("SYN018");
/// A second colon and space in unquoted text.
pub const INNER_COLON: Code = Code("SYN019");
/// Chinese quotation marks where YAML quotes are needed.
pub const CHINESE_QUOTES: Code = Code("SYN020");
/// A line that is not in line with its neighbours.
pub const INDENTATION: Code = Code("SYN021");
/// A value that begins with a character which means something to YAML.
pub const INDICATOR: Code = Code("SYN022");
/// A quotation mark that is never closed.
pub const UNCLOSED_QUOTE: Code = Code("SYN023");
/// Text behind a closing quotation mark.
pub const AFTER_QUOTE: Code = Code("SYN024");
/// A backslash in double quotes that forms no escape.
pub const BAD_ESCAPE: Code = Code("SYN025");
/// A bracket that is never closed, or closed by the wrong one.
pub const BRACKET: Code = Code("SYN026");
/// A line without a colon among keys.
pub const MISSING_COLON: Code = Code("SYN027");
/// ` #` cuts a text in two.
pub const HASH_IN_TEXT: Code = Code("SYN028");
/// A line that begins with `%`.
pub const DIRECTIVE: Code = Code("SYN029");
/// List items and keys side by side.
pub const MIXED: Code = Code("SYN030");
/// Anything else the parser could not read.
pub const UNREADABLE: Code = Code("SYN031");
/// More mistakes than are worth listing.
pub const TOO_MANY_MISTAKES: Code = Code("SYN032");

/// Mistakes that leave a line out of the tree.
pub const LOSING: [Code; 8] = [
    EMPTY,
    DUPLICATE_KEY,
    BAD_KEY,
    INDENTATION,
    MISSING_COLON,
    MIXED,
    UNREADABLE,
    TOO_MANY_MISTAKES,
];
