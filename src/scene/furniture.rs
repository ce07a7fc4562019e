//! Title, legend, notes and credit, the names of insets and of regions: everything on the page that is not a
//! shape or the mark of a place.

use core::ops::Range;

use super::captions::captions;
use super::frame::{Clip, Frame, FrameId};
use super::ink::Ink;
use super::items::{ASCENT, Align, Item, PathItem, Shape, Text};
use super::layout::{ILE_DE_FRANCE, LayoutKey, PlacedSymbol, plate_of, symbol_bounds};
use super::legend;
use super::pen::{DROP, Pen};
use super::preset::{Preset, france_page, surround};
use super::rect::Rect;
use super::typeset::Style;
use crate::FeatureId;
use crate::atlas::Atlas;
use crate::geo::{INSETS, Inset, Plane, Point, Projection, lonlat, point};
use crate::interact::{Facet, View};
use crate::map::{Map, Outline};
use crate::math;
use crate::prose::{Words, push_revision, scale_ratio};

/// What stands around the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Furniture {
    /// Lines, boxes and marks, painted above the land.
    pub shapes: Vec<Item>,
    /// Painted above all shapes.
    pub texts: Vec<Text>,
    /// Boxes that names must not touch.
    pub solid: Vec<Rect>,
    /// Opaque boxes over the zoomed map: no mark is shown there.
    pub cover: Vec<Rect>,
    /// Boxes that names of regions keep off too; names of places, which are opaque, may cover them, those of the
    /// magnifier also the magnifier.
    pub thin: Vec<Rect>,
    /// Rows of the legend that show or hide labels of a facet when they are clicked, px.
    pub switches: Vec<(Rect, Facet)>,
    /// Which of the shapes and which of the texts belong to the magnifier.
    pub(super) magnifier: [Range<usize>; 2],
}

impl Furniture {
    /// Adds a text and keeps names off it.
    #[inline(never)]
    pub(super) fn text(&mut self, text: Text) {
        self.solid.push(text.bounds());
        self.texts.push(text);
    }

    /// Adds a shape; see [`PathItem::new`].
    #[inline(never)]
    pub(super) fn shape(&mut self, shape: Shape, fill: Option<Ink>, line: Ink, width: f64) {
        self.shapes.push(Item::Path(PathItem::new(shape, fill, line, width)));
    }

    fn hairline(&mut self, shape: Shape) {
        self.shape(shape, None, Ink::Hairline, 1.0);
    }
}

/// Small text that may lie on the map.
#[inline(never)]
pub(super) fn note(text: &str, at: Point, key: LayoutKey) -> Text {
    Style { halo: true, ..Style::new(key.preset.sizes().label, Ink::TextSoft, key.widths) }.line(text, at)
}

/// Everything that stands around the map of a view.
pub(super) fn furniture(
    atlas: &Atlas,
    map: &Map,
    frames: &[Frame],
    symbols: &[PlacedSymbol],
    key: LayoutKey,
) -> Furniture {
    let mut f = Furniture::default();
    for (index, frame) in frames.iter().enumerate() {
        let window = frame.clip.bounds();
        match frame.id {
            FrameId::Inset(i) => {
                let (inset, cell) = (&INSETS[i as usize], france_page(key.preset).insets[i as usize]);
                f.hairline(Shape::Rect(window));
                inset_name(atlas, inset, cell, key, &mut f);
                let mut note = scale_note(inset, frame, &frames[0], key);
                in_a_corner(&mut note, &window, &content(map, symbols, index, frame));
                f.texts.push(note);
            }
            FrameId::WorldInset(_) => {
                // It stands amid land, where a hairline is lost.
                f.shape(Shape::Rect(window), None, Ink::Leader, 0.8);
            }
            _ => {}
        }
    }
    let before = [f.shapes.len(), f.texts.len()];
    magnifier(atlas, frames, key, &mut f);
    f.magnifier = [before[0]..f.shapes.len(), before[1]..f.texts.len()];
    let boxes = surround(key.view, key.preset);
    f.solid.extend_from_slice(&[boxes.controls, boxes.lenses]);
    if !key.viewport.is_fitted() {
        f.solid.extend_from_slice(&boxes.moved);
    }
    if key.view == View::World {
        captions(atlas, map, frames, symbols, key, &mut f);
    }
    legend::legend(atlas, key, boxes, &mut f);
    credit(atlas, key, boxes.credit, &mut f);
    f
}

fn inset_name(atlas: &Atlas, inset: &Inset, cell: Rect, key: LayoutKey, f: &mut Furniture) {
    let region = atlas.find_region(inset.code);
    let name = region.map_or(inset.code, |ix| atlas.region(ix).name.get(key.lang));
    let px = key.preset.sizes().label;
    let mut text = Style::new(px, Ink::Text, key.widths).line(name, point(cell.x, cell.y + px * 0.86));
    let admitted = |feature: &FeatureId| key.filter.admits(atlas, *feature);
    text.feature = region.map(FeatureId::Region).filter(admitted);
    text.width = text.width.min(cell.w);
    f.solid.push(cell);
    f.texts.push(text);
}

