//! A locale: labels, words and patterns of one language, as data.

use super::page::Numbering;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What `locales/TAG.yaml` says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locale {
    /// The language's own name: 简体中文.
    pub name: String,
    /// How the footer counts pages, with `{page}` and `{pages}`.
    pub footer: String,
    /// How nested lists are numbered, the outermost first.
    pub lists: Vec<Numbering>,
    pub patterns: Patterns,
    /// Labels of words by group: `right: {approve: 审批}`.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// All that templates print besides the role's own text.
    pub labels: BTreeMap<String, String>,
}

/// How values are written; `{…}` is replaced.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patterns {
    pub years: RangePattern,
    /// The same for ages.
    pub ages: RangePattern,
    /// `{n}`
    pub people: String,
    /// `{year}`, `{month}`, `{day}`, or the month's name `{month_name}`.
    pub date: String,
    pub months: Vec<String>,
    pub degrees: DegreePattern,
    pub pay: PayPattern,
    /// Between the items of a list in a line.
    pub list: String,
    /// Between thousands in amounts.
    pub thousands: String,
}

/// `{min}` and `{max}`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangePattern {
    /// One year or several, where the language tells them apart.
    pub one: String,
    pub exact: String,
    pub between: String,
    pub from: String,
    pub up_to: String,
    pub any: String,
}

/// `{degree}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DegreePattern {
    pub or_above: String,
    /// Between alternatives.
    pub or: String,
}

/// `{min}`, `{max}`, `{currency}`, `{period}`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayPattern {
    pub exact: String,
    pub between: String,
    pub from: String,
    pub up_to: String,
}

impl<'de> Deserialize<'de> for Numbering {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Numbering::from_name(&name).ok_or_else(|| {
            serde::de::Error::unknown_variant(&name, &["none", "chinese", "decimal"])
        })
    }
}

impl Locale {
    /// A range of years of experience.
    pub fn years(&self, min: Option<f64>, max: Option<f64>) -> String {
        self.range(&self.patterns.years, min, max)
    }

    /// A range of ages.
    pub fn age(&self, min: Option<f64>, max: Option<f64>) -> String {
        self.range(&self.patterns.ages, min, max)
    }

    fn range(&self, patterns: &RangePattern, min: Option<f64>, max: Option<f64>) -> String {
        let pattern = match (min, max) {
            (None, None) => return patterns.any.clone(),
            (Some(a), Some(b)) if a == b && a == 1.0 => &patterns.one,
            (Some(a), Some(b)) if a == b => &patterns.exact,
            (Some(_), Some(_)) => &patterns.between,
            (Some(_), None) => &patterns.from,
            (None, Some(_)) => &patterns.up_to,
        };
        self.bounds(pattern, min, max)
    }

    /// An amount of money per period; `None` where neither bound is given.
    pub fn pay(
        &self,
        (min, max): (Option<f64>, Option<f64>),
        currency: &str,
        period: &str,
    ) -> Option<String> {
        let patterns = &self.patterns.pay;
        let pattern = match (min, max) {
            (None, None) => return None,
            (Some(a), Some(b)) if a == b => &patterns.exact,
            (Some(_), Some(_)) => &patterns.between,
            (Some(_), None) => &patterns.from,
            (None, Some(_)) => &patterns.up_to,
        };
        let currency = self.word("currency", currency);
        let period = self.word("pay_period", period);
        let text = self.bounds(pattern, min, max);
        Some(
            text.replace("{currency}", currency)
                .replace("{period}", period),
        )
    }

    pub fn date(&self, year: u32, month: u32, day: u32) -> String {
        let index = month.saturating_sub(1) as usize;
        let name = self.patterns.months.get(index).map_or("", String::as_str);
        self.patterns
            .date
            .replace("{year}", &year.to_string())
            .replace("{month_name}", name)
            .replace("{month}", &month.to_string())
            .replace("{day}", &day.to_string())
    }

    pub fn people(&self, n: u32) -> String {
        self.patterns.people.replace("{n}", &n.to_string())
    }

    /// Degrees, each of which will do: 大专或本科, 大专及以上.
    pub fn degrees(&self, names: &[&str], or_above: bool) -> String {
        let labels: Vec<&str> = names.iter().map(|name| self.word("degree", name)).collect();
        let text = labels.join(&self.patterns.degrees.or);
        match or_above {
            true => self.patterns.degrees.or_above.replace("{degree}", &text),
            false => text,
        }
    }

    /// A word's label, or the word itself when the locale has none for it.
    pub fn word<'a>(&'a self, group: &str, name: &'a str) -> &'a str {
        let label = self.words.get(group).and_then(|words| words.get(name));
        label.map_or(name, String::as_str)
    }

    fn bounds(&self, pattern: &str, min: Option<f64>, max: Option<f64>) -> String {
        let number = |n: Option<f64>| n.map_or(String::new(), |n| self.number(n));
        pattern
            .replace("{min}", &number(min))
            .replace("{max}", &number(max))
    }

    /// A number with its thousands apart.
    pub fn number(&self, value: f64) -> String {
        let text = value.to_string();
        let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                grouped.push_str(&self.patterns.thousands);
            }
            grouped.push(digit);
        }
        grouped + rest
    }
}
