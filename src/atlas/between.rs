//! What became of a place between any two editions, as [`Atlas::passage`] says it of two that follow each other. A gain or
//! a loss is claimed only where one of the editions between allows it.

use super::{Atlas, Change, EditionIx, LabelIx, Passage, PlaceIx, Tier};

impl Atlas {
    /// What became of `place` between `from` and a later edition; `None` where it holds no title in either.
    pub fn passage_between(&self, place: PlaceIx, from: EditionIx, to: EditionIx) -> Option<Passage> {
        let (old, now) = (self.held(place, from), self.held(place, to));
        let Some(row) = now else {
            return old.map(|old| self.fate_between(old, from, to));
        };
        let lost = self.loss(place, from, to).is_some();
        let before = if lost { None } else { self.origin(row, &self.active(from)).or(old) };
        let change = match before {
            Some(old)
                if self.label(old).tier == Tier::Communaute && self.label(row).tier == Tier::Capitale =>
            {
                Change::Promoted
            }
            Some(_) => Change::Kept,
            None if self.was_gained(place, from, to) => Change::Gained,
            None => Change::NoSource,
        };
        Some(Passage { change, before, now })
    }

    /// The first of the wanted rows that a row is or, over any number of editions, continues.
    fn origin(&self, row: LabelIx, wanted: &[LabelIx]) -> Option<LabelIx> {
        if wanted.contains(&row) {
            return Some(row);
        }
        self.forerunners(row).find_map(|before| self.origin(before, wanted))
    }

    /// What became of a row that its place no longer holds.
    fn fate_between(&self, old: LabelIx, from: EditionIx, to: EditionIx) -> Passage {
        if let Some(row) = self.loss(self.label(old).place, from, to) {
            return Passage { change: Change::Lost, before: Some(old), now: Some(row) };
        }
        let now = self.active(to).into_iter().find(|row| self.origin(*row, &[old]).is_some());
        let change = if now.is_some() { Change::Kept } else { Change::NoSource };
        Passage { change, before: Some(old), now }
    }

    /// The row that reports the title of a place lost after `from`.
    fn loss(&self, place: PlaceIx, from: EditionIx, to: EditionIx) -> Option<LabelIx> {
        let reports = |row: &LabelIx| {
            let label = self.label(*row);
            label.tier == Tier::Lost && label.place == place && label.edition > from && label.edition <= to
        };
        (0..self.labels.len() as u16).map(LabelIx).rev().find(reports)
    }

    /// Whether one of the editions after `from` is proven to have brought the title.
    fn was_gained(&self, place: PlaceIx, from: EditionIx, to: EditionIx) -> bool {
        let gained = |edition| self.passage(place, edition).is_some_and(|p| p.change == Change::Gained);
        (from.0 + 1..=to.0).map(EditionIx).any(gained)
    }
}
