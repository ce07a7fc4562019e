//! Brings polygons whose longitudes go on beyond ±180 back, cut at the antimeridian as RFC 7946, section 3.1.9, asks.

use super::shape::Pair;
use crate::geo::within;
use crate::intake::sorted::sorted;

/// A ring whose last position is its first.
type Ring = Vec<Pair>;

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
    let mut out = Vec::new();
    for k in first..=last {
        let offset = 360.0 * f64::from(k);
        let east = half(rings.clone(), offset - 180.0, 1.0);
        for mut ring in half(east, offset + 180.0, -1.0) {
            ring.iter_mut().for_each(|pair| pair[0] = within(pair[0] - offset, -180.0, 180.0));
            out.push(ring);
        }
    }
    (out, first != last)
}

/// A part of a ring on the kept side, from the meridian to the meridian.
struct Chain {
    pairs: Vec<Pair>,
}

/// What lies east (`side` 1) or west (−1) of a meridian.
fn half(rings: Vec<Ring>, meridian: f64, side: f64) -> Vec<Ring> {
    let inside = |pair: &Pair| (pair[0] - meridian) * side > 0.0;
    let mut whole = Vec::new();
    let mut chains = Vec::new();
    for ring in rings {
        if !ring.iter().any(inside) {
            continue;
        }
        let beyond = |pair: &Pair| (pair[0] - meridian) * side < 0.0;
        match ring.iter().position(beyond) {
            None => whole.push(ring),
            Some(start) => chains.extend(parts(&ring, start, meridian, side)),
        }
    }
    whole.extend(join(chains));
    whole
}

/// The parts of a ring on the kept side, read from a position beyond it.
fn parts(ring: &[Pair], start: usize, meridian: f64, side: f64) -> Vec<Chain> {
    let open = ring.split_last().map_or(ring, |(_, open)| open);
    let start = start % open.len().max(1);
    let (before, after) = open.split_at(start);
    let round = after.iter().chain(before).chain(after.first());
    let inside = |pair: &Pair| (pair[0] - meridian) * side > 0.0;
    let mut chains: Vec<Chain> = Vec::new();
    let mut last: Option<Pair> = None;
    for &pair in round {
        if let Some(last) = last.filter(|last| inside(last) != inside(&pair)) {
            let crossing = crossing(last, pair, meridian);
            if inside(&pair) {
                chains.push(Chain { pairs: vec![crossing] });
            } else if let Some(chain) = chains.last_mut() {
                chain.pairs.push(crossing);
            }
        }
        if let Some(chain) = chains.last_mut().filter(|_| inside(&pair)) {
            chain.pairs.push(pair);
        }
        last = Some(pair);
    }
    chains
}

fn crossing(a: Pair, b: Pair, meridian: f64) -> Pair {
    let share = (meridian - a[0]) / (b[0] - a[0]);
    // Rounding may not carry it beyond a pole.
    [meridian, within(a[1] + (b[1] - a[1]) * share, a[1].min(b[1]), a[1].max(b[1]))]
}

/// Bits in the order of the numbers.
fn ordered(value: f64) -> u64 {
    let bits = value.to_bits();
    if value.is_sign_negative() { !bits } else { bits | 1 << 63 }
}

/// Joins parts along the meridian: sorted by latitude, the ends lie two by two at either side of land.
fn join(chains: Vec<Chain>) -> Vec<Ring> {
    let mut ends: Vec<(f64, usize, bool)> = Vec::new();
    for (i, chain) in chains.iter().enumerate() {
        let latitude = |pair: Option<&Pair>| pair.map_or(0.0, |pair| pair[1]);
        ends.push((latitude(chain.pairs.first()), i, true));
        ends.push((latitude(chain.pairs.last()), i, false));
    }
    let ends = sorted(ends, |end| ordered(end.0));
    // A ring that crosses itself has ends of one kind side by side; then each part is closed alone.
    let mut next: Vec<usize> = (0..chains.len()).collect();
    let orderly = ends.chunks(2).all(|two| matches!(two, [a, b] if a.2 != b.2));
    if orderly {
        for two in ends.chunks(2) {
            if let [a, b] = two {
                let (begin, end) = if a.2 { (a.1, b.1) } else { (b.1, a.1) };
                if let Some(next) = next.get_mut(end) {
                    *next = begin;
                }
            }
        }
    }
    let mut taken = vec![false; chains.len()];
    (0..chains.len()).filter_map(|i| follow(i, &chains, &next, &mut taken)).collect()
}

fn follow(first: usize, chains: &[Chain], next: &[usize], taken: &mut [bool]) -> Option<Ring> {
    let mut ring: Ring = Vec::new();
    let mut i = first;
    while let Some(taken) = taken.get_mut(i).filter(|taken| !**taken) {
        *taken = true;
        ring.extend(chains.get(i).into_iter().flat_map(|chain| &chain.pairs));
        i = next.get(i).copied().unwrap_or(first);
    }
    ring.dedup();
    if ring.first() != ring.last() {
        ring.extend(ring.first().copied());
    }
    (ring.len() > 3).then_some(ring)
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
    fn a_pole_is_not_passed_by_rounding() {
        let [_, lat] = crossing([-163.4, 90.0], [195.3, 90.0 - f64::EPSILON * 64.0], 180.0);
        assert!(lat <= 90.0, "{lat}");
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
