//! Brings polygons whose longitudes go on beyond ±180 back, cut at the antimeridian as RFC 7946, section 3.1.9, asks.

use crate::geo::halves::{Along, Ring, half};
use crate::geo::within;

/// Turns of the globe, east and west, that a polygon may reach. Those of real files reach one.
const TURNS: i32 = 4;

/// The rings of a polygon, of which no edge is meant to go the long way round, with longitudes in −180…180; and whether it
/// was cut.
pub(super) fn cut(rings: Vec<Ring>) -> (Vec<Ring>, bool) {
    let lons = || rings.iter().flatten().map(|pair| pair[0]);
    let (west, east) = (lons().fold(f64::MAX, f64::min), lons().fold(f64::MIN, f64::max));
    let turn = |lon: f64| ((lon + 180.0) / 360.0).floor() as i32;
    let first = turn(west).max(-TURNS);
    // What ends at the meridian does not cross it.
    let last = (((east + 180.0) / 360.0).ceil() as i32).saturating_sub(1).clamp(first, TURNS.max(first));
    // As good as all polygons lie within as they are.
    if west > -180.0 && east < 180.0 {
        return (rings, false);
    }
    let mut out = Vec::new();
    for k in first..=last {
        let offset = 360.0 * f64::from(k);
        let east = half(rings.clone(), Along::Meridian, offset - 180.0, 1.0);
        for mut ring in half(east, Along::Meridian, offset + 180.0, -1.0) {
            ring.iter_mut().for_each(|pair| pair[0] = within(pair[0] - offset, -180.0, 180.0));
            out.push(ring);
        }
    }
    (out, first != last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(ring: &Ring) -> f64 {
        ring.windows(2).map(|w| w[0][0] * w[1][1] - w[1][0] * w[0][1]).sum::<f64>() / 2.0
    }

    #[test]
    fn a_comb_is_cut_into_its_teeth_and_its_back() {
        // Three teeth across the meridian, their back west of it.
        let ring = vec![
            [170., 0.],
            [190., 0.],
            [190., 2.],
            [175., 2.],
            [175., 4.],
            [190., 4.],
            [190., 6.],
            [175., 6.],
            [175., 8.],
            [190., 8.],
            [190., 10.],
            [170., 10.],
            [170., 0.],
        ];
        let before = area(&ring);
        let (rings, was_cut) = cut(vec![ring]);
        assert!(was_cut);
        assert_eq!(rings.len(), 4, "{rings:?}");
        assert!((rings.iter().map(area).sum::<f64>() - before).abs() < 1e-9);
        assert!(rings.iter().all(|ring| area(ring) > 0.0 && ring.first() == ring.last()));
    }

    #[test]
    fn a_hole_across_the_meridian_opens_both_halves() {
        let outer = vec![[170., 0.], [190., 0.], [190., 10.], [170., 10.], [170., 0.]];
        let hole = vec![[175., 4.], [175., 6.], [185., 6.], [185., 4.], [175., 4.]];
        let (rings, _) = cut(vec![outer, hole]);
        assert_eq!(rings.len(), 2, "{rings:?}");
        assert!((rings.iter().map(area).sum::<f64>() - 180.0).abs() < 1e-9);
    }

    #[test]
    fn what_touches_the_meridian_stays_whole() {
        let ring = vec![[170., 0.], [180., 0.], [180., 10.], [170., 10.], [170., 0.]];
        assert_eq!(cut(vec![ring.clone()]), (vec![ring], false));
        let beyond = vec![[180., 0.], [190., 0.], [190., 10.], [180., 10.], [180., 0.]];
        let back = vec![[-180., 0.], [-170., 0.], [-170., 10.], [-180., 10.], [-180., 0.]];
        assert_eq!(cut(vec![beyond]), (vec![back], false));
    }
}
