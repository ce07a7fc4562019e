//! Regions and countries in sentences: « les Hauts-de-France », « à La Réunion », « d’Île-de-France », and what they hold.

use super::tallies::{push_agreement, push_inferred, push_noun, tally_of};
use super::{Kind, Lang, push_certainty, push_decimal, push_the_edition, short_name, word};
use crate::atlas::{Article, Atlas, Certainty, EditionIx, LabelIx, Territory};
use crate::letters::{capitalise, plain};

/// Adds « la Bretagne », « l’Île-de-France », « les États-Unis », « Mayotte ».
pub fn push_the(out: &mut String, atlas: &Atlas, territory: Territory, lang: Lang) {
    const ARTICLES: [&str; 5] = ["", "le ", "la ", "l’", "les "];
    let grammar = atlas.grammar(territory);
    lang.say(out, ARTICLES[grammar.article as usize], if grammar.the { "the " } else { "" });
    out.push_str(atlas.territory_name(territory, lang));
}

/// Adds « en Bretagne », « dans les Hauts-de-France », « à La Réunion », « aux États-Unis ».
pub fn push_in(out: &mut String, atlas: &Atlas, territory: Territory, lang: Lang) {
    const PREPOSITIONS: [&str; 6] = ["en ", "à ", "au ", "aux ", "dans le ", "dans les "];
    if lang == Lang::En {
        out.push_str("in ");
        return push_the(out, atlas, territory, lang);
    }
    out.push_str(PREPOSITIONS[atlas.grammar(territory).at as usize]);
    out.push_str(atlas.territory_name(territory, lang));
}

/// Adds « de Bretagne », « d’Île-de-France », « du Grand Est », « des États-Unis ».
pub fn push_of(out: &mut String, atlas: &Atlas, territory: Territory, lang: Lang) {
    if lang == Lang::En {
        out.push_str("of ");
        return push_the(out, atlas, territory, lang);
    }
    let name = atlas.territory_name(territory, lang);
    let vowel = name.chars().next().is_some_and(|first| matches!(plain(first), 'a' | 'e' | 'i' | 'o' | 'u'));
    out.push_str(match atlas.grammar(territory).article {
        Article::Le => "du ",
        Article::Les => "des ",
        _ if vowel => "d’",
        _ => "de ",
    });
    out.push_str(name);
}

/// Adds what a region or country holds in an edition, as a sentence: « Les Hauts-de-France comptent une Capitale,
/// Lille, et quatre Communautés connues : Artois… », or only how much where the names stand beside it.
pub fn push_holdings(
    out: &mut String,
    atlas: &Atlas,
    territory: Territory,
    edition: EditionIx,
    named: bool,
    lang: Lang,
) {
    let rows = atlas.ranked_in(edition, territory);
    if rows.is_empty() {
        lang.say(out, "Aucun label connu ", "No known label ");
        push_in(out, atlas, territory, lang);
        lang.say(out, " dans ", " in ");
        push_the_edition(out, atlas, edition, lang);
        return out.push('.');
    }
    let counts = atlas.counts(edition);
    let start = out.len();
    push_the(out, atlas, territory, lang);
    capitalise(out, start);
    let several = atlas.grammar(territory).article == Article::Les;
    lang.say(out, if several { " comptent " } else { " compte " }, " has ");
    let mut rest = rows.as_slice();
    while let Some(first) = rest.first() {
        let tier = atlas.label(*first).tier;
        let n = rest.iter().take_while(|row| atlas.label(**row).tier == tier).count();
        let (these, others) = rest.split_at(n);
        if let Some(kind) = Kind::of(tier) {
            let known = if tally_of(&counts, kind, territory).complete() {
                ""
            } else {
                lang.pick(" connu", " known")
            };
            let seam = push_part(out, atlas, kind, these, known, named, lang);
            out.push_str(if others.is_empty() { "" } else { seam });
        }
        rest = others;
    }
    out.push('.');
}

/// Adds « une Capitale, Lille » or « quatre Communautés : Artois… »; `known` says that there may be more. Returns what
/// goes between this and another part.
fn push_part(
    out: &mut String,
    atlas: &Atlas,
    kind: Kind,
    rows: &[LabelIx],
    known: &str,
    named: bool,
    lang: Lang,
) -> &'static str {
    let n = rows.len();
    push_number(out, n, kind, lang);
    lang.say(out, "", known);
    push_noun(out, kind, n as u16, lang);
    if lang == Lang::Fr && !known.is_empty() {
        out.push_str(known);
        push_agreement(out, kind, n as u16);
    }
    let name = |row: &LabelIx| short_name(&atlas.label(*row).name);
    // « La Guadeloupe compte une Communauté » says it all.
    let told = |row: &LabelIx| name(row) == atlas.territory_name(atlas.label(*row).territory, lang);
    if !named || (n == 1 && rows.iter().all(told)) {
        let mut inferred = 0;
        for row in rows {
            inferred += usize::from(atlas.label(*row).certainty == Certainty::Inferred);
        }
        if inferred == 0 {
            return lang.pick(" et ", " and ");
        }
        push_inferred(out, kind, [inferred, n], push_number, lang);
        return lang.pick(", et ", ", and ");
    }
    out.push_str(if n == 1 { ", " } else { lang.pick("\u{a0}: ", ": ") });
    for (i, row) in rows.iter().enumerate() {
        lang.say_separator(out, i, n);
        out.push_str(&name(row));
        push_certainty(out, atlas.label(*row).certainty, lang);
    }
    match n {
        1 => lang.pick(", et ", ", and "),
        _ => lang.pick("\u{202f}; et ", "; and "),
    }
}

/// Adds a number as text has it: in words up to nine.
fn push_number(out: &mut String, n: usize, kind: Kind, lang: Lang) {
    if n > 9 {
        return push_decimal(out, n as u64);
    }
    let words = lang.pick(
        "zéro,un,deux,trois,quatre,cinq,six,sept,huit,neuf",
        "none,one,two,three,four,five,six,seven,eight,nine",
    );
    out.push_str(word(words, n));
    if n == 1 && kind.is_feminine() {
        lang.say(out, "e", "");
    }
}
