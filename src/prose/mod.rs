//! Sentences, counts and names in French and English. Knows no pixel.

/// A language of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}
