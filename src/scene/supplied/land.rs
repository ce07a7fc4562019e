//! The shapes of areas at the level of detail that a zoom asks for, gathered by fill so that tens of thousands of areas
//! are a handful of paths. Kept from picture to picture, as long as fills stay what they are.

use std::sync::Arc;

use super::super::frame::Frame;
use super::super::ink::Ink;
use super::super::items::Shared;
use crate::atlas::EditionIx;
use crate::geo::point;
use crate::interact::Filter;
use crate::map::{Area, Bounds, Outline};
use crate::supplied::mesh::{Level, Room, Strip};
use crate::supplied::{Ground, Sheet};

/// How far lines may be off, px; those of areas that are small at the most that a level is enlarged, px.
const OFF: f64 = 0.45;
const OFF_SMALL: f64 = 0.65;
const SMALL: f64 = 14.0;
/// Levels are that many times finer than the one before: the larger the step, the more of them is finer than can be seen.
const STEP: f64 = core::f64::consts::SQRT_2;
/// So many, for the deepest zoom.
const LEVELS: i32 = 32;
/// Most areas of one fill that are hatched: on more of them the lines would be all that is seen.
const HATCHED: usize = 150;
/// Distance of hatch lines, px of the fitted page.
const HATCH_SPACING: f64 = 8.0;

/// The fills of areas, those with the first rank first.
pub(super) const FILLS: [Ink; 3] = [Ink::LandCapitale, Ink::LandCommunaute, Ink::LandNone];

/// Vertices of a piece: what a frame or a highlight does not show of a map is left out piece by piece.
const PIECE: usize = 512;
/// The same of what lies below: it has no lines within, so the larger its pieces, the shorter are their edges.
const GROUND_PIECE: usize = 8 * PIECE;
/// Areas narrower than that at the most that a level is enlarged, px, are drawn without borders: there would be nothing else.
const FINE: f64 = 6.0;
/// Most outlines of single areas that are kept.
const OUTLINES: usize = 512;

/// Shapes by sheet and level.
#[derive(Debug, Clone, Default)]
pub(super) struct Lands {
    /// What the fills were found for.
    key: Option<(EditionIx, Filter)>,
    /// The rank in [`FILLS`] of each area of each sheet.
    fills: Vec<Vec<u8>>,
    made: Vec<(usize, i32, Land)>,
    /// The outlines of areas that have been pointed at or selected, by sheet, level and area.
    outlines: Vec<((usize, i32, usize), Arc<Shared>)>,
}

/// A sheet at one level, in pieces that are made once they are seen.
#[derive(Debug, Clone)]
struct Land {
    level: Level,
    /// Whether areas are too narrow for borders.
    fine: bool,
    /// All areas, with the usual fill.
    grounds: Vec<Patch>,
    /// Those with another one.
    patches: Vec<Patch>,
    ribbons: Vec<Ribbon>,
    hatch: Arc<Shared>,
    /// All areas, once they have been asked for.
    all: Option<Arc<Shared>>,
    room: Room,
}

/// Areas that lie near each other.
#[derive(Debug, Clone)]
struct Patch {
    areas: Vec<u32>,
    bounds: Bounds,
    /// A shape of each fill, nothing where that is drawn otherwise.
    made: Option<[Arc<Shared>; 3]>,
}

/// Lines that lie near each other.
#[derive(Debug, Clone)]
struct Ribbon {
    strip: Strip,
    /// Borders and coasts.
    made: Option<[Arc<Shared>; 2]>,
}

