//! What a writer asks for colours and lines, so that pictures on paper need not be a theme of pages on screens.

use super::theme::{Color, Theme};
use crate::scene::{Ink, Stroke};

/// Gives the colour roles of a scene their values, and its lines their widths.
pub trait Scheme {
    /// The value of a role.
    fn color(&self, ink: Ink) -> Color;
    /// The line as it is drawn.
    fn drawn(&self, stroke: Stroke) -> Stroke;
}

impl Scheme for Theme {
    fn color(&self, ink: Ink) -> Color {
        Theme::color(*self, ink)
    }

    fn drawn(&self, stroke: Stroke) -> Stroke {
        Theme::drawn(*self, stroke)
    }
}
