//! Turns what was read of a feature into places and areas, once the whole file is known.

use super::codes::Codes;
use super::properties::Words;
use super::report::{Path, Report};
use super::rings;
use super::shape::{Mends, Pair, Shape};
use crate::geo::{LonLat, lonlat};
use crate::intake::figures::number;
use crate::intake::tiers::{Found, Tiers};
use crate::intake::{Area, Code, Dataset, Place, Position};

/// A feature that has been read.
#[derive(Debug)]
pub(super) struct Draft {
    /// Its number in the collection; `None` if the file is this feature.
    pub(super) index: Option<usize>,
    pub(super) words: Words,
    pub(super) shape: Shape,
    pub(super) mends: Mends,
    /// Whether there is a geometry, good or bad.
    pub(super) has_geometry: bool,
}

impl Draft {
    pub(super) fn path(&self) -> Path<'static> {
        self.index.map_or(Path::Root, Path::Feature)
    }
}

/// What comes out, and what features share.
#[derive(Debug, Default)]
pub(super) struct Placing {
    pub(super) dataset: Dataset,
    pub(super) tiers: Tiers,
    /// Whether all positions have their latitude first.
    pub(super) swapped: bool,
    codes: Codes,
    /// The numbers of the features of areas.
    indices: Vec<Option<usize>>,
    /// Places without a tier, by their index and the number of their feature.
    pub(super) without_tier: Vec<(usize, Option<usize>)>,
}

impl Placing {
    /// Adds what a feature holds.
    pub(super) fn place(&mut self, mut draft: Draft, report: &mut Report) {
        let path = draft.path();
        if !self.swapped {
            outside(&mut draft.shape, report);
        }
        if draft.has_geometry && !draft.shape.has.points && !draft.shape.has.polygons && draft.shape.broken {
            return;
        }
        if draft.shape.has.polygons {
            self.area(&path, &mut draft, report);
        }
        if draft.shape.has.points || !draft.shape.has.polygons {
            self.points(&path, &mut draft, report);
        }
        draft.mends.report(&path, report);
    }

    #[inline(never)]
    fn area(&mut self, path: &Path<'_>, draft: &mut Draft, report: &mut Report) {
        let named = self.named(path, draft, report);
        let mut rings = Vec::new();
        for (path, mut polygon) in core::mem::take(&mut draft.shape.polygons) {
            if self.swapped {
                polygon.iter_mut().flatten().for_each(|pair| pair.reverse());
            }
            match rings::polygon(&path, polygon, &mut draft.mends, report) {
                Some(polygon) => rings.extend(polygon),
                None => draft.shape.broken = true,
            }
        }
        let Some((code, name)) = named.filter(|_| !draft.shape.broken) else { return };
        self.dataset.areas.push(Area { code, name, rings });
        self.indices.push(draft.index);
        self.codes.add(&self.dataset.areas);
    }

    /// Code and name of an area.
    fn named(&self, path: &Path<'_>, draft: &Draft, report: &mut Report) -> Option<(String, String)> {
        let (code, name) = (&draft.words.code, &draft.words.name);
        let properties = Path::Key(path, "properties");
        let pair = match (code.trim().is_empty(), name.trim().is_empty()) {
            (false, false) => (code, name),
            (false, true) => {
                let message = "the shape has no name: its code is shown. Add a property \"name\"";
                report.at(Code::CodeAsName, &properties, code, message);
                (code, code)
            }
            (true, false) => {
                let message = "the shape has no code: tables are joined by its name. Add a property \"code\"";
                report.at(Code::NameAsCode, &properties, name, message);
                (name, name)
            }
            (true, true) => {
                let message = "the shape has neither name nor code: add the properties \"name\" and \"code\"";
                report.at(Code::NamelessArea, &properties, "", message);
                return None;
            }
        };
        if let Some(first) = self.codes.find(pair.0, &self.dataset.areas) {
            let first = self.indices.get(first).copied().flatten().map_or(Path::Root, Path::Feature);
            let message =
                ["is the code of ", &first.text(), " already: make one MultiPolygon of both, or correct it"]
                    .concat();
            report.at(Code::RepeatedCode, &properties, pair.0, message);
            return None;
        }
        Some((pair.0.clone(), pair.1.clone()))
    }

