//! Values for the colour roles of a scene, light and dark. Dark is drawn anew, not inverted.

use super::HEX;
use crate::scene::Ink;

/// A colour scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Theme {
    /// On a light page.
    #[default]
    Light,
    /// On a dark page.
    Dark,
}

/// sRGB with opacity, `0xRRGGBBAA`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u32);

impl Color {
    const fn opaque(rgb: u32) -> Color {
        Color(rgb << 8 | 0xff)
    }

    /// `#rrggbb`, or `#rrggbbaa` where it is translucent.
    pub fn to_hex(self) -> String {
        let mut out = String::new();
        self.push_hex(&mut out);
        out
    }

    /// Adds [`Color::to_hex`].
    pub(super) fn push_hex(self, out: &mut String) {
        out.push('#');
        let digits = if self.0 & 0xff == 0xff { 6 } else { 8 };
        for i in 0..digits {
            out.push(char::from(HEX[(self.0 >> (28 - 4 * i)) as usize & 0xf]));
        }
    }
}

impl Theme {
    /// Both.
    pub const ALL: [Theme; 2] = [Theme::Light, Theme::Dark];

    /// The value of a role.
    pub const fn color(self, ink: Ink) -> Color {
        match self {
            Theme::Light => light(ink),
            Theme::Dark => dark(ink),
        }
    }
}

const fn light(ink: Ink) -> Color {
    match ink {
        Ink::Ground => Color::opaque(0xfcfcfa),
        Ink::Sea | Ink::Halo => Color::opaque(0xf4f7f9),
        Ink::Context => Color::opaque(0xe9ebea),
        Ink::LandCapitale => Color::opaque(0xbbcfe1),
        Ink::LandCapitaleHover => Color::opaque(0xa8c0d6),
        Ink::LandCommunaute => Color::opaque(0xd6e2ec),
        Ink::LandCommunauteHover => Color::opaque(0xc1d3e2),
        Ink::LandNone => Color::opaque(0xedf1f5),
        Ink::LandNoneHover => Color::opaque(0xdfe7ee),
        Ink::Hatch => Color::opaque(0x768491),
        Ink::Border => Color::opaque(0xfcfcfa),
        Ink::Coast => Color::opaque(0x4f6479),
        Ink::Graticule => Color::opaque(0xe2e8ec),
        Ink::Hairline => Color::opaque(0x828e99),
        Ink::Leader => Color::opaque(0x4a5864),
        Ink::Veil => Color(0xfbfbf98c),
        Ink::Selection => Color::opaque(0x16222e),
        Ink::Accent => Color::opaque(0xbd1d2d),
        Ink::Mark => Color::opaque(0x1f3a54),
        Ink::MarkInside => Color::opaque(0xffffff),
        Ink::Text => Color::opaque(0x17202a),
        Ink::TextSoft => Color::opaque(0x55606c),
        Ink::TextRegion => Color::opaque(0x2d475f),
    }
}

const fn dark(ink: Ink) -> Color {
    match ink {
        Ink::Ground => Color::opaque(0x14181d),
        Ink::Sea | Ink::Halo => Color::opaque(0x181d23),
        Ink::Context => Color::opaque(0x20262d),
        Ink::LandCapitale => Color::opaque(0x38495a),
        Ink::LandCapitaleHover => Color::opaque(0x455a6e),
        Ink::LandCommunaute => Color::opaque(0x2b3742),
        Ink::LandCommunauteHover => Color::opaque(0x374653),
        Ink::LandNone => Color::opaque(0x232b33),
        Ink::LandNoneHover => Color::opaque(0x2c3640),
        Ink::Hatch => Color::opaque(0x74808b),
        Ink::Border => Color::opaque(0x14181d),
        Ink::Coast => Color::opaque(0xa9bac9),
        Ink::Graticule => Color::opaque(0x222931),
        Ink::Hairline => Color::opaque(0x66727d),
        Ink::Leader => Color::opaque(0xb3bfc9),
        Ink::Veil => Color(0x14181d80),
        Ink::Selection => Color::opaque(0xf6f9fb),
        Ink::Accent => Color::opaque(0xff8578),
        Ink::Mark => Color::opaque(0xdbe7f2),
        Ink::MarkInside => Color::opaque(0x14181d),
        Ink::Text => Color::opaque(0xf0f3f5),
        Ink::TextSoft => Color::opaque(0xaab5bf),
        Ink::TextRegion => Color::opaque(0xc6d5e3),
    }
}
