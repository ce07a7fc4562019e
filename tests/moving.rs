//! Moving around, natively: what is opened comes into sight, everything can be left again, and nothing a reader does
//! in whatever order leads to a state that cannot be left.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

mod support;

use french_tech_map::FeatureId;
use french_tech_map::atlas::EditionIx;
use french_tech_map::atlas::source::{FILE_NAMES, Files, load};
use french_tech_map::geo::{Point, point};
use french_tech_map::interact::{
    Context, Direction, Effect, Event, Facet, Key, Source, State, Target, Travel, View, step,
};
use french_tech_map::prose::Lang;
use french_tech_map::scene::{Item, Preset, Rect};
use french_tech_map::viewport::MAX_ZOOM;
use french_tech_map::widget::{Ground, Widget};
use proptest::prelude::*;
use support::GROUND;

fn state(view: View) -> State {
    State { view, ..State::new(GROUND.atlas.find_edition("2019").expect("2019"), Lang::Fr) }
}

/// A map that has been painted, so that it travels.
fn shown(view: View, preset: Preset) -> Widget {
    let mut widget = Widget::at_preset(&GROUND, state(view), preset);
    widget.take_stale();
    widget
}

fn feature(id: &str) -> FeatureId {
    FeatureId::from_text(id, &GROUND.atlas).unwrap_or_else(|| panic!("{id} is unknown"))
}

fn select(widget: &mut Widget, feature: Option<FeatureId>) -> Vec<Effect> {
    widget.dispatch(&GROUND, Event::Select { feature, source: Source::List })
}

/// Lets the time pass in frames of 16 ms until nothing moves. Returns how many frames there were.
fn settle(widget: &mut Widget) -> usize {
    for frame in 0..200 {
        let effects = widget.dispatch(&GROUND, Event::Travel(Travel::Tick(1_000.0 + 16.0 * frame as f64)));
        if !effects.contains(&Effect::Animate) {
            return frame;
        }
    }
    panic!("it never arrives");
}

fn target(widget: &Widget, feature: FeatureId) -> Target {
    *widget
        .targets(&GROUND)
        .iter()
        .find(|t| t.feature == feature)
        .unwrap_or_else(|| panic!("{feature:?} is no target"))
}

#[test]
fn a_region_that_is_opened_comes_into_sight_beside_the_panel_and_goes_again() {
    for preset in Preset::ALL {
        let mut widget = shown(View::France, preset);
        let fitted = widget.scene().clone();
        for code in ["11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"] {
            let region = feature(&format!("region:{code}"));
            let before = target(&widget, region).bounds;
            let effects = select(&mut widget, Some(region));
            assert!(effects.contains(&Effect::Animate), "{code}");
            let frames = settle(&mut widget);
            assert!((10..60).contains(&frames), "{code}: {frames} frames");
            let after = target(&widget, region).bounds;
            assert!(after.w > 1.15 * before.w, "{code}: {before:?} {after:?}");
            let (width, height) = preset.size();
            let free = match preset {
                Preset::Landscape => Rect::new(154.0, 0.0, width * 0.74 - 154.0, 612.0),
                Preset::Portrait => Rect::new(0.0, 110.0, width, height * 0.55 - 110.0),
            };
            assert!(free.encloses(&after), "{code}: {after:?} is under the panel or out of sight");
            select(&mut widget, None);
            settle(&mut widget);
            assert!(*widget.scene() == fitted, "{code}: the way back");
        }
    }
}

#[test]
fn more_is_named_when_a_region_comes_closer() {
    let mut widget = shown(View::France, Preset::Portrait);
    let named = |widget: &Widget| {
        let texts = widget.scene().items.iter();
        texts
            .filter(|i| matches!(i, french_tech_map::scene::Item::Text(t) if matches!(t.feature, Some(FeatureId::Place(_)))))
            .count()
    };
    select(&mut widget, Some(feature("region:32")));
    settle(&mut widget);
    let near = ["Lille", "Artois", "Littoral", "Grand Hainaut"];
    let texts: Vec<String> = widget
        .scene()
        .items
        .iter()
        .filter_map(|item| match item {
            french_tech_map::scene::Item::Text(text) => Some(text.text.clone()),
            _ => None,
        })
        .collect();
    for name in near {
        assert!(texts.iter().any(|text| text.contains(name)), "{name} is not in {texts:?}");
    }
    assert!(named(&widget) >= 5);
}

