//! Sentences, counts and names in French and English. Knows no pixel.

mod dates;
mod editions;
mod figures;
mod history;
mod names;
mod tallies;
mod words;

pub use dates::{date, year};
pub use editions::{announcement, edition_lines, edition_name, host_of, scale_ratio};
pub use figures::decimal;
pub use history::{HistoryLine, enumerate, history};
pub use names::short_name;
pub use tallies::{counts_sentence, shown, tally_phrase};
pub use words::{Kind, Words};

/// A language of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Fr, Lang::En];

    /// From a BCP 47 tag: `en`, `en-GB`; everything else is French.
    pub fn from_tag(tag: &str) -> Lang {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") { Lang::En } else { Lang::Fr }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Fr => "fr",
            Lang::En => "en",
        }
    }

    /// The text in this language.
    pub fn pick<'a>(self, fr: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }
}
