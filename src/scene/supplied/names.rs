//! Names of supplied places and areas: the most important first, each where it is free, none over another.

use super::super::frame::Frame;
use super::super::ink::Ink;
use super::super::items::Weight;
use super::super::labels::{PlacedLabel, Wanted, blocks, first_fit, is_free};
use super::super::preset::Preset;
use super::super::rect::Rect;
use super::super::typeset::Style;
use super::Layout;
use super::marks::Mark;
use crate::FeatureId;
use crate::geo::{Point, point};
use crate::map::Bounds;
use crate::sorted::sort_by;
use crate::supplied::{Ground, Sheet};

/// Most names that are tried: a page has room for fewer.
const PLACES: usize = 90;
const AREAS: usize = 120;
/// Longest name that is set, characters: the panel has it whole.
const LONGEST: usize = 32;

/// Names of single marks of the main frame.
#[inline(never)]
pub(super) fn of_places(ground: &Ground, layout: &Layout) -> Vec<PlacedLabel> {
    let mut taken: Vec<Rect> = layout.furniture.solid.clone();
    taken.extend(layout.shown.iter().map(|mark| mark.bounds().grown(1.0)));
    let single = layout.shown.iter().filter(|mark| mark.count < 2 && mark.frame == 0);
    let mut names = Vec::new();
    for mark in single.take(PLACES) {
        let Some(wanted) = wanted(ground, layout, mark) else { continue };
        // Only what is near can be in the way.
        let near = Rect::new(mark.at.x, mark.at.y, 0.0, 0.0).grown(wanted.style.width(&wanted.name) + 30.0);
        let near: Vec<Rect> = taken.iter().filter(|other| other.overlaps(&near)).copied().collect();
        if let Some(name) = first_fit(&wanted, &near) {
            taken.push(name.bounds);
            names.push(name);
        }
    }
    names
}

fn wanted(ground: &Ground, layout: &Layout, mark: &Mark) -> Option<Wanted> {
    let place = ground.facts.places.get(mark.lead as usize)?;
    let sizes = layout.key.preset.sizes();
    let main = place.tier == 0 && ground.facts.tiers.len() > 1;
    let (px, weight) = if main { (sizes.capitale, Weight::Bold) } else { (sizes.label, Weight::Regular) };
    Some(Wanted {
        feature: mark.feature(),
        at: mark.at,
        radius: mark.radius,
        name: shown(&place.name),
        style: Style { weight, halo: true, ..Style::new(px, Ink::Text, layout.key.widths) },
        room: layout.room,
        rank: 0,
        reach: 0.0,
    })
}

/// A name as it is set on the map: in one piece, and not longer than a map can bear.
fn shown(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => [name.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => name.to_owned(),
    }
}

/// Middles of areas that have been looked for, metres: finding one takes longer than a name.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Middles(Vec<(usize, Point)>);

impl Middles {
    fn of(&mut self, sheet: &Sheet, area: usize) -> Point {
        match self.0.binary_search_by_key(&area, |(known, _)| *known) {
            Ok(rank) => self.0.get(rank).map_or_else(Point::default, |(_, middle)| *middle),
            Err(rank) => {
                let middle = sheet.mesh.middle(area);
                self.0.insert(rank, (area, middle));
                middle
            }
        }
    }
}

/// Names of areas of the main frame that are large enough for them, where marks and names of places leave room.
#[inline(never)]
pub(super) fn of_areas(ground: &Ground, layout: &Layout, middles: &mut Middles) -> Vec<PlacedLabel> {
    let (Some(frame), Some(sheet)) = (layout.frames.first(), ground.sheets.first()) else {
        return Vec::new();
    };
    let key = &layout.key;
    let tracking = if key.preset == Preset::Landscape { 0.8 } else { 0.4 };
    let style = Style { tracking, ..Style::new(key.preset.sizes().label, Ink::TextRegion, key.widths) };
    let mut taken: Vec<Rect> = layout.furniture.solid.clone();
    taken.extend(layout.shown.iter().map(|mark| mark.bounds().grown(2.0)));
    taken.extend(layout.names.iter().map(|name| name.bounds.grown(2.0)));
    let said = said(ground, &layout.names);
    let mut names = Vec::new();
    for area in largest(ground, frame, 3.0 * style.px) {
        let Some(ix) = sheet.features.get(area).copied() else { continue };
        let name = shown(ground.facts.area(ix).map_or("", |area| area.name.get(key.lang)));
        if said.contains(&name) {
            continue;
        }
        let middle = frame.affine.apply(middles.of(sheet, area));
        let is_land = |x: f64, y: f64| sheet.mesh.holds(area, frame.affine.invert(point(x, y)));
        let size = frame.box_of(&sheet.mesh.bounds(area));
        let spots = OFFSETS.iter().map(|(x, y)| point(middle.x + x * size.w, middle.y + y * size.h));
        let found = blocks(&name, &style).iter().find_map(|block| {
            let fits = |b: &Rect| {
                // What takes longest comes last.
                let is_room = b.w > 0.0 && b.w < size.w && layout.room.encloses(b) && is_free(b, &taken);
                is_room && [b.x, b.right()].into_iter().all(|x| is_land(x, b.center().y))
            };
            let spot = spots.clone().map(|at| block.centred(at)).find(|spot| fits(&spot.bounds))?;
            Some(block.placed(FeatureId::Area(ix), spot))
        });
        if let Some(mut label) = found {
            label.lines.iter_mut().for_each(|line| line.halo = true);
            taken.push(label.bounds.grown(2.0));
            names.push(label);
        }
    }
    names
}

/// The names of places that are there: a table that is joined by code says what its areas are called, too.
fn said(ground: &Ground, names: &[PlacedLabel]) -> Vec<String> {
    let mut said = Vec::new();
    for placed in names {
        if let FeatureId::Place(ix) = placed.feature {
            said.extend(ground.facts.place(ix).map(|place| shown(&place.name)));
        }
    }
    said
}

/// Where a name of an area is tried, parts of its box off its middle.
const OFFSETS: [(f64, f64); 13] = [
    (0.0, 0.0),
    (0.0, 0.12),
    (0.0, -0.12),
    (0.12, 0.0),
    (-0.12, 0.0),
    (0.0, 0.24),
    (0.0, -0.24),
    (0.12, 0.12),
    (-0.12, 0.12),
    (0.12, -0.12),
    (-0.12, -0.12),
    (0.22, 0.0),
    (-0.22, 0.0),
];

/// Areas in sight whose box is wider than so many px, the largest first.
fn largest(ground: &Ground, frame: &Frame, least: f64) -> Vec<usize> {
    let Some(sheet) = ground.sheets.first() else { return Vec::new() };
    let window = frame.clip.bounds();
    let (a, b) = (
        frame.affine.invert(point(window.x, window.bottom())),
        frame.affine.invert(point(window.right(), window.y)),
    );
    let mut seen = Vec::new();
    sheet.mesh.within(&Bounds { min: a, max: b }, &mut seen);
    let wide = |area: &u32| frame.box_of(&sheet.mesh.bounds(*area as usize)).w > least;
    let mut seen: Vec<usize> = seen.into_iter().filter(wide).map(|area| area as usize).collect();
    let size = |area: usize| sheet.mesh.size(area);
    sort_by(&mut seen, |a, b| size(*b).total_cmp(&size(*a)).then(a.cmp(b)).is_lt());
    seen.truncate(AREAS);
    seen
}
