//! The complete list: everything the map shows, in reading order, without the map.

use super::{
    Step, Tree, push_changes, push_row_title, push_whereabouts, put_absence, put_feature, put_heading,
    put_holdings, put_name, put_revision, rows_in, tier_class,
};
use crate::FeatureId;
use crate::atlas::{Atlas, Label, Territory};
use crate::interact::{Group, State, View, reading};
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
    prose::push_counted(out, atlas, state);
    push_changes(out, atlas, state);
    tree.close();
    let mut last = None;
    for (group, feature) in reading(atlas, state) {
        if last != Some(group) {
            close_group(&mut tree, last);
            open_group(&mut tree, atlas, state, group);
            last = Some(group);
        }
        match (group, feature.territory()) {
            (Group::Unlabelled, Some(territory)) => {
                tree.open("li", "").push_str(atlas.territory_name(territory, lang));
                put_feature(&mut tree, atlas, feature);
                tree.close();
            }
            (_, Some(territory)) => section(&mut tree, atlas, state, territory),
            // Its heading stands for it.
            (Group::Part(_), None) => {}
            (_, None) => {
                prose::push_counts(tree.open("p", ""), &atlas.counts(state.edition), View::France, lang);
                tree.put(Step::Id, &feature.to_text(atlas));
                tree.close();
            }
        }
    }
    close_group(&mut tree, last);
    put_revision(&mut tree, atlas, true, lang);
    tree.close();
    tree
}

/// The heading of a group. Countries without a label are items of one list.
fn open_group(tree: &mut Tree, atlas: &Atlas, state: &State, group: Group) {
    let words = Words { lang: state.lang };
    let out = tree.open("h4", "");
    match group {
        Group::Mainland => out.push_str(words.mainland()),
        Group::Overseas => out.push_str(words.overseas()),
        Group::France => out.push_str(words.france()),
        Group::Unlabelled => out.push_str(words.unlabelled()),
        Group::Part(part) => {
            out.push_str(part.name(state.lang));
            state.lang.say(out, "\u{a0}: ", ": ");
            prose::push_counts(out, &atlas.counts_in(state.edition, part), View::World, state.lang);
            put_feature(tree, atlas, FeatureId::Part(part));
        }
    }
    tree.close();
    if group == Group::Unlabelled {
        tree.open("ul", "");
    }
}

fn close_group(tree: &mut Tree, group: Option<Group>) {
    if group == Some(Group::Unlabelled) {
        tree.close();
    }
}

/// A region or country with what it holds.
fn section(tree: &mut Tree, atlas: &Atlas, state: &State, territory: Territory) {
    let lang = state.lang;
    tree.open("section", "");
    put_feature(tree, atlas, territory.into());
    put_heading(tree, "h5", atlas, territory, lang);
    put_holdings(tree, atlas, state, territory);
    let rows = rows_in(atlas, state, territory);
    if state.filter.is_active() {
        put_absence(tree, atlas, state, territory, rows.len());
    }
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
    tree.open("li", tier_class(label.tier, label.certainty));
    tree.put(Step::Id, &atlas.place(label.place).slug);
    put_name(tree, "span", "", label, lang);
    let out = tree.open("span", "");
    out.push_str(", ");
    push_row_title(out, label, lang);
    out.push_str(", ");
    push_whereabouts(out, atlas, label, lang);
    out.push_str(". ");
    tree.close();
    let source = atlas.source(label.source);
    prose::push_source(tree.open_link(source), source, lang);
    tree.close();
    tree.close();
}
