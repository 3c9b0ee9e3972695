//! Characters that carry a field's own markup through a template.
//!
//! A field is printed into a template as one line: its text with every
//! Markdown character escaped, its bold, links and lists as these private-use
//! characters. So no text can break the table or list it is printed into, and
//! no character beside it can undo its bold. `syntax` refuses them in YAML.

pub const STRONG_ON: char = '\u{F1000}';
pub const STRONG_OFF: char = '\u{F1001}';
pub const EMPHASIS_ON: char = '\u{F1002}';
pub const EMPHASIS_OFF: char = '\u{F1003}';
/// Followed by the address, [`LINK_TEXT`], the text and [`LINK_OFF`].
pub const LINK_ON: char = '\u{F1004}';
pub const LINK_TEXT: char = '\u{F1005}';
pub const LINK_OFF: char = '\u{F1006}';
pub const BREAK: char = '\u{F1007}';
/// Between two blocks of one field.
pub const BLOCK: char = '\u{F1008}';
pub const BULLETS_ON: char = '\u{F1009}';
pub const NUMBERS_ON: char = '\u{F100A}';
pub const ITEM: char = '\u{F100B}';
pub const LIST_OFF: char = '\u{F100C}';

/// Whether a character is one of the marks, or kept free for more of them.
pub fn is_mark(c: char) -> bool {
    ('\u{F1000}'..='\u{F10FF}').contains(&c)
}
