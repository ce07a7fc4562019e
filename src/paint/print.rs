//! Values for the colour roles on paper that may be printed without colour: greys on white, land told by tone and hatch,
//! marks by shape and fill. No page on a screen uses them, so they are no [`Theme`](super::Theme): the wasm has none of
//! this.

use super::Scheme;
use super::theme::Color;
use crate::scene::{Ink, Stroke};

/// Black, white and greys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Print;

impl Scheme for Print {
    fn color(&self, ink: Ink) -> Color {
        match ink {
            Ink::Veil => Color(0xffff_ff8c),
            Ink::Pointed => Color(0),
            #[cfg(supplied)]
            Ink::Wash => Color(0x0000_0018),
            _ => Color::opaque(grey(ink) * 0x01_0101),
        }
    }

    fn drawn(&self, stroke: Stroke) -> Stroke {
        stroke
    }
}

/// Tones of land are more than ten steps of CIE L* apart, for paper that makes dots grow.
fn grey(ink: Ink) -> u32 {
    match ink {
        Ink::Ground | Ink::Sea | Ink::Halo | Ink::MarkInside | Ink::Border | Ink::LandNone | Ink::Veil => {
            0xff
        }
        Ink::Context | Ink::LandNoneHover => 0xf3,
        Ink::LandCommunaute => 0xdf,
        Ink::LandCommunauteHover => 0xd2,
        Ink::LandCapitale => 0xbc,
        Ink::LandCapitaleHover => 0xb0,
        Ink::Graticule => 0xd9,
        Ink::Hairline | Ink::Hatch => 0x72,
        Ink::Coast => 0x4c,
        Ink::TextSoft | Ink::Leader => 0x40,
        Ink::TextRegion => 0x26,
        Ink::Text | Ink::Accent | Ink::Mark | Ink::Selection | Ink::Pointed => 0x00,
        #[cfg(supplied)]
        Ink::Tier1 | Ink::Tier2 | Ink::Tier3 | Ink::Tier4 | Ink::Tier5 | Ink::Wash => 0x00,
    }
}
