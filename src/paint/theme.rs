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
        Ink::LandCapitale => Color::opaque(0xb5cadd),
        Ink::LandCapitaleHover => Color::opaque(0x9ab6cf),
        Ink::LandCommunaute => Color::opaque(0xd3e0eb),
        Ink::LandCommunauteHover => Color::opaque(0xb9cddf),
        Ink::LandNone => Color::opaque(0xebf0f4),
        Ink::LandNoneHover => Color::opaque(0xd6e0e8),
        Ink::Hatch => Color::opaque(0xc3cfda),
        Ink::Border => Color::opaque(0xfcfcfa),
        Ink::Coast => Color::opaque(0x7e95ab),
        Ink::Graticule => Color::opaque(0xe2e8ec),
        Ink::Hairline => Color::opaque(0xa9b3bc),
        Ink::Leader => Color::opaque(0x55636f),
        Ink::Veil => Color(0xfbfbf98c),
        Ink::Selection => Color::opaque(0x16222e),
        Ink::Accent => Color::opaque(0xc4202f),
        Ink::Mark => Color::opaque(0x1f3a54),
        Ink::MarkInside => Color::opaque(0xffffff),
        Ink::Text => Color::opaque(0x17202a),
        Ink::TextSoft => Color::opaque(0x55606c),
        Ink::TextRegion => Color::opaque(0x3c566f),
    }
}

const fn dark(ink: Ink) -> Color {
    match ink {
        Ink::Ground => Color::opaque(0x14181d),
        Ink::Sea | Ink::Halo => Color::opaque(0x181d23),
        Ink::Context => Color::opaque(0x20262d),
        Ink::LandCapitale => Color::opaque(0x41566a),
        Ink::LandCapitaleHover => Color::opaque(0x55708a),
        Ink::LandCommunaute => Color::opaque(0x303f4d),
        Ink::LandCommunauteHover => Color::opaque(0x425668),
        Ink::LandNone => Color::opaque(0x27303a),
        Ink::LandNoneHover => Color::opaque(0x333e49),
        Ink::Hatch => Color::opaque(0x3c4955),
        Ink::Border => Color::opaque(0x14181d),
        Ink::Coast => Color::opaque(0x7d94a9),
        Ink::Graticule => Color::opaque(0x222931),
        Ink::Hairline => Color::opaque(0x59656f),
        Ink::Leader => Color::opaque(0xa3b0bb),
        Ink::Veil => Color(0x14181d80),
        Ink::Selection => Color::opaque(0xf6f9fb),
        Ink::Accent => Color::opaque(0xff7466),
        Ink::Mark => Color::opaque(0xdbe7f2),
        Ink::MarkInside => Color::opaque(0x14181d),
        Ink::Text => Color::opaque(0xf0f3f5),
        Ink::TextSoft => Color::opaque(0xaab5bf),
        Ink::TextRegion => Color::opaque(0xbfd0df),
    }
}
