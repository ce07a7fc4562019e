//! The panel beside the map: one place with its history, or a region, a country or a part of the world with its labels.

use super::changes::push_where;
use super::{
    Step, Tree, push_row_title, push_title, push_whereabouts, put_absence, put_feature, put_heading,
    put_holdings, put_name, put_revision, rows_in, tier_class,
};
use crate::FeatureId;
use crate::atlas::{Atlas, Certainty, Counts, Label, PartIx, PlaceIx, Territory};
use crate::geo::{PARIS, distance_km};
use crate::interact::{Group, State, View, reading};
use crate::prose::{self, Lang, Words};

/// The panel of the current selection; `None` when nothing is selected.
pub fn panel(atlas: &Atlas, state: &State) -> Option<Tree> {
    let selection = state.selection()?;
    let mut tree = Tree::default();
    tree.open("div", "");
    match selection {
        FeatureId::Place(place) => place_panel(&mut tree, atlas, state, place),
        FeatureId::Region(ix) => territory_panel(&mut tree, atlas, state, Territory::Region(ix)),
        FeatureId::Country(ix) => territory_panel(&mut tree, atlas, state, Territory::Country(ix)),
        FeatureId::Part(part) => part_panel(&mut tree, atlas, state, part),
        #[cfg(supplied)]
        FeatureId::Area(_) => {}
        FeatureId::France => france_panel(&mut tree, atlas, state),
    }
    tree.close();
    Some(tree)
}

fn place_panel(tree: &mut Tree, atlas: &Atlas, state: &State, place: PlaceIx) {
    let lang = state.lang;
    let words = Words { lang };
    let Some(row) = atlas.row_of(place, state.edition) else {
        return tree.put(Step::Text, &atlas.place(place).slug);
    };
    let label = atlas.label(row);
    put_name(tree, "h3", "", label, lang);
    let held = atlas.held(place, state.edition).is_some();
    if held {
        standing(tree, label, lang);
    }
    let out = tree.open("p", if held { "change" } else { "tier none" });
    prose::push_news(out, atlas, place, state.edition, lang);
    out.push('.');
    tree.close();
    successor(tree, atlas, place, state);
    push_whereabouts(tree.open("p", "where"), atlas, label, lang);
    tree.close();
    if matches!(label.territory, Territory::Country(_)) {
        prose::push_from_paris(tree.open("p", "where"), distance_km(PARIS, label.at), lang);
        tree.close();
    }
    tree.leaf("h4", "", words.history());
    tree.open("ul", "titles");
    for rows in atlas.history(place).chunk_by(|a, b| atlas.label(*a).tier == atlas.label(*b).tier) {
        prose::push_span(tree.open("li", ""), atlas, rows, lang);
        for row in rows {
            title_source(tree, atlas, atlas.label(*row), lang);
        }
        tree.close();
    }
    tree.close();
    up(tree, atlas, label.territory.into(), atlas.territory_name(label.territory, lang), lang);
    put_revision(tree, atlas, false, lang);
}

/// The button to what holds the selection.
fn up(tree: &mut Tree, atlas: &Atlas, feature: FeatureId, name: &str, lang: Lang) {
    let out = tree.open("button", "up");
    lang.say(out, "Voir\u{a0}: ", "See ");
    out.push_str(name);
    put_feature(tree, atlas, feature);
    tree.close();
}

/// The label that a place was merged into.
fn successor(tree: &mut Tree, atlas: &Atlas, place: PlaceIx, state: &State) {
    let Some(row) = atlas.passage(place, state.edition).and_then(|passage| passage.now) else { return };
    if atlas.label(row).place != place {
        tree.open("ul", "places");
        entry(tree, atlas, atlas.label(row), false, state.lang);
        tree.close();
    }
}

/// The tier in the edition on show, with its certainty.
fn standing(tree: &mut Tree, label: &Label, lang: Lang) {
    let words = Words { lang };
    tree.open("div", "standing");
    push_title(tree.open("p", tier_class(label.tier, label.certainty)), label.tier, lang);
    tree.close();
    let certainty = match label.certainty {
        Certainty::Confirmed => words.confirmed(),
        Certainty::Inferred => words.inferred(),
    };
    tree.leaf("p", "certainty", certainty);
    tree.close();
}

/// One of the sources that a title rests on.
pub(super) fn title_source(tree: &mut Tree, atlas: &Atlas, label: &Label, lang: Lang) {
    let out = tree.open("p", "source");
    out.push_str("Source ");
    out.push_str(&atlas.edition(label.edition).id);
    lang.say(out, "\u{a0}: ", ": ");
    let source = atlas.source(label.source);
    tree.open_link(source).push_str(prose::host_of(source));
    tree.close();
    tree.close();
}

