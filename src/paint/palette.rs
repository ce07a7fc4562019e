//! The colours of one map: those of a theme, or those that the reader's system prescribes. Then land is told by hatch,
//! outline and marks first, and by no tone but a little of the text's in the ground's.

use super::theme::{Color, Theme};
use crate::scene::{Ink, Stroke};

/// A colour that the reader's system prescribes, by its name in CSS; `www/v1/preferences.js` has the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Under everything.
    Canvas,
    /// Text and what has its weight.
    CanvasText,
    /// What is not available.
    GrayText,
    /// What is chosen.
    Highlight,
    /// What leads somewhere.
    LinkText,
}

impl System {
    /// How many there are.
    pub const COUNT: usize = System::LinkText as usize + 1;

    /// The one of a role.
    fn of(ink: Ink) -> System {
        match ink {
            Ink::Hatch => System::GrayText,
            Ink::Border | Ink::Coast | Ink::Hairline | Ink::Leader | Ink::Mark => System::CanvasText,
            Ink::Text | Ink::TextSoft | Ink::TextRegion => System::CanvasText,
            Ink::Selection | Ink::Pointed => System::Highlight,
            Ink::Accent => System::LinkText,
            _ => System::Canvas,
        }
    }
}

/// What a painter asks for colours and lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Palette {
    /// Whose lines are drawn, and whose colours unless the system prescribes others.
    pub theme: Theme,
    /// Whether the system's colours are in force.
    pub forced: bool,
    /// The system's colours.
    pub system: [Color; System::COUNT],
}

impl Palette {
    /// The value of a role.
    pub fn color(&self, ink: Ink) -> Color {
        if self.forced { self.prescribed(ink) } else { self.theme.color(ink) }
    }

    /// Apart from the rest: few readers need it, and none in the first part of the program.
    #[inline(never)]
    fn prescribed(&self, ink: Ink) -> Color {
        let [canvas, text, ..] = self.system;
        match ink {
            Ink::LandCapitale | Ink::LandCapitaleHover => canvas.tinted(text, 4),
            Ink::LandCommunaute | Ink::LandCommunauteHover | Ink::Graticule => canvas.tinted(text, 2),
            _ => self.system[System::of(ink) as usize],
        }
    }

    /// The line as it is drawn; `None` where nothing of it is seen.
    pub fn drawn(&self, stroke: Stroke) -> Option<Stroke> {
        self.color(stroke.ink).is_seen().then(|| self.theme.drawn(stroke))
    }
}
