//! Reading records out of mappings, with all that can be wrong about keys.

use super::codes;
use super::declare::{FieldInfo, Record, RecordInfo, Shape};
use super::role::Role;
use super::suggest::nearest;
use super::text::normal_tag;
use crate::diagnostic::{Diagnostic, Message};
use crate::say;
use crate::source::Span;
use crate::syntax::tree::{Entry, Key, Kind, Node, Scalar, Style};

/// What is collected while a tree is read.
#[derive(Debug, Default)]
pub struct Lowering {
    pub diagnostics: Vec<Diagnostic>,
}

impl Lowering {
    /// Whether several lines stand where a list is wanted, its dashes missing;
    /// they would run together into one item.
    pub fn lacks_dashes(&mut self, node: &Node) -> bool {
        let kept = |s: &&Scalar| matches!(s.style, Style::Plain | Style::Literal) && s.lines > 1;
        if node.scalar().filter(kept).is_none() {
            return false;
        }
        let message = say!(
            "几行文字会连成一条",
            "these lines would run together into one item"
        );
        self.report(Diagnostic::error(codes::NO_DASHES, node.span, message).help(say!(
            "每一条单独一行，以“- ”开头；如果本来就是一条长文字，前面写“>-”",
            "begin each item with `- ` on a line of its own; for one long text write `>-` before it"
        )));
        true
    }

    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Says that a value is of another kind than wanted; always `None`.
    pub fn wrong_kind<T>(&mut self, node: &Node, wanted: Message, help: Message) -> Option<T> {
        let found = found(node);
        let (wz, we, fz, fe) = (wanted.zh, wanted.en, found.zh, found.en);
        let message = say!("这里应为{wz}，写的却是{fz}", "expected {we}, found {fe}");
        self.report(Diagnostic::error(codes::WRONG_KIND, first_line(node), message).help(help));
        None
    }

