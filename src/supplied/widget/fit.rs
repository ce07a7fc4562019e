//! The size of a map: which page it takes in its host, and how large.

use super::Widget;
use crate::interact::jump;
use crate::scene::Preset;
use crate::supplied::Ground;

impl Widget {
    /// Fits the map to a host, CSS px. A `height` above 0 is filled as far as the width allows, one below 0 is not
    /// exceeded, and 0 means nothing. Returns whether the layout changed.
    pub fn resize(&mut self, ground: &Ground, host_width: f64, height: f64) -> bool {
        let (preset, scale) = Preset::fitted(host_width, height);
        let changed = preset != self.preset;
        let was_beside = self.is_beside();
        (self.preset, self.scale) = (preset, scale);
        if changed {
            self.relayout(ground);
        } else {
            self.targets.take();
        }
        let panel_changed = changed || was_beside != self.is_beside();
        let aims = panel_changed && self.state.selection().is_some();
        if self.state.free && (aims || changed && !self.state.viewport.is_fitted()) {
            let to = self.aim(ground).unwrap_or(self.state.viewport.whole());
            jump(&mut self.state, to);
            self.follow_viewport(ground);
            self.targets.take();
        }
        panel_changed
    }

    /// CSS px of the picture.
    pub fn css_size(&self) -> (f64, f64) {
        (self.scene.width * self.scale, self.scene.height * self.scale)
    }
}
