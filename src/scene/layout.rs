//! Where everything goes at a preset: frames, symbols, names and furniture. Independent of what is hovered or
//! selected, so it is made once per view, edition, language and zoom, and every highlight reuses it.

use super::furniture::{self, Furniture};
use super::items::{Affine, Clip, Frame, FrameId, Ink, Rect, SymbolKind};
use super::labels::PlacedLabel;
use super::level::{self, Level};
use super::naming::{Names, label_room};
use super::preset::{FrancePage, Preset, WORLD_INSETS, WorldPage, france_page, world_page};
use super::spread::{Spot, spread};
use crate::FeatureId;
use crate::atlas::{Atlas, Certainty, EditionIx, LabelIx, RegionIx, RegionKind, Territory, Tier};
use crate::geo::{
    Extent, INSETS, LonLat, MAGNIFIER_EXTENT, MAINLAND, Plane, Point, Projection, lonlat, point,
};
use crate::interact::{State, View};
use crate::map::{Map, Outline};
use crate::order::sort_by;
use crate::prose::Lang;
use crate::viewport::Viewport;

/// INSEE code of Île-de-France, which the magnifier shows.
pub(super) const ILE_DE_FRANCE: &str = "11";

/// What a layout depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LayoutKey {
    /// Which map.
    pub view: View,
    /// Which edition.
    pub edition: EditionIx,
    /// Language.
    pub lang: Lang,
    /// Page.
    pub preset: Preset,
    /// Zoom of the main frame.
    pub viewport: Viewport,
}

/// A page with everything in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// What it was made for.
    pub key: LayoutKey,
    /// In painting order.
    pub frames: Vec<Frame>,
    /// Marks of places, least important first.
    pub symbols: Vec<PlacedSymbol>,
    /// What the fill of each area of each frame's plate says.
    pub inks: Vec<Vec<Ink>>,
    /// Lines over regions where no label is known: the second cue beside the tone of the fill.
    pub hatches: Vec<Hatch>,
    /// Names of places.
    pub labels: Vec<PlacedLabel>,
    /// Names of regions.
    pub region_names: Vec<PlacedLabel>,
    /// Title, legend, notes and credit.
    pub furniture: Furniture,
    /// What zooming moves along; `None` while everything is shown.
    pub(super) level: Option<Level>,
}

impl LayoutKey {
    /// The layout that a state asks for.
    pub fn new(state: &State, preset: Preset) -> LayoutKey {
        let State { view, edition, lang, viewport, .. } = *state;
        LayoutKey { view, edition, lang, preset, viewport }
    }
}

/// Hatch lines of one area in one frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Hatch {
    /// Index in [`Layout::frames`].
    pub frame: usize,
    /// Metres of the frame's plate.
    pub lines: Outline,
}

/// The mark of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedSymbol {
    /// The row it stands for.
    pub label: LabelIx,
    /// Index in [`Layout::frames`].
    pub frame: usize,
    /// Whether this is the frame where the place is named; elsewhere it is only shown again.
    pub home: bool,
    /// Where the place is, px.
    pub anchor: Point,
    /// Where it is drawn, px: moved off another symbol where it has to be.
    pub at: Point,
    /// Half its width, px.
    pub radius: f64,
    /// Shape.
    pub kind: SymbolKind,
    /// Whether the row is deduced.
    pub inferred: bool,
}

/// Makes the page.
pub fn layout(atlas: &Atlas, map: &Map, key: LayoutKey) -> Layout {
    let frames = frames(atlas, map, key);
    let symbols = marks(atlas, &frames, key);
    let furniture = furniture::furniture(atlas, map, &frames, &symbols, key);
    let inks = inks(atlas, map, &frames, key.edition);
    let hatches = hatches(map, &frames, &inks, key);
    let (labels, region_names) = (Vec::new(), Vec::new());
    let mut page =
        Layout { key, frames, symbols, inks, hatches, labels, region_names, furniture, level: None };
    if key.viewport.is_fitted() {
        let names = Names { atlas, map, key, frames: &page.frames };
        let rooms: Vec<Rect> = page.frames.iter().map(|frame| label_room(frame, key)).collect();
        page.labels = names.of_places(&page.symbols, &page.furniture, &rooms);
        page.region_names = names.of_regions(&page.symbols, &page.labels, &page.furniture, &rooms);
        page.symbols.reverse();
    } else {
        level::show(&mut page, atlas, map);
    }
    page
}

