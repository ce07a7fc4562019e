//! The label through time: which rows are in force in an edition, what became of a place between two of
//! them, and how many of the official count are known. All computed, nothing typed.

use super::{
    Atlas, Certainty, EditionIx, EditionScope, Label, LabelIx, Official, PartIx, PlaceIx, Territory, Tier,
};

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
        let mut start = edition.0;
        while start > 0 && self.editions[usize::from(start)].scope != EditionScope::Replaces {
            start -= 1;
        }
        let in_force = |row: LabelIx| (start..=edition.0).contains(&self.label(row).edition.0);
        let mut superseded = vec![false; self.labels.len()];
        for link in &self.lineage {
            if in_force(link.row) {
                superseded[usize::from(link.before.0)] = true;
            }
        }
        let mut rows = Vec::new();
        for (i, superseded) in superseded.into_iter().enumerate() {
            let row = LabelIx(i as u16);
            if !superseded && in_force(row) && self.label(row).tier != Tier::Lost {
                rows.push(row);
            }
        }
        rows
    }

    /// Rows in force in `edition`, most important first, each title in the order of the file.
    pub fn ranked(&self, edition: EditionIx) -> Vec<LabelIx> {
        let rows = self.active(edition);
        let mut ranked = Vec::new();
        for tier in [Tier::Capitale, Tier::Communaute, Tier::Metropole, Tier::Hub] {
            for row in &rows {
                if self.label(*row).tier == tier {
                    ranked.push(*row);
                }
            }
        }
        ranked
    }

    /// The row of `place` in force in `edition`; `None` where it holds no title then.
    pub fn held(&self, place: PlaceIx, edition: EditionIx) -> Option<LabelIx> {
        self.active(edition).into_iter().find(|row| self.label(*row).place == place)
    }

    /// The row that speaks for `place` in `edition`: the one in force, or else its newest; `None` for a place without
    /// rows.
    pub fn row_of(&self, place: PlaceIx, edition: EditionIx) -> Option<LabelIx> {
        self.held(place, edition).or_else(|| self.history(place).last().copied())
    }

    /// Every row of the place and of the rows it continues, oldest first.
    pub fn history(&self, place: PlaceIx) -> Vec<LabelIx> {
        let mut wanted = Vec::new();
        for label in &self.labels {
            wanted.push(label.place == place);
        }
        // Rows continue earlier ones and links are in the order of the later row: backwards, one round does.
        for link in self.lineage.iter().rev() {
            if wanted[usize::from(link.row.0)] {
                wanted[usize::from(link.before.0)] = true;
            }
        }
        let mut rows = Vec::new();
        for (i, wanted) in wanted.into_iter().enumerate() {
            if wanted {
                rows.push(LabelIx(i as u16));
            }
        }
        rows
    }

    /// Tallies of the rows in force in `edition`.
    pub fn counts(&self, edition: EditionIx) -> Counts {
        let Official { capitales, communautes_france, communautes_abroad, metropoles, hubs } =
            self.edition(edition).official;
        let tally = |official| Tally { official, ..Tally::default() };
        let counts = Counts {
            capitales: tally(capitales),
            communautes_france: tally(communautes_france),
            communautes_abroad: tally(communautes_abroad),
            metropoles: tally(metropoles),
            hubs: tally(hubs),
        };
        self.count(edition, &|_| true, counts)
    }

    /// Tallies of one region or country: known rows only, the official counts are national.
    pub fn counts_of(&self, edition: EditionIx, territory: Territory) -> Counts {
        self.counts_within(edition, &|other| other == territory)
    }

    /// Tallies of a part of the world: known rows only.
    pub fn counts_in(&self, edition: EditionIx, part: PartIx) -> Counts {
        self.counts_within(edition, &|territory| self.part_of(territory) == Some(part))
    }

    fn counts_within(&self, edition: EditionIx, within: &dyn Fn(Territory) -> bool) -> Counts {
        let partial = Tally { partial: true, ..Tally::default() };
        let counts = Counts {
            capitales: partial,
            communautes_france: partial,
            communautes_abroad: partial,
            metropoles: partial,
            hubs: partial,
        };
        self.count(edition, within, counts)
    }

    /// Adds the rows in force in some territories.
    fn count(&self, edition: EditionIx, within: &dyn Fn(Territory) -> bool, mut counts: Counts) -> Counts {
        for row in self.active(edition) {
            let label = self.label(row);
            if !within(label.territory) {
                continue;
            }
            let tally = match (label.tier, label.territory) {
                (Tier::Capitale, _) => &mut counts.capitales,
                (Tier::Communaute, Territory::Region(_)) => &mut counts.communautes_france,
                (Tier::Communaute, Territory::Country(_)) => &mut counts.communautes_abroad,
                (Tier::Metropole, _) => &mut counts.metropoles,
                (Tier::Hub, _) => &mut counts.hubs,
                (Tier::Lost, _) => continue,
            };
            tally.known += 1;
            tally.inferred += u16::from(label.certainty == Certainty::Inferred);
        }
        counts
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
        let continued = self.forerunners(new).find(|row| rows_before.contains(row)).or(old);
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
        let reported =
            |label: &Label| label.edition == edition && label.tier == Tier::Lost && label.place == place;
        if self.labels.iter().any(reported) {
            return Change::Lost;
        }
        let active = self.active(edition);
        let merged = self.lineage.iter().any(|link| link.before == old && active.contains(&link.row));
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
}
