//! The size of a map: which page it takes in its host, how large, and what that brings into sight.

use super::{Ground, Widget};
use crate::geo::within;
use crate::interact::{State, jump};
use crate::scene::Preset;

impl Widget {
    /// A map over another ground that takes the place of this one: on the same page, as large.
    pub fn over(&self, ground: &Ground, state: State) -> Widget {
        let mut widget = Widget::at_preset(ground, state, self.preset);
        widget.scale = self.scale;
        widget
    }

    /// Fits the map to a host, CSS px. A `height` above 0 is filled as far as the width allows, one below 0 is not
    /// exceeded, and 0 means nothing. Returns whether the layout changed.
    pub fn resize(&mut self, ground: &Ground, host_width: f64, height: f64) -> bool {
        let (preset, scale) = Preset::fitted(host_width, height);
        let changed = preset != self.preset;
        let was_beside = self.is_beside();
        if changed {
            // The pages of a turn are of one size.
            (self.state.turn, self.left) = (None, None);
        }
        (self.preset, self.scale) = (preset, scale);
        if changed {
            self.relayout(ground);
        } else {
            self.forget_targets();
        }
        // On another page, or with the panel at another side, what is open is in sight in another viewport.
        let panel_changed = changed || was_beside != self.is_beside();
        if panel_changed && self.state.area.is_some() || changed && !self.state.viewport.is_fitted() {
            self.aim_anew(ground);
        }
        panel_changed
    }

    /// What is open is in sight at once, or everything. Nothing is open before all of the program is there.
    #[inline(never)]
    fn aim_anew(&mut self, ground: &Ground) {
        if self.state.free {
            let to = self.aim(ground).unwrap_or_default();
            jump(&mut self.state, to);
            self.follow_viewport(ground);
            self.forget_targets();
        }
    }

    /// CSS px of the picture.
    pub fn css_size(&self) -> (f64, f64) {
        (self.scene.width * self.scale, self.scene.height * self.scale)
    }
}

impl Preset {
    /// The page for a host, and CSS px per px of it; see [`Widget::resize`].
    pub(crate) fn fitted(host_width: f64, height: f64) -> (Preset, f64) {
        let host_width = if host_width.is_finite() { within(host_width, 1.0, 16_384.0) } else { 1.0 };
        let preset = Preset::for_width(host_width);
        let mut scale = preset.scale(host_width);
        if height != 0.0 && height.is_finite() {
            let widest = if height > 0.0 { host_width / preset.size().0 } else { scale };
            scale = widest.min(height.abs() / preset.size().1).max(0.01);
        }
        (preset, scale)
    }
}
