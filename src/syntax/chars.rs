//! Questions about single characters, answered the same way everywhere.

/// Stands for what a change of encoding could not read.
pub const LOST: char = '\u{FFFD}';

/// Whether a character belongs to Chinese or Japanese writing and fills a full
/// cell: Han, kana, CJK punctuation and full-width forms; not hangul, which is
/// written with spaces.
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FFF}' // radicals, description characters
        | '\u{3000}'..='\u{303F}' // punctuation
        | '\u{3040}'..='\u{312F}' // kana, bopomofo
        | '\u{31A0}'..='\u{31BF}'
        | '\u{31C0}'..='\u{31FF}'
        | '\u{3200}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE10}'..='\u{FE1F}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{FF61}'..='\u{FF9F}' // half-width kana
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1B000}'..='\u{1B16F}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Whether a line break between two characters stands for nothing at all.
///
/// Curly quotes, dashes and dots are shared with Latin writing, so they join
/// only with a character that is certainly CJK.
pub fn joins(before: char, after: char) -> bool {
    let shared = |c| matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·');
    (is_cjk(before) && (is_cjk(after) || shared(after))) || (shared(before) && is_cjk(after))
}

/// Whether a character can stand in no document: controls, noncharacters,
/// marks that reorder text, what stands for text already lost, and the private
/// planes, which look different in each font and which the renderer uses.
pub fn is_refused(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        '\u{FDD0}'..='\u{FDEF}' | LOST => true,
        _ => is_private(c) || (c as u32) & 0xFFFE == 0xFFFE,
    }
}

/// Whether each font may give the character another look, as the bullets of
/// Wingdings that come from Word.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_and_full_width_are_cjk_but_hangul_and_curly_quotes_are_not() {
        assert!("客，。（）！々かカ𠮷：".chars().all(is_cjk));
        assert!(!"a,.“”—…한 \u{a0}é".chars().any(is_cjk));
    }

    #[test]
    fn controls_and_invisible_marks_are_refused() {
        let bad = "\0\u{7f}\u{85}\u{202e}\u{2066}\u{fffe}\u{1ffff}\u{f1000}\u{f10ff}\u{fdd0}\
            \u{fffd}\u{e000}\u{f0b7}\u{f8ff}\u{ffffd}\u{10fffd}";
        assert!(bad.chars().all(is_refused));
        assert!(
            !"\t\n\r a客\u{efff0}\u{d7ff}\u{f900}\u{fffc}\u{feff}\u{200b}"
                .chars()
                .any(is_refused)
        );
    }
}
