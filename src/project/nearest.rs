//! "Did you mean" for names in arguments and settings, which people also type
//! in part: `前台` for `前台接待员`.

/// The nearest of some names, if it is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim().to_lowercase();
    let scored = known.map(|name| (likeness(&word, &name.to_lowercase()), name));
    let near = scored.filter(|(score, _)| *score > 0.0);
    let best = near.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, name)| name)
}

/// From 0 (another name) to 1 (the same).
fn likeness(word: &str, name: &str) -> f64 {
    let count = |text: &str| text.chars().count();
    let longest = count(word).max(count(name)).max(1);
    let distance = strsim::damerau_levenshtein(word, name);
    let ratio = 1.0 - distance as f64 / longest as f64;
    let ascii = word.is_ascii() && name.is_ascii();
    let least = if ascii { 4 } else { 2 };
    let part =
        count(word) >= least && name.contains(word) || count(name) >= least && word.contains(name);
    let alike = match ascii {
        true => strsim::jaro_winkler(word, name) >= 0.85 || distance <= 2 && longest >= 5,
        false => ratio >= 0.5 && distance <= 2,
    };
    if part || alike { ratio.max(0.01) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn names_are_meant_in_part_or_misspelt() {
        let known = [
            "front_desk",
            "posting",
            "前台接待员",
            "客服专员",
            "招聘启事",
        ];
        let near = |word| nearest(word, known.into_iter());
        assert_eq!(near("前台"), Some("前台接待员"));
        assert_eq!(near("客服专原"), Some("客服专员"));
        assert_eq!(near("招聘起事"), Some("招聘启事"));
        assert_eq!(near("Posting."), Some("posting"));
        assert_eq!(near("desk"), Some("front_desk"));
        assert_eq!(near("厨师"), None);
        assert_eq!(near("pdf"), None);
    }
}
