//! What became of labels from one edition to the next. What no source tells is worded as that, never as lost or as new.

use super::tallies::{push_agreement, push_noun};
use super::{Kind, Lang, Words, push_certainty, push_decimal, push_edition, push_tier, short_name};
use crate::atlas::{Atlas, Certainty, Change, EditionIx, LabelIx, Passage, PlaceIx};

/// Which way labels went: what they were and are, where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// What became of them.
    pub change: Change,
    /// Title in the edition before.
    pub from: Option<Kind>,
    /// Title in this one.
    pub to: Option<Kind>,
}

impl Way {
    /// The way of one place.
    pub fn of(atlas: &Atlas, passage: &Passage) -> Way {
        let kind = |row: Option<LabelIx>| row.and_then(|row| Kind::of(atlas.label(row).tier));
        Way { change: passage.change, from: kind(passage.before), to: kind(passage.now) }
    }

    /// What is counted: the title before, where one is known.
    pub fn kind(&self) -> Option<Kind> {
        self.from.or(self.to)
    }
}

/// Adds « l’édition 2021 », « l’édition de décembre 2023 ».
pub fn push_the_edition(out: &mut String, atlas: &Atlas, edition: EditionIx, lang: Lang) {
    lang.say(out, "l’édition ", "the ");
    push_edition_of(out, atlas, edition, lang);
}

/// Adds « 2021 », « de décembre 2023 »; in English « 2021 edition ».
pub(super) fn push_edition_of(out: &mut String, atlas: &Atlas, edition: EditionIx, lang: Lang) {
    let of_a_month = atlas.edition(edition).id.len() == "2023-12".len();
    lang.say(out, if of_a_month { "de " } else { "" }, "");
    push_edition(out, atlas, edition, lang);
    lang.say(out, "", " edition");
}

/// Adds « 7 Communautés promues Capitales », « 12 Communautés sans source trouvée pour l’édition 2023 », against the edition
/// before.
pub fn push_way(out: &mut String, atlas: &Atlas, way: Way, n: usize, edition: EditionIx, lang: Lang) {
    push_way_between(out, atlas, way, n, [before(edition), edition], lang);
}

/// The same of two editions that need not follow each other.
pub fn push_way_between(
    out: &mut String,
    atlas: &Atlas,
    way: Way,
    n: usize,
    [from, to]: [EditionIx; 2],
    lang: Lang,
) {
    let Some(kind) = way.kind() else { return };
    let n = n as u16;
    push_decimal(out, n.into());
    push_noun(out, kind, n, lang);
    let (fr, en) = match way.change {
        Change::Gained => (" gagné", " gained"),
        Change::Promoted => (" promu", " promoted to"),
        Change::Kept if way.from == way.to => (" conservé", " kept"),
        Change::Kept => (" devenu", " turned into"),
        Change::Lost => (" perdu", " lost according to a source"),
        Change::NoSource => (" sans source trouvée pour ", " with no source found for "),
    };
    lang.say(out, fr, en);
    if way.change == Change::NoSource {
        let missing = if way.from.is_some() { to } else { from };
        return push_the_edition(out, atlas, missing, lang);
    }
    if lang == Lang::Fr {
        push_agreement(out, kind, n);
    }
    if way.change == Change::Lost {
        lang.say(out, " selon une source", "");
    }
    if let Some(to) = way.to.filter(|to| *to != kind) {
        push_noun(out, to, n, lang);
    }
}

/// The edition before; the first for the first.
fn before(edition: EditionIx) -> EditionIx {
    EditionIx(edition.0.saturating_sub(1))
}

/// Adds the short name of a label, with the names that it had and whether it is deduced: « Picardie (auparavant
/// Hauts-de-France Sud) ».
pub fn push_name(out: &mut String, atlas: &Atlas, passage: &Passage, lang: Lang) {
    let Some(row) = passage.now.or(passage.before) else { return };
    let label = atlas.label(row);
    let name = short_name(&label.name);
    out.push_str(&name);
    let mut remark = String::new();
    for old in atlas.forerunners(row).filter(|_| passage.now.is_some() && passage.before != passage.now) {
        let old = short_name(&atlas.label(old).name);
        if old != name {
            let first = remark.is_empty();
            lang.say(
                &mut remark,
                if first { "auparavant " } else { " et " },
                if first { "formerly " } else { " and " },
            );
            remark.push_str(&old);
        }
    }
    if passage.now.is_some() && label.certainty == Certainty::Inferred {
        remark.push_str(if remark.is_empty() { "" } else { ", " });
        lang.say(&mut remark, "déduite", "inferred");
    }
    if !remark.is_empty() {
        out.push_str(" (");
        out.push_str(&remark);
        out.push(')');
    }
}

/// Adds what an edition changed for a place, or that nothing is known of it there.
pub fn push_news(out: &mut String, atlas: &Atlas, place: PlaceIx, edition: EditionIx, lang: Lang) {
    match atlas.passage(place, edition) {
        Some(passage) => push_passage(out, atlas, &passage, edition, lang),
        None => out.push_str(Words { lang }.not_found_in_edition()),
    }
}

/// Adds what became of one place, as a sentence without its full stop: « Promue : Communauté dans l’édition 2023 ».
pub fn push_passage(out: &mut String, atlas: &Atlas, passage: &Passage, edition: EditionIx, lang: Lang) {
    let (fr, en) = match passage.change {
        Change::Gained => ("Label gagné dans ", "Label gained in "),
        Change::Promoted => ("Promotion\u{a0}: ", "Promoted: "),
        Change::Kept => ("Label conservé\u{a0}: ", "Label kept: "),
        Change::Lost => ("Label perdu selon une source\u{a0}: ", "Label lost according to a source: "),
        Change::NoSource => ("Aucune source trouvée pour ", "No source found for "),
    };
    lang.say(out, fr, en);
    match (passage.change, passage.before) {
        (Change::Gained, _) => push_the_edition(out, atlas, edition, lang),
        (Change::NoSource, None) => push_the_edition(out, atlas, before(edition), lang),
        (_, None) => {}
        (change, Some(old)) => {
            if change == Change::NoSource {
                push_the_edition(out, atlas, edition, lang);
                lang.say(out, "\u{202f}; ", "; ");
            }
            let label = atlas.label(old);
            push_tier(out, label.tier, lang);
            push_certainty(out, label.certainty, lang);
            lang.say(out, " dans ", " in ");
            push_the_edition(out, atlas, before(edition), lang);
        }
    }
}
