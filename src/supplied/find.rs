//! Finding supplied places and areas by what a reader types, with the rules of the built-in search.

use super::Facts;
use crate::atlas::PlaceIx;
use crate::find::{Query, fold};
use crate::sorted::sort_by;
use crate::{AreaIx, FeatureId};

/// Most that a group shows.
const MOST: usize = 20;

/// Names as they are compared: made once, as there may be tens of thousands.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The name of each place, and what lies around it.
    places: Vec<[String; 2]>,
    /// The names of each area, one to a line.
    areas: Vec<String>,
}

/// What fits, places and areas apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Finds {
    /// That with the best one first; none is empty.
    pub(super) groups: Vec<Group>,
    /// How many there are in all.
    pub(super) total: usize,
}

/// What was found of one kind, best first.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Group {
    /// The first ones.
    pub(super) found: Vec<FeatureId>,
    /// How many there are in all.
    pub(super) total: usize,
    best: u8,
}

impl Folded {
    /// Folds all names.
    pub fn new(facts: &Facts) -> Folded {
        let place = |place: &super::facts::Place| {
            let area = place.area.and_then(|area| facts.area(area)).map_or("", |area| &area.name.fr);
            [fold(&place.name), fold(&[&place.group, " ", area].concat())]
        };
        let area = |area: &super::facts::Area| {
            [fold(&area.name.fr), fold(&area.name.en), fold(&area.code)].join("\n")
        };
        Folded {
            places: facts.places.iter().map(place).collect(),
            areas: facts.areas.iter().map(area).collect(),
        }
    }
}

/// What fits `typed`. What fits to the letter hides what does with a typo.
pub(super) fn find(folded: &Folded, typed: &str) -> Finds {
    let mut query = Query::new(typed);
    if query.is_empty() {
        return Finds::default();
    }
    let mut finds = look(folded, &query);
    if finds.total == 0 {
        query.forgive();
        finds = look(folded, &query);
    }
    finds
}

fn look(folded: &Folded, query: &Query) -> Finds {
    let places = ranked(&folded.places, |[own, around]| query.rank(own, around));
    let areas = ranked(&folded.areas, |names| query.rank(names, ""));
    let mut groups =
        vec![group(&places, |i| FeatureId::Place(PlaceIx(i))), group(&areas, |i| FeatureId::Area(AreaIx(i)))];
    groups.retain(|group| group.total > 0);
    sort_by(&mut groups, |a, b| a.best < b.best);
    let total = groups.iter().map(|group| group.total).sum();
    Finds { groups, total }
}

/// Ranks and indices of what fits, best first, then in the order of the file.
fn ranked<T>(all: &[T], rank: impl Fn(&T) -> Option<u8>) -> Vec<(u8, u16)> {
    let fits = |(i, one): (usize, &T)| rank(one).map(|rank| (rank, i as u16));
    let mut found: Vec<(u8, u16)> = all.iter().enumerate().filter_map(fits).collect();
    sort_by(&mut found, |a, b| a < b);
    found
}

fn group(ranked: &[(u8, u16)], feature: impl Fn(u16) -> FeatureId) -> Group {
    let found = ranked.iter().take(MOST).map(|(_, i)| feature(*i)).collect();
    Group { found, total: ranked.len(), best: ranked.first().map_or(u8::MAX, |(rank, _)| *rank) }
}
