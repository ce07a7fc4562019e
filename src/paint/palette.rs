//! The colours of one map: those of a theme, with the page's own in their place, or those that the reader's system
//! prescribes. Then land is told by hatch, outline and marks first, and by no tone but a little of the text's in the ground's.

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

/// The custom properties by which a page gives a map colours of its own, `--ftm-` before each; `www/v1/preferences.js` has
/// the same order.
pub const PROPERTIES: [&str; 12] = [
    "ground",
    "sea",
    "land-capitale",
    "land-communaute",
    "land-none",
    "context",
    "border",
    "coast",
    "accent",
    "mark",
    "text",
    "soft",
];

/// The rank of the property that sets a role.
pub(super) const fn property(ink: Ink) -> Option<usize> {
    Some(match ink {
        Ink::Ground => 0,
        Ink::Sea | Ink::Halo => 1,
        Ink::LandCapitale | Ink::LandCapitaleHover => 2,
        Ink::LandCommunaute | Ink::LandCommunauteHover => 3,
        Ink::LandNone | Ink::LandNoneHover => 4,
        Ink::Context => 5,
        Ink::Border => 6,
        Ink::Coast => 7,
        Ink::Accent => 8,
        Ink::Mark => 9,
        Ink::Text | Ink::Selection => 10,
        Ink::TextSoft => 11,
        _ => return None,
    })
}

impl System {
    /// What [`Palette::prescribed`] gives a role, in words of CSS.
    pub(super) fn css(ink: Ink) -> String {
        let text = match ink {
            Ink::LandCapitale => "25%",
            Ink::LandCommunaute | Ink::Graticule => "12.5%",
            _ => return String::from(System::of(ink).name()),
        };
        ["color-mix(in srgb,CanvasText ", text, ",Canvas)"].concat()
    }

    fn name(self) -> &'static str {
        match self {
            System::Canvas => "Canvas",
            System::CanvasText => "CanvasText",
            System::GrayText => "GrayText",
            System::Highlight => "Highlight",
            System::LinkText => "LinkText",
        }
    }
}

/// Least contrast of a mark with what is around it (WCAG 2.2, 1.4.11).
#[cfg(supplied)]
const LEAST: f64 = 3.0;

/// What a painter asks for colours and lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Palette {
    /// Whose lines are drawn, and whose colours unless the system prescribes others.
    pub theme: Theme,
    /// Whether the system's colours are in force.
    pub forced: bool,
    /// The system's colours.
    pub system: [Color; System::COUNT],
    /// The page's own by the rank of their property; not seen where it has none.
    pub own: [Color; PROPERTIES.len()],
    /// Those of the ranks of what a host supplied; not seen where it names none.
    #[cfg(supplied)]
    pub tiers: [Color; Ink::TIERS.len()],
}

impl Palette {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> Palette {
        Palette { theme, ..Palette::default() }
    }

    /// The same with colours for the ranks of what a host supplied, `0xRRGGBB`; the theme's for `None`.
    #[cfg(supplied)]
    pub fn with_tiers(self, colors: [Option<u32>; Ink::TIERS.len()]) -> Palette {
        let tiers = colors.map(|color| color.map_or(Color::default(), Color::opaque));
        Palette { tiers, ..self }
    }

    /// Takes a colour, `0xRRGGBB`: the system's by their rank, then the page's own; a negative one for none.
    pub fn set(&mut self, rank: usize, rgb: f64) {
        let (own, color) = (rank.wrapping_sub(System::COUNT), Color::opaque(rgb as u32));
        if let Some(slot) = self.system.get_mut(rank).or(self.own.get_mut(own)) {
            *slot = if rgb < 0.0 { Color::default() } else { color };
        }
    }

    /// The value of a role.
    pub fn color(&self, ink: Ink) -> Color {
        #[cfg(supplied)]
        if let Some(rank) = Ink::TIERS.iter().position(|tier| *tier == ink) {
            return self.tier(rank);
        }
        if self.forced {
            return self.prescribed(ink);
        }
        #[cfg(supplied)]
        if ink == Ink::Wash && !self.theme.is_strong() {
            return self.color(Ink::Mark).washed();
        }
        let own = property(ink).map_or(Color::default(), |rank| self.own[rank]);
        match ink {
            _ if !own.is_seen() => self.theme.color(ink),
            Ink::LandCapitaleHover | Ink::LandCommunauteHover | Ink::LandNoneHover => {
                own.tinted(self.color(Ink::Text), 2)
            }
            _ => own,
        }
    }

    /// The colour of a rank, as far from the sea as a mark has to be.
    #[cfg(supplied)]
    fn tier(&self, rank: usize) -> Color {
        let usual = self.color(if rank == 0 { Ink::Accent } else { Ink::Mark });
        let own = self.tiers[rank];
        if self.forced || !own.is_seen() {
            return usual;
        }
        let (sea, text) = (self.color(Ink::Sea), self.color(Ink::Text));
        let enough =
            (0..16).map(|sixteenths| own.tinted(text, sixteenths)).find(|c| c.contrast(sea) >= LEAST);
        enough.unwrap_or(usual)
    }

    /// Apart from the rest: few readers need it, and none in the first part of the program.
    #[inline(never)]
    fn prescribed(&self, ink: Ink) -> Color {
        let [canvas, text, ..] = self.system;
        match ink {
            Ink::LandCapitale | Ink::LandCapitaleHover => canvas.tinted(text, 4),
            Ink::LandCommunaute | Ink::LandCommunauteHover | Ink::Graticule => canvas.tinted(text, 2),
            #[cfg(supplied)]
            Ink::Wash => Color::default(),
            _ => self.system[System::of(ink) as usize],
        }
    }

    /// The line as it is drawn; `None` where nothing of it is seen.
    pub fn drawn(&self, stroke: Stroke) -> Option<Stroke> {
        self.color(stroke.ink).is_seen().then(|| self.theme.drawn(stroke))
    }
}
