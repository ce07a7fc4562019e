//! The words of a feature, by the names that files give them in French and English.

use serde_json::{Map, Value};

use super::report::{Path, Report};
use super::walk::shown;
use crate::intake::role::{Role, fold, words};
use crate::intake::{Code, link};

/// What a feature says besides where it is; what it does not say is empty.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) name: String,
    pub(super) tier: String,
    pub(super) group: String,
    pub(super) link: String,
    pub(super) note: String,
    pub(super) edition: String,
    pub(super) code: String,
}

/// Reads the properties and the identifier of a feature.
pub(super) fn read(path: &Path<'_>, feature: &Map<String, Value>, report: &mut Report) -> Words {
    let within = Path::Key(path, "properties");
    let none = Map::new();
    let properties = match feature.get("properties") {
        Some(Value::Object(properties)) => properties,
        None | Some(Value::Null) => &none,
        Some(other) => {
            report.at(Code::PropertyType, &within, &shown(other), "must be an object: it was passed over");
            &none
        }
    };
    let own = folded(properties);
    let mut text = |role| property(&within, &own, words(role), report);
    let mut words = Words {
        name: text(Role::Name),
        tier: text(Role::Tier),
        group: text(Role::Group),
        link: text(Role::Link),
        note: text(Role::Note),
        edition: text(Role::Edition),
        code: text(Role::Code),
    };
    // An identifier of either joins a table where nothing is called a code.
    for (path, all) in [(&within, properties), (path, feature)] {
        if words.code.is_empty() {
            words.code = property(path, &folded(all), &["id"], report);
        }
    }
    words.link = checked_link(&within, words.link, report);
    words
}

/// A property with its name as names are compared.
type Folded<'a> = (String, &'a str, &'a Value);

fn folded(properties: &Map<String, Value>) -> Vec<Folded<'_>> {
    properties.iter().map(|(key, value)| (fold(key), key.as_str(), value)).collect()
}

/// The first property that has one of the names and is not empty, as text.
fn property(path: &Path<'_>, properties: &[Folded<'_>], names: &[&str], report: &mut Report) -> String {
    for name in names {
        for (folded, key, value) in properties {
            if folded != name {
                continue;
            }
            let text = text(&Path::Key(path, key), value, report);
            if !text.trim().is_empty() {
                return text;
            }
        }
    }
    String::new()
}

/// A value as text: empty for null and for what is none, which is said.
pub(super) fn text(path: &Path<'_>, value: &Value, report: &mut Report) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.contains('\0') => {
            report.at(Code::NullCharacter, path, "", "holds the character U+0000: it was removed");
            text.replace('\0', "")
        }
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        other => {
            let message = "must be a text: it was left out";
            report.at(Code::PropertyType, path, &shown(other), message);
            String::new()
        }
    }
}

fn checked_link(path: &Path<'_>, address: String, report: &mut Report) -> String {
    if let Some(safe) = link::safe(&address) {
        return safe.to_owned();
    }
    let message =
        "is no address that begins with http:// or https://, nor a relative one: the link was left out";
    report.at(Code::UnsafeLink, &Path::Key(path, "link"), &address, message);
    String::new()
}
