//! `context.geojson`: the neighbours of metropolitan France, as land behind the map of France.

use anyhow::{Context as _, Result};
use geo::algorithm::MapCoords as _;

use super::feature::Feature;
use super::islands::{self, Rule};
use super::world;
use super::{Workshop, codes, underlay};

/// A hundredth of a degree, about a kilometre, is a pixel.
pub(super) const GRID: f64 = 100.0;
const PRECISION: Option<&str> = Some("0.01");

/// Clipped after simplifying, so that the box keeps its corners, to a little more than the pages of France show; in
/// degrees from the world map's centre, see [`world::countries`]: −8…16° E, 40…52° N.
const SIMPLIFY: &str = "-clean gap-fill-area=0km2
    -clip bbox=-30,30,20,64
    -explode
    -simplify visvalingam weighted interval=6km keep-shapes
    -dissolve a3
    -clip bbox=-19,40,5,52";
/// Continuations below France that overlap go to one of the two countries.
const CLEAN: &str = "-clean gap-fill-area=0km2";

const ISLANDS: Rule = Rule { smallest: 40.0, exempt: |_| false };

/// The neighbours by their two letters.
pub(super) fn build(workshop: &Workshop) -> Result<Vec<Feature>> {
    let names = codes::countries(workshop)?;
    let parts = islands::drop_small(&world::countries(workshop)?, "a3", &ISLANDS);
    let simplified = workshop.reshape("context-simplified", &parts, SIMPLIFY, PRECISION)?;
    let extended = underlay::below_france(&simplified, GRID);
    let cleaned = workshop.reshape("context-cleaned", &extended, CLEAN, PRECISION)?;
    let mut features = Vec::new();
    for feature in cleaned {
        let a3 = feature.get("a3");
        let name = names.get(codes::named(a3)).with_context(|| format!("{a3} has no name"))?;
        let shape = feature.shape.map_coords(world::from_centre);
        features.push(Feature::new(vec![("a2", name.a2.clone())], shape));
    }
    features.sort_by(|a, b| a.get("a2").cmp(b.get("a2")));
    Ok(features)
}
