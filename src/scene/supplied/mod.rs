//! Pages of supplied places: the same frames, marks, names and furniture as those of the built-in map, made for any
//! number of places and any piece of the Earth. Independent of what is hovered or selected, as `layout` is.

mod compose;
mod furniture;
mod land;
mod marks;
mod names;
mod page;

pub use compose::{Above, Composer, reach};
pub use marks::{Mark, Marks};

use super::frame::Frame;
use super::furniture::Furniture;
use super::labels::PlacedLabel;
use super::preset::Preset;
use super::rect::Rect;
use super::widths::TextWidths;
use crate::atlas::EditionIx;
use crate::interact::Filter;
use crate::prose::Lang;
use crate::supplied::Ground;
use crate::viewport::Viewport;

/// What a layout depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// Which edition.
    pub edition: EditionIx,
    /// Which ranks are shown.
    pub filter: Filter,
    /// Language.
    pub lang: Lang,
    /// Page.
    pub preset: Preset,
    /// Zoom of the main frame.
    pub viewport: Viewport,
    /// Of the font that names are set in.
    pub widths: &'static TextWidths,
}

/// A page with everything in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// What it was made for.
    pub key: Key,
    /// One per sheet of the ground, the main one first and zoomed.
    pub frames: Vec<Frame>,
    /// The first while it shows everything.
    pub fitted: Frame,
    /// Where names of the main frame may go.
    pub room: Rect,
    /// Title, legend and credit.
    pub furniture: Furniture,
    /// What is marked, grouped for this zoom.
    pub(super) marks: Marks,
    /// Marks in sight, the most important first.
    pub shown: Vec<Mark>,
    /// Names of places.
    pub names: Vec<PlacedLabel>,
    /// Names of areas.
    pub area_names: Vec<PlacedLabel>,
    middles: names::Middles,
}

impl Layout {
    /// Whether a place leads what a mark in sight stands for.
    pub fn leads(&self, place: u32) -> bool {
        self.shown.iter().any(|mark| mark.lead == place)
    }

    /// See [`Marks::members`].
    pub fn members(&self, lead: u32) -> Vec<u32> {
        self.marks.members(lead)
    }

    /// See [`Marks::around`].
    pub fn around(&self, places: &[u32]) -> Option<Rect> {
        self.marks.around(places)
    }

    /// Whether places stay one mark at any zoom.
    pub fn is_one_spot(&self, places: &[u32]) -> bool {
        self.marks.is_one_spot(places)
    }

    /// Places that stay one mark with a place at any zoom, itself included.
    pub fn same_spot(&self, place: u32) -> Vec<u32> {
        self.marks.same_spot(place)
    }

    /// The zoom from which on a place is a mark of its own.
    pub fn zoom_apart(&self, place: u32) -> f64 {
        self.marks.zoom_apart(place)
    }
}

/// Makes the page.
pub fn layout(ground: &Ground, key: Key) -> Layout {
    let (mut furniture, top) = furniture::around(ground, &key);
    let frames = page::frames(ground, key.preset, top);
    let Some(fitted) = frames.first().copied() else { return empty(key, furniture) };
    let marks = Marks::new(ground, &frames, &key);
    furniture::of_frames(ground, &frames, &marks, &key, &mut furniture);
    if marks.has_groups() {
        furniture::groups(ground, &key, &mut furniture);
    }
    let room = page::label_room(ground, &fitted, &key);
    let mut layout =
        Layout { key, frames, fitted, room, furniture, marks, ..empty(key, Furniture::default()) };
    show(ground, &mut layout);
    layout
}

/// Zooms the main frame of a page: the same as [`layout`] would make, without making anew what stays.
pub fn zoom(ground: &Ground, layout: &mut Layout, viewport: Viewport) {
    layout.key.viewport = viewport;
    show(ground, layout);
}

/// Puts marks and names where the viewport has them.
fn show(ground: &Ground, layout: &mut Layout) {
    let viewport = layout.key.viewport;
    if let Some(main) = layout.frames.first_mut() {
        *main = Frame { affine: viewport.apply(layout.fitted.affine), ..layout.fitted };
    }
    layout.marks.fit(ground, viewport.zoom);
    layout.shown = layout.marks.in_sight(&layout.frames, viewport);
    if !viewport.is_fitted() {
        let covered = |mark: &Mark| layout.furniture.cover.iter().any(|plate| plate.overlaps(&mark.bounds()));
        layout.shown.retain(|mark| mark.frame != 0 || !covered(mark));
    }
    layout.names = names::of_places(ground, layout);
    let mut middles = core::mem::take(&mut layout.middles);
    layout.area_names = names::of_areas(ground, layout, &mut middles);
    layout.middles = middles;
}

/// A page without a map: a ground has at least one sheet, so nobody sees it.
fn empty(key: Key, furniture: Furniture) -> Layout {
    let fitted = page::nowhere();
    Layout {
        key,
        frames: Vec::new(),
        fitted,
        room: Rect::default(),
        furniture,
        marks: Marks::default(),
        shown: Vec::new(),
        names: Vec::new(),
        area_names: Vec::new(),
        middles: names::Middles::default(),
    }
}