#[test]
fn what_is_open_before_the_first_picture_is_there_at_once() {
    let mut widget = Widget::at_preset(&GROUND, state(View::France), Preset::Landscape);
    let effects = select(&mut widget, Some(feature("region:32")));
    assert!(!effects.contains(&Effect::Animate) && widget.state().viewport.zoom > 1.5);
}

/// What the panel of a map of that width leaves of the page, px.
fn beside_the_panel(widget: &Widget, host: f64) -> Rect {
    let (width, height) = widget.preset().size();
    match widget.preset() {
        Preset::Landscape if host >= 900.0 => Rect::new(154.0, 0.0, width * 0.74 - 154.0, 612.0),
        Preset::Landscape => Rect::new(154.0, 0.0, width - 154.0, height * 0.55),
        Preset::Portrait => Rect::new(0.0, 110.0, width, height * 0.55 - 110.0),
    }
}

#[test]
fn what_is_open_is_in_sight_whatever_the_width_was_when_it_was_opened() {
    let region = feature("region:32");
    for painted in [false, true] {
        for from in [360.0, 768.0, 1280.0] {
            for to in [360.0, 768.0, 1280.0] {
                let mut widget = Widget::new(&GROUND, state(View::France));
                widget.resize(&GROUND, from, 0.0);
                if painted {
                    widget.take_stale();
                }
                select(&mut widget, Some(region));
                settle(&mut widget);
                widget.resize(&GROUND, to, 0.0);
                let (free, bounds) = (beside_the_panel(&widget, to), target(&widget, region).bounds);
                assert!(free.encloses(&bounds), "from {from} to {to} px: {bounds:?} is not in {free:?}");
                assert!(
                    widget.state().viewport.zoom > 1.5,
                    "from {from} to {to} px: it stays in the distance"
                );
            }
        }
    }
}

#[test]
fn another_page_shows_everything_where_nothing_is_open_and_the_same_page_what_it_showed() {
    let mut widget = shown(View::France, Preset::Landscape);
    widget.dispatch(&GROUND, Event::Travel(Travel::In(None)));
    settle(&mut widget);
    let zoomed = widget.state().viewport;
    assert!(!zoomed.is_fitted());
    widget.resize(&GROUND, 700.0, 0.0);
    assert_eq!(widget.state().viewport, zoomed);
    widget.resize(&GROUND, 360.0, 0.0);
    assert!(widget.state().viewport.is_fitted());
}

#[test]
fn a_reader_who_wants_no_motion_gets_a_cut() {
    let mut widget = shown(View::France, Preset::Landscape);
    widget.dispatch(&GROUND, Event::Calm(true));
    let effects = select(&mut widget, Some(feature("region:32")));
    assert!(!effects.contains(&Effect::Animate) && effects.contains(&Effect::Targets));
    assert!(widget.state().viewport.zoom > 1.5);
    widget.dispatch(&GROUND, Event::Travel(Travel::Home));
    assert!(widget.state().viewport.is_fitted() && widget.state().selection().is_none());
}

/// Where a mark is drawn in the scene, and how large.
fn mark(widget: &Widget, place: &str) -> Option<(Point, f64)> {
    widget.scene().items.iter().find_map(|item| match item {
        Item::Symbol(symbol) if symbol.feature == Some(feature(place)) => Some((symbol.at, symbol.radius)),
        _ => None,
    })
}

/// Lets a part of the time pass that turning to the other view takes. Returns whether it goes on.
fn tick(widget: &mut Widget, now: f64) -> bool {
    widget.dispatch(&GROUND, Event::Travel(Travel::Tick(now))).contains(&Effect::Animate)
}

