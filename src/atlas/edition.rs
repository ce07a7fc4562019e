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

/// A place from one edition to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// What became of it.
    pub change: Change,
    /// The title held in the edition before, or the first of those that `now` continues; `None` where none is known.
    pub before: Option<LabelIx>,
    /// The title held now, of another place where several were merged, or the row that reports it lost; `None` where
    /// none is known.
    pub now: Option<LabelIx>,
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
    #[inline(never)]
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
    #[inline(never)]
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

    /// Of these, the rows in a region or country.
    #[inline(never)]
    pub fn ranked_in(&self, edition: EditionIx, territory: Territory) -> Vec<LabelIx> {
        let mut rows = self.ranked(edition);
        rows.retain(|row| self.label(*row).territory == territory);
        rows
    }

    /// The row of `place` in force in `edition`; `None` where it holds no title then.
    #[inline(never)]
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
        self.counts_where(edition, true, &|_| true)
    }

    /// Tallies of one region or country: known rows only, the official counts are national.
    pub fn counts_of(&self, edition: EditionIx, territory: Territory) -> Counts {
        self.counts_where(edition, false, &|label| label.territory == territory)
    }

    /// Tallies of a part of the world: known rows only.
    pub fn counts_in(&self, edition: EditionIx, part: PartIx) -> Counts {
        self.counts_where(edition, false, &|label| self.part_of(label.territory) == Some(part))
    }

    /// How many labels a part of the world holds in an edition.
    pub fn held_in(&self, edition: EditionIx, part: PartIx) -> u16 {
        let counts = self.counts_in(edition, part);
        counts.communautes_abroad.known + counts.hubs.known
    }

    /// Tallies of the rows in force that are wanted: against the official counts, or known rows only where these, which
    /// are of the whole network, do not apply.
    #[inline(never)]
    pub fn counts_where(
        &self,
        edition: EditionIx,
        national: bool,
        wanted: &dyn Fn(&Label) -> bool,
    ) -> Counts {
        let Official { capitales, communautes_france, communautes_abroad, metropoles, hubs } =
            self.edition(edition).official;
        let tally = |official: Option<u16>| Tally {
            official: official.filter(|_| national),
            partial: !national,
            ..Tally::default()
        };
        let mut counts = Counts {
            capitales: tally(capitales),
            communautes_france: tally(communautes_france),
            communautes_abroad: tally(communautes_abroad),
            metropoles: tally(metropoles),
            hubs: tally(hubs),
        };
        for row in self.active(edition) {
            let label = self.label(row);
            if !wanted(label) {
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
    pub fn passage(&self, place: PlaceIx, edition: EditionIx) -> Option<Passage> {
        let before = edition.0.checked_sub(1).map(EditionIx);
        let old = before.and_then(|e| self.held(place, e));
        let Some(row) = self.held(place, edition) else {
            return old.map(|old| self.fate(old, edition));
        };
        let label = self.label(row);
        let mut passage = Passage { change: Change::Kept, before: old, now: Some(row) };
        if label.edition != edition && self.edition(edition).scope == EditionScope::Adds {
            return Some(passage);
        }
        let rows_before = before.map(|e| self.active(e)).unwrap_or_default();
        passage.before = self.forerunners(row).find(|row| rows_before.contains(row)).or(old);
        passage.change = match passage.before {
            Some(old) if self.label(old).tier == Tier::Communaute && label.tier == Tier::Capitale => {
                Change::Promoted
            }
            Some(_) => Change::Kept,
            None if self.is_new(row, before) => Change::Gained,
            None => Change::NoSource,
        };
        Some(passage)
    }

    /// What became of a row that its place no longer holds.
    fn fate(&self, old: LabelIx, edition: EditionIx) -> Passage {
        let place = self.label(old).place;
        let mut passage = Passage { change: Change::NoSource, before: Some(old), now: None };
        for (i, label) in self.labels.iter().enumerate() {
            if label.edition == edition && label.tier == Tier::Lost && label.place == place {
                return Passage { change: Change::Lost, now: Some(LabelIx(i as u16)), ..passage };
            }
        }
        let active = self.active(edition);
        for link in &self.lineage {
            if link.before == old && active.contains(&link.row) {
                passage = Passage { change: Change::Kept, now: Some(link.row), ..passage };
            }
        }
        passage
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
