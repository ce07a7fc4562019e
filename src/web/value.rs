//! Plain values on their way to JavaScript. One type for all of them: a `Serialize` of each result's own is code for
//! each, and fields of structs bring a table of their names besides.

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use wasm_bindgen::JsValue;

use super::api::error;

/// What JavaScript gets as a plain value, array or object.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    Word(&'static str),
    List(Vec<Value>),
    Object(Vec<(&'static str, Value)>),
}

impl Value {
    /// `null` for nothing.
    pub(super) fn text(text: Option<String>) -> Value {
        text.map_or(Value::Null, Value::Text)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Number(number) => serializer.serialize_f64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Word(word) => serializer.serialize_str(word),
            Value::List(values) => serializer.collect_seq(values),
            Value::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// The same in JavaScript.
pub(super) fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|e| error("internal", &e.to_string()))
}
