//! Where everything goes at a preset: frames, symbols, names and furniture. Independent of what is hovered or
//! selected, so it is made once per view, edition, filter, language and zoom, and every highlight reuses it.

use super::fills::{Hatch, Inks, hatches};
use super::frame::{Affine, Clip, Frame, FrameId};
use super::furniture::{self, Furniture};
use super::ink::Ink;
use super::items::SymbolKind;
use super::labels::PlacedLabel;
use super::level::{self, Level};
use super::naming::{Names, label_room};
use super::preset::{Preset, WORLD_INSETS, france_page, surround, world_page};
use super::rect::Rect;
use super::spread::spread;
use super::widths::{ARIMO, TextWidths};
use crate::FeatureId;
use crate::atlas::{Atlas, Certainty, EditionIx, Label, LabelIx, RegionIx, Territory, Tier};
use crate::geo::{Extent, INSETS, MAGNIFIER_EXTENT, MAINLAND, Plane, Point, Projection, lonlat};
use crate::interact::{Filter, State, View};
use crate::map::{Bounds, Map};
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
    /// Which labels are shown.
    pub filter: Filter,
    /// Page.
    pub preset: Preset,
    /// Zoom of the main frame.
    pub viewport: Viewport,
    /// Of the font that names are set in. A page has few fonts and keeps their widths as long as it lives.
    pub widths: &'static TextWidths,
}

/// A page with everything in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// What it was made for.
    pub key: LayoutKey,
    /// In painting order.
    pub frames: Vec<Frame>,
    /// The first frame while it shows everything; `None` before the world has arrived.
    pub(super) main: Option<Frame>,
    /// Marks of places, least important first.
    pub symbols: Vec<PlacedSymbol>,
    /// What the fill of each area says.
    pub inks: Inks,
    /// Lines over regions where no label is known: the second cue beside the tone of the fill.
    pub hatches: Vec<Hatch>,
    /// Names of places.
    pub labels: Vec<PlacedLabel>,
    /// Names of regions.
    pub region_names: Vec<PlacedLabel>,
    /// Title, legend, notes and credit.
    pub furniture: Furniture,
    /// What zooming moves along: the levels it has come by, none while everything is shown.
    pub(super) levels: Vec<Level>,
}

impl LayoutKey {
    /// The layout that a state asks for, in the bundled font.
    pub fn new(state: &State, preset: Preset) -> LayoutKey {
        let State { view, edition, lang, filter, viewport, .. } = *state;
        LayoutKey { view, edition, lang, filter, preset, viewport, widths: &ARIMO }
    }
}

impl Layout {
    /// The main frame as it is while it shows everything; `None` before the world has arrived.
    pub fn fitted(&self) -> Option<&Frame> {
        self.main.as_ref()
    }

    /// What of the zoomed main frame lies under neither the way back nor, in France, title and legend, px.
    pub fn clear(&self, window: Rect) -> Rect {
        let LayoutKey { view, preset, .. } = self.key;
        let top = surround(view, preset).moved[0].bottom();
        let right = match view {
            View::France => france_page(preset).label_room.right(),
            View::World => window.right(),
        };
        Rect::new(window.x, top, right - window.x, window.bottom() - top)
    }
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
    let inks = Inks::new(atlas, key.edition);
    // Nothing to enlarge where Île-de-France holds no label, nor when the reader has zoomed in.
    let inner = Some(FeatureId::Region(ile_de_france(atlas)));
    let magnified = key.viewport.is_fitted() && inks.of(inner) != Ink::LandNone;
    let mut frames = frames(map, &key, magnified);
    // Lines of the land, not of the screen: they stay where they are when the reader zooms.
    let hatches = hatches(map, &frames, &inks);
    let main = frames.first().copied();
    if let Some(main) = frames.first_mut() {
        main.affine = key.viewport.apply(main.affine);
    }
    let symbols = marks(atlas, map, &frames, &key);
    let furniture = furniture::furniture(atlas, map, &frames, &symbols, key);
    let (labels, region_names) = (Vec::new(), Vec::new());
    let mut page = Layout {
        key,
        frames,
        main,
        symbols,
        inks,
        hatches,
        labels,
        region_names,
        furniture,
        levels: Vec::new(),
    };
    if key.viewport.is_fitted() {
        let names = Names { atlas, map, key, frames: &page.frames };
        let rooms = rooms(&page.frames, &key);
        page.labels = names.of_places(&page.symbols, &page.furniture, &rooms);
        page.region_names = names.of_regions(&page.symbols, &page.labels, &page.furniture, &rooms);
        page.symbols.reverse();
    } else {
        level::show(&mut page, atlas, map);
    }
    page
}

