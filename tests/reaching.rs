//! What can be pointed at, by every means: sizes of targets, and the ways of the keyboard.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

mod support;

use french_tech_map::FeatureId;
use french_tech_map::geo::point;
use french_tech_map::interact::{Direction, Effect, Event, Group, Key, State, Target, Travel, nearest};
use french_tech_map::prose::Lang;
use french_tech_map::scene::{BREAKPOINT, Item, Preset};
use french_tech_map::viewport::Viewport;
use french_tech_map::widget::Widget;
use support::{GROUND, every_page, name_of};

const DIRECTIONS: [Direction; 4] = [Direction::Left, Direction::Right, Direction::Up, Direction::Down];
/// Smallest side of a target, CSS px: WCAG 2.2, criterion 2.5.8.
const SMALLEST: f64 = 24.0;

/// Every map at its smallest: at the narrowest host of its page. Names do not matter here.
fn smallest_maps() -> impl Iterator<Item = (String, Widget)> {
    every_page().filter(|(state, _)| state.lang == Lang::Fr).map(|page| {
        let narrowest = if page.1 == Preset::Portrait { 320.0 } else { BREAKPOINT };
        let mut widget = Widget::at_preset(&GROUND, page.0.clone(), page.1);
        widget.resize(&GROUND, narrowest, 0.0);
        assert_eq!(widget.preset(), page.1);
        (name_of(&page), widget)
    })
}

fn id(feature: FeatureId) -> String {
    feature.to_text(&GROUND.atlas)
}

/// Where a key leads from a feature.
fn press(widget: &mut Widget, from: FeatureId, key: Key) -> Option<FeatureId> {
    widget.dispatch(&GROUND, Event::Focus(Some(from)));
    widget.dispatch(&GROUND, Event::Key(key)).into_iter().find_map(|effect| match effect {
        Effect::MoveFocus(to) => Some(to),
        _ => None,
    })
}

fn is_symbol(target: &Target) -> bool {
    matches!(target.feature, FeatureId::Place(_))
}

#[test]
fn every_symbol_is_hit_within_24_css_px_unless_another_one_is_nearer() {
    for (name, widget) in smallest_maps() {
        let half = SMALLEST / 2.0 / widget.scale();
        let symbols: Vec<&Target> =
            widget.targets(&GROUND).iter().filter(|target| is_symbol(target)).collect();
        for target in &symbols {
            let around = (0..16).map(|i| f64::from(i) * core::f64::consts::TAU / 16.0);
            let rim = around.map(|turn| (0.99 * half * turn.cos(), 0.99 * half * turn.sin()));
            for (x, y) in rim.chain([(0.0, 0.0)]) {
                let at = point(target.anchor.x + x, target.anchor.y + y);
                for touch in [false, true] {
                    let hit = widget.hit(&GROUND, at, touch);
                    // A place may be shown twice.
                    let nearer = widget.scene().items.iter().any(|item| match item {
                        Item::Symbol(other) if other.feature == hit => {
                            (other.at.x - at.x).hypot(other.at.y - at.y) <= x.hypot(y) + 1e-9
                        }
                        _ => false,
                    });
                    let (hit, wanted) = (hit.map(id), id(target.feature));
                    assert!(nearer, "{name}: {hit:?} where {wanted} should be, {x}, {y} off, touch {touch}");
                }
            }
            assert_eq!(widget.hit(&GROUND, target.anchor, true), Some(target.feature), "{name}");
        }
    }
}

#[test]
fn every_box_of_the_focus_is_large_enough_and_on_the_page() {
    for (name, widget) in smallest_maps() {
        let (width, height) = widget.css_size();
        for target in widget.targets(&GROUND) {
            let (b, k) = (target.bounds, widget.scale());
            let side = b.w.min(b.h) * k;
            assert!(side >= SMALLEST - 1e-9, "{name}: {} is {side} CSS px", id(target.feature));
            let center = b.center();
            let inside = (0.0..=width).contains(&(center.x * k)) && (0.0..=height).contains(&(center.y * k));
            assert!(inside, "{name}: {} is off the page", id(target.feature));
        }
    }
}

#[test]
fn arrows_reach_every_target_from_every_other_and_never_wrap() {
    for (name, widget) in smallest_maps() {
        assert_arrows_reach_everything(&name, widget.targets(&GROUND));
    }
}

/// Zooms into the middle of one ninth of the page after the other, without a journey.
fn zoomed_maps() -> impl Iterator<Item = (String, Widget)> {
    smallest_maps().filter(|(name, _)| name.starts_with("2019") || name.starts_with("2023 ")).flat_map(
        |(name, widget)| {
            let (width, height) = widget.preset().size();
            (0..9).map(move |part| {
                let mut widget = widget.clone();
                let at = |i: i32, side: f64| side * f64::from(2 * i + 1) / 6.0;
                let at = point(at(part % 3, width), at(part / 3, height));
                widget.dispatch(&GROUND, Event::Calm(true));
                widget.dispatch(&GROUND, Event::Travel(Travel::Zoom(at, 5.0)));
                assert!(!widget.state().viewport.is_fitted());
                (format!("{name}, part {part}"), widget)
            })
        },
    )
}

