//! Finding by what a reader types: labels, regions and countries in the atlas, départements and communes in the index of
//! where readers may live, and what is near them. Knows no word of the page and no pixel.

mod fold;
mod rank;

use crate::FeatureId;
use crate::atlas::{
    Atlas, Commune, CountryIx, Departement, EditionIx, LabelIx, Near, PlaceIx, RegionIx, Territory,
};
use crate::geo::distance_km;
use crate::order::sort_by;
use crate::prose::{Lang, short_name};
pub(crate) use fold::fold;
pub(crate) use rank::Query;
use rank::SAME;

/// Something that fits what was typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Found<'a> {
    /// A place, a region or a country of the map.
    Feature(FeatureId),
    /// A département.
    Departement(&'a Departement),
    /// A commune.
    Commune(&'a Commune),
}

/// A label near to where the reader lives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// The nearest of its tier.
    pub row: LabelIx,
    /// Great circle, km; 0 in the town itself.
    pub km: f64,
}

/// Where the reader lives, and what is near.
#[derive(Debug, Clone, PartialEq)]
pub struct Home<'a> {
    /// What was typed: a commune, or a département, for which its prefecture stands.
    pub of: Found<'a>,
    /// Towns up to this rank are it.
    rank: u8,
    /// Where distances begin.
    pub commune: &'a Commune,
    /// A Capitale and a Communauté, a Métropole before there were any: those of the edition that are in France.
    pub nearest: Vec<Nearest>,
}

/// A group of what was found, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'a> {
    /// What it holds.
    pub kind: GroupKind,
    /// The first ones.
    pub found: Vec<Found<'a>>,
    /// How many there are in all.
    pub total: usize,
}

/// What groups hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// Labels of all editions.
    Labels,
    /// Regions and collectivities.
    Regions,
    /// Countries with a label.
    Countries,
    /// Départements and communes.
    Towns,
}

/// Everything that fits.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Finds<'a> {
    /// The group with the best one first.
    pub groups: Vec<Group<'a>>,
    /// Only where one département or commune fits best.
    pub home: Option<Home<'a>>,
    /// Whether the first group comes before `home`: what was typed names one of it.
    pub named: bool,
}

/// Most that a group shows.
pub const MOST: usize = 8;

/// What fits, and how well.
struct Hit<'a> {
    kind: GroupKind,
    rank: u8,
    /// Name to sort by, folded.
    name: String,
    found: Found<'a>,
}

/// Finds what fits `typed`. What fits to the letter hides what does with a typo.
pub fn find<'a>(atlas: &Atlas, near: &'a Near, edition: EditionIx, lang: Lang, typed: &str) -> Finds<'a> {
    let mut query = Query::new(typed);
    let mut finder = Finder { atlas, near, edition, lang, hits: Vec::new() };
    if query.text.is_empty() {
        return Finds::default();
    }
    finder.look(&query);
    if finder.hits.is_empty() {
        query.forgiving = true;
        finder.look(&query);
    }
    sort_by(&mut finder.hits, |a, b| {
        let class = |hit: &Hit<'_>| (u32::from(hit.rank) << 8) | hit.kind as u32;
        class(a) < class(b) || (class(a) == class(b) && a.name < b.name)
    });
    finder.sorted()
}

struct Finder<'a, 'b> {
    atlas: &'b Atlas,
    near: &'a Near,
    edition: EditionIx,
    lang: Lang,
    hits: Vec<Hit<'a>>,
}

