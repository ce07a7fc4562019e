//! The label through time: which rows are in force in an edition, what became of a place between two of
//! them, and how many of the official count are known. All computed, nothing typed.

use super::{Atlas, Certainty, EditionIx, EditionScope, LabelIx, PlaceIx, RegionIx, Territory, Tier};
use crate::order::sort_by;

/// What became of a place from one edition to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A source says it is new, or the list of the same titles before is complete and lacks it.
    Gained,
    /// It holds a title in both.
    Kept,
    /// From Communauté to Capitale.
    Promoted,
    /// A source says that the title was lost.
    Lost,
    /// Known in one of the two editions only, and no source says why: neither lost nor new.
    NoSource,
}

/// Known rows of one kind against the official count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Rows found.
    pub known: u16,
    /// Of these, deduced.
    pub inferred: u16,
    /// Official count; `None` where no source gives it.
    pub official: Option<u16>,
    /// Whether this counts a part of the network only, for which there is no official figure.
    pub partial: bool,
}

impl Tally {
    /// Whether the list is proven complete.
    pub fn complete(&self) -> bool {
        self.official == Some(self.known)
    }
}

/// Tallies of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Capitales.
    pub capitales: Tally,
    /// Communautés in France.
    pub communautes_france: Tally,
    /// Communautés abroad.
    pub communautes_abroad: Tally,
    /// Métropoles.
    pub metropoles: Tally,
    /// Hubs.
    pub hubs: Tally,
}

impl Atlas {
    /// Rows in force once `edition` is out, in the order of the file.
    pub fn active(&self, edition: EditionIx) -> Vec<LabelIx> {
        let start = (0..=edition.0)
            .rev()
            .find(|&e| self.editions[e as usize].scope == EditionScope::Replaces)
            .unwrap_or(0);
        let in_force = |ix: &LabelIx| (start..=edition.0).contains(&self.label(*ix).edition.0);
        let mut superseded = vec![false; self.labels.len()];
        for before in self.label_indices().filter(in_force).flat_map(|ix| &self.label(ix).succeeds) {
            superseded[before.0 as usize] = true;
        }
        let held = |ix: &LabelIx| !superseded[ix.0 as usize] && self.label(*ix).tier != Tier::Lost;
        self.label_indices().filter(in_force).filter(held).collect()
    }

    fn label_indices(&self) -> impl Iterator<Item = LabelIx> {
        (0..self.labels.len() as u16).map(LabelIx)
    }

    /// The row of `place` in force in `edition`.
    pub fn held(&self, place: PlaceIx, edition: EditionIx) -> Option<LabelIx> {
        self.active(edition).into_iter().find(|ix| self.label(*ix).place == place)
    }

    /// Every row of the place and of the rows it continues, oldest first.
    pub fn history(&self, place: PlaceIx) -> Vec<LabelIx> {
        let mut rows: Vec<LabelIx> =
            self.label_indices().filter(|ix| self.label(*ix).place == place).collect();
        let mut i = 0;
        while i < rows.len() {
            for &before in &self.label(rows[i]).succeeds {
                if !rows.contains(&before) {
                    rows.push(before);
                }
            }
            i += 1;
        }
        // Rows stand in the order of the editions.
        sort_by(&mut rows, |a, b| a < b);
        rows
    }

    /// Tallies of the rows in force in `edition`.
    pub fn counts(&self, edition: EditionIx) -> Counts {
        self.tally(edition, &|_| true)
    }

    /// Tallies of one region: known rows only, the official counts are national.
    pub fn counts_of(&self, edition: EditionIx, territory: Territory) -> Counts {
        let counts = self.tally(edition, &|ix| self.label(ix).territory == territory);
        let unofficial = |t: Tally| Tally { official: None, partial: true, ..t };
        Counts {
            capitales: unofficial(counts.capitales),
            communautes_france: unofficial(counts.communautes_france),
            communautes_abroad: unofficial(counts.communautes_abroad),
            metropoles: unofficial(counts.metropoles),
            hubs: unofficial(counts.hubs),
        }
    }

