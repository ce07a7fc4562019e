//! Title, legend, notes and credit, the names of insets and of regions: everything on the page that is not a
//! shape or the mark of a place.

use super::items::{Align, Clip, Frame, FrameId, Ink, Item, PathItem, Rect, Shape, Stroke, Text, Weight};
use super::labels::PlacedLabel;
use super::layout::{ILE_DE_FRANCE, LayoutKey, PlacedSymbol, inset_window, plate_of, symbol_bounds};
use super::legend;
use super::preset::{Preset, WORLD_INSETS, france_page, world_page};
use super::widths::TextWidths;
use crate::FeatureId;
use crate::atlas::Atlas;
use crate::geo::{INSETS, Inset, Plane, Point, Projection, lonlat, point};
use crate::interact::View;
use crate::map::{Map, Outline};
use crate::order::sort_by;
use crate::prose::{Lang, Words, scale_ratio};

/// What stands around the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Furniture {
    /// Painted above the land and under the symbols.
    pub items: Vec<Item>,
    /// Boxes that names must not touch.
    pub solid: Vec<Rect>,
    /// Boxes that names of regions keep off too; names of places, which are opaque, may cover them.
    pub thin: Vec<Rect>,
}

impl Furniture {
    /// Adds a text and keeps names off it.
    #[inline(never)]
    pub(super) fn text(&mut self, text: Text) {
        self.solid.push(text.bounds());
        self.items.push(Item::Text(text));
    }

    /// Adds a small line that may lie on the map.
    #[inline(never)]
    fn note(&mut self, text: &str, at: Point, px: f64, widths: &TextWidths) {
        let mut line = line(text, at, px, Ink::TextSoft, widths);
        line.halo = true;
        self.text(line);
    }
}

/// A line of furniture text at the left of `at`. Never inlined, as all that makes a [`Text`] or an [`Item`]:
/// their many fields would be written anew at every call.
#[inline(never)]
pub(super) fn line(text: &str, at: Point, px: f64, ink: Ink, widths: &TextWidths) -> Text {
    Text {
        feature: None,
        at,
        align: Align::Start,
        text: text.to_owned(),
        px,
        weight: Weight::Regular,
        width: widths.width(text, px, Weight::Regular),
        tracking: 0.0,
        ink,
        halo: false,
    }
}

/// Breaks a text at spaces so that no line is wider than `width` unless a single word is.
pub(super) fn wrap(text: &str, width: f64, px: f64, weight: Weight, widths: &TextWidths) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(last) if widths.width(&[last, " ", word].concat(), px, weight) <= width => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Everything that stands around the map of a view.
pub(super) fn furniture(
    atlas: &Atlas,
    map: &Map,
    frames: &[Frame],
    symbols: &[PlacedSymbol],
    key: LayoutKey,
    widths: &TextWidths,
) -> Furniture {
    let mut f = Furniture::default();
    let controls = match key.view {
        View::France => {
            insets(atlas, map, frames, symbols, key, widths, &mut f);
            magnifier(atlas, frames, key, widths, &mut f);
            france_page(key.preset).controls
        }
        View::World => {
            world_insets(frames, key, widths, &mut f);
            world_page(key.preset).controls
        }
    };
    f.solid.push(controls);
    legend::legend(atlas, key, widths, &mut f);
    credit(key, widths, &mut f);
    f
}

#[inline(never)]
fn hairline(shape: Shape) -> Item {
    let stroke = Some(Stroke { ink: Ink::Hairline, width: 1.0, dash: 0.0 });
    Item::Path(PathItem { feature: None, shape, fill: None, stroke })
}

fn segment(from: Point, to: Point) -> Shape {
    Shape::Lines(Outline { points: vec![from, to], ends: vec![2] })
}

fn insets(
    atlas: &Atlas,
    map: &Map,
    frames: &[Frame],
    symbols: &[PlacedSymbol],
    key: LayoutKey,
    widths: &TextWidths,
    f: &mut Furniture,
) {
    let Some(mainland) = frames.iter().find(|f| f.id == FrameId::Mainland) else { return };
    let page = france_page(key.preset);
    for frame in frames {
        let FrameId::Inset(i) = frame.id else { continue };
        let (inset, cell) = (&INSETS[i as usize], page.insets[i as usize]);
        let window = inset_window(cell, key.preset);
        f.items.push(hairline(Shape::Rect(window)));
        f.solid.push(cell);
        f.items.push(Item::Text(inset_name(atlas, inset, cell, key, widths)));
        // The zoom of the reader is not the scale of the page.
        let fitted = mainland.affine.scale / key.viewport.zoom;
        let note = scale_note(inset, frame.affine.scale / fitted, key.lang);
        let px = key.preset.sizes().label;
        let mut text = line(&note, point(0.0, 0.0), px, Ink::TextSoft, widths);
        text.halo = true;
        let mut mine: Vec<Rect> = Vec::new();
        for s in symbols {
            if frames[s.frame].id == frame.id {
                mine.push(symbol_bounds(s));
            }
        }
        if let Some(plate) = plate_of(map, frame.id) {
            for p in &plate.coasts.points {
                let p = frame.affine.apply(*p);
                mine.push(Rect::new(p.x, p.y, 0.1, 0.1));
            }
        }
        f.items.push(Item::Text(in_a_corner(text, window, &mine)));
    }
}

