//! Which viewport shows well what is open.

use super::Widget;
use crate::FeatureId;
use crate::geo::point;
use crate::scene::Rect;
use crate::supplied::Ground;
use crate::viewport::Viewport;
use crate::widget::PanelSide;

/// Left free around an area, px.
const MARGIN: f64 = 16.0;
/// An area that would hardly be enlarged is seen as well with everything around it.
const LEAST_ZOOM: f64 = 1.25;
impl Widget {
    /// The viewport that shows what is open, or everything once nothing is; `None` where it is in sight as it is.
    pub(super) fn aim(&self, ground: &Ground) -> Option<Viewport> {
        match (self.state.place, self.state.area) {
            (Some(place), _) => self.aim_at_place(place.0.into()),
            (None, Some(FeatureId::Area(area))) => {
                let sheet = ground.sheets.first()?;
                let bounds = sheet.mesh.bounds(sheet.index_of(area)?);
                let part = self.layout.fitted.box_of(&bounds);
                let room = self.beside_panel().grown(-MARGIN);
                let now = self.state.viewport;
                let viewport = now.fit(&part, &room, now.depth.zoom() * 0.75, self.preset.size());
                Some(if viewport.zoom < LEAST_ZOOM { now.whole() } else { viewport })
            }
            _ => Some(self.state.viewport.whole()),
        }
    }

    /// Near enough for its mark to stand alone, in the middle of what the panel leaves.
    fn aim_at_place(&self, place: u32) -> Option<Viewport> {
        let at = self.layout.around(&[place])?.center();
        let viewport = self.state.viewport;
        let zoom = self.layout.zoom_apart(place).clamp(viewport.zoom, viewport.depth.zoom());
        let now = point(viewport.zoom * at.x + viewport.shift.x, viewport.zoom * at.y + viewport.shift.y);
        let room = self.beside_panel();
        if zoom == viewport.zoom && room.grown(-MARGIN).contains(now) {
            return None;
        }
        let size = self.preset.size();
        let middle = room.center();
        let page = point(size.0 / 2.0, size.1 / 2.0);
        let center = point(at.x + (page.x - middle.x) / zoom, at.y + (page.y - middle.y) / zoom);
        Some(viewport.around(zoom, center, size))
    }

    /// What the panel leaves of the main frame's window, px.
    fn beside_panel(&self) -> Rect {
        let window = self.layout.fitted.clip.bounds();
        let panel = PanelSide::usual(self.is_beside()).covered(self.preset);
        let Some(covered) = window.intersection(&panel) else { return window };
        match covered.w < window.w {
            true => Rect { w: window.w - covered.w, ..window },
            false => Rect { h: window.h - covered.h, ..window },
        }
    }

    pub(super) fn is_beside(&self) -> bool {
        PanelSide::is_beside(self.preset, self.scale)
    }
}
