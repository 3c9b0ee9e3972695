//! "Did you mean": the known word nearest to an unknown one.

/// The nearest of some words, if it is near enough to be meant.
///
/// Chinese words are short: one wrong character in three or four counts as
/// near, two in six; none in words of two. Latin ones by Jaro-Winkler's
/// likeness of at least 0.85, or two wrong letters in words of five and more.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim().to_lowercase();
    let scored = known.map(|k| (likeness(&word, &k.to_lowercase()), k));
    let best = scored.fold(None, |best: Option<(f64, &str)>, (score, k)| match best {
        Some((b, _)) if b >= score => best,
        _ => Some((score, k)),
    });
    best.filter(|&(score, _)| score > 0.0).map(|(_, k)| k)
}

/// From 0 (another word) to 1 (the same).
fn likeness(a: &str, b: &str) -> f64 {
    let distance = strsim::damerau_levenshtein(a, b);
    let length = a.chars().count().max(b.chars().count());
    let ratio = 1.0 - distance as f64 / length.max(1) as f64;
    let near = match a.is_ascii() && b.is_ascii() {
        true => strsim::jaro_winkler(a, b) >= 0.85 || (distance <= 2 && length >= 5),
        false => length >= 3 && distance * 3 <= length,
    };
    if near { ratio.max(0.01) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggests_what_was_meant() {
        let known = ["position", "title", "duties", "岗位职责", "任职资格"];
        let near = |word| nearest(word, known.into_iter());
        assert_eq!(near("postion"), Some("position"));
        assert_eq!(near("岗位职则"), Some("岗位职责"));
        assert_eq!(near("任职资各"), Some("任职资格"));
        assert_eq!(near("天气"), None);
        assert_eq!(nearest("招聘人数", ["编制人数", "工具"].into_iter()), None);
        assert_eq!(nearest("工资", ["工具"].into_iter()), None);
        assert_eq!(near("zzz"), None);
    }
}
