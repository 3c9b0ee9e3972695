//! What a template sees: the role's fields by their English keys, in one
//! language, with labels beside.
//!
//! A field that is not there is not in the context either, so that printing
//! it is an error and testing for it is not.

use super::locale::Locale;
use super::safe;
use crate::model::view::{View, form};
use crate::model::{self, Field, Kpi, Line, Number, Pay};
use crate::resolve::{Organization, ResolvedRole};
use std::collections::BTreeMap;
use tera::{Map, Value};

/// Makes the values of one language.
pub struct Values<'a> {
    organization: &'a Organization,
    locale: &'a Locale,
    lang: &'a str,
}

/// What a role's own fields refer to by id: its measures' names.
type Names<'a> = BTreeMap<&'a str, &'a str>;

impl<'a> Values<'a> {
    pub fn new(organization: &'a Organization, locale: &'a Locale, lang: &'a str) -> Self {
        Values {
            organization,
            locale,
            lang,
        }
    }

    /// A role, with what follows from its fields: the amount of its pay, and
    /// those who report to it where the file names none.
    pub fn role(&self, resolved: &ResolvedRole) -> Value {
        let role = &resolved.role;
        let amount = role.pay.get().and_then(|pay| self.amount(pay));
        let mut fields = role.fields();
        for (key, view) in &mut fields {
            match (*key, &mut *view) {
                ("id", _) => *view = View::Word(&resolved.id),
                ("pay", View::Record(pay)) => {
                    pay.extend(amount.as_deref().map(|text| ("amount", View::Word(text))));
                }
                ("supervises", View::Missing) => *view = self.reports(resolved),
                _ => {}
            }
        }
        Value::from(self.record(fields, "", &self.kpi_names(role.kpis.items())))
    }

    /// The company's data.
    pub fn company(&self) -> Value {
        let fields = self.organization.company.fields();
        Value::from(self.record(fields, "", &Names::new()))
    }

    /// The department with a name, as the settings describe it.
    pub fn department(&self, name: &str) -> Value {
        let departments = self.organization.company.departments.items();
        let named = |line: &Line| line.forms.iter().any(|form| form.text == name);
        let found = departments.iter().find(|d| d.name.get().is_some_and(named));
        let fields = found.map_or_else(Vec::new, |department| department.fields());
        let mut map = self.record(fields, "", &Names::new());
        if !name.is_empty() {
            map.entry("name".into())
                .or_insert_with(|| Value::from(name));
        }
        Value::from(map)
    }

    /// The labels of the language, safe as they are, their spaces kept.
    pub fn labels(&self) -> Value {
        let labels = self.locale.labels.iter();
        let list = ("list", self.locale.patterns.list.as_str());
        let labels = labels
            .map(|(key, text)| (key.as_str(), text.as_str()))
            .chain([list]);
        let entries = labels.map(|(key, text)| {
            (
                key.to_string().into(),
                Value::safe_string(&safe::line_of(text)),
            )
        });
        Value::from(Map::from_iter(entries))
    }

    fn record(&self, fields: Vec<(&'static str, View<'_>)>, path: &str, names: &Names) -> Map {
        let mut map = Map::new();
        for (key, view) in fields {
            if let Some(value) = self.value(view, &format!("{path}.{key}"), names) {
                map.insert(key.into(), value);
            }
        }
        map
    }

