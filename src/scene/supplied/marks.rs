//! The marks of supplied places: told apart by shape, size and colour of their rank, and gathered into counted groups
//! where they would hide each other.

use std::sync::Arc;

use super::super::frame::Frame;
use super::super::ink::Ink;
use super::super::items::{Align, Item, PathItem, Shape, Symbol, SymbolKind, Weight};
use super::super::preset::Preset;
use super::super::rect::Rect;
use super::super::typeset::Style;
use super::super::widths::TextWidths;
use super::Key;
use crate::FeatureId;
use crate::atlas::PlaceIx;
use crate::geo::{Point, point};
use crate::math;
use crate::supplied::Ground;
use crate::supplied::points::{Group, group};
use crate::supplied::words::push_number;
use crate::viewport::Viewport;

/// From so many places on marks stand further apart and are smaller: a crowd is read by its counts.
const CROWD: usize = 150;
/// Each level of grouping is that much closer.
const STEP: f64 = core::f64::consts::SQRT_2;

/// How many levels of grouping are kept: a reader who comes closer goes back.
const LATEST: usize = 8;

/// A mark in sight.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The place that it stands for, or that leads its group: an index in the facts.
    pub lead: u32,
    /// How many places it stands for.
    pub count: u32,
    /// Which frame shows it.
    pub frame: usize,
    /// Px.
    pub at: Point,
    /// Half its width, px.
    pub radius: f64,
    /// Rank of the lead.
    pub tier: u8,
}

impl Mark {
    /// What it stands for.
    pub fn feature(&self) -> FeatureId {
        FeatureId::Place(PlaceIx(self.lead as u16))
    }

    /// The box that it takes, px.
    pub fn bounds(&self) -> Rect {
        Rect::new(self.at.x - self.radius, self.at.y - self.radius, 2.0 * self.radius, 2.0 * self.radius)
    }
}

/// All that is to be marked, in px of the fitted page, and how it is grouped at a level of zoom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// Places of each frame, those that go first where room is scarce before the others.
    rows: Vec<Vec<u32>>,
    /// Where each of them is, px of the fitted page.
    points: Vec<Vec<Point>>,
    /// The deepest zoom.
    deepest: f64,
    /// Least distance of two marks on the page, px.
    apart: f64,
    /// Half widths by rank, px.
    radii: [f64; 5],
    /// Half a group's width but for its figures, px, and their style.
    label: f64,
    level: i32,
    groups: Arc<Vec<Vec<Grouped>>>,
    /// Groups of the levels that were shown last.
    latest: Vec<(i32, Arc<Vec<Vec<Grouped>>>)>,
}

/// A group with its place.
#[derive(Debug, Clone, PartialEq)]
struct Grouped {
    group: Group,
    at: Point,
    tier: u8,
}

impl Marks {
    pub(super) fn new(ground: &Ground, frames: &[Frame], key: &Key) -> Marks {
        let mut marks = Marks { level: i32::MIN, ..Marks::default() };
        marks.rows = vec![Vec::new(); frames.len()];
        marks.points = vec![Vec::new(); frames.len()];
        let rows = ground.facts.rows(key.filter, key.edition);
        let sizes = key.preset.sizes();
        let crowded = rows.len() > CROWD;
        let smaller = if crowded { 0.8 } else { 1.0 };
        marks.radii = core::array::from_fn(|rank| {
            smaller * if rank == 0 { sizes.capitale_radius } else { sizes.communaute_radius }
        });
        marks.deepest = key.viewport.depth.zoom();
        marks.label = sizes.label;
        marks.apart = if crowded { 2.0 * sizes.label } else { marks.radii[0] + marks.radii[1] + 2.0 };
        for row in rows {
            let Some((sheet, at)) = ground.spots.get(row as usize).copied().flatten() else { continue };
            let sheet = usize::from(sheet);
            let (Some(frame), Some(rows), Some(points)) =
                (frames.get(sheet), marks.rows.get_mut(sheet), marks.points.get_mut(sheet))
            else {
                continue;
            };
            rows.push(row);
            points.push(frame.affine.apply(at));
        }
        marks.fit(ground, 1.0);
        marks
    }

    /// Groups anew where a zoom asks for it.
    pub(super) fn fit(&mut self, ground: &Ground, zoom: f64) {
        let level = level_of(zoom);
        if level == self.level {
            return;
        }
        self.level = level;
        if let Some((_, groups)) = self.latest.iter().find(|(known, _)| *known == level) {
            self.groups = groups.clone();
            return;
        }
        let tier = |row: u32| ground.facts.places.get(row as usize).map_or(0, |place| place.tier);
        let mut all = Vec::new();
        for (frame, (rows, points)) in self.rows.iter().zip(&self.points).enumerate() {
            // Only the main frame zooms.
            let closer = (0..if frame == 0 { level } else { 0 }).fold(1.0, |closer, _| closer * STEP);
            let order: Vec<u32> = (0..rows.len() as u32).collect();
            let mut groups = Vec::new();
            let mut found = group(points, &order, self.apart / closer);
            if closer < self.deepest {
                let radius = |group: &Group| {
                    let row = rows.get(group.lead as usize).copied().unwrap_or_default();
                    self.radius(tier(row), group.members.len() as u32) / closer
                };
                part(&mut found, points, &radius);
            }
            for mut group in found {
                let at = points.get(group.lead as usize).copied().unwrap_or_default();
                let row = |i: u32| rows.get(i as usize).copied().unwrap_or_default();
                group.lead = row(group.lead);
                group.members.iter_mut().for_each(|member| *member = row(*member));
                groups.push(Grouped { tier: tier(group.lead), group, at });
            }
            all.push(groups);
        }
        self.groups = Arc::new(all);
        if self.latest.len() >= LATEST {
            self.latest.remove(0);
        }
        self.latest.push((level, self.groups.clone()));
    }