#[test]
fn a_zoomed_map_has_all_features_still_and_arrows_reach_them() {
    for (name, whole) in smallest_maps() {
        assert!(whole.targets(&GROUND).iter().all(|target| target.seen), "{name}");
    }
    let mut unseen = 0;
    for (name, widget) in zoomed_maps() {
        let ids = |widget: &Widget| widget.targets(&GROUND).iter().map(|t| t.feature).collect::<Vec<_>>();
        let whole = Widget::at_preset(
            &GROUND,
            State { viewport: Viewport::default(), ..widget.state().clone() },
            widget.preset(),
        );
        assert_eq!(ids(&widget), ids(&whole), "{name}");
        unseen += widget.targets(&GROUND).iter().filter(|target| !target.seen).count();
        assert_arrows_reach_everything(&name, widget.targets(&GROUND));
        for feature in ids(&widget).into_iter().step_by(4) {
            let mut widget = widget.clone();
            widget.dispatch(&GROUND, Event::Focus(Some(feature)));
            let target =
                widget.targets(&GROUND).iter().find(|target| target.feature == feature).expect("a target");
            assert!(target.seen, "{name}: {} has the focus and is out of sight", id(feature));
        }
    }
    assert!(unseen > 1000, "{unseen} were out of sight");
}

#[test]
fn the_map_follows_the_focus_however_fast_it_goes() {
    for (name, mut widget) in zoomed_maps().filter(|(name, _)| name.starts_with("2019")) {
        widget.take_stale();
        widget.dispatch(&GROUND, Event::Calm(false));
        let all: Vec<FeatureId> = widget.targets(&GROUND).iter().map(|target| target.feature).collect();
        // A step of 7 leads to and fro; two frames pass between one and the next.
        for (i, feature) in all.iter().cycle().step_by(7).take(20).enumerate() {
            widget.dispatch(&GROUND, Event::Focus(Some(*feature)));
            for frame in 0..2 {
                widget.dispatch(
                    &GROUND,
                    Event::Travel(Travel::Tick(32.0 * i as f64 + 16.0 * f64::from(frame))),
                );
            }
        }
        for frame in 40..200 {
            widget.dispatch(&GROUND, Event::Travel(Travel::Tick(16.0 * f64::from(frame))));
        }
        let focus = widget.state().focus;
        let target =
            widget.targets(&GROUND).iter().find(|target| Some(target.feature) == focus).expect("a target");
        assert!(target.seen, "{name}: {} has the focus and is out of sight", id(target.feature));
    }
}

fn assert_arrows_reach_everything(name: &str, all: &[Target]) {
    let mut next = vec![Vec::new(); all.len()];
    let mut back = vec![Vec::new(); all.len()];
    for (i, from) in all.iter().enumerate() {
        for direction in DIRECTIONS {
            let Some(to) = nearest(from, direction, all) else { continue };
            let (a, b) = (from.place, to.place);
            let ahead = match direction {
                Direction::Left => b.x <= a.x,
                Direction::Right => b.x >= a.x,
                Direction::Up => b.y <= a.y,
                Direction::Down => b.y >= a.y,
            };
            assert!(ahead, "{name}: {direction:?} of {} is {}", id(from.feature), id(to.feature));
            let to = all.iter().position(|t| t.feature == to.feature).expect("a target");
            next[i].push(to);
            back[to].push(i);
        }
    }
    for (how, edges) in [("reached from", &next), ("left for", &back)] {
        let missed: Vec<String> = unreached(edges).into_iter().map(|i| id(all[i].feature)).collect();
        assert!(missed.is_empty(), "{name}: never {how} the first target: {missed:?}");
    }
}

/// What cannot be come to from the first.
fn unreached(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut reached = vec![0];
    let mut next = 0;
    while next < reached.len() {
        for to in &edges[reached[next]] {
            if !reached.contains(to) {
                reached.push(*to);
            }
        }
        next += 1;
    }
    (0..edges.len()).filter(|i| !reached.contains(i)).collect()
}

#[test]
fn home_end_and_pages_lead_to_the_ends_and_to_the_groups() {
    for (name, mut widget) in smallest_maps() {
        let all: Vec<Target> = widget.targets(&GROUND).to_vec();
        let (first, last) = (all[0].feature, all[all.len() - 1].feature);
        let middle = all[all.len() / 2].feature;
        assert_eq!(press(&mut widget, middle, Key::Home), Some(first), "{name}");
        assert_eq!(press(&mut widget, middle, Key::End), Some(last), "{name}");
        let left = nearest(&all[all.len() / 2], Direction::Left, &all).map(|target| target.feature);
        assert_eq!(press(&mut widget, middle, Key::Arrow(Direction::Left)), left, "{name}");
        assert!(all.is_sorted_by_key(|target| target.group), "{name}");
        let mut starts: Vec<Target> = Vec::new();
        for target in &all {
            if starts.last().is_none_or(|start| start.group != target.group) {
                starts.push(*target);
            }
        }
        assert!(starts.len() > 1, "{name}");
        for target in &all {
            let rank = starts.iter().position(|start| start.group == target.group).unwrap();
            let before = rank.checked_sub(1).map(|rank| starts[rank].feature);
            let after = starts.get(rank + 1).map(|start| start.feature);
            assert_eq!(press(&mut widget, target.feature, Key::PageUp), before, "{name}");
            assert_eq!(press(&mut widget, target.feature, Key::PageDown), after, "{name}");
        }
    }
}

#[test]
fn overseas_is_a_group_of_its_own() {
    let (state, preset) = every_page().find(|(state, _)| state.lang == Lang::Fr).unwrap();
    let widget = Widget::at_preset(&GROUND, state, preset);
    let overseas = widget.targets(&GROUND).iter().filter(|target| target.group == Group::Overseas);
    let regions = overseas.filter(|target| matches!(target.feature, FeatureId::Region(_))).count();
    assert_eq!(regions, 7);
}

#[test]
fn every_target_says_what_it_is_and_what_it_holds() {
    for page in every_page() {
        let widget = Widget::at_preset(&GROUND, page.0.clone(), page.1);
        for target in widget.targets(&GROUND) {
            let (name, note) = widget.describe(&GROUND, target.feature);
            assert!(!name.is_empty() && !note.is_empty(), "{}: {}", name_of(&page), id(target.feature));
        }
    }
}
