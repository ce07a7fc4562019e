//! How wide texts are. Layout is told, and measures nothing: by default in the bundled font, Arimo (metric-compatible
//! with Arial, Helvetica and Liberation Sans), so that a label takes the same room on a build machine, in a browser
//! and in a command line. A test in `cli` compares every figure with the font itself.

use super::Weight;

/// Units of the tables per em.
const UNITS_PER_EM: f64 = 2048.0;

/// Width of a character that the tables lack: generous, so that nothing overlaps.
const UNKNOWN: u16 = 1365;

/// The narrow no-break space before « : ; ! ? » in French; the font lacks it, painters fit the string.
const NARROW_SPACE: char = '\u{202f}';
/// Its width.
const NARROW_ADVANCE: u16 = 341;

/// Characters of a table.
const CHARACTERS: usize = 201;

/// Advance widths of a font's [`measured_characters`], in 1/2048 em.
#[derive(Debug, PartialEq)]
pub struct TextWidths {
    regular: [u16; CHARACTERS],
    bold: [u16; CHARACTERS],
}

/// The characters whose widths are known, in the order of the tables.
pub fn measured_characters() -> impl Iterator<Item = char> {
    (' '..='~').chain('\u{a0}'..='ÿ').chain(EXTRA)
}

impl TextWidths {
    /// Widths of another font: of every one of [`measured_characters`], in 1/2048 em. `None` when there are more or
    /// fewer.
    pub fn measured(regular: &[u16], bold: &[u16]) -> Option<TextWidths> {
        Some(TextWidths { regular: regular.try_into().ok()?, bold: bold.try_into().ok()? })
    }

    /// The width of a text set in `px` CSS px, letter-spacing excluded.
    pub fn width(&self, text: &str, px: f64, weight: Weight) -> f64 {
        let advances = if weight == Weight::Bold { &self.bold } else { &self.regular };
        let mut units = 0;
        for c in text.chars() {
            units += u32::from(advance(c, advances));
        }
        f64::from(units) * px / UNITS_PER_EM
    }
}

/// In units of the tables.
fn advance(c: char, advances: &[u16; CHARACTERS]) -> u16 {
    let slot = match c {
        ' '..='~' => c as usize - 0x20,
        '\u{a0}'..='ÿ' => c as usize - 0xa0 + 95,
        NARROW_SPACE => return NARROW_ADVANCE,
        _ => match EXTRA.iter().position(|extra| *extra == c) {
            Some(i) => i + 95 + 96,
            None => return UNKNOWN,
        },
    };
    advances[slot]
}

const EXTRA: [char; 10] = ['Œ', 'œ', '–', '—', '‘', '’', '“', '”', '…', '\u{2212}'];

/// The bundled font.
pub static ARIMO: TextWidths = TextWidths { regular: REGULAR, bold: BOLD };

#[rustfmt::skip]
const REGULAR: [u16; CHARACTERS] = [
    569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479,
    1479, 1366, 1251, 1593, 1479, 569, 1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251,
    1479, 1366, 1933, 1366, 1366, 1251, 569, 569, 569, 961, 1139, 682, 1139, 1139, 1024, 1139, 1139, 569,
    1139, 1139, 455, 455, 1024, 455, 1706, 1139, 1139, 1139, 1139, 682, 1024, 569, 1139, 1024, 1479, 1024,
    1024, 1024, 684, 532, 684, 1196, 569, 682, 1139, 1139, 1139, 1139, 532, 1139, 682, 1509, 758, 1139,
    1196, 682, 1509, 1131, 819, 1124, 682, 682, 682, 1180, 1100, 682, 682, 682, 748, 1139, 1708, 1708,
    1708, 1251, 1366, 1366, 1366, 1366, 1366, 1366, 2048, 1479, 1366, 1366, 1366, 1366, 569, 569, 569, 569,
    1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479, 1479, 1366, 1366, 1251, 1139,
    1139, 1139, 1139, 1139, 1139, 1821, 1024, 1139, 1139, 1139, 1139, 569, 569, 569, 569, 1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1124, 1251, 1139, 1139, 1139, 1139, 1024, 1139, 1024, 2048, 1933, 1139, 2048,
    455, 455, 682, 682, 2048, 1196,
];

#[rustfmt::skip]
const BOLD: [u16; CHARACTERS] = [
    569, 682, 971, 1139, 1139, 1821, 1479, 487, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 682, 682, 1196, 1196, 1196, 1251, 1997, 1479, 1479, 1479,
    1479, 1366, 1251, 1593, 1479, 569, 1139, 1479, 1251, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251,
    1479, 1366, 1933, 1366, 1366, 1251, 682, 569, 682, 1196, 1139, 682, 1139, 1251, 1139, 1251, 1139, 682,
    1251, 1251, 569, 569, 1139, 569, 1821, 1251, 1251, 1251, 1251, 797, 1139, 682, 1251, 1139, 1593, 1139,
    1139, 1024, 797, 573, 797, 1196, 569, 682, 1139, 1139, 1139, 1139, 573, 1139, 682, 1509, 758, 1139,
    1196, 682, 1509, 1131, 819, 1124, 682, 682, 682, 1229, 1139, 682, 682, 682, 748, 1139, 1708, 1708,
    1708, 1251, 1479, 1479, 1479, 1479, 1479, 1479, 2048, 1479, 1366, 1366, 1366, 1366, 569, 569, 569, 569,
    1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479, 1479, 1366, 1366, 1251, 1139,
    1139, 1139, 1139, 1139, 1139, 1821, 1139, 1139, 1139, 1139, 1139, 569, 569, 569, 569, 1251, 1251, 1251,
    1251, 1251, 1251, 1251, 1124, 1251, 1251, 1251, 1251, 1251, 1139, 1251, 1139, 2048, 1933, 1139, 2048,
    569, 569, 1024, 1024, 2048, 1196,
];
