//! What a page names, and what it is told by name: features, editions and what can be filtered. With these the browser's side
//! does without a look at the facts, and so is the same over any ground.

use super::{DEFAULT_EDITION, Ground, Widget};
use crate::FeatureId;
use crate::atlas::{EditionIx, PartIx, PlaceIx};
use crate::content::{self, Tree};
use crate::interact::{Choice, Facet, State};
use crate::prose::{self, Lang};

impl Ground {
    /// The feature of that id; `None` where there is none.
    pub fn feature(&self, id: &str) -> Option<FeatureId> {
        FeatureId::from_text(id, &self.atlas)
    }

    /// The id by which pages name a feature.
    pub fn id_of(&self, feature: FeatureId) -> String {
        feature.to_text(&self.atlas)
    }

    /// The id of a place.
    pub fn place_id(&self, place: PlaceIx) -> &str {
        &self.atlas.place(place).slug
    }

    /// Codes of the region and of the country that a feature is, or lies in; INSEE and ISO.
    pub fn codes_of(&self, area: Option<FeatureId>) -> (Option<&str>, Option<&str>) {
        match area {
            Some(FeatureId::Region(ix)) => (Some(&*self.atlas.region(ix).code), Some("FR")),
            Some(FeatureId::Country(ix)) => (None, Some(&*self.atlas.country(ix).code)),
            Some(FeatureId::France) => (None, Some("FR")),
            _ => (None, None),
        }
    }

    /// The code of the region that a feature is.
    pub fn region_code(&self, area: Option<FeatureId>) -> Option<&str> {
        match area {
            Some(FeatureId::Region(ix)) => Some(&*self.atlas.region(ix).code),
            _ => None,
        }
    }

    /// The ids of all editions, the oldest first.
    pub fn edition_ids(&self) -> impl Iterator<Item = &str> {
        self.atlas.editions.iter().map(|edition| &*edition.id)
    }

    /// All editions, the oldest first.
    pub fn editions(&self) -> impl Iterator<Item = EditionIx> + use<> {
        (0..self.atlas.editions.len()).map(|i| EditionIx(i as u8))
    }

    /// The id of an edition.
    pub fn edition_id(&self, edition: EditionIx) -> &str {
        &self.atlas.edition(edition).id
    }

    /// The edition of that id, "" for the default; `None` where there is none.
    pub fn find_edition(&self, id: &str) -> Option<EditionIx> {
        self.atlas.find_edition(if id.is_empty() { DEFAULT_EDITION } else { id })
    }

    /// How an edition is called, and what is said of it.
    pub fn edition_words(&self, edition: EditionIx, lang: Lang) -> (String, String) {
        let (mut name, mut spoken) = (String::new(), String::new());
        prose::push_edition(&mut name, &self.atlas, edition, lang);
        prose::push_dated(&mut spoken, &self.atlas, edition, lang);
        (name, spoken)
    }

    /// How many labels of an edition are in a part of the world.
    pub fn held_in(&self, edition: EditionIx, part: PartIx) -> u16 {
        self.atlas.held_in(edition, part)
    }

    /// What can be shown or hidden.
    pub fn choices(&self, state: &State) -> Vec<Choice> {
        state.filter.choices(&self.atlas, state.edition, state.view)
    }

    /// The name of what can be shown or hidden.
    pub fn facet_name(&self, facet: Facet) -> &str {
        facet.name()
    }

    /// The same as it is shown.
    pub fn facet_word(&self, facet: Facet, lang: Lang) -> String {
        let mut word = String::new();
        prose::push_word(&mut word, facet, lang);
        word
    }

    /// What can be shown or hidden, by its name; `None` where there is no such thing.
    pub fn find_facet(&self, name: &str) -> Option<Facet> {
        Facet::from_name(name)
    }
}

impl Widget {
    /// What the edition on show changed.
    pub fn changes(&self, ground: &Ground) -> Tree {
        content::changes(&ground.atlas, &self.state)
    }

    /// The same in a sentence, to be spoken.
    pub fn edition_news(&self, ground: &Ground) -> String {
        let mut news = String::new();
        content::push_edition_news(&mut news, &ground.atlas, &self.state);
        news
    }
}
