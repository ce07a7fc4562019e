//! What an edition changed, place by place, against the edition before it.

use super::panel::title_source;
use super::{Tree, put_revision};
use crate::atlas::{Atlas, Change, EditionIx, Passage, PlaceIx};
use crate::interact::{State, View};
use crate::prose::{self, Kind, Lang, Way, Words};

/// In this order changes are told.
const CHANGES: [Change; 5] = [Change::Gained, Change::Promoted, Change::Kept, Change::Lost, Change::NoSource];

/// Places that went the same way, in the order of their slugs.
#[derive(Debug, Clone, PartialEq)]
pub struct WayGroup {
    /// Which.
    pub way: Way,
    /// One per place.
    pub passages: Vec<Passage>,
}

/// The edition on show: when, who announced it and who says so; what is known of it; what it changed, the names folded
/// away.
pub fn changes(atlas: &Atlas, state: &State) -> Tree {
    let lang = state.lang;
    let mut tree = Tree::default();
    tree.open("div", "");
    heading(&mut tree, atlas, state);
    tree.open("details", "");
    let out = tree.open("summary", "");
    let groups = groups(atlas, state, state.view);
    if groups.is_empty() {
        out.push_str(Words { lang }.no_list());
    } else {
        push_groups(out, atlas, state.edition, &groups, lang);
    }
    tree.close();
    if !groups.is_empty() {
        tree.open("ul", "");
        for group in &groups {
            item(&mut tree, atlas, state.edition, group, lang);
        }
        tree.close();
    }
    elsewhere(&mut tree, atlas, state);
    let out = tree.open("p", "");
    prose::push_counts(out, &atlas.counts(state.edition), state.view, lang);
    let valid_to = &atlas.edition(state.edition).valid_to;
    if !valid_to.is_empty() {
        lang.say(out, ". Validité annoncée\u{a0}: jusqu’au ", ". Announced validity: until ");
        prose::push_date(out, valid_to, lang);
    }
    out.push('.');
    tree.close();
    put_revision(&mut tree, atlas, true, lang);
    tree.close();
    tree.close();
    tree
}

/// The name and the date of the edition, who announced it and who says so.
fn heading(tree: &mut Tree, atlas: &Atlas, state: &State) {
    let source = atlas.source(atlas.edition(state.edition).source);
    tree.open("p", "");
    prose::push_dated(tree.open("span", "name"), atlas, state.edition, state.lang);
    tree.close();
    let out = tree.open("span", "");
    prose::push_announcers(out, atlas, state.edition, state.lang);
    state.lang.say(out, ". Source\u{a0}: ", ". Source: ");
    tree.close();
    tree.open_link(source).push_str(prose::host_of(source));
    tree.close();
    tree.close();
}

/// Adds what a view shows of an edition, in one go: « Édition 2023, annoncée le 2 février 2023 par Jean-Noël
/// Barrot : 16 Capitales… Par rapport à l’édition 2021 : … ».
pub fn push_edition_news(out: &mut String, atlas: &Atlas, state: &State) {
    let lang = state.lang;
    prose::push_announcement(out, atlas, state.edition, lang);
    // After a colon there are figures.
    if state.filter.is_active() || !prose::is_counted(&atlas.counts(state.edition), state.view) {
        out.push_str(". ");
    } else {
        lang.say(out, "\u{a0}: ", ": ");
    }
    prose::push_counted(out, atlas, state);
    push_changes(out, atlas, state);
}

/// Adds a space and the sentence of what changed; nothing where nothing is known.
pub(super) fn push_changes(out: &mut String, atlas: &Atlas, state: &State) {
    let groups = groups(atlas, state, state.view);
    if !groups.is_empty() {
        out.push(' ');
        push_groups(out, atlas, state.edition, &groups, state.lang);
        out.push('.');
    }
}

/// The other view in a sentence: the same edition may have changed both.
fn elsewhere(tree: &mut Tree, atlas: &Atlas, state: &State) {
    let lang = state.lang;
    let view = match state.view {
        View::France => View::World,
        View::World => View::France,
    };
    let groups = groups(atlas, state, view);
    if !groups.is_empty() {
        let out = tree.open("p", "");
        push_where(out, view, lang);
        push_ways(out, atlas, state.edition, &groups, lang);
        out.push('.');
        tree.close();
    }
}

