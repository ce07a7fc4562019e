//! Panel, list and search results of a map of supplied places, as trees. Text of the host is text: never markup.

use super::facts::{Facts, Place, facet};
use super::find::{Finds, Folded, find};
use super::words::{class, describe, push_counted, push_counts, push_number, push_places, title};
use crate::atlas::PlaceIx;
use crate::content::{Step, Tree};
use crate::interact::{Choice, Filter, State};
use crate::prose::Lang;
use crate::sorted::{ranks, sort_by};
use crate::{AreaIx, FeatureId};

/// Most places that a panel lists, and the list in all: more is read by nobody, and the search finds the others.
const IN_PANEL: usize = 200;
const IN_LIST: usize = 2_000;

/// The panel of what is open; `beside` are other places of the same group on the map. `None` when nothing is.
pub fn panel(facts: &Facts, state: &State, beside: &[u32]) -> Option<Tree> {
    let mut tree = Tree::default();
    tree.open("div", "");
    match state.selection()? {
        FeatureId::Place(ix) => place_panel(&mut tree, facts, state, ix, beside),
        FeatureId::Area(ix) => area_panel(&mut tree, facts, state, ix),
        _ => return None,
    }
    tree.close();
    Some(tree)
}

fn place_panel(tree: &mut Tree, facts: &Facts, state: &State, ix: PlaceIx, beside: &[u32]) {
    let Some(place) = facts.place(ix) else { return };
    let lang = state.lang;
    tree.leaf("h3", "", &place.name);
    if let Some(tier) =
        facts.tiers.get(usize::from(place.tier)).filter(|tier| !tier.name.get(lang).is_empty())
    {
        tree.open("div", "standing");
        tree.leaf("p", class(tier.symbol), tier.name.get(lang));
        tree.close();
    }
    let around = place.area.and_then(|area| facts.area(area)).map_or("", |area| area.name.get(lang));
    // The area has a button below.
    if !place.group.is_empty() && place.group != around {
        tree.leaf("p", "", &place.group);
    }
    if !place.note.is_empty() {
        tree.leaf("p", "summary", &place.note);
    }
    if let Some(edition) = place.edition.and_then(|edition| facts.editions.get(usize::from(edition.0))) {
        let out = tree.open("p", "");
        lang.say(out, "Édition\u{a0}: ", "Edition: ");
        out.push_str(edition);
        tree.close();
    }
    put_link(tree, place, lang);
    let others: Vec<u32> = beside.iter().copied().filter(|other| *other != u32::from(ix.0)).collect();
    if !others.is_empty() {
        let out = tree.open("h4", "");
        lang.say(out, "Au même endroit", "In the same spot");
        tree.close();
        put_places(tree, facts, &others, lang);
    }
    if let Some(area) = place.area {
        tree.open("button", "up").push_str(around);
        tree.put(Step::Id, &facts.text_of(FeatureId::Area(area)));
        tree.close();
    }
}

fn put_link(tree: &mut Tree, place: &Place, lang: Lang) {
    if place.link.is_empty() {
        return;
    }
    tree.open("p", "source");
    let out = tree.open("a", "");
    lang.say(out, "En savoir plus", "Read more");
    tree.put(Step::Href, &place.link);
    tree.close();
    tree.close();
}

fn area_panel(tree: &mut Tree, facts: &Facts, state: &State, ix: AreaIx) {
    let lang = state.lang;
    let (name, note) = describe(facts, state, FeatureId::Area(ix));
    tree.leaf("h3", "", &name);
    if !note.is_empty() {
        let out = tree.open("p", "summary");
        out.push_str(&note);
        out.push('.');
        tree.close();
    }
    let shown = shown_in(facts, state, facts.held(ix));
    put_places(tree, facts, &shown, lang);
    // A row that is joined by code and called as its area speaks of the area itself.
    let only = if let [row] = shown[..] { facts.places.get(row as usize) } else { None };
    if let Some(place) = only.filter(|place| place.name == name && !place.note.is_empty()) {
        tree.leaf("p", "summary", &place.note);
    }
    put_hidden(tree, facts, state, ix, shown.len());
}

/// Places of an area that are shown, those of the first ranks before the others, then by their names.
fn shown_in(facts: &Facts, state: &State, rows: &[u32]) -> Vec<u32> {
    let shown = |row: &&u32| {
        facts.places.get(**row as usize).is_some_and(|place| facts.shows(place, state.filter, state.edition))
    };
    let shown: Vec<u32> = rows.iter().filter(shown).copied().collect();
    let key = |row: &u32| {
        let place = facts.places.get(*row as usize);
        place.map(|place| (place.tier, crate::find::fold(&place.name)))
    };
    let keys: Vec<_> = shown.iter().map(key).collect();
    let order = ranks(shown.len(), &mut |a, b| keys[a] < keys[b]);
    order.into_iter().map(|i| shown[i]).collect()
}

