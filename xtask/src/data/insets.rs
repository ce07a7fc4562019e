//! `insets.geojson`: Nouvelle-Calédonie and Polynésie française, which have communities of their own and are
//! too small on a world map. No package has them from IGN.

use anyhow::{Result, ensure};
use french_tech_map::geo::{INSETS, lonlat};
use geo::{CoordsIter as _, Polygon};

use super::feature::Feature;
use super::{Workshop, antimeridian, packages, topology};

/// As fine as the overseas regions next to which they are shown.
pub(super) const GRID: f64 = 400.0;
const PRECISION: Option<&str> = Some("0.0025");

/// Half a pixel of the frames. Every island that a frame shows is kept: an atoll is a handful of vertices.
const SIMPLIFY: &str = "-clean gap-fill-area=0km2
    -explode
    -simplify visvalingam weighted interval=1800m keep-shapes
    -dissolve code";
const CLEAN: &str = "-clean gap-fill-area=0km2";

/// ISO's number in the source, INSEE's code, name.
const TERRITORIES: [(&str, &str, &str); 2] =
    [("258", "987", "Polynésie française"), ("540", "988", "Nouvelle-Calédonie")];

/// The two territories by code.
pub(super) fn build(workshop: &Workshop) -> Result<Vec<Feature>> {
    let source = topology::countries(&workshop.read(&packages::WORLD_ATLAS, "countries-10m.json")?)?;
    let mut parts = Vec::new();
    for (iso, code, _) in TERRITORIES {
        let polygons = source.iter().filter(|country| country.id == iso).flat_map(|country| &country.parts);
        for polygon in polygons {
            let cut = antimeridian::cut(polygon)?;
            let shown = cut.into_iter().filter(|part| is_shown(code, part));
            parts.extend(shown.map(|part| Feature::new(vec![("code", code.to_owned())], part)));
        }
    }
    let simplified = workshop.reshape("insets-simplified", &parts, SIMPLIFY, PRECISION)?;
    let cleaned = workshop.reshape("insets-cleaned", &simplified, CLEAN, PRECISION)?;
    let mut features = Vec::new();
    for (_, code, nom) in TERRITORIES {
        let properties = vec![("code", code.to_owned()), ("nom", nom.to_owned())];
        let found = cleaned.iter().find(|feature| feature.get("code") == code);
        features.extend(found.map(|feature| Feature::new(properties, feature.shape.clone())));
    }
    ensure!(features.len() == TERRITORIES.len(), "a territory is missing");
    Ok(features)
}

/// Whether any of it lies in the territory's frame: of Polynésie française that is the Society Islands, and every
/// reader would download the other archipelagos for nothing.
fn is_shown(code: &str, part: &Polygon) -> bool {
    let frame = INSETS.iter().find(|inset| inset.code == code);
    frame.is_some_and(|frame| part.coords_iter().any(|at| frame.extent.contains(lonlat(at.x, at.y))))
}
