//! The complete list: everything the map shows, in reading order, without the map.

use super::{
    Tree, alphabetical, countries_in, push_part, push_row_title, push_whereabouts, put_feature, put_name,
    put_territory, rows_in, tier_class,
};
use crate::FeatureId;
use crate::atlas::{Atlas, Certainty, Label, PartIx, RegionIx, RegionKind, Territory};
use crate::interact::{State, View};
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
            let regions = regions(atlas, lang);
            for (title, far) in [(words.mainland(), false), (words.overseas(), true)] {
                tree.leaf("h4", "", title);
                for region in &regions {
                    if is_far(atlas, *region) == far {
                        section(&mut tree, atlas, state, *region);
                    }
                }
            }
        }
        View::World => {
            for part in PartIx::all() {
                part_of_world(&mut tree, atlas, state, part);
            }
        }
    }
    tree.close();
    tree
}

/// Regions and collectivities in alphabetical order.
fn regions(atlas: &Atlas, lang: Lang) -> Vec<Territory> {
    let mut all = Vec::new();
    for i in 0..atlas.regions.len() {
        all.push(Territory::Region(RegionIx(i as u8)));
    }
    alphabetical(atlas, &mut all, lang);
    all
}

/// Whether it lies beyond metropolitan France.
fn is_far(atlas: &Atlas, territory: Territory) -> bool {
    match territory {
        Territory::Region(ix) => atlas.region(ix).kind != RegionKind::Mainland,
        Territory::Country(_) => true,
    }
}

/// A part of the world with its countries; nothing where none of them holds a label.
fn part_of_world(tree: &mut Tree, atlas: &Atlas, state: &State, part: PartIx) {
    let countries = countries_in(atlas, state, part);
    if countries.is_empty() {
        return;
    }
    push_part(tree.open("h4", ""), atlas, state, part);
    put_feature(tree, atlas, FeatureId::Part(part));
    tree.close();
    for country in countries {
        section(tree, atlas, state, country);
    }
}

/// A region or country with what it holds.
fn section(tree: &mut Tree, atlas: &Atlas, state: &State, territory: Territory) {
    let lang = state.lang;
    tree.open("section", "");
    put_territory(tree, atlas, territory);
    tree.leaf("h5", "", atlas.territory_name(territory, lang));
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

fn item(tree: &mut Tree, atlas: &Atlas, label: &Label, lang: Lang) {
    // The words say what is deduced.
    tree.open("li", tier_class(label.tier, Certainty::Confirmed));
    put_feature(tree, atlas, FeatureId::Place(label.place));
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