/// Zooms the main frame of a page: the same as [`layout`] would make, without making anew what stays.
pub fn zoom(page: &mut Layout, atlas: &Atlas, map: &Map, viewport: Viewport) {
    let key = LayoutKey { viewport, ..page.key };
    // The magnifier is there only while everything is shown.
    if page.key.viewport.is_fitted() || viewport.is_fitted() {
        *page = layout(atlas, map, key);
    } else {
        page.key = key;
        level::show(page, atlas, map);
    }
}

/// The marks of all frames, none hiding another, most important first.
pub(super) fn marks(atlas: &Atlas, frames: &[Frame], key: LayoutKey) -> Vec<PlacedSymbol> {
    spread_symbols(symbols(atlas, frames, key), frames)
}

/// Where the main frame shows everything.
pub(super) fn fitted(key: LayoutKey) -> Affine {
    match key.view {
        View::France => fit(Plane::Lambert93, MAINLAND, france_page(key.preset).mainland),
        View::World => fit(Plane::EqualEarth, INHABITED, world_page(key.preset).world),
    }
}

/// Distance of hatch lines at the fitted scale, px.
const HATCH_SPACING: f64 = 5.0;

fn inks(atlas: &Atlas, map: &Map, frames: &[Frame], edition: EditionIx) -> Vec<Vec<Ink>> {
    let active = atlas.active(edition);
    let best = |territory: Territory| {
        let mut best: Option<Tier> = None;
        for label in active.iter().map(|ix| atlas.label(*ix)) {
            if label.territory == territory && best.is_none_or(|tier| label.tier < tier) {
                best = Some(label.tier);
            }
        }
        best
    };
    let ink = |feature: Option<FeatureId>| match feature {
        Some(FeatureId::France) => Ink::LandCapitale,
        Some(FeatureId::Country(ix)) if best(Territory::Country(ix)).is_some() => Ink::LandCommunaute,
        Some(FeatureId::Region(ix)) => match best(Territory::Region(ix)) {
            Some(Tier::Capitale | Tier::Metropole) => Ink::LandCapitale,
            Some(Tier::Communaute | Tier::Hub) => Ink::LandCommunaute,
            Some(Tier::Lost) | None => Ink::LandNone,
        },
        _ => Ink::Context,
    };
    let mut out = Vec::new();
    for frame in frames {
        let mut inks = Vec::new();
        for area in plate_of(map, frame.id).map_or(&[][..], |plate| &plate.areas) {
            inks.push(ink(area.feature));
        }
        out.push(inks);
    }
    out
}

fn hatches(map: &Map, frames: &[Frame], inks: &[Vec<Ink>], key: LayoutKey) -> Vec<Hatch> {
    let mut out = Vec::new();
    for (i, frame) in frames.iter().enumerate() {
        // Lines of the land, not of the screen: they stay where they are when the reader zooms.
        let fitted = if frame.id == FrameId::Mainland { fitted(key) } else { frame.affine };
        let spacing = HATCH_SPACING / fitted.scale;
        let areas = plate_of(map, frame.id).map_or(&[][..], |plate| &plate.areas);
        for (area, ink) in areas.iter().zip(&inks[i]) {
            if *ink == Ink::LandNone {
                out.push(Hatch { frame: i, lines: area.hatch(spacing) });
            }
        }
    }
    out
}

/// The plate that a frame shows.
pub fn plate_of(map: &Map, id: FrameId) -> Option<&crate::map::Plate> {
    match id {
        FrameId::Mainland | FrameId::Magnifier => map.france.first(),
        FrameId::Inset(i) => map.france.get(1 + i as usize),
        FrameId::World | FrameId::WorldInset(_) => map.world.get(),
    }
}

fn frames(atlas: &Atlas, map: &Map, key: LayoutKey) -> Vec<Frame> {
    match key.view {
        View::France => france_frames(atlas, france_page(key.preset), key),
        View::World if map.world.get().is_some() => world_frames(world_page(key.preset), key),
        View::World => Vec::new(),
    }
}

