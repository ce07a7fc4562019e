//! The complete list: everything the map shows, in reading order, without the map.

use super::panel::rows_in;
use super::{Node, tier_class, tier_title, whereabouts};
use crate::FeatureId;
use crate::atlas::{Atlas, Certainty, CountryIx, LabelIx, RegionIx, RegionKind, Territory};
use crate::interact::{State, View};
use crate::map::labelled_countries;
use crate::order::sort_by;
use crate::prose::{self, Lang, Words};

/// The list of the current view and edition.
pub fn list(atlas: &Atlas, state: &State) -> Node {
    let lang = state.lang;
    let words = Words { lang };
    let counts = atlas.counts(state.edition);
    let mut children = vec![
        Node::text("h3", words.title(state.view)),
        Node::text("p", &(prose::announcement(atlas, state.edition, lang) + ".")),
        Node::text("p", &(prose::counts_sentence(&counts, state.view, lang) + ".")),
    ];
    match state.view {
        View::France => {
            children.push(Node::text("h4", words.mainland()));
            regions(atlas, state, &[RegionKind::Mainland], &mut children);
            children.push(Node::text("h4", words.overseas()));
            regions(atlas, state, &[RegionKind::Overseas, RegionKind::Collectivity], &mut children);
        }
        View::World => {
            children.push(Node::text("h4", words.abroad()));
            let mut countries = labelled_countries(atlas, state.edition);
            let key = |ix: &CountryIx| sort_key(atlas.country(*ix).name.get(lang));
            sort_by(&mut countries, |a, b| key(a) < key(b));
            for ix in countries {
                children.push(country(atlas, state, ix));
            }
        }
    }
    Node::parent("div", children)
}

fn regions(atlas: &Atlas, state: &State, kinds: &[RegionKind], children: &mut Vec<Node>) {
    let mut regions: Vec<RegionIx> = (0..atlas.regions.len() as u8).map(RegionIx).collect();
    regions.retain(|ix| kinds.contains(&atlas.region(*ix).kind));
    let key = |ix: &RegionIx| sort_key(atlas.region(*ix).name.get(state.lang));
    sort_by(&mut regions, |a, b| key(a) < key(b));
    for ix in regions {
        let name = atlas.region(ix).name.get(state.lang);
        children.push(section(atlas, state, name, FeatureId::Region(ix), Territory::Region(ix)));
    }
}

fn country(atlas: &Atlas, state: &State, ix: CountryIx) -> Node {
    let name = atlas.country(ix).name.get(state.lang);
    section(atlas, state, name, FeatureId::Country(ix), Territory::Country(ix))
}

fn section(atlas: &Atlas, state: &State, name: &str, feature: FeatureId, territory: Territory) -> Node {
    let rows = rows_in(atlas, state, territory);
    let heading = Node::text("h5", name);
    let body = if rows.is_empty() {
        Node::text("p", Words { lang: state.lang }.nothing_known())
    } else {
        Node::parent("ul", rows.iter().map(|ix| item(atlas, *ix, state.lang)).collect())
    };
    Node::parent("section", vec![heading, body]).id(&feature.to_text(atlas))
}

fn item(atlas: &Atlas, row: LabelIx, lang: Lang) -> Node {
    let label = atlas.label(row);
    let mut tier = tier_title(label.tier, lang);
    if label.certainty == Certainty::Inferred {
        tier += lang.pick(" (déduite)", " (inferred)");
    }
    let rest = [", ", &tier, ", ", &whereabouts(atlas, label, lang), ". "].concat();
    let children = vec![
        Node::text("span", &label.name).french(lang),
        Node::text("span", &rest),
        Node::link(
            &[Words { lang }.source(), lang.pick("\u{a0}: ", ": "), prose::host_of(&label.source)].concat(),
            &label.source,
        ),
    ];
    Node::parent("li", children)
        .class(tier_class(label.tier))
        .id(&FeatureId::Place(label.place).to_text(atlas))
}

/// Alphabetical order that puts É with E and ignores case.
fn sort_key(name: &str) -> String {
    name.chars().map(unaccented).collect()
}

fn unaccented(c: char) -> char {
    match c {
        'À' | 'Â' | 'à' | 'â' | 'á' | 'ã' => 'a',
        'Ç' | 'ç' => 'c',
        'É' | 'È' | 'Ê' | 'Ë' | 'é' | 'è' | 'ê' | 'ë' => 'e',
        'Î' | 'Ï' | 'î' | 'ï' | 'í' => 'i',
        'Ô' | 'Ö' | 'ô' | 'ö' | 'ó' => 'o',
        'Ù' | 'Û' | 'Ü' | 'ù' | 'û' | 'ü' => 'u',
        c => c.to_ascii_lowercase(),
    }
}
