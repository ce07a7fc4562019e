//! What is drawn where: the main map, and insets of overseas France. Which of them a position lands in follows from its
//! coordinates alone.

use super::super::{Extent, LonLat, Mercator, Point, Projection, lonlat, point};
use super::Fitted;
use super::territories::{self, TERRITORIES};

/// An overseas territory of France that holds something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InsetSheet {
    /// INSEE code, as in [`super::super::INSETS`]; besides those `"975"`, `"977"`, `"978"` and `"986"`.
    pub code: &'static str,
    /// Its plane: Mercator, true at its middle.
    pub plane: Fitted,
    /// What the frame shows; nothing outside is drawn.
    pub extent: Extent,
    /// Whether something lies in the territory beyond what the frame shows, to be said in its note.
    pub partial: bool,
}

impl InsetSheet {
    pub(super) fn of(territory: usize, partial: bool) -> Option<InsetSheet> {
        let territory = TERRITORIES.get(territory)?;
        let extent = territory.shown();
        let center = extent.center();
        let plane = Fitted::Mercator(Mercator { meridian: center.lon, parallel: center.lat });
        Some(InsetSheet { code: territory.code, plane, extent, partial })
    }
}

/// What is drawn where. Sheet 0 is the main map, sheet `i + 1` is `insets[i]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheets {
    /// The plane of the main map.
    pub main: Fitted,
    /// What it shows, degrees; within 180° of its central meridian, so its east may be beyond 180.
    pub main_extent: Extent,
    /// Overseas France, in reading order; empty where the main map is no map of France.
    pub insets: Vec<InsetSheet>,
}

impl Sheets {
    /// The plane of a sheet; `None` if there is no such sheet.
    pub fn plane(&self, sheet: usize) -> Option<Fitted> {
        match sheet.checked_sub(1) {
            None => Some(self.main),
            Some(inset) => self.insets.get(inset).map(|inset| inset.plane),
        }
    }

    /// What a sheet shows, degrees; `None` if there is no such sheet.
    pub fn extent(&self, sheet: usize) -> Option<Extent> {
        match sheet.checked_sub(1) {
            None => Some(self.main_extent),
            Some(inset) => self.insets.get(inset).map(|inset| inset.extent),
        }
    }

    /// The sheet that a position belongs to, and a ring by any of its positions. `None` for an overseas territory beside
    /// a map of France that has no inset for it.
    pub fn sheet_of(&self, at: LonLat) -> Option<usize> {
        if self.main != Fitted::Lambert93 {
            return Some(0);
        }
        let Some(territory) = territories::of(at).and_then(|i| TERRITORIES.get(i)) else { return Some(0) };
        self.insets.iter().position(|inset| inset.code == territory.code).map(|i| i + 1)
    }

    /// The sheet that a position is marked on and where, metres of its plane. `None` where none shows it: beyond the frame
    /// of its inset, or outside what the projection maps.
    pub fn locate(&self, at: LonLat) -> Option<(usize, Point)> {
        let sheet = self.sheet_of(at)?;
        let shown = sheet == 0 || self.extent(sheet)?.contains(at);
        let p = self.plane(sheet)?.project(at)?;
        shown.then_some((sheet, p))
    }
}

/// How finely an extent is looked at.
const GRID: u32 = 32;

/// The smallest and the largest coordinates of an extent on a plane, metres. `None` if the plane shows nothing of it.
pub fn framed(plane: Fitted, extent: Extent) -> Option<(Point, Point)> {
    let (mut min, mut max) = (point(f64::MAX, f64::MAX), point(f64::MIN, f64::MIN));
    for i in 0..=GRID {
        for k in 0..=GRID {
            let [u, v] = [i, k].map(|step| f64::from(step) / f64::from(GRID));
            let lon = extent.west + (extent.east - extent.west) * u;
            let lat = extent.south + (extent.north - extent.south) * v;
            let Some(p) = plane.project(lonlat(lon, lat)) else { continue };
            min = point(min.x.min(p.x), min.y.min(p.y));
            max = point(max.x.max(p.x), max.y.max(p.y));
        }
    }
    (min.x <= max.x).then_some((min, max))
}
