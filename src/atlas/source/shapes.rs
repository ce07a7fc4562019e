//! The geometry of `data/` as shared arcs. Says what each of the four files must hold; `rings` reads and checks
//! one of them, `arcs` finds what neighbours share. Knows no fact about a label and no projection.

mod arcs;
mod check;
mod crossing;
mod rings;

use super::{Files, Problem};
use crate::atlas::{Topology, World};
use crate::geo::WORLD_WEST;
use arcs::Cuts;
use rings::{Shape, Spec};

const FRANCE_UNITS: u16 = 400;
const WORLD_UNITS: u16 = 25;
const CONTEXT_UNITS: u16 = 100;
/// Box of `context.geojson` in degrees: its neighbours end there, not at a coast.
const CONTEXT_LON: [i32; 2] = [-8, 16];
const CONTEXT_LAT: [i32; 2] = [40, 52];

/// A property that must be there.
const fn text(name: &'static str) -> rings::Property {
    rings::Property { name, may_be_empty: false }
}

/// The regions, then the collectivities of the insets, in the order of the files.
pub(super) fn regions(files: &Files<'_>, problems: &mut Vec<Problem>) -> Topology {
    let regions = Spec {
        file: "regions.geojson",
        text: files.regions,
        properties: &[text("code"), text("iso"), text("nom")],
        units_per_degree: FRANCE_UNITS,
        lon: [-180.0, 180.0],
        moved_km: Some(0.05),
    };
    let insets = Spec { file: "insets.geojson", text: files.insets, properties: &[text("code")], ..regions };
    let mut shapes = rings::read(&regions, problems);
    let insets = rings::read(&insets, problems);
    check_apart(&shapes, &insets, problems);
    shapes.extend(insets);
    arcs::topology(FRANCE_UNITS, &shapes, &Cuts::default())
}

/// The neighbours of the mainland.
pub(super) fn context(files: &Files<'_>, problems: &mut Vec<Problem>) -> Topology {
    let spec = Spec {
        file: "context.geojson",
        text: files.context,
        properties: &[text("a2")],
        units_per_degree: CONTEXT_UNITS,
        lon: [-180.0, 180.0],
        moved_km: None,
    };
    let shapes = rings::read(&spec, problems);
    let units = |degrees: [i32; 2]| degrees.map(|d| d * i32::from(CONTEXT_UNITS));
    arcs::topology(CONTEXT_UNITS, &shapes, &Cuts { lon: units(CONTEXT_LON), lat: units(CONTEXT_LAT) })
}

/// Every country.
pub(super) fn world(files: &Files<'_>, problems: &mut Vec<Problem>) -> World {
    let a2 = rings::Property { name: "a2", may_be_empty: true };
    let spec = Spec {
        file: "world.geojson",
        text: files.world,
        properties: &[text("a3"), a2, text("nom"), text("en")],
        units_per_degree: WORLD_UNITS,
        lon: [WORLD_WEST, WORLD_WEST + 360.0],
        moved_km: Some(1.0),
    };
    let shapes = rings::read(&spec, problems);
    let lon = spec.lon.map(|degrees| degrees as i32 * i32::from(WORLD_UNITS));
    World {
        codes: shapes.iter().map(|s| s.property("a2").to_owned()).collect(),
        french: shapes.iter().map(|s| s.property("a2") == "FR" || s.property("sov") == "FRA").collect(),
        shapes: arcs::topology(WORLD_UNITS, &shapes, &Cuts { lon, ..Cuts::default() }),
    }
}

/// A territory drawn by both files would be drawn twice.
fn check_apart(regions: &[Shape], insets: &[Shape], problems: &mut Vec<Problem>) {
    for inset in insets {
        let code = inset.property("code");
        if let Some(region) = regions.iter().find(|r| !code.is_empty() && r.property("code") == code) {
            problems.push(Problem {
                file: "insets.geojson",
                line: None,
                field: format!("features[{}].properties.code", inset.index),
                value: code.to_owned(),
                message: format!("is features[{}] of regions.geojson already", region.index),
            });
        }
    }
}

#[cfg(test)]
mod tests;
