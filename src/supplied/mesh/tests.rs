pub(crate) mod made;
mod wild;

use super::{Builder, Mesh};
use crate::geo::{Outline, Point, point};
use crate::map::{Area, Bounds};
use made::{CELL, Recipe};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

fn mesh(areas: Vec<Vec<Vec<Point>>>) -> Mesh {
    Builder::new(areas).finish()
}

fn recipes() -> impl Strategy<Value = Recipe> {
    (any::<u64>(), 1_usize..7, 1_usize..7, prop_oneof![0_usize..4, 60_usize..200], 0_usize..4)
        .prop_map(|(seed, columns, rows, between, every)| Recipe { seed, columns, rows, between, every })
}

/// From nothing to more than all of it, metres.
fn tolerances() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), 1.0..2_000.0, Just(1e9)]
}

fn bits(p: &Point) -> [u64; 2] {
    [p.x.to_bits(), p.y.to_bits()]
}

type Edge = [[u64; 2]; 2];

fn edges(outline: &Outline) -> impl Iterator<Item = Edge> {
    outline.runs().flat_map(|run| run.windows(2)).map(|edge| [bits(&edge[0]), bits(&edge[1])])
}

fn size(run: &[Point]) -> f64 {
    let o = run[0];
    let cross = |e: &[Point]| (e[0].x - o.x) * (e[1].y - o.y) - (e[1].x - o.x) * (e[0].y - o.y);
    run.windows(2).map(cross).sum::<f64>() / 2.0
}

fn size_of(outline: &Outline) -> f64 {
    outline.runs().map(size).sum()
}

fn all(mesh: &Mesh) -> Vec<u32> {
    (0..mesh.areas() as u32).collect()
}

/// How often the outline turns around a point.
fn winding(outline: &Outline, at: Point) -> i32 {
    let mut sum = 0;
    for edge in outline.runs().flat_map(|run| run.windows(2)) {
        if super::inside::crosses(edge[0], edge[1], at) {
            sum += if edge[1].y > edge[0].y { 1 } else { -1 };
        }
    }
    sum
}

