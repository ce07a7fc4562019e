//! What each part of the world holds, written on its map: in the corner of its enlargement, or at a fixed spot where
//! there are few marks. Names make room for it, and it opens the part.

use super::frame::{Frame, FrameId};
use super::furniture::Furniture;
use super::ink::Ink;
use super::items::Align;
use super::labels::is_free;
use super::layout::{LayoutKey, PlacedSymbol, plate_of, symbol_bounds};
use super::preset::WORLD_INSETS;
use super::typeset::Style;
use crate::FeatureId;
use crate::atlas::{Atlas, PARTS, PartIx};
use crate::geo::{Projection, lonlat, point};
use crate::map::Map;
use crate::prose::push_decimal;

/// Where the caption of each part may stand in the overview of each page, its middle in degrees: on land that holds few
/// labels or at sea. No spot on the narrow page for what it enlarges, and none for the Middle East between the names.
const SPOTS: [[&[[i16; 2]]; PARTS]; 2] = [
    [&[], &[[25, -9]], &[], &[], &[[-112, -22], [-58, -12], [-32, -34]], &[], &[[134, -25]]],
    [
        &[[64, 70], [-22, 68]],
        &[[23, -3]],
        &[[66, 12]],
        &[[-110, 65]],
        &[[-58, -12]],
        &[[92, 46]],
        &[[134, -25]],
    ],
];

/// Writes the captions of a page of the world, which comes after the first picture.
#[inline(never)]
pub(super) fn captions(
    atlas: &Atlas,
    map: &Map,
    frames: &[Frame],
    symbols: &[PlacedSymbol],
    key: LayoutKey,
    f: &mut Furniture,
) {
    let style = Style { halo: true, ..Style::new(key.preset.sizes().label, Ink::TextRegion, key.widths) };
    let mut held = [0; PARTS];
    for (part, held) in PartIx::all().zip(&mut held) {
        *held = atlas.held_in(key.edition, part);
    }
    for frame in frames {
        if let FrameId::WorldInset(i) = frame.id {
            let part = WORLD_INSETS[i as usize].0;
            let window = frame.clip.bounds();
            let count = core::mem::take(&mut held[usize::from(part.0)]);
            let at = point(window.x + 5.0, window.bottom() - 6.0);
            let mut text = style.line(&caption(part, count, key), at);
            text.feature = (count > 0).then_some(FeatureId::Part(part));
            f.text(text);
        }
    }
    let Some(frame) = frames.first().filter(|frame| matches!(frame.id, FrameId::World)) else { return };
    let Some(plate) = plate_of(map, frame.id).filter(|_| key.viewport.is_fitted()) else { return };
    let mut taken = f.solid.clone();
    for s in symbols {
        taken.push(symbol_bounds(s).grown(2.0));
    }
    for part in PartIx::all() {
        let count = held[usize::from(part.0)];
        if count == 0 {
            continue;
        }
        let mut text = style.line(&caption(part, count, key), point(0.0, 0.0));
        text.align = Align::Middle;
        text.feature = Some(FeatureId::Part(part));
        for [lon, lat] in SPOTS[key.preset as usize][usize::from(part.0)] {
            let Some(at) = plate.plane.project(lonlat(f64::from(*lon), f64::from(*lat))) else { continue };
            text.at = frame.affine.apply(at);
            if is_free(&text.bounds(), &taken) {
                taken.push(text.bounds());
                f.text(text);
                break;
            }
        }
    }
}

/// « Europe : 9 ».
fn caption(part: PartIx, count: u16, key: LayoutKey) -> String {
    let mut out = String::from(part.name(key.lang));
    if count > 0 {
        key.lang.say(&mut out, "\u{a0}: ", ": ");
        push_decimal(&mut out, count.into());
    }
    out
}
