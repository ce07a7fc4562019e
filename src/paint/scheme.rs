//! What a writer asks for colours and lines, so that pictures on paper need not be a theme of pages on screens.

use super::palette::Palette;
use super::theme::{Color, Theme};
use crate::scene::{Ink, Stroke};

/// Gives the colour roles of a scene their values, and its lines their widths.
pub trait Scheme {
    /// Fonts of equal metrics, in the order of preference, as an attribute lists them.
    const FONTS: &str = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif";
    /// The value of a role.
    fn color(&self, ink: Ink) -> Color;
    /// The line as it is drawn.
    fn drawn(&self, stroke: Stroke) -> Stroke;
    /// Writes the value of a role into an attribute.
    fn write(&self, out: &mut String, ink: Ink) {
        self.color(ink).push_hex(out);
    }
}

impl Scheme for Theme {
    fn color(&self, ink: Ink) -> Color {
        Theme::color(*self, ink)
    }

    fn drawn(&self, stroke: Stroke) -> Stroke {
        Theme::drawn(*self, stroke)
    }
}

impl Scheme for Palette {
    fn color(&self, ink: Ink) -> Color {
        Palette::color(self, ink)
    }

    fn drawn(&self, stroke: Stroke) -> Stroke {
        self.theme.drawn(stroke)
    }
}
