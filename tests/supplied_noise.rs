//! Whatever a host supplies and a reader does then, in whatever order: nothing panics, what is drawn is somewhere, and
//! everything can be left again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use french_tech_map::atlas::EditionIx;
use french_tech_map::geo::fitted::Choice;
use french_tech_map::geo::{Outline, Point, point};
use french_tech_map::intake::{Options as Reading, read};
use french_tech_map::interact::{Direction, Event, Facet, Key, Source, Travel, View};
use french_tech_map::paint::Theme;
use french_tech_map::prose::Lang;
use french_tech_map::scene::{Group, Item, PathItem, Preset, Shape};
use french_tech_map::supplied::{Base, Builder, Ground, Options, Widget};
use proptest::collection::vec;
use proptest::prelude::*;

fn built(text: &str, options: &Options) -> Ground {
    let data = read(text, &Reading::default()).dataset;
    let mut builder = Builder::new(data, None, options);
    let mut progress = 0.0;
    while builder.advance(500) {
        if builder.need().is_some() {
            builder.provide(Base::default());
        }
        assert!((progress..=1.0).contains(&builder.progress()), "it goes on, and not beyond the end");
        progress = builder.progress();
    }
    builder.finish().0
}

fn is_somewhere(p: Point) -> bool {
    p.x.is_finite() && p.y.is_finite()
}

fn check_lines(lines: &Outline) {
    assert!(lines.points.iter().all(|p| is_somewhere(*p)));
    assert_eq!(lines.runs().map(<[Point]>::len).sum::<usize>(), lines.points.len());
}

fn check_path(path: &PathItem) {
    match &path.shape {
        Shape::Shared(shared) => check_lines(&shared.lines),
        Shape::Lines(lines) | Shape::Moving(lines) => check_lines(lines),
        Shape::Circle(center, radius) => assert!(is_somewhere(*center) && *radius >= 0.0),
        Shape::Rect(r) => assert!([r.x, r.y, r.w, r.h].iter().all(|side| side.is_finite())),
        Shape::Plate(_) => panic!("these maps bring their own shapes"),
    }
}

/// What holds of every picture.
fn check(widget: &Widget, ground: &Ground) {
    for item in &widget.scene().items {
        match item {
            Item::Group(Group { paths, frame, .. }) => {
                assert!(frame.affine.scale > 0.0 && frame.affine.scale.is_finite());
                paths.iter().for_each(check_path);
            }
            Item::Path(path) => check_path(path),
            Item::Text(text) => assert!(is_somewhere(text.at) && text.width.is_finite(), "{text:?}"),
            Item::Symbol(symbol) => assert!(is_somewhere(symbol.at)),
        }
    }
    for target in widget.targets(ground) {
        let text = ground.id_of(target.feature);
        assert_eq!(ground.feature(&text), Some(target.feature), "{text} leads back");
    }
    let state = widget.state();
    assert!(!state.filter.is_active() || ground.choices(state).iter().any(|choice| choice.shown));
}

/// Everything that readers are shown.
fn look(widget: &Widget, ground: &Ground) {
    check(widget, ground);
    let _ = (widget.list(ground), widget.panel(ground), widget.panel_side(ground), widget.summary(ground));
    assert!(widget.to_svg(ground, &Theme::Dark).ends_with("</svg>\n"));
}

fn corpus() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/intake");
    let (mut folders, mut files) = (vec![root], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the corpus") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending != "expected" && ending != "md") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_file_of_the_corpus_becomes_a_map() {
    let files = corpus();
    assert!(files.len() > 120);
    for path in files {
        let text = String::from_utf8_lossy(&fs::read(&path).expect("a file")).into_owned();
        if text.len() > 200_000 {
            continue;
        }
        let ground = built(&text, &Options::default());
        for preset in Preset::ALL {
            look(&Widget::at_preset(&ground, Widget::first_state(&ground, Lang::En), preset), &ground);
        }
    }
}

