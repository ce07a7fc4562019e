//! A journey of the viewport through time: eased, interruptible at any moment. Time comes in with each tick.

use crate::math;
use crate::viewport::Viewport;

/// Shortest and longest journey, ms.
const SHORTEST: f64 = 250.0;
const LONGEST: f64 = 700.0;

/// A journey of the viewport.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flight {
    /// Where it began.
    pub from: Viewport,
    /// Where it ends.
    pub to: Viewport,
    /// Time of the first tick, ms; `None` before.
    began: Option<f64>,
}

impl Flight {
    /// A journey that begins with the next tick.
    pub fn new(from: Viewport, to: Viewport) -> Flight {
        Flight { from, to, began: None }
    }

    /// How long it takes, ms: longer the further it goes.
    fn duration(&self) -> f64 {
        let (a, b) = (self.from, self.to);
        let zoomed = (a.zoom / b.zoom).max(b.zoom / a.zoom) - 1.0;
        let moved = math::hypot(a.shift.x - b.shift.x, a.shift.y - b.shift.y) / a.zoom.max(b.zoom);
        (SHORTEST + 120.0 * zoomed + moved).min(LONGEST)
    }

    /// Where it is at a time, ms, and whether it has arrived.
    pub fn at(&mut self, now: f64) -> (Viewport, bool) {
        let began = *self.began.get_or_insert(now);
        let t = (now - began) / self.duration();
        // A clock that runs backwards, or none at all, ends it.
        if !(0.0..1.0).contains(&t) {
            return (self.to, true);
        }
        let left = 1.0 - t;
        (self.from.toward(&self.to, 1.0 - left * left * left), false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::point;

    #[test]
    fn it_begins_at_the_first_tick_slows_down_and_arrives() {
        let to = Viewport::centered(4.0, point(300.0, 200.0), (960.0, 640.0));
        let mut flight = Flight::new(Viewport::default(), to);
        assert_eq!(flight.at(5_000.0), (Viewport::default(), false));
        let zooms = [5_100.0, 5_200.0, 5_300.0, 5_400.0].map(|now| flight.at(now).0.zoom);
        assert!(zooms.windows(2).all(|z| z[0] < z[1]) && zooms[0] > 1.0, "{zooms:?}");
        assert!(zooms[3] - zooms[2] < zooms[1] - zooms[0]);
        assert_eq!(flight.at(5_000.0 + LONGEST), (to, true));
        assert_eq!(flight.at(f64::NAN), (to, true));
        assert_eq!(flight.at(4_000.0), (to, true));
    }
}
