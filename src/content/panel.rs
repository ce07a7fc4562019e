//! The panel beside the map: one place with its history, or a region or country with its labels.

use super::{Node, tier_class, tier_title, whereabouts};
use crate::FeatureId;
use crate::atlas::{Atlas, Certainty, LabelIx, PlaceIx, Territory};
use crate::interact::{State, View};
use crate::order::sort_by;
use crate::prose::{self, Lang, Words};

/// The panel of the current selection; `None` when nothing is selected.
pub fn panel(atlas: &Atlas, state: &State) -> Option<Node> {
    match state.selection()? {
        FeatureId::Place(place) => Some(place_panel(atlas, state, place)),
        FeatureId::Region(ix) => {
            let name = Node::text("h3", atlas.region(ix).name.get(state.lang));
            Some(territory_panel(atlas, state, name, Territory::Region(ix)))
        }
        FeatureId::Country(ix) => {
            let name = Node::text("h3", atlas.country(ix).name.get(state.lang));
            Some(territory_panel(atlas, state, name, Territory::Country(ix)))
        }
        FeatureId::France => Some(france_panel(atlas, state)),
    }
}

fn place_panel(atlas: &Atlas, state: &State, place: PlaceIx) -> Node {
    let lang = state.lang;
    let held = atlas.held(place, state.edition);
    let Some(row) = held.or_else(|| atlas.history(place).last().copied()) else {
        return Node::text("div", &atlas.place(place).slug);
    };
    let label = atlas.label(row);
    let mut children = vec![
        Node::text("h3", &label.name).french(lang),
        standing(atlas, state, held, row),
        Node::text("p", &whereabouts(atlas, label, lang)).class("where"),
        Node::text("h4", Words { lang }.history()),
        titles(atlas, place, lang),
    ];
    if let Some(back) = back_to_territory(atlas, label.territory, lang) {
        children.push(back);
    }
    Node::parent("div", children)
}

/// The tier in the edition on show, with its certainty.
fn standing(atlas: &Atlas, state: &State, held: Option<LabelIx>, row: LabelIx) -> Node {
    let lang = state.lang;
    let words = Words { lang };
    if held.is_none() {
        return Node::text("p", words.not_found_in_edition()).class("tier none");
    }
    let label = atlas.label(row);
    let (certainty, class) = match label.certainty {
        Certainty::Confirmed => (words.confirmed(), ""),
        Certainty::Inferred => (words.inferred(), " inferred"),
    };
    let tier =
        Node::text("p", &tier_title(label.tier, lang)).class(&[tier_class(label.tier), class].concat());
    Node::parent("div", vec![tier, Node::text("p", certainty).class("certainty")]).class("standing")
}

/// One line per title, each with the sources it rests on.
fn titles(atlas: &Atlas, place: PlaceIx, lang: Lang) -> Node {
    let colon = lang.pick("\u{a0}: ", ": ");
    let line = |line: prose::HistoryLine| {
        let mut item = Node::text("li", &line.text);
        for row in line.rows {
            let label = atlas.label(row);
            let text = [Words { lang }.source(), " ", &atlas.edition(label.edition).id, colon].concat();
            let link = Node::link(prose::host_of(&label.source), &label.source);
            let mut source = Node::text("p", &text).class("source");
            source.children.push(link);
            item.children.push(source);
        }
        item
    };
    Node::parent("ul", prose::history(atlas, place, lang).into_iter().map(line).collect()).class("titles")
}

fn back_to_territory(atlas: &Atlas, territory: Territory, lang: Lang) -> Option<Node> {
    let (id, name) = match territory {
        Territory::Region(ix) => (FeatureId::Region(ix), atlas.region(ix).name.get(lang)),
        Territory::Country(ix) => (FeatureId::Country(ix), atlas.country(ix).name.get(lang)),
    };
    let text = [lang.pick("Voir\u{a0}: ", "See "), name].concat();
    Some(Node::text("button", &text).class("up").id(&id.to_text(atlas)))
}

fn territory_panel(atlas: &Atlas, state: &State, name: Node, territory: Territory) -> Node {
    let lang = state.lang;
    let rows = rows_in(atlas, state, territory);
    let counts = atlas.counts_of(state.edition, territory);
    let mut children = vec![name];
    if rows.is_empty() {
        children.push(Node::text("p", Words { lang }.nothing_known()).class("summary"));
    } else {
        let view = if matches!(territory, Territory::Region(_)) { View::France } else { View::World };
        let summary = [
            &prose::counts_sentence(&counts, view, lang),
            lang.pick(" (édition ", " ("),
            &prose::edition_name(atlas, state.edition, lang),
            lang.pick(")", " edition)"),
        ];
        children.push(Node::text("p", &summary.concat()).class("summary"));
        children.push(
            Node::parent("ul", rows.iter().map(|ix| entry(atlas, *ix, lang)).collect()).class("places"),
        );
    }
    children.push(edition_source(atlas, state));
    Node::parent("div", children)
}

fn france_panel(atlas: &Atlas, state: &State) -> Node {
    let counts = atlas.counts(state.edition);
    let words = Words { lang: state.lang };
    Node::parent(
        "div",
        vec![
            Node::text("h3", words.france()),
            Node::text("p", &prose::counts_sentence(&counts, View::France, state.lang)).class("summary"),
            Node::text("button", words.see_france()).class("up").id("view:france"),
            edition_source(atlas, state),
        ],
    )
}

/// Rows in force there, Capitales first.
pub(super) fn rows_in(atlas: &Atlas, state: &State, territory: Territory) -> Vec<LabelIx> {
    let mut rows = atlas.active(state.edition);
    rows.retain(|ix| atlas.label(*ix).territory == territory);
    sort_by(&mut rows, |a, b| atlas.label(*a).tier < atlas.label(*b).tier);
    rows
}

/// A place in the list of a region: a button that opens it.
fn entry(atlas: &Atlas, row: LabelIx, lang: Lang) -> Node {
    let label = atlas.label(row);
    let id = FeatureId::Place(label.place).to_text(atlas);
    let inferred = label.certainty == Certainty::Inferred;
    let class = [tier_class(label.tier), if inferred { " inferred" } else { "" }].concat();
    let mut tier = tier_title(label.tier, lang);
    if inferred {
        tier += lang.pick(" (déduite)", " (inferred)");
    }
    let name = Node::text("span", &label.name).class("name").french(lang);
    let button =
        Node::parent("button", vec![name, Node::text("span", &tier).class("tier")]).class(&class).id(&id);
    Node::parent("li", vec![button])
}

/// When, who announced it, and who says so.
fn edition_source(atlas: &Atlas, state: &State) -> Node {
    let edition = atlas.edition(state.edition);
    let lang = state.lang;
    let mut text = prose::announcement(atlas, state.edition, lang);
    let mut link = None;
    if !edition.source.is_empty() {
        text += lang.pick(". Source\u{a0}: ", ". Source: ");
        link = Some(Node::link(prose::host_of(&edition.source), &edition.source));
    }
    let mut source = Node::text("p", &text).class("source");
    source.children.extend(link);
    source
}
