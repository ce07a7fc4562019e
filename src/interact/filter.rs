//! Which labels are shown: by title, and in France by where. What is hidden is still known: land keeps its fill, and
//! words say what they leave out. A filter never hides everything, and never anything that the view offers no choice
//! of, so that each can be undone where it is seen.

use super::state::View;
use super::step::Facts;
use crate::FeatureId;
use crate::atlas::{
    Atlas, Counts, EditionIx, Label, LabelIx, PlaceIx, RegionIx, RegionKind, Tally, Territory,
};
use crate::prose::Kind;

/// One thing that can be shown or hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Facet {
    /// Capitales.
    Capitale,
    /// Communautés.
    Communaute,
    /// Métropoles.
    Metropole,
    /// Hubs.
    Hub,
    /// Labels of metropolitan France.
    Mainland,
    /// Labels of overseas regions and collectivities.
    Overseas,
}

/// The titles and the parts of France: of each, one stays shown.
const GROUPS: [u8; 2] = [0b00_1111, SCOPES];
const SCOPES: u8 = 0b11_0000;

impl Facet {
    /// All, by their rank.
    pub const ALL: [Facet; 6] =
        [Facet::Capitale, Facet::Communaute, Facet::Metropole, Facet::Hub, Facet::Mainland, Facet::Overseas];
    const NAMES: [&str; 6] = ["capitale", "communaute", "metropole", "hub", "mainland", "overseas"];

    /// The name by which the page knows it.
    pub fn name(self) -> &'static str {
        Facet::NAMES[self as usize]
    }

    /// Reads a name.
    pub fn from_name(name: &str) -> Option<Facet> {
        Facet::NAMES.iter().position(|known| *known == name).map(|i| Facet::ALL[i])
    }

    /// The kind of label; `None` for a part of France.
    pub fn kind(self) -> Option<Kind> {
        const KINDS: [Kind; 4] = [Kind::Capitale, Kind::Communaute, Kind::Metropole, Kind::Hub];
        KINDS.get(self as usize).copied()
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl From<Kind> for Facet {
    fn from(kind: Kind) -> Facet {
        Facet::ALL[kind as usize]
    }
}

/// What a reader has hidden; by default nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// One bit per [`Facet`].
    hidden: u8,
}

/// A facet that a view has others beside, as its button shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Which.
    pub facet: Facet,
    /// Labels of it among those that the other group of facets leaves.
    pub count: u16,
    /// Whether it is shown.
    pub shown: bool,
}

impl Filter {
    /// Whether anything is hidden.
    pub fn is_active(self) -> bool {
        self.hidden != 0
    }

    /// Whether a part of France is hidden.
    pub fn is_scoped(self) -> bool {
        self.hidden & SCOPES != 0
    }

    /// Whether labels of a facet are hidden.
    pub fn hides(self, facet: Facet) -> bool {
        self.hidden & facet.bit() != 0
    }

    /// Whether it shows a label.
    #[inline(never)]
    pub fn shows(self, atlas: &Atlas, label: &Label) -> bool {
        self.hidden & facets(atlas, label) == 0
    }

    /// Whether a region lies in what is shown; everything else does.
    #[inline(never)]
    pub fn admits(self, atlas: &Atlas, feature: FeatureId) -> bool {
        match feature {
            FeatureId::Region(ix) => !self.hides(scope(atlas, ix)),
            _ => true,
        }
    }

    /// Rows in force that it shows, most important first.
    #[inline(never)]
    pub fn rows(self, atlas: &Atlas, edition: EditionIx) -> Vec<LabelIx> {
        let mut rows = Vec::new();
        for row in atlas.ranked(edition) {
            if self.shows(atlas, atlas.label(row)) {
                rows.push(row);
            }
        }
        rows
    }

