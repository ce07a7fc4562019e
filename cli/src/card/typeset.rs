//! Lines of text on a card, measured in the bundled font.

use french_tech_map::scene::{ARIMO, Ink, Style, Weight};

/// How a text of a card is set.
pub(super) const fn style(px: f64, weight: Weight, ink: Ink) -> Style {
    Style { weight, ..Style::new(px, ink, &ARIMO) }
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
