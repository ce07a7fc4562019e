//! One sheet of a ground in the making: its areas in metres, then their mesh and what lies around it.

use std::sync::Arc;

use crate::AreaIx;
use crate::geo::fitted::{Fitted, Sheets, framed, globe, graticule, on_cut, prepare, project_ring};
use crate::geo::{Extent, LonLat, Outline, Point, Projection, point};
use crate::map::Bounds;
use crate::scene::{FrameId, Shared};
use crate::supplied::ground::Sheet;
use crate::supplied::mesh;

/// Edges are bent until they are off by at most that part of what is shown.
const BENT: f64 = 1.0 / 8_000.0;

/// A sheet in the making.
pub(super) struct Draft {
    pub(super) sheet: Option<Sheet>,
    shapes: Vec<Vec<Vec<Point>>>,
    features: Vec<AreaIx>,
    plane: Fitted,
    tolerance: f64,
    /// Whether an edge of its shapes is an artificial cut.
    is_cut: bool,
    pub(super) mesh: Option<mesh::Builder>,
}

impl Draft {
    pub(super) fn new(sheets: &Sheets, index: usize) -> Option<Draft> {
        let (plane, extent) = (sheets.plane(index)?, sheets.extent(index)?);
        let (min, max) = framed(plane, extent)?;
        let tolerance = BENT * (max.x - min.x).max(max.y - min.y);
        Some(Draft {
            sheet: None,
            shapes: Vec::new(),
            features: Vec::new(),
            plane,
            tolerance,
            is_cut: false,
            mesh: None,
        })
    }

    pub(super) fn add(&mut self, area: AreaIx, rings: &[Vec<LonLat>]) {
        let rings = prepare(rings, self.plane);
        let mut shape = Vec::new();
        for ring in rings.iter() {
            self.is_cut |= ring.windows(2).any(|edge| on_cut(edge[0], edge[1], self.plane));
            let mut projected = Vec::new();
            project_ring(ring, self.plane, self.tolerance, &mut projected);
            shape.push(projected);
        }
        self.shapes.push(shape);
        self.features.push(area);
    }

    pub(super) fn begin_mesh(&mut self) {
        let builder = mesh::Builder::new(core::mem::take(&mut self.shapes));
        let plane = self.plane;
        let is_cut = move |a: Point, b: Point| is_cut(a, b, plane);
        self.mesh = Some(if self.is_cut { builder.cut(Box::new(is_cut)) } else { builder });
    }

    pub(super) fn finish(
        &mut self,
        sheets: &Sheets,
        index: usize,
        context: Outline,
        land_is_given: bool,
        only_land: bool,
    ) {
        let Some(mesh) = self.mesh.take().map(mesh::Builder::finish) else { return };
        let extent = sheets.extent(index).unwrap_or(Extent { west: 0.0, south: 0.0, east: 1.0, north: 1.0 });
        let inset = index.checked_sub(1).and_then(|inset| sheets.insets.get(inset));
        let mut bounds = framed(self.plane, extent).map_or(mesh.extent(), |(min, max)| Bounds { min, max });
        // A box in degrees is bulkier than the shapes in it.
        if index == 0 && sheets.insets.is_empty() && !land_is_given && mesh.areas() > 0 {
            bounds = mesh.extent();
        }
        let (edge, lines) = match self.plane {
            Fitted::EqualEarth(world) => (globe(world, 2_000.0), graticule(world, 2_000.0)),
            _ => Default::default(),
        };
        // Frames show plates of the map by their rank: the main one first, whatever it shows.
        let id = index.checked_sub(1).map_or(FrameId::Mainland, |inset| FrameId::Inset(inset as u8));
        self.sheet = Some(Sheet {
            id,
            code: inset.map_or("", |inset| inset.code),
            partial: inset.is_some_and(|inset| inset.partial),
            plane: self.plane,
            bounds: grown(
                bounds,
                if land_is_given && index == 0 && sheets.insets.is_empty() { 0.08 } else { 0.01 },
            ),
            mesh,
            features: if only_land { Vec::new() } else { core::mem::take(&mut self.features) },
            context: Shared::new(context, true),
            globe: Shared::new(edge, true),
            graticule: Shared::new(lines, false),
        });
    }
}

/// Whether an edge on a plane runs along the meridian of its seam or at ±180°, or along a pole.
fn is_cut(a: Point, b: Point, plane: Fitted) -> bool {
    const NEAR: f64 = 1e-7;
    let (Some(a), Some(b)) = (plane.invert(a), plane.invert(b)) else { return false };
    let on = |lon: f64, at: LonLat| {
        let apart = (at.lon - lon).abs();
        let apart = apart - (apart / 360.0).floor() * 360.0;
        apart.min(360.0 - apart) < NEAR
    };
    let polar = a.lat.abs() > 90.0 - NEAR && b.lat.abs() > 90.0 - NEAR;
    polar || [180.0, plane.meridian() + 180.0].into_iter().any(|lon| on(lon, a) && on(lon, b))
}

/// With a part more room on each side, and never without any size.
fn grown(bounds: Bounds, part: f64) -> Bounds {
    const LEAST: f64 = 1_000.0;
    let Bounds { min, max } = bounds;
    let by = (part * (max.x - min.x).max(max.y - min.y)).max(LEAST);
    Bounds { min: point(min.x - by, min.y - by), max: point(max.x + by, max.y + by) }
}

/// A sheet for tests and for pages without any data.
impl Default for Sheet {
    fn default() -> Sheet {
        let none = || Arc::new(Shared { key: 0, lines: Outline::default(), closed: false });
        Sheet {
            id: FrameId::Mainland,
            code: "",
            partial: false,
            plane: Fitted::Lambert93,
            bounds: Bounds::default(),
            mesh: mesh::Builder::new(Vec::new()).finish(),
            features: Vec::new(),
            context: none(),
            globe: none(),
            graticule: none(),
        }
    }
}
