//! What the columns of a table mean.

use crate::intake::role::{WORDS, fold, ranked};

pub use crate::intake::role::Role;

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

/// What a header means, and how far down its role's list it stands.
fn meaning(header: &str) -> Option<(Role, usize)> {
    let folded = fold(header);
    ranked(|word| fits(&folded, word))
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
    fn one_column_wins_and_one_way_to_say_where() {
        assert_eq!(roles(&["ville", "nom"]), [None, Some(Role::Name)]);
        assert_eq!(
            roles(&["x", "y", "lat", "lon", "geo_point_2d"]),
            [None, None, Some(Role::Latitude), Some(Role::Longitude), None]
        );
        assert_eq!(roles(&["lat", "geo_point_2d", "xy"]), [None, Some(Role::LatLon), None]);
    }
}