    /// Reads a mapping, or the short form of a record.
    pub fn record<R: Record>(&mut self, node: &Node) -> Option<R> {
        let mut record = R::default();
        record.set_span(node.span);
        match &node.kind {
            Kind::Map(entries) if is_pair(entries, &R::INFO) => self.pair(entries, &mut record)?,
            Kind::Map(entries) if !is_by_language(entries, &R::INFO) => {
                self.entries(node, entries, &mut record);
            }
            Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) if R::INFO.short.is_some() => {
                let index = short_index(&R::INFO, node)?;
                record.set(index, node.span, Some(node), self);
            }
            _ => return self.not_a_record(node, &R::INFO),
        }
        Some(record)
    }

    /// `满意度: 95%` for `{名称: 满意度, 目标: 95%}`.
    fn pair<R: Record>(&mut self, entries: &[Entry], record: &mut R) -> Option<()> {
        let (first, second) = R::INFO.pair?;
        let entry = entries.first()?;
        let index = |key| R::INFO.fields.iter().position(|field| field.key == key);
        record.set(
            index(first)?,
            entry.key.span,
            Some(&key_node(&entry.key)),
            self,
        );
        record.set(index(second)?, entry.key.span, Some(&entry.value), self);
        Some(())
    }

    fn entries<R: Record>(&mut self, node: &Node, entries: &[Entry], record: &mut R) {
        let fields = R::INFO.fields;
        let mut seen: Vec<Option<&Key>> = vec![None; fields.len()];
        let mut meant: Vec<(usize, &Entry)> = Vec::new();
        for entry in entries {
            let Some(index) = field_index(fields, &entry.key.text) else {
                meant.extend(
                    self.unknown_key(&entry.key, &R::INFO)
                        .map(|index| (index, entry)),
                );
                continue;
            };
            if let Some(first) = seen[index] {
                self.field_twice(first, &entry.key);
                continue;
            }
            seen[index] = Some(&entry.key);
            let value = (!is_empty(&entry.value)).then_some(&entry.value);
            if value.is_none() && !fields[index].required {
                self.empty_field(entry);
            }
            record.set(index, entry.key.span, value, self);
        }
        // What is meant by a misspelt key is read all the same: its own
        // mistakes belong in the same run.
        for (index, entry) in meant {
            if seen[index].is_none() {
                seen[index] = Some(&entry.key);
                let value = (!is_empty(&entry.value)).then_some(&entry.value);
                record.set(index, entry.key.span, value, self);
            }
        }
        self.required(node, entries, &seen, fields);
    }

    fn required(
        &mut self,
        node: &Node,
        entries: &[Entry],
        seen: &[Option<&Key>],
        fields: &'static [FieldInfo],
    ) {
        for (index, field) in fields.iter().enumerate().filter(|(_, f)| f.required) {
            match seen[index] {
                None => self.missing(first_line(node), field, false),
                Some(key) => {
                    let empty = |e: &&Entry| e.key.span == key.span && is_empty(&e.value);
                    if entries.iter().any(|e| empty(&e)) {
                        self.missing(key.span, field, true);
                    }
                }
            }
        }
    }

    fn not_a_record<T>(&mut self, node: &Node, info: &RecordInfo) -> Option<T> {
        let (zh, en) = (info.zh, info.en);
        let names = info.fields.iter().take(6);
        let zh_keys: Vec<&str> = names
            .clone()
            .filter_map(|f| f.aliases.first().copied())
            .collect();
        let en_keys: Vec<&str> = names.map(|f| f.key).collect();
        let (zk, ek) = (zh_keys.join("、"), en_keys.join(", "));
        self.wrong_kind(
            node,
            say!("一组字段（{zh}）", "a mapping ({en})"),
            say!(
                "换行后缩进，逐行写字段，例如：{zk}",
                "indent its fields on the next lines: {ek}"
            ),
        )
    }

    /// Reports a key nobody knows; gives the field that was meant.
    fn unknown_key(&mut self, key: &Key, info: &RecordInfo) -> Option<usize> {
        let text = &key.text;
        let near = meant(info, text);
        let mut diagnostic = Diagnostic::error(
            codes::UNKNOWN_KEY,
            key.span,
            say!("未知字段“{text}”", "unknown key `{text}`"),
        );
        if let Some(near) = near {
            diagnostic = diagnostic
                .help(say!("是不是想写“{near}”？", "did you mean `{near}`?"))
                .edit(key.span, near);
        } else if field_index(Role::INFO.fields, text).is_some() {
            diagnostic = diagnostic.help(say!(
                "“{text}”是岗位的字段，应顶格写",
                "`{text}` is a field of the role: write it without indentation"
            ));
        } else if let [home] = homes(&Role::INFO, text, 0).as_slice() {
            let (zh, en) = (home.zh, home.en);
            diagnostic = diagnostic.help(say!(
                "“{text}”应写在“{zh}”里面",
                "`{text}` belongs inside {en}"
            ));
        } else {
            diagnostic = diagnostic.help(known_keys(info));
        }
        self.report(diagnostic);
        near.and_then(|near| field_index(info.fields, near))
    }

    fn field_twice(&mut self, first: &Key, second: &Key) {
        let (a, b) = (&first.text, &second.text);
        self.report(
            Diagnostic::error(
                codes::FIELD_TWICE,
                second.span,
                say!(
                    "同一个字段写了两次：“{a}”和“{b}”",
                    "the same field twice: `{a}` and `{b}`"
                ),
            )
            .label(first.span, say!("第一次写在这里", "first written here"))
            .help(say!(
                "合并为一处，删去另一处",
                "merge the two and delete one"
            )),
        );
    }

    fn empty_field(&mut self, entry: &Entry) {
        let key = &entry.key.text;
        self.report(
            Diagnostic::warning(
                codes::EMPTY_FIELD,
                entry.key.span,
                say!("字段“{key}”是空的", "the field `{key}` is empty"),
            )
            .help(say!(
                "填写内容，或删去这一行",
                "fill it in, or delete the line"
            )),
        );
    }

    fn missing(&mut self, span: Span, field: &FieldInfo, empty: bool) {
        let zh = field.aliases.first().copied().unwrap_or(field.key);
        let en = field.key;
        let message = match empty {
            true => say!("必填字段“{zh}”是空的", "the required field `{en}` is empty"),
            false => say!(
                "缺少必填字段“{zh}”（{en}）",
                "missing the required field `{en}`"
            ),
        };
        let (what_zh, what_en) = (field.zh, field.en);
        let help = match zh == what_zh {
            true => say!("补上这个字段", "add it: {what_en}"),
            false => say!("“{zh}”写{what_zh}", "`{en}` says {what_en}"),
        };
        self.report(Diagnostic::error(codes::MISSING_FIELD, span, message).help(help));
    }
}

/// Whether a mapping is one line `name: text` whose name is no field, nor nearly one.
fn is_pair(entries: &[Entry], info: &RecordInfo) -> bool {
    let [entry] = entries else { return false };
    let name = &entry.key.text;
    info.pair.is_some()
        && !is_empty(&entry.value)
        && normal_tag(name).is_none()
        && field_index(info.fields, name).is_none()
        && meant(info, name).is_none()
}

