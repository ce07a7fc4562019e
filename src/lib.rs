//! The map of the French Tech label: regions of France and communities abroad, drawn from one scene
//! on a canvas, as SVG and as a list. Start with `ARCHITECTURE.md` beside this file.

pub mod atlas;
pub mod content;
pub mod embed;
mod feature;
pub mod find;
pub mod geo;
#[cfg(supplied)]
pub mod intake;
pub mod interact;
mod letters;
pub mod map;
mod math;
mod order;
pub mod paint;
pub mod pick;
pub mod prose;
pub mod scene;
#[cfg(supplied)]
mod sorted;
#[cfg(supplied)]
pub mod supplied;
pub mod viewport;
#[cfg(target_arch = "wasm32")]
mod web;
pub mod widget;
#[cfg(supplied)]
mod wire;

#[cfg(supplied)]
pub use feature::AreaIx;
pub use feature::FeatureId;
