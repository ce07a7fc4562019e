//! What a host may say about its data besides the data itself: an object of JSON, as `setData(data, options)` takes it.

use crate::atlas::Bilingual;
use crate::geo::fitted::Choice;
use crate::intake;
use crate::intake::json::{self, Value};
use crate::scene::SymbolKind;

/// How data is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// How files are read.
    pub intake: intake::Options,
    /// What the map is called; empty for the names of its ranks.
    pub title: Bilingual,
    /// Who is to be named for the data; empty for nobody.
    pub credit: String,
    /// Ranks with their looks, by the words that the data names them by, the first the highest. Those that the data
    /// has and that are not here come after them.
    pub tiers: Vec<Look>,
    /// Which projection.
    pub projection: Choice,
}

/// How a rank looks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Look {
    /// The word by which places name it.
    pub id: String,
    /// As it is shown; empty for the word.
    pub name: Bilingual,
    /// `None` for the one of its place among the ranks.
    pub symbol: Option<SymbolKind>,
    /// `0xRRGGBB`; `None` for the theme's.
    pub color: Option<u32>,
    /// Smaller goes first where room is scarce; `None` for its place among the ranks.
    pub priority: Option<i32>,
}

impl Options {
    /// Reads an object of JSON. What is missing or of another type is as if nothing had been asked.
    pub fn from_json(text: &str) -> Options {
        let value = json::parse(text).unwrap_or(Value::Null);
        Options {
            intake: intake::Options {
                limits: limits(value.get("limits")),
                strict: *value.get("strict") == Value::Bool(true),
            },
            title: words(value.get("title")),
            credit: text_of(value.get("credit")),
            tiers: value.get("tiers").list().iter().map(Look::from_json).collect(),
            projection: Choice::from_name(&text_of(value.get("projection"))).unwrap_or_default(),
        }
    }
}

impl Look {
    fn from_json(value: &Value<'_>) -> Look {
        Look {
            id: text_of(value.get("id")),
            name: Bilingual { fr: text_of(value.get("fr")), en: text_of(value.get("en")) },
            symbol: symbol(&text_of(value.get("symbol"))),
            color: color(&text_of(value.get("color"))),
            priority: value.get("priority").number().map(|priority| priority.clamp(-1_000.0, 1_000.0) as i32),
        }
    }
}

fn limits(value: &Value<'_>) -> intake::Limits {
    let usual = intake::Limits::default();
    let limit = |name: &str, usual: usize| {
        let asked = value.get(name).number().filter(|limit| *limit >= 0.0);
        asked.map_or(usual, |limit| limit as usize)
    };
    intake::Limits {
        bytes: limit("bytes", usual.bytes),
        records: limit("records", usual.records),
        positions: limit("positions", usual.positions),
        depth: limit("depth", usual.depth),
    }
}

/// A text for both languages, or one for each.
fn words(value: &Value<'_>) -> Bilingual {
    let word = |lang: &str| text_of(if let Value::String(_) = value { value } else { value.get(lang) });
    let (fr, en) = (word("fr"), word("en"));
    Bilingual { en: if en.is_empty() { fr.clone() } else { en }, fr }
}

fn text_of(value: &Value<'_>) -> String {
    value.text().to_owned()
}

/// Marks by their names.
const SYMBOLS: [(&str, SymbolKind); 5] = [
    ("diamond", SymbolKind::Diamond),
    ("circle", SymbolKind::Circle),
    ("square", SymbolKind::Square),
    ("triangle", SymbolKind::Triangle),
    ("hexagon", SymbolKind::Hexagon),
];

/// The mark of a name; `None` for a word that is none.
pub fn symbol(name: &str) -> Option<SymbolKind> {
    SYMBOLS.iter().find(|(known, _)| *known == name).map(|(_, symbol)| *symbol)
}

/// The mark of a rank that names none.
pub(super) fn usual(rank: usize) -> SymbolKind {
    SYMBOLS.get(rank).map_or(SymbolKind::Circle, |(_, symbol)| *symbol)
}

/// `0xRRGGBB` of `#rgb` or `#rrggbb`; `None` for what is neither.
pub fn color(text: &str) -> Option<u32> {
    let digits = text.trim().strip_prefix('#')?;
    let value = digits.chars().try_fold(0, |value, c| Some(value << 4 | c.to_digit(16)?))?;
    match digits.len() {
        3 => Some([8, 4, 0].into_iter().fold(0, |rgb, shift| rgb << 8 | (value >> shift & 0xf) * 0x11)),
        6 => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_read_and_the_rest_is_as_usual() {
        let asked = r##"{"strict": true, "limits": {"records": 5}, "title": {"fr": "Les gares"}, "projection": "conic",
            "tiers": [{"id": "a", "fr": "A", "symbol": "square", "color": "#f00", "priority": 2}, 7]}"##;
        let options = Options::from_json(asked);
        assert!(options.intake.strict);
        assert_eq!(options.intake.limits, intake::Limits { records: 5, ..intake::Limits::default() });
        assert_eq!((&*options.title.fr, &*options.title.en), ("Les gares", "Les gares"));
        assert_eq!(options.projection, Choice::Conic);
        let first = &options.tiers[0];
        assert_eq!(
            (first.symbol, first.color, first.priority),
            (Some(SymbolKind::Square), Some(0xff0000), Some(2))
        );
        assert_eq!(options.tiers[1], Look::default());
        for nothing in ["", "null", "[]", "{\"limits\": 3}"] {
            assert_eq!(Options::from_json(nothing), Options::default());
        }
    }

    #[test]
    fn colors_are_read_in_both_forms_and_nothing_else_is_one() {
        assert_eq!([color("#f80"), color(" #BD1d2d")], [Some(0xff8800), Some(0xbd1d2d)]);
        for wrong in ["", "red", "#12345", "#ggg", "#1234567", "#é", "123456"] {
            assert_eq!(color(wrong), None, "{wrong}");
        }
    }
}
