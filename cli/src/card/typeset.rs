//! Lines of text on a card, measured in the bundled font.

use french_tech_map::geo::Point;
use french_tech_map::scene::{ARIMO, Align, Ink, Text, Weight};

/// A line to the right of a point of its baseline.
pub(super) fn line(text: &str, at: Point, px: f64, weight: Weight, ink: Ink) -> Text {
    Text {
        feature: None,
        at,
        align: Align::Start,
        text: text.to_owned(),
        px,
        weight,
        width: ARIMO.width(text, px, weight),
        tracking: 0.0,
        ink,
        halo: false,
    }
}

/// Breaks a text at spaces so that no line is wider than `width` px unless a word is.
pub(super) fn wrap(text: &str, px: f64, weight: Weight, width: f64) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut line = rest;
        while ARIMO.width(line, px, weight) > width
            && let Some((shorter, _)) = line.rsplit_once(' ')
        {
            line = shorter;
        }
        lines.push(line);
        rest = rest.get(line.len() + 1..).unwrap_or_default();
    }
    lines
}

/// Breaks a name at spaces and after hyphens; a word that is still too wide is left whole.
pub(super) fn wrap_name(name: &str, px: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_inclusive([' ', '-']) {
        match lines.last_mut() {
            Some(line) if fits(&[line, word.trim_end()].concat(), px, width) => line.push_str(word),
            _ => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// Whether a name is no wider than `width` px.
pub(super) fn fits(text: &str, px: f64, width: f64) -> bool {
    ARIMO.width(text, px, Weight::Bold) <= width
}
