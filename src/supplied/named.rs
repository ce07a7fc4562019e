//! What a page names, and what it is told by name, of a map of supplied places: the calls of [`crate::widget::Ground`].

use super::content::{self, choices};
use super::words::{push_counted, tier_name};
use super::{Ground, Widget};
use crate::FeatureId;
use crate::atlas::{EditionIx, PartIx, PlaceIx};
use crate::content::Tree;
use crate::interact::{Choice, Facet, State};
use crate::prose::Lang;

impl Ground {
    /// The feature of that id; `None` where there is none.
    pub fn feature(&self, id: &str) -> Option<FeatureId> {
        self.facts.feature(id)
    }

    /// The id by which pages name a feature.
    pub fn id_of(&self, feature: FeatureId) -> String {
        self.facts.text_of(feature)
    }

    /// The id of a place.
    pub fn place_id(&self, place: PlaceIx) -> &str {
        self.facts.place(place).map_or("", |place| &place.slug)
    }

    /// The code of the area that a feature is, and that of no country.
    pub fn codes_of(&self, area: Option<FeatureId>) -> (Option<&str>, Option<&str>) {
        match area {
            Some(FeatureId::Area(ix)) => (self.facts.area(ix).map(|area| &*area.code), None),
            _ => (None, None),
        }
    }

    /// The code of the area that a feature is.
    pub fn region_code(&self, area: Option<FeatureId>) -> Option<&str> {
        self.codes_of(area).0
    }

    /// The ids of all editions.
    pub fn edition_ids(&self) -> impl Iterator<Item = &str> {
        self.facts.editions.iter().map(String::as_str)
    }

    /// All editions in their order.
    pub fn editions(&self) -> impl Iterator<Item = EditionIx> + use<> {
        (0..self.facts.editions.len()).map(|i| EditionIx(i as u8))
    }

    /// The id of an edition; empty where the data has none.
    pub fn edition_id(&self, edition: EditionIx) -> &str {
        self.facts.editions.get(usize::from(edition.0)).map_or("", String::as_str)
    }

    /// The edition of that id, "" for the last; `None` where there is none.
    pub fn find_edition(&self, id: &str) -> Option<EditionIx> {
        if id.is_empty() { Some(self.facts.last_edition()) } else { self.facts.find_edition(id) }
    }

    /// How an edition is called, and what is said of it.
    pub fn edition_words(&self, edition: EditionIx, lang: Lang) -> (String, String) {
        let name = self.edition_id(edition).to_owned();
        let spoken = [lang.pick("Édition ", "Edition "), &name].concat();
        (name, spoken)
    }

    /// Nothing: parts of the world are the built-in map's.
    pub fn held_in(&self, _: EditionIx, _: PartIx) -> u16 {
        0
    }

    /// The colours of ranks, `0xRRGGBB`; `None` for those of the theme.
    pub fn colors(&self) -> [Option<u32>; 5] {
        core::array::from_fn(|rank| self.facts.tiers.get(rank).and_then(|tier| tier.color))
    }

    /// What can be shown or hidden.
    pub fn choices(&self, state: &State) -> Vec<Choice> {
        choices(&self.facts, state)
    }

    /// The name of what can be shown or hidden: pages draw the mark of a rank by it.
    pub fn facet_name(&self, facet: Facet) -> &str {
        facet.name()
    }

    /// The same as it is shown.
    pub fn facet_word(&self, facet: Facet, lang: Lang) -> String {
        self.facts.tiers.get(facet as usize).map_or_else(String::new, |tier| tier_name(tier, lang).to_owned())
    }

    /// What can be shown or hidden, by its name; `None` where there is no such thing.
    pub fn find_facet(&self, name: &str) -> Option<Facet> {
        Facet::from_name(name).filter(|facet| (*facet as usize) < self.facts.tiers.len())
    }
}

impl Widget {
    /// What the edition on show changed.
    pub fn changes(&self, ground: &Ground) -> Tree {
        content::changes(&ground.facts, self.state())
    }

    /// The same in a sentence, to be spoken.
    pub fn edition_news(&self, ground: &Ground) -> String {
        let mut news = ground.edition_id(self.state().edition).to_owned();
        news.push_str(". ");
        push_counted(&mut news, &ground.facts, self.state());
        news
    }
}