    /// Boxes of the marks of a frame while everything is shown.
    pub(super) fn in_frame(&self, frame: usize) -> impl Iterator<Item = Rect> {
        let groups = self.groups.get(frame).map_or(&[][..], Vec::as_slice);
        groups.iter().map(|Grouped { group, at, tier }| {
            let radius = self.radius(*tier, group.members.len() as u32);
            Rect::new(at.x, at.y, 0.0, 0.0).grown(radius + 1.0)
        })
    }

    /// Whether any mark stands for more than one place.
    pub(super) fn has_groups(&self) -> bool {
        self.groups.iter().flatten().any(|grouped| grouped.group.members.len() > 1)
    }

    /// The places that a mark stands for, the lead first; itself alone where it leads no group.
    pub fn members(&self, lead: u32) -> Vec<u32> {
        let own = self.groups.iter().flatten().find(|grouped| grouped.group.lead == lead);
        own.map_or_else(|| vec![lead], |grouped| grouped.group.members.clone())
    }

    /// The place that leads the group in which a place is shown.
    pub fn lead_of(&self, place: u32) -> u32 {
        let has = |grouped: &&Grouped| grouped.group.members.contains(&place);
        self.groups.iter().flatten().find(has).map_or(place, |grouped| grouped.group.lead)
    }

    /// The box around some places of the main frame, px of the fitted page.
    pub fn around(&self, places: &[u32]) -> Option<Rect> {
        let (rows, points) = (self.rows.first()?, self.points.first()?);
        let own = rows.iter().zip(points).filter(|(row, _)| places.contains(row));
        let boxes = own.map(|(_, at)| Rect::new(at.x, at.y, 0.0, 0.0));
        boxes.reduce(|a, b| a.union(&b))
    }

    /// Whether places stay one mark at any zoom.
    pub(super) fn is_one_spot(&self, places: &[u32]) -> bool {
        let around = self.around(places);
        around.is_none_or(|around| math::hypot(around.w, around.h) * self.deepest < self.apart)
    }

    /// Places that stay one mark with a place at any zoom, itself included.
    pub(super) fn same_spot(&self, place: u32) -> Vec<u32> {
        let mut same = self.members(self.lead_of(place));
        same.retain(|other| *other == place || self.is_one_spot(&[place, *other]));
        same
    }

    /// The zoom from which on a place is a mark of its own.
    pub(super) fn zoom_apart(&self, place: u32) -> f64 {
        let mut nearest = f64::INFINITY;
        for other in self.members(self.lead_of(place)) {
            let around = if other == place { None } else { self.around(&[place, other]) };
            if let Some(around) = around.filter(|_| !self.is_one_spot(&[place, other])) {
                nearest = nearest.min(math::hypot(around.w, around.h));
            }
        }
        STEP * self.apart / nearest
    }

    /// Marks that the frames show, the most important first.
    #[inline(never)]
    pub(super) fn in_sight(&self, frames: &[Frame], viewport: Viewport) -> Vec<Mark> {
        let mut shown = Vec::new();
        for (i, (frame, groups)) in frames.iter().zip(self.groups.iter()).enumerate() {
            let window = frame.clip.bounds();
            for Grouped { group, at, tier } in groups {
                let at = if i == 0 { moved(*at, viewport) } else { *at };
                let count = group.members.len() as u32;
                let radius = self.radius(*tier, count);
                // What the zoom takes to an edge would stick out of the frame.
                let whole = viewport.is_fitted() || window.grown(-radius).contains(at);
                if whole && window.contains(at) {
                    shown.push(Mark { lead: group.lead, count, frame: i, at, radius, tier: *tier });
                }
            }
        }
        shown
    }

    fn radius(&self, tier: u8, count: u32) -> f64 {
        match count {
            ..2 => self.radii.get(usize::from(tier)).copied().unwrap_or(4.0),
            _ => self.label * (0.55 + 0.24 * f64::from(count.ilog10() + 1)),
        }
    }
}

