//! Rings that nobody meant.

use super::super::{Builder, Mesh};
use super::{all, edges, size_of, winding};
use crate::geo::{Point, point};
use crate::map::Bounds;
use proptest::collection::vec;
use proptest::prelude::*;

/// Few places, so that points, edges and rings meet; now and then what is no place.
fn coordinates() -> impl Strategy<Value = f64> {
    prop_oneof![
        60 => (0_i8..6).prop_map(f64::from),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(1e300), Just(-0.0), Just(9e11), Just(5e-324)],
    ]
}

fn areas() -> impl Strategy<Value = Vec<Vec<Vec<Point>>>> {
    let points = (coordinates(), coordinates()).prop_map(|(x, y)| point(x, y));
    vec(vec(vec(points, 0..9), 0..4), 0..6)
}

fn use_all(mesh: &Mesh) {
    let places = [point(2.5, 2.5), point(f64::NAN, 0.0), point(f64::INFINITY, 1.0), point(3.0, 3.0)];
    for at in places {
        let _ = mesh.at(at);
        let mut out = Vec::new();
        mesh.within(&Bounds { min: at, max: point(4.0, f64::NAN) }, &mut out);
    }
    for area in 0..mesh.areas() + 1 {
        let middle = mesh.middle(area);
        assert!(middle.x.is_finite() && middle.y.is_finite());
        assert!(mesh.size(area).is_finite());
        let _ = mesh.bounds(area);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn wild_rings_do_no_harm(areas in areas(), tolerance in prop_oneof![0.0..9.0, Just(f64::NAN), Just(-1.0)]) {
        let mesh = Builder::new(areas).finish();
        use_all(&mesh);
        let level = mesh.level(tolerance);
        let union = level.union(&all(&mesh));
        let outlines: Vec<_> = (0..mesh.areas() + 1).map(|area| level.area(area)).collect();
        let sum: f64 = outlines.iter().map(size_of).sum();
        prop_assert!((size_of(&union) - sum).abs() <= 1e-9 * (1.0 + sum.abs()) + 1e-3 * mesh_side(&mesh));
        for outline in outlines.iter().chain([&union, &level.borders(), &level.coasts()]) {
            prop_assert!(outline.points.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
        }
    }

    #[test]
    fn unions_of_wild_rings_wind_as_their_areas_do(areas in areas()) {
        let mesh = Builder::new(areas).finish();
        let level = mesh.level(0.0);
        let union = level.union(&all(&mesh));
        for i in 0..49 {
            let at = point(f64::from(i % 7) - 0.37, f64::from(i / 7) - 0.41);
            let each: i32 = (0..mesh.areas()).map(|area| winding(&level.area(area), at)).sum();
            prop_assert_eq!(winding(&union, at), each, "at {:?}", at);
        }
    }
}

/// How far the mesh goes: what is measured of it is as inexact.
fn mesh_side(mesh: &Mesh) -> f64 {
    let Bounds { min, max } = mesh.extent();
    (max.x - min.x).max(max.y - min.y)
}

#[test]
fn what_is_no_ring_is_dropped_and_its_area_stays_empty() {
    let p = point;
    let none = [
        vec![],
        vec![p(1.0, 1.0)],
        vec![p(0.0, 0.0), p(1.0, 0.0), p(0.0, 0.0), p(1.0, 0.0)],
        vec![p(2.0, 2.0), p(2.0, 2.0), p(2.0, 2.0), p(2.0, 2.0)],
        vec![p(0.0, 0.0), p(f64::NAN, 0.0), p(1.0, 1.0), p(0.0, 1.0)],
        vec![p(0.0, 0.0), p(f64::INFINITY, 0.0), p(1.0, 1.0), p(0.0, 1.0)],
    ];
    let good = vec![p(0.0, 0.0), p(1.0, 0.0), p(0.0, 1.0)];
    let mesh = Builder::new(vec![none.to_vec(), vec![good]]).finish();
    assert_eq!((mesh.areas(), mesh.vertices()), (2, 4));
    assert_eq!(mesh.level(0.0).area(0).points.len(), 0);
    assert_eq!(mesh.at(p(0.2, 0.2)), Some(1));
    let nothing = Builder::new(vec![none.to_vec()]).finish();
    use_all(&nothing);
    assert_eq!(nothing.level(0.0).union(&[0, 7]).points.len(), 0);
}

#[test]
fn spikes_are_cut_off() {
    let p = point;
    let spiked = vec![
        p(0.0, 0.0),
        p(4.0, 0.0),
        p(4.0, 4.0),
        p(9.0, 9.0),
        p(4.0, 4.0),
        p(0.0, 4.0),
        p(0.0, 0.0),
        p(-3.0, 0.0),
    ];
    let mesh = Builder::new(vec![vec![spiked]]).finish();
    assert_eq!(mesh.bounds(0), Bounds { min: p(0.0, 0.0), max: p(4.0, 4.0) });
    assert_eq!(edges(&mesh.level(0.0).area(0)).count(), 4);
}