/// Points all over a box, and some outside.
fn places(bounds: &Bounds) -> impl Iterator<Item = Point> {
    let (width, height) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    let at = move |i: u32, from: f64, length: f64| from + (f64::from(i) / 18.0 - 0.05) * length;
    let min = bounds.min;
    (0..400).map(move |i| point(at(i % 20, min.x, width), at(i / 20, min.y, height)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn neighbours_have_the_same_border_at_every_tolerance(recipe in recipes(), tolerance in tolerances()) {
        let mesh = mesh(recipe.areas());
        let level = mesh.level(tolerance);
        let mut walked: HashMap<Edge, u32> = HashMap::new();
        for area in 0..mesh.areas() {
            for edge in edges(&level.area(area)) {
                *walked.entry(edge).or_default() += 1;
            }
        }
        prop_assert!(walked.values().all(|times| *times == 1), "an edge is walked twice the same way");
        let count = |outline: &Outline| edges(outline).count();
        let (borders, coasts) = (level.borders(), level.coasts());
        for [a, b] in edges(&borders) {
            prop_assert!(walked.contains_key(&[a, b]) && walked.contains_key(&[b, a]));
        }
        for [a, b] in edges(&coasts) {
            prop_assert!(walked.contains_key(&[a, b]) && !walked.contains_key(&[b, a]));
        }
        prop_assert_eq!(2 * count(&borders) + count(&coasts), walked.len());
    }

    #[test]
    fn without_tolerance_everything_is_as_it_was(recipe in recipes()) {
        let areas = recipe.areas();
        let mesh = mesh(areas.clone());
        prop_assert_eq!(mesh.areas(), areas.len());
        for (i, rings) in areas.iter().enumerate() {
            let given: HashSet<_> = rings.iter().flatten().map(bits).collect();
            let outline = mesh.level(0.0).area(i);
            let kept: HashSet<_> = outline.points.iter().map(bits).collect();
            prop_assert_eq!(given, kept);
            prop_assert_eq!(mesh.bounds(i), Bounds::around(&outline.points));
            prop_assert!((mesh.size(i) - size_of(&outline)).abs() < 1e-6 * mesh.size(i));
            prop_assert!(outline.runs().all(|run| run.first() == run.last()));
        }
    }

    #[test]
    fn levels_are_nested_and_near_what_they_stand_for(recipe in recipes(), a in 0.0..2_000.0, b in 0.0..2_000.0) {
        let mesh = mesh(recipe.areas());
        let (fine, coarse) = (mesh.level(f64::min(a, b)), mesh.level(f64::max(a, b)));
        for area in 0..mesh.areas() {
            let detail: HashSet<_> = fine.area(area).points.iter().map(bits).collect();
            let rough = coarse.area(area);
            prop_assert!(rough.points.iter().all(|p| detail.contains(&bits(p))));
            let lines: Vec<[Point; 2]> =
                rough.runs().flat_map(|run| run.windows(2)).map(|edge| [edge[0], edge[1]]).collect();
            for p in &mesh.level(0.0).area(area).points {
                let square = |edge: &[Point; 2]| super::weigh::square_from_edge(*p, edge[0], edge[1]);
                let off = lines.iter().map(square).fold(f64::INFINITY, f64::min).sqrt();
                prop_assert!(off <= 2.001 * f64::max(a, b) + 1e-3, "{off} m");
            }
        }
    }

    #[test]
    fn islands_and_all_areas_last(recipe in recipes()) {
        let areas = recipe.areas();
        let mesh = mesh(areas.clone());
        let level = mesh.level(1e9);
        for (i, rings) in areas.iter().enumerate() {
            let outline = level.area(i);
            prop_assert_eq!(outline.ends.len(), rings.len());
            for (run, ring) in outline.runs().zip(rings) {
                let ring: Vec<Point> = ring.iter().chain(ring.first()).copied().collect();
                prop_assert!(size(run) / size(&ring) > 0.12, "{} of {}", size(run), size(&ring));
                prop_assert!(Bounds::around(&ring).encloses(&Bounds::around(run)));
            }
        }
    }

    #[test]
    fn a_union_is_where_its_areas_are(recipe in recipes(), tolerance in 0.0..200.0, chosen in any::<u64>()) {
        let mesh = mesh(recipe.areas());
        let areas: Vec<u32> = all(&mesh).into_iter().filter(|area| chosen >> (area % 61) & 1 == 1).collect();
        let level = mesh.level(tolerance);
        let union = level.union(&areas);
        let outlines: Vec<Outline> = areas.iter().map(|area| level.area(*area as usize)).collect();
        let sum: f64 = outlines.iter().map(size_of).sum();
        prop_assert!((size_of(&union) - sum).abs() <= 1e-9 * sum.abs());
        for at in places(&mesh.extent()) {
            let each: i32 = outlines.iter().map(|outline| winding(outline, at)).sum();
            prop_assert_eq!(winding(&union, at), each, "at {:?}", at);
        }
    }

    #[test]
    fn holes_of_a_union_follow_what_they_are_in(recipe in recipes(), tolerance in tolerances(), chosen in any::<u64>()) {
        let mesh = mesh(recipe.areas());
        let areas: Vec<u32> = all(&mesh).into_iter().filter(|area| chosen >> (area % 61) & 1 == 1).collect();
        let union = mesh.level(tolerance).union(&areas);
        let mut exterior: &[Point] = &[];
        for run in union.runs() {
            prop_assert!(run.first() == run.last() && run.len() > 3);
            if size(run) >= 0.0 {
                exterior = run;
                continue;
            }
            prop_assert!(Bounds::around(exterior).encloses(&Bounds::around(run)));
        }
    }

    #[test]
    fn what_is_under_a_point_is_what_looking_at_all_areas_finds(recipe in recipes()) {
        let mesh = mesh(recipe.areas());
        let level = mesh.level(0.0);
        let areas: Vec<Area> = (0..mesh.areas()).map(|i| Area::new(None, level.area(i))).collect();
        for at in places(&mesh.extent()) {
            prop_assert_eq!(mesh.at(at), areas.iter().rposition(|area| area.contains(at)), "at {:?}", at);
            let seen = Bounds { min: at, max: point(at.x + CELL, at.y + CELL / 2.0) };
            let mut found = Vec::new();
            mesh.within(&seen, &mut found);
            found.sort_unstable();
            let touching = |area: &u32| areas[*area as usize].bounds.overlaps(&seen);
            prop_assert_eq!(found, all(&mesh).into_iter().filter(touching).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_middle_is_inside_and_off_the_edge(recipe in recipes()) {
        let mesh = mesh(recipe.areas());
        for area in 0..mesh.areas() {
            let middle = mesh.middle(area);
            let outline = mesh.level(0.0).area(area);
            prop_assert!(Area::new(None, outline.clone()).contains(middle));
            let off = outline.runs().flat_map(|run| run.windows(2));
            let off = off.map(|edge| super::weigh::square_from_edge(middle, edge[0], edge[1]));
            let off = off.fold(f64::INFINITY, f64::min).sqrt();
            prop_assert!(off > 0.1 * mesh.size(area).sqrt(), "{off} m");
        }
    }

    #[test]
    fn any_number_of_steps_makes_the_same_mesh(recipe in recipes(), budget in 1_usize..50) {
        let at_once = mesh(recipe.areas());
        let mut builder = Builder::new(recipe.areas());
        let mut progress = builder.progress();
        while builder.advance(budget) {
            prop_assert!(builder.progress() >= progress, "{} after {progress}", builder.progress());
            progress = builder.progress();
        }
        prop_assert_eq!(builder.progress(), 1.0);
        let in_steps = builder.finish();
        for tolerance in [0.0, 100.0] {
            let (a, b) = (at_once.level(tolerance), in_steps.level(tolerance));
            prop_assert_eq!(a.union(&all(&at_once)), b.union(&all(&in_steps)));
            prop_assert_eq!((a.borders(), a.coasts()), (b.borders(), b.coasts()));
        }
    }
}

fn square(x: f64, y: f64, side: f64) -> Vec<Point> {
    vec![point(x, y), point(x + side, y), point(x + side, y + side), point(x, y + side)]
}

#[test]
fn of_areas_that_overlap_the_last_answers() {
    let mesh =
        mesh(vec![vec![square(0.0, 0.0, 10.0)], vec![square(4.0, 4.0, 2.0)], vec![square(5.0, 5.0, 20.0)]]);
    let at = |x, y| mesh.at(point(x, y));
    assert_eq!([at(1.0, 1.0), at(4.5, 4.5), at(5.5, 5.5), at(30.0, 1.0)], [Some(0), Some(1), Some(2), None]);
    let union = mesh.level(0.0).union(&[0, 1, 2]);
    assert_eq!(winding(&union, point(5.5, 5.5)), 3);
}

#[test]
fn a_union_of_neighbours_has_no_line_between_them() {
    let recipe = Recipe { seed: 1, columns: 5, rows: 4, between: 3, every: 0 };
    let mesh = mesh(recipe.areas());
    let level = mesh.level(10.0);
    assert_eq!(level.union(&all(&mesh)).ends.len(), 1);
    assert_eq!(level.union(&all(&mesh)).points.len(), level.coasts().points.len());
}

#[test]
fn a_hole_and_the_area_in_it_have_one_border_and_no_coast() {
    let ring = square(2.0, 2.0, 3.0);
    // The area in the hole begins elsewhere, and says again where it began.
    let inner: Vec<Point> = (0..5).map(|i| ring[(i + 2) % 4]).collect();
    let hole = ring.into_iter().rev().collect();
    let mesh = mesh(vec![vec![square(0.0, 0.0, 10.0), hole], vec![inner]]);
    let level = mesh.level(0.0);
    assert_eq!((level.borders().ends.len(), level.coasts().ends.len()), (1, 1));
    assert_eq!(level.union(&[0, 1]).ends.len(), 1);
    assert_eq!(level.union(&[0]).ends.len(), 2);
    assert_eq!((mesh.at(point(3.0, 3.0)), mesh.at(point(1.0, 1.0))), (Some(1), Some(0)));
    assert_eq!((mesh.size(0), mesh.size(1)), (91.0, 9.0));
}

#[test]
fn artificial_edges_belong_to_fills_only() {
    // Two halves of a country that a seam at x = 10 cuts, and a neighbour beyond the seam.
    let areas = vec![vec![square(0.0, 0.0, 10.0)], vec![square(10.0, 0.0, 10.0)]];
    let seam = |a: Point, b: Point| a.x == 10.0 && b.x == 10.0;
    let mesh = Builder::new(areas).cut(Box::new(seam)).finish();
    let level = mesh.level(0.0);
    assert_eq!(level.borders(), Outline::default());
    let coasts: Vec<_> = edges(&level.coasts()).collect();
    assert_eq!(coasts.len(), 6);
    assert!(level.area(0).points.len() == 5 && level.union(&[0]).points.len() == 5);
}

#[test]
fn a_lens_between_two_junctions_keeps_a_side() {
    // Two areas meet above and below a lens which is an area, too.
    let (south, north) = (point(0.0, -10.0), point(0.0, 10.0));
    let (east, west) = (point(1.0, 0.0), point(-1.0, 0.0));
    let right =
        vec![point(0.0, -50.0), point(50.0, -50.0), point(50.0, 50.0), point(0.0, 50.0), north, east, south];
    let left = vec![
        point(-50.0, -50.0),
        point(0.0, -50.0),
        south,
        west,
        north,
        point(0.0, 50.0),
        point(-50.0, 50.0),
    ];
    let mesh = mesh(vec![vec![right], vec![left], vec![vec![south, east, north, west]]]);
    let lens = mesh.level(1e6).area(2);
    assert_eq!(lens.points.len(), 4);
    assert!(size_of(&lens) >= 10.0);
}