fn inset_name(atlas: &Atlas, inset: &Inset, cell: Rect, key: LayoutKey, widths: &TextWidths) -> Text {
    let region = atlas.find_region(inset.code);
    let name = region.map_or(inset.code, |ix| atlas.region(ix).name.get(key.lang));
    let px = key.preset.sizes().label;
    let mut text = line(name, point(cell.x, cell.y + px * 0.86), px, Ink::Text, widths);
    text.feature = region.map(FeatureId::Region);
    text.width = text.width.min(cell.w);
    text
}

/// Puts a text in the corner of a box where it hides the least; of equals the first: lower right, lower left,
/// upper right, upper left.
fn in_a_corner(mut text: Text, window: Rect, content: &[Rect]) -> Text {
    let (left, right) = (window.x + 4.0, window.right() - 4.0);
    let (top, bottom) = (window.y + 3.0 + 0.74 * text.px, window.bottom() - 4.5);
    let corners = [
        (right, bottom, Align::End),
        (left, bottom, Align::Start),
        (right, top, Align::End),
        (left, top, Align::Start),
    ];
    let mut least = usize::MAX;
    let mut best = (text.at, text.align);
    for (x, y, align) in corners {
        (text.at, text.align) = (point(x, y), align);
        let bounds = text.bounds();
        let hidden = content.iter().filter(|c| c.overlaps(&bounds)).count();
        if hidden < least {
            (least, best) = (hidden, (text.at, align));
        }
    }
    (text.at, text.align) = best;
    text
}

/// « × 1,4 », with what is shown where that is not the whole territory.
fn scale_note(inset: &Inset, ratio: f64, lang: Lang) -> String {
    let ratio = scale_ratio(ratio, lang);
    match inset.partial {
        false => ratio,
        true => [Words { lang }.around_tahiti(), " ", &ratio].concat(),
    }
}

/// Points along the tie that names of regions keep off.
const TIE_STEPS: u32 = 24;

fn magnifier(atlas: &Atlas, frames: &[Frame], key: LayoutKey, widths: &TextWidths, f: &mut Furniture) {
    let (Some(lens), Some(mainland)) = (
        frames.iter().find(|f| f.id == FrameId::Magnifier),
        frames.iter().find(|f| f.id == FrameId::Mainland),
    ) else {
        return;
    };
    let Clip::Circle(center, radius) = lens.clip else { return };
    let Some(paris) = Plane::Lambert93.project(lonlat(2.5, 48.68)).map(|p| mainland.affine.apply(p)) else {
        return;
    };
    let small = radius * mainland.affine.scale / lens.affine.scale;
    let (dx, dy) = (paris.x - center.x, paris.y - center.y);
    let length = libm::hypot(dx, dy);
    let on = |d: f64| point(center.x + dx / length * d, center.y + dy / length * d);
    f.items.push(hairline(segment(on(radius), on(length - small))));
    f.items.push(hairline(Shape::Circle(paris, small)));
    f.items.push(hairline(Shape::Circle(center, radius)));
    f.solid.push(lens.clip.bounds());
    for i in 1..TIE_STEPS {
        let p = on(radius + (length - small - radius) * f64::from(i) / f64::from(TIE_STEPS));
        f.thin.push(Rect::new(p.x - 1.0, p.y - 1.0, 2.0, 2.0));
    }
    let px = key.preset.sizes().label;
    let name = atlas.find_region(ILE_DE_FRANCE).map_or("", |ix| atlas.region(ix).name.get(key.lang));
    let ratio = scale_ratio(lens.affine.scale / mainland.affine.scale, key.lang);
    let at = point(center.x + radius * 0.94, center.y - radius + px * 1.1);
    match key.preset {
        Preset::Landscape => {
            f.note(name, at, px, widths);
            let below = point(at.x + radius * 0.1, at.y + px * 1.1);
            f.note(&ratio, below, px, widths);
        }
        Preset::Portrait => f.note(&ratio, at, px, widths),
    }
}

fn world_insets(frames: &[Frame], key: LayoutKey, widths: &TextWidths, f: &mut Furniture) {
    for frame in frames {
        let FrameId::WorldInset(i) = frame.id else { continue };
        let window = frame.clip.bounds();
        let (fr, en, _) = WORLD_INSETS[i as usize];
        let px = key.preset.sizes().label;
        let at = point(window.x + 5.0, window.bottom() - 6.0);
        f.items.push(hairline(Shape::Rect(window)));
        f.note(key.lang.pick(fr, en), at, px, widths);
    }
}

fn credit(key: LayoutKey, widths: &TextWidths, f: &mut Furniture) {
    let sizes = key.preset.sizes();
    let at = match key.view {
        View::France => france_page(key.preset).credit,
        View::World => world_page(key.preset).credit,
    };
    let words = Words { lang: key.lang };
    let lines = wrap(words.credit(), at.w, sizes.label, Weight::Regular, widths);
    let leading = sizes.label * sizes.leading;
    for (i, text) in lines.iter().enumerate() {
        let up = (lines.len() - 1 - i) as f64 * leading;
        f.text(line(text, point(at.x, at.bottom() - 6.0 - up), sizes.label, Ink::TextSoft, widths));
    }
}

