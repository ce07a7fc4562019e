//! What a reader may say of where they live: the third asset, fetched when the search is opened.

use crate::geo::LonLat;

/// Départements and the communes where they are governed, with the largest ones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Near {
    /// By code.
    pub departements: Vec<Departement>,
    /// By département.
    pub communes: Vec<Commune>,
}

/// A département, overseas included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departement {
    /// `"59"`, `"2A"`, `"974"`: also what postcodes begin with, but for Corsica's.
    pub code: String,
    /// Name, the same in both languages.
    pub name: String,
    /// Index of its prefecture in [`Near::communes`].
    pub prefecture: u16,
}

/// A commune: a prefecture, or a large one.
#[derive(Debug, Clone, PartialEq)]
pub struct Commune {
    /// Name, the same in both languages.
    pub name: String,
    /// Index in [`Near::departements`].
    pub departement: u8,
    /// Its town hall, to 0.01°.
    pub at: LonLat,
}