/// Grounds of several kinds.
static GROUNDS: LazyLock<Vec<Ground>> = LazyLock::new(|| {
    let points = "nom,rang,lat,lon,annee\nA,x,48.85,2.35,2019\nB,y,48.85,2.35,2019\nC,x,45.76,4.84,2023\nD,z,16.2,-61.5,2023\nE,x,43.3,5.4,\n";
    let world = "nom,lat,lon\nA,-17.7,178.1\nB,-18.1,-178.4\nC,64,-21\nD,0,0\nE,-89,10\n";
    let shapes = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"a","name":"A"},"geometry":{"type":"Polygon","coordinates":[[[9,50],[11,50],[11,52],[9,52],[9,50]],[[9.5,50.5],[9.5,51],[10,51],[10,50.5],[9.5,50.5]]]}},
        {"type":"Feature","properties":{"code":"b","name":"B"},"geometry":{"type":"MultiPolygon","coordinates":[[[[11,50],[13,50],[13,52],[11,52],[11,50]]],[[[14,50],[14.1,50],[14.1,50.1],[14,50]]]]}},
        {"type":"Feature","properties":{"name":"P","tier":"x"},"geometry":{"type":"Point","coordinates":[9.7,50.7]}}]}"#;
    [points, world, shapes].iter().map(|text| built(text, &Options::default())).collect()
});

fn events() -> impl Strategy<Value = Vec<(u8, u8, f64, f64)>> {
    vec((0..18_u8, any::<u8>(), -50.0..1100.0, -50.0..700.0), 1..40)
}

fn event(widget: &Widget, ground: &Ground, (kind, n, x, y): (u8, u8, f64, f64)) -> Event {
    let at = point(x, y);
    let hit = widget.hit(ground, at, n % 2 == 0);
    let targets = widget.targets(ground);
    let feature = targets.get(usize::from(n) % targets.len().max(1)).map(|target| target.feature);
    const KEYS: [Key; 8] = [
        Key::Arrow(Direction::Left),
        Key::Arrow(Direction::Down),
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Enter,
        Key::Escape,
    ];
    match kind {
        0 => Event::PointerMove { at, hit, touch: n % 2 == 0 },
        1 => Event::PointerDown { at, hit },
        2 => Event::PointerUp { at, hit },
        3 => Event::PointerLeave,
        4 | 5 => Event::Key(KEYS[usize::from(n) % KEYS.len()]),
        6 => Event::Focus(feature),
        7 => Event::Select { feature, source: Source::List },
        8 => Event::Show(if n % 2 == 0 { View::World } else { View::France }),
        9 => Event::Edition(EditionIx(n % ground.facts.editions.len().max(1) as u8)),
        10 => Event::Filter(Facet::ALL.get(usize::from(n) % 8).copied()),
        11 => Event::Lang(Lang::ALL[usize::from(n) % 2]),
        12 => Event::Travel(Travel::Zoom(at, f64::from(n) / 40.0)),
        13 => Event::Travel(Travel::Pan(at)),
        14 => Event::Travel(Travel::In(Some(at))),
        15 => Event::Travel(Travel::Tick(f64::from(n) * 50.0)),
        16 => Event::Calm(n % 2 == 0),
        _ => Event::Travel(Travel::Home),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn nothing_that_a_reader_does_leads_nowhere(which in 0..3_usize, narrow: bool, events in events()) {
        let ground = &GROUNDS[which];
        let preset = if narrow { Preset::Portrait } else { Preset::Landscape };
        let mut widget = Widget::at_preset(ground, Widget::first_state(ground, Lang::Fr), preset);
        widget.take_stale();
        for one in events {
            let event = event(&widget, ground, one);
            widget.dispatch(ground, event);
            check(&widget, ground);
        }
        look(&widget, ground);
        widget.dispatch(ground, Event::Calm(true));
        widget.dispatch(ground, Event::Travel(Travel::Home));
        prop_assert!(widget.state().selection().is_none() && widget.state().viewport.is_fitted());
    }

    #[test]
    fn places_anywhere_on_any_plane_are_drawn(
        places in vec((-180.0..180.0, -90.0..90.0), 1..12),
        choice in 0..Choice::NAMES.len(),
    ) {
        let mut text = "name,lon,lat\n".to_owned();
        for (i, (lon, lat)) in places.iter().enumerate() {
            text.push_str(&format!("{i},{lon},{lat}\n"));
        }
        let options = Options { projection: Choice::NAMES[choice].1, ..Options::default() };
        let ground = built(&text, &options);
        look(&Widget::at_preset(&ground, Widget::first_state(&ground, Lang::Fr), Preset::Landscape), &ground);
    }

    #[test]
    fn sizes_that_no_host_has_do_no_harm(width: f64, height: f64, zoom: f64) {
        let ground = &GROUNDS[0];
        let mut widget = Widget::at_preset(ground, Widget::first_state(ground, Lang::Fr), Preset::Landscape);
        widget.resize(ground, width, height);
        widget.dispatch(ground, Event::Travel(Travel::Zoom(point(width, height), zoom)));
        check(&widget, ground);
        prop_assert!(widget.scale() > 0.0 && widget.css_size().0.is_finite());
    }
}