    /// A value, or `None` for what is not there in this language.
    fn value(&self, view: View<'_>, path: &str, names: &Names) -> Option<Value> {
        Some(match view {
            View::Missing => return None,
            View::Text(forms) => {
                let text = form(forms, self.lang)?.text.as_str();
                Value::from(self.referred(text, path, names).unwrap_or(text))
            }
            View::Word(word) if path == ".sections.after" => Value::from(place_after(word)),
            View::Word(word) => plain_word(word),
            View::Number(number) => plain_number(number),
            View::Flag(flag) => Value::from(flag),
            View::Choice(group, name) => self.choice(group, name),
            View::Count(n) => Value::from(self.locale.people(n)),
            View::Range(min, max) if path == ".qualifications.age" => {
                Value::from(self.locale.age(min, max))
            }
            View::Range(min, max) => Value::from(self.locale.years(min, max)),
            View::Date(year, month, day) => Value::from(self.locale.date(year, month, day)),
            View::Degrees(degrees, or_above) => {
                let names: Vec<&str> = degrees.iter().map(|degree| degree.name()).collect();
                Value::from(self.locale.degrees(&names, or_above))
            }
            View::List(items) => {
                let items = items
                    .into_iter()
                    .filter_map(|item| self.value(item, path, names));
                let items: Vec<Value> = items.collect();
                (!items.is_empty()).then_some(Value::from(items))?
            }
            View::Record(fields) => {
                let map = self.record(fields, path, names);
                (!map.is_empty()).then_some(Value::from(map))?
            }
        })
    }

    /// A word of a group: `{name, text}`.
    fn choice(&self, group: &str, name: &'static str) -> Value {
        let text = self.locale.word(group, name);
        Value::from(Map::from_iter([
            ("name".into(), Value::from(name)),
            ("text".into(), Value::from(text)),
        ]))
    }

    /// The name of what a field refers to by id: a role, or one of the role's measures.
    fn referred<'n>(&'n self, text: &str, path: &str, names: &Names<'n>) -> Option<&'n str> {
        match path {
            ".reports_to" | ".dotted_line" | ".supervises.roles" | ".career.next" => {
                let title = self.organization.find(text)?.role.title.get()?;
                Some(&title.form(self.lang)?.text)
            }
            ".duties.items.kpis" => names.get(text).copied(),
            _ => None,
        }
    }

    fn amount(&self, pay: &Pay) -> Option<String> {
        let bound = |field: &Field<Number>| field.get().map(|number| number.value);
        let currency = pay.currency.get().map_or("CNY", |word| word.as_str());
        let period = pay.period.get().map_or("month", |period| period.name());
        self.locale
            .pay((bound(&pay.min), bound(&pay.max)), currency, period)
    }

    fn kpi_names<'k>(&self, kpis: &'k [Kpi]) -> Names<'k> {
        let name = |kpi: &'k Kpi| {
            let name = kpi.name.get()?.form(self.lang)?;
            Some((kpi.id.get()?.as_str(), name.text.as_str()))
        };
        kpis.iter().filter_map(name).collect()
    }

    fn reports<'r>(&'r self, resolved: &ResolvedRole) -> View<'r> {
        let roles = resolved
            .reports
            .iter()
            .filter_map(|&at| self.organization.roles.get(at));
        let titles = roles.filter_map(|role| role.role.title.get());
        let titles: Vec<View> = titles.map(|title| View::Text(&title.forms)).collect();
        match titles.is_empty() {
            true => View::Missing,
            false => View::Record(vec![("roles", View::List(titles))]),
        }
    }
}

/// The part of a document that a free section follows, by the field it names.
fn place_after(field: &str) -> &'static str {
    match model::field_key(field).unwrap_or_default() {
        "purpose" | "summary" => "purpose",
        "duties" => "duties",
        "authority" => "authority",
        "kpis" => "kpis",
        "relations" => "relations",
        "qualifications" => "qualifications",
        "working_hours" | "shifts" | "locations" | "environment" | "hazards" | "tools"
        | "travel" => "conditions",
        "pay" | "benefits" | "career" => "offer",
        _ => "end",
    }
}

/// A word has no markup: what would read as some is made safe beforehand.
fn plain_word(word: &str) -> Value {
    let safe = safe::line_of(word);
    match safe == safe::line(word) {
        true => Value::from(word),
        false => Value::safe_string(&safe),
    }
}

/// Whole numbers without a point.
fn plain_number(number: f64) -> Value {
    match number.fract() == 0.0 {
        true => Value::from(number as i64),
        false => Value::from(number),
    }
}