/// Groups are larger than marks: takes in what they would lie over, until none does. In a crowd marks stand far enough apart.
fn part(groups: &mut Vec<Group>, points: &[Point], radius: &dyn Fn(&Group) -> f64) {
    if groups.len() > CROWD {
        return;
    }
    let at = |group: &Group| points.get(group.lead as usize).copied().unwrap_or_default();
    let mut i = 0;
    while let Some(group) = groups.get(i) {
        let (own, here, many) = (radius(group), at(group), group.members.len() > 1);
        let hides = |other: &Group| {
            let far = math::hypot(at(other).x - here.x, at(other).y - here.y);
            (many || other.members.len() > 1) && far < own + radius(other)
        };
        let Some(other) = groups.iter().skip(i + 1).position(hides) else {
            i += 1;
            continue;
        };
        let taken = groups.remove(i + 1 + other);
        if let Some(group) = groups.get_mut(i) {
            group.members.extend(taken.members);
        }
        // It is larger now, and may lie over one before it.
        i = 0;
    }
}

fn moved(at: Point, viewport: Viewport) -> Point {
    point(viewport.zoom * at.x + viewport.shift.x, viewport.zoom * at.y + viewport.shift.y)
}

/// The level of a zoom: 0 at 1, one more with each √2.
fn level_of(zoom: f64) -> i32 {
    let (mut level, mut reached) = (0, STEP);
    while reached <= zoom * 1.000_001 && level < 64 {
        reached *= STEP;
        level += 1;
    }
    level
}

/// How a mark is highlighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    pub(super) selected: bool,
    pub(super) raised: bool,
}

/// Adds marks, the lesser ranks first, each layer of all marks of a rank before the next, so that painters tell a canvas
/// little. `look` says how the mark of a leading place is highlighted.
#[inline(never)]
pub(super) fn push_marks(ground: &Ground, marks: &[Mark], look: &dyn Fn(u32) -> Look, items: &mut Vec<Item>) {
    for tier in (0..ground.facts.tiers.len() as u8).rev() {
        let mut layers: Vec<_> = marks
            .iter()
            .rev()
            .filter(|mark| mark.tier == tier)
            .map(|mark| paths_of(ground, mark, look(mark.lead)).into_iter())
            .collect();
        loop {
            let before = items.len();
            items.extend(layers.iter_mut().filter_map(Iterator::next).map(Item::Path));
            if items.len() == before {
                break;
            }
        }
    }
}

/// The paths of a mark, px, in painting order.
pub(super) fn paths_of(ground: &Ground, mark: &Mark, look: Look) -> Vec<PathItem> {
    let ink = ink(mark.tier);
    if mark.count < 2 {
        return in_ink(symbol(ground, mark, look).marks(), ink);
    }
    let r = if look.raised { mark.radius * 1.1 } else { mark.radius };
    let mut paths = vec![
        PathItem::new(Shape::Circle(mark.at, r + 1.6), Some(Ink::MarkInside), Ink::MarkInside, 0.0),
        PathItem::new(Shape::Circle(mark.at, r), Some(Ink::MarkInside), ink, 1.8),
    ];
    if look.selected {
        for (ink, width) in [(Ink::Halo, 5.0), (Ink::Selection, 2.2)] {
            paths.push(PathItem::new(Shape::Circle(mark.at, r + 5.0), None, ink, width));
        }
    }
    paths
}

/// Marks in the colour of their rank.
pub(super) fn in_ink(mut paths: Vec<PathItem>, ink: Ink) -> Vec<PathItem> {
    let own = |other: Ink| if matches!(other, Ink::Accent | Ink::Mark) { ink } else { other };
    for path in &mut paths {
        path.feature = None;
        if let Some(fill) = &mut path.fill {
            fill.0 = own(fill.0);
        }
        if let Some(stroke) = &mut path.stroke {
            stroke.ink = own(stroke.ink);
        }
    }
    paths
}

/// The colour role of a rank.
pub(super) fn ink(tier: u8) -> Ink {
    Ink::TIERS.get(usize::from(tier)).copied().unwrap_or(Ink::Mark)
}

fn symbol(ground: &Ground, mark: &Mark, look: Look) -> Symbol {
    let kind = ground.facts.tiers.get(usize::from(mark.tier)).map_or(SymbolKind::Circle, |tier| tier.symbol);
    let Look { selected, raised } = look;
    Symbol { feature: None, at: mark.at, kind, radius: mark.radius, inferred: false, selected, raised }
}

/// Adds the figures of groups.
pub(super) fn push_figures<'a>(marks: impl Iterator<Item = &'a Mark>, key: &Key, items: &mut Vec<Item>) {
    let style = figures(key.preset, key.widths);
    for mark in marks.filter(|mark| mark.count > 1) {
        let mut figures = String::new();
        push_number(&mut figures, mark.count.into(), key.lang);
        let mut text = style.line(&figures, point(mark.at.x, mark.at.y + 0.36 * style.px));
        text.align = Align::Middle;
        text.width = text.width.min(2.0 * mark.radius - 2.0);
        items.push(Item::Text(text));
    }
}

fn figures(preset: Preset, widths: &'static TextWidths) -> Style {
    Style { weight: Weight::Bold, ..Style::new(preset.sizes().label, Ink::Text, widths) }
}
