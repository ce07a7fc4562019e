//! The titles of a place through the editions. Spans name the editions they rest on (« Capitale, éditions 2019
//! et 2023 ») and never run on past the last source.

use super::{Kind, Lang};
use crate::atlas::{Atlas, Certainty, LabelIx, PlaceIx, Tier};

/// One title with the editions that gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// What was held.
    pub tier: Tier,
    /// « Métropole, édition 2014 ».
    pub text: String,
    /// The rows it rests on, oldest first.
    pub rows: Vec<LabelIx>,
}

/// The titles of a place and of those it continues, oldest first, equal tiers in a row joined.
pub fn history(atlas: &Atlas, place: PlaceIx, lang: Lang) -> Vec<HistoryLine> {
    let mut spans: Vec<(Tier, Vec<LabelIx>)> = Vec::new();
    for row in atlas.history(place) {
        let tier = atlas.label(row).tier;
        match spans.last_mut() {
            Some((last, rows)) if *last == tier => rows.push(row),
            _ => spans.push((tier, vec![row])),
        }
    }
    spans
        .into_iter()
        .map(|(tier, rows)| HistoryLine { tier, text: line(atlas, tier, &rows, lang), rows })
        .collect()
}

fn line(atlas: &Atlas, tier: Tier, rows: &[LabelIx], lang: Lang) -> String {
    let mut editions: Vec<String> = rows.iter().map(|ix| row_name(atlas, *ix, lang)).collect();
    editions.dedup();
    let title = match Kind::of(tier) {
        Some(kind) => kind.noun(false, lang),
        None => lang.pick("Titre perdu", "Title lost"),
    };
    let many = editions.len() > 1;
    let noun =
        lang.pick(if many { "éditions" } else { "édition" }, if many { "editions" } else { "edition" });
    [title, ", ", noun, " ", &enumerate(&editions, lang)].concat()
}

/// The edition of a row; a deduced row says so.
fn row_name(atlas: &Atlas, row: LabelIx, lang: Lang) -> String {
    let label = atlas.label(row);
    let name = super::edition_name(atlas, label.edition, lang);
    match label.certainty {
        Certainty::Confirmed => name,
        Certainty::Inferred => name + lang.pick(" (déduite)", " (inferred)"),
    }
}

/// « a », « a et b », « a, b et c ».
pub fn enumerate(items: &[String], lang: Lang) -> String {
    let and = lang.pick(" et ", " and ");
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => {
            let mut out = String::new();
            for (i, item) in head.iter().enumerate() {
                out += if i > 0 { ", " } else { "" };
                out += item;
            }
            out + and + last
        }
    }
}
