//! What a host says of its places and areas, by rank, edition and where they lie. Plain values: knows neither pixels nor
//! how files are read.

use crate::atlas::{Bilingual, EditionIx, PlaceIx};
use crate::geo::LonLat;
use crate::interact::{self, Facet, Filter, View};
use crate::scene::SymbolKind;
use crate::sorted::sort_by;
use crate::{AreaIx, FeatureId};

/// Places and areas with what is said of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// What the map is called; empty where the host names nothing.
    pub title: Bilingual,
    /// Who is to be named for the data; empty for nobody.
    pub credit: String,
    /// Whether shapes are the built-in ones, whose sources are named as well.
    pub built_in_land: bool,
    /// One to five; none where there are no places.
    pub tiers: Vec<Tier>,
    /// By their index.
    pub areas: Vec<Area>,
    /// In the order of the file.
    pub places: Vec<Place>,
    /// Values of the column of editions in their order; empty where there is none.
    pub editions: Vec<String>,
    /// The places of each area one area after the other, and where those of each end.
    pub(super) held: Vec<u32>,
    pub(super) held_ends: Vec<u32>,
}

/// A rank.
#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    /// The word by which the host names it; stable for filters.
    pub id: String,
    /// As it is shown; empty for the only rank of a file that names none.
    pub name: Bilingual,
    /// Its mark.
    pub symbol: SymbolKind,
    /// `0xRRGGBB`; `None` for the theme's.
    pub color: Option<u32>,
    /// Smaller goes first where room is scarce.
    pub priority: i32,
}

/// A shape that answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Area {
    /// What the host names it by.
    pub code: String,
    /// As it is shown.
    pub name: Bilingual,
}

/// Something marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Stable name in addresses and calls, unique.
    pub slug: String,
    /// As it is shown.
    pub name: String,
    /// Index in [`Facts::tiers`].
    pub tier: u8,
    /// What it is listed under; empty for none.
    pub group: String,
    /// Address of a page about it; empty for none.
    pub link: String,
    /// A sentence about it; empty for none.
    pub note: String,
    /// In which edition alone it is shown; `None` for all.
    pub edition: Option<EditionIx>,
    /// The area that it lies in.
    pub area: Option<AreaIx>,
    /// Degrees.
    pub at: LonLat,
}

/// What the text of an area begins with.
const AREA: &str = "region:";

/// How many places of each rank there are.
pub type Counts = [u32; Facet::ALL.len()];

impl Facts {
    /// The place.
    pub fn place(&self, ix: PlaceIx) -> Option<&Place> {
        self.places.get(usize::from(ix.0))
    }

    /// The area.
    pub fn area(&self, ix: AreaIx) -> Option<&Area> {
        self.areas.get(usize::from(ix.0))
    }

    /// Places that lie in an area, in the order of the file.
    pub fn held(&self, area: AreaIx) -> &[u32] {
        let end = |i: usize| self.held_ends.get(i).map_or(0, |end| *end as usize);
        let i = usize::from(area.0);
        let start = i.checked_sub(1).map_or(0, end);
        self.held.get(start..end(i)).unwrap_or_default()
    }

    /// Whether a place is in an edition and no filter hides it.
    pub fn shows(&self, place: &Place, filter: Filter, edition: EditionIx) -> bool {
        self.is_in(place, edition) && !facet(place.tier).is_some_and(|facet| filter.hides(facet))
    }

    /// Whether a place is in an edition.
    pub fn is_in(&self, place: &Place, edition: EditionIx) -> bool {
        place.edition.is_none_or(|own| own == edition)
    }

    /// The places shown, those that go first where room is scarce before the others.
    pub fn rows(&self, filter: Filter, edition: EditionIx) -> Vec<u32> {
        let shown = |(_, place): &(usize, &Place)| self.shows(place, filter, edition);
        let mut rows: Vec<u32> =
            self.places.iter().enumerate().filter(shown).map(|(i, _)| i as u32).collect();
        let priority = |row: &u32| {
            let tier = self.places.get(*row as usize).map_or(0, |place| place.tier);
            self.tiers.get(usize::from(tier)).map_or(0, |tier| tier.priority)
        };
        sort_by(&mut rows, |a, b| priority(a) < priority(b));
        rows
    }

