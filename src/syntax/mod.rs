//! Text becomes a YAML tree with places.

pub mod tree;

/// stub until the stage lands
pub fn is_cjk(c: char) -> bool {
    matches!(c as u32, 0x2E80..=0x303F | 0x31C0..=0xA4CF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}
