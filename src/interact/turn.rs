//! From one view to the other through time, like the turning of a page: it can be turned back at any moment. Time comes
//! in with each tick.

use super::state::View;

/// How long the whole way takes, ms.
const DURATION: f64 = 800.0;

/// A change of the view under way. Where to is the state's view.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// 0 shows France, 1 the world.
    at: f64,
    /// Time of the last tick, ms; `None` before the first.
    last: Option<f64>,
}

impl Turn {
    /// One that has not left a view yet.
    pub fn new(from: View) -> Turn {
        Turn { at: end(from), last: None }
    }

    /// Whether a view is all that it shows.
    pub fn is_at(&self, view: View) -> bool {
        self.at == end(view)
    }

    /// How much of the way from France to the world lies behind it, 0 to 1: slow at both ends.
    pub fn eased(&self) -> f64 {
        self.at * self.at * (3.0 - 2.0 * self.at)
    }

    /// Comes closer to a view at a time, ms; whether it has arrived.
    pub fn tick(&mut self, now: f64, to: View) -> bool {
        let step = (now - self.last.replace(now).unwrap_or(now)) / DURATION;
        self.at = match to {
            View::France => (self.at - step).max(0.0),
            View::World => (self.at + step).min(1.0),
        };
        // A clock that runs backwards, or none at all, ends it.
        self.is_at(to) || step.is_nan() || step < 0.0
    }
}

fn end(view: View) -> f64 {
    match view {
        View::France => 0.0,
        View::World => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_all_the_way_and_back_from_wherever_it_is() {
        let mut turn = Turn::new(View::France);
        assert!(turn.is_at(View::France) && !turn.tick(5_000.0, View::World));
        assert!(!turn.tick(5_000.0 + DURATION / 2.0, View::World));
        assert_eq!(turn.eased(), 0.5);
        assert!(!turn.tick(5_000.0 + 0.75 * DURATION, View::France));
        assert!(turn.eased() < 0.25 && turn.eased() > 0.0);
        assert!(turn.tick(5_000.0 + 1.1 * DURATION, View::France) && turn.is_at(View::France));
    }

    #[test]
    fn a_clock_that_runs_backwards_ends_it() {
        for now in [f64::NAN, 4_000.0] {
            let mut turn = Turn::new(View::World);
            turn.tick(5_000.0, View::France);
            assert!(turn.tick(now, View::France));
        }
    }
}
