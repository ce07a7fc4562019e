//! Which place lies in which area, by coordinates or by code; and from what was read to facts with names that addresses
//! can rely on.

use super::asked::{NO_COLOR, NO_SYMBOL};
use super::base::Base;
use super::facts::{Area, Facts, Place, Tier};
use super::ground::Sheet;
use super::mesh::Mesh;
use super::options::{Look, Options, color, symbol, usual};
use crate::AreaIx;
use crate::atlas::{Bilingual, EditionIx};
use crate::find::fold;
use crate::geo::fitted::Sheets;
use crate::geo::{LonLat, Point, Projection, lonlat, point};
use crate::intake::{self, Code, Dataset, Position, Problem, Spot};
use crate::map::Bounds;
use crate::math;
use crate::sorted::{ranks, sort_by};

/// How far off the coast a place is still ashore, metres, the nearest first: outlines as maps of a country have them are
/// simplified by about that.
const BESIDE: [f64; 4] = [400.0, 1_000.0, 2_000.0, 3_000.0];

/// More editions than that are no choice any more.
const EDITIONS: usize = 255;

/// What is known of places so far, in their order.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// Codes of areas with their index, in order.
    codes: Vec<(String, u16)>,
    pub(super) spots: Spots,
    areas: Vec<Option<AreaIx>>,
    at: Vec<LonLat>,
    problems: Vec<Problem>,
}

impl Joined {
    pub(super) fn new(data: &Dataset, only_land: bool) -> Joined {
        let code = |(i, area): (usize, &intake::Area)| (area.code.clone(), i as u16);
        let mut codes: Vec<_> =
            if only_land { Vec::new() } else { data.areas.iter().enumerate().map(code).collect() };
        sort_by(&mut codes, |a, b| a < b);
        Joined { codes, ..Joined::default() }
    }

    /// Goes on with so many places; how many there were.
    pub(super) fn join(&mut self, data: &Dataset, sheets: &Sheets, grounds: &[&Sheet], most: usize) -> usize {
        let places = data.places.iter().skip(self.spots.len()).take(most);
        let mut count = 0;
        for place in places {
            count += 1;
            match &place.at {
                Position::At(at) => self.locate(*at, sheets, grounds),
                Position::Code(code) => self.look_up(&place.name, code, grounds),
            }
        }
        count
    }

    fn locate(&mut self, at: LonLat, sheets: &Sheets, grounds: &[&Sheet]) {
        let spot = sheets.locate(at);
        let area = spot.and_then(|(sheet, p)| area_at(grounds.get(sheet)?, p));
        self.spots.push(spot.map(|(sheet, p)| (sheet as u8, p)));
        self.areas.push(area);
        self.at.push(at);
    }

    fn look_up(&mut self, name: &str, code: &str, grounds: &[&Sheet]) {
        let found = self.codes.binary_search_by(|(known, _)| known.as_str().cmp(code));
        let area = found.ok().and_then(|i| self.codes.get(i)).map(|(_, area)| AreaIx(*area));
        let middle = area.and_then(|area| {
            grounds.iter().enumerate().find_map(|(i, sheet)| {
                let middle = sheet.mesh.middle(sheet.index_of(area)?);
                Some((i as u8, middle, sheet.plane.invert(middle)))
            })
        });
        if area.is_none() {
            let message = [
                "no shape has this code, which ",
                name,
                " is joined by: check the code, or supply shapes that have it",
            ]
            .concat();
            self.problems.push(Problem::supplied(Code::UnknownCode, Spot::File, code, message));
        }
        self.spots.push(middle.map(|(sheet, p, _)| (sheet, p)));
        self.areas.push(area);
        self.at.push(middle.and_then(|(.., at)| at).unwrap_or(lonlat(f64::NAN, f64::NAN)));
    }
}

/// The area that a place lies in or, where simplified coasts leave it in the water, the one beside it.
fn area_at(sheet: &Sheet, at: Point) -> Option<AreaIx> {
    let shape = sheet.mesh.at(at).or_else(|| beside(&sheet.mesh, at))?;
    sheet.features.get(shape).copied()
}

