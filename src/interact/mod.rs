//! What the reader does and what follows: a state, events, effects, and one function between them. Knows no
//! DOM and no clock.

mod event;
mod reading;
mod state;
mod step;
mod target;

pub use event::{Direction, Effect, Event, Key, Source};
pub use reading::{Group, reading};
pub use state::{Press, State, View};
pub use step::{Context, step};
pub use target::{Target, nearest, targets};
