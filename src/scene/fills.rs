//! What the fill of each area says: the highest title that is held there, and a hatch where none is known.

use super::frame::Frame;
use super::ink::Ink;
use super::layout::plate_of;
use crate::FeatureId;
use crate::atlas::{Atlas, EditionIx, Territory, Tier};
use crate::map::{Map, Outline};

/// The fill of each region and country, by its index in the atlas.
#[derive(Debug, Clone, PartialEq)]
pub struct Inks {
    regions: [Ink; 256],
    countries: [Ink; 256],
}

/// Hatch lines of one area in one frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Hatch {
    /// Index in [`super::Layout::frames`].
    pub frame: usize,
    /// Metres of the frame's plate.
    pub lines: Outline,
}

/// Distance of hatch lines at the fitted scale, px.
const HATCH_SPACING: f64 = 8.0;

impl Inks {
    pub(super) fn new(atlas: &Atlas, edition: EditionIx) -> Inks {
        let mut inks = Inks { regions: [Ink::LandNone; 256], countries: [Ink::Context; 256] };
        for row in atlas.active(edition) {
            let label = atlas.label(row);
            match (label.territory, label.tier) {
                (Territory::Region(ix), Tier::Capitale | Tier::Metropole) => {
                    inks.regions[ix.0 as usize] = Ink::LandCapitale;
                }
                (Territory::Region(ix), _) => {
                    let ink = &mut inks.regions[ix.0 as usize];
                    if *ink == Ink::LandNone {
                        *ink = Ink::LandCommunaute;
                    }
                }
                (Territory::Country(ix), _) => inks.countries[ix.0 as usize] = Ink::LandCommunaute,
            }
        }
        inks
    }

    /// The fill of an area; that of land around the map for `None`.
    pub fn of(&self, feature: Option<FeatureId>) -> Ink {
        match feature {
            Some(FeatureId::France) => Ink::LandCapitale,
            Some(FeatureId::Region(ix)) => self.regions[ix.0 as usize],
            Some(FeatureId::Country(ix)) => self.countries[ix.0 as usize],
            Some(FeatureId::Place(_) | FeatureId::Part(_)) | None => Ink::Context,
            #[cfg(supplied)]
            Some(FeatureId::Area(_)) => Ink::Context,
        }
    }
}

/// Lines over all areas of the frames where no label is known.
pub(super) fn hatches(map: &Map, frames: &[Frame], inks: &Inks) -> Vec<Hatch> {
    let mut out = Vec::new();
    for (i, frame) in frames.iter().enumerate() {
        let Some(plate) = plate_of(map, frame.id) else { continue };
        for area in &plate.areas {
            if inks.of(area.feature) == Ink::LandNone {
                out.push(Hatch { frame: i, lines: area.hatch(HATCH_SPACING / frame.affine.scale) });
            }
        }
    }
    out
}
