//! What the reader does and what follows: a state, events, effects, and one function between them. Knows no
//! DOM and no clock.

mod event;
mod filter;
mod flight;
mod reading;
mod state;
mod step;
mod target;
mod travel;
mod turn;

pub use event::{Direction, Effect, Event, Key, Source};
pub use filter::{Choice, Facet, Filter};
pub use flight::Flight;
pub use reading::{Group, reading};
pub use state::{Press, State, View};
pub use step::{Context, Facts, step};
pub use target::{Target, nearest, targets};
pub use travel::Travel;
pub(crate) use travel::{fly, jump};
pub use turn::Turn;
