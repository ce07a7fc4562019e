//! Bytes as a plane and as rings on the globe: whatever the numbers, nothing panics and no point is without end; rings of
//! the Earth stay rings, within the seam of their plane.

use french_tech_map::geo::fitted::{
    Azimuthal, Choice, Conic, EqualEarthAt, Fitted, Spread, framed, on_cut, prepare, project_ring,
};
use french_tech_map::geo::{LonLat, Mercator, Point, Projection, lonlat, point};

/// More positions than that show nothing new.
const POSITIONS: usize = 200;

/// Chooses, projects, cuts and draws.
pub fn planes(bytes: &[u8]) {
    let mut bytes = Bytes { left: bytes };
    let plane = plane(&mut bytes);
    let rings = rings(&mut bytes);
    let mut spread = Spread::default();
    for at in rings.iter().flatten() {
        spread.add(*at);
        assert!(plane.project(*at).is_none_or(|p| is_finite(&p)), "{plane:?}: {at:?}");
        let back = plane.invert(point(at.lon, at.lat));
        assert!(back.is_none_or(|at| at.lon.is_finite() && at.lat.abs() <= 90.0), "{plane:?}: {at:?}");
    }
    draw(&rings, plane);
    for (_, choice) in Choice::NAMES {
        let sheets = spread.sheets(choice);
        assert!(framed(sheets.main, sheets.main_extent).is_some(), "{sheets:?}");
        draw(&rings, sheets.main);
        for at in rings.iter().flatten() {
            assert!(sheets.locate(*at).is_none_or(|(_, p)| is_finite(&p)), "{sheets:?}: {at:?}");
        }
    }
}

fn draw(rings: &[Vec<LonLat>], plane: Fitted) {
    let on_earth = |at: &LonLat| at.lon.abs() <= 180.0 && at.lat.abs() <= 90.0;
    let sound =
        rings.iter().all(|ring| ring.len() > 3 && ring.first() == ring.last() && ring.iter().all(on_earth));
    let prepared = prepare(rings, plane);
    for ring in prepared.iter() {
        if sound && plane.meridian().abs() <= 180.0 {
            assert!(ring.len() > 3 && ring.first() == ring.last(), "{plane:?}: {ring:?}");
            let within =
                |at: &LonLat| (at.lon - plane.meridian()).abs() <= 180.0 + 1e-9 && at.lat.abs() <= 90.0;
            assert!(matches!(plane, Fitted::Azimuthal(_)) || ring.iter().all(within), "{plane:?}: {ring:?}");
        }
        let (mut there, mut back) = (Vec::new(), Vec::new());
        project_ring(ring, plane, 1000.0, &mut there);
        let reversed: Vec<LonLat> = ring.iter().rev().copied().collect();
        project_ring(&reversed, plane, 1000.0, &mut back);
        back.reverse();
        assert!(there == back && there.iter().all(is_finite), "{plane:?}: {ring:?}");
        for edge in ring.windows(2) {
            let cut = on_cut(edge[0], edge[1], plane);
            assert_eq!(cut, on_cut(edge[1], edge[0], plane), "{plane:?}: {edge:?}");
        }
    }
}

fn is_finite(p: &Point) -> bool {
    p.x.is_finite() && p.y.is_finite()
}

struct Bytes<'a> {
    left: &'a [u8],
}

impl Bytes<'_> {
    fn next<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, left) = self.left.split_first_chunk::<N>()?;
        self.left = left;
        Some(*taken)
    }

    /// A number of any kind, or one of `bound` at most in steps that meet its parts.
    fn number(&mut self, any: bool, bound: f64) -> Option<f64> {
        if any {
            return self.next().map(f64::from_le_bytes);
        }
        let steps = self.next().map(i16::from_le_bytes)?;
        Some((f64::from(steps) / 32_760.0 * bound).clamp(-bound, bound))
    }

    fn position(&mut self, any: bool) -> Option<LonLat> {
        Some(lonlat(self.number(any, 180.0)?, self.number(any, 90.0)?))
    }
}

fn plane(bytes: &mut Bytes) -> Fitted {
    let [kind] = bytes.next().unwrap_or([0]);
    let any = kind & 128 != 0;
    let at = bytes.position(any).unwrap_or(lonlat(0.0, 0.0));
    match kind % 5 {
        0 => Fitted::Lambert93,
        1 => {
            let parallels = bytes.position(any).unwrap_or(at);
            Fitted::Conic(Conic::new(at, [parallels.lon, parallels.lat]))
        }
        2 => Fitted::Azimuthal(Azimuthal::new(at)),
        3 => Fitted::EqualEarth(EqualEarthAt { meridian: at.lon }),
        _ => Fitted::Mercator(Mercator { meridian: at.lon, parallel: at.lat }),
    }
}

/// A byte before each position: what numbers it has, whether it goes on straight from the last, whether it ends a ring.
fn rings(bytes: &mut Bytes) -> Vec<Vec<LonLat>> {
    let mut rings = vec![Vec::new()];
    for _ in 0..POSITIONS {
        let Some([kind]) = bytes.next() else { break };
        let Some(mut at) = bytes.position(kind & 15 == 15) else { break };
        let Some(ring) = rings.last_mut() else { break };
        if let Some(last) = ring.last().copied().filter(|_| kind & 16 != 0) {
            let last: LonLat = last;
            at = if kind & 32 != 0 { lonlat(last.lon, at.lat) } else { lonlat(at.lon, last.lat) };
        }
        ring.push(at);
        if kind & 192 == 192 {
            ring.extend(ring.first().copied());
            rings.push(Vec::new());
        }
    }
    let last = rings.last_mut();
    last.into_iter().for_each(|ring| ring.extend(ring.first().copied()));
    rings.retain(|ring| !ring.is_empty());
    rings
}