/// What a filter hides is said to be hidden.
fn put_hidden(tree: &mut Tree, facts: &Facts, state: &State, area: AreaIx, shown: usize) {
    let in_edition =
        |row: &&u32| facts.places.get(**row as usize).is_some_and(|place| facts.is_in(place, state.edition));
    let hidden = facts.held(area).iter().filter(in_edition).count() - shown;
    if hidden == 0 {
        return;
    }
    let out = tree.open("p", "source");
    push_places(out, hidden as u64, state.lang);
    let many = hidden > 1;
    state.lang.say(
        out,
        if many { " masqués par le filtre." } else { " masqué par le filtre." },
        " hidden by the filter.",
    );
    tree.close();
}

/// Buttons that open places.
fn put_places(tree: &mut Tree, facts: &Facts, rows: &[u32], lang: Lang) {
    if rows.is_empty() {
        return;
    }
    tree.open("ul", "places");
    for row in rows.iter().take(IN_PANEL) {
        let Some(place) = facts.places.get(*row as usize) else { continue };
        let tier = facts.tiers.get(usize::from(place.tier));
        tree.open("li", "");
        tree.open("button", tier.map_or("", |tier| class(tier.symbol)));
        tree.put(Step::Id, &place.slug);
        tree.leaf("span", "name", &place.name);
        tree.leaf("span", "tier", tier.map_or("", |tier| tier.name.get(lang)));
        tree.close();
        tree.close();
    }
    tree.close();
    put_more(tree, rows.len().saturating_sub(IN_PANEL), lang);
}

/// How many are not listed.
fn put_more(tree: &mut Tree, more: usize, lang: Lang) {
    if more == 0 {
        return;
    }
    let out = tree.open("p", "source");
    lang.say(out, "Et ", "And ");
    push_number(out, more as u64, lang);
    lang.say(
        out,
        if more > 1 { " autres, que la recherche trouve." } else { " autre, que la recherche trouve." },
        " more, which the search finds.",
    );
    tree.close();
}

/// Everything that the map shows, under its areas or groups.
pub fn list(facts: &Facts, state: &State) -> Tree {
    let lang = state.lang;
    let mut tree = Tree::default();
    tree.open("div", "");
    tree.leaf("h3", "", &title(facts, lang));
    push_counted(tree.open("p", ""), facts, state);
    tree.close();
    let mut left = IN_LIST;
    for section in sections(facts, state) {
        put_section(&mut tree, facts, state, &section, &mut left);
    }
    let shown: usize = facts.count_all(state.filter, state.edition).iter().map(|count| *count as usize).sum();
    put_more(&mut tree, shown.saturating_sub(IN_LIST), lang);
    if !facts.credit.is_empty() {
        tree.leaf("p", "source", &facts.credit);
    }
    tree.close();
    tree
}

/// Places under one heading.
struct Section {
    name: String,
    /// Those without a name last, the others by their letters.
    key: (bool, String),
    area: Option<AreaIx>,
    rows: Vec<u32>,
}

impl Section {
    fn new(name: &str, area: Option<AreaIx>, rows: Vec<u32>) -> Section {
        Section { name: name.to_owned(), key: (name.is_empty(), crate::find::fold(name)), area, rows }
    }
}

/// By area where places lie in areas, else by group; those that lie in nothing come last.
fn sections(facts: &Facts, state: &State) -> Vec<Section> {
    let mut sections = Vec::new();
    for (i, area) in facts.areas.iter().enumerate() {
        let ix = AreaIx(i as u16);
        let rows = shown_in(facts, state, facts.held(ix));
        // Thousands of areas without a place would hide those with one.
        if !rows.is_empty() || facts.areas.len() <= IN_PANEL || facts.places.is_empty() {
            sections.push(Section::new(area.name.get(state.lang), Some(ix), rows));
        }
    }
    let all: Vec<u32> = (0..facts.places.len() as u32).collect();
    let nowhere = |row: &u32| facts.places.get(*row as usize).is_some_and(|place| place.area.is_none());
    let rest: Vec<u32> = all.into_iter().filter(nowhere).collect();
    let rest = shown_in(facts, state, &rest);
    let group = |row: &u32| facts.places.get(*row as usize).map_or("", |place| &place.group);
    let mut names: Vec<&str> = rest.iter().map(group).collect();
    sort_by(&mut names, |a, b| a < b);
    names.dedup();
    for name in names {
        let rows = rest.iter().copied().filter(|row| group(row) == name).collect();
        sections.push(Section::new(name, None, rows));
    }
    sort_by(&mut sections, |a, b| a.key < b.key);
    sections
}

fn put_section(tree: &mut Tree, facts: &Facts, state: &State, section: &Section, left: &mut usize) {
    let lang = state.lang;
    if *left == 0 {
        return;
    }
    tree.open("section", "");
    if let Some(area) = section.area {
        tree.put(Step::Id, &facts.text_of(FeatureId::Area(area)));
    }
    if !section.name.is_empty() {
        tree.leaf("h5", "", &section.name);
    }
    if section.area.is_some() && !facts.places.is_empty() {
        let out = tree.open("p", "");
        let start = out.len();
        push_counts(out, facts, &facts.count(&section.rows, state.filter, state.edition), lang);
        if out.len() == start {
            lang.say(out, "Aucun lieu", "No place");
        }
        out.push('.');
        tree.close();
    }
    if !section.rows.is_empty() {
        tree.open("ul", "");
        for row in section.rows.iter().take(*left) {
            put_item(tree, facts, *row, lang);
        }
        *left = left.saturating_sub(section.rows.len());
        tree.close();
    }
    tree.close();
}

