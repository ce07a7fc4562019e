//! A picture as PNG, with the bundled font and no other, so that every desk gets the same bytes.

use std::sync::Arc;

use french_tech_map::scene::{Item, measured_characters};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use crate::failure::Failure;
use crate::picture::Picture;

const FONTS: [&[u8]; 2] =
    [include_bytes!("../fonts/Arimo-Regular.ttf"), include_bytes!("../fonts/Arimo-Bold.ttf")];
/// The family that all fonts of a picture are taken for.
const FAMILY: &str = "Arimo";

/// Lacking in the font.
const NARROW_SPACE: char = '\u{202f}';

/// The picture `width` px wide.
pub(crate) fn to_png(picture: &Picture<'_>, width: u32) -> Result<Vec<u8>, Failure> {
    let tree = read(&picture.to_svg())?;
    let scale = f64::from(width) / picture.scene.width;
    let height = (scale * picture.scene.height).round().max(1.0) as u32;
    let mut pixmap = Pixmap::new(width, height).ok_or_else(|| too_large(width))?;
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|e| Failure::Wrong(format!("PNG: {e}")))
}

fn too_large(width: u32) -> Failure {
    Failure::Wrong(format!("--width {width}: there is no memory for so large a picture"))
}

/// Characters that the font lacks, which are drawn as boxes; each once.
pub(crate) fn missing(picture: &Picture<'_>) -> String {
    let mut missing = String::new();
    for item in &picture.scene.items {
        let Item::Text(text) = item else { continue };
        for c in text
            .text
            .chars()
            .filter(|c| *c != NARROW_SPACE && !measured_characters().any(|known| known == *c))
        {
            if !missing.contains(c) {
                missing.push(c);
            }
        }
    }
    missing
}

/// Reads a document of the painter. The font lacks the narrow no-break space, for which nothing may be drawn: a space of
/// other width takes its place, and the length that the painter gives each line stays.
pub(crate) fn read(svg: &str) -> Result<Tree, Failure> {
    let mut fonts = Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    let options = Options { font_family: FAMILY.to_owned(), fontdb: Arc::new(fonts), ..Options::default() };
    let svg = svg.replace(NARROW_SPACE, "\u{a0}");
    Tree::from_str(&svg, &options).map_err(|e| Failure::Wrong(format!("the picture: {e}")))
}
