//! The baked table of advance widths against the bundled font.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

use french_tech_map::scene::{ARIMO, Weight, measured_characters};
use ttf_parser::Face;

#[test]
fn every_baked_width_is_the_font_s() {
    let fonts = [
        (Weight::Regular, include_bytes!("../fonts/Arimo-Regular.ttf").as_slice()),
        (Weight::Bold, include_bytes!("../fonts/Arimo-Bold.ttf").as_slice()),
    ];
    for (weight, bytes) in fonts {
        let face = Face::parse(bytes, 0).expect("a font");
        assert_eq!(face.units_per_em(), 2048);
        for c in measured_characters() {
            let glyph = face.glyph_index(c).and_then(|g| face.glyph_hor_advance(g));
            let baked = ARIMO.width(&c.to_string(), 2048.0, weight);
            assert_eq!(Some(baked), glyph.map(f64::from), "{c:?} {weight:?}");
        }
    }
}
