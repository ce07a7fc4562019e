//! What a host asks of its data, read from JSON: of an object as `setData` takes it, in which what attributes say stands as
//! text. Whatever is not understood is said with the path to it and left out; knows nothing of the data itself.

use super::options::{Look, Options, color, symbol};
use crate::atlas::Bilingual;
use crate::geo::fitted::Choice;
use crate::intake::json::{self, Value};
use crate::intake::{self, Code, Problem, Spot};

const LIMITS: [&str; 4] = ["bytes", "records", "positions", "depth"];

/// Priorities beyond that are brought back to it.
const MOST: i64 = 1_000;

/// Whole numbers below are exact.
const WHOLE: f64 = 9e15;

/// What is said of a value that is of another type, or unknown. Whole sentences: putting them together takes more room.
const NO_OPTIONS: &str = "is no object of JSON with title, credit, tiers, projection, strict or limits";
const NO_OPTION: &str = "is no option: write title, credit, tiers, projection, strict or limits";
const NO_TITLE: &str = "is no title: write a text, or an object with fr and en";
const NO_TIERS: &str = "is no list of ranks: write JSON such as [{\"id\": \"hopital\", \"fr\": \"Hôpital\"}]";
const NO_TIER: &str = "is nothing of a rank: write an object with id, fr, en, symbol, color and priority";
const NO_ID: &str = "names no rank: write the word by which places name it";
const NO_LIMITS: &str = "is no limit: write an object with bytes, records, positions and depth";
const NO_TEXT: &str = "is no text: write it in quotation marks";
const NO_NUMBER: &str = "is no whole number, or too large";
const NO_SWITCH: &str = "is neither true nor false";
const NO_PROJECTION: &str =
    "is no projection: write auto, lambert-93, conic, azimuthal, equal-earth or mercator";
pub(super) const NO_SYMBOL: &str = "is no symbol: write diamond, circle, square, triangle or hexagon";
pub(super) const NO_COLOR: &str = "is no colour: write #rgb or #rrggbb, such as #c00";

/// Reads an object of JSON.
pub(super) fn read(text: &str) -> Options {
    let value = parsed(text);
    let mut asked = Asked::default();
    asked.object("", "", &value, &["title", "credit", "tiers", "projection", "strict", "limits"], NO_OPTIONS);
    let mut options = Options {
        intake: intake::Options {
            limits: asked.limits(value.get("limits")),
            strict: asked.switch(value.get("strict")),
        },
        title: asked.title(value.get("title")),
        credit: asked.text("", "credit", &value),
        tiers: asked.tiers(value.get("tiers")),
        projection: asked
            .named("", "projection", &value, Choice::from_name, NO_PROJECTION)
            .unwrap_or_default(),
        problems: Vec::new(),
    };
    options.problems = asked.problems;
    options
}

/// JSON, or the text where it is none; nothing of nothing.
fn parsed(text: &str) -> Value<'_> {
    match json::parse(text) {
        Ok(value) => value,
        Err(_) if text.trim().is_empty() => Value::Null,
        Err(_) => Value::String(text.into()),
    }
}

/// What is not understood so far.
#[derive(Default)]
struct Asked {
    problems: Vec<Problem>,
}

impl Asked {
    /// A list, or the text of one as attributes have it.
    fn tiers(&mut self, value: &Value<'_>) -> Vec<Look> {
        let read = if let Value::String(text) = value { Some(parsed(text)) } else { None };
        let value = read.as_ref().unwrap_or(value);
        let list = value.list().unwrap_or_else(|| {
            if !value.is_null() {
                self.refuse("", "tiers", value, NO_TIERS);
            }
            Vec::new().into()
        });
        list.iter().enumerate().filter_map(|(i, tier)| self.look(i, tier)).collect()
    }

    fn look(&mut self, i: usize, value: &Value<'_>) -> Option<Look> {
        let mut path = "tiers[".to_owned();
        crate::prose::push_decimal(&mut path, i as u64);
        path.push(']');
        self.object(&path, "", value, &["id", "fr", "en", "symbol", "color", "priority"], NO_TIER);
        if !matches!(value, Value::Object(_)) {
            return None;
        }
        // The only rank of data that names none has an empty word.
        let Value::String(id) = value.get("id") else {
            self.refuse(&path, "id", value.get("id"), NO_ID);
            return None;
        };
        Some(Look {
            id: id.clone().into_owned(),
            name: Bilingual { fr: self.text(&path, "fr", value), en: self.text(&path, "en", value) },
            symbol: self.named(&path, "symbol", value, symbol, NO_SYMBOL),
            color: self.named(&path, "color", value, color, NO_COLOR),
            priority: self.whole(&path, "priority", value).map(|n| n.clamp(-MOST, MOST) as i32),
        })
    }

