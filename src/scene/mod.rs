//! The display list: everything that is drawn, in order, in CSS px with y down. Painters only write it out,
//! picking only reads it. Knows no browser and no file.

mod build;
mod bytes;
mod captions;
mod fills;
mod frame;
mod furniture;
mod ink;
mod items;
mod labels;
mod layout;
mod legend;
mod level;
mod marks;
mod naming;
mod pen;
mod preset;
mod rect;
mod spread;
#[cfg(supplied)]
pub mod supplied;
mod turn;
mod typeset;
mod widths;

pub use build::{build, compose, cuts, reach};
pub use fills::{Hatch, Inks};
pub use frame::{Affine, Clip, Frame, FrameId};
pub use ink::Ink;
#[cfg(supplied)]
pub use items::Shared;
pub use items::{Align, Fill, Group, Item, PathItem, Scene, Shape, Stroke, Symbol, SymbolKind, Text, Weight};
pub use labels::PlacedLabel;
pub use layout::{Layout, LayoutKey, PlacedSymbol, layout, plate_of, zoom};
pub use preset::{BREAKPOINT, Preset, Sizes};
pub use rect::Rect;
pub use turn::{Pages, turn};
pub use typeset::Style;
pub use widths::{ARIMO, TextWidths, measured_characters};
