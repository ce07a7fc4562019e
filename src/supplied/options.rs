//! What a page asks of its own data besides the data: an object of JSON, as `setData(data, options)` takes it.

use serde_json::Value;

use crate::intake;

/// What a page asks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// How its files are read.
    pub intake: intake::Options,
    /// By a name, else by the extent of what is shown; empty for that.
    pub projection: String,
    /// Above the map, in French and in English; empty for none.
    pub title: [String; 2],
    /// Ranks in their order, which win over those of the file; empty for those.
    pub tiers: Vec<Tier>,
}

/// A rank of places as the page wants it. What is empty, the map chooses.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tier {
    /// The word by which places name it.
    pub id: String,
    /// As it is shown in French.
    pub fr: String,
    /// As it is shown in English.
    pub en: String,
    /// Name of its mark.
    pub symbol: String,
    /// Colour of its mark, as CSS writes it.
    pub color: String,
    /// Those with more win where there is no room for all.
    pub priority: Option<f64>,
}

impl Options {
    /// Reads an object of JSON. What is missing or of another type is as if nothing had been asked.
    pub fn from_json(text: &str) -> Options {
        let value = serde_json::from_str(text).unwrap_or(Value::Null);
        let default = intake::Limits::default();
        let limits = &value["limits"];
        let limit = |name: &str, usual: usize| {
            limits[name].as_u64().and_then(|limit| limit.try_into().ok()).unwrap_or(usual)
        };
        let limits = intake::Limits {
            bytes: limit("bytes", default.bytes),
            records: limit("records", default.records),
            positions: limit("positions", default.positions),
            depth: limit("depth", default.depth),
        };
        let tiers = value["tiers"].as_array().map(Vec::as_slice).unwrap_or_default();
        let title = &value["title"];
        let titled = |lang: &str| title.as_str().map_or_else(|| text_of(&title[lang]), str::to_owned);
        Options {
            intake: intake::Options { limits, strict: value["strict"].as_bool().unwrap_or_default() },
            projection: text_of(&value["projection"]),
            title: [titled("fr"), titled("en")],
            tiers: tiers.iter().map(Tier::from_json).collect(),
        }
    }
}

impl Tier {
    fn from_json(value: &Value) -> Tier {
        Tier {
            id: text_of(&value["id"]),
            fr: text_of(&value["fr"]),
            en: text_of(&value["en"]),
            symbol: text_of(&value["symbol"]),
            color: text_of(&value["color"]),
            priority: value["priority"].as_f64(),
        }
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_read_and_the_rest_is_as_usual() {
        let asked = r#"{"strict": true, "limits": {"records": 5}, "title": {"fr": "Les gares"},
            "tiers": [{"id": "a", "fr": "A", "color": "red", "priority": 2}, 7]}"#;
        let options = Options::from_json(asked);
        assert!(options.intake.strict);
        assert_eq!(options.intake.limits, intake::Limits { records: 5, ..intake::Limits::default() });
        assert_eq!(options.title, ["Les gares".to_owned(), String::new()]);
        assert_eq!((options.tiers[0].priority, &*options.tiers[0].color), (Some(2.0), "red"));
        assert_eq!(options.tiers[1], Tier::default());
        for nothing in ["", "null", "[]", "{\"limits\": 3}"] {
            assert_eq!(Options::from_json(nothing), Options::default());
        }
    }
}
