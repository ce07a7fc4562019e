//! Taking France out of its neighbours' map without leaving cracks.
//!
//! The regions drawn on top come from another source than the neighbours, and the two disagree on the border
//! by up to four kilometres: the neighbours are therefore continued a little below France.

use geo::MultiPolygon;
use geo::algorithm::buffer::{BufferStyle, LineJoin};
use geo::algorithm::{BooleanOps as _, Buffer as _, CoordsIter as _, MapCoords as _};

use super::feature::Feature;
use super::output;

/// How far neighbours are continued, in degrees: seven to eleven kilometres.
const BELOW: f64 = 0.1;

/// The features without France, those on its border continued into it. Continuations may overlap each other.
///
/// `grid` is the number of steps per degree to which features are rounded already.
pub(super) fn below_france(features: &[Feature], grid: f64) -> Vec<Feature> {
    let (france, others): (Vec<_>, Vec<_>) = features.iter().partition(|feature| feature.get("a3") == "FRA");
    let continued = others.into_iter().map(|other| {
        let shape =
            france.iter().fold(other.shape.clone(), |shape, france| below(shape, &france.shape, grid));
        Feature::new(other.properties.clone(), shape)
    });
    continued.collect()
}

fn below(shape: MultiPolygon, france: &MultiPolygon, grid: f64) -> MultiPolygon {
    if !share_border(france, &shape) {
        return shape;
    }
    let style = BufferStyle::new(BELOW).line_join(LineJoin::Bevel);
    let united = shape.union(&shape.buffer_with_style(style).intersection(france));
    // Uniting computes on a grid of its own: back to vertices that are the same as the neighbours'.
    united.map_coords(|at| output::round(at, grid))
}

/// Borders are the same vertices on both sides; two of them are more than a meeting point.
fn share_border(a: &MultiPolygon, b: &MultiPolygon) -> bool {
    let vertices: Vec<_> = a.coords_iter().collect();
    b.coords_iter().filter(|at| vertices.contains(at)).take(2).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::algorithm::BoundingRect as _;
    use geo::{Polygon, Rect, coord};

    fn square(x: f64) -> Polygon {
        Rect::new(coord! { x: x, y: 0.0 }, coord! { x: x + 1.0, y: 1.0 }).to_polygon()
    }

    fn country(a3: &str, x: f64) -> Feature {
        Feature::new(vec![("a3", a3.to_owned())], square(x))
    }

    #[test]
    fn a_neighbour_reaches_below_france_and_nowhere_else() {
        let features = below_france(&[country("ESP", 0.0), country("FRA", 1.0), country("GBR", 2.01)], 100.0);
        let codes: Vec<_> = features.iter().map(|feature| feature.get("a3")).collect();
        assert_eq!(codes, ["ESP", "GBR"]);
        let spain = features[0].shape.bounding_rect().unwrap();
        assert_eq!((spain.min().x, spain.max().x, spain.max().y), (0.0, 1.1, 1.0));
        assert_eq!(features[1].shape, square(2.01).into(), "no border with France, no change");
    }
}