    fn limits(&mut self, value: &Value<'_>) -> intake::Limits {
        self.object("", "limits", value, &LIMITS, NO_LIMITS);
        let mut limits = intake::Limits::default();
        let slots = [&mut limits.bytes, &mut limits.records, &mut limits.positions, &mut limits.depth];
        for (name, slot) in LIMITS.into_iter().zip(slots) {
            let Some(limit) = self.whole("limits", name, value) else { continue };
            match limit.try_into() {
                Ok(limit) => *slot = limit,
                Err(_) => self.refuse("limits", name, value.get(name), NO_NUMBER),
            }
        }
        limits
    }

    /// A text for both languages, or one for each: as an object, or as the text of one as attributes have it.
    fn title(&mut self, value: &Value<'_>) -> Bilingual {
        let read = if let Value::String(text) = value { Some(parsed(text)) } else { None };
        let value = read.as_ref().filter(|read| matches!(read, Value::Object(_))).unwrap_or(value);
        if let Value::String(text) = value {
            return Bilingual { fr: text.clone().into_owned(), en: text.clone().into_owned() };
        }
        self.object("", "title", value, &["fr", "en"], NO_TITLE);
        let (mut fr, mut en) = (self.text("title", "fr", value), self.text("title", "en", value));
        // One of them is better than none.
        if fr.is_empty() {
            fr.clone_from(&en);
        }
        if en.is_empty() {
            en.clone_from(&fr);
        }
        Bilingual { fr, en }
    }

    /// Says that something is no object, or what in it has none of the names.
    #[inline(never)]
    fn object(&mut self, path: &str, name: &str, value: &Value<'_>, names: &[&str], message: &str) {
        match value {
            Value::Null => {}
            Value::Object(object) => {
                for (key, _) in object.iter().filter(|(key, _)| !names.contains(&&**key)) {
                    let message = if path.is_empty() && name.is_empty() { NO_OPTION } else { message };
                    self.refuse(path, name, &Value::String(key.clone()), message);
                }
            }
            _ => self.refuse(path, name, value, message),
        }
    }

    /// Empty where there is none.
    #[inline(never)]
    fn text(&mut self, path: &str, name: &str, object: &Value<'_>) -> String {
        match object.get(name) {
            Value::Null => {}
            Value::String(text) => return text.clone().into_owned(),
            value => self.refuse(path, name, value, NO_TEXT),
        }
        String::new()
    }

    /// What a word means.
    fn named<T>(
        &mut self,
        path: &str,
        name: &str,
        object: &Value<'_>,
        meaning: fn(&str) -> Option<T>,
        message: &str,
    ) -> Option<T> {
        let word = self.text(path, name, object);
        let meant = meaning(&word);
        if meant.is_none() && !word.is_empty() {
            self.refuse(path, name, object.get(name), message);
        }
        meant
    }

    fn switch(&mut self, value: &Value<'_>) -> bool {
        if !matches!(value, Value::Bool(_) | Value::Null) {
            self.refuse("", "strict", value, NO_SWITCH);
        }
        *value == Value::Bool(true)
    }

    #[inline(never)]
    fn whole(&mut self, path: &str, name: &str, object: &Value<'_>) -> Option<i64> {
        let value = object.get(name);
        let whole = value.number().filter(|n| n.abs() < WHOLE && n.floor() == *n);
        if whole.is_none() && !value.is_null() {
            self.refuse(path, name, value, NO_NUMBER);
        }
        whole.map(|n| n as i64)
    }

    #[inline(never)]
    fn refuse(&mut self, path: &str, name: &str, value: &Value<'_>, message: &str) {
        let dot = if path.is_empty() || name.is_empty() { "" } else { "." };
        let path = [path, dot, name].concat();
        let spot = if path.is_empty() { Spot::File } else { Spot::Path(path) };
        self.problems.push(Problem::of_json(Code::BadOption, spot, value, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::SymbolKind;
    use crate::supplied::options::SYMBOLS;

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
            ["limits.bytes|-1", "strict|yes", "tiers|{…}",]
        );
        assert_eq!(said("[]"), ["|[]"]);
        assert_eq!(said("{"), ["|{"]);
    }

    #[test]
    fn what_is_to_be_written_names_all_that_there_is() {
        let all = |message: &str, names: &[&str]| names.iter().all(|name| message.contains(name));
        assert!(all(NO_PROJECTION, &Choice::NAMES.map(|(name, _)| name)));
        assert!(all(NO_SYMBOL, &SYMBOLS.map(|(name, _)| name)));
        assert!(all(NO_LIMITS, &LIMITS));
    }
}