fn france_frames(atlas: &Atlas, page: &FrancePage, key: LayoutKey) -> Vec<Frame> {
    let mut frames = vec![Frame {
        id: FrameId::Mainland,
        clip: Clip::Rect(page.window),
        affine: key.viewport.apply(fitted(key)),
    }];
    // Nothing to enlarge where Île-de-France holds no label, nor when the reader has zoomed in.
    let labelled = |ix: &LabelIx| atlas.label(*ix).territory == ile_de_france(atlas);
    if key.viewport.is_fitted() && atlas.active(key.edition).iter().any(labelled) {
        let (center, radius) = page.magnifier;
        let side = radius * core::f64::consts::SQRT_2;
        let square = Rect::new(center.x - side / 2.0, center.y - side / 2.0, side, side);
        frames.push(Frame {
            id: FrameId::Magnifier,
            clip: Clip::Circle(center, radius),
            affine: fit(Plane::Lambert93, MAGNIFIER_EXTENT, square.grown(radius * 0.16)),
        });
    }
    for (i, inset) in INSETS.iter().enumerate() {
        let window = inset_window(page.insets[i], key.preset);
        frames.push(Frame {
            id: FrameId::Inset(i as u8),
            clip: Clip::Rect(window),
            affine: fit(inset.plane(), inset.extent, window.grown(-3.0)),
        });
    }
    frames
}

/// The map part of an inset's cell, under its name.
pub(super) fn inset_window(cell: Rect, preset: Preset) -> Rect {
    let name = preset.sizes().label * preset.sizes().leading;
    Rect::new(cell.x, cell.y + name, cell.w, cell.h - name)
}

/// What the world view shows.
const INHABITED: Extent = Extent { west: -168.999, south: -56.0, east: 190.999, north: 90.0 };

fn world_frames(page: &WorldPage, key: LayoutKey) -> Vec<Frame> {
    let mut frames = vec![Frame {
        id: FrameId::World,
        clip: Clip::Rect(page.world.grown(4.0)),
        affine: key.viewport.apply(fitted(key)),
    }];
    for (i, (cell, (_, _, [west, south, east, north]))) in page.insets.iter().zip(WORLD_INSETS).enumerate() {
        let extent = Extent { west, south, east, north };
        frames.push(Frame {
            id: FrameId::WorldInset(i as u8),
            clip: Clip::Rect(*cell),
            affine: fit(Plane::EqualEarth, extent, *cell),
        });
    }
    frames
}

/// The largest scale at which the extent fits the box, centred in it.
fn fit(plane: Plane, extent: Extent, into: Rect) -> Affine {
    let (mut min, mut max) = (point(f64::MAX, f64::MAX), point(f64::MIN, f64::MIN));
    const STEPS: u32 = 16;
    for i in 0..=STEPS {
        let t = f64::from(i) / f64::from(STEPS);
        let lon = extent.west + t * (extent.east - extent.west);
        let lat = extent.south + t * (extent.north - extent.south);
        let edge = [
            lonlat(lon, extent.south),
            lonlat(lon, extent.north),
            lonlat(extent.west, lat),
            lonlat(extent.east, lat),
        ];
        for p in edge.into_iter().filter_map(|at| plane.project(at)) {
            min = point(min.x.min(p.x), min.y.min(p.y));
            max = point(max.x.max(p.x), max.y.max(p.y));
        }
    }
    let scale = (into.w / (max.x - min.x)).min(into.h / (max.y - min.y));
    let center = into.center();
    Affine {
        scale,
        dx: center.x - scale * (min.x + max.x) / 2.0,
        dy: center.y + scale * (min.y + max.y) / 2.0,
    }
}

/// Most important first, so that lesser symbols make room.
fn symbols(atlas: &Atlas, frames: &[Frame], key: LayoutKey) -> Vec<PlacedSymbol> {
    let mut rows = atlas.active(key.edition);
    sort_by(&mut rows, |a, b| atlas.label(*a).tier < atlas.label(*b).tier);
    let capital_of_ile_de_france =
        rows.iter().copied().find(|ix| atlas.label(*ix).territory == ile_de_france(atlas));
    let mut out = Vec::new();
    for row in rows {
        let start = out.len();
        for (frame, f) in frames.iter().enumerate() {
            let repeated = f.id == FrameId::Mainland && frames.iter().any(|f| f.id == FrameId::Magnifier);
            let hidden = repeated
                && atlas.label(row).territory == ile_de_france(atlas)
                && Some(row) != capital_of_ile_de_france;
            if !hidden {
                out.extend(symbol(atlas, row, frame, f, key));
            }
        }
        // The last frame that shows a place shows it largest; the mainland keeps the names of what it shows.
        let home = home_frame(&out[start..], frames);
        out[start..].iter_mut().for_each(|s| s.home = Some(s.frame) == home);
    }
    out
}

