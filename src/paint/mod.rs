//! Writers: a scene as SVG, a tree of content as HTML. They decide nothing; order, style and visibility are in
//! what they are given. Escaping is theirs.

mod html;
mod svg;
mod theme;

pub use html::to_html;
pub use svg::to_svg;
pub use theme::{Color, Theme};
