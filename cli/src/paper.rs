//! A picture as a page of PDF: paths stay paths, greys are of one ink, and each line of text is one line of text, in the
//! embedded font. Lines are written here and not by the library that writes the paths, which writes letter by letter: that
//! would cut halos into letters before them, and leave whoever edits the page with letters.

use french_tech_map::scene::Item;
use krilla::Document;
use krilla::color::{luma, rgb};
use krilla::geom::{Point, Size, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Paint, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg::layout::{PositionedGlyph, Span};
use resvg::usvg::{self, Group, Node, Tree};

use crate::failure::Failure;
use crate::picture::Picture;
use crate::raster;

/// Points of PDF to the px of CSS.
const POINTS: f32 = 0.75;

/// The picture on a page that is `width` px wide.
pub(crate) fn to_pdf(picture: &Picture<'_>, width: u32) -> Result<Vec<u8>, Failure> {
    let scene = &picture.scene;
    let scale = width as f32 / scene.width as f32;
    let (w, h) = (scale * scene.width as f32 * POINTS, scale * scene.height as f32 * POINTS);
    let broken = || Failure::Wrong(format!("--width {width}: no page has that size"));
    let size = Size::from_wh(scene.width as f32, scene.height as f32).ok_or_else(broken)?;
    let settings = PageSettings::from_wh(w, h).ok_or_else(broken)?;
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(picture.title.clone())
            .description(picture.note.clone())
            .language(picture.lang.tag().to_owned())
            .creator("ftmap".to_owned()),
    );
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(scale * POINTS, scale * POINTS));
    // Scenes have all texts above all shapes.
    let (texts, shapes): (Vec<Item>, Vec<Item>) = scene.items.iter().cloned().partition(is_text);
    let tree = raster::read(&picture.document(&shapes))?;
    surface.draw_svg(&tree, size, SvgSettings::default());
    let tree = raster::read(&picture.document(&texts))?;
    lines(&tree, tree.root(), &mut surface);
    surface.pop();
    surface.finish();
    page.finish();
    document.finish().map_err(|e| Failure::Wrong(format!("PDF: {e:?}")))
}

fn is_text(item: &Item) -> bool {
    matches!(item, Item::Text(_))
}

/// Writes every line of text of a tree.
fn lines(tree: &Tree, group: &Group, surface: &mut Surface<'_>) {
    for node in group.children() {
        match node {
            Node::Group(group) => lines(tree, group, surface),
            Node::Text(text) => {
                for span in text.layouted() {
                    line(tree, span, surface);
                }
            }
            _ => {}
        }
    }
}

/// A line: first the halo, as outlines, then its letters as text.
fn line(tree: &Tree, span: &Span, surface: &mut Surface<'_>) {
    let glyphs = &span.positioned_glyphs;
    let Some(first) = glyphs.first() else { return };
    let data = tree.fontdb().with_face_data(first.font, |data, index| (data.to_vec(), index));
    let Some(font) = data.and_then(|(data, index)| Font::new(data.into(), index)) else { return };
    let px = span.font_size.get();
    let (text, advances) = run(glyphs, px);
    let at = Point::from_xy(first.transform().tx, first.transform().ty);
    if let Some(stroke) = &span.stroke {
        surface.set_fill(None);
        surface.set_stroke(Some(halo(stroke)));
        surface.draw_glyphs(at, &advances, font.clone(), &text, px, true);
    }
    surface.set_stroke(None);
    surface.set_fill(span.fill.as_ref().map(|fill| Fill {
        paint: paint(fill.paint()),
        opacity: opacity(fill.opacity()),
        ..Fill::default()
    }));
    surface.draw_glyphs(at, &advances, font, &text, px, false);
}

/// The letters of a line, and its glyphs with advances in em, the last one's none.
fn run(glyphs: &[PositionedGlyph], px: f32) -> (String, Vec<KrillaGlyph>) {
    let (mut text, mut run) = (String::new(), Vec::new());
    for (i, glyph) in glyphs.iter().enumerate() {
        let start = text.len();
        text += &glyph.text;
        let to = glyphs.get(i + 1).map_or(glyph.transform().tx, |next| next.transform().tx);
        let advance = (to - glyph.transform().tx) / px;
        let id = GlyphId::new(u32::from(glyph.id.0));
        run.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, start..text.len(), None));
    }
    (text, run)
}

fn halo(stroke: &usvg::Stroke) -> Stroke {
    Stroke {
        paint: paint(stroke.paint()),
        width: stroke.width().get(),
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        opacity: opacity(stroke.opacity()),
        ..Stroke::default()
    }
}

/// The painter uses plain colours only.
fn paint(paint: &usvg::Paint) -> Paint {
    match paint {
        usvg::Paint::Color(c) if c.red == c.green && c.green == c.blue => luma::Color::new(c.red).into(),
        usvg::Paint::Color(c) => rgb::Color::new(c.red, c.green, c.blue).into(),
        _ => luma::Color::black().into(),
    }
}

fn opacity(opacity: usvg::Opacity) -> NormalizedF32 {
    NormalizedF32::new(opacity.get()).unwrap_or(NormalizedF32::ONE)
}
