//! What is done with bytes that nobody has chosen, and what has to hold all the same. `targets/` has libFuzzer choose
//! them; `tests/fuzzed.rs` of the map does the same with those that have been kept. Knows neither.

mod decode;
mod events;
#[path = "../../tests/support/files.rs"]
pub(crate) mod files;
mod ground;
mod intake;
mod planes;
mod sound;

pub use decode::decode;
pub use events::events;
pub use intake::{geojson, table};
pub use planes::planes;
