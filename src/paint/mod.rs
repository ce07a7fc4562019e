//! Writers: a scene as SVG, a tree of content as HTML or JSON. They decide nothing; order, style and visibility are
//! in what they are given. Escaping is theirs.

mod html;
mod json;
mod named;
mod palette;
mod print;
mod scheme;
mod svg;
mod theme;

pub use html::to_html;
pub use json::to_json;
pub use named::{Named, declarations, system_declarations};
pub use palette::{PROPERTIES, Palette, System};
pub use print::Print;
pub use scheme::Scheme;
pub use svg::{DOCUMENT, Paper, to_svg};
pub use theme::{Color, Theme};

/// Digits of colours and of escapes.
const HEX: &[u8; 16] = b"0123456789abcdef";

/// Adds a text with what HTML and SVG would read as markup escaped, for text and for attributes.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not allowed in XML, and nothing to show.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {}
            c => out.push(c),
        }
    }
}
