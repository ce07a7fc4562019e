//! Values for the colour roles of a scene, light and dark. Dark is drawn anew, not inverted; so is what readers get who
//! ask for more contrast.

use super::HEX;
use crate::scene::{Ink, Stroke};

/// A colour scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Theme {
    /// On a light page.
    #[default]
    Light,
    /// On a dark page.
    Dark,
    /// On a light page, with more contrast: nothing is translucent, and lines are thicker.
    StrongLight,
    /// The same on a dark page.
    StrongDark,
}

/// How many times thicker lines are with more contrast.
const THICKER: f64 = 1.6;

/// sRGB with opacity, `0xRRGGBBAA`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Color(pub u32);

impl Color {
    /// Not seen at all.
    const NONE: Color = Color(0);

    /// Of `0xRRGGBB`.
    pub(crate) const fn opaque(rgb: u32) -> Color {
        Color(rgb << 8 | 0xff)
    }

    /// With some sixteenths of another.
    pub(super) fn tinted(self, by: Color, sixteenths: u32) -> Color {
        let mut mixed = 0;
        for shift in [24, 16, 8, 0] {
            let (own, other) = (self.0 >> shift & 0xff, by.0 >> shift & 0xff);
            mixed |= ((own * (16 - sixteenths) + other * sixteenths) / 16) << shift;
        }
        Color(mixed)
    }

    /// Whether anything of it is seen.
    pub(crate) fn is_seen(self) -> bool {
        self.0 & 0xff != 0
    }

    /// So little of it that what lies below looks as if it were hovered.
    #[cfg(supplied)]
    pub(super) const fn washed(self) -> Color {
        Color(self.0 & 0xffff_ff00 | 0x18)
    }

    /// How far two opaque colours are apart, 1 to 21 (WCAG 2.2).
    #[cfg(supplied)]
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance, 0 to 1.
    #[cfg(supplied)]
    fn luminance(self) -> f64 {
        let channel = |shift: u32| {
            let part = f64::from(self.0 >> shift & 0xff) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                crate::math::exp(2.4 * crate::math::log((part + 0.055) / 1.055))
            }
        };
        0.2126 * channel(24) + 0.7152 * channel(16) + 0.0722 * channel(8)
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
    /// All.
    pub const ALL: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::StrongLight, Theme::StrongDark];

    /// The theme for a page and a reader.
    pub fn new(dark: bool, strong: bool) -> Theme {
        match (dark, strong) {
            (false, false) => Theme::Light,
            (true, false) => Theme::Dark,
            (false, true) => Theme::StrongLight,
            (true, true) => Theme::StrongDark,
        }
    }

    /// Whether it is for a dark page.
    pub fn is_dark(self) -> bool {
        matches!(self, Theme::Dark | Theme::StrongDark)
    }

    /// Whether it is for readers who ask for more contrast.
    pub fn is_strong(self) -> bool {
        matches!(self, Theme::StrongLight | Theme::StrongDark)
    }

    /// The value of a role.
    pub const fn color(self, ink: Ink) -> Color {
        match self {
            Theme::Light => light(ink),
            Theme::Dark => dark(ink),
            Theme::StrongLight => strong(false, ink),
            Theme::StrongDark => strong(true, ink),
        }
    }

    /// The line as the theme draws it.
    pub(crate) fn drawn(self, stroke: Stroke) -> Stroke {
        let outline =
            matches!(stroke.ink, Ink::Coast | Ink::Hairline | Ink::Leader | Ink::Selection | Ink::Pointed);
        let width = if self.is_strong() && outline { THICKER * stroke.width } else { stroke.width };
        Stroke { width, ..stroke }
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
        Ink::Pointed => Color::NONE,
        Ink::Accent => Color::opaque(0xbd1d2d),
        Ink::Mark => Color::opaque(0x1f3a54),
        Ink::MarkInside => Color::opaque(0xffffff),
        Ink::Text => Color::opaque(0x17202a),
        Ink::TextSoft => Color::opaque(0x55606c),
        Ink::TextRegion => Color::opaque(0x2d475f),
        #[cfg(supplied)]
        Ink::Tier1 => light(Ink::Accent),
        #[cfg(supplied)]
        Ink::Tier2 | Ink::Tier3 | Ink::Tier4 | Ink::Tier5 => light(Ink::Mark),
        #[cfg(supplied)]
        Ink::Wash => light(Ink::Mark).washed(),
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
        Ink::Pointed => Color::NONE,
        Ink::Accent => Color::opaque(0xff8578),
        Ink::Mark => Color::opaque(0xdbe7f2),
        Ink::MarkInside => Color::opaque(0x14181d),
        Ink::Text => Color::opaque(0xf0f3f5),
        Ink::TextSoft => Color::opaque(0xaab5bf),
        Ink::TextRegion => Color::opaque(0xc6d5e3),
        #[cfg(supplied)]
        Ink::Tier1 => dark(Ink::Accent),
        #[cfg(supplied)]
        Ink::Tier2 | Ink::Tier3 | Ink::Tier4 | Ink::Tier5 => dark(Ink::Mark),
        #[cfg(supplied)]
        Ink::Wash => dark(Ink::Mark).washed(),
    }
}

/// Black on white or white on black; fills and what is only ornament stay as they are. Apart from the rest: few readers
/// need it, and none in the first part of the program.
#[inline(never)]
const fn strong(dark: bool, ink: Ink) -> Color {
    let [ground, text, thin, accent, mark] = if dark {
        [0x000000, 0xffffff, 0xb4c3d0, 0xff9d92, 0xffffff]
    } else {
        [0xffffff, 0x000000, 0x36485a, 0x8f0a19, 0x0f3c68]
    };
    Color::opaque(match ink {
        Ink::Ground | Ink::Sea | Ink::Halo | Ink::MarkInside | Ink::Veil => ground,
        Ink::Text | Ink::TextSoft | Ink::TextRegion => text,
        Ink::Coast | Ink::Leader | Ink::Selection | Ink::Pointed => text,
        Ink::Border | Ink::Hatch | Ink::Hairline => thin,
        Ink::Accent => accent,
        Ink::Mark => mark,
        #[cfg(supplied)]
        Ink::Tier1 => accent,
        #[cfg(supplied)]
        Ink::Tier2 | Ink::Tier3 | Ink::Tier4 | Ink::Tier5 => mark,
        // What is pointed at is outlined instead.
        Ink::LandCapitaleHover => return strong(dark, Ink::LandCapitale),
        #[cfg(supplied)]
        Ink::Wash => return Color::NONE,
        _ if dark => return self::dark(ink),
        _ => return light(ink),
    })
}
