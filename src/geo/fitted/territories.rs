//! Where France is: metropolitan France by rows, and its overseas territories, so that positions alone tell which inset
//! they belong to. Knows no shape of the built-in data.

use super::super::{Extent, INSETS, LonLat, MAINLAND};

/// An overseas territory.
pub(super) struct Territory {
    /// INSEE code of the region, collectivity or department.
    pub(super) code: &'static str,
    /// All that belongs to it, with some sea.
    around: Extent,
    /// What its inset shows; `None` where [`INSETS`] says so.
    shown: Option<Extent>,
}

const fn extent(west: f64, south: f64, east: f64, north: f64) -> Extent {
    Extent { west, south, east, north }
}

impl Territory {
    /// What its inset shows.
    pub(super) fn shown(&self) -> Extent {
        let table = INSETS.iter().find(|inset| inset.code == self.code).map(|inset| inset.extent);
        self.shown.or(table).unwrap_or(self.around)
    }
}

/// In reading order: those of the built-in map, then those that it does not draw.
pub(super) const TERRITORIES: [Territory; 11] = [
    Territory { code: "01", around: extent(-62.0, 15.7, -60.8, 16.7), shown: None },
    Territory { code: "02", around: extent(-61.4, 14.2, -60.6, 15.05), shown: None },
    Territory { code: "03", around: extent(-54.8, 1.9, -51.3, 6.1), shown: None },
    Territory { code: "04", around: extent(55.0, -21.6, 56.1, -20.6), shown: None },
    Territory { code: "06", around: extent(44.8, -13.2, 45.5, -12.4), shown: None },
    Territory { code: "988", around: extent(157.0, -23.5, 172.5, -17.8), shown: None },
    Territory { code: "987", around: extent(-155.0, -28.0, -134.0, -7.5), shown: None },
    Territory { code: "975", around: extent(-56.6, 46.6, -56.0, 47.3), shown: Some(MIQUELON) },
    Territory { code: "977", around: extent(-62.98, 17.8, -62.7, 18.0), shown: Some(BARTHELEMY) },
    Territory { code: "978", around: extent(-63.3, 18.0, -62.95, 18.2), shown: Some(MARTIN) },
    Territory { code: "986", around: extent(-178.5, -14.6, -176.0, -13.0), shown: Some(WALLIS) },
];

const MIQUELON: Extent = extent(-56.45, 46.72, -56.1, 47.17);
const BARTHELEMY: Extent = extent(-62.96, 17.85, -62.77, 17.99);
const MARTIN: Extent = extent(-63.17, 18.02, -62.96, 18.15);
const WALLIS: Extent = extent(-178.25, -14.4, -176.05, -13.15);

/// The code of a territory as it stands here; empty for what is none.
pub fn code_of(code: &str) -> &'static str {
    TERRITORIES.iter().find(|known| known.code == code).map_or("", |known| known.code)
}

/// The territory of a position, an index in [`TERRITORIES`].
pub(super) fn of(at: LonLat) -> Option<usize> {
    TERRITORIES.iter().position(|territory| territory.around.contains(at))
}

/// Rows of half a degree, northwards from 41° N: between which longitudes metropolitan France lies, with 0.1° of its
/// neighbours. Lands next to it reach beyond; those that do not (Monaco, Andorra) are well drawn on its plane.
const ROWS: [(f64, f64); 21] = [
    (8.60, 9.55),
    (8.40, 9.70),
    (1.55, 9.75),
    (-1.65, 9.70),
    (-1.95, 9.65),
    (-1.85, 7.90),
    (-1.55, 7.90),
    (-1.45, 7.25),
    (-1.40, 7.35),
    (-1.60, 7.35),
    (-2.05, 7.20),
    (-2.60, 6.95),
    (-3.45, 7.75),
    (-5.05, 7.80),
    (-5.30, 8.00),
    (-5.30, 8.40),
    (-2.05, 8.40),
    (-2.10, 6.70),
    (0.75, 5.05),
    (1.40, 3.85),
    (1.50, 2.80),
];

/// Whether a position lies in metropolitan France.
pub(super) fn is_metropolitan(at: LonLat) -> bool {
    let row = (at.lat - 41.0) * 2.0;
    if !(0.0..ROWS.len() as f64).contains(&row) || at.lat > MAINLAND.north + 0.1 {
        return false;
    }
    ROWS.get(row as usize).is_some_and(|(west, east)| (*west..=*east).contains(&at.lon))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::lonlat;

    #[test]
    fn insets_show_a_part_of_their_territory_and_no_two_meet() {
        for (i, territory) in TERRITORIES.iter().enumerate() {
            let shown = territory.shown();
            for corner in [lonlat(shown.west, shown.south), lonlat(shown.east, shown.north)] {
                assert_eq!(of(corner), Some(i), "{}", territory.code);
                assert!(!is_metropolitan(corner));
            }
        }
        for inset in &INSETS {
            assert!(TERRITORIES.iter().any(|territory| territory.code == inset.code));
        }
    }

    #[test]
    fn ends_of_france_are_in_it_and_capitals_beside_it_are_not() {
        for (lon, lat) in
            [(2.54, 51.09), (8.23, 48.97), (9.56, 42.1), (2.0, 42.34), (-5.13, 48.46), (9.2, 41.34)]
        {
            assert!(is_metropolitan(lonlat(lon, lat)), "{lon} {lat}");
        }
        // Brussels, Clervaux, Bern, Turin, Barcelona, London.
        for (lon, lat) in
            [(4.35, 50.85), (6.03, 50.05), (7.45, 46.95), (7.68, 45.07), (2.17, 41.39), (-0.13, 51.51)]
        {
            assert!(!is_metropolitan(lonlat(lon, lat)), "{lon} {lat}");
        }
        assert!(!is_metropolitan(lonlat(f64::NAN, 48.0)) && !is_metropolitan(lonlat(2.0, f64::NAN)));
    }
}