impl<'a> Finder<'a, '_> {
    fn look(&mut self, query: &Query) {
        for i in 0..self.atlas.places.len() {
            self.look_at_place(query, PlaceIx(i as u16));
        }
        for i in 0..self.atlas.regions.len() {
            self.look_at_territory(query, Territory::Region(RegionIx(i as u8)));
        }
        for i in 0..self.atlas.countries.len() {
            self.look_at_territory(query, Territory::Country(CountryIx(i as u8)));
        }
        // Of a town that is a département too, the town speaks for both.
        let near = self.near;
        for commune in &near.communes {
            let departement = &near.departements[usize::from(commune.departement)];
            let own = keys(&[&commune.name, &numbered(&commune.name, departement)]);
            // A département's name on its own stands for its communes; otherwise they would follow from a part of it.
            let named = fold(&departement.name) == query.text;
            let around = if named { &query.text } else { &departement.code.to_ascii_lowercase() };
            self.add(query, GroupKind::Towns, [&own, around], &commune.name, Found::Commune(commune));
        }
        for departement in &near.departements {
            let Departement { code, name, .. } = departement;
            let own = keys(&[name, code]);
            self.add(query, GroupKind::Towns, [&own, ""], name, Found::Departement(departement));
        }
    }

    /// Under the names and cities that it has in any edition.
    fn look_at_place(&mut self, query: &Query, place: PlaceIx) {
        let (atlas, mut own, mut around) = (self.atlas, String::new(), String::new());
        for label in &atlas.labels {
            if label.place == place {
                own.push_str(&keys(&[&label.name, &short_name(&label.name), &label.city.fr, &label.city.en]));
                around = self.territory_keys(label.territory);
            }
        }
        if let Some(row) = atlas.row_of(place, self.edition) {
            let feature = Found::Feature(FeatureId::Place(place));
            self.add(query, GroupKind::Labels, [&own, &around], &short_name(&atlas.label(row).name), feature);
        }
    }

    fn look_at_territory(&mut self, query: &Query, territory: Territory) {
        let kind = match territory {
            Territory::Region(_) => GroupKind::Regions,
            Territory::Country(_) => GroupKind::Countries,
        };
        let mut own = self.territory_keys(territory);
        if let Territory::Region(ix) = territory {
            // A collectivity's code is what postcodes there begin with; a region's looks like that of a département.
            let code = &self.atlas.region(ix).code;
            own.push_str(if code.len() > 2 { code } else { "" });
        }
        let name = self.atlas.territory_name(territory, self.lang);
        self.add(query, kind, [&own, ""], name, Found::Feature(territory.into()));
    }

    fn territory_keys(&self, territory: Territory) -> String {
        keys(&[
            self.atlas.territory_name(territory, Lang::Fr),
            self.atlas.territory_name(territory, Lang::En),
        ])
    }

    fn add(
        &mut self,
        query: &Query,
        kind: GroupKind,
        [own, around]: [&str; 2],
        name: &str,
        found: Found<'a>,
    ) {
        if let Some(rank) = query.rank(own, around) {
            self.hits.push(Hit { kind, rank, name: fold(name), found });
        }
    }

    /// Hits in their groups.
    fn sorted(self) -> Finds<'a> {
        let named = self.hits.first().is_some_and(|hit| hit.rank == SAME && hit.kind != GroupKind::Towns);
        let mut finds = Finds { groups: Vec::new(), home: self.home(), named };
        for hit in &self.hits {
            if hit.kind == GroupKind::Towns && finds.home.as_ref().is_some_and(|home| hit.rank <= home.rank) {
                continue;
            }
            let mut at = 0;
            while finds.groups.get(at).is_some_and(|group| group.kind != hit.kind) {
                at += 1;
            }
            if at == finds.groups.len() {
                finds.groups.push(Group { kind: hit.kind, found: Vec::new(), total: 0 });
            }
            let group = &mut finds.groups[at];
            group.total += 1;
            if group.total <= MOST {
                group.found.push(hit.found);
            }
        }
        finds
    }

    /// Where the reader lives, if what was typed names one town, or fits only one.
    fn home(&self) -> Option<Home<'a>> {
        let mut home: Option<Home<'a>> = None;
        for hit in &self.hits {
            let commune = match hit.found {
                Found::Feature(_) => continue,
                Found::Departement(departement) => {
                    self.near.communes.get(usize::from(departement.prefecture))?
                }
                Found::Commune(commune) => commune,
            };
            match &home {
                // The best comes first: of what it is named like nothing else matters.
                Some(home) if hit.rank > home.rank => break,
                Some(home) if !core::ptr::eq(home.commune, commune) => return None,
                Some(_) => {}
                None => {
                    let rank = if hit.rank == SAME { SAME } else { u8::MAX };
                    home = Some(Home { of: hit.found, rank, commune, nearest: Vec::new() });
                }
            }
        }
        let mut home = home?;
        home.nearest = self.nearest(home.commune);
        Some(home)
    }

    fn nearest(&self, home: &Commune) -> Vec<Nearest> {
        let (atlas, name) = (self.atlas, fold(&home.name));
        let mut nearest: Vec<Nearest> = Vec::new();
        for main in [true, false] {
            let mut best: Option<Nearest> = None;
            for row in atlas.ranked(self.edition) {
                let label = atlas.label(row);
                if label.tier.is_main() != main || matches!(label.territory, Territory::Country(_)) {
                    continue;
                }
                let mut km = distance_km(home.at, label.at);
                if km < SAME_TOWN && fold(&label.city.fr) == name {
                    km = 0.0;
                }
                if best.is_none_or(|best| km < best.km) {
                    best = Some(Nearest { row, km });
                }
            }
            nearest.extend(best);
        }
        nearest
    }
}

/// Within so many km a city of the same name is the same city, km: a label's point need not be the town hall.
const SAME_TOWN: f64 = 20.0;

/// Folded, each on a line.
fn keys(names: &[&str]) -> String {
    let mut keys = String::new();
    for name in names {
        keys.push_str(&fold(name));
        keys.push('\n');
    }
    keys
}

/// « Saint-Denis (974) »: typed like that a town is no other.
pub fn numbered(name: &str, departement: &Departement) -> String {
    [name, " (", &departement.code, ")"].concat()
}