/// What a frame shows of a sheet.
#[derive(Debug)]
pub(super) struct Shown {
    /// The fill of most areas, a rank in [`FILLS`].
    pub(super) usual: usize,
    /// Areas of each fill. All of them have the usual one, and others over it: it has fewer edges so, and none of the sea
    /// shows through where fills meet.
    pub(super) fills: [Vec<Arc<Shared>>; 3],
    /// All areas; nothing unless they were asked for.
    pub(super) all: Option<Arc<Shared>>,
    pub(super) borders: Vec<Arc<Shared>>,
    pub(super) coasts: Vec<Arc<Shared>>,
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
            self.outlines.clear();
        }
    }

    /// The fill of an area of a sheet, by its index there.
    pub(super) fn ink(&self, sheet: usize, area: usize) -> Ink {
        let fill = self.fills.get(sheet).and_then(|fills| fills.get(area)).copied();
        FILLS.get(usize::from(fill.unwrap_or(2))).copied().unwrap_or(Ink::LandNone)
    }

    /// The outline of an area of a sheet, at the level that a frame shows; `None` before the frame's shapes are made.
    pub(super) fn outline(
        &mut self,
        index: usize,
        frame: &Frame,
        fitted: f64,
        area: usize,
    ) -> Option<Arc<Shared>> {
        let key = (index, level_of(frame.affine.scale / fitted), area);
        if let Some((_, known)) = self.outlines.iter().find(|(other, _)| *other == key) {
            return Some(known.clone());
        }
        let (.., land) = self.made.iter().find(|(i, level, _)| (*i, *level) == (key.0, key.1))?;
        let made = Shared::new(land.level.area(area), true);
        if self.outlines.len() >= OUTLINES {
            self.outlines.clear();
        }
        self.outlines.push((key, made.clone()));
        Some(made)
    }

    /// The shapes of a sheet for a frame, `fitted` px per metre while everything is shown; with all areas as one where
    /// `whole` says so.
    pub(super) fn of(
        &mut self,
        ground: &Ground,
        index: usize,
        frame: &Frame,
        fitted: f64,
        whole: bool,
    ) -> Option<Shown> {
        let (fills, sheet) = (self.fills.get(index)?, ground.sheets.get(index)?);
        let level = level_of(frame.affine.scale / fitted);
        let known = self.made.iter().position(|(i, l, _)| (*i, *l) == (index, level));
        let at = known.unwrap_or(self.made.len());
        if known.is_none() {
            let finest = fitted * scale_of(level);
            let side = if sheet.features.is_empty() { f64::MAX } else { ground.side_of(sheet) * finest };
            let off = if side < SMALL { OFF_SMALL } else { OFF };
            let land = Land::new(sheet, fills, off / finest, HATCH_SPACING / fitted, side < FINE);
            self.made.push((index, level, land));
        }
        let (.., land) = self.made.get_mut(at)?;
        Some(land.shown(fills, &seen(frame), whole))
    }
}

