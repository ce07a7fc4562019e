use super::{Group, Points, coarser, group, square_between};
use crate::geo::{Point, point};
use crate::map::Bounds;
use proptest::collection::vec;
use proptest::prelude::*;

/// Some in heaps, some apart, now and then one that is nowhere.
fn points() -> impl Strategy<Value = Vec<Point>> {
    let place = prop_oneof![
        20 => -50.0..50.0,
        20 => (0_i8..4).prop_map(f64::from),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-1e300)],
    ];
    vec((place.clone(), place).prop_map(|(x, y)| point(x, y)), 0..80)
}

fn radii() -> impl Strategy<Value = f64> {
    prop_oneof![20 => 0.01..60.0, 1 => prop_oneof![Just(0.0), Just(-1.0), Just(f64::NAN), Just(f64::INFINITY)]]
}

/// Every number once, in an order that is none of place.
fn by_priority(points: &[Point]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..points.len() as u32).collect();
    order.sort_by_key(|i| i.wrapping_mul(2_654_435_761));
    order
}

fn distance(points: &[Point], a: u32, b: u32) -> f64 {
    square_between(points[a as usize], points[b as usize]).sqrt()
}

fn is_partition(groups: &[Group], order: &[u32]) -> bool {
    let mut members: Vec<u32> = groups.iter().flat_map(|group| group.members.clone()).collect();
    let mut expected = order.to_vec();
    members.sort_unstable();
    expected.sort_unstable();
    let rank = |number: &u32| order.iter().position(|other| other == number);
    let sorted = groups.iter().all(|group| group.members.is_sorted_by_key(rank));
    let led = groups.iter().all(|group| group.members.first() == Some(&group.lead));
    members == expected && sorted && led && groups.is_sorted_by_key(|group| rank(&group.lead))
}

proptest! {
    #[test]
    fn each_mark_is_in_one_group_by_priority(points in points(), radius in radii()) {
        let order = by_priority(&points);
        let groups = group(&points, &order, radius);
        prop_assert!(is_partition(&groups, &order), "{groups:?}");
        for (i, one) in groups.iter().enumerate() {
            for other in &groups[..i] {
                let between = distance(&points, one.lead, other.lead);
                prop_assert!(between >= radius || between.is_nan() || radius.is_nan() || between == f64::INFINITY);
            }
            for member in &one.members[1..] {
                let own = distance(&points, *member, one.lead);
                prop_assert!(own < radius);
                let rank = |number| order.iter().position(|one| *one == number);
                let mut higher = groups[..i].iter().filter(|other| rank(other.lead) < rank(*member));
                let nearer = higher.any(|other| distance(&points, *member, other.lead) < own);
                prop_assert!(!nearer, "{} follows a lead that is not the nearest", member);
            }
        }
    }

    #[test]
    fn zoomed_in_leads_stay_and_groups_fall_apart(points in points(), radii in vec(0.01..30.0, 1..6)) {
        let order = by_priority(&points);
        let mut radii = radii;
        radii.sort_by(f64::total_cmp);
        let mut finer = group(&points, &order, radii[0]);
        let mut reach = radii[0];
        for radius in &radii[1..] {
            let groups = coarser(&points, &order, &finer, *radius);
            reach += radius;
            prop_assert!(is_partition(&groups, &order), "{groups:?}");
            for one in &groups {
                prop_assert!(finer.iter().any(|group| group.lead == one.lead));
                prop_assert!(one.members[1..].iter().all(|member| distance(&points, *member, one.lead) < reach));
                for part in finer.iter().filter(|group| one.members.contains(&group.lead)) {
                    prop_assert!(part.members.iter().all(|member| one.members.contains(member)));
                }
            }
            finer = groups;
        }
    }

    #[test]
    fn the_nearest_is_what_looking_at_all_finds(points in points(), x in -60.0..60.0, y in -60.0..60.0, reach in 0.0..40.0) {
        let index = Points::new(&points);
        let at = point(x, y);
        let near = (0..points.len() as u32).map(|i| (square_between(points[i as usize], at), i));
        let near = near.filter(|(square, _)| *square <= reach * reach).min_by(|a, b| a.0.total_cmp(&b.0));
        prop_assert_eq!(index.nearest(at, reach), near.map(|(_, i)| i));
        let seen = Bounds { min: at, max: point(x + reach, y + 10.0) };
        let mut found = Vec::new();
        index.within(&seen, &mut found);
        found.sort_unstable();
        let is_in = |p: &Point| p.x >= x && p.x <= x + reach && p.y >= y && p.y <= y + 10.0;
        let expected: Vec<u32> = (0..points.len() as u32).filter(|i| is_in(&points[*i as usize])).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn what_does_not_exist_or_comes_again_is_left_out() {
    let points = [point(0.0, 0.0), point(1.0, 0.0), point(9.0, 0.0)];
    let groups = group(&points, &[2, 7, 0, 2, 1, 0, u32::MAX], 2.0);
    let expected = [Group { lead: 2, members: vec![2] }, Group { lead: 0, members: vec![0, 1] }];
    assert_eq!(groups, expected);
    assert_eq!(coarser(&points, &[2, 0, 1], &groups, 20.0)[0].members, [2, 0, 1]);
    assert_eq!(group(&[], &[0], 1.0), []);
}

#[test]
fn nothing_is_near_what_is_nowhere() {
    let index = Points::new(&[point(f64::NAN, 0.0), point(1.0, 1.0)]);
    assert_eq!(index.nearest(point(f64::NAN, 0.0), 1.0), None);
    assert_eq!(index.nearest(point(1.0, 1.0), f64::NAN), None);
    assert_eq!(index.nearest(point(0.0, 0.0), f64::INFINITY), Some(1));
    assert_eq!(Points::new(&[]).nearest(point(0.0, 0.0), 9.0), None);
}
