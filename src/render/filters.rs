//! The filters that templates have beside Tera's own.

use super::safe;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Adds the filters; must come before any template is added.
pub fn register(tera: &mut Tera) {
    tera.register_filter("join", join);
    tera.register_filter("given", given);
    tera.register_filter("aside", aside);
    tera.register_filter("batch", batch);
}

/// The items of a list in one line: `{{ role.aliases | join(sep="、") }}`.
///
/// Each item is made safe before the joining, so that no item's marks can
/// meet another's.
fn join(items: Vec<Value>, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let separator = kwargs
        .get::<Value>("sep")?
        .map_or_else(String::new, |sep| printed(&sep));
    let items: Vec<String> = items.iter().map(printed).collect();
    Ok(Value::safe_string(&items.join(&separator)))
}

/// Of pairs of a label and a value, those that have a value.
fn given(pairs: Vec<Value>, _: Kwargs, _: &State) -> Vec<Value> {
    given_pairs(pairs)
}

fn given_pairs(pairs: Vec<Value>) -> Vec<Value> {
    let has_value = |pair: &Value| {
        let value = pair.as_array().and_then(|pair| pair.get(1));
        value.is_some_and(Value::is_truthy)
    };
    pairs.into_iter().filter(has_value).collect()
}

/// A text with pairs of a label and a value in brackets behind it, before its
/// final stop: `每日回访（频次：每日）；`. `label` is the map of labels.
fn aside(text: &str, kwargs: Kwargs, state: &State) -> TeraResult<Value> {
    let pairs = kwargs.must_get::<Vec<Value>>("pairs")?;
    let labels: Value = state.get("label")?.unwrap_or_else(Value::none);
    let label = |key: &str| {
        let label = labels.get_from_path(key).and_then(Value::as_str);
        label.unwrap_or_default().to_string()
    };
    let notes: Vec<String> = given_pairs(pairs)
        .iter()
        .map(|pair| note(pair, &label("colon")))
        .collect();
    let line = safe::line(text);
    if notes.is_empty() {
        return Ok(Value::safe_string(&line));
    }
    let notes = notes.join(&label("semicolon"));
    let bracket = format!("{}{notes}{}", label("open"), label("close"));
    let (body, stop) = safe::split_stop(&line);
    Ok(Value::safe_string(&format!("{body}{bracket}{stop}")))
}

/// `label：value`, or the value alone where the label is empty.
fn note(pair: &Value, colon: &str) -> String {
    let part = |index: usize| pair.as_array().and_then(|pair| pair.get(index));
    let label = part(0).map_or_else(String::new, printed);
    let value = part(1).map_or_else(String::new, printed);
    match label.is_empty() {
        true => value,
        false => format!("{label}{colon}{value}"),
    }
}

/// A value as `{{ … }}` would print it.
fn printed(value: &Value) -> String {
    match value.is_safe() {
        true => value.to_string(),
        false => safe::line(&value.to_string()),
    }
}

/// Pairs in rows of `size`, the last row filled up with empty pairs.
fn batch(pairs: Vec<Value>, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let size = kwargs.must_get::<usize>("size")?.max(1);
    let empty = Value::from(vec![Value::from(""), Value::from("")]);
    let rows = pairs.chunks(size).map(|row| {
        let mut row = row.to_vec();
        row.resize(size, empty.clone());
        Value::from(row)
    });
    Ok(Value::from(rows.collect::<Vec<Value>>()))
}