#[test]
fn france_shrinks_into_the_world_and_grows_out_of_it_again() {
    for preset in Preset::ALL {
        let mut widget = shown(View::France, preset);
        let fitted = widget.scene().clone();
        let (lille, radius) = mark(&widget, "lille").expect("Lille");
        assert!(widget.dispatch(&GROUND, Event::Show(View::World)).contains(&Effect::Animate));
        assert!(tick(&mut widget, 0.0));
        let (at, first) = mark(&widget, "lille").expect("Lille stays");
        let apart = (at.x - lille.x).hypot(at.y - lille.y);
        assert!(apart < 0.01 && first == radius, "{apart} px: the first picture is the one before");
        let mut scales = Vec::new();
        let mut now = 0.0;
        while tick(&mut widget, now) {
            if let Some(Item::Group(main)) = widget.scene().items.first() {
                scales.push(main.frame.affine.scale);
            }
            now += 16.0;
        }
        assert!(scales.len() > 40 && scales.windows(2).all(|s| s[1] <= s[0]), "it only shrinks");
        let longest = scales.windows(2).map(|s| s[0] / s[1]).fold(1.0, f64::max);
        assert!(longest < 1.15, "no leap: {longest}");
        let mut cut = shown(View::France, preset);
        cut.dispatch(&GROUND, Event::Calm(true));
        assert!(!cut.dispatch(&GROUND, Event::Show(View::World)).contains(&Effect::Animate));
        assert!(widget.scene() == cut.scene(), "it ends where a cut leads to");
        assert!(widget.targets(&GROUND) == cut.targets(&GROUND));
        widget.dispatch(&GROUND, Event::Show(View::France));
        settle(&mut widget);
        assert!(*widget.scene() == fitted, "and back");
    }
}

#[test]
fn what_is_asked_for_before_the_world_has_come_is_shown_when_it_has() {
    for calm in [true, false] {
        let texts = FILE_NAMES.map(support::data);
        let (atlas, world) = load(&Files::from_texts(&texts)).expect("committed data");
        let ground = Ground::new(atlas);
        let mut widget = Widget::at_preset(&ground, state(View::France), Preset::Landscape);
        widget.take_stale();
        widget.dispatch(&ground, Event::Calm(calm));
        let part = Some(feature("part:europe"));
        let effects = widget.dispatch(&ground, Event::Select { feature: part, source: Source::Api });
        assert!(effects.contains(&Effect::NeedWorld) && !effects.contains(&Effect::Animate));
        assert_eq!(widget.state().turn.is_some(), !calm, "it waits");
        ground.map.add_world(&world, &ground.atlas);
        assert_eq!(widget.receive_world(&ground).contains(&Effect::Animate), !calm);
        for now in [0.0, 400.0, 2_000.0] {
            widget.dispatch(&ground, Event::Travel(Travel::Tick(now)));
        }
        let europe = widget.targets(&GROUND).iter().find(|target| Some(target.feature) == part);
        assert!(widget.state().viewport.zoom > 1.5 && !widget.state().moves(), "calm: {calm}");
        assert!(europe.is_some());
    }
}

#[test]
fn a_turn_goes_back_from_where_it_is() {
    let mut widget = shown(View::France, Preset::Landscape);
    widget.dispatch(&GROUND, Event::Show(View::World));
    assert!([0.0, 200.0, 400.0].map(|now| tick(&mut widget, now)).contains(&true));
    let Some(Item::Group(there)) = widget.scene().items.first().cloned() else { panic!("no main frame") };
    widget.dispatch(&GROUND, Event::Show(View::France));
    let Some(Item::Group(back)) = widget.scene().items.first().cloned() else { panic!("no main frame") };
    let scales = [there, back].map(|group| group.frame.affine.scale);
    assert!((scales[0] / scales[1] - 1.0).abs() < 1e-9, "{scales:?}");
    assert!(tick(&mut widget, 600.0) && !tick(&mut widget, 900.0));
    assert_eq!(widget.state().view, View::France);
}

#[test]
fn a_click_while_the_view_changes_means_what_is_there_then() {
    let mut widget = shown(View::France, Preset::Landscape);
    widget.dispatch(&GROUND, Event::Show(View::World));
    tick(&mut widget, 0.0);
    tick(&mut widget, 100.0);
    let at = target(&widget, feature("country:AU")).anchor;
    let hit = widget.hit(&GROUND, at, false);
    widget.dispatch(&GROUND, Event::PointerMove { at, hit, touch: false });
    assert_eq!(widget.state().hover, None, "nothing that moves is pointed at");
    widget.dispatch(&GROUND, Event::PointerDown { at, hit });
    widget.dispatch(&GROUND, Event::PointerUp { at, hit });
    assert_eq!(widget.state().area, Some(feature("country:AU")));
    assert_eq!(widget.state().turn, None);
}

