//! Bytes as what a reader and a page do, one after the other, to the map of the built-in facts.

use french_tech_map::FeatureId;
use french_tech_map::atlas::{Atlas, CountryIx, EditionIx, PartIx, PlaceIx, RegionIx};
use french_tech_map::geo::{Point, point};
use french_tech_map::interact::{Direction, Effect, Event, Facet, Key, Source, State, Travel, View};
use french_tech_map::paint::to_json;
use french_tech_map::prose::Lang;
use french_tech_map::scene::Preset;
use french_tech_map::viewport::Viewport;
use french_tech_map::widget::{Ground, Widget};

use super::ground::{ALL, FRANCE};
use super::sound::{check, check_scene};

/// More than these take the time of other bytes.
const MOST: usize = 48;

/// What no page sends on purpose.
const WILD: [f64; 8] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e308, -0.0, 1e-320, -1.0];

const DIRECTIONS: [Direction; 4] = [Direction::Left, Direction::Right, Direction::Up, Direction::Down];

/// The bytes as what they mean; zeros after their end.
struct Input<'a>(&'a [u8]);

impl Input<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::from(self.byte()) % choices.len()]
    }

    /// −0.1 to 1.1 of a length; one in 32 is wild.
    fn length(&mut self, of: f64) -> f64 {
        match self.byte() {
            byte @ 248.. => WILD[usize::from(byte - 248)],
            byte => (f64::from(byte) / 247.0 * 1.2 - 0.1) * of,
        }
    }

    fn point(&mut self, (width, height): (f64, f64)) -> Point {
        point(self.length(width), self.length(height))
    }

    fn is_set(&mut self) -> bool {
        self.byte() & 1 == 1
    }

    fn feature(&mut self, atlas: &Atlas) -> FeatureId {
        let kind = self.byte();
        let ix = |input: &mut Self, count: usize| usize::from(input.byte()) % count;
        match kind % 8 {
            0..=2 => FeatureId::Place(PlaceIx(ix(self, atlas.places.len()) as u16)),
            3..=4 => FeatureId::Region(RegionIx(ix(self, atlas.regions.len()) as u8)),
            5 => FeatureId::Country(CountryIx(ix(self, atlas.countries.len()) as u8)),
            6 => FeatureId::Part(PartIx(ix(self, PartIx::all().count()) as u8)),
            _ => FeatureId::France,
        }
    }
}

/// Does it, and looks after each step whether all still stands where something can stand.
pub fn events(bytes: &[u8]) {
    let mut input = Input(bytes);
    let mut ground = if input.is_set() { &*ALL } else { &*FRANCE };
    let editions = ground.atlas.editions.len() as u8;
    let edition = EditionIx(input.byte() % editions);
    let view = if input.is_set() { View::World } else { View::France };
    let mut widget = Widget::new(ground, State { view, ..State::new(edition, Lang::Fr) });
    for _ in 0..MOST {
        if input.0.is_empty() {
            break;
        }
        let effects = act(&mut widget, &mut ground, &mut input);
        check_effects(&effects, &widget, ground);
        check_scene(widget.scene());
    }
    check(&widget, ground);
    read(&widget, ground);
    check_way(&widget, ground);
}

/// One thing that a reader or a page does.
fn act(widget: &mut Widget, ground: &mut &'static Ground, input: &mut Input<'_>) -> Vec<Effect> {
    match input.byte() % 16 {
        0 => {
            let (width, height) = (input.length(2_000.0), input.length(1_200.0));
            widget.resize(ground, width, height);
            Vec::new()
        }
        1 => {
            let _ = widget.take_stale();
            Vec::new()
        }
        2 => {
            *ground = &*ALL;
            widget.receive_world(ground)
        }
        3 => {
            let center = input.point(widget.preset().size());
            let viewport = Viewport::centered(input.length(14.0), center, widget.preset().size());
            widget.set_viewport(ground, viewport);
            Vec::new()
        }
        other => {
            let event = event(other, widget, ground, input);
            widget.dispatch(ground, event)
        }
    }
}