/// The key that a misspelt one stands for. Words of two characters are too
/// short to be near others, but for the field that a record cannot do without:
/// `内溶` is hardly a heading.
fn meant(info: &RecordInfo, name: &str) -> Option<&'static str> {
    let needed = info.fields.iter().filter(|field| field.required);
    let one_off = |known: &&'static str| {
        let same_length = known.chars().count() == name.chars().count();
        let differ = known.chars().zip(name.chars()).filter(|(a, b)| a != b);
        same_length && !known.is_ascii() && differ.count() == 1
    };
    nearest(name, info.fields.iter().flat_map(names))
        .or_else(|| needed.flat_map(names).find(one_off))
}

/// A key as a value of its own.
pub fn key_node(key: &Key) -> Node {
    let scalar = Scalar {
        text: key.text.clone(),
        style: Style::Plain,
        offsets: vec![(0, key.span.start)],
        lines: 1,
    };
    Node {
        span: key.span,
        kind: Kind::Scalar(scalar),
    }
}

/// Whether a mapping is the short form's text in several languages.
fn is_by_language(entries: &[Entry], info: &RecordInfo) -> bool {
    info.short.is_some()
        && !entries.is_empty()
        && entries.iter().all(|e| normal_tag(&e.key.text).is_some())
        && entries
            .iter()
            .all(|e| field_index(info.fields, &e.key.text).is_none())
}

/// The text of a node's first line: what a mark under a whole mapping would drown.
pub fn first_line(node: &Node) -> Span {
    match &node.kind {
        Kind::Map(entries) => entries.first().map_or(node.span, |e| e.key.span),
        Kind::List(items) => items.first().map_or(node.span, first_line),
        _ => node.span,
    }
}

/// Whether nothing was written: no value, an empty text, an empty collection.
pub fn is_empty(node: &Node) -> bool {
    match &node.kind {
        Kind::Null => true,
        Kind::Scalar(scalar) => scalar.text.trim().is_empty(),
        Kind::List(items) => items.is_empty(),
        Kind::Map(entries) => entries.is_empty(),
    }
}

fn found(node: &Node) -> Message {
    match &node.kind {
        Kind::Null => say!("空值", "nothing"),
        Kind::Scalar(_) => say!("文字", "text"),
        Kind::List(_) => say!("列表", "a list"),
        Kind::Map(_) => say!("一组字段", "a mapping"),
    }
}

pub fn names(field: &'static FieldInfo) -> impl Iterator<Item = &'static str> {
    std::iter::once(field.key).chain(field.aliases.iter().copied())
}

/// The field that a short form fills: text that the usual one cannot read
/// goes to the one for free text.
fn short_index(info: &RecordInfo, node: &Node) -> Option<usize> {
    let reads = |fits: fn(&str) -> bool| node.scalar().is_some_and(|s| fits(s.text.trim()));
    let short = match info.free {
        Some((free, fits)) if !reads(fits) => free,
        _ => info.short?,
    };
    info.fields.iter().position(|field| field.key == short)
}

/// The field with a key; case and `-` for `_` are forgiven.
pub fn field_index(fields: &'static [FieldInfo], key: &str) -> Option<usize> {
    let key = key.trim().to_lowercase().replace('-', "_");
    fields
        .iter()
        .position(|field| names(field).any(|name| name.eq_ignore_ascii_case(&key)))
}

fn known_keys(info: &RecordInfo) -> Message {
    /// More of them help nobody.
    const SHOWN: usize = 12;
    let fields = info.fields.iter().take(SHOWN);
    let zh: Vec<&str> = fields
        .clone()
        .filter_map(|f| f.aliases.first().copied())
        .collect();
    let en: Vec<&str> = fields.map(|f| f.key).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    match info.fields.len() > SHOWN {
        true => say!("这里可用的字段有：{zh}等", "known here: {en}, and others"),
        false => say!("这里可用的字段：{zh}", "known here: {en}"),
    }
}

/// The records further down that have the key: where it may have been meant to stand.
fn homes(info: &RecordInfo, key: &str, depth: usize) -> Vec<&'static RecordInfo> {
    let records = info.fields.iter().filter_map(|field| inner(&field.shape));
    let mut found = Vec::new();
    for record in records {
        if field_index(record.fields, key).is_some() {
            found.push(record);
        }
        if depth < 2 {
            found.extend(homes(record, key, depth + 1));
        }
    }
    found
}

fn inner(shape: &Shape) -> Option<&'static RecordInfo> {
    match shape {
        Shape::Record(info) | Shape::Duties(info) => Some(info),
        Shape::List(shape) => inner(shape),
        _ => None,
    }
}
