//! Where the frames of a page of supplied places are.

use super::super::frame::{Affine, Clip, Frame, FrameId};
use super::super::layout::inset_window;
use super::super::preset::{Preset, france_page, world_page};
use super::super::rect::Rect;
use super::Key;
use crate::interact::View;
use crate::map::Bounds;
use crate::supplied::Ground;

/// The main frame's window and the box that its sheet is fitted into, px.
struct Main {
    window: Rect,
    into: Rect,
}

/// Left free between the shapes and the edge of their window, px.
const MARGIN: f64 = 8.0;

/// The frames while everything is shown, one per sheet; `top` is where title and legend end on the narrow page.
pub(super) fn frames(ground: &Ground, preset: Preset, top: f64) -> Vec<Frame> {
    let Main { window, into } = main(ground, preset, top);
    let mut frames = Vec::new();
    let mut cells = cells(ground, preset).into_iter();
    for sheet in &ground.sheets {
        let (window, into) = match sheet.id {
            FrameId::Inset(_) => {
                let window = inset_window(cells.next().unwrap_or_default(), preset);
                (window, window.grown(-3.0))
            }
            _ => (window, into),
        };
        frames.push(Frame { id: sheet.id, clip: Clip::Rect(window), affine: fit(&sheet.bounds, into) });
    }
    frames
}

fn main(ground: &Ground, preset: Preset, top: f64) -> Main {
    let has_insets = ground.sheets.len() > 1;
    if has_insets && preset == Preset::Landscape {
        let page = france_page(preset);
        return Main { window: page.window, into: page.mainland };
    }
    let window = match (preset, ground.view) {
        (Preset::Landscape, View::World) => world_page(preset).world.grown(4.0),
        (Preset::Landscape, View::France) => Rect::new(0.0, 0.0, 710.0, 612.0),
        (Preset::Portrait, _) => {
            let bottom = if has_insets { 448.0 } else { 588.0 };
            Rect::new(0.0, top, 360.0, bottom - top)
        }
    };
    Main { window, into: window.grown(-MARGIN) }
}

/// The cells of the insets that a ground has, from the first on: none is left empty between them.
pub(super) fn cells(ground: &Ground, preset: Preset) -> Vec<Rect> {
    let all = france_page(preset).insets;
    let insets = ground.sheets.iter().filter(|sheet| matches!(sheet.id, FrameId::Inset(_))).count();
    all.into_iter().take(insets).collect()
}

/// The largest scale at which a box of a plane fits a box of the page, centred in it.
fn fit(bounds: &Bounds, into: Rect) -> Affine {
    let (w, h) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    let scale = (into.w / w.max(1.0)).min(into.h / h.max(1.0)).max(f64::MIN_POSITIVE);
    let center = into.center();
    Affine {
        scale,
        dx: center.x - scale * (bounds.min.x + bounds.max.x) / 2.0,
        dy: center.y + scale * (bounds.min.y + bounds.max.y) / 2.0,
    }
}

/// Where names of the main frame may go: on the wide page of France, out of where title and legend are.
pub(super) fn label_room(ground: &Ground, fitted: &Frame, key: &Key) -> Rect {
    let window = fitted.clip.bounds().grown(-3.0);
    match is_under_legend(ground, key.preset) {
        true => Rect { w: france_page(key.preset).label_room.right() - window.x, ..window },
        false => window,
    }
}

/// Whether title and legend stand on the main frame.
pub(super) fn is_under_legend(ground: &Ground, preset: Preset) -> bool {
    preset == Preset::Landscape && ground.sheets.len() > 1
}

/// A frame that shows nothing.
pub(super) fn nowhere() -> Frame {
    Frame {
        id: FrameId::Mainland,
        clip: Clip::Rect(Rect::default()),
        affine: Affine { scale: 1.0, dx: 0.0, dy: 0.0 },
    }
}
