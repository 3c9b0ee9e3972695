//! Roles made from the declarations: every field filled in, or some of them.
//!
//! A field is named by its dotted path, `duties.items.do`; the second item of
//! a list of texts has `#2` behind its path.

use rolewright::model::{FieldInfo, RecordInfo, Shape, role_info};
use std::collections::BTreeMap;

/// What to write for a field; `None` leaves it out.
type Value<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Writes roles.
pub struct Writer<'a> {
    /// The text of a leaf, `None` to leave the field out.
    pub value: Value<'a>,
    /// The key to write for a field.
    pub key: &'a dyn Fn(&'static FieldInfo) -> &'static str,
    /// Which of a choice's words to write.
    pub word: &'a dyn Fn(&'static [&'static str]) -> &'static str,
}

/// The usual key and word: the English ones.
pub fn english_key(field: &'static FieldInfo) -> &'static str {
    field.key
}

pub fn english_word(words: &'static [&'static str]) -> &'static str {
    words[0]
}

/// A role with the given values under English keys.
pub fn role(value: Value<'_>) -> String {
    Writer {
        value,
        key: &english_key,
        word: &english_word,
    }
    .role()
}

/// Fields that this version refuses, or that change the check.
const LEFT_OUT: [&str; 2] = ["extends", "lint"];

/// What stands in the fields that take no free text.
fn fixed(path: &str) -> Option<&'static str> {
    Some(match path {
        "id" => "the_role",
        "kind" => "agent",
        "sections.after" => "duties",
        "pay.currency" => "USD",
        "pay.min" => "5100",
        "pay.max" => "7300",
        "qualifications.age" => "21-43",
        "qualifications.experience.years" => "6",
        "duties.weight" => "100",
        "kpis.weight" => "31",
        "shifts.start" => "\"08:10\"",
        "shifts.end" => "\"17:20\"",
        "sections.internal" => "true",
        "headcount" => "11",
        "team_size" => "12",
        "posting.headcount" => "13",
        "effective" => "2026-01-14",
        "reviewed_on" => "2026-02-15",
        "posting.valid_until" => "2026-03-16",
        "qualifications.languages.preferred" => "true",
        _ => return None,
    })
}

/// What stands in a field of a kind, so that a new one needs no line above.
fn usual(shape: &Shape) -> &'static str {
    match shape {
        Shape::Percent => "35",
        Shape::Range => "5",
        Shape::Date => "2026-04-17",
        Shape::Time => "\"09:10\"",
        Shape::Flag => "true",
        _ => "14",
    }
}

/// Whether a field takes any text.
pub fn is_free(leaf: &Leaf) -> bool {
    matches!(leaf.shape, Shape::Line | Shape::Prose | Shape::Word) && fixed(&leaf.path).is_none()
}

/// A field that holds no other fields.
#[derive(Debug, Clone)]
pub struct Leaf {
    pub path: String,
    pub shape: Shape,
    pub required: bool,
}

/// All leaves of a role.
pub fn leaves() -> Vec<Leaf> {
    let mut found = Vec::new();
    leaves_of(role_info(), "", &mut found);
    assert!(found.len() > 100, "fields are not found: {found:?}");
    found
}

fn leaves_of(info: &RecordInfo, path: &str, found: &mut Vec<Leaf>) {
    for field in info.fields {
        let path = join(path, field.key);
        if !LEFT_OUT.contains(&path.as_str()) {
            leaf(&path, &field.shape, field.required, found);
        }
    }
}

fn leaf(path: &str, shape: &Shape, required: bool, found: &mut Vec<Leaf>) {
    match shape {
        Shape::Record(info) | Shape::Duties(info) => leaves_of(info, path, found),
        Shape::List(inner) => {
            leaf(path, inner, required, found);
            if !matches!(inner, Shape::Record(_)) {
                leaf(&format!("{path}#2"), inner, false, found);
            }
        }
        Shape::Supervises => leaf(path, &Shape::List(&Shape::Line), required, found),
        _ => found.push(Leaf {
            path: path.to_string(),
            shape: *shape,
            required,
        }),
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_string()
    } else {
        format!("{path}.{key}")
    }
}

/// Tokens that are in no other text, one for each free leaf.
pub fn tokens() -> BTreeMap<String, String> {
    let free = leaves().into_iter().filter(is_free);
    let token = |(at, leaf): (usize, Leaf)| (leaf.path, format!("甲{at:03}乙"));
    free.enumerate().map(token).collect()
}

impl Writer<'_> {
    pub fn role(&self) -> String {
        let fields = role_info()
            .fields
            .iter()
            .filter(|field| !LEFT_OUT.contains(&field.key));
        let line = |field| {
            Some(format!(
                "{}: {}\n",
                (self.key)(field),
                self.field("", field)?
            ))
        };
        fields.filter_map(line).collect()
    }

    fn field(&self, path: &str, field: &'static FieldInfo) -> Option<String> {
        self.shape(&join(path, field.key), &field.shape)
    }

    fn record(&self, path: &str, info: &'static RecordInfo) -> Option<String> {
        let field = |field| {
            Some(format!(
                "{}: {}",
                (self.key)(field),
                self.field(path, field)?
            ))
        };
        let fields: Vec<String> = info.fields.iter().filter_map(field).collect();
        (!fields.is_empty()).then(|| format!("{{{}}}", fields.join(", ")))
    }

    fn shape(&self, path: &str, shape: &Shape) -> Option<String> {
        match shape {
            Shape::Record(info) => self.record(path, info),
            Shape::List(Shape::Record(info)) | Shape::Duties(info) => {
                Some(format!("[{}]", self.record(path, info)?))
            }
            Shape::List(inner) => {
                let items = [path.to_string(), format!("{path}#2")];
                let items: Vec<String> = items
                    .iter()
                    .filter_map(|path| self.shape(path, inner))
                    .collect();
                (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
            }
            Shape::Supervises => self.shape(path, &Shape::List(&Shape::Line)),
            Shape::Choice(words) => {
                (self.value)(path)?;
                // The first means “any” or “normal”, which may print nothing.
                Some((self.word)(words[words.len() - 1]).to_string())
            }
            Shape::Word => Some(quoted(&self.text(path)?)),
            Shape::Line | Shape::Prose => Some(format!("{{zh-CN: {}}}", quoted(&self.text(path)?))),
            _ => {
                (self.value)(path)?;
                Some(fixed(path).unwrap_or(usual(shape)).to_string())
            }
        }
    }

    fn text(&self, path: &str) -> Option<String> {
        let value = (self.value)(path)?;
        Some(fixed(path).map_or(value, String::from))
    }
}

/// A text in double quotes, as YAML wants it.
pub fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || !matches!(c, ' '..='\u{FFFF}') => {
                out.push_str(&format!("\\U{:08X}", c as u32));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