/// Adds « En France : », « À l’étranger : ».
pub fn push_where(out: &mut String, view: View, lang: Lang) {
    match view {
        View::France => lang.say(out, "En France\u{a0}: ", "In France: "),
        View::World => lang.say(out, "À l’étranger\u{a0}: ", "Abroad: "),
    }
}

/// What became of the labels of a view that the filter shows.
fn groups(atlas: &Atlas, state: &State, view: View) -> Vec<WayGroup> {
    groups_by(atlas, state, view, |place| atlas.passage(place, state.edition))
}

/// What became of the labels of a view that the filter shows between the edition of the state and a later one.
pub fn groups_between(atlas: &Atlas, state: &State, view: View, to: EditionIx) -> Vec<WayGroup> {
    groups_by(atlas, state, view, |place| atlas.passage_between(place, state.edition, to))
}

fn groups_by(
    atlas: &Atlas,
    state: &State,
    view: View,
    passage: impl Fn(PlaceIx) -> Option<Passage>,
) -> Vec<WayGroup> {
    let mut passages = Vec::new();
    for i in 0..atlas.places.len() {
        let place = PlaceIx(i as u16);
        let Some(passage) = passage(place) else { continue };
        let Some(row) = passage.now.or(passage.before) else { continue };
        let label = atlas.label(row);
        // What was merged into another place is told there.
        let shown = View::of(label.territory) == view && state.filter.shows(atlas, label);
        if label.place == place && shown {
            passages.push((Way::of(atlas, &passage), passage));
        }
    }
    let mut groups: Vec<WayGroup> = Vec::new();
    for change in CHANGES {
        for kind in Kind::ALL {
            for (way, passage) in &passages {
                if way.change != change || way.kind() != Some(kind) {
                    continue;
                }
                match groups.iter_mut().find(|group| group.way == *way) {
                    Some(group) => group.passages.push(*passage),
                    None => groups.push(WayGroup { way: *way, passages: vec![*passage] }),
                }
            }
        }
    }
    groups
}

/// Adds « Par rapport à l’édition 2021 : 3 Communautés gagnées et 13 Capitales conservées ».
fn push_groups(out: &mut String, atlas: &Atlas, edition: EditionIx, groups: &[WayGroup], lang: Lang) {
    match edition.0.checked_sub(1) {
        Some(before) => push_compared(out, atlas, EditionIx(before), lang),
        None => lang.say(out, "Première édition", "First edition"),
    }
    lang.say(out, "\u{a0}: ", ": ");
    push_ways(out, atlas, edition, groups, lang);
}

/// Adds « Par rapport à l’édition 2021 ».
pub fn push_compared(out: &mut String, atlas: &Atlas, before: EditionIx, lang: Lang) {
    lang.say(out, "Par rapport à ", "Compared with ");
    prose::push_the_edition(out, atlas, before, lang);
}

fn push_ways(out: &mut String, atlas: &Atlas, edition: EditionIx, groups: &[WayGroup], lang: Lang) {
    for (i, group) in groups.iter().enumerate() {
        lang.say_separator(out, i, groups.len());
        prose::push_way(out, atlas, group.way, group.passages.len(), edition, lang);
    }
}

/// A group with its names; where a source reports a loss, with that source.
fn item(tree: &mut Tree, atlas: &Atlas, edition: EditionIx, group: &WayGroup, lang: Lang) {
    let out = tree.open("li", "");
    prose::push_way(out, atlas, group.way, group.passages.len(), edition, lang);
    lang.say(out, "\u{a0}: ", ": ");
    for (i, passage) in group.passages.iter().enumerate() {
        lang.say_separator(out, i, group.passages.len());
        prose::push_name(out, atlas, passage, lang);
    }
    out.push('.');
    if group.way.change == Change::Lost {
        for row in group.passages.iter().filter_map(|passage| passage.now) {
            title_source(tree, atlas, atlas.label(row), lang);
        }
    }
    tree.close();
}
