//! The complete list: everything the map shows, in reading order, without the map.

use super::{
    Step, Tree, push_edition_news, push_row_title, push_whereabouts, put_name, put_territory, rows_in,
    tier_class,
};
use crate::atlas::{Atlas, Certainty, Label, RegionIx, RegionKind, Territory};
use crate::interact::{State, View};
use crate::letters::plain;
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
    push_edition_news(tree.open("p", ""), atlas, state);
    tree.close();
    let territories = territories(atlas, state);
    let (near, far) = ((words.mainland(), false), (words.overseas(), true));
    let headings: &[(&str, bool)] = match state.view {
        View::France => &[near, far],
        View::World => &[(words.abroad(), true)],
    };
    for (title, far) in headings {
        tree.leaf("h4", "", title);
        for territory in &territories {
            if is_far(atlas, *territory) == *far {
                section(&mut tree, atlas, state, *territory);
            }
        }
    }
    tree.close();
    tree
}

/// What a view lists, in alphabetical order.
fn territories(atlas: &Atlas, state: &State) -> Vec<Territory> {
    let mut all = Vec::new();
    match state.view {
        View::France => {
            for i in 0..atlas.regions.len() {
                all.push(Territory::Region(RegionIx(i as u8)));
            }
        }
        View::World => {
            for country in labelled_countries(atlas, state.edition) {
                all.push(Territory::Country(country));
            }
        }
    }
    let key = |territory: &Territory| sort_key(atlas.territory_name(*territory, state.lang));
    sort_by(&mut all, |a, b| key(a) < key(b));
    all
}

/// Whether it lies beyond metropolitan France.
fn is_far(atlas: &Atlas, territory: Territory) -> bool {
    match territory {
        Territory::Region(ix) => atlas.region(ix).kind != RegionKind::Mainland,
        Territory::Country(_) => true,
    }
}

/// A region or country with what it holds.
fn section(tree: &mut Tree, atlas: &Atlas, state: &State, territory: Territory) {
    let lang = state.lang;
    tree.open("section", "");
    put_territory(tree, atlas, territory);
    tree.leaf("h5", "", atlas.territory_name(territory, lang));
    prose::push_holdings(tree.open("p", ""), atlas, territory, state.edition, false, lang);
    tree.close();
    let rows = rows_in(atlas, state, territory);
    if !rows.is_empty() {
        tree.open("ul", "");
        for row in rows {
            item(tree, atlas, atlas.label(row), lang);
        }
        tree.close();
    }
    tree.close();
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
    let mut key = String::new();
    for letter in name.chars() {
        key.push(plain(letter));
    }
    key
}
