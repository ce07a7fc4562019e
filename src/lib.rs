//! The map of the French Tech label: regions of France and communities abroad, drawn from one scene
//! on a canvas, as SVG and as a list.

pub mod geo;
