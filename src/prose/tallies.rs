//! Counts in words, honest about what is missing: « 27 Communautés retrouvées sur 38, dont 8 déduites ».

use super::{Kind, Lang, Words, push_decimal};
use crate::atlas::{Counts, Tally, Territory};
use crate::interact::View;

/// One tally in words; `None` when nothing is known of it.
pub fn tally_phrase(kind: Kind, tally: Tally, lang: Lang) -> Option<String> {
    if !is_known(&tally) {
        return None;
    }
    let mut out = String::new();
    push_tally(&mut out, kind, &tally, lang);
    Some(out)
}

fn is_known(tally: &Tally) -> bool {
    tally.known > 0 || tally.official.is_some()
}

/// Adds a tally of which something is known. English has the noun after the figure it goes with; in French it comes
/// first, and participles agree with it.
fn push_tally(out: &mut String, kind: Kind, tally: &Tally, lang: Lang) {
    let Tally { known, inferred, official, partial } = *tally;
    let french = lang == Lang::Fr;
    let total = official.filter(|official| *official != known);
    push_decimal(out, known.into());
    match total {
        Some(total) if !french => {
            out.push_str(" of ");
            push_decimal(out, total.into());
            push_noun(out, kind, total, lang);
            out.push_str(" found");
        }
        _ => push_noun(out, kind, known, lang),
    }
    match total {
        Some(total) if french => {
            out.push_str(" retrouvé");
            push_agreement(out, kind, known);
            out.push_str(" sur ");
            push_decimal(out, total.into());
        }
        None if official.is_none() && !partial => lang.say(out, " (total inconnu)", " (total unknown)"),
        _ => {}
    }
    if inferred > 0 {
        push_inferred(
            out,
            kind,
            [inferred.into(), known.into()],
            |out, n, _, _| push_decimal(out, n as u64),
            lang,
        );
    }
}

/// Adds « , dont 8 déduites » for some of all, « , toutes déduites » for all; `figure` writes a number of a kind.
pub(super) fn push_inferred(
    out: &mut String,
    kind: Kind,
    [some, all]: [usize; 2],
    figure: fn(&mut String, usize, Kind, Lang),
    lang: Lang,
) {
    out.push_str(", ");
    if some < all {
        lang.say(out, "dont ", "");
        figure(out, some, kind, lang);
        lang.say(out, " ", " of them ");
    } else if all > 1 {
        lang.say(out, if kind.is_feminine() { "toutes " } else { "tous " }, "all ");
    }
    lang.say(out, "déduit", "inferred");
    if lang == Lang::Fr {
        push_agreement(out, kind, some as u16);
    }
}

/// Adds a space and the noun in the number that goes with `n`: none of something is singular in French.
pub(super) fn push_noun(out: &mut String, kind: Kind, n: u16, lang: Lang) {
    out.push(' ');
    out.push_str(kind.noun(n > 1 || (n == 0 && lang == Lang::En), lang));
}

/// Ending of a French participle for `n` of a kind.
pub(super) fn push_agreement(out: &mut String, kind: Kind, n: u16) {
    out.push_str(if kind.is_feminine() { "e" } else { "" });
    out.push_str(if n > 1 { "s" } else { "" });
}

/// The tallies that a view shows, most important first.
pub fn shown(counts: &Counts, view: View) -> [(Kind, Tally); 3] {
    match view {
        View::France => [
            (Kind::Capitale, counts.capitales),
            (Kind::Communaute, counts.communautes_france),
            (Kind::Metropole, counts.metropoles),
        ],
        View::World => [
            (Kind::Communaute, counts.communautes_abroad),
            (Kind::Hub, counts.hubs),
            // There are none abroad.
            (Kind::Capitale, Tally::default()),
        ],
    }
}

/// The tally that counts a kind where a territory lies.
pub fn tally_of(counts: &Counts, kind: Kind, territory: Territory) -> Tally {
    match (kind, territory) {
        (Kind::Capitale, _) => counts.capitales,
        (Kind::Communaute, Territory::Region(_)) => counts.communautes_france,
        (Kind::Communaute, Territory::Country(_)) => counts.communautes_abroad,
        (Kind::Metropole, _) => counts.metropoles,
        (Kind::Hub, _) => counts.hubs,
    }
}

/// Whether anything is known of what a view shows.
pub fn is_counted(counts: &Counts, view: View) -> bool {
    shown(counts, view).iter().any(|(_, tally)| is_known(tally))
}

/// Adds all tallies of a view in one sentence without its full stop: « 13 Capitales ; 27 Communautés … ».
pub fn push_counts(out: &mut String, counts: &Counts, view: View, lang: Lang) {
    let start = out.len();
    for (kind, tally) in &shown(counts, view) {
        if is_known(tally) {
            if out.len() > start {
                lang.say(out, "\u{202f}; ", "; ");
            }
            push_tally(out, *kind, tally, lang);
        }
    }
    if out.len() == start && !counts.capitales.partial {
        out.push_str(Words { lang }.no_list());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_and_deductions_are_said() {
        let tally = Tally { known: 27, inferred: 8, official: Some(38), partial: false };
        let say = |kind, tally, lang| tally_phrase(kind, tally, lang).unwrap_or_default();
        assert_eq!(
            say(Kind::Communaute, tally, Lang::Fr),
            "27 Communautés retrouvées sur 38, dont 8 déduites"
        );
        assert_eq!(say(Kind::Communaute, tally, Lang::En), "27 of 38 Communities found, 8 of them inferred");
        let full = Tally { known: 13, inferred: 0, official: Some(13), partial: false };
        assert_eq!(say(Kind::Capitale, full, Lang::Fr), "13 Capitales");
        let one = Tally { known: 1, inferred: 1, official: None, partial: true };
        assert_eq!(say(Kind::Hub, one, Lang::Fr), "1 Hub, déduit");
        let all = Tally { known: 4, inferred: 4, official: None, partial: true };
        assert_eq!(say(Kind::Communaute, all, Lang::Fr), "4 Communautés, toutes déduites");
        assert_eq!(say(Kind::Communaute, all, Lang::En), "4 Communities, all inferred");
        let alone = Tally { known: 1, ..Tally::default() };
        assert_eq!(say(Kind::Communaute, alone, Lang::Fr), "1 Communauté (total inconnu)");
        assert_eq!(say(Kind::Communaute, alone, Lang::En), "1 Community (total unknown)");
        assert_eq!(tally_phrase(Kind::Hub, Tally::default(), Lang::Fr), None);
    }
}
