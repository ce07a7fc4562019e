//! What the columns of a table mean, by the words that newsrooms and open data write above them.

use crate::letters::plain;

/// What a column is for.
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

/// A column as it was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// As the header has it.
    pub column: String,
    /// What it is for; `None` where it is not used.
    pub role: Option<Role>,
    /// The first cell below it that says something, cut to 60 characters; empty for none.
    pub example: String,
}

/// Headers of each role without accents, spaces and signs; those that come first win over later ones.
const WORDS: [(Role, &[&str]); 11] = [
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
    (Role::Link, &["link", "lien", "url", "site", "siteweb", "siteinternet", "website", "web"]),
    (Role::Note, &["note", "notes", "description", "commentaire", "commentaires", "comment", "remarque"]),
    (Role::Edition, &["edition", "annee", "year", "date"]),
];

/// A header in small letters without accents, spaces and signs; letters that were lost stay as marks of that.
pub(super) fn fold(header: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || c == char::REPLACEMENT_CHARACTER;
    // Accents that come after their letter are no letters, and go with the signs.
    header.chars().map(plain).filter(|c| kept(*c)).flat_map(char::to_lowercase).collect()
}

/// What a header means, and how far down its role's list it stands.
fn meaning(header: &str) -> Option<(Role, usize)> {
    let folded = fold(header);
    let place = |words: &[&str]| words.iter().position(|word| fits(&folded, word));
    WORDS.iter().find_map(|(role, words)| Some((*role, place(words)?)))
}

/// Whether a folded header is a word, any letter in place of a lost one.
fn fits(folded: &str, word: &str) -> bool {
    let same = |(a, b): (char, char)| a == b || a == char::REPLACEMENT_CHARACTER;
    folded.chars().count() == word.len() && folded.chars().zip(word.chars()).all(same)
}

/// How many of the headers mean something.
pub(super) fn understood(headers: &[&str]) -> usize {
    headers.iter().filter(|header| meaning(header).is_some()).count()
}

/// The role of each column; no role twice, and one way of saying where a place is.
pub(super) fn roles(headers: &[&str]) -> Vec<Option<Role>> {
    let meanings: Vec<_> = headers.iter().map(|header| meaning(header)).collect();
    let mut roles: Vec<Option<Role>> = vec![None; headers.len()];
    for (role, _) in &WORDS {
        let ranked = meanings
            .iter()
            .enumerate()
            .filter_map(|(i, meaning)| meaning.filter(|(met, _)| met == role).map(|(_, rank)| (rank, i)));
        if let Some((_, best)) = ranked.min()
            && let Some(slot) = roles.get_mut(best)
        {
            *slot = Some(*role);
        }
    }
    let has = |role: Role| roles.contains(&Some(role));
    let apart = has(Role::Latitude) && has(Role::Longitude);
    let (latlon, lonlat) = (has(Role::LatLon), has(Role::LonLat));
    for role in &mut roles {
        let beaten = match role {
            Some(Role::Latitude | Role::Longitude) => !apart && (latlon || lonlat),
            Some(Role::LatLon) => apart,
            Some(Role::LonLat) => apart || latlon,
            _ => false,
        };
        if beaten {
            *role = None;
        }
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_understood_however_it_is_written() {
        for (header, role) in [
            ("Intitulé", Role::Name),
            (" INTITULE ", Role::Name),
            ("Intitule\u{301}", Role::Name),
            ("Intitul\u{fffd}", Role::Name),
            ("Code INSEE", Role::Code),
            ("code_insee", Role::Code),
            ("Département", Role::Code),
            ("geo_point_2d", Role::LatLon),
            ("Coordonnées", Role::LatLon),
            ("LNG", Role::Longitude),
            ("Région", Role::Group),
            ("Catégorie", Role::Tier),
            ("Année", Role::Edition),
            ("Lien", Role::Link),
            ("Commentaire", Role::Note),
        ] {
            assert_eq!(meaning(header).map(|(role, _)| role), Some(role), "{header}");
        }
        for header in ["", "population", "�", "nomm"] {
            assert_eq!(meaning(header).filter(|_| header != "�"), None, "{header}");
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let words: Vec<_> = WORDS.iter().flat_map(|(_, words)| words.iter()).collect();
        for (i, word) in words.iter().enumerate() {
            assert!(!words.iter().take(i).any(|other| other == word), "{word} stands twice");
            assert_eq!(&fold(word), *word);
        }
    }

    #[test]
    fn one_column_wins_and_one_way_to_say_where() {
        assert_eq!(roles(&["ville", "nom"]), [None, Some(Role::Name)]);
        assert_eq!(
            roles(&["x", "y", "lat", "lon", "geo_point_2d"]),
            [None, None, Some(Role::Latitude), Some(Role::Longitude), None]
        );
        assert_eq!(roles(&["lat", "geo_point_2d", "xy"]), [None, Some(Role::LatLon), None]);
    }
}
