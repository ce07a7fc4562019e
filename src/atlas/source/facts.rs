//! The facts of the four tables, checked line by line and against each other and the shapes. Says in which order
//! they are read; each table has its module. Knows no file system, no pixel and no sentence of the map.

mod changelog;
mod countries;
mod editions;
mod ground;
mod labels;
mod lineage;
pub(super) mod near;
mod regions;
mod sources;
mod syntax;
mod table;

pub use changelog::version;

use super::{Files, Problem};
use crate::atlas::{Atlas, Topology, World};
use sources::Sources;
use table::Report;

/// Reads the tables and checks everything; the atlas is of use only if no problem was found.
pub(super) fn atlas(
    files: &Files<'_>,
    france: Topology,
    context: Topology,
    world: &World,
    problems: &mut Vec<Problem>,
) -> Atlas {
    let shapes = regions::feature_codes(files, france.features.len());
    let regions = regions::read(files.region_names, &shapes, problems);
    let countries = countries::read(files.country_names, world, problems);
    let mut editions = editions::read(files.editions, problems);
    let mut sources = Sources::default();
    editions.number(&mut sources);
    let known = labels::Known {
        regions: regions.list(),
        countries: countries.list(),
        editions: editions.list(),
        france: &france,
        world,
    };
    let mut report = Report::new("labels.csv", problems);
    let read = labels::read(files.labels, &known, &mut report);
    let (places, labels, lineage) = lineage::link(&read, editions.list(), &mut sources, &mut report);
    if let Some(read) = &read {
        countries::check_used(&countries.lines, &read.countries, problems);
    }
    let atlas = Atlas {
        editions: editions.values,
        regions: regions.values,
        countries: countries.values,
        places,
        labels,
        lineage,
        sources: sources.addresses,
        revision: changelog::revision(files, problems),
        france,
        context,
    };
    editions::check_counts(&atlas, &editions.lines, problems);
    atlas
}