/// « × 1,4 », with what is shown where that is not the whole territory; still without a place.
fn scale_note(inset: &Inset, frame: &Frame, mainland: &Frame, key: LayoutKey) -> Text {
    // The zoom of the reader is not the scale of the page.
    let fitted = mainland.affine.scale / key.viewport.zoom;
    let mut text = String::new();
    if inset.partial {
        text += Words { lang: key.lang }.around_tahiti();
        text += " ";
    }
    text += &scale_ratio(frame.affine.scale / fitted, key.lang);
    note(&text, point(0.0, 0.0), key)
}

/// Boxes of what a frame shows: its marks, and every point of its coasts.
fn content(map: &Map, symbols: &[PlacedSymbol], index: usize, frame: &Frame) -> Vec<Rect> {
    let mut content = Vec::new();
    for s in symbols {
        if s.frame == index {
            content.push(symbol_bounds(s));
        }
    }
    if let Some(plate) = plate_of(map, frame.id) {
        for p in &plate.coasts.points {
            let p = frame.affine.apply(*p);
            content.push(Rect::new(p.x, p.y, 0.1, 0.1));
        }
    }
    content
}

/// Puts a text in the corner of a box where it hides the least; of equals the first: lower right, lower left,
/// upper right, upper left.
pub(super) fn in_a_corner(text: &mut Text, window: &Rect, content: &[Rect]) {
    let (mut least, mut best) = (usize::MAX, 0);
    for corner in 0..4 {
        set_in(text, window, corner);
        let bounds = text.bounds();
        let hidden = content.iter().filter(|c| c.overlaps(&bounds)).count();
        if hidden < least {
            (least, best) = (hidden, corner);
        }
    }
    set_in(text, window, best);
}

#[inline(never)]
fn set_in(text: &mut Text, window: &Rect, corner: u32) {
    let (right, low) = (corner & 1 == 0, corner < 2);
    text.align = if right { Align::End } else { Align::Start };
    text.at.x = if right { window.right() - 4.0 } else { window.x + 4.0 };
    text.at.y = if low { window.bottom() - 4.5 } else { window.y + 3.0 + ASCENT * text.px };
}

/// Points along the tie that names of regions keep off.
const TIE_STEPS: u32 = 24;

fn magnifier(atlas: &Atlas, frames: &[Frame], key: LayoutKey, f: &mut Furniture) {
    let [mainland, lens, ..] = frames else { return };
    let Clip::Circle(center, radius) = lens.clip else { return };
    let Some(paris) = Plane::Lambert93.project(lonlat(2.5, 48.68)).map(|p| mainland.affine.apply(p)) else {
        return;
    };
    let small = radius * mainland.affine.scale / lens.affine.scale;
    let (dx, dy) = (paris.x - center.x, paris.y - center.y);
    let length = math::hypot(dx, dy);
    let on = |d: f64| point(center.x + dx / length * d, center.y + dy / length * d);
    let tie = Outline { points: vec![on(radius), on(length - small)], ends: vec![2] };
    for shape in [Shape::Lines(tie), Shape::Circle(paris, small), Shape::Circle(center, radius)] {
        f.shape(shape, None, Ink::Leader, 0.8);
    }
    f.thin.push(lens.clip.bounds());
    for i in 1..TIE_STEPS {
        let p = on(radius + (length - small - radius) * f64::from(i) / f64::from(TIE_STEPS));
        f.thin.push(Rect::new(p.x - 1.0, p.y - 1.0, 2.0, 2.0));
    }
    let px = key.preset.sizes().label;
    let mut at = point(center.x + radius * 0.94, center.y - radius + px * 1.1);
    if key.preset == Preset::Landscape {
        let name = atlas.find_region(ILE_DE_FRANCE).map_or("", |ix| atlas.region(ix).name.get(key.lang));
        f.text(note(name, at, key));
        at = point(at.x + radius * 0.1, at.y + px * 1.1);
    }
    f.text(note(&scale_ratio(lens.affine.scale / mainland.affine.scale, key.lang), at, key));
}

/// Whose shapes these are and, where there is room, which data it is; elsewhere list and panel say that.
fn credit(atlas: &Atlas, key: LayoutKey, room: Rect, f: &mut Furniture) {
    let mut text = String::from(Words { lang: key.lang }.credit());
    text += " · ";
    match key.preset {
        Preset::Landscape => push_revision(&mut text, atlas, key.lang),
        // There is no room for the date; panel and list have it.
        Preset::Portrait => text = [&text, "v.\u{a0}", &atlas.revision.version].concat(),
    }
    let mut pen = Pen::new(f, room, &key);
    let px = pen.sizes.label;
    // The last of the lines stands at the bottom.
    let above = Style::new(px, Ink::TextSoft, key.widths).wrap(&text, room.w).len() - 1;
    pen.at.y = room.bottom() - 6.0 - above as f64 * pen.leading() - DROP * px;
    pen.paragraph(&text, Ink::TextSoft);
}
