//! What a host asks of its data, read from JSON: of an object as `setData` takes it, in which what attributes say stands as
//! text. Whatever is not understood is said with the path to it and left out; knows nothing of the data itself.

use serde_json::{Map, Value};

use super::options::{Look, Options, SYMBOLS, color, symbol};
use crate::atlas::Bilingual;
use crate::geo::fitted::Choice;
use crate::intake::{self, Code, Problem, Spot};

const NAMES: [&str; 6] = ["title", "credit", "tiers", "projection", "strict", "limits"];
const OF_TIERS: [&str; 6] = ["id", "fr", "en", "symbol", "color", "priority"];
const OF_LIMITS: [&str; 4] = ["bytes", "records", "positions", "depth"];
const LANGS: [&str; 2] = ["fr", "en"];

/// Priorities beyond that are brought back to it.
const MOST: i64 = 1_000;

/// Reads an object of JSON.
pub(super) fn read(text: &str) -> Options {
    let mut asked = Asked::default();
    let value = serde_json::from_str(text).unwrap_or(Value::Null);
    let mut options = Options::default();
    if let Some(object) = asked.object("", &value, &NAMES) {
        options = asked.options(object);
    } else if !text.trim().is_empty() && value.is_null() && text.trim() != "null" {
        asked.refuse("", text, "is no JSON: write an object, such as {\"title\": \"…\"}");
    }
    options.problems = asked.problems;
    options
}

/// What is not understood so far.
#[derive(Default)]
struct Asked {
    problems: Vec<Problem>,
}

impl Asked {
    fn options(&mut self, object: &Map<String, Value>) -> Options {
        let projection = self.text(object, "", "projection");
        Options {
            intake: intake::Options {
                limits: self.limits(object.get("limits").unwrap_or(&Value::Null)),
                strict: self.switch(object, "strict"),
            },
            title: self.words(object.get("title").unwrap_or(&Value::Null)),
            credit: self.text(object, "", "credit"),
            tiers: self.tiers(object.get("tiers").unwrap_or(&Value::Null)),
            projection: self.projection(&projection),
            problems: Vec::new(),
        }
    }

    fn projection(&mut self, name: &str) -> Choice {
        let known = Choice::from_name(name);
        if known.is_none() && !name.is_empty() {
            let names = Choice::NAMES.map(|(name, _)| name);
            self.refuse(
                "projection",
                name,
                &["no projection is called that: write ", &listed(&names)].concat(),
            );
        }
        known.unwrap_or_default()
    }

    /// A list, or the text of one as attributes have it.
    fn tiers(&mut self, value: &Value) -> Vec<Look> {
        let read = match value {
            Value::String(text) if text.trim().is_empty() => Value::Null,
            Value::String(text) => serde_json::from_str(text).unwrap_or_else(|_| value.clone()),
            _ => Value::Null,
        };
        let value = if read.is_null() && !value.is_string() { value } else { &read };
        let Some(list) = value.as_array() else {
            if !value.is_null() {
                let message =
                    "is no list of ranks: write JSON such as [{\"id\": \"hopital\", \"fr\": \"Hôpital\"}]";
                self.refuse("tiers", &shown(value), message);
            }
            return Vec::new();
        };
        list.iter().enumerate().filter_map(|(i, tier)| self.look(i, tier)).collect()
    }

    fn look(&mut self, i: usize, value: &Value) -> Option<Look> {
        let path = ["tiers[", &number(i), "]"].concat();
        let object = self.object(&path, value, &OF_TIERS)?;
        let [id, fr, en, mark, paint] =
            ["id", "fr", "en", "symbol", "color"].map(|name| self.text(object, &path, name));
        // The only rank of data that names none has an empty word.
        if !object.get("id").is_some_and(Value::is_string) {
            self.refuse(&join(&path, "id"), "", "names no rank: write the word by which places name it");
            return None;
        }
        let symbol = symbol(&mark);
        if symbol.is_none() && !mark.is_empty() {
            let names = SYMBOLS.map(|(name, _)| name);
            let message = ["no symbol is called that: write ", &listed(&names)].concat();
            self.refuse(&join(&path, "symbol"), &mark, &message);
        }
        let color = color(&paint);
        if color.is_none() && !paint.is_empty() {
            self.refuse(&join(&path, "color"), &paint, "is no colour: write #rgb or #rrggbb, such as #c00");
        }
        let priority = self.whole(object, &path, "priority");
        Some(Look { id, name: Bilingual { fr, en }, symbol, color, priority })
    }