/// The level that a zoom is drawn at: 0 up to [`STEP`] times the fitted size, then one more each time it is so many times larger.
fn level_of(zoom: f64) -> i32 {
    let (mut level, mut reached) = (0, STEP);
    while reached < zoom && level < LEVELS {
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
    fn new(sheet: &Sheet, fills: &[u8], off: f64, spacing: f64, fine: bool) -> Land {
        let level = sheet.mesh.level(off);
        let bare = || fills.iter().enumerate().filter(|(_, fill)| **fill == 2).map(|(i, _)| i);
        let count = bare().count();
        let mut hatch = Outline::default();
        if count <= HATCHED && !sheet.features.is_empty() && count < fills.len() {
            for area in bare() {
                let lines = Area::new(None, level.area(area)).hatch(spacing);
                for run in lines.runs() {
                    let start = hatch.points.len();
                    hatch.points.extend_from_slice(run);
                    hatch.close_run(start);
                }
            }
        }
        Land {
            fine,
            // Without borders over them, the joints of pieces would be seen.
            grounds: patches(sheet, &level, if fine { usize::MAX } else { GROUND_PIECE }),
            patches: patches(sheet, &level, if fine { usize::MAX } else { PIECE }),
            ribbons: level.strips(PIECE).into_iter().map(|strip| Ribbon { strip, made: None }).collect(),
            hatch: Shared::new(hatch, false),
            all: None,
            room: Room::default(),
            level,
        }
    }

    #[inline(never)]
    fn shown(&mut self, fills: &[u8], seen: &Bounds, whole: bool) -> Shown {
        let Land { level, fine, grounds, patches, ribbons, hatch, all, room } = self;
        let usual = usual(fills);
        let mut shown = Shown {
            usual,
            fills: Default::default(),
            all: None,
            borders: Vec::new(),
            coasts: Vec::new(),
            hatch: hatch.clone(),
        };
        for (pieces, is_ground) in [(grounds, true), (&mut *patches, false)] {
            for Patch { areas, made, .. } in pieces.iter_mut().filter(|piece| piece.bounds.overlaps(seen)) {
                let mut make = |fill: usize| {
                    let own =
                        |area: &&u32| fills.get(**area as usize).is_some_and(|own| usize::from(*own) == fill);
                    let own: Vec<u32> = match (is_ground, fill == usual) {
                        (true, true) => core::mem::take(areas),
                        (false, false) => areas.iter().filter(own).copied().collect(),
                        _ => Vec::new(),
                    };
                    Shared::new(level.union_in(&own, room), true)
                };
                let made = made.get_or_insert_with(|| [make(0), make(1), make(2)]);
                for (list, shape) in shown.fills.iter_mut().zip(made) {
                    push(list, shape);
                }
            }
        }
        for ribbon in ribbons.iter_mut().filter(|ribbon| ribbon.strip.bounds.overlaps(seen)) {
            let Ribbon { strip, made } = ribbon;
            let [borders, coasts] = made.get_or_insert_with(|| {
                let borders = if *fine { Outline::default() } else { level.borders_of(strip, room) };
                [borders, level.coasts_of(strip, room)].map(|lines| Shared::new(lines, false))
            });
            push(&mut shown.borders, borders);
            push(&mut shown.coasts, coasts);
        }
        if whole {
            let mut everything: Vec<u32> = Vec::new();
            for patch in patches.iter() {
                everything.extend_from_slice(&patch.areas);
            }
            let make = || Shared::new(level.union_in(&everything, room), true);
            shown.all = Some(all.get_or_insert_with(make).clone());
        }
        shown
    }
}

/// What a frame shows of its sheet, metres; lines that only reach into it included.
fn seen(frame: &Frame) -> Bounds {
    let window = frame.clip.bounds().grown(2.0);
    let (a, b) = (point(window.x, window.bottom()), point(window.right(), window.y));
    Bounds { min: frame.affine.invert(a), max: frame.affine.invert(b) }
}

/// The fill of most areas, a rank in [`FILLS`].
fn usual(fills: &[u8]) -> usize {
    let count = |fill: usize| fills.iter().filter(|other| usize::from(**other) == fill).count();
    let counts = [0, 1, 2].map(count);
    (0..FILLS.len()).max_by_key(|fill| counts.get(*fill)).unwrap_or_default()
}

fn push(list: &mut Vec<Arc<Shared>>, shape: &Arc<Shared>) {
    if !shape.lines.ends.is_empty() {
        list.push(shape.clone());
    }
}

/// Areas that follow each other along the curve, about so many vertices at a time.
#[inline(never)]
fn patches(sheet: &Sheet, level: &Level, vertices: usize) -> Vec<Patch> {
    let mut patches: Vec<Patch> = Vec::new();
    let mut count = vertices;
    for &area in sheet.mesh.along_curve() {
        let own = level.vertices_of(area as usize);
        if own == 0 {
            continue;
        }
        let bounds = sheet.mesh.bounds(area as usize);
        if count >= vertices {
            patches.push(Patch { areas: Vec::new(), bounds, made: None });
            count = 0;
        }
        count = count.saturating_add(own);
        if let Some(patch) = patches.last_mut() {
            patch.areas.push(area);
            patch.bounds.add(bounds.min);
            patch.bounds.add(bounds.max);
        }
    }
    patches
}

/// What the fill of each area of a sheet says: whether it holds a place of the first rank, others, or none. Without
/// places nothing is said.
#[inline(never)]
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
    fn each_doubling_is_two_levels() {
        assert_eq!(
            [0.5, 1.0, 1.4, 1.5, 2.0, 2.1, 4.0, 11.9, f64::NAN].map(level_of),
            [0, 0, 0, 1, 1, 2, 3, 7, 0]
        );
    }
}
