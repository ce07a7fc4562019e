//! Metropolitan France between the two projections that it is drawn in: every point of its plate in the plane of France
//! and in that of the world, so that the one can become the other.

use super::{Bounds, Plate, PlateShape};
use crate::FeatureId;
use crate::geo::{LonLat, Outline, Plane, Point, Projection, lonlat, point};

/// The point of France that is the same in both.
const CENTER: LonLat = lonlat(2.5, 46.6);
/// Further from it than this, France is overseas, m.
const OVERSEAS: f64 = 1.2e6;

/// The plate of the mainland in metres of the world's plane.
#[derive(Debug, Clone)]
pub struct Morph {
    /// The centre in the plane of France.
    pub center: Point,
    /// The centre in the plane of the world.
    pub middle: Point,
    /// What the world's plate shows of France but its mainland.
    pub overseas: Outline,
    areas: Vec<Moving>,
    context: Moving,
    borders: Moving,
    coasts: Moving,
}

/// An outline in two planes.
#[derive(Debug, Clone, Default)]
struct Moving {
    from: Outline,
    to: Vec<Point>,
}

impl Moving {
    /// A part `t`, 0 to 1, of the way.
    fn at(&self, t: f64) -> Outline {
        let mut points = Vec::with_capacity(self.to.len());
        for (a, b) in self.from.points.iter().zip(&self.to) {
            points.push(between(*a, *b, t));
        }
        Outline { points, ends: self.from.ends.clone() }
    }
}

fn between(a: Point, b: Point, t: f64) -> Point {
    point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
}

impl Morph {
    /// Of the plates of the mainland and of the world; `None` where a projection fails, which it does not there.
    pub(super) fn new(france: &Plate, world: &Plate) -> Option<Morph> {
        let center = france.plane.project(CENTER)?;
        let middle = world.plane.project(CENTER)?;
        let moving = |outline: &Outline| {
            let mut moving = Moving { from: outline.clone(), to: Vec::with_capacity(outline.points.len()) };
            for p in &mut moving.from.points {
                let from = point(p.x - center.x + middle.x, p.y - center.y + middle.y);
                let to = france.plane.invert(*p).and_then(|at| Plane::EqualEarth.project(at));
                moving.to.push(to.unwrap_or(from));
                *p = from;
            }
            moving
        };
        let mut overseas = Outline::default();
        for area in world.areas.iter().filter(|area| area.feature == Some(FeatureId::France)) {
            for run in area.outline.runs() {
                let at = Bounds::around(run).min;
                if (at.x - middle.x).abs().max((at.y - middle.y).abs()) > OVERSEAS {
                    let start = overseas.points.len();
                    overseas.points.extend_from_slice(run);
                    overseas.close_run(start);
                }
            }
        }
        let mut areas = Vec::new();
        for area in &france.areas {
            areas.push(moving(&area.outline));
        }
        Some(Morph {
            center,
            middle,
            overseas,
            areas,
            context: moving(&france.context),
            borders: moving(&france.borders),
            coasts: moving(&france.coasts),
        })
    }

    /// A shape of the mainland, a part `t` of the way to the world; empty where it has none.
    pub fn outline(&self, shape: PlateShape, t: f64) -> Outline {
        match shape {
            PlateShape::Area(i) => self.areas.get(i as usize).map_or(Outline::default(), |area| area.at(t)),
            PlateShape::Context => self.context.at(t),
            PlateShape::Borders => self.borders.at(t),
            PlateShape::Coasts => self.coasts.at(t),
            PlateShape::Graticule | PlateShape::Globe => Outline::default(),
        }
    }

    /// A place of the mainland, a part `t` of the way to the world.
    pub fn place(&self, at: LonLat, t: f64) -> Option<Point> {
        let (a, b) = (Plane::Lambert93.project(at)?, Plane::EqualEarth.project(at)?);
        Some(between(point(a.x - self.center.x + self.middle.x, a.y - self.center.y + self.middle.y), b, t))
    }
}