    fn limits(&mut self, value: &Value) -> intake::Limits {
        let mut limits = intake::Limits::default();
        let Some(object) = self.object("limits", value, &OF_LIMITS) else { return limits };
        let slots = [&mut limits.bytes, &mut limits.records, &mut limits.positions, &mut limits.depth];
        for (name, slot) in OF_LIMITS.into_iter().zip(slots) {
            let Some(value) = object.get(name).filter(|value| !value.is_null()) else { continue };
            match value.as_u64().and_then(|limit| limit.try_into().ok()) {
                Some(limit) => *slot = limit,
                None => self.refuse(&join("limits", name), &shown(value), "is no whole number above zero"),
            }
        }
        limits
    }

    /// A text for both languages, or one for each: as an object, or as the text of one as attributes have it.
    fn words(&mut self, value: &Value) -> Bilingual {
        let read = value.as_str().filter(|text| text.trim_start().starts_with('{'));
        let read: Option<Value> = read.and_then(|text| serde_json::from_str(text).ok());
        let value = read.as_ref().unwrap_or(value);
        let [fr, en] = match value {
            Value::String(text) => [text.clone(), text.clone()],
            _ => match self.object("title", value, &LANGS) {
                Some(object) => LANGS.map(|lang| self.text(object, "title", lang)),
                None => return Bilingual::default(),
            },
        };
        // One of them is better than none.
        let or = |own: &String, other: &String| if own.is_empty() { other.clone() } else { own.clone() };
        Bilingual { fr: or(&fr, &en), en: or(&en, &fr) }
    }

    /// An object, with what in it has none of the names said; `None` for what is none.
    fn object<'a>(&mut self, path: &str, value: &'a Value, names: &[&str]) -> Option<&'a Map<String, Value>> {
        let Some(object) = value.as_object() else {
            if !value.is_null() {
                self.refuse(path, &shown(value), &["is no object with ", &listed(names)].concat());
            }
            return None;
        };
        for name in object.keys().filter(|name| !names.contains(&name.as_str())) {
            let message = ["is none of what can be set: write ", &listed(names)].concat();
            self.refuse(path, name, &message);
        }
        Some(object)
    }

    /// Empty where there is none.
    fn text(&mut self, object: &Map<String, Value>, path: &str, name: &str) -> String {
        match object.get(name) {
            Some(Value::String(text)) => return text.clone(),
            None | Some(Value::Null) => {}
            Some(value) => {
                self.refuse(&join(path, name), &shown(value), "is no text: write it in quotation marks")
            }
        }
        String::new()
    }

    fn switch(&mut self, object: &Map<String, Value>, name: &str) -> bool {
        match object.get(name) {
            Some(Value::Bool(on)) => return *on,
            None | Some(Value::Null) => {}
            Some(value) => self.refuse(name, &shown(value), "is neither true nor false"),
        }
        false
    }

    fn whole(&mut self, object: &Map<String, Value>, path: &str, name: &str) -> Option<i32> {
        let value = object.get(name).filter(|value| !value.is_null())?;
        let Some(whole) = value.as_i64() else {
            self.refuse(&join(path, name), &shown(value), "is no whole number");
            return None;
        };
        Some(whole.clamp(-MOST, MOST) as i32)
    }

    fn refuse(&mut self, path: &str, value: &str, message: &str) {
        let spot = if path.is_empty() { Spot::File } else { Spot::Path(path.to_owned()) };
        self.problems.push(Problem::supplied(Code::BadOption, spot, value, message));
    }
}

