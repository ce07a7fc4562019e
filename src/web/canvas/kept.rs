//! What the painter makes once and all maps of the page share: shapes as `Path2D` objects, texts and colours as
//! strings of JavaScript's.

use js_sys::JsString;

use super::context::{Context, Outliner, Path2D};
use crate::geo::Point;
use crate::map::{Bounds, Outline};

/// A shape is cut between its runs into parts of about this many points: zoomed in, most of them lie outside.
const PART: usize = 2048;
/// Most shapes that are kept, and most strings: more than all editions need at one size.
const KEPT: usize = if cfg!(feature = "custom-data") { 8192 } else { 1024 };

/// A part of a shape with the box around it.
pub(super) struct Part {
    pub(super) path: Path2D,
    bounds: Bounds,
}

/// What is made once and shared by all instances from then on. Keys are fingerprints of what decides the value.
pub(in crate::web) struct Kept {
    /// Both in the order of their keys.
    shapes: Vec<(u64, Vec<Part>)>,
    strings: Vec<(u64, Written)>,
}

/// A string that the context is told.
pub(super) struct Written {
    pub(super) string: JsString,
    /// As a text in the font that the context had at first, px; negative before that was asked.
    width: f64,
}

impl Written {
    /// Its width as a text in the font that the context has when this is asked first, px. Of what is no text nobody asks: for
    /// it, too, browsers would look for a font.
    pub(super) fn width(&mut self, context: &Context) -> f64 {
        if self.width < 0.0 {
            self.width = context.measure_text(&self.string).width();
        }
        self.width
    }
}

/// A fingerprint of nothing (FNV-1a over whole numbers).
pub(super) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The fingerprint with one more number; begin with [`START`] or another fingerprint, or small numbers cancel out.
pub(super) const fn mixed(fingerprint: u64, number: u64) -> u64 {
    (fingerprint ^ number).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The fingerprint with a text.
pub(super) fn mixed_text(mut fingerprint: u64, text: &str) -> u64 {
    for byte in text.bytes() {
        fingerprint = mixed(fingerprint, u64::from(byte));
    }
    fingerprint
}

impl Kept {
    pub(in crate::web) const NOTHING: Kept = Kept { shapes: Vec::new(), strings: Vec::new() };

    /// Measures every text anew: the font that the browser chose has changed.
    pub(in crate::web) fn forget_texts(&mut self) {
        self.strings.clear();
    }

    /// A string of JavaScript's, made when it is not there yet.
    #[inline(never)]
    pub(super) fn string(&mut self, key: u64, make: &dyn Fn() -> String) -> &mut Written {
        if self.strings.len() >= KEPT {
            self.strings.clear();
        }
        let found = self.strings.binary_search_by_key(&key, |(known, _)| *known);
        let i = found.unwrap_or_else(|i| {
            self.strings.insert(i, (key, Written { string: JsString::from(make()), width: -1.0 }));
            i
        });
        &mut self.strings[i].1
    }

    /// The rank of an outline's parts, made when they are not there yet; good until the next call.
    pub(super) fn shape(&mut self, key: u64, outline: &Outline, closed: bool, cuts: u8) -> usize {
        if self.shapes.len() >= KEPT {
            self.shapes.clear();
        }
        let found = self.shapes.binary_search_by_key(&key, |(known, _)| *known);
        found.unwrap_or_else(|i| {
            self.shapes.insert(i, (key, parts_of(&outline.rounded(cuts), closed)));
            i
        })
    }

    /// Those parts of a shape that lie in a box at least partly.
    pub(super) fn parts(&self, shape: usize, seen: &Bounds) -> impl Iterator<Item = &Part> {
        let parts = self.shapes.get(shape).map_or(&[][..], |(_, parts)| parts);
        parts.iter().filter(|part| part.bounds.overlaps(seen))
    }
}

/// Cuts an outline into parts. A ring inside the box of one before it may be a hole of that one and stays with it.
fn parts_of(outline: &Outline, closed: bool) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut points, mut outer) = (PART, None);
    for run in outline.runs() {
        let bounds = Bounds::around(run);
        let hole = closed && outer.is_some_and(|outer: Bounds| outer.encloses(&bounds));
        if !hole {
            outer = Some(bounds);
            if points >= PART {
                parts.push(Part { path: Path2D::new(), bounds });
                points = 0;
            }
        }
        points += run.len();
        if let Some(part) = parts.last_mut() {
            part.bounds.add(bounds.min);
            part.bounds.add(bounds.max);
            trace(part.path.as_ref(), run, closed);
        }
    }
    parts
}

/// Draws one polyline or ring.
pub(super) fn trace(outliner: &Outliner, run: &[Point], closed: bool) {
    for (i, p) in run.iter().enumerate() {
        if i == 0 {
            outliner.move_to(p.x, p.y);
        } else {
            outliner.line_to(p.x, p.y);
        }
    }
    if closed {
        outliner.close_path();
    }
}
