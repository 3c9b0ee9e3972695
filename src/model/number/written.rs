//! Numbers as people write them: `5,500`, `８K`, `0.8万`, `三年`, `1-3年`, `若干`.

/// Two bounds, either of which may be open.
pub type Bounds<T> = (Option<T>, Option<T>);

/// A number: digits with a point, full-width ones too, thousands apart, with
/// 千, k, 万 behind it; or a Chinese numeral up to ten.
pub fn number(text: &str) -> Option<f64> {
    let text = ascii(text);
    let (text, factor) = match text.trim() {
        t if t.ends_with(['千', 'k', 'K']) => (&t[..t.len() - last_len(t)], 1e3),
        t if t.ends_with(['万', 'w', 'W']) => (&t[..t.len() - last_len(t)], 1e4),
        t => (t, 1.0),
    };
    if let Some(small) = numeral(text) {
        return Some(small * factor);
    }
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let digits = plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    let value: f64 = if digits {
        plain.parse().ok()?
    } else {
        return None;
    };
    let value = (value * factor * 100.0).round() / 100.0;
    (value < 1e12).then_some(value)
}

/// Years, of experience or age: `3`, `1-3年`, `3+`, `三年以上`, `26岁及以上`, `不限`.
pub fn years(text: &str) -> Option<Bounds<f64>> {
    let text = ascii(&text.trim().to_lowercase());
    if ["不限", "无要求", "any", "none"].contains(&text.as_str()) {
        return Some((None, None));
    }
    let bare = text.replace("周岁", "").replace(['年', '岁'], "");
    let bare = bare.replace("years", "").replace("year", "");
    range(bare.trim())
}

/// People: `2`, `2人`, `两名`, `2-3人`, `10+`, `若干`.
pub fn people(text: &str) -> Option<Bounds<u32>> {
    let text = ascii(&text.trim().to_lowercase());
    if ["若干", "若干人", "若干名", "several"].contains(&text.as_str()) {
        return Some((None, None));
    }
    let bare = text.replace(['人', '名', '个'], "");
    let whole = |n: f64| (n.fract() == 0.0 && n <= 1e6).then_some(n as u32);
    let (min, max) = range(bare.trim())?;
    let bound = |n: Option<f64>| match n {
        Some(n) => whole(n).map(Some),
        None => Some(None),
    };
    Some((bound(min)?, bound(max)?))
}

/// Whether one character more or less would make a text years: `3年以尚`.
pub fn is_nearly_years(text: &str) -> bool {
    const FORMS: [&str; 7] = [
        "3年以上",
        "3年及以上",
        "3-3年",
        "3年以下",
        "3年以内",
        "3年",
        "3+",
    ];
    let shape = |c: char| if c.is_ascii_digit() { '3' } else { c };
    let shape: String = ascii(text).chars().map(shape).collect();
    let near = |form: &str| strsim::damerau_levenshtein(&shape, form) == 1;
    shape.contains('3') && FORMS.iter().any(|form| near(form))
}

fn range(bare: &str) -> Option<Bounds<f64>> {
    const AT_LEAST: [&str; 4] = ["至少", "不少于", "不低于", "at least "];
    const OR_ABOVE: [&str; 6] = ["（含）以上", "及以上", "以上", "+", " and over", " or more"];
    const OR_BELOW: [&str; 3] = ["及以下", "以下", "以内"];
    let above = OR_ABOVE.iter().find_map(|end| bare.strip_suffix(end));
    let open = AT_LEAST
        .iter()
        .find_map(|start| above.unwrap_or(bare).strip_prefix(start));
    if let Some(from) = open.or(above) {
        return Some((Some(number(from)?), None));
    }
    if let Some(to) = OR_BELOW.iter().find_map(|end| bare.strip_suffix(end)) {
        return Some((None, Some(number(to)?)));
    }
    let parts: Vec<&str> = bare.split(['-', '–', '—', '~', '至', '到']).collect();
    match parts.as_slice() {
        [one] => number(one).map(|n| (Some(n), Some(n))),
        [from, to] => Some((Some(number(from)?), Some(number(to)?))),
        _ => None,
    }
}

/// Full-width digits and signs as ASCII ones.
fn ascii(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let text: String = text.chars().map(narrow).collect();
    text.replace("(含)", "（含）")
}

fn last_len(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

/// 一 to 十, and 两.
fn numeral(text: &str) -> Option<f64> {
    const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let mut chars = text.trim().chars();
    let first = chars.next()?;
    let only = if first == '两' { '二' } else { first };
    let place = NUMERALS.iter().position(|&numeral| numeral == only);
    place
        .filter(|_| chars.next().is_none())
        .map(|at| at as f64 + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let all = ["5,500", "８K", "0.8万", "5千", "5.5", "两", "很多", ""].map(number);
        let read = [5500.0, 8000.0, 8000.0, 5000.0, 5.5, 2.0].map(Some);
        assert_eq!(all[..6], read);
        assert_eq!(all[6..], [None, None]);
    }

    #[test]
    fn years_as_people_write_them() {
        assert_eq!(years("3"), Some((Some(3.0), Some(3.0))));
        assert_eq!(years("1-3年"), Some((Some(1.0), Some(3.0))));
        assert_eq!(years("3+"), Some((Some(3.0), None)));
        assert_eq!(years("10年以上"), Some((Some(10.0), None)));
        assert_eq!(years("至少三年"), Some((Some(3.0), None)));
        assert_eq!(years("26岁及以上"), Some((Some(26.0), None)));
        assert_eq!(years("不限"), Some((None, None)));
        assert_eq!(years("很多"), None);
        assert_eq!(years("1-2-3"), None);
        assert!(is_nearly_years("3年以尚") && !is_nearly_years("应届生可"));
    }

    #[test]
    fn people_and_names_that_begin_with_a_number() {
        assert_eq!(people("2-3人"), Some((Some(2), Some(3))));
        assert_eq!(people("两名"), Some((Some(2), Some(2))));
        assert_eq!(people("若干"), Some((None, None)));
        assert_eq!(people("12345热线坐席"), None);
        assert_eq!(people("2.5"), None);
    }
}
