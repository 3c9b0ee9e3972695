//! "Did you mean" for names in arguments and settings, which people also type
//! in part: `前台` for `前台接待员`.

use crate::model;

/// The nearest of some names, if it is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.trim().trim_matches('.').to_lowercase();
    let known: Vec<&str> = known.collect();
    let part = known
        .iter()
        .find(|name| is_part(&lower, &name.to_lowercase()));
    model::nearest(&lower, known.iter().copied()).or(part.copied())
}

/// Whether one of two names holds the other, long enough to tell.
fn is_part(word: &str, name: &str) -> bool {
    let least = if word.is_ascii() && name.is_ascii() {
        4
    } else {
        2
    };
    let tells = |text: &str| text.chars().count() >= least;
    tells(word) && name.contains(word) || tells(name) && word.contains(name)
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