/// The shape that is met first in any of sixteen directions, no further off than [`BESIDE`] has it; `None` in the open sea.
fn beside(mesh: &Mesh, at: Point) -> Option<usize> {
    const DIRECTIONS: u32 = 16;
    let furthest = BESIDE[BESIDE.len() - 1];
    let around =
        Bounds { min: point(at.x - furthest, at.y - furthest), max: point(at.x + furthest, at.y + furthest) };
    let mut near = Vec::new();
    mesh.within(&around, &mut near);
    if near.is_empty() {
        return None;
    }
    BESIDE.iter().find_map(|far| {
        (0..DIRECTIONS).find_map(|i| {
            let (sin, cos) = math::sincos(core::f64::consts::TAU * f64::from(i) / f64::from(DIRECTIONS));
            mesh.at(point(at.x + far * cos, at.y + far * sin))
        })
    })
}

/// The sheet of each place and where it is there, metres; `None` where none shows it.
pub(super) type Spots = Vec<Option<(u8, Point)>>;

/// Facts, the spots of places, and what is not on the map.
pub(super) fn facts(
    data: Dataset,
    joined: Joined,
    options: &Options,
    base: &Base,
) -> (Facts, Spots, Vec<Problem>) {
    let Joined { spots, areas, at, problems, .. } = joined;
    let mut problems = problems;
    let editions = editions(&data, &mut problems);
    let (tiers, ranks) = tiers(&data.tiers, &options.tiers);
    let slugs = slugs(&data.places);
    let mut places = Vec::new();
    for (i, (place, slug)) in data.places.into_iter().zip(slugs).enumerate() {
        let edition = editions.iter().position(|known| *known == place.edition).map(|i| EditionIx(i as u8));
        let tier = ranks.get(usize::from(place.tier)).copied().unwrap_or_default();
        let intake::Place { name, group, link, note, .. } = place;
        let area = areas.get(i).copied().flatten();
        let at = at.get(i).copied().unwrap_or(lonlat(f64::NAN, f64::NAN));
        places.push(Place { slug, name, tier, group, link, note, edition, area, at });
    }
    let named = |area: intake::Area| Area {
        name: base.name_of(&area.code).unwrap_or(Bilingual { fr: area.name.clone(), en: area.name }),
        code: area.code,
    };
    let areas = if base.is_only_land() { Vec::new() } else { data.areas.into_iter().map(named).collect() };
    let mut facts = Facts {
        title: options.title.clone(),
        credit: options.credit.clone(),
        built_in_land: base.is_given(),
        tiers,
        areas,
        places,
        editions,
        ..Facts::default()
    };
    facts.hold();
    problems.append(&mut unused(&data.tiers, &options.tiers));
    problems.append(&mut unknown_looks(&data.tiers));
    (facts, spots, problems)
}

/// The values of the column of editions in their order; none where they are too many to choose from.
fn editions(data: &Dataset, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut editions: Vec<String> =
        data.places.iter().map(|place| place.edition.clone()).filter(|edition| !edition.is_empty()).collect();
    sort_by(&mut editions, |a, b| a < b);
    editions.dedup();
    if editions.len() > EDITIONS {
        let message = "too many editions to choose from, all are shown: write years, not days";
        let value = crate::prose::decimal(editions.len() as u64);
        problems.push(Problem::supplied(Code::TooManyRecords, Spot::File, &value, message));
        return Vec::new();
    }
    // One edition is none: there is nothing to choose.
    if editions.len() < 2 { Vec::new() } else { editions }
}

/// Whether a look is that of a rank: by any of its words.
fn is_of(look: &Look, tier: &intake::Tier) -> bool {
    [&tier.id, &tier.fr, &tier.en].into_iter().any(|word| fold(word) == fold(&look.id))
}

/// Looks that nothing has.
fn unused(read: &[intake::Tier], looks: &[Look]) -> Vec<Problem> {
    let message = "no place has this rank, which the options describe: check its id";
    let unused = looks.iter().filter(|look| !read.iter().any(|tier| is_of(look, tier)));
    unused.map(|look| Problem::supplied(Code::UnusedTier, Spot::File, &look.id, message)).collect()
}

