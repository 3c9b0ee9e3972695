//! The filters that templates have beside Tera's own.

use super::safe;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Adds the filters; must come before any template is added.
pub fn register(tera: &mut Tera) {
    tera.register_filter("join", join);
    tera.register_filter("given", given);
    tera.register_filter("batch", batch);
}

/// The items of a list in one line: `{{ role.aliases | join(sep="、") }}`.
///
/// Each item is made safe before the joining, so that no item's marks can
/// meet another's.
fn join(items: Vec<Value>, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let separator = kwargs.get::<&str>("sep")?.unwrap_or_default();
    let items: Vec<String> = items.iter().map(|item| safe::line(&item.to_string())).collect();
    Ok(Value::safe_string(&items.join(&safe::line_of(separator))))
}

/// Of pairs of a label and a value, those that have a value.
fn given(pairs: Vec<Value>, _: Kwargs, _: &State) -> Vec<Value> {
    let has_value = |pair: &Value| {
        let value = pair.as_array().and_then(|pair| pair.get(1));
        value.is_some_and(Value::is_truthy)
    };
    pairs.into_iter().filter(has_value).collect()
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
