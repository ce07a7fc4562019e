//! Plain values on their way to JavaScript. One type for all of them: a `Serialize` of each result's own is code for
//! each, and fields of structs bring a table of their names besides.

use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};
use wasm_bindgen::JsValue;

/// What JavaScript gets as a plain value, array or object.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Number(f64),
    Text(String),
    List(Values),
    /// Names and values in turn.
    Object(Values),
}

/// The values of an array or an object, in order.
#[derive(Debug, Default)]
pub(super) struct Values(Vec<Value>);

// Never inlined: there are many calls of each.
impl Values {
    #[inline(never)]
    pub(super) fn add(&mut self, value: Value) {
        self.0.push(value);
    }

    #[inline(never)]
    pub(super) fn number(&mut self, number: f64) {
        self.add(Value::Number(number));
    }

    #[inline(never)]
    pub(super) fn text(&mut self, text: &str) {
        self.add(Value::Text(text.to_owned()));
    }

    /// A field of an object; `None` is `null`.
    #[inline(never)]
    pub(super) fn field(&mut self, name: &str, text: Option<&str>) {
        self.text(name);
        match text {
            Some(text) => self.text(text),
            None => self.add(Value::Null),
        }
    }

    /// A list that begins with a name and may have a text after it: an effect as a rule.
    #[inline(never)]
    pub(super) fn named(&mut self, name: &str, text: Option<&str>) {
        let mut list = Values::default();
        list.text(name);
        if let Some(text) = text {
            list.text(text);
        }
        self.add(Value::List(list));
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Number(number) => serializer.serialize_f64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(Values(values)) => {
                let mut list = serializer.serialize_seq(None)?;
                for value in values {
                    list.serialize_element(value)?;
                }
                list.end()
            }
            Value::Object(Values(fields)) => {
                let mut map = serializer.serialize_map(None)?;
                for field in fields.chunks_exact(2) {
                    map.serialize_entry(&field[0], &field[1])?;
                }
                map.end()
            }
        }
    }
}

/// The same in JavaScript.
pub(super) fn to_js(value: &Value) -> JsValue {
    // Only a map with keys that are no strings could fail.
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