    /// Tallies of the rows that it shows, in one region or country or everywhere. Official counts are those of whole
    /// titles: a part of France has none.
    #[inline(never)]
    pub fn counts(self, atlas: &Atlas, edition: EditionIx, within: Option<Territory>) -> Counts {
        let national = within.is_none() && !self.is_scoped();
        let mut counts = atlas.counts_where(edition, national, &|label| {
            within.is_none_or(|territory| territory == label.territory) && self.shows(atlas, label)
        });
        for (facet, tally) in [
            (Facet::Capitale, &mut counts.capitales),
            (Facet::Communaute, &mut counts.communautes_france),
            (Facet::Communaute, &mut counts.communautes_abroad),
            (Facet::Metropole, &mut counts.metropoles),
            (Facet::Hub, &mut counts.hubs),
        ] {
            if self.hides(facet) {
                *tally = Tally { partial: true, ..Tally::default() };
            }
        }
        counts
    }

    /// With one facet switched; [`Filter::settled`] says what comes of it.
    pub fn toggled(self, facet: Facet) -> Filter {
        Filter { hidden: self.hidden ^ facet.bit() }
    }

    /// Without what would hide all that a view of an edition has, and without what it does not have.
    #[inline(never)]
    pub fn settled(self, atlas: &Atlas, edition: EditionIx, view: View) -> Filter {
        let present = present(atlas, edition, view);
        let mut hidden = self.hidden & present;
        for group in GROUPS {
            if present & group & !hidden == 0 {
                hidden &= !group;
            }
        }
        Filter { hidden }
    }

    /// What there is to choose of in a view of an edition, titles first; empty where all labels are alike.
    #[inline(never)]
    pub fn choices(self, atlas: &Atlas, edition: EditionIx, view: View) -> Vec<Choice> {
        let present = present(atlas, edition, view);
        let mut choices = Vec::new();
        for group in GROUPS {
            let (others, offered) = (self.hidden & !group, present & group);
            // None, or one alone: all but its lowest bit are none.
            if offered & offered.wrapping_sub(1) == 0 {
                continue;
            }
            for facet in Facet::ALL {
                if offered & facet.bit() != 0 {
                    let count = count(atlas, edition, view, others, facet);
                    choices.push(Choice { facet, count, shown: !self.hides(facet) });
                }
            }
        }
        choices
    }
}

/// Labels of a facet that a view shows when those of other facets are hidden.
impl Facts for Atlas {
    fn settled(&self, filter: Filter, edition: EditionIx, view: View) -> Filter {
        filter.settled(self, edition, view)
    }

    fn is_hidden(&self, filter: Filter, edition: EditionIx, feature: FeatureId) -> bool {
        match feature {
            FeatureId::Place(place) => {
                let held = self.held(place, edition);
                held.is_some_and(|row| !filter.shows(self, self.label(row)))
            }
            area => !filter.admits(self, area),
        }
    }

    fn area_of(&self, place: PlaceIx, edition: EditionIx) -> Option<FeatureId> {
        let row = self.row_of(place, edition)?;
        Some(self.label(row).territory.into())
    }
}

#[inline(never)]
fn count(atlas: &Atlas, edition: EditionIx, view: View, hidden: u8, facet: Facet) -> u16 {
    let mut count = 0;
    for row in atlas.active(edition) {
        let label = atlas.label(row);
        let facets = facets(atlas, label);
        count +=
            u16::from(View::of(label.territory) == view && facets & facet.bit() != 0 && facets & hidden == 0);
    }
    count
}

/// Facets of the labels that a view of an edition has.
#[inline(never)]
fn present(atlas: &Atlas, edition: EditionIx, view: View) -> u8 {
    let mut present = 0;
    for row in atlas.active(edition) {
        let label = atlas.label(row);
        if View::of(label.territory) == view {
            present |= facets(atlas, label);
        }
    }
    present
}

/// The facets of a label: its title, and the part of France it is in.
#[inline(never)]
fn facets(atlas: &Atlas, label: &Label) -> u8 {
    let title = Kind::of(label.tier).map_or(0, |kind| Facet::from(kind).bit());
    match label.territory {
        Territory::Region(ix) => title | scope(atlas, ix).bit(),
        Territory::Country(_) => title,
    }
}

fn scope(atlas: &Atlas, region: RegionIx) -> Facet {
    match atlas.region(region).kind {
        RegionKind::Mainland => Facet::Mainland,
        RegionKind::Overseas | RegionKind::Collectivity => Facet::Overseas,
    }
}
