//! What the map says in words, as trees of headings, lists and links: the panel of a selection and the complete
//! list. Written as a string natively, with `createElement` in the browser. Knows no pixel.

mod list;
mod panel;

pub use list::list;
pub use panel::panel;

use serde::ser::SerializeMap as _;

use crate::atlas::{Atlas, Label, Territory, Tier};
use crate::prose::{Kind, Lang};

/// An element with text, then children. Tags, classes and attributes are the crate's own; `text`, `href`, `id`
/// and `lang` may come from data and are never markup.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Node {
    /// Element name.
    pub tag: &'static str,
    /// Text before the children.
    pub text: String,
    /// BCP 47 tag where it differs from the page; empty otherwise.
    pub lang: String,
    /// `http` or `https` address; empty for anything but a link.
    pub href: String,
    /// CSS class; empty for none.
    pub class: String,
    /// Feature that the element stands for, in text form; empty for none.
    pub id: String,
    /// In order.
    pub children: Vec<Node>,
}

/// As a map: the serialiser of the browser then needs nothing for structs.
impl serde::Serialize for Node {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Node { tag, text, lang, href, class, id, children } = self;
        let fields =
            [("tag", *tag), ("text", text), ("lang", lang), ("href", href), ("class", class), ("id", id)];
        let mut map = serializer.serialize_map(Some(fields.len() + 1))?;
        for (name, value) in fields {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry("children", children)?;
        map.end()
    }
}

impl Node {
    // Not generic and never inlined: a node has many fields, and the panel and the list make many nodes.

    /// An element with text.
    #[inline(never)]
    pub fn text(tag: &'static str, text: &str) -> Node {
        Node { tag, text: text.to_owned(), ..Node::default() }
    }

    /// An element with children.
    #[inline(never)]
    pub fn parent(tag: &'static str, children: Vec<Node>) -> Node {
        Node { tag, children, ..Node::default() }
    }

    #[inline(never)]
    fn class(mut self, class: &str) -> Node {
        self.class.push_str(class);
        self
    }

    #[inline(never)]
    fn id(mut self, id: &str) -> Node {
        self.id.push_str(id);
        self
    }

    /// Marks a French proper noun on an English page.
    #[inline(never)]
    fn french(mut self, lang: Lang) -> Node {
        if lang != Lang::Fr {
            self.lang.push_str("fr");
        }
        self
    }

    /// A link, or plain text where the address is not one that a browser should follow.
    #[inline(never)]
    pub fn link(text: &str, href: &str) -> Node {
        let safe = href.starts_with("https://") || href.starts_with("http://");
        let mut link = Node::text(if safe { "a" } else { "span" }, text);
        if safe {
            link.href.push_str(href);
        }
        link
    }
}

/// CSS class of a tier: painted as its symbol.
fn tier_class(tier: Tier) -> &'static str {
    match tier {
        Tier::Capitale => "capitale",
        Tier::Communaute => "communaute",
        Tier::Metropole => "metropole",
        Tier::Hub => "hub",
        Tier::Lost => "lost",
    }
}

/// « Capitale French Tech »; in English « French Tech Capital ».
fn tier_title(tier: Tier, lang: Lang) -> String {
    match Kind::of(tier) {
        Some(kind) => match lang {
            Lang::Fr => [kind.noun(false, lang), " French Tech"].concat(),
            Lang::En => ["French Tech ", kind.noun(false, lang)].concat(),
        },
        None => lang.pick("Titre perdu", "Title lost").to_owned(),
    }
}

/// « Lille, Hauts-de-France »; once where the city bears the name of its country.
fn whereabouts(atlas: &Atlas, label: &Label, lang: Lang) -> String {
    let territory = match label.territory {
        Territory::Region(ix) => atlas.region(ix).name.get(lang),
        Territory::Country(ix) => atlas.country(ix).name.get(lang),
    };
    let city = label.city.get(lang);
    if city == territory { city.to_owned() } else { [city, ", ", territory].concat() }
}
