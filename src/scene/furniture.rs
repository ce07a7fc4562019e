//! Title, legend, notes and credit, the names of insets and of regions: everything on the page that is not a
//! shape or the mark of a place.

use super::items::{Align, Clip, Frame, FrameId, Ink, Item, PathItem, Rect, Shape, Stroke, Text, Weight};
use super::layout::{ILE_DE_FRANCE, LayoutKey, PlacedSymbol, inset_window, plate_of, symbol_bounds};
use super::legend;
use super::preset::{Preset, WORLD_INSETS, france_page, world_page};
use super::widths::TextWidths;
use crate::FeatureId;
use crate::atlas::Atlas;
use crate::geo::{INSETS, Inset, Plane, Point, Projection, lonlat, point};
use crate::interact::View;
use crate::map::{Map, Outline};
use crate::math;
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
    let length = math::hypot(dx, dy);
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