/// Names of the mainland's regions, where the names of places leave room.
#[allow(clippy::too_many_arguments)]
pub(super) fn region_names(
    atlas: &Atlas,
    map: &Map,
    frames: &[Frame],
    symbols: &[PlacedSymbol],
    labels: &[PlacedLabel],
    furniture: &Furniture,
    key: LayoutKey,
    widths: &TextWidths,
) -> Vec<PlacedLabel> {
    let Some(frame) = frames.iter().find(|f| f.id == FrameId::Mainland) else { return Vec::new() };
    let Some(plate) = map.france.first() else { return Vec::new() };
    let mut taken: Vec<Rect> = Vec::new();
    for s in symbols {
        taken.push(symbol_bounds(s).grown(2.0));
    }
    for label in labels {
        taken.push(label.bounds.grown(2.0));
    }
    taken.extend_from_slice(&furniture.solid);
    taken.extend_from_slice(&furniture.thin);
    let room = france_page(key.preset).label_room;
    let mut grid: Vec<(i32, i32)> = Vec::new();
    for x in -GRID..=GRID {
        for y in -GRID..=GRID {
            grid.push((x, y));
        }
    }
    sort_by(&mut grid, |a, b| a.0 * a.0 + a.1 * a.1 < b.0 * b.0 + b.1 * b.1);
    let mut out = Vec::new();
    for area in &plate.areas {
        let Some(FeatureId::Region(ix)) = area.feature else { continue };
        let name = atlas.region(ix).name.get(key.lang);
        let fits = |at: Point| area.contains(frame.affine.invert(at));
        let bounds = screen_bounds(area.bounds, frame);
        if !bounds.overlaps(&room) {
            continue;
        }
        if let Some(label) =
            region_name(FeatureId::Region(ix), name, bounds, room, &grid, &fits, &taken, key, widths)
        {
            taken.push(label.bounds.grown(2.0));
            out.push(label);
        }
    }
    out
}

fn screen_bounds(bounds: crate::map::Bounds, frame: &Frame) -> Rect {
    let (a, b) = (frame.affine.apply(bounds.min), frame.affine.apply(bounds.max));
    Rect::new(a.x, b.y, b.x - a.x, a.y - b.y)
}

/// Steps from the middle of a region to each side.
const GRID: i32 = 6;

/// Tries positions on a grid, from the middle of the region outwards; the name must lie on its own region.
#[allow(clippy::too_many_arguments)]
fn region_name(
    feature: FeatureId,
    name: &str,
    within: Rect,
    room: Rect,
    grid: &[(i32, i32)],
    on_land: &dyn Fn(Point) -> bool,
    taken: &[Rect],
    key: LayoutKey,
    widths: &TextWidths,
) -> Option<PlacedLabel> {
    let px = key.preset.sizes().label;
    let tracking = if key.preset == Preset::Landscape { 0.8 } else { 0.4 };
    let (middle, step) =
        (within.center(), point(within.w / 2.2 / f64::from(GRID), within.h / 2.2 / f64::from(GRID)));
    for words in super::labels::forms(name) {
        let mut lines = stack(feature, &words, px, tracking, widths);
        for (x, y) in grid {
            let at = point(middle.x + f64::from(*x) * step.x, middle.y + f64::from(*y) * step.y);
            center_on(&mut lines, at, px);
            let bounds = lines.iter().map(Text::bounds).reduce(|a, b| a.union(&b))?;
            let corners = [(0.02, 0.5), (0.98, 0.5), (0.5, 0.0), (0.5, 1.0), (0.25, 1.0), (0.75, 0.0)];
            let inside = || {
                corners
                    .iter()
                    .all(|(tx, ty)| on_land(point(bounds.x + tx * bounds.w, bounds.y + ty * bounds.h)))
            };
            if room.encloses(&bounds) && !taken.iter().any(|t| t.overlaps(&bounds)) && inside() {
                return Some(PlacedLabel { feature, lines, bounds, leader: None });
            }
        }
    }
    None
}

/// The lines of a region's name, placed by [`center_on`].
fn stack(feature: FeatureId, lines: &[String], px: f64, tracking: f64, widths: &TextWidths) -> Vec<Text> {
    let mut out = Vec::new();
    for words in lines {
        let mut text = line(words, point(0.0, 0.0), px, Ink::TextRegion, widths);
        text.feature = Some(feature);
        text.align = Align::Middle;
        text.tracking = tracking;
        text.width += tracking * words.chars().count() as f64;
        out.push(text);
    }
    out
}

fn center_on(lines: &mut [Text], middle: Point, px: f64) {
    let leading = px * 1.08;
    let top = middle.y - leading * (lines.len() as f64 - 1.0) / 2.0 + px * 0.26;
    for (i, text) in lines.iter_mut().enumerate() {
        text.at = point(middle.x, top + leading * i as f64);
    }
}
