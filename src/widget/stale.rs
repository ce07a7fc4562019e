//! What of the page has to be painted anew.

use super::{Ground, Widget};
use crate::interact::State;
use crate::scene::{Rect, reach};

/// What has changed since the map was painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stale {
    /// Nothing.
    Nothing,
    /// A part of the page, px.
    Part(Rect),
    /// All of it.
    All,
}

impl Stale {
    /// The part of the page, px, that has to be painted; `None` for all of it, as when nothing has changed and the page
    /// asks all the same.
    pub(crate) fn take(&mut self) -> Option<Rect> {
        match core::mem::replace(self, Stale::Nothing) {
            Stale::Part(part) => Some(part),
            Stale::Nothing | Stale::All => None,
        }
    }

    /// Adds a part, px.
    pub(crate) fn touch(&mut self, part: Rect) {
        *self = match *self {
            Stale::Nothing => Stale::Part(part),
            Stale::Part(other) => Stale::Part(other.union(&part)),
            Stale::All => Stale::All,
        };
    }
}

impl Widget {
    /// The part of the page, px, that has to be painted to show the scene where the one before it was shown; `None`
    /// for all of it, as when nothing has changed and the page asks all the same. From then on the scene counts as
    /// shown.
    pub fn take_stale(&mut self) -> Option<Rect> {
        self.shown = true;
        self.stale.take()
    }

    /// Nothing on the page is what the scene shows.
    pub fn invalidate(&mut self) {
        self.stale = Stale::All;
    }

    /// What the state highlights otherwise than `before`, at the same layout.
    pub(super) fn touch_changes(&mut self, ground: &Ground, before: &State) {
        let now = &self.state;
        if now.turn != before.turn {
            // Names come and go with the turn; while it lasts, only the main frame moves.
            let reach = self.pages().filter(|_| before.turn.is_some()).and_then(|pages| pages.reach());
            return match reach {
                Some(part) => self.touch(part),
                None => self.invalidate(),
            };
        }
        if now.selection() != before.selection() {
            return self.invalidate();
        }
        for (was, is) in [(before.hover, now.hover), (before.focus, now.focus)] {
            if was != is {
                for feature in [was, is].into_iter().flatten() {
                    if let Some(part) = reach(&self.scene, &ground.map, feature) {
                        self.touch(part);
                    }
                }
            }
        }
    }

    pub(super) fn touch(&mut self, part: Rect) {
        self.stale.touch(part);
    }
}
