//! JSON, read by what the reader of GeoJSON needs and no more: texts that were written without escapes and numbers stay
//! where they stand, and what is no JSON is said in words for an editor. A tenth of the wasm that the usual crate takes with
//! its numbers, maps and errors, and nothing is read twice. Knows no GeoJSON.

use std::borrow::Cow;

use super::decimal;

mod parser;

pub(crate) use parser::parse;

/// A value of JSON. The members of an object are in the order of their names, the last one of each name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    /// As it is written; also `NaN` and `Infinity`, which are no JSON and which programs write nevertheless.
    Number(&'a str),
    String(Cow<'a, str>),
    /// Two numbers in brackets, as they are written and what they are: most of a file with shapes, so that there is no list
    /// of them. They have no exponent, and as many digits as [`decimal`] takes whole.
    Pair(&'a [u8], [f64; 2]),
    /// All other lists.
    Array(Vec<Value<'a>>),
    Object(Vec<Member<'a>>),
}

/// A name and its value.
pub(crate) type Member<'a> = (Cow<'a, str>, Value<'a>);

/// Where a text is no JSON: how many bytes into it, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub(crate) offset: usize,
    pub(crate) message: &'static str,
}

/// A member of an object; null if there is none.
pub(crate) fn member<'v, 'a>(object: &'v [Member<'a>], name: &str) -> &'v Value<'a> {
    object.iter().find(|(key, _)| key == name).map_or(&Value::Null, |(_, value)| value)
}

impl<'a> Value<'a> {
    /// A member; null where there is none, also of what is no object.
    pub(crate) fn get(&self, name: &str) -> &Value<'a> {
        match self {
            Value::Object(object) => member(object, name),
            _ => &Value::Null,
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// A text; empty for all else.
    pub(crate) fn text(&self) -> &str {
        match self {
            Value::String(text) => text,
            _ => "",
        }
    }

    /// A number, which need not be finite; `None` for all else.
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Value::Number(text) => decimal::read(text),
            _ => None,
        }
    }

    /// A list; `None` for all else.
    pub(crate) fn list(&self) -> Option<Cow<'_, [Value<'a>]>> {
        match self {
            Value::Array(list) => Some(Cow::Borrowed(list)),
            Value::Pair(written, _) => {
                let written = core::str::from_utf8(written).unwrap_or_default();
                let numbers = written.trim_matches(['[', ']']).split(',');
                Some(numbers.map(|number| Value::Number(number.trim())).collect())
            }
            _ => None,
        }
    }
}

/// A value as it stands in the file, or its beginning.
pub(crate) fn shown(value: &Value<'_>) -> String {
    if let Some(list) = value.list() {
        if list.len() > 8 {
            return "[…]".to_owned();
        }
        let parts: Vec<String> = list.iter().map(shown).collect();
        return ["[", &parts.join(", "), "]"].concat();
    }
    match value {
        Value::String(text) => ["\"", text, "\""].concat(),
        Value::Number(written) => (*written).to_owned(),
        Value::Bool(true) => "true".to_owned(),
        Value::Bool(false) => "false".to_owned(),
        Value::Null => "null".to_owned(),
        _ => "{…}".to_owned(),
    }
}

#[cfg(test)]
mod tests;
