//! What a filter shows and hides, in words.

use super::tallies::{push_agreement, push_counts};
use super::{Kind, Lang, Words, push_decimal};
use crate::atlas::Atlas;
use crate::interact::{Facet, State};

/// « Communautés masquées ».
pub fn hidden_phrase(kind: Kind, lang: Lang) -> String {
    let mut out = String::from(kind.noun(true, lang));
    lang.say(&mut out, " masqué", " hidden");
    if lang == Lang::Fr {
        push_agreement(&mut out, kind, 2);
    }
    out
}

/// Adds « 3 labels masqués par le filtre ».
pub fn push_hidden(out: &mut String, n: usize, lang: Lang) {
    push_decimal(out, n as u64);
    out.push_str(" label");
    if n > 1 {
        out.push('s');
    }
    lang.say(out, if n > 1 { " masqués" } else { " masqué" }, " hidden");
    lang.say(out, " par le filtre", " by the filter");
}

/// Adds the word on the button of a facet.
pub fn push_word(out: &mut String, facet: Facet, lang: Lang) {
    let words = Words { lang };
    out.push_str(match facet.kind() {
        Some(kind) => kind.noun(true, lang),
        None if facet == Facet::Mainland => words.mainland(),
        None => words.overseas(),
    });
}

/// Adds a filter's sentence, if there is one, and that of the labels that a view shows.
#[inline(never)]
pub fn push_counted(out: &mut String, atlas: &Atlas, state: &State) {
    if state.filter.is_active() {
        push_filter(out, atlas, state);
        out.push(' ');
    }
    push_shown(out, atlas, state);
    out.push('.');
}

/// Adds the tallies of the labels that a view shows.
#[inline(never)]
pub fn push_shown(out: &mut String, atlas: &Atlas, state: &State) {
    let start = out.len();
    push_counts(out, &state.filter.counts(atlas, state.edition, None), state.view, state.lang);
    if out.len() == start {
        out.push_str(Words { lang: state.lang }.none_shown());
    }
}

/// Adds « Filtre : Capitales seules, outre-mer seul. ».
#[inline(never)]
pub fn push_filter(out: &mut String, atlas: &Atlas, state: &State) {
    let State { filter, edition, view, lang, .. } = *state;
    let words = Words { lang };
    lang.say(out, "Filtre\u{a0}: ", "Filter: ");
    let (mut shown, mut all, mut feminine) = (Vec::new(), true, true);
    for choice in filter.choices(atlas, edition, view) {
        let Some(kind) = choice.facet.kind() else { continue };
        all &= choice.shown;
        if choice.shown {
            feminine &= kind.is_feminine();
            shown.push(kind);
        }
    }
    if !all {
        for (i, kind) in shown.iter().enumerate() {
            lang.say_separator(out, i, shown.len());
            out.push_str(kind.noun(true, lang));
        }
        lang.say(out, if feminine { " seules" } else { " seuls" }, " only");
    }
    if let Some(part) = words.part_shown(filter) {
        out.push_str(if all { "" } else { ", " });
        out.push_str(part);
    }
    out.push('.');
}