/// Marks and colours in the data that are none.
fn unknown_looks(read: &[intake::Tier]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (i, tier) in read.iter().enumerate() {
        let index = crate::prose::decimal(i as u64);
        let mut refuse = |name: &str, value: &str, message: &str| {
            let spot = Spot::Path(["tiers[", &index, "].", name].concat());
            problems.push(Problem::supplied(Code::BadOption, spot, value, message));
        };
        if !tier.symbol.is_empty() && symbol(&tier.symbol).is_none() {
            refuse("symbol", &tier.symbol, NO_SYMBOL);
        }
        if !tier.color.is_empty() && color(&tier.color).is_none() {
            refuse("color", &tier.color, NO_COLOR);
        }
    }
    problems
}

/// Ranks with their looks, those that the host names first, and which of them each rank of the data is.
fn tiers(read: &[intake::Tier], looks: &[Look]) -> (Vec<Tier>, Vec<u8>) {
    let look_of = |tier: &intake::Tier| looks.iter().position(|look| is_of(look, tier));
    let places: Vec<usize> = read.iter().map(|tier| look_of(tier).unwrap_or(usize::MAX)).collect();
    let order = ranks(read.len(), &mut |a, b| places[a] < places[b]);
    let mut tiers = Vec::new();
    let mut ranks = vec![0; read.len()];
    for (rank, i) in order.into_iter().enumerate() {
        let Some(tier) = read.get(i) else { continue };
        let look = look_of(tier).and_then(|look| looks.get(look)).cloned().unwrap_or_default();
        let word = |own: &str, read: &str| if own.is_empty() { read.to_owned() } else { own.to_owned() };
        tiers.push(Tier {
            id: tier.id.clone(),
            name: Bilingual { fr: word(&look.name.fr, &tier.fr), en: word(&look.name.en, &tier.en) },
            symbol: look.symbol.or_else(|| symbol(&tier.symbol)).unwrap_or(usual(rank)),
            color: look.color.or_else(|| color(&tier.color)),
            priority: look.priority.or(tier.priority).unwrap_or(rank as i32),
        });
        if let Some(slot) = ranks.get_mut(i) {
            *slot = rank as u8;
        }
    }
    (tiers, ranks)
}

/// A name for each place that addresses can rely on: its letters without accents, and a figure where it is not the first
/// of that name.
fn slugs(places: &[intake::Place]) -> Vec<String> {
    let mut slugs: Vec<String> = places.iter().map(|place| fold(&place.name).replace(' ', "-")).collect();
    let order = ranks(slugs.len(), &mut |a, b| slugs[a] < slugs[b]);
    let (mut before, mut nth) = (String::new(), 0);
    for i in order {
        let Some(slug) = slugs.get_mut(i) else { continue };
        nth = if *slug == before { nth + 1 } else { 1 };
        before.clone_from(slug);
        if slug.is_empty() {
            slug.push_str("lieu");
        }
        if nth > 1 {
            slug.push('-');
            crate::prose::push_decimal(slug, nth);
        }
    }
    slugs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str) -> intake::Place {
        intake::Place { name: name.to_owned(), ..intake::Place::default() }
    }

    #[test]
    fn slugs_are_plain_and_tell_namesakes_apart() {
        let places = ["Saint-Étienne", "Lille", "saint etienne", "東京", "?!", "Saint Étienne"].map(place);
        assert_eq!(
            slugs(&places),
            ["saint-etienne", "lille", "saint-etienne-2", "東京", "lieu", "saint-etienne-3"]
        );
    }

    #[test]
    fn looks_put_ranks_in_their_order() {
        let tier = |id: &str| intake::Tier {
            id: id.to_owned(),
            fr: id.to_owned(),
            en: id.to_owned(),
            ..intake::Tier::default()
        };
        let look = |id: &str| Look { id: id.to_owned(), ..Look::default() };
        let (tiers, ranks) =
            tiers(&[tier("maison"), tier("autre"), tier("Hôpital")], &[look("hopital"), look("maison")]);
        let ids: Vec<&str> = tiers.iter().map(|tier| tier.id.as_str()).collect();
        assert_eq!((ids, ranks), (vec!["Hôpital", "maison", "autre"], vec![1, 2, 0]));
    }
}