fn put_item(tree: &mut Tree, facts: &Facts, row: u32, lang: Lang) {
    let Some(place) = facts.places.get(row as usize) else { return };
    let tier = facts.tiers.get(usize::from(place.tier));
    tree.open("li", tier.map_or("", |tier| class(tier.symbol)));
    tree.put(Step::Id, &place.slug);
    tree.leaf("span", "", &place.name);
    let out = tree.open("span", "");
    for part in [tier.map_or("", |tier| tier.name.get(lang)), &place.group, &place.note] {
        if !part.is_empty() {
            out.push_str(", ");
            out.push_str(part);
        }
    }
    tree.close();
    if !place.link.is_empty() {
        tree.leaf("span", "", " ");
        put_link(tree, place, lang);
    }
    tree.close();
}

/// What fits what a reader types; how many there are is its text.
pub fn results(facts: &Facts, folded: &Folded, state: &State, typed: &str) -> Tree {
    let lang = state.lang;
    let Finds { groups, total } = find(folded, typed);
    let mut tree = Tree::default();
    let out = tree.open("div", "");
    if total == 0 {
        lang.say(out, "Rien de ce nom sur la carte.", "Nothing of that name on the map.");
    } else {
        push_number(out, total as u64, lang);
        lang.say(out, " résultat", " result");
        out.push_str(if total > 1 { "s" } else { "" });
    }
    for group in groups {
        let out = tree.open("section", "");
        match group.found.first() {
            Some(FeatureId::Area(_)) => lang.say(out, "Territoires", "Areas"),
            _ => lang.say(out, "Lieux", "Places"),
        }
        if group.total > group.found.len() {
            out.push_str(" · ");
            push_number(out, group.found.len() as u64, lang);
            lang.say(out, " sur ", " of ");
            push_number(out, group.total as u64, lang);
        }
        for feature in group.found {
            put_option(&mut tree, facts, state, feature);
        }
        tree.close();
    }
    tree.close();
    tree
}

fn put_option(tree: &mut Tree, facts: &Facts, state: &State, feature: FeatureId) {
    let tier = match feature {
        FeatureId::Place(ix) => facts.place(ix).and_then(|place| facts.tiers.get(usize::from(place.tier))),
        _ => None,
    };
    let (name, note) = describe(facts, state, feature);
    tree.open("p", tier.map_or("", |tier| class(tier.symbol)));
    tree.put(Step::Id, &facts.text_of(feature));
    tree.leaf("span", "name", &name);
    tree.leaf("span", "note", &note);
    tree.close();
}

/// What can be shown or hidden. Nothing where there is one rank only.
pub fn choices(facts: &Facts, state: &State) -> Vec<Choice> {
    let present = facts.count_all(Filter::default(), state.edition);
    let mut choices = Vec::new();
    for (i, count) in present.into_iter().enumerate().take(facts.tiers.len()) {
        let Some(facet) = facet(i as u8).filter(|_| count > 0) else { continue };
        let count = count.min(u16::MAX.into()) as u16;
        choices.push(Choice { facet, count, shown: !state.filter.hides(facet) });
    }
    if choices.len() < 2 { Vec::new() } else { choices }
}

/// What an edition shows, and how that differs from the one before: its heading, and what came and went.
pub fn changes(facts: &Facts, state: &State) -> Tree {
    let lang = state.lang;
    let mut tree = Tree::default();
    tree.open("div", "");
    tree.leaf("h3", "", facts.editions.get(usize::from(state.edition.0)).map_or("", String::as_str));
    push_counted(tree.open("p", ""), facts, state);
    tree.close();
    let (gained, lost) = compared(facts, state);
    for (n, fr, en) in [
        (gained, "De plus que dans l’édition précédente\u{a0}: ", "More than in the edition before: "),
        (lost, "De moins\u{a0}: ", "Fewer: "),
    ] {
        if n > 0 {
            let out = tree.open("p", "");
            lang.say(out, fr, en);
            push_places(out, n, lang);
            out.push('.');
            tree.close();
        }
    }
    tree.close();
    tree
}

/// How many names an edition has that the one before lacks, and the other way round.
fn compared(facts: &Facts, state: &State) -> (u64, u64) {
    let Some(before) = state.edition.0.checked_sub(1) else { return (0, 0) };
    let names = |edition: u8| {
        let own = |place: &&Place| place.edition.is_some_and(|own| own.0 == edition);
        let mut names: Vec<&str> = facts.places.iter().filter(own).map(|place| &*place.name).collect();
        sort_by(&mut names, |a, b| a < b);
        names.dedup();
        names
    };
    let (now, then) = (names(state.edition.0), names(before));
    let lacking =
        |all: &[&str], of: &[&str]| all.iter().filter(|name| of.binary_search(name).is_err()).count();
    (lacking(&now, &then) as u64, lacking(&then, &now) as u64)
}
