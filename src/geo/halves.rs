//! Cuts rings along a meridian or a parallel and joins their parts on either side, so that exteriors stay exteriors and
//! holes stay holes. Works in plain degrees; whoever calls says what lies where on the globe.

use super::within;
use crate::sorted::sort_by;

/// Longitude and latitude, degrees.
pub(crate) type Pair = [f64; 2];
/// A ring whose last position is its first.
pub(crate) type Ring = Vec<Pair>;

/// Which coordinate of a pair a cut holds constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Along {
    /// Cuts along a meridian.
    Meridian,
    /// Cuts along a parallel.
    Parallel,
}

impl Along {
    /// The coordinate that says on which side a pair lies, then the one along the cut.
    fn of(self, pair: &Pair) -> [f64; 2] {
        match self {
            Along::Meridian => *pair,
            Along::Parallel => [pair[1], pair[0]],
        }
    }
}

/// A part of a ring on the kept side, from the cut to the cut.
pub(crate) struct Chain {
    /// Its positions; the ends lie on the cut.
    pub(crate) pairs: Vec<Pair>,
}

/// What lies beyond (`side` 1) or before (−1) the line where a coordinate is `at`. A ring that has nothing on the other
/// side comes back as it is.
pub(crate) fn half(rings: Vec<Ring>, along: Along, at: f64, side: f64) -> Vec<Ring> {
    let inside = |pair: &Pair| (along.of(pair)[0] - at) * side > 0.0;
    let outside = |pair: &Pair| (along.of(pair)[0] - at) * side < 0.0;
    let mut whole = Vec::new();
    let mut chains = Vec::new();
    for ring in rings {
        if !ring.iter().any(inside) {
            continue;
        }
        match ring.iter().position(outside) {
            None => whole.push(ring),
            Some(start) => chains.extend(parts(&ring, start, along, inside, at)),
        }
    }
    whole.extend(join(chains, along));
    whole
}

/// The parts of a ring on the kept side, read from a position on the other.
fn parts(ring: &[Pair], start: usize, along: Along, inside: impl Fn(&Pair) -> bool, at: f64) -> Vec<Chain> {
    let open = ring.split_last().map_or(ring, |(_, open)| open);
    let start = start % open.len().max(1);
    let (before, after) = open.split_at(start);
    let round = after.iter().chain(before).chain(after.first());
    let mut chains: Vec<Chain> = Vec::new();
    let mut last: Option<Pair> = None;
    for &pair in round {
        if let Some(last) = last.filter(|last| inside(last) != inside(&pair)) {
            let crossing = crossing(last, pair, along, at);
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

/// Where an edge meets the cut: the same bits from either end, for neighbours go along it in either direction.
fn crossing(a: Pair, b: Pair, along: Along, at: f64) -> Pair {
    let (a, b) = (along.of(&a), along.of(&b));
    let (a, b) = if a[0] <= b[0] { (a, b) } else { (b, a) };
    let share = (at - a[0]) / (b[0] - a[0]);
    // Rounding may not carry it beyond a pole.
    let other = within(a[1] + (b[1] - a[1]) * share, a[1].min(b[1]), a[1].max(b[1]));
    along.of(&[at, other])
}

/// Joins parts along the cut: sorted by where they meet it, the ends lie two by two at either side of land.
pub(crate) fn join(chains: Vec<Chain>, along: Along) -> Vec<Ring> {
    let mut ends: Vec<(f64, usize, bool)> = Vec::new();
    for (i, chain) in chains.iter().enumerate() {
        let place = |pair: Option<&Pair>| pair.map_or(0.0, |pair| along.of(pair)[1]);
        ends.push((place(chain.pairs.first()), i, true));
        ends.push((place(chain.pairs.last()), i, false));
    }
    sort_by(&mut ends, |a, b| a.0.total_cmp(&b.0).is_lt());
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

    #[test]
    fn a_pole_is_not_passed_by_rounding() {
        let [_, lat] = crossing([-163.4, 90.0], [195.3, 90.0 - f64::EPSILON * 64.0], Along::Meridian, 180.0);
        assert!(lat <= 90.0, "{lat}");
    }

    #[test]
    fn neighbours_meet_the_cut_at_the_same_bits() {
        let (a, b) = ([-0.1, 0.7], [0.3, 12.345_678_9]);
        for along in [Along::Meridian, Along::Parallel] {
            let at = along.of(&[0.1, 3.3])[0];
            assert_eq!(crossing(a, b, along, at), crossing(b, a, along, at));
        }
    }

    #[test]
    fn a_parallel_cuts_as_a_meridian_does() {
        let square = vec![[0., 0.], [4., 0.], [4., 4.], [0., 4.], [0., 0.]];
        let hole = vec![[1., 1.], [1., 3.], [3., 3.], [3., 1.], [1., 1.]];
        let north = half(vec![square, hole], Along::Parallel, 2.0, 1.0);
        let doubled =
            |ring: &Ring| -> f64 { ring.windows(2).map(|w| w[0][0] * w[1][1] - w[1][0] * w[0][1]).sum() };
        assert_eq!(north.len(), 1, "{north:?}");
        assert!((doubled(&north[0]) - 12.0).abs() < 1e-12, "{north:?}");
    }
}
