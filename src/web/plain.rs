//! Plain JavaScript objects and arrays, built field by field: `serde-wasm-bindgen` weighed 2 kB more after brotli.

use wasm_bindgen::JsValue;

use crate::content::Node;

/// `{ name: value, … }`.
pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new().into();
    fields.iter().for_each(|(name, value)| set(&object, name, value));
    object
}

/// Sets one property.
#[inline(never)]
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Setting a property of an object that the crate itself made cannot fail.
    let _ = js_sys::Reflect::set(object, &JsValue::from_str(name), value);
}

/// `[item, …]`.
pub(super) fn array(items: &[JsValue]) -> JsValue {
    let array = js_sys::Array::new();
    for item in items {
        array.push(item);
    }
    array.into()
}

/// A text, or `null`.
pub(super) fn text_or_null(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::NULL, JsValue::from_str)
}

/// A tree for `createElement`.
pub(super) fn node(node: &Node) -> JsValue {
    let Node { tag, text, lang, href, class, id, children } = node;
    let object = object(&[]);
    let texts = [("tag", *tag), ("text", text), ("lang", lang), ("href", href), ("class", class), ("id", id)];
    for (name, value) in texts {
        set(&object, name, &value.into());
    }
    let children: Vec<JsValue> = children.iter().map(self::node).collect();
    set(&object, "children", &array(&children));
    object
}
