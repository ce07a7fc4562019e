//! A map of what a host supplies: its places and areas, in place of the built-in facts, with the same scene, painters,
//! events and words in trees. Knows neither the browser nor the built-in labels.

pub mod content;
pub mod facts;
mod find;
pub mod words;

pub use facts::Facts;
