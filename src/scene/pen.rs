//! Writing down the page: lines one under the other in a box, each kept free of names.

use super::furniture::Furniture;
use super::ink::Ink;
use super::layout::LayoutKey;
use super::preset::Sizes;
use super::rect::Rect;
use super::typeset::Style;
use super::widths::TextWidths;
use crate::geo::{Point, point};

/// From the top of a line to its baseline, as a part of the font size.
pub(super) const DROP: f64 = 0.95;

/// Sets text from the top of a box downwards.
pub(super) struct Pen<'a> {
    pub(super) f: &'a mut Furniture,
    pub(super) room: Rect,
    /// Left edge and top of the next line.
    pub(super) at: Point,
    pub(super) sizes: &'static Sizes,
    pub(super) widths: &'static TextWidths,
}

impl<'a> Pen<'a> {
    pub(super) fn new(f: &'a mut Furniture, room: Rect, key: &LayoutKey) -> Pen<'a> {
        Pen::set(f, room, key.preset.sizes(), key.widths)
    }

    /// The same, with how text is set told apart.
    #[inline]
    pub(super) fn set(
        f: &'a mut Furniture,
        room: Rect,
        sizes: &'static Sizes,
        widths: &'static TextWidths,
    ) -> Pen<'a> {
        Pen { f, room, at: point(room.x, room.y), sizes, widths }
    }

    /// Sets a text in lines that end where the room ends; `drop` and `leading`, to the baseline and to the next line,
    /// are multiples of the font size. Returns the number of lines.
    pub(super) fn lines(&mut self, text: &str, style: &Style, drop: f64, leading: f64) -> usize {
        let lines = style.wrap(text, self.room.right() - self.at.x);
        for line in &lines {
            self.f.text(style.line(line, point(self.at.x, self.at.y + drop * style.px)));
            self.at.y += leading * style.px;
        }
        lines.len()
    }

    /// Sets small text.
    #[inline(never)]
    pub(super) fn paragraph(&mut self, text: &str, ink: Ink) -> usize {
        self.lines(text, &Style::new(self.sizes.label, ink, self.widths), DROP, self.sizes.leading)
    }

    /// Distance of the baselines of small text, px.
    pub(super) fn leading(&self) -> f64 {
        self.sizes.label * self.sizes.leading
    }
}
