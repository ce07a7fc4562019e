//! Where the world is cut open.
//!
//! The world map is centred on 11° E, so that it ends in the Bering Strait at 169° W and no land but a corner
//! of St. Lawrence Island is cut. Sources cut at 180°, or draw rings across it whose longitude jumps.

use anyhow::{Result, bail};
use geo::algorithm::{BooleanOps as _, BoundingRect as _, CoordsIter as _, MapCoords as _, Translate as _};
use geo::{Coord, LineString, MultiPolygon, Polygon, Rect};

/// The map's central meridian.
pub(super) const CENTRE: f64 = 11.0;
/// Longitudes of the map's two ends.
const WEST: f64 = CENTRE - 180.0;
const EAST: f64 = CENTRE + 180.0;

/// The parts of a polygon between the map's two ends, with continuous longitudes in −169…191. Rings without an
/// area, which stand for islands too small for the source, are gone.
pub(super) fn cut(polygon: &Polygon) -> Result<Vec<Polygon>> {
    if !has_area(polygon.exterior()) {
        return Ok(Vec::new());
    }
    let polygon = unroll(polygon)?;
    let mut parts = Vec::new();
    for turn in [-360.0, 0.0, 360.0] {
        parts.extend(within(&polygon.translate(turn, 0.0)));
    }
    Ok(parts)
}

/// The part of a polygon within the map.
fn within(polygon: &Polygon) -> MultiPolygon {
    let Some(bounds) = polygon.bounding_rect() else { return MultiPolygon::new(Vec::new()) };
    let (west, east) = (bounds.min().x, bounds.max().x);
    if east <= WEST || west >= EAST {
        return MultiPolygon::new(Vec::new());
    }
    if west >= WEST && east <= EAST {
        return polygon.clone().into();
    }
    let map = Rect::new(Coord { x: WEST, y: -90.0 }, Coord { x: EAST, y: 90.0 }).to_polygon();
    polygon.intersection(&map).map_coords(on_edge)
}

/// Intersecting computes on a grid of its own; what lies on the cut has to lie there exactly, or it would be
/// taken for a coast.
fn on_edge(at: Coord) -> Coord {
    let edge = [WEST, EAST].into_iter().find(|edge| (at.x - edge).abs() < 1e-6);
    Coord { x: edge.unwrap_or(at.x), y: at.y }
}

/// The polygon with longitudes that do not jump, its holes on the same turn as its outline.
fn unroll(polygon: &Polygon) -> Result<Polygon> {
    let exterior = unroll_ring(polygon.exterior())?;
    let mut holes = Vec::new();
    for hole in polygon.interiors().iter().filter(|hole| has_area(hole)) {
        let hole = unroll_ring(hole)?;
        let turn =
            [0.0, -360.0, 360.0].into_iter().find(|&turn| spans(&exterior, &hole.translate(turn, 0.0)));
        let Some(turn) = turn else { bail!("a hole outside its outline") };
        holes.push(hole.translate(turn, 0.0));
    }
    Ok(Polygon::new(exterior, holes))
}

fn unroll_ring(ring: &LineString) -> Result<LineString> {
    let mut turns = 0.0;
    let mut last: Option<f64> = None;
    let mut coords = Vec::with_capacity(ring.0.len());
    for &Coord { x, y } in &ring.0 {
        match last.map_or(0.0, |last| x - last) {
            step if step > 180.0 => turns -= 360.0,
            step if step < -180.0 => turns += 360.0,
            _ => {}
        }
        last = Some(x);
        coords.push(Coord { x: x + turns, y: seam(x, y) });
    }
    if turns != 0.0 {
        bail!("a ring around a pole");
    }
    Ok(coords.into())
}

/// The latitude, rounded on the 180th meridian. Where the source was cut there (Fiji), the two halves differ by
/// one of its steps of 0.0002° and would not join.
fn seam(x: f64, y: f64) -> f64 {
    if x.abs() == 180.0 { (y * 1e3).round() / 1e3 } else { y }
}