fn ile_de_france(atlas: &Atlas) -> Territory {
    Territory::Region(atlas.find_region(ILE_DE_FRANCE).unwrap_or(RegionIx(u8::MAX)))
}

fn home_frame(shown: &[PlacedSymbol], frames: &[Frame]) -> Option<usize> {
    let mainland = shown.iter().find(|s| frames[s.frame].id == FrameId::Mainland);
    mainland.or(shown.last()).map(|s| s.frame)
}

fn symbol(atlas: &Atlas, row: LabelIx, frame: usize, f: &Frame, key: LayoutKey) -> Option<PlacedSymbol> {
    let label = atlas.label(row);
    if !belongs(atlas, label.territory, label.at, f.id) {
        return None;
    }
    let plane = match f.id {
        FrameId::Mainland | FrameId::Magnifier => Plane::Lambert93,
        FrameId::Inset(i) => INSETS.get(i as usize)?.plane(),
        FrameId::World | FrameId::WorldInset(_) => Plane::EqualEarth,
    };
    let anchor = f.affine.apply(plane.project(label.at)?);
    if !f.clip.contains(anchor) {
        return None;
    }
    let sizes = key.preset.sizes();
    let (kind, radius) = match label.tier {
        Tier::Capitale => (SymbolKind::Diamond, sizes.capitale_radius),
        Tier::Communaute | Tier::Lost => (SymbolKind::Circle, sizes.communaute_radius),
        Tier::Metropole => (SymbolKind::Square, sizes.capitale_radius * 0.8),
        Tier::Hub => (SymbolKind::Triangle, sizes.communaute_radius * 1.15),
    };
    // The world is crowded, and the overview of a page with enlarged parts only hints at what they show.
    let radius = match (f.id, key.preset) {
        (FrameId::World, Preset::Portrait) => radius * 0.75,
        (FrameId::World, Preset::Landscape) => radius * 0.88,
        _ => radius,
    };
    let inferred = label.certainty == Certainty::Inferred;
    Some(PlacedSymbol { label: row, frame, home: false, anchor, at: anchor, radius, kind, inferred })
}

fn belongs(atlas: &Atlas, territory: Territory, at: LonLat, frame: FrameId) -> bool {
    match (territory, frame) {
        (Territory::Region(ix), FrameId::Mainland) => atlas.region(ix).kind == RegionKind::Mainland,
        (Territory::Region(ix), FrameId::Magnifier) => atlas.region(ix).code == ILE_DE_FRANCE,
        (Territory::Region(ix), FrameId::Inset(i)) => {
            INSETS.get(i as usize).is_some_and(|inset| inset.code == atlas.region(ix).code)
        }
        (Territory::Country(_), FrameId::World) => true,
        (Territory::Country(_), FrameId::WorldInset(i)) => {
            WORLD_INSETS.get(i as usize).is_some_and(|(_, _, [west, south, east, north])| {
                Extent { west: *west, south: *south, east: *east, north: *north }.contains(at)
            })
        }
        _ => false,
    }
}

fn spread_symbols(mut symbols: Vec<PlacedSymbol>, frames: &[Frame]) -> Vec<PlacedSymbol> {
    for (i, frame) in frames.iter().enumerate() {
        let mut spots: Vec<Spot> = Vec::new();
        for s in &symbols {
            if s.frame == i {
                spots.push(Spot { anchor: s.anchor, at: s.at, radius: s.radius });
            }
        }
        spread(&mut spots, frame.clip.bounds());
        symbols.iter_mut().filter(|s| s.frame == i).zip(spots).for_each(|(s, spot)| s.at = spot.at);
    }
    symbols
}

/// The box of a symbol, px.
pub(super) fn symbol_bounds(s: &PlacedSymbol) -> Rect {
    Rect::new(s.at.x - s.radius, s.at.y - s.radius, 2.0 * s.radius, 2.0 * s.radius)
}
