//! The titles of a place through the editions. Spans name the editions they rest on (« Capitale, éditions 2019
//! et 2023 ») and never run on past the last source.

use super::{Lang, push_edition, push_tier};
use crate::atlas::{Atlas, Certainty, LabelIx};

/// Adds « Métropole, édition 2014 » for rows of one tier, oldest first.
pub fn push_span(out: &mut String, atlas: &Atlas, rows: &[LabelIx], lang: Lang) {
    let Some(first) = rows.first() else { return };
    push_tier(out, atlas.label(*first).tier, lang);
    lang.say(out, ", édition", ", edition");
    let said = |row: &LabelIx| (atlas.label(*row).edition, atlas.label(*row).certainty);
    let mut named: Vec<LabelIx> = Vec::new();
    for row in rows {
        if named.last().map(said) != Some(said(row)) {
            named.push(*row);
        }
    }
    out.push_str(if named.len() > 1 { "s " } else { " " });
    for (i, row) in named.iter().enumerate() {
        lang.say_separator(out, i, named.len());
        let (edition, certainty) = said(row);
        push_edition(out, atlas, edition, lang);
        push_certainty(out, certainty, lang);
    }
}

/// Says what is deduced, after its name.
pub fn push_certainty(out: &mut String, certainty: Certainty, lang: Lang) {
    if certainty == Certainty::Inferred {
        lang.say(out, " (déduite)", " (inferred)");
    }
}
