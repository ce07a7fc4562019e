//! The words of a feature, by the names that files give them in French and English.

use super::report::{Path, Report};
use crate::intake::json::shown;
use crate::intake::json::{Member, Value, member};
use crate::intake::role::{Role, fold, words};
use crate::intake::sniff::has;
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
pub(super) fn read(path: &Path<'_>, feature: &[Member<'_>], report: &mut Report) -> Words {
    let within = Path::Key(path, "properties");
    let properties: &[Member<'_>] = match member(feature, "properties") {
        Value::Object(properties) => properties,
        Value::Null => &[],
        other => {
            report.at(Code::PropertyType, &within, &shown(other), "must be an object: it was passed over");
            &[]
        }
    };
    let (own, outer) = (Named::all(&within, properties), Named::all(path, feature));
    let mut text = |role| property(&own, words(role), report);
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
    for all in [&own, &outer] {
        if words.code.is_empty() {
            words.code = property(all, &["id"], report);
        }
    }
    words.link = checked_link(&within, words.link, report);
    words
}

/// Members of an object with their names folded, each once.
struct Named<'v> {
    path: &'v Path<'v>,
    members: &'v [Member<'v>],
    folded: Vec<String>,
}

impl<'v> Named<'v> {
    fn all(path: &'v Path<'v>, members: &'v [Member<'v>]) -> Named<'v> {
        Named { path, members, folded: members.iter().map(|(key, _)| fold(key)).collect() }
    }
}

/// The first property that has one of the names and is not empty, as text.
fn property(all: &Named<'_>, names: &[&str], report: &mut Report) -> String {
    for name in names {
        for ((key, value), folded) in all.members.iter().zip(&all.folded) {
            if folded != name {
                continue;
            }
            let text = text(&Path::Key(all.path, key), value, report);
            if !text.trim().is_empty() {
                return text;
            }
        }
    }
    String::new()
}

/// A value as text: empty for null and for what is none, which is said.
pub(super) fn text(path: &Path<'_>, value: &Value<'_>, report: &mut Report) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if has(text, '\0') => {
            report.at(Code::NullCharacter, path, "", "holds the character U+0000: it was removed");
            text.replace('\0', "")
        }
        Value::String(text) => text.clone().into_owned(),
        Value::Number(written) => (*written).to_owned(),
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