fn event(which: u8, widget: &Widget, ground: &Ground, input: &mut Input<'_>) -> Event {
    let atlas = &ground.atlas;
    match which {
        4..=6 => {
            let at = input.point(widget.preset().size());
            let touch = input.is_set();
            let hit = widget.hit(ground, at, touch);
            match which {
                4 => Event::PointerMove { at, hit, touch },
                5 => Event::PointerDown { at, hit },
                _ => Event::PointerUp { at, hit },
            }
        }
        7 => Event::PointerLeave,
        8 => Event::Key(key(input)),
        9 => Event::Focus(input.is_set().then(|| input.feature(atlas))),
        10 => {
            let source = input.one_of(&[Source::Api, Source::List, Source::Keyboard, Source::Pointer]);
            Event::Select { feature: input.is_set().then(|| input.feature(atlas)), source }
        }
        11 => Event::Show(input.one_of(&[View::France, View::World])),
        12 => Event::Edition(EditionIx(input.byte() % atlas.editions.len() as u8)),
        13 => Event::Filter(input.is_set().then(|| input.one_of(&Facet::ALL))),
        14 => match input.byte() % 3 {
            0 => Event::Lang(input.one_of(&Lang::ALL)),
            1 => Event::Calm(input.is_set()),
            _ => Event::Free(input.is_set()),
        },
        _ => Event::Travel(travel(input, widget.preset())),
    }
}

fn key(input: &mut Input<'_>) -> Key {
    match input.byte() % 10 {
        0 => Key::Home,
        1 => Key::End,
        2 => Key::PageUp,
        3 => Key::PageDown,
        4 => Key::Enter,
        5 => Key::Escape,
        other => Key::Arrow(DIRECTIONS[usize::from(other - 6)]),
    }
}

fn travel(input: &mut Input<'_>, preset: Preset) -> Travel {
    let size = preset.size();
    match input.byte() % 10 {
        0 => Travel::Zoom(input.point(size), input.length(3.0)),
        1 => Travel::Pan(input.point(size)),
        2 => Travel::Flick(input.point((4_000.0, 4_000.0))),
        3 => Travel::In(input.is_set().then(|| input.point(size))),
        4 => Travel::Out,
        5 => Travel::Step(input.one_of(&DIRECTIONS)),
        6 => Travel::Home,
        _ => Travel::Tick(input.length(3_000.0)),
    }
}

/// What the page is told to do, it can do.
fn check_effects(effects: &[Effect], widget: &Widget, ground: &Ground) {
    for effect in effects {
        match *effect {
            Effect::MoveFocus(feature) => {
                let there = widget.targets(ground).iter().any(|target| target.feature == feature);
                assert!(there, "the focus goes to {feature:?}, which has no target: {:?}", widget.state());
            }
            Effect::Tooltip(Some((at, feature))) => {
                assert!(at.x.is_finite() && at.y.is_finite(), "a tooltip at {at:?}");
                assert!(!widget.describe(ground, feature).0.is_empty(), "{feature:?} has no name");
            }
            _ => {}
        }
    }
}

/// All words of what is shown; features keep their names.
fn read(widget: &Widget, ground: &Ground) {
    let _ = (widget.summary(ground), widget.counted(ground), to_json(&widget.list(ground)));
    let _ = (to_json(&widget.panel(ground).unwrap_or_default()), widget.panel_side(ground));
    let state = widget.state();
    for feature in [state.selection(), state.focus, state.hover].into_iter().flatten() {
        let name = feature.to_text(&ground.atlas);
        assert_eq!(FeatureId::from_text(&name, &ground.atlas), Some(feature), "{name}");
    }
}

/// What is shown depends on the state, not on the way there.
fn check_way(widget: &Widget, ground: &Ground) {
    let state = widget.state();
    if state.turn.is_some() {
        return;
    }
    let direct = Widget::at_preset(ground, state.clone(), widget.preset());
    let same = widget.scene().to_bytes(&ground.map) == direct.scene().to_bytes(&ground.map);
    assert!(same, "another picture than without the way: {state:?}");
}