    #[inline(never)]
    fn points(&mut self, path: &Path<'_>, draft: &mut Draft, report: &mut Report) {
        let by_code = !draft.has_geometry;
        if by_code && draft.words.code.trim().is_empty() {
            let message = "has neither geometry nor code, so it was left out: add one of them";
            return report.at(Code::NoPosition, path, &draft.words.name, message);
        }
        let tier = self.tier(path, &draft.words, report);
        let named = !draft.words.name.trim().is_empty();
        if !named {
            let message = "the place has no name: add a property \"name\"";
            report.at(Code::NamelessPlace, &Path::Key(path, "properties"), "", message);
        }
        let Some(tier) = tier.filter(|_| named && !draft.shape.broken) else { return };
        if by_code {
            return self.add(draft, tier, Position::Code(draft.words.code.clone()));
        }
        for (_, pair) in core::mem::take(&mut draft.shape.points) {
            let at = self.brought_back(pair, &mut draft.mends);
            self.add(draft, tier, Position::At(at));
        }
    }

    fn add(&mut self, draft: &Draft, tier: u8, at: Position) {
        if draft.words.tier.trim().is_empty() {
            self.without_tier.push((self.dataset.places.len(), draft.index));
        }
        let Words { name, group, link, note, edition, .. } = &draft.words;
        let [name, group, link, note, edition] = [name, group, link, note, edition].map(String::clone);
        self.dataset.places.push(Place { name, tier, at, group, link, note, edition });
    }

    /// The tier that the words name, 0 for now where they name none; `None` where it cannot be.
    fn tier(&mut self, path: &Path<'_>, words: &Words, report: &mut Report) -> Option<u8> {
        let word = &words.tier;
        if word.trim().is_empty() {
            return Some(0);
        }
        let properties = Path::Key(path, "properties");
        match self.tiers.find(word) {
            Found::Tier(tier) => return Some(tier),
            Found::Unknown => {
                let message = [
                    "is none of the tiers that the file declares (",
                    &self.tiers.listed(),
                    "): correct it, or declare it",
                ]
                .concat();
                report.at(Code::UnknownTier, &Path::Key(&properties, "tier"), word, message);
            }
            Found::TooMany => {
                let message =
                    ["is a sixth tier beside ", &self.tiers.listed(), ": a map can tell five apart"].concat();
                report.at(Code::TooManyTiers, &Path::Key(&properties, "tier"), word, message);
            }
        }
        None
    }

    fn brought_back(&self, mut pair: Pair, mends: &mut Mends) -> LonLat {
        if self.swapped {
            pair.reverse();
        }
        let [lon, lat] = pair;
        let turns = ((lon + 180.0) / 360.0).floor();
        if lon.abs() <= 180.0 || turns == 0.0 {
            return lonlat(lon, lat);
        }
        mends.add(Code::WrappedLongitude);
        lonlat(lon - 360.0 * turns, lat)
    }
}

/// Says which positions the Earth does not have.
#[inline(never)]
fn outside(shape: &mut Shape, report: &mut Report) {
    for (path, pair) in core::mem::take(&mut shape.suspects) {
        shape.broken = true;
        let [lon, lat] = pair;
        let mut wrong = Vec::new();
        if lon.abs() > 360.0 {
            wrong.push(["longitude ", &number(lon), " is outside −180…180"].concat());
        }
        if lat.abs() > 90.0 {
            wrong.push(["latitude ", &number(lat), " is outside −90…90"].concat());
        }
        let message = wrong.join(", ") + ": correct it";
        let value = ["[", &number(lon), ", ", &number(lat), "]"].concat();
        report.at(Code::OutsideEarth, &Path::Key(&Path::Root, &path), &value, message);
    }
}
