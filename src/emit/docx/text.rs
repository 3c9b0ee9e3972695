//! Questions about characters, and text made fit for XML. Knows no elements.

/// Text as XML 1.0 may hold it. Earlier stages refuse other characters; one
/// that comes here all the same is dropped, since it would make Word refuse the file.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| is_legal(*c))
        .map(|c| if c == '\u{2028}' { '\n' } else { c })
        .collect()
}

fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Clean text between tags or quotes.
pub fn escape(text: &str) -> String {
    quick_xml::escape::escape(clean(text)).into_owned()
}

/// Whether Word should take the ambiguous signs (“ ” — …) in `run` from the
/// Chinese font, where they are a full character wide.
pub fn wants_chinese_signs(run: &str, chinese_around: bool) -> bool {
    run.chars().any(is_cjk)
        || (chinese_around && run.contains(['“', '”', '‘', '’', '—', '…', '·', '×', '°', '±']))
}

/// Han, kana, hangul and the full-width signs.
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The text cut where it changes between Chinese and other writing; digits,
/// spaces and signs stay with what is before them.
pub fn by_script(text: &str) -> Vec<(bool, String)> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for c in text.chars() {
        let neutral = !is_cjk(c) && !c.is_alphabetic();
        match pieces.last_mut() {
            Some((cjk, piece)) if neutral || *cjk == is_cjk(c) => piece.push(c),
            _ => pieces.push((is_cjk(c), c.to_string())),
        }
    }
    pieces
}