/// `tiers[0].color`.
fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { [path, ".", name].concat() }
}

/// A text as it is, anything else as JSON.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| serde_json::to_string(value).unwrap_or_default(), str::to_owned)
}

/// « diamond, circle or square ».
fn listed(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => [&others.join(", "), " or ", last].concat(),
        _ => names.concat(),
    }
}

fn number(i: usize) -> String {
    let mut digits = String::new();
    crate::prose::push_decimal(&mut digits, i as u64);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::SymbolKind;

    fn said(text: &str) -> Vec<String> {
        let problems = read(text).problems;
        assert!(problems.iter().all(|problem| problem.code == Code::BadOption));
        problems.iter().map(|problem| [&problem.spot.text(), "|", &problem.value].concat()).collect()
    }

    #[test]
    fn what_is_asked_is_read_and_the_rest_is_as_usual() {
        let asked = r##"{"strict": true, "limits": {"records": 5}, "title": {"fr": "Les gares"}, "projection": "conic",
            "tiers": [{"id": "a", "fr": "A", "symbol": "square", "color": "#f00", "priority": 2}]}"##;
        let options = read(asked);
        assert!(options.intake.strict);
        assert_eq!(options.intake.limits, intake::Limits { records: 5, ..intake::Limits::default() });
        assert_eq!((&*options.title.fr, &*options.title.en), ("Les gares", "Les gares"));
        assert_eq!(options.projection, Choice::Conic);
        let first = &options.tiers[0];
        assert_eq!(
            (first.symbol, first.color, first.priority),
            (Some(SymbolKind::Square), Some(0xff0000), Some(2))
        );
        assert_eq!(options.problems, []);
        for nothing in ["", "null", "{}", r#"{"tiers": "", "projection": "", "title": null, "credit": ""}"#] {
            assert_eq!(read(nothing), Options::default(), "{nothing}");
        }
    }

    #[test]
    fn what_attributes_say_is_the_same_as_text() {
        let list = r##"[{"id": "a", "en": "A, \"B\"", "color": "#00f"}]"##;
        let title = r#"{"fr": "Les gares", "en": "Stations"}"#;
        let texts = serde_json::to_string(&serde_json::json!({ "tiers": list, "title": title })).unwrap();
        let values = ["{\"tiers\":", list, ",\"title\":", title, "}"].concat();
        assert_eq!(read(&texts), read(&values));
        assert_eq!(read(&texts).tiers[0].name.en, "A, \"B\"");
        assert_eq!(read(&texts).title.en, "Stations");
        // A title may begin with a brace.
        let odd = read(r#"{"title": "{ gares }"}"#);
        assert_eq!((&*odd.title.en, odd.problems.len()), ("{ gares }", 0));
    }

    #[test]
    fn what_is_not_understood_is_said_where_it_stands_and_the_rest_is_kept() {
        assert_eq!(said(r#"{"projection": "lambert"}"#), ["projection|lambert"]);
        assert_eq!(said(r#"{"colour": "red"}"#), ["|colour"]);
        let tiers =
            r#"{"tiers": [7, {"id": "a", "symbol": "star", "color": "red", "size": 3}, {"fr": "B"}]}"#;
        assert_eq!(
            said(tiers),
            ["tiers[0]|7", "tiers[1]|size", "tiers[1].symbol|star", "tiers[1].color|red", "tiers[2].id|"]
        );
        assert_eq!(read(tiers).tiers, [Look { id: "a".to_owned(), ..Look::default() }]);
        assert_eq!(said(r#"{"tiers": "a=Hôpital"}"#), ["tiers|a=Hôpital"]);
        assert_eq!(
            said(r#"{"tiers": {"id": "a"}, "strict": "yes", "limits": {"bytes": -1}}"#),
            ["limits.bytes|-1", "strict|yes", "tiers|{\"id\":\"a\"}",]
        );
        assert_eq!(said("[]"), ["|[]"]);
        assert_eq!(said("{"), ["|{"]);
    }
}
