//! What a map of supplied places says in words, in French and English: how many there are of what. Knows no pixel.

use super::facts::{Counts, Facts, Tier, facet};
use crate::FeatureId;
use crate::interact::State;
use crate::prose::{Lang, push_decimal, push_in_groups};
use crate::scene::SymbolKind;

/// Adds a number, its thousands apart from 10 000 on as French typography has it, from 1,000 on in English.
pub fn push_number(out: &mut String, n: u64, lang: Lang) {
    let from = if lang == Lang::Fr { 10_000 } else { 1_000 };
    if n < from {
        return push_decimal(out, n);
    }
    push_in_groups(out, n, lang);
}

/// Adds « 3 lieux ».
pub fn push_places(out: &mut String, n: u64, lang: Lang) {
    push_number(out, n, lang);
    // In French zero is singular.
    let many = n > 1 || (n == 0 && lang == Lang::En);
    lang.say(out, if many { " lieux" } else { " lieu" }, if many { " places" } else { " place" });
}

/// The name of a rank; « Lieu » for the only one of a file that names none.
pub fn tier_name(tier: &Tier, lang: Lang) -> &str {
    match tier.name.get(lang) {
        "" => lang.pick("Lieu", "Place"),
        name => name,
    }
}

/// Adds « Hôpital : 3, Maison de santé : 5 », or « 8 lieux » where ranks have no names. Nothing where there are none.
pub fn push_counts(out: &mut String, facts: &Facts, counts: &Counts, lang: Lang) {
    let start = out.len();
    for (tier, count) in facts.tiers.iter().zip(counts) {
        if *count == 0 {
            continue;
        }
        if out.len() > start {
            out.push_str(", ");
        }
        if tier.name.get(lang).is_empty() {
            push_places(out, (*count).into(), lang);
            continue;
        }
        out.push_str(tier.name.get(lang));
        lang.say(out, "\u{a0}: ", ": ");
        push_number(out, (*count).into(), lang);
    }
}

/// The title of the map: the host's, or the names of the ranks.
pub fn title(facts: &Facts, lang: Lang) -> String {
    if !facts.title.get(lang).is_empty() {
        return facts.title.get(lang).to_owned();
    }
    let mut out = String::new();
    let named = || facts.tiers.iter().filter(|tier| !tier.name.get(lang).is_empty());
    for (i, tier) in named().enumerate() {
        lang.say_separator(&mut out, i, named().count());
        out.push_str(tier.name.get(lang));
    }
    if out.is_empty() {
        let what = if facts.places.is_empty() { ["Territoires", "Areas"] } else { ["Lieux", "Places"] };
        out.push_str(lang.pick(what[0], what[1]));
    }
    out
}

/// Adds « Filtre : Hôpital. », the ranks that are shown; nothing while all are.
pub fn push_filter(out: &mut String, facts: &Facts, state: &State) {
    if !state.filter.is_active() {
        return;
    }
    let lang = state.lang;
    lang.say(out, "Filtre\u{a0}: ", "Filter: ");
    let shown = |tier: &usize| facet(*tier as u8).is_some_and(|facet| !state.filter.hides(facet));
    let shown: Vec<usize> = (0..facts.tiers.len()).filter(shown).collect();
    for (i, tier) in shown.iter().enumerate() {
        lang.say_separator(out, i, shown.len());
        out.push_str(facts.tiers.get(*tier).map_or("", |tier| tier_name(tier, lang)));
    }
    out.push_str(". ");
}

/// Adds how many places are shown, after the filter that they are shown by: a sentence.
pub fn push_counted(out: &mut String, facts: &Facts, state: &State) {
    push_filter(out, facts, state);
    let start = out.len();
    push_counts(out, facts, &facts.count_all(state.filter, state.edition), state.lang);
    if out.len() == start && !facts.places.is_empty() {
        state.lang.say(out, "Aucun lieu", "No place");
    }
    if out.len() == start {
        push_number(out, facts.areas.len() as u64, state.lang);
        state.lang.say(out, " territoires", " areas");
    }
    out.push('.');
}

/// Name of a feature and, below it, what it is or holds.
pub fn describe(facts: &Facts, state: &State, feature: FeatureId) -> (String, String) {
    let lang = state.lang;
    let mut note = String::new();
    match feature {
        FeatureId::Area(ix) => {
            let name = facts.area(ix).map_or("", |area| area.name.get(lang)).to_owned();
            if !facts.places.is_empty() {
                let counts = facts.count(facts.held(ix), state.filter, state.edition);
                push_counts(&mut note, facts, &counts, lang);
                if note.is_empty() {
                    lang.say(&mut note, "aucun lieu", "no place");
                }
            }
            (name, note)
        }
        FeatureId::Place(ix) => {
            let Some(place) = facts.place(ix) else { return Default::default() };
            let tier = facts.tiers.get(usize::from(place.tier));
            if let Some(tier) = tier.filter(|tier| !tier.name.get(lang).is_empty()) {
                note.push_str(tier.name.get(lang));
            }
            let around = place.area.and_then(|area| facts.area(area)).map_or("", |area| area.name.get(lang));
            for part in [&*place.group, around] {
                if !part.is_empty() && !note.ends_with(part) {
                    note.push_str(if note.is_empty() { "" } else { " · " });
                    note.push_str(part);
                }
            }
            (place.name.clone(), note)
        }
        _ => Default::default(),
    }
}

/// The class by which pages draw the mark of a rank: those of the built-in map have the same marks.
pub fn class(symbol: SymbolKind) -> &'static str {
    match symbol {
        SymbolKind::Diamond => "capitale",
        SymbolKind::Circle => "communaute",
        SymbolKind::Square => "metropole",
        SymbolKind::Triangle => "hub",
        SymbolKind::Hexagon => "hexagon",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_as_each_language_has_it() {
        let say = |n, lang| {
            let mut out = String::new();
            push_number(&mut out, n, lang);
            out
        };
        assert_eq!(say(9999, Lang::Fr), "9999");
        assert_eq!(say(34_945, Lang::Fr), "34\u{202f}945");
        assert_eq!(say(1_002_003, Lang::En), "1,002,003");
    }

    #[test]
    fn zero_is_one_in_french_and_many_in_english() {
        let say = |n, lang| {
            let mut out = String::new();
            push_places(&mut out, n, lang);
            out
        };
        assert_eq!([say(0, Lang::Fr), say(0, Lang::En)], ["0 lieu", "0 places"]);
        assert_eq!([say(1, Lang::En), say(2, Lang::Fr)], ["1 place", "2 lieux"]);
    }
}
