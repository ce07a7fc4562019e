//! What the map says in words, as trees of headings, lists and links: the panel of a selection, the complete
//! list and what a search found. Written as a string natively, with `createElement` in the browser. Knows no pixel.

mod changes;
mod list;
mod panel;
mod results;
mod tree;

use changes::push_changes;
pub use changes::{WayGroup, changes, groups_between, push_compared, push_edition_news, push_where};
pub use list::list;
pub use panel::panel;
pub use results::results;
pub use tree::{Fields, Step, Tree};

use crate::FeatureId;
use crate::atlas::{Atlas, Certainty, Label, LabelIx, Territory, Tier};
use crate::interact::{State, View};
use crate::prose::{self, Lang, Words};

/// CSS class of a tier: painted as its symbol, dashed where the row is deduced.
fn tier_class(tier: Tier, certainty: Certainty) -> &'static str {
    let classes = match certainty {
        Certainty::Confirmed => "capitale,communaute,metropole,hub,lost",
        Certainty::Inferred => {
            "capitale inferred,communaute inferred,metropole inferred,hub inferred,lost inferred"
        }
    };
    prose::word(classes, tier as usize)
}

/// Adds « Capitale French Tech »; in English « French Tech Capital ».
pub fn push_title(out: &mut String, tier: Tier, lang: Lang) {
    let given = tier != Tier::Lost;
    lang.say(out, "", if given { "French Tech " } else { "" });
    prose::push_tier(out, tier, lang);
    lang.say(out, if given { " French Tech" } else { "" }, "");
}

/// The title of a row; a deduced one says so.
fn push_row_title(out: &mut String, label: &Label, lang: Lang) {
    push_title(out, label.tier, lang);
    prose::push_certainty(out, label.certainty, lang);
}

/// Adds « Lille, Hauts-de-France »; once where the city bears the name of its country.
pub fn push_whereabouts(out: &mut String, atlas: &Atlas, label: &Label, lang: Lang) {
    let (city, territory) = (label.city.get(lang), atlas.territory_name(label.territory, lang));
    out.push_str(city);
    if city != territory {
        out.push_str(", ");
        out.push_str(territory);
    }
}

/// Marks the element as standing for a feature.
fn put_feature(tree: &mut Tree, atlas: &Atlas, feature: FeatureId) {
    tree.put(Step::Id, &feature.to_text(atlas));
}

/// The official name, said in its own language on a page in the other.
fn put_name(tree: &mut Tree, tag: &'static str, class: &'static str, label: &Label, lang: Lang) {
    tree.open(tag, class).push_str(&label.name);
    put_lang(tree, prose::lang_of_name(&label.name), lang);
    tree.close();
}

/// The name of a region or country as a heading.
fn put_heading(tree: &mut Tree, tag: &'static str, atlas: &Atlas, territory: Territory, lang: Lang) {
    tree.open(tag, "").push_str(atlas.territory_name(territory, lang));
    put_lang(tree, lang_of_territory(atlas, territory, lang), lang);
    tree.close();
}

/// The language of the name that a region or country has on a page: a region without an English name of its own is named
/// in French.
fn lang_of_territory(atlas: &Atlas, territory: Territory, lang: Lang) -> Lang {
    let french = atlas.territory_name(territory, lang) == atlas.territory_name(territory, Lang::Fr);
    if french && View::of(territory) == View::France { Lang::Fr } else { lang }
}

/// Says the language of an element where it is not that of the page.
fn put_lang(tree: &mut Tree, own: Lang, lang: Lang) {
    tree.put(Step::Lang, if own == lang { "" } else { own.tag() });
}

/// Adds when the data was last changed and which it is; `noted` with what was changed.
fn put_revision(tree: &mut Tree, atlas: &Atlas, noted: bool, lang: Lang) {
    let out = tree.open("p", "source");
    prose::push_revision(out, atlas, lang);
    out.push('.');
    if noted {
        out.push(' ');
        out.push_str(atlas.revision.note.get(lang));
    }
    tree.close();
}

/// Adds the sentence of what a region or country holds; where a filter hides some of it, nothing.
fn put_holdings(tree: &mut Tree, atlas: &Atlas, state: &State, territory: Territory) {
    if !state.filter.is_active() {
        prose::push_holdings(tree.open("p", "summary"), atlas, territory, state.edition, false, state.lang);
        tree.close();
    }
}

/// Adds what a region or country does not show: that nothing is known of it, or how many of its labels the filter
/// hides.
#[inline(never)]
fn put_absence(tree: &mut Tree, atlas: &Atlas, state: &State, territory: Territory, shown: usize) {
    let hidden = hidden_in(atlas, state, territory);
    if hidden > 0 {
        prose::push_hidden(tree.open("p", "summary"), hidden, state.lang);
        tree.close();
    } else if shown == 0 {
        tree.leaf("p", "summary", Words { lang: state.lang }.nothing_known());
    }
}

/// How many labels of a region or country the filter hides.
#[inline(never)]
pub(crate) fn hidden_in(atlas: &Atlas, state: &State, territory: Territory) -> usize {
    atlas.ranked_in(state.edition, territory).len() - rows_in(atlas, state, territory).len()
}

/// Rows in force in a region or country that are shown, Capitales first.
#[inline(never)]
fn rows_in(atlas: &Atlas, state: &State, territory: Territory) -> Vec<LabelIx> {
    let mut rows = atlas.ranked_in(state.edition, territory);
    rows.retain(|row| state.filter.shows(atlas, atlas.label(*row)));
    rows
}
