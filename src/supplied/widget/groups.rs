//! What a click on a group does: the map comes closer until its places stand apart, or, where they never will, opens the
//! first of them with the others beside it.

use super::Widget;
use crate::FeatureId;
use crate::atlas::PlaceIx;
use crate::interact::{Effect, Event, Key, fly};
use crate::math;

/// A pointer that moved further than this between down and up did not click, px.
const CLICK_SLOP: f64 = 8.0;
/// Around the places of a group, px.
const AROUND: f64 = 6.0;

impl Widget {
    /// The places that a mark stands for; one or none where it is no group.
    pub(super) fn group_of(&self, feature: FeatureId) -> Vec<u32> {
        match feature {
            FeatureId::Place(PlaceIx(lead)) if self.layout.leads(lead.into()) => {
                self.layout.members(lead.into())
            }
            _ => Vec::new(),
        }
    }

    /// The lead of the group that an event opens; `None` of any other event.
    pub(super) fn group_to_open(&self, event: &Event) -> Option<u32> {
        let feature = match *event {
            Event::PointerUp { at, hit: Some(hit) } => {
                let press = self.state.press?;
                let moved = math::hypot(at.x - press.at.x, at.y - press.at.y);
                let on_legend = self.layout.furniture.switches.iter().any(|(row, _)| row.contains(at));
                (press.hit == Some(hit) && moved <= CLICK_SLOP && !on_legend).then_some(hit)?
            }
            Event::Key(Key::Enter) => self.state.focus?,
            _ => return None,
        };
        let members = self.group_of(feature);
        let opens = self.state.free && members.len() > 1 && !self.layout.is_one_spot(&members);
        match feature {
            FeatureId::Place(PlaceIx(lead)) if opens => Some(lead.into()),
            _ => None,
        }
    }

    /// Comes closer to a group.
    pub(super) fn open_group(&mut self, lead: u32) -> Vec<Effect> {
        self.state.press = None;
        let members = self.layout.members(lead);
        let Some(around) = self.layout.around(&members) else { return Vec::new() };
        let room = self.layout.room.grown(-40.0);
        let (now, size) = (self.state.viewport, self.preset.size());
        let nearer = now.fit(&around.grown(AROUND / now.zoom), &room, now.depth.zoom(), size);
        // However the room is cut, it is a step closer.
        let step = (1.5 * now.zoom).min(now.depth.zoom());
        let to = if nearer.zoom < step { now.around(step, around.center(), size) } else { nearer };
        let mut effects = fly(&mut self.state, to);
        effects.push(Effect::Targets);
        effects
    }
}
