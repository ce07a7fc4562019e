//! How texts are set: size, weight and role, the lines they break into and the width of each. Knows no page.

use super::ink::Ink;
use super::items::{Align, Text, Weight};
use super::widths::TextWidths;
use crate::geo::Point;

/// What the lines of a text have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Font size, px.
    pub px: f64,
    /// Weight.
    pub weight: Weight,
    /// Colour role.
    pub ink: Ink,
    /// Extra space after each letter, px.
    pub tracking: f64,
    /// Whether a halo sets the text off the map.
    pub halo: bool,
    /// Of its font.
    pub widths: &'static TextWidths,
}

impl Style {
    /// Plain text.
    pub const fn new(px: f64, ink: Ink, widths: &'static TextWidths) -> Style {
        Style { px, weight: Weight::Regular, ink, tracking: 0.0, halo: false, widths }
    }

    /// Width of a line, tracking included, px.
    pub fn width(&self, text: &str) -> f64 {
        // Not `chars().count()`, which counts fast and is 800 bytes of wasm for that.
        let letters = text.bytes().filter(|byte| byte & 0xc0 != 0x80).count();
        self.widths.width(text, self.px, self.weight) + self.tracking * letters as f64
    }

    /// A line to the right of `at`. Never inlined: the many fields would be written anew at every call.
    #[inline(never)]
    pub fn line(&self, text: &str, at: Point) -> Text {
        let Style { px, weight, ink, tracking, halo, .. } = *self;
        let width = self.width(text);
        Text {
            feature: None,
            at,
            align: Align::Start,
            text: text.to_owned(),
            px,
            weight,
            width,
            tracking,
            ink,
            halo,
        }
    }

    /// Breaks a text at spaces so that no line is wider than `width` px unless a single word is.
    pub fn wrap<'a>(&self, mut text: &'a str, width: f64) -> Vec<&'a str> {
        let mut lines = Vec::new();
        loop {
            let mut line = text;
            while self.width(line) > width
                && let Some((shorter, _)) = line.rsplit_once(' ')
            {
                line = shorter;
            }
            lines.push(line);
            // The space at the break belongs to no line.
            let Some(rest) = text.get(line.len() + 1..) else { return lines };
            text = rest;
        }
    }
}

/// Where a name is broken in two: at the space (failing that, after the hyphen) nearest to its middle. Both are empty
/// where either would be too short.
pub(super) fn halves(name: &str) -> [&str; 2] {
    const SHORTEST: usize = 3;
    for (at, kept) in [(b' ', 0), (b'-', 1)] {
        let (mut least, mut found) = (usize::MAX, 0);
        for (i, byte) in name.bytes().enumerate() {
            let off = i.abs_diff(name.len() / 2);
            if byte == at && i >= SHORTEST && i + 1 + SHORTEST <= name.len() && off < least {
                (least, found) = (off, i);
            }
        }
        if found > 0 {
            let (first, second) = (name.get(..found + kept), name.get(found + 1..));
            return [first.unwrap_or_default(), second.unwrap_or_default()];
        }
    }
    [""; 2]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::ARIMO;

    #[test]
    fn names_break_at_a_space_before_they_break_at_a_hyphen() {
        assert_eq!(halves("Saint-Nazaire La Baule"), ["Saint-Nazaire", "La Baule"]);
        assert_eq!(halves("Hauts-de-France Sud"), ["Hauts-de-France", "Sud"]);
        assert_eq!(halves("Bourgogne-Franche-Comté"), ["Bourgogne-", "Franche-Comté"]);
        assert_eq!(halves("Lille"), ["", ""]);
    }

    #[test]
    fn lines_break_before_the_word_that_does_not_fit() {
        let style = Style::new(10.0, Ink::Text, &ARIMO);
        let width = style.width("une ligne");
        assert_eq!(style.wrap("une ligne et une autre", width), ["une ligne", "et une", "autre"]);
        assert_eq!(style.wrap("anticonstitutionnellement dit", width), ["anticonstitutionnellement", "dit"]);
        assert_eq!(style.wrap("", width), [""]);
    }
}
