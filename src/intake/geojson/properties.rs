//! The words of a feature, by the names that files give them in French and English.

use super::report::{Path, Report};
use crate::intake::json::shown;
use crate::intake::json::{Member, Value, member};
use crate::intake::role::{Role, fold, ranked};
use crate::intake::sniff::has;
use crate::intake::{Code, link};
use crate::sorted::sort_by;

/// So many names of properties are kept: features of one file have the same few.
const KEPT: usize = 64;

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

/// What a property is for, with its rank among those that are for the same: a role, `None` being an identifier; nothing for
/// others.
type Meaning = Option<(Option<Role>, usize)>;

/// What names of properties mean, those met before looked up.
#[derive(Debug, Default)]
pub(super) struct Meanings(Vec<(String, Meaning)>);

impl Meanings {
    fn of(&mut self, name: &str) -> Meaning {
        if let Some((_, meaning)) = self.0.iter().find(|(known, _)| known == name) {
            return *meaning;
        }
        let folded = fold(name);
        let role = ranked(|word| word == folded).map(|(role, rank)| (Some(role), rank));
        let meaning = role.or((folded == "id").then_some((None, 0)));
        if self.0.len() < KEPT {
            self.0.push((name.to_owned(), meaning));
        }
        meaning
    }
}

/// Reads the properties and the identifier of a feature.
pub(super) fn read(
    path: &Path<'_>,
    feature: &[Member<'_>],
    meanings: &mut Meanings,
    report: &mut Report,
) -> Words {
    let within = Path::Key(path, "properties");
    let properties: &[Member<'_>] = match member(feature, "properties") {
        Value::Object(properties) => properties,
        Value::Null => &[],
        other => {
            report.at(Code::PropertyType, &within, &shown(other), "must be an object: it was passed over");
            &[]
        }
    };
    let own = Named::all(&within, properties, meanings);
    let mut text = |role| property(&own, Some(role), report);
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
    if words.code.is_empty() {
        words.code = property(&own, None, report);
    }
    if words.code.is_empty() {
        words.code = property(&Named::all(path, feature, meanings), None, report);
    }
    words.link = checked_link(&within, words.link, report);
    words
}

/// Members of an object with what they are for.
struct Named<'v> {
    path: &'v Path<'v>,
    members: &'v [Member<'v>],
    meanings: Vec<Meaning>,
}

impl<'v> Named<'v> {
    fn all(path: &'v Path<'v>, members: &'v [Member<'v>], meanings: &mut Meanings) -> Named<'v> {
        Named { path, members, meanings: members.iter().map(|(key, _)| meanings.of(key)).collect() }
    }
}

/// The property of a role, or the identifier, as text: the first that is not empty.
fn property(all: &Named<'_>, role: Option<Role>, report: &mut Report) -> String {
    let of_role = |meaning: &Meaning| meaning.filter(|(own, _)| *own == role).map(|(_, rank)| rank);
    let mut found: Vec<(usize, &Member<'_>)> = all
        .meanings
        .iter()
        .map(of_role)
        .zip(all.members)
        .filter_map(|(rank, member)| Some((rank?, member)))
        .collect();
    // Where two have the same name, the first one comes first.
    if found.len() > 1 {
        sort_by(&mut found, |(a, _), (b, _)| a < b);
    }
    for (_, (key, value)) in found {
        let text = text(&Path::Key(all.path, key), value, report);
        if !text.trim().is_empty() {
            return text;
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