    fn tally(&self, edition: EditionIx, keep: &dyn Fn(LabelIx) -> bool) -> Counts {
        let official = self.edition(edition).official;
        let mut rows = self.active(edition);
        rows.retain(|ix| keep(*ix));
        let count = |official: Option<u16>, fits: &dyn Fn(Tier, Territory) -> bool| {
            let mut tally = Tally { official, ..Tally::default() };
            for label in rows.iter().map(|ix| self.label(*ix)) {
                if fits(label.tier, label.territory) {
                    tally.known += 1;
                    tally.inferred += u16::from(label.certainty == Certainty::Inferred);
                }
            }
            tally
        };
        let abroad = |t: Territory| matches!(t, Territory::Country(_));
        Counts {
            capitales: count(official.capitales, &|tier, _| tier == Tier::Capitale),
            communautes_france: count(official.communautes_france, &|tier, at| {
                tier == Tier::Communaute && !abroad(at)
            }),
            communautes_abroad: count(official.communautes_abroad, &|tier, at| {
                tier == Tier::Communaute && abroad(at)
            }),
            metropoles: count(official.metropoles, &|tier, _| tier == Tier::Metropole),
            hubs: count(official.hubs, &|tier, _| tier == Tier::Hub),
        }
    }

    /// What became of `place` between the edition before and `edition`; `None` where it holds no title in
    /// either.
    pub fn change(&self, place: PlaceIx, edition: EditionIx) -> Option<Change> {
        let before = edition.0.checked_sub(1).map(EditionIx);
        let old = before.and_then(|e| self.held(place, e));
        let Some(new) = self.held(place, edition) else {
            return old.map(|old| self.fate(old, edition));
        };
        let label = self.label(new);
        if label.edition != edition && self.edition(edition).scope == EditionScope::Adds {
            return Some(Change::Kept);
        }
        let rows_before = before.map(|e| self.active(e)).unwrap_or_default();
        let continued = label.succeeds.iter().find(|ix| rows_before.contains(ix)).copied().or(old);
        Some(match continued {
            Some(old) if self.label(old).tier == Tier::Communaute && label.tier == Tier::Capitale => {
                Change::Promoted
            }
            Some(_) => Change::Kept,
            None if self.is_new(new, before) => Change::Gained,
            None => Change::NoSource,
        })
    }

    /// What became of a row that its place no longer holds.
    fn fate(&self, old: LabelIx, edition: EditionIx) -> Change {
        let place = self.label(old).place;
        let reported = |ix: LabelIx| {
            let label = self.label(ix);
            label.edition == edition && label.tier == Tier::Lost && label.place == place
        };
        if self.label_indices().any(reported) {
            return Change::Lost;
        }
        let merged = self.active(edition).iter().any(|ix| self.label(*ix).succeeds.contains(&old));
        if merged { Change::Kept } else { Change::NoSource }
    }

    /// Whether a row without a forerunner is proven new. A complete list before proves it only where it lists the
    /// same titles: Paris and the theme networks counted as labelled beside the Métropoles, so that what has no
    /// Métropole or hub behind it is not thereby new in 2019.
    fn is_new(&self, row: LabelIx, before: Option<EditionIx>) -> bool {
        let label = self.label(row);
        let Some(before) = before else { return true };
        if label.announced_new || self.edition(label.edition).scope == EditionScope::Adds {
            return true;
        }
        let counts = self.counts(before);
        match (label.tier, label.territory) {
            (Tier::Metropole, _) => counts.metropoles.complete(),
            (Tier::Hub, _) => counts.hubs.complete(),
            (_, Territory::Region(_)) => counts.capitales.complete() && counts.communautes_france.complete(),
            (_, Territory::Country(_)) => counts.communautes_abroad.complete(),
        }
    }

    /// The best tier known in a region in `edition`: what its fill says.
    pub fn standing(&self, region: RegionIx, edition: EditionIx) -> Option<Tier> {
        self.active(edition)
            .into_iter()
            .map(|ix| self.label(ix))
            .filter(|l| l.territory == Territory::Region(region))
            .map(|l| l.tier)
            .min()
    }
}