fn territory_panel(tree: &mut Tree, atlas: &Atlas, state: &State, territory: Territory) {
    let lang = state.lang;
    put_heading(tree, "h3", atlas, territory, lang);
    let view = View::of(territory);
    put_holdings(tree, atlas, state, territory);
    let rows = rows_in(atlas, state, territory);
    if !rows.is_empty() {
        if state.filter.is_active() {
            summary(tree, atlas, state, &state.filter.counts(atlas, state.edition, Some(territory)), view);
        }
        tree.open("ul", "places");
        for row in &rows {
            entry(tree, atlas, atlas.label(*row), false, lang);
        }
        tree.close();
    }
    if state.filter.is_active() {
        put_absence(tree, atlas, state, territory, rows.len());
    }
    in_all(tree, atlas, state, view);
    edition_source(tree, atlas, state);
    if let Some(part) = atlas.part_of(territory) {
        up(tree, atlas, FeatureId::Part(part), part.name(lang), lang);
    }
}

/// A part of the world: its places by country, as in the list.
fn part_panel(tree: &mut Tree, atlas: &Atlas, state: &State, part: PartIx) {
    let lang = state.lang;
    tree.leaf("h3", "", part.name(lang));
    if atlas.held_in(state.edition, part) == 0 {
        tree.leaf("p", "summary", Words { lang }.nothing_known());
    } else {
        summary(tree, atlas, state, &atlas.counts_in(state.edition, part), View::World);
        tree.open("ul", "places");
        for (group, feature) in reading(atlas, state) {
            if let (true, Some(country)) = (group == Group::Part(part), feature.territory()) {
                for row in rows_in(atlas, state, country) {
                    entry(tree, atlas, atlas.label(row), true, lang);
                }
            }
        }
        tree.close();
    }
    in_all(tree, atlas, state, View::World);
    edition_source(tree, atlas, state);
}

/// How much of the whole is known: a part of it may lack what was not found.
fn in_all(tree: &mut Tree, atlas: &Atlas, state: &State, view: View) {
    let out = tree.open("p", "source");
    push_where(out, view, state.lang);
    prose::push_counts(out, &atlas.counts(state.edition), view, state.lang);
    out.push('.');
    tree.close();
}

/// What is held, and in which edition.
fn summary(tree: &mut Tree, atlas: &Atlas, state: &State, counts: &Counts, view: View) {
    let lang = state.lang;
    let out = tree.open("p", "summary");
    prose::push_counts(out, counts, view, lang);
    lang.say(out, " (édition ", " (");
    prose::push_edition(out, atlas, state.edition, lang);
    lang.say(out, ")", " edition)");
    tree.close();
}

fn france_panel(tree: &mut Tree, atlas: &Atlas, state: &State) {
    let words = Words { lang: state.lang };
    tree.leaf("h3", "", words.france());
    let out = tree.open("p", "summary");
    prose::push_counts(out, &atlas.counts(state.edition), View::France, state.lang);
    tree.close();
    tree.open("button", "up").push_str(words.see_france());
    tree.put(Step::Id, "view:france");
    tree.close();
    edition_source(tree, atlas, state);
}

/// A place in the list of what holds it: a button that opens it. Says its title, or `far` where it lies.
fn entry(tree: &mut Tree, atlas: &Atlas, label: &Label, far: bool, lang: Lang) {
    tree.open("li", "");
    tree.open("button", tier_class(label.tier, label.certainty));
    tree.put(Step::Id, &atlas.place(label.place).slug);
    put_name(tree, "span", "name", label, lang);
    let out = tree.open("span", "tier");
    if far {
        push_whereabouts(out, atlas, label, lang);
        prose::push_certainty(out, label.certainty, lang);
    } else {
        push_row_title(out, label, lang);
    }
    tree.close();
    tree.close();
    tree.close();
}

/// When, who announced it, and who says so.
fn edition_source(tree: &mut Tree, atlas: &Atlas, state: &State) {
    let source = atlas.source(atlas.edition(state.edition).source);
    let out = tree.open("p", "source");
    prose::push_announcement(out, atlas, state.edition, state.lang);
    if !source.is_empty() {
        state.lang.say(out, ". Source\u{a0}: ", ". Source: ");
        tree.open_link(source).push_str(prose::host_of(source));
        tree.close();
    }
    tree.close();
    put_revision(tree, atlas, false, state.lang);
}
