//! The shapes of areas at the level of detail that a zoom asks for, gathered by fill so that tens of thousands of areas
//! are a handful of paths. Kept from picture to picture, as long as fills stay what they are.

use std::sync::Arc;

use super::super::frame::Frame;
use super::super::ink::Ink;
use super::super::items::Shared;
use crate::atlas::EditionIx;
use crate::interact::Filter;
use crate::map::{Area, Outline};
use crate::supplied::mesh::Level;
use crate::supplied::{Ground, Sheet};

/// How far lines may be off, px.
const OFF: f64 = 0.3;
/// Levels are that many times finer than the one before.
const STEP: f64 = 2.0;
/// Most areas of one fill that are hatched: on more of them the lines would be all that is seen.
const HATCHED: usize = 150;
/// Distance of hatch lines, px of the fitted page.
const HATCH_SPACING: f64 = 8.0;

/// The fills of areas, those with the first rank first.
pub(super) const FILLS: [Ink; 3] = [Ink::LandCapitale, Ink::LandCommunaute, Ink::LandNone];

/// Shapes by sheet and level.
#[derive(Debug, Clone, Default)]
pub(super) struct Lands {
    /// What the fills were found for.
    key: Option<(EditionIx, Filter)>,
    /// The rank in [`FILLS`] of each area of each sheet.
    fills: Vec<Vec<u8>>,
    made: Vec<(usize, i32, Arc<Land>)>,
}

/// A sheet at one level.
#[derive(Debug, Clone)]
pub(super) struct Land {
    pub(super) level: Level,
    /// All areas of each fill.
    pub(super) fills: [Arc<Shared>; 3],
    /// All areas.
    pub(super) all: Arc<Shared>,
    pub(super) borders: Arc<Shared>,
    pub(super) coasts: Arc<Shared>,
    pub(super) hatch: Arc<Shared>,
}

impl Lands {
    /// Forgets shapes whose fills are others in an edition and under a filter.
    pub(super) fn settle(&mut self, ground: &Ground, edition: EditionIx, filter: Filter) {
        // What a filter hides is still known: land keeps the fill of all its places.
        let filter = if filter.is_active() { Filter::default() } else { filter };
        if self.key != Some((edition, filter)) {
            self.key = Some((edition, filter));
            self.fills = ground.sheets.iter().map(|sheet| fills(ground, sheet, edition, filter)).collect();
            self.made.clear();
        }
    }

    /// The fill of an area of a sheet, by its index there.
    pub(super) fn ink(&self, sheet: usize, area: usize) -> Ink {
        let fill = self.fills.get(sheet).and_then(|fills| fills.get(area)).copied();
        FILLS.get(usize::from(fill.unwrap_or(2))).copied().unwrap_or(Ink::LandNone)
    }

    /// The shapes of a sheet for a frame, `fitted` px per metre while everything is shown.
    pub(super) fn of(
        &mut self,
        ground: &Ground,
        sheet: usize,
        frame: &Frame,
        fitted: f64,
    ) -> Option<Arc<Land>> {
        let level = level_of(frame.affine.scale / fitted);
        if let Some((.., land)) = self.made.iter().find(|(s, l, _)| (*s, *l) == (sheet, level)) {
            return Some(land.clone());
        }
        let fills = self.fills.get(sheet)?;
        let finest = fitted * scale_of(level);
        let land =
            Arc::new(Land::new(ground.sheets.get(sheet)?, fills, OFF / finest, HATCH_SPACING / fitted));
        self.made.push((sheet, level, land.clone()));
        Some(land)
    }
}

/// The level that a zoom is drawn at: 0 up to twice the fitted size, then one more with each doubling.
fn level_of(zoom: f64) -> i32 {
    let (mut level, mut reached) = (0, STEP);
    while reached < zoom && level < 16 {
        reached *= STEP;
        level += 1;
    }
    level
}

/// How many times larger than fitted a level is drawn at most.
fn scale_of(level: i32) -> f64 {
    (0..=level).fold(1.0, |scale, _| scale * STEP)
}

impl Land {
    /// `off` and `spacing` in metres.
    fn new(sheet: &Sheet, fills: &[u8], off: f64, spacing: f64) -> Land {
        let level = sheet.mesh.level(off);
        let of = |fill: u8| -> Vec<u32> {
            let own = |(_, other): &(usize, &u8)| **other == fill;
            fills.iter().enumerate().filter(own).map(|(i, _)| i as u32).collect()
        };
        let everything: Vec<u32> = (0..sheet.mesh.areas() as u32).collect();
        let bare = of(2);
        let mut hatch = Outline::default();
        if bare.len() <= HATCHED && !sheet.features.is_empty() && bare.len() < everything.len() {
            for area in &bare {
                let lines = Area::new(None, level.area(*area as usize)).hatch(spacing);
                for run in lines.runs() {
                    let start = hatch.points.len();
                    hatch.points.extend_from_slice(run);
                    hatch.close_run(start);
                }
            }
        }
        let union = |areas: &[u32]| Shared::new(level.union(areas), true);
        Land {
            fills: [union(&of(0)), union(&of(1)), union(&bare)],
            all: union(&everything),
            borders: Shared::new(level.borders(), false),
            coasts: Shared::new(level.coasts(), false),
            hatch: Shared::new(hatch, false),
            level,
        }
    }
}

/// What the fill of each area of a sheet says: whether it holds a place of the first rank, others, or none. Without
/// places nothing is said.
fn fills(ground: &Ground, sheet: &Sheet, edition: EditionIx, filter: Filter) -> Vec<u8> {
    let facts = &ground.facts;
    if sheet.features.is_empty() {
        return vec![2; sheet.mesh.areas()];
    }
    let first = u8::from(facts.tiers.len() < 2);
    let fill = |area: &crate::AreaIx| {
        if facts.places.is_empty() {
            return 1;
        }
        let counts = facts.count(facts.held(*area), filter, edition);
        match counts.iter().position(|count| *count > 0) {
            Some(0) => first,
            Some(_) => 1,
            None => 2,
        }
    };
    sheet.features.iter().map(fill).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_doubling_is_a_level() {
        assert_eq!([0.5, 1.0, 2.0, 2.1, 4.0, 11.9, f64::NAN].map(level_of), [0, 0, 0, 1, 1, 3, 0]);
    }
}
