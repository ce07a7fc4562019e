//! Sentences, counts and names in French and English. Knows no pixel.

mod changes;
mod dates;
mod editions;
mod figures;
mod filters;
mod history;
mod names;
mod tallies;
mod territories;
mod words;

pub use changes::{Way, push_name, push_news, push_passage, push_the_edition, push_way, push_way_between};
pub use dates::push_date;
pub use editions::{
    edition_lines, host_of, push_announcement, push_announcers, push_dated, push_edition, push_revision,
    push_source, scale_ratio,
};
pub use figures::{
    decimal, push_decimal, push_distance, push_from_paris, push_in_groups, push_km, push_tenths, tenths,
};
pub use filters::{hidden_phrase, push_counted, push_filter, push_hidden, push_shown, push_word};
pub use history::{push_certainty, push_span};
pub use names::{lang_of_name, short_name};
pub use tallies::{is_counted, push_counts, shown, tally_of, tally_phrase};
pub use territories::{push_holdings, push_in, push_of, push_the};
pub use words::{Kind, Words, push_tier};

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
        match tag.as_bytes() {
            [b'e' | b'E', b'n' | b'N'] | [b'e' | b'E', b'n' | b'N', b'-' | b'_', ..] => Lang::En,
            _ => Lang::Fr,
        }
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

    /// Adds the text in this language.
    #[inline(never)]
    pub fn say(self, out: &mut String, fr: &str, en: &str) {
        out.push_str(self.pick(fr, en));
    }

    /// Adds what stands before item `i` of `n`: « a », « a et b », « a, b et c ».
    pub fn say_separator(self, out: &mut String, i: usize, n: usize) {
        if i > 0 && i + 1 == n {
            self.say(out, " et ", " and ");
        } else if i > 0 {
            out.push_str(", ");
        }
    }
}

/// One of the words that commas part; nothing after the last. A table of words would be mostly their addresses.
#[inline(never)]
pub(crate) fn word(list: &'static str, n: usize) -> &'static str {
    let (mut word, mut rest) = cut(list, b',');
    for _ in 0..n {
        (word, rest) = cut(rest, b',');
    }
    word
}

/// The text before the first `mark`, an ASCII character, and the text after it; all and nothing where there is none.
#[inline(never)]
fn cut(text: &str, mark: u8) -> (&str, &str) {
    let mut end = 0;
    for byte in text.bytes() {
        if byte == mark {
            break;
        }
        end += 1;
    }
    (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
}
