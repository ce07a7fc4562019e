//! Colours by name, for pictures that stand in a page: whoever styles the page may set them, and a style sheet gives them
//! other values in the dark. Each has its value in the picture as well, for readers of a page that has neither.

use super::Scheme;
use super::palette::{PROPERTIES, System, property};
use super::theme::{Color, Theme};
use crate::scene::{Ink, Stroke};

/// Every role by a name, but for those that only a pointer brings.
const NAMES: [(Ink, &str); 20] = [
    (Ink::Ground, "ground"),
    (Ink::Sea, "sea"),
    (Ink::Context, "context"),
    (Ink::LandCapitale, "capitale"),
    (Ink::LandCommunaute, "communaute"),
    (Ink::LandNone, "none"),
    (Ink::Hatch, "hatch"),
    (Ink::Border, "border"),
    (Ink::Coast, "coast"),
    (Ink::Graticule, "graticule"),
    (Ink::Hairline, "hairline"),
    (Ink::Leader, "leader"),
    (Ink::Veil, "veil"),
    (Ink::Selection, "selection"),
    (Ink::Accent, "accent"),
    (Ink::Mark, "mark"),
    (Ink::MarkInside, "inside"),
    (Ink::Text, "text"),
    (Ink::TextSoft, "soft"),
    (Ink::TextRegion, "region"),
];

/// A theme whose colours are written by their names, that of the page's property before ours.
#[derive(Debug, Clone, Copy)]
pub struct Named(pub Theme);

impl Scheme for Named {
    const FONTS: &str = "var(--ftm-font,Arial,Helvetica,'Liberation Sans',Arimo,sans-serif)";

    fn color(&self, ink: Ink) -> Color {
        self.0.color(ink)
    }

    fn drawn(&self, stroke: Stroke) -> Stroke {
        self.0.drawn(stroke)
    }

    fn write(&self, out: &mut String, ink: Ink) {
        // The halo is the sea around a name.
        let role = if ink == Ink::Halo { Ink::Sea } else { ink };
        let own = property(role);
        let name = NAMES.iter().find(|(named, _)| *named == role);
        if let Some(rank) = own {
            *out += &["var(--ftm-", PROPERTIES[rank], ","].concat();
        }
        if let Some((_, name)) = name {
            *out += &["var(--ftm_", name, ","].concat();
        }
        self.color(role).push_hex(out);
        *out += &")".repeat(usize::from(own.is_some()) + usize::from(name.is_some()));
    }
}

/// Our names with their values in a theme, as declarations of a style sheet.
pub fn declarations(theme: Theme) -> String {
    NAMES.map(|(ink, name)| ["--ftm_", name, ":", &theme.color(ink).to_hex(), ";"].concat()).concat()
}

/// The same in the colours that the reader's system prescribes.
pub fn system_declarations() -> String {
    NAMES.map(|(ink, name)| ["--ftm_", name, ":", &System::css(ink), ";"].concat()).concat()
}