/// Where the names of each frame may go.
pub(super) fn rooms(frames: &[Frame], key: &LayoutKey) -> Vec<Rect> {
    let mut rooms = Vec::new();
    for frame in frames {
        rooms.push(label_room(frame, *key));
    }
    rooms
}

/// Zooms the main frame of a page: the same as [`layout`] would make, without making anew what stays. Returns whether
/// everything outside that frame stays as it was.
pub fn zoom(page: &mut Layout, atlas: &Atlas, map: &Map, viewport: Viewport) -> bool {
    let key = LayoutKey { viewport, ..page.key };
    // The magnifier is there only while everything is shown.
    let stays = !page.key.viewport.is_fitted() && !viewport.is_fitted();
    if stays {
        page.key = key;
        level::show(page, atlas, map);
    } else {
        *page = layout(atlas, map, key);
    }
    stays
}

/// The plate that a frame shows.
pub fn plate_of(map: &Map, id: FrameId) -> Option<&crate::map::Plate> {
    match id {
        FrameId::Mainland | FrameId::Magnifier => map.france.first(),
        FrameId::Inset(i) => map.france.get(1 + i as usize),
        FrameId::World | FrameId::WorldInset(_) => map.world.get(),
    }
}

/// What a frame has to show of its plate.
fn extent(id: FrameId) -> &'static Extent {
    /// Antarctica is left out.
    const INHABITED: Extent = Extent { west: -168.999, south: -56.0, east: 190.999, north: 90.0 };
    match id {
        FrameId::Mainland => &MAINLAND,
        FrameId::Magnifier => &MAGNIFIER_EXTENT,
        FrameId::Inset(i) => &INSETS[i as usize].extent,
        FrameId::World => &INHABITED,
        FrameId::WorldInset(i) => &WORLD_INSETS[i as usize].1,
    }
}

/// The frames of a page while it shows everything, the main one first; none before its plate is there.
fn frames(map: &Map, key: &LayoutKey, magnified: bool) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut push = |id: FrameId, window: Rect, into: Rect| {
        let Some(plate) = plate_of(map, id) else { return };
        let clip = match id {
            FrameId::Magnifier => Clip::Circle(window.center(), window.w / 2.0),
            _ => Clip::Rect(window),
        };
        frames.push(Frame { id, clip, affine: fit(plate.plane, extent(id), into) });
    };
    match key.view {
        View::France => {
            let page = france_page(key.preset);
            push(FrameId::Mainland, page.window, page.mainland);
            if magnified {
                let (center, radius) = page.magnifier;
                let square = |half| Clip::Circle(center, half).bounds();
                let inscribed = square(radius * core::f64::consts::SQRT_2 / 2.0);
                push(FrameId::Magnifier, square(radius), inscribed.grown(radius * 0.16));
            }
            for (i, cell) in page.insets.iter().enumerate() {
                let window = inset_window(*cell, key.preset);
                push(FrameId::Inset(i as u8), window, window.grown(-3.0));
            }
        }
        View::World => world_frames(key.preset, &mut push),
    }
    frames
}

/// Those of the world, which comes after the first picture.
#[inline(never)]
fn world_frames(preset: Preset, push: &mut impl FnMut(FrameId, Rect, Rect)) {
    let page = world_page(preset);
    push(FrameId::World, page.world.grown(4.0), page.world);
    for (i, cell) in page.insets.iter().enumerate() {
        push(FrameId::WorldInset(i as u8), *cell, *cell);
    }
}

/// The map part of an inset's cell, under its name.
pub(super) fn inset_window(cell: Rect, preset: Preset) -> Rect {
    let name = preset.sizes().label * preset.sizes().leading;
    Rect::new(cell.x, cell.y + name, cell.w, cell.h - name)
}