fn has_area(ring: &LineString) -> bool {
    let mut distinct: Vec<Coord> = Vec::new();
    for coord in ring.coords_iter() {
        if !distinct.contains(&coord) {
            distinct.push(coord);
        }
        if distinct.len() == 3 {
            return true;
        }
    }
    false
}

fn spans(outer: &LineString, inner: &LineString) -> bool {
    let (Some(outer), Some(inner)) = (outer.bounding_rect(), inner.bounding_rect()) else { return false };
    outer.min().x <= inner.min().x && inner.max().x <= outer.max().x
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::algorithm::{Area as _, IsConvex as _};
    use geo::{line_string, polygon};

    fn bounds(polygon: &Polygon) -> (f64, f64) {
        let bounds = polygon.bounding_rect().unwrap();
        (bounds.min().x, bounds.max().x)
    }

    #[test]
    fn a_polygon_within_the_map_is_left_alone() {
        let square = polygon![(x: 0.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 9.0), (x: 0.0, y: 9.0)];
        assert_eq!(cut(&square).unwrap(), [square]);
    }

    #[test]
    fn a_polygon_across_180_stays_in_one_piece() {
        let chukotka =
            polygon![(x: 170.0, y: 60.0), (x: -175.0, y: 60.0), (x: -175.0, y: 70.0), (x: 170.0, y: 70.0)];
        let parts = cut(&chukotka).unwrap();
        assert_eq!(parts.len(), 1);
        assert_eq!(bounds(&parts[0]), (170.0, 185.0));
    }

    #[test]
    fn a_polygon_across_169_west_is_cut_exactly_there() {
        let island =
            polygon![(x: -171.3, y: 63.1), (x: -168.7, y: 63.2), (x: -168.9, y: 63.7), (x: -171.3, y: 63.6)];
        let parts = cut(&island).unwrap();
        let mut ends: Vec<_> = parts.iter().map(bounds).collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        // The ends exactly, the rest to within the grid on which shapes are intersected.
        assert_eq!((ends.len(), ends[0].0, ends[1].1), (2, -169.0, 191.0));
        assert!((ends[0].1 + 168.7).abs() < 1e-6 && (ends[1].0 - 188.7).abs() < 1e-6, "{ends:?}");
        let area: f64 = parts.iter().map(|part| part.unsigned_area()).sum();
        assert!((area - island.unsigned_area()).abs() < 1e-5);
        assert!(parts.iter().all(|part| part.exterior().is_convex()));
    }

    #[test]
    fn a_polygon_that_only_touches_the_end_of_the_map_is_there_once() {
        let diomede = polygon![(x: -169.0, y: 65.0), (x: -168.0, y: 65.0), (x: -168.0, y: 66.0)];
        assert_eq!(cut(&diomede).unwrap().len(), 1);
    }

    #[test]
    fn a_hole_follows_its_outline_across_180() {
        let outline = line_string![(x: 170.0, y: 0.0), (x: -170.0, y: 0.0), (x: -170.0, y: 9.0), (x: 170.0, y: 9.0), (x: 170.0, y: 0.0)];
        let lake =
            line_string![(x: -175.0, y: 3.0), (x: -174.0, y: 3.0), (x: -174.0, y: 4.0), (x: -175.0, y: 3.0)];
        let parts = cut(&Polygon::new(outline, vec![lake])).unwrap();
        let lake = parts[0].interiors()[0].bounding_rect().unwrap();
        assert_eq!((lake.min().x, lake.max().x), (185.0, 186.0));
    }

    #[test]
    fn rings_without_an_area_and_rings_around_a_pole_are_told_apart() {
        let speck = polygon![(x: 5.0, y: 5.0), (x: 5.0, y: 5.0)];
        assert!(cut(&speck).unwrap().is_empty());
        let pole =
            polygon![(x: 0.0, y: -80.0), (x: 120.0, y: -80.0), (x: -120.0, y: -80.0), (x: 0.0, y: -80.0)];
        assert!(cut(&pole).is_err());
    }

    #[test]
    fn the_two_halves_of_a_source_cut_at_180_join() {
        assert_eq!(seam(180.0, -16.785_796), seam(-180.0, -16.785_623));
        assert_eq!(seam(179.0, -16.785_796), -16.785_796);
    }
}
