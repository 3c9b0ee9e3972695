//! What the binary carries: starter roles, document templates, locales.
//!
//! `build.rs` lists the files; adding one needs no code.

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// All files by their path under `role_templates/`, sorted.
pub fn files() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// The text of a starter role.
pub fn starter(kind: &str, lang: &str) -> Option<&'static str> {
    let path = format!("roles/{kind}/{lang}.yaml");
    let found = FILES.iter().find(|(name, _)| *name == path);
    found.map(|(_, text)| *text)
}

/// The kinds of role there is a starter for, sorted.
pub fn kinds() -> Vec<&'static str> {
    let roles = FILES
        .iter()
        .filter_map(|(name, _)| name.strip_prefix("roles/"));
    let mut kinds: Vec<_> = roles
        .filter_map(|role| Some(role.split_once('/')?.0))
        .collect();
    kinds.dedup();
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_and_found_again() {
        assert!(files().is_sorted());
        assert!(kinds().is_sorted());
        for kind in kinds() {
            let langs = ["zh-CN", "en"];
            assert!(
                langs.iter().any(|lang| starter(kind, lang).is_some()),
                "{kind}"
            );
        }
        assert_eq!(starter("../locales", "zh-CN"), None);
    }
}