/// The largest scale at which the extent fits the box, centred in it.
fn fit(plane: Plane, extent: &Extent, into: Rect) -> Affine {
    const STEPS: u32 = 16;
    let Extent { west, south, east, north } = *extent;
    let mut edge = Vec::new();
    for i in 0..STEPS + 1 {
        let t = f64::from(i) / f64::from(STEPS);
        let (lon, lat) = (west + t * (east - west), south + t * (north - south));
        for (lon, lat) in [(lon, south), (lon, north), (west, lat), (east, lat)] {
            if let Some(p) = plane.project(lonlat(lon, lat)) {
                edge.push(p);
            }
        }
    }
    let Bounds { min, max } = Bounds::around(&edge);
    let scale = (into.w / (max.x - min.x)).min(into.h / (max.y - min.y));
    let center = into.center();
    Affine {
        scale,
        dx: center.x - scale * (min.x + max.x) / 2.0,
        dy: center.y + scale * (min.y + max.y) / 2.0,
    }
}

/// The marks of all frames, none hiding another, most important first, so that lesser ones make room.
pub(super) fn marks(atlas: &Atlas, map: &Map, frames: &[Frame], key: &LayoutKey) -> Vec<PlacedSymbol> {
    let magnified = frames.iter().any(|f| matches!(f.id, FrameId::Magnifier));
    let mut out: Vec<PlacedSymbol> = Vec::new();
    let mut represented = false;
    for row in key.filter.rows(atlas, key.edition) {
        let label = atlas.label(row);
        let inner = label.territory == Territory::Region(ile_de_france(atlas));
        let (mut home, mut on_mainland) = (usize::MAX, false);
        for (frame, f) in frames.iter().enumerate() {
            let elsewhere = match f.id {
                // On the mainland the first stands for all that the magnifier shows.
                FrameId::Mainland => magnified && inner && represented,
                FrameId::Magnifier => !inner,
                _ => false,
            };
            let anchor = if elsewhere { None } else { anchor(map, f, label) };
            let Some(at) = anchor else { continue };
            // The last frame that shows a place shows it largest; the mainland keeps the names of what it shows.
            if !on_mainland {
                home = out.len();
            }
            on_mainland |= matches!(f.id, FrameId::Mainland);
            let (kind, radius) = kind_and_radius(label.tier, f.id, key.preset);
            let inferred = label.certainty == Certainty::Inferred;
            out.push(PlacedSymbol { label: row, frame, home: false, anchor: at, at, radius, kind, inferred });
        }
        represented |= inner;
        if let Some(symbol) = out.get_mut(home) {
            symbol.home = true;
        }
    }
    spread(&mut out, frames);
    out
}

/// A region that no label is in when the atlas lacks it.
fn ile_de_france(atlas: &Atlas) -> RegionIx {
    atlas.find_region(ILE_DE_FRANCE).unwrap_or(RegionIx(u8::MAX))
}

/// Where a frame shows the place of a row, px; `None` where it does not.
fn anchor(map: &Map, frame: &Frame, label: &Label) -> Option<Point> {
    let plate = plate_of(map, frame.id)?;
    let shown = match (label.territory, frame.id) {
        (Territory::Country(_), FrameId::World | FrameId::WorldInset(_)) => {
            extent(frame.id).contains(label.at)
        }
        (Territory::Country(_), _) => false,
        (Territory::Region(ix), _) => plate.areas.iter().any(|a| a.feature == Some(FeatureId::Region(ix))),
    };
    let at = frame.affine.apply(plate.plane.project(label.at)?);
    (shown && frame.clip.contains(at)).then_some(at)
}

/// Shape and half width, px, of a mark.
fn kind_and_radius(tier: Tier, frame: FrameId, preset: Preset) -> (SymbolKind, f64) {
    let (kind, larger) = match tier {
        Tier::Capitale => (SymbolKind::Diamond, 1.0),
        Tier::Communaute | Tier::Lost => (SymbolKind::Circle, 1.0),
        Tier::Metropole => (SymbolKind::Square, 1.0),
        // A triangle has less of its box than a circle.
        Tier::Hub => (SymbolKind::Triangle, 1.15),
    };
    // The world is crowded, and the overview of a page with enlarged parts only hints at what they show.
    let smaller = match (frame, preset) {
        (FrameId::World, Preset::Portrait) => 0.75,
        (FrameId::World, Preset::Landscape) => 0.88,
        _ => 1.0,
    };
    (kind, preset.sizes().radius(kind) * larger * smaller)
}

/// The box of a symbol, px.
pub(super) fn symbol_bounds(s: &PlacedSymbol) -> Rect {
    Rect::new(s.at.x - s.radius, s.at.y - s.radius, 2.0 * s.radius, 2.0 * s.radius)
}
