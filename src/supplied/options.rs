//! What a host may say about its data besides the data itself: an object of JSON, as `setData(data, options)` takes it.

use super::asked;
use crate::atlas::Bilingual;
use crate::geo::fitted::Choice;
use crate::intake::{self, Problem};
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
    /// What was asked and is not understood: it is left out.
    pub problems: Vec<Problem>,
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
    /// Reads an object of JSON. What is missing or empty is as if nothing had been asked; so is what is not understood, which
    /// is among the problems.
    pub fn from_json(text: &str) -> Options {
        asked::read(text)
    }
}

/// Marks by their names.
pub(super) const SYMBOLS: [(&str, SymbolKind); 5] = [
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
        3 => Some([8, 4, 0].into_iter().fold(0, |rgb, shift| (rgb << 8) | ((value >> shift & 0xf) * 0x11))),
        6 => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_read_in_both_forms_and_nothing_else_is_one() {
        assert_eq!([color("#f80"), color(" #BD1d2d")], [Some(0xff8800), Some(0xbd1d2d)]);
        for wrong in ["", "red", "#12345", "#ggg", "#1234567", "#é", "123456"] {
            assert_eq!(color(wrong), None, "{wrong}");
        }
    }
}
