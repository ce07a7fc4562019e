//! What a column or a property is for, by the words that newsrooms and open data write for it in French and English.

use super::small::small;
use crate::letters::plain;

/// What a column or a property is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// How a place is called.
    Name,
    /// Degrees north, or metres north in Lambert-93.
    Latitude,
    /// Degrees east, or metres east in Lambert-93.
    Longitude,
    /// Both in one cell, latitude first.
    LatLon,
    /// Both in one cell, longitude first.
    LonLat,
    /// Code of an area: INSEE, ISO, or whatever shapes are joined by.
    Code,
    /// Rank of a place.
    Tier,
    /// What a place is listed under.
    Group,
    /// Address of a page about it.
    Link,
    /// A sentence about it.
    Note,
    /// Edition or date.
    Edition,
}

impl Role {
    /// For a preview, in French.
    pub fn fr(self) -> &'static str {
        match self {
            Role::Name => "nom",
            Role::Latitude => "latitude",
            Role::Longitude => "longitude",
            Role::LatLon => "latitude, longitude",
            Role::LonLat => "longitude, latitude",
            Role::Code => "code",
            Role::Tier => "rang",
            Role::Group => "groupe",
            Role::Link => "lien",
            Role::Note => "note",
            Role::Edition => "édition",
        }
    }

    /// For a preview, in English.
    pub fn en(self) -> &'static str {
        match self {
            Role::Name => "name",
            Role::Tier => "tier",
            Role::Group => "group",
            Role::Link => "link",
            Role::Edition => "edition",
            Role::Latitude | Role::Longitude | Role::LatLon | Role::LonLat | Role::Code | Role::Note => {
                self.fr()
            }
        }
    }
}

/// Headers and names of properties for each role without accents, spaces and signs; those that come first win over later ones.
pub(super) const WORDS: [(Role, &[&str]); 11] = [
    (
        Role::Name,
        &[
            "name",
            "nom",
            "intitule",
            "libelle",
            "titre",
            "title",
            "label",
            "lieu",
            "place",
            "ville",
            "city",
            "commune",
            "nomcommune",
            "nomdelacommune",
            "nomville",
            "nomdelaville",
            "libcom",
            "town",
        ],
    ),
    (
        Role::Latitude,
        &[
            "latitude",
            "lat",
            "latitudewgs84",
            "latwgs84",
            "gpslat",
            "ylat",
            "y",
            "coordy",
            "ywgs84",
            "ylambert93",
        ],
    ),
    (
        Role::Longitude,
        &[
            "longitude",
            "lon",
            "lng",
            "long",
            "longitudewgs84",
            "lonwgs84",
            "longwgs84",
            "gpslon",
            "gpslng",
            "xlon",
            "xlong",
            "x",
            "coordx",
            "xwgs84",
            "xlambert93",
        ],
    ),
    (
        Role::LatLon,
        &[
            "coordonnees",
            "coordonneesgps",
            "coordonneesgeographiques",
            "coordinates",
            "coords",
            "geopoint2d",
            "geopoint",
            "latlon",
            "latlng",
            "latlong",
            "latitudelongitude",
            "geolocalisation",
            "gps",
            "position",
        ],
    ),
    (Role::LonLat, &["lonlat", "lnglat", "longlat", "longitudelatitude", "xy", "wkt"]),
    (
        Role::Code,
        &[
            "codeinsee",
            "insee",
            "codecommune",
            "codeinseecommune",
            "codecommuneinsee",
            "codegeo",
            "codgeo",
            "code",
            "codedep",
            "codedepartement",
            "departement",
            "dep",
            "coderegion",
            "codeiso",
            "iso",
            "iso2",
            "codepays",
        ],
    ),
    (Role::Tier, &["tier", "rang", "rank", "niveau", "level", "type", "categorie", "category"]),
    (Role::Group, &["group", "groupe", "region", "pays", "country"]),
    (Role::Link, &["link", "lien", "url", "href", "site", "siteweb", "siteinternet", "website", "web"]),
    (Role::Note, &["note", "notes", "description", "commentaire", "commentaires", "comment", "remarque"]),
    (Role::Edition, &["edition", "annee", "year", "date"]),
];

/// A name in small letters without accents, spaces and signs; letters that were lost stay as marks of that.
pub(super) fn fold(name: &str) -> String {
    if name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return name.to_owned();
    }
    name.chars().map(plain).filter(|c| is_kept(*c)).map(small).collect()
}

/// Letters and figures, as far as whole blocks have them: the standard library's tables are 2 kB. Accents that come after
/// their letter are none, and go with the signs.
fn is_kept(c: char) -> bool {
    let is_late = matches!(
        c as u32,
        0x370..=0x1fff | 0x2c00..=0x2dff | 0x3005..=0xd7ff | 0xf900..=0xfdff | 0xfe70..=0xfefc | 0xff10..=0xffdc
            | 0x1_0000..=0x1_efff | 0x2_0000..=0x3_ffff
    );
    let is_latin =
        matches!(c, 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾' | 'À'..='ʯ') && !matches!(c, '×' | '÷');
    c.is_ascii_alphanumeric() || is_latin || is_late || c == char::REPLACEMENT_CHARACTER
}

/// The role that has a word of which `is_word` says that it is the one, and how far down its list that stands.
pub(super) fn ranked(is_word: impl Fn(&str) -> bool) -> Option<(Role, usize)> {
    WORDS.iter().find_map(|(role, words)| Some((*role, words.iter().position(|word| is_word(word))?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_things() {
        let words: Vec<_> = WORDS.iter().flat_map(|(_, words)| words.iter()).collect();
        for (i, word) in words.iter().enumerate() {
            assert!(!words.iter().take(i).any(|other| other == word), "{word} stands twice");
            assert_eq!(&fold(word), *word);
        }
    }
}