    /// How many of each rank are among some places.
    pub fn count<'a>(
        &self,
        rows: impl IntoIterator<Item = &'a u32>,
        filter: Filter,
        edition: EditionIx,
    ) -> Counts {
        let mut counts = Counts::default();
        for row in rows {
            let Some(place) = self.places.get(*row as usize) else { continue };
            if self.shows(place, filter, edition)
                && let Some(count) = counts.get_mut(usize::from(place.tier))
            {
                *count += 1;
            }
        }
        counts
    }

    /// How many of each rank are shown in all.
    pub fn count_all(&self, filter: Filter, edition: EditionIx) -> Counts {
        let all: Vec<u32> = (0..self.places.len() as u32).collect();
        self.count(&all, filter, edition)
    }

    /// A feature by its text: `region:32` for an area, as addresses that lead into the built-in map have it, also with
    /// `area:` or `country:`; or the slug of a place.
    pub fn feature(&self, text: &str) -> Option<FeatureId> {
        let code = [AREA, "area:", "country:"].iter().find_map(|kind| text.strip_prefix(kind));
        match code {
            Some(code) => {
                let at = self.areas.iter().position(|area| area.code == code)?;
                Some(FeatureId::Area(AreaIx(at as u16)))
            }
            None => {
                let at = self.places.iter().position(|place| place.slug == text)?;
                Some(FeatureId::Place(PlaceIx(at as u16)))
            }
        }
    }

    /// The text of a feature; empty for one of another map.
    pub fn text_of(&self, feature: FeatureId) -> String {
        match feature {
            FeatureId::Area(ix) => self.area(ix).map_or_else(String::new, |area| [AREA, &area.code].concat()),
            FeatureId::Place(ix) => self.place(ix).map_or_else(String::new, |place| place.slug.clone()),
            _ => String::new(),
        }
    }

    /// An edition by its value.
    pub fn find_edition(&self, id: &str) -> Option<EditionIx> {
        self.editions.iter().position(|known| known == id).map(|i| EditionIx(i as u8))
    }

    /// The edition shown when a page names none: the last.
    pub fn last_edition(&self) -> EditionIx {
        EditionIx(self.editions.len().saturating_sub(1) as u8)
    }

    /// Notes for each area which places lie in it.
    pub(super) fn hold(&mut self) {
        let mut ends = vec![0_u32; self.areas.len()];
        let areas = || self.places.iter().filter_map(|place| place.area);
        for area in areas() {
            if let Some(end) = ends.get_mut(usize::from(area.0)) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        // Filled from the end of each, so that ends are where they should be once all are in.
        let mut next = ends.clone();
        let mut held = vec![0; sum as usize];
        for (i, place) in self.places.iter().enumerate().rev() {
            let Some(next) = place.area.and_then(|area| next.get_mut(usize::from(area.0))) else { continue };
            *next -= 1;
            if let Some(slot) = held.get_mut(*next as usize) {
                *slot = i as u32;
            }
        }
        (self.held, self.held_ends) = (held, ends);
    }
}

/// What stands for a rank in filters.
pub fn facet(tier: u8) -> Option<Facet> {
    Facet::ALL.get(usize::from(tier)).copied()
}

impl interact::Facts for Facts {
    fn settled(&self, filter: Filter, edition: EditionIx, _: View) -> Filter {
        let present = self.count_all(Filter::default(), edition);
        let mut settled = filter;
        for (facet, count) in Facet::ALL.into_iter().zip(present) {
            if count == 0 && settled.hides(facet) {
                settled = settled.toggled(facet);
            }
        }
        let all_hidden = Facet::ALL.into_iter().zip(present).all(|(facet, n)| n == 0 || settled.hides(facet));
        if all_hidden { Filter::default() } else { settled }
    }

    fn is_hidden(&self, filter: Filter, edition: EditionIx, feature: FeatureId) -> bool {
        match feature {
            FeatureId::Place(ix) => self.place(ix).is_some_and(|place| !self.shows(place, filter, edition)),
            _ => false,
        }
    }

    fn area_of(&self, place: PlaceIx, _: EditionIx) -> Option<FeatureId> {
        self.place(place)?.area.map(FeatureId::Area)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::lonlat;

    fn place(slug: &str, tier: u8, area: Option<u16>, edition: Option<u8>) -> Place {
        Place {
            slug: slug.to_owned(),
            name: slug.to_owned(),
            tier,
            group: String::new(),
            link: String::new(),
            note: String::new(),
            edition: edition.map(EditionIx),
            area: area.map(AreaIx),
            at: lonlat(0.0, 0.0),
        }
    }

    fn facts() -> Facts {
        let tier = |id: &str, priority| Tier {
            id: id.to_owned(),
            name: Bilingual::default(),
            symbol: SymbolKind::Circle,
            color: None,
            priority,
        };
        let area = |code: &str| Area { code: code.to_owned(), name: Bilingual::default() };
        let mut facts = Facts {
            tiers: vec![tier("small", 2), tier("large", 1)],
            areas: vec![area("A"), area("B"), area("C")],
            places: vec![
                place("a", 0, Some(2), None),
                place("b", 1, Some(0), Some(0)),
                place("c", 1, Some(2), Some(1)),
                place("d", 0, None, None),
            ],
            editions: vec!["2019".to_owned(), "2023".to_owned()],
            ..Facts::default()
        };
        facts.hold();
        facts
    }

    #[test]
    fn areas_know_their_places() {
        let facts = facts();
        assert_eq!(
            [0, 1, 2, 9].map(|area| facts.held(AreaIx(area)).to_vec()),
            [vec![1], vec![], vec![0, 2], vec![]]
        );
    }

    #[test]
    fn rows_follow_priority_edition_and_filter() {
        let facts = facts();
        assert_eq!(facts.rows(Filter::default(), EditionIx(1)), [2, 0, 3]);
        let only_large = Filter::default().toggled(Facet::ALL[0]);
        assert_eq!(facts.rows(only_large, EditionIx(0)), [1]);
        assert_eq!(facts.count_all(only_large, EditionIx(0))[..2], [0, 1]);
    }

    #[test]
    fn a_filter_never_hides_everything_nor_what_is_not_there() {
        use crate::interact::Facts as _;
        let facts = facts();
        let [small, large, none] = [Facet::ALL[0], Facet::ALL[1], Facet::ALL[3]];
        let settled = |filter: Filter| facts.settled(filter, EditionIx(0), View::France);
        assert_eq!(settled(Filter::default().toggled(none)), Filter::default());
        assert_eq!(settled(Filter::default().toggled(small).toggled(large)), Filter::default());
        assert!(settled(Filter::default().toggled(small)).hides(small));
    }

    #[test]
    fn features_have_texts_that_find_them_again() {
        let facts = facts();
        for text in ["region:B", "c"] {
            assert_eq!(facts.feature(text).map(|feature| facts.text_of(feature)).as_deref(), Some(text));
        }
        assert_eq!(facts.feature("region:A"), facts.feature("area:A"));
        assert_eq!(facts.feature("nowhere"), None);
    }
}
