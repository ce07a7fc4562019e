//! The ranks of places: declared by the file, or gathered in the order in which places name them.

use super::Tier;
use super::small::small;
use crate::letters::plain;

/// As many ranks can be told apart on a map.
pub(super) const MOST: usize = 5;

/// What became of a word that names a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The tier of that index.
    Tier(u8),
    /// The file declares tiers, and this is none of them.
    Unknown,
    /// It would be one too many.
    TooMany,
}

/// Ranks known so far.
#[derive(Debug, Default)]
pub(super) struct Tiers {
    /// The first is the highest.
    pub(super) known: Vec<Tier>,
    /// Whether the file declares them, so that no place adds any.
    pub(super) declared: bool,
}

impl Tiers {
    /// The tier that a word names; letters great or small, with accents or without.
    pub(super) fn find(&mut self, word: &str) -> Found {
        let word = word.trim();
        let index = |is: &dyn Fn(&str) -> bool| {
            self.known.iter().position(|tier| [&tier.id, &tier.fr, &tier.en].into_iter().any(|name| is(name)))
        };
        // Most places of a file write it alike.
        if let Some(index) = index(&|name| name == word).or_else(|| index(&|name| same(name, word))) {
            return Found::Tier(index as u8);
        }
        if self.declared {
            return Found::Unknown;
        }
        if self.known.len() >= MOST {
            return Found::TooMany;
        }
        let [id, fr, en] = [word, word, word].map(str::to_owned);
        self.known.push(Tier { id, fr, en, ..Tier::default() });
        Found::Tier((self.known.len() - 1) as u8)
    }

    /// « capitale, communaute ».
    pub(super) fn listed(&self) -> String {
        let ids: Vec<&str> = self.known.iter().map(|tier| tier.id.as_str()).collect();
        ids.join(", ")
    }
}

/// Whether two words differ in accents and the size of letters alone.
pub(super) fn same(a: &str, b: &str) -> bool {
    key(a) == key(b)
}

/// What words that are the same have in common.
pub(super) fn key(word: &str) -> String {
    word.trim().chars().map(plain).map(small).collect()
}
