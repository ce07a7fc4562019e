//! The complete list: everything the map shows, in reading order, without the map.

use super::{
    Step, Tree, push_row_title, push_whereabouts, put_name, put_territory, rows_in, territory_name,
    tier_class,
};
use crate::atlas::{Atlas, Certainty, Label, RegionIx, RegionKind, Territory};
use crate::interact::{State, View};
use crate::map::labelled_countries;
use crate::order::sort_by;
use crate::prose::{self, Lang, Words};

/// The list of the current view and edition.
pub fn list(atlas: &Atlas, state: &State) -> Tree {
    let lang = state.lang;
    let words = Words { lang };
    let mut tree = Tree::default();
    tree.open("div", "");
    tree.leaf("h3", "", words.title(state.view));
    let out = tree.open("p", "");
    prose::push_announcement(out, atlas, state.edition, lang);
    out.push('.');
    tree.close();
    let out = tree.open("p", "");
    prose::push_counts(out, &atlas.counts(state.edition), state.view, lang);
    out.push('.');
    tree.close();
    match state.view {
        View::France => {
            let (mut mainland, mut overseas) = (Vec::new(), Vec::new());
            for (i, region) in atlas.regions.iter().enumerate() {
                let group = if region.kind == RegionKind::Mainland { &mut mainland } else { &mut overseas };
                group.push(Territory::Region(RegionIx(i as u8)));
            }
            sections(&mut tree, atlas, state, words.mainland(), mainland);
            sections(&mut tree, atlas, state, words.overseas(), overseas);
        }
        View::World => {
            let mut abroad = Vec::new();
            for country in labelled_countries(atlas, state.edition) {
                abroad.push(Territory::Country(country));
            }
            sections(&mut tree, atlas, state, words.abroad(), abroad);
        }
    }
    tree.close();
    tree
}

/// A heading, then the regions or countries in alphabetical order with what they hold.
fn sections(tree: &mut Tree, atlas: &Atlas, state: &State, title: &str, mut territories: Vec<Territory>) {
    let lang = state.lang;
    tree.leaf("h4", "", title);
    let key = |territory: &Territory| sort_key(territory_name(atlas, *territory, lang));
    sort_by(&mut territories, |a, b| key(a) < key(b));
    for territory in territories {
        tree.open("section", "");
        put_territory(tree, atlas, territory);
        tree.leaf("h5", "", territory_name(atlas, territory, lang));
        let rows = rows_in(atlas, state, territory);
        if rows.is_empty() {
            tree.leaf("p", "", Words { lang }.nothing_known());
        } else {
            tree.open("ul", "");
            for row in rows {
                item(tree, atlas, atlas.label(row), lang);
            }
            tree.close();
        }
        tree.close();
    }
}

fn item(tree: &mut Tree, atlas: &Atlas, label: &Label, lang: Lang) {
    // The words say what is deduced.
    tree.open("li", tier_class(label.tier, Certainty::Confirmed));
    tree.put(Step::Id, &atlas.place(label.place).slug);
    put_name(tree, "span", "", label, lang);
    let out = tree.open("span", "");
    out.push_str(", ");
    push_row_title(out, label, lang);
    out.push_str(", ");
    push_whereabouts(out, atlas, label, lang);
    out.push_str(". ");
    tree.close();
    prose::push_source(tree.open_link(&label.source), &label.source, lang);
    tree.close();
    tree.close();
}

/// Alphabetical order that puts É with E and ignores case.
fn sort_key(name: &str) -> String {
    /// Letters of U+00C0 to U+00FF without their accents.
    const PLAIN: &[u8; 64] = b"aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";
    let mut key = String::new();
    for c in name.chars() {
        let accented = PLAIN.get((c as usize).wrapping_sub(0xc0));
        key.push(accented.map_or(c.to_ascii_lowercase(), |plain| char::from(*plain)));
    }
    key
}
