//! Counts in words, honest about what is missing: « 27 Communautés retrouvées sur 38, dont 8 déduites ».

use super::{Kind, Lang, Words, decimal};
use crate::atlas::{Counts, Tally};
use crate::interact::View;

/// One tally in words; `None` when nothing is known of it.
pub fn tally_phrase(kind: Kind, tally: Tally, lang: Lang) -> Option<String> {
    if tally.known == 0 && tally.official.is_none() {
        return None;
    }
    Some(match lang {
        Lang::Fr => french(kind, tally),
        Lang::En => english(kind, tally),
    })
}

fn french(kind: Kind, tally: Tally) -> String {
    let many = tally.known > 1;
    let agree = match (kind.is_feminine(), many) {
        (true, true) => "es",
        (true, false) => "e",
        (false, true) => "s",
        (false, false) => "",
    };
    let mut out = [&decimal(u64::from(tally.known)), " ", kind.noun(many, Lang::Fr)].concat();
    match tally.official {
        Some(official) if official != tally.known => {
            out += &[" retrouvé", agree, " sur ", &decimal(u64::from(official))].concat();
        }
        None if !tally.partial => out += " (total inconnu)",
        _ => {}
    }
    if tally.inferred > 0 {
        let agree = match (kind.is_feminine(), tally.inferred > 1) {
            (true, true) => "es",
            (true, false) => "e",
            (false, true) => "s",
            (false, false) => "",
        };
        let how_many = match tally.inferred == tally.known {
            true if !many => ", déduit",
            true if kind.is_feminine() => ", toutes déduit",
            true => ", tous déduit",
            false => "",
        };
        out += &match how_many {
            "" => [", dont ", &decimal(u64::from(tally.inferred)), " déduit", agree].concat(),
            whole => [whole, agree].concat(),
        };
    }
    out
}

fn english(kind: Kind, tally: Tally) -> String {
    let known = decimal(u64::from(tally.known));
    let noun = kind.noun(tally.known != 1, Lang::En);
    let mut out = match tally.official {
        Some(official) if official != tally.known => {
            let noun = kind.noun(official != 1, Lang::En);
            [&known, " of ", &decimal(u64::from(official)), " ", noun, " found"].concat()
        }
        None if !tally.partial => [&known, " ", noun, " (total unknown)"].concat(),
        _ => [&known, " ", noun].concat(),
    };
    if tally.inferred > 0 {
        out += &match tally.inferred == tally.known {
            true if tally.known == 1 => ", inferred".to_owned(),
            true => ", all inferred".to_owned(),
            false => [", ", &decimal(u64::from(tally.inferred)), " of them inferred"].concat(),
        };
    }
    out
}

/// The tallies that a view shows, most important first.
pub fn shown(counts: &Counts, view: View) -> Vec<(Kind, Tally)> {
    match view {
        View::France => vec![
            (Kind::Capitale, counts.capitales),
            (Kind::Communaute, counts.communautes_france),
            (Kind::Metropole, counts.metropoles),
        ],
        View::World => vec![(Kind::Communaute, counts.communautes_abroad), (Kind::Hub, counts.hubs)],
    }
}

/// All tallies of a view in one sentence without its full stop: « 13 Capitales et 27 Communautés … ».
pub fn counts_sentence(counts: &Counts, view: View, lang: Lang) -> String {
    let mut out = String::new();
    for (kind, tally) in shown(counts, view) {
        if let Some(phrase) = tally_phrase(kind, tally, lang) {
            out += if out.is_empty() { "" } else { lang.pick("\u{202f}; ", "; ") };
            out += &phrase;
        }
    }
    if out.is_empty() && !counts.capitales.partial { Words { lang }.no_list().to_owned() } else { out }
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
