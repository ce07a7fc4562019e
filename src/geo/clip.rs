//! Cutting rings and lines to a convex window. Works in any plane; used where a painter cannot clip.

use super::{Outline, Point, point};

/// The part of an outline inside a convex window, whose corners turn from x to y. Rings that leave the window and
/// return are joined along its edge, which fills do not show; lines fall into parts.
pub fn cut(outline: &Outline, window: &[Point], rings: bool) -> Outline {
    let mut rest = outline.clone();
    for (i, a) in window.iter().enumerate() {
        let b = window.get(i + 1).unwrap_or(&window[0]);
        rest = cut_edge(&rest, (*a, *b), rings);
    }
    rest
}

/// Sutherland–Hodgman: what lies to one side of an edge.
fn cut_edge(outline: &Outline, (a, b): (Point, Point), rings: bool) -> Outline {
    let side = |p: Point| (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    let mut kept = Outline::default();
    for mut run in outline.runs() {
        if rings && run.len() > 1 && run.first() == run.last() {
            run = &run[..run.len() - 1];
        }
        let Some(mut before) = (if rings { run.last() } else { run.first() }).copied() else { continue };
        let mut start = kept.points.len();
        for &p in run {
            let (was, is) = (side(before), side(p));
            if was * is < 0.0 {
                let t = was / (was - is);
                kept.points.push(point(before.x + (p.x - before.x) * t, before.y + (p.y - before.y) * t));
            }
            if is >= 0.0 {
                kept.points.push(p);
            } else if !rings {
                kept.close_run(start);
                start = kept.points.len();
            }
            before = p;
        }
        kept.close_run(start);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: [Point; 4] = [point(0.0, 0.0), point(1.0, 0.0), point(1.0, 1.0), point(0.0, 1.0)];

    fn outline<const N: usize>(points: [(f64, f64); N]) -> Outline {
        Outline { points: points.map(|(x, y)| point(x, y)).to_vec(), ends: vec![N as u32] }
    }

    #[test]
    fn a_ring_around_the_window_becomes_the_window() {
        let ring = |x: f64| outline([(x, -5.0), (x + 10.0, -5.0), (x + 10.0, 5.0), (x, 5.0), (x, -5.0)]);
        let within = cut(&ring(-5.0), &UNIT, true);
        let corners = within.runs().next().unwrap();
        assert!(
            UNIT.iter().all(|corner| corners.contains(corner)) && corners.iter().all(|p| UNIT.contains(p))
        );
        assert_eq!(cut(&ring(15.0), &UNIT, true), Outline::default());
    }

    #[test]
    fn a_line_through_the_window_is_cut_twice_and_keeps_its_bends() {
        let line = outline([(-1.0, 0.5), (0.5, 0.5), (0.5, 2.0), (0.7, 2.0), (0.7, -1.0)]);
        let within = cut(&line, &UNIT, false);
        let parts: Vec<&[Point]> = within.runs().collect();
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0], [point(0.0, 0.5), point(0.5, 0.5), point(0.5, 1.0)]);
        assert_eq!(parts[1], [point(0.7, 1.0), point(0.7, 0.0)]);
    }
}
