//! `custom-elements.json`, with which editors complete and check the element in HTML: the schema of Custom Elements
//! Manifest 2.1.0. Everything in it is read from the declarations.

use anyhow::Result;
use serde_json::{Value, json};

use super::ENTRY;
use crate::interface::{Member, Method, alternatives, members, methods};

const TAG: &str = "french-tech-map";
const CLASS: &str = "FrenchTechMap";
/// A type of more words than that is named, not spelled out.
const SPELLED: usize = 40;

/// From the texts of `public.d.ts` with `ids.d.ts`, and of the class.
pub(super) fn manifest(public: &str, class: &str) -> Result<Value> {
    let attributes = members(public, "Attributes")?;
    let attributes: Vec<_> = attributes.iter().map(|member| attribute(public, member)).collect();
    let events: Vec<_> = members(public, "Details")?.iter().map(event).collect();
    let methods: Vec<_> = methods(class)?.iter().map(method).collect();
    let declaration = json!({
        "kind": "class", "customElement": true, "name": CLASS, "tagName": TAG,
        "description": "The map of the French Tech label.",
        "superclass": { "name": "HTMLElement" },
        "attributes": attributes, "events": events, "members": methods,
        "slots": [{ "name": "", "description": "Shown until the map runs, and where it cannot: a picture as a rule." }],
    });
    let exported = json!({ "name": CLASS, "module": ENTRY });
    Ok(json!({
        "schemaVersion": "2.1.0",
        "modules": [{
            "kind": "javascript-module", "path": ENTRY, "declarations": [declaration],
            "exports": [
                { "kind": "js", "name": CLASS, "declaration": exported },
                { "kind": "custom-element-definition", "name": TAG, "declaration": exported },
            ],
        }],
    }))
}

fn attribute(public: &str, member: &Member) -> Value {
    let spelled = alternatives(public, &member.kind);
    let kind = if spelled.len() > SPELLED { member.kind.clone() } else { spelled.join(" | ") };
    let mut written = json!({ "name": member.name, "description": member.text, "type": { "text": kind } });
    if let Some(default) = &member.default {
        written["default"] = default.as_str().into();
    }
    written
}

fn event(member: &Member) -> Value {
    let name = format!("{TAG}:{}", member.name);
    json!({
        "name": name, "description": member.text, "type": { "text": format!("CustomEvent<{}>", member.kind) },
    })
}

fn method(method: &Method) -> Value {
    let parameters = method.parameters.iter();
    let parameters: Vec<_> = parameters
        .map(|(name, kind, optional)| json!({ "name": name, "type": { "text": kind }, "optional": optional }))
        .collect();
    json!({
        "kind": "method", "name": method.name, "description": method.text,
        "parameters": parameters, "return": { "type": { "text": method.returns } },
    })
}