#[test]
fn a_journey_can_be_interrupted_and_steps_add_up() {
    let mut widget = shown(View::France, Preset::Landscape);
    widget.dispatch(&GROUND, Event::Travel(Travel::In(None)));
    widget.dispatch(&GROUND, Event::Travel(Travel::In(None)));
    settle(&mut widget);
    let twice = widget.state().viewport.zoom;
    assert!((twice - 1.8 * 1.8).abs() < 1e-9, "{twice}");
    widget.dispatch(&GROUND, Event::Travel(Travel::Out));
    widget.dispatch(&GROUND, Event::Travel(Travel::Tick(0.0)));
    widget.dispatch(&GROUND, Event::Travel(Travel::Tick(60.0)));
    let on_the_way = widget.state().viewport.zoom;
    assert!(on_the_way < twice && on_the_way > 1.8);
    widget.dispatch(&GROUND, Event::Travel(Travel::Pan(point(5.0, 0.0))));
    assert_eq!(settle(&mut widget), 0, "a hand on the map stops it");
    assert_eq!(widget.state().viewport.zoom, on_the_way);
}

#[test]
fn escape_leads_out_of_a_zoomed_map() {
    let mut widget = shown(View::World, Preset::Landscape);
    widget.dispatch(&GROUND, Event::Travel(Travel::Zoom(point(400.0, 300.0), 3.0)));
    assert_eq!(widget.state().viewport.zoom, 3.0);
    widget.dispatch(&GROUND, Event::Key(Key::Escape));
    settle(&mut widget);
    assert!(widget.state().viewport.is_fitted());
}

#[test]
fn a_map_that_is_fixed_does_not_move() {
    let mut widget = shown(View::France, Preset::Landscape);
    widget.dispatch(&GROUND, Event::Travel(Travel::Zoom(point(400.0, 300.0), 3.0)));
    widget.dispatch(&GROUND, Event::Free(false));
    assert!(widget.state().viewport.is_fitted());
    select(&mut widget, Some(feature("region:32")));
    widget.dispatch(&GROUND, Event::Travel(Travel::In(None)));
    settle(&mut widget);
    assert!(widget.state().viewport.is_fitted());
}

fn at() -> impl Strategy<Value = Point> {
    (-50.0..1100.0, -50.0..750.0).prop_map(|(x, y)| point(x, y))
}

