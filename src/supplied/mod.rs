//! A map of what a host supplies: its places and areas, in place of the built-in facts, with the same scene, painters,
//! events and words in trees. Knows neither the browser nor the built-in labels.

mod asked;
mod base;
mod build;
pub mod content;
pub mod facts;
mod find;
mod ground;
mod join;
pub mod mesh;
mod named;
pub mod options;
pub mod points;
mod widget;
mod wire;
pub mod words;

pub use base::{Base, Need};
pub use build::Builder;
pub use facts::Facts;
pub use ground::{Ground, Sheet};
pub use options::Options;
pub use widget::{Due, Widget};
