//! The display list: everything that is drawn, in order, in CSS px with y down. Painters only write it out,
//! picking only reads it. Knows no browser and no file.

mod build;
mod bytes;
mod furniture;
mod items;
mod labels;
mod layout;
mod legend;
mod level;
mod marks;
mod naming;
mod pen;
mod preset;
mod spread;
mod typeset;
mod widths;

pub use build::{build, compose};
pub use items::{
    Affine, Align, Clip, Fill, Frame, FrameId, Group, Ink, Item, PathItem, Rect, Scene, Shape, Stroke,
    Symbol, SymbolKind, Text, Weight,
};
pub use labels::PlacedLabel;
pub use layout::{Hatch, Inks, Layout, LayoutKey, PlacedSymbol, layout, plate_of, zoom};
pub use preset::{BREAKPOINT, Preset, Sizes};
pub use widths::{measured_characters, text_width};