fn travel() -> impl Strategy<Value = Travel> {
    let odd = prop_oneof![-9.0..9.0, Just(f64::NAN), Just(f64::INFINITY), Just(-1e300)];
    prop_oneof![
        (at(), odd.clone()).prop_map(|(at, by)| Travel::Zoom(at, by)),
        (at(), 0.5..2.0).prop_map(|(at, by)| Travel::Zoom(at, by)),
        at().prop_map(Travel::Pan),
        (odd.clone(), odd).prop_map(|(x, y)| Travel::Pan(point(x, y))),
        at().prop_map(Travel::Flick),
        proptest::option::of(at()).prop_map(Travel::In),
        Just(Travel::Out),
        Just(Travel::Step(Direction::Left)),
        Just(Travel::Home),
        (0.0..5_000.0).prop_map(Travel::Tick),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let edition = 0..GROUND.atlas.editions.len() as u8;
    let features = [
        "region:32",
        "region:94",
        "region:04",
        "lille",
        "tokyo",
        "country:US",
        "country:FR",
        "montpellier-herault",
    ];
    let some = proptest::option::of(proptest::sample::select(features.map(feature).to_vec()));
    prop_oneof![
        (at(), some.clone(), any::<bool>()).prop_map(|(at, hit, touch)| Event::PointerMove {
            at,
            hit,
            touch
        }),
        (at(), some.clone()).prop_map(|(at, hit)| Event::PointerDown { at, hit }),
        (at(), some.clone()).prop_map(|(at, hit)| Event::PointerUp { at, hit }),
        Just(Event::PointerLeave),
        proptest::sample::select(vec![
            Key::Enter,
            Key::Escape,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
            Key::Arrow(Direction::Down)
        ])
        .prop_map(Event::Key),
        some.clone().prop_map(Event::Focus),
        some.prop_map(|feature| Event::Select { feature, source: Source::Api }),
        any::<bool>().prop_map(|world| Event::Show(if world { View::World } else { View::France })),
        edition.prop_map(|e| Event::Edition(EditionIx(e))),
        proptest::option::of(proptest::sample::select(Facet::ALL.to_vec())).prop_map(Event::Filter),
        travel().prop_map(Event::Travel),
        travel().prop_map(Event::Travel),
        any::<bool>().prop_map(Event::Calm),
        any::<bool>().prop_map(Event::Free),
    ]
}

/// What must be true of a state whatever led to it, and of every way out of it.
fn is_sound(state: &State) -> Result<(), TestCaseError> {
    prop_assert!((1.0..=MAX_ZOOM).contains(&state.viewport.zoom));
    prop_assert!(state.viewport.shift.x.is_finite() && state.viewport.shift.y.is_finite());
    prop_assert!(state.free || state.viewport.is_fitted());
    prop_assert!(state.area.is_some() || state.place.is_none(), "a place without its area");
    Ok(())
}

/// The tooltip after some effects.
fn follow(tooltip: bool, effects: &[Effect]) -> bool {
    effects.iter().fold(tooltip, |shown, effect| match effect {
        Effect::Tooltip(to) => to.is_some(),
        _ => shown,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn no_sequence_of_events_leads_to_a_state_without_a_way_out(events in proptest::collection::vec(event(), 1..40)) {
        let targets = FITTED.targets(&GROUND);
        let size = Preset::Landscape.size();
        let switches = &[(Rect::new(720.0, 200.0, 200.0, 40.0), Facet::Capitale)];
        let context = Context { facts: &GROUND.atlas, targets, switches, has_world: true, size };
        let mut state = state(View::France);
        let mut tooltip = false;
        for event in events {
            let viewport = state.viewport;
            let effects = step(&mut state, event, context);
            tooltip = follow(tooltip, &effects);
            is_sound(&state)?;
            if state.viewport != viewport {
                prop_assert!(!tooltip, "a tooltip stays where its feature was: {:?}", event);
            }
        }
        step(&mut state, Event::Free(true), context);
        for event in [Event::PointerLeave, Event::Focus(None), Event::Travel(Travel::Home)] {
            tooltip = follow(tooltip, &step(&mut state, event, context));
        }
        prop_assert!(!tooltip);
        step(&mut state, Event::Travel(Travel::Tick(9_000.0)), context);
        step(&mut state, Event::Travel(Travel::Tick(19_000.0)), context);
        prop_assert!(state.viewport.is_fitted() && !state.moves() && state.selection().is_none());
        prop_assert!(state.hover.is_none() && state.press.is_none());
    }
}

static FITTED: std::sync::LazyLock<Widget> =
    std::sync::LazyLock::new(|| Widget::at_preset(&GROUND, state(View::France), Preset::Landscape));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_sequence_of_events_panics_the_map(events in proptest::collection::vec(event(), 1..30)) {
        let mut widget = shown(View::France, Preset::Portrait);
        for event in events {
            let event = match event {
                Event::PointerMove { at, touch, .. } => {
                    Event::PointerMove { at, hit: widget.hit(&GROUND, at, touch), touch }
                }
                Event::PointerDown { at, .. } => Event::PointerDown { at, hit: widget.hit(&GROUND, at, true) },
                Event::PointerUp { at, .. } => Event::PointerUp { at, hit: widget.hit(&GROUND, at, true) },
                other => other,
            };
            widget.dispatch(&GROUND, event);
            is_sound(widget.state())?;
            let selected = widget.state().selection();
            prop_assert_eq!(widget.panel(&GROUND).is_some(), selected.is_some());
            prop_assert_eq!(widget.scene().frames[0].affine.scale > 0.0, true);
        }
    }
}
