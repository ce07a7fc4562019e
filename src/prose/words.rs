//! The fixed words of the map, in both languages, and the names of the tiers.

use super::{Lang, word};
use crate::atlas::Tier;
use crate::interact::{Facet, Filter, View};

/// A kind of label as counts speak of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Capitales.
    Capitale,
    /// Communautés.
    Communaute,
    /// Métropoles.
    Metropole,
    /// Hubs.
    Hub,
}

impl Kind {
    /// All, most important first.
    pub const ALL: [Kind; 4] = [Kind::Capitale, Kind::Communaute, Kind::Metropole, Kind::Hub];

    /// The noun in the singular or the plural.
    pub fn noun(self, many: bool, lang: Lang) -> &'static str {
        let nouns = lang.pick(
            "Capitale,Capitales,Communauté,Communautés,Métropole,Métropoles,Hub,Hubs",
            "Capital,Capitals,Community,Communities,Metropolis,Metropolises,Hub,Hubs",
        );
        word(nouns, 2 * self as usize + usize::from(many))
    }

    /// Whether French treats the noun as feminine.
    pub fn is_feminine(self) -> bool {
        self != Kind::Hub
    }

    /// The kind of a tier; `None` for a lost title.
    pub fn of(tier: Tier) -> Option<Kind> {
        match tier {
            Tier::Capitale => Some(Kind::Capitale),
            Tier::Communaute => Some(Kind::Communaute),
            Tier::Metropole => Some(Kind::Metropole),
            Tier::Hub => Some(Kind::Hub),
            Tier::Lost => None,
        }
    }
}

/// Adds what was given, in the singular.
pub fn push_tier(out: &mut String, tier: Tier, lang: Lang) {
    match Kind::of(tier) {
        Some(kind) => out.push_str(kind.noun(false, lang)),
        None => lang.say(out, "Titre perdu", "Title lost"),
    }
}

/// The fixed words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The language.
    pub lang: Lang,
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $fr:literal, $en:literal;)*) => {
        impl Words {
            $($(#[$doc])* pub fn $name(&self) -> &'static str { self.lang.pick($fr, $en) })*
        }
    };
}

words! {
    /// Legend of a region's fill.
    with_capitale: "Région avec une Capitale", "Region with a Capital";
    /// Legend of a region's fill, 2014 and 2015.
    with_metropole: "Région avec une Métropole", "Region with a Metropolis";
    /// Legend of a region's fill.
    communautes_only: "Communautés seules", "Communities only";
    /// Legend of a region's fill.
    none_known: "Aucun label connu", "No known label";
    /// The same where room is short.
    none_known_short: "Aucun connu", "None known";
    /// Legend of a country's fill.
    country_with_communaute: "Pays avec une Communauté", "Country with a Community";
    /// Legend of a country's fill, hubs.
    country_with_hub: "Pays avec un Hub", "Country with a Hub";
    /// Legend of the fill of France in the world.
    france: "France", "France";
    /// Legend of a dashed symbol.
    inferred_symbol: "Contour tireté\u{a0}: déduit des sources", "Dashed outline: inferred from sources";
    /// Legend of an edition of which nothing is known in a view.
    no_list: "Aucune liste officielle trouvée", "No official list found";
    /// Legend of fills while labels are hidden.
    fills_of_all: "Teintes\u{a0}: tous les labels", "Fills: all labels";
    /// Where a filter leaves nothing.
    none_shown: "Aucun label affiché", "No label shown";
    /// Announced when nothing is hidden any more.
    all_shown: "Tous les labels. ", "All labels. ";
    /// What 2014 and 2015 are drawn on.
    current_limits: "Limites régionales actuelles", "Present-day regional limits";
    /// What leads from a picture to its list.
    as_text: "Tout ce que montre la carte, en texte", "Everything on the map, as text";
    /// Whose geometry it is.
    credit: "© IGN – ADMIN EXPRESS, Licence Ouverte 2.0\u{202f}; Natural Earth", "© IGN – ADMIN EXPRESS, Licence Ouverte 2.0; Natural Earth";
    /// Certainty of a row.
    confirmed: "Confirmé par une source", "Confirmed by a source";
    /// Certainty of a row.
    inferred: "Déduit de plusieurs sources", "Inferred from several sources";
    /// Where a part of the world holds nothing.
    nothing_known: "Aucun label connu dans cette édition.", "No label known in this edition.";
    /// Heading of the regions of the mainland in the list.
    mainland: "France métropolitaine", "Metropolitan France";
    /// Heading of overseas regions in the list.
    overseas: "Outre-mer", "Overseas France";
    /// Heading of the countries in the list that hold nothing in the edition on show.
    unlabelled: "Pays sans label connu dans cette édition", "Countries without a known label in this edition";
    /// Note of the Polynésie française frame, which shows the islands around Tahiti.
    around_tahiti: "Tahiti", "Tahiti";
    /// A place that the edition on show does not list.
    not_found_in_edition: "Aucune source trouvée pour cette édition", "No source found for this edition";
    /// A search that found nothing says what can be found.
    nothing_found: "Aucun résultat. Essayez une ville, une région, un pays, ou un département par son nom ou son numéro\u{a0}: «\u{a0}59\u{a0}».", "No result. Try a city, a region, a country, or a French département by its name or number: “59”.";
    /// Goes from the world to France.
    see_france: "Voir la carte de France", "See the map of France";
    /// Heading of a history of titles.
    history: "Titres", "Titles";
}

impl Words {
    /// The part of France whose labels are shown; `None` for all of it.
    pub fn part_shown(&self, filter: Filter) -> Option<&'static str> {
        if filter.hides(Facet::Overseas) {
            Some(self.lang.pick("sans l’outre-mer", "without overseas"))
        } else if filter.hides(Facet::Mainland) {
            Some(self.lang.pick("outre-mer seul", "overseas only"))
        } else {
            None
        }
    }

    /// Title of a view.
    pub fn title(&self, view: View) -> &'static str {
        match view {
            View::France => self.lang.pick("La French Tech en France", "La French Tech in France"),
            View::World => self.lang.pick("La French Tech dans le monde", "La French Tech in the world"),
        }
    }
}
