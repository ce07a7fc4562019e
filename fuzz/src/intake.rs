//! Bytes as a file that somebody supplies: whatever is read of them is on the Earth, and the way of reading makes no
//! difference.

use french_tech_map::geo::LonLat;
use french_tech_map::intake::{Intake, Limits, Options, Position, geojson as json, read, table as rows};

/// Small, so that limits are met as well.
const OPTIONS: Options =
    Options { limits: Limits { bytes: 1 << 16, records: 200, positions: 2_000, depth: 24 }, strict: false };

/// Reads a GeoJSON at once and by pieces.
pub fn geojson(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = json::Reader::new(&*text, OPTIONS);
    while reader.advance(61) {
        assert!((0.0..=1.0).contains(&reader.progress()), "{}", reader.progress());
    }
    check(&reader.finish(), &json::Reader::new(&*text, OPTIONS).finish());
    check(&read(&text, &OPTIONS), &read(&text, &OPTIONS));
}

/// Reads a table at once and by pieces.
pub fn table(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = rows::Reader::new(&*text, OPTIONS);
    while reader.advance(61) {
        assert!((0.0..=1.0).contains(&reader.progress()), "{}", reader.progress());
    }
    check(&reader.finish(), &rows::Reader::new(&*text, OPTIONS).finish());
}

fn check(pieces: &Intake, whole: &Intake) {
    assert_eq!(pieces, whole, "another result by pieces");
    let data = &whole.dataset;
    assert!(
        data.tiers.len() <= 5 && data.places.iter().all(|place| usize::from(place.tier) < data.tiers.len())
    );
    for place in &data.places {
        assert!(!place.name.is_empty() && !place.name.contains('\0'), "{place:?}");
        assert!(!matches!(&place.at, Position::At(at) if !is_on_earth(at)), "{place:?}");
    }
    for ring in data.areas.iter().flat_map(|area| &area.rings) {
        assert!(ring.len() > 3 && ring.first() == ring.last() && ring.iter().all(is_on_earth), "{ring:?}");
    }
    for problem in &whole.problems {
        assert!(!problem.message.is_empty() && problem.value.chars().count() <= 60, "{problem:?}");
    }
}

fn is_on_earth(at: &LonLat) -> bool {
    at.lon.abs() <= 180.0 && at.lat.abs() <= 90.0
}
