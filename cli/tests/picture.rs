//! What `ftmap render` writes is what pages draw, and the picture in the README is the map as it is drawn today.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

mod support;

use french_tech_map::FeatureId;
use french_tech_map::atlas::source::{FILE_NAMES, Files, load};
use french_tech_map::interact::{Event, Source, State, View};
use french_tech_map::paint::{Print, Theme};
use french_tech_map::prose::Lang;
use french_tech_map::scene::Preset;
use french_tech_map::widget::{Ground, Widget};
use support::{folder, root, run, said};

#[test]
fn the_readme_s_picture_is_fresh() {
    let out = run(&root(), &["render", "--no-layers"]);
    assert!(out.status.success(), "{}", said(&out.stderr));
    let committed = std::fs::read(root().join("docs/map.svg")).expect("docs/map.svg");
    assert!(
        out.stdout == committed,
        "stale: cargo run -p ftmap -- render --no-layers -o docs/map.svg --force"
    );
}

fn ground() -> Ground {
    let read = |name| std::fs::read_to_string(root().join("data").join(name)).expect(name);
    let (atlas, world) = load(&Files::from_texts(&FILE_NAMES.map(read))).expect("the data");
    let ground = Ground::new(atlas);
    ground.map.add_world(&world, &ground.atlas);
    ground
}

#[test]
fn what_is_rendered_is_what_a_map_shows_that_is_told_the_same() {
    let (ground, folder) = (ground(), folder("pictures"));
    let atlas = &ground.atlas;
    let edition = |id| atlas.find_edition(id).expect("an edition");
    let widget = |state: State, preset, opened: Option<&str>| {
        let mut widget = Widget::at_preset(&ground, state, preset);
        if let Some(text) = opened {
            let feature = FeatureId::from_text(text, atlas);
            assert!(feature.is_some(), "{text}");
            widget.dispatch(&ground, Event::Select { feature, source: Source::Api });
        }
        widget
    };
    let french = |id| State::new(edition(id), Lang::Fr);
    let english = State { view: View::World, ..State::new(edition("2023"), Lang::En) };
    let (wide, narrow) = (Preset::Landscape, Preset::Portrait);
    for (args, svg) in [
        (&["--edition", "2019"][..], widget(french("2019"), wide, None).to_svg(&ground, &Theme::Light)),
        (
            &[
                "--edition",
                "2023",
                "--view",
                "world",
                "--lang",
                "en",
                "--preset",
                "portrait",
                "--theme",
                "dark",
            ],
            widget(english, narrow, None).to_svg(&ground, &Theme::Dark),
        ),
        (&["--region", "32"], widget(french("2019"), wide, Some("region:32")).to_svg(&ground, &Theme::Light)),
        (
            &["--region", "32", "--selected", "tokyo", "--theme", "print"],
            widget(french("2019"), wide, Some("tokyo")).to_svg(&ground, &Print),
        ),
        (
            &["--selected", "part:asia", "--preset", "portrait"],
            widget(french("2019"), narrow, Some("part:asia")).to_svg(&ground, &Theme::Light),
        ),
    ] {
        let out = run(&folder, &[&["render", "--no-layers"], args].concat());
        assert!(out.status.success(), "{}", said(&out.stderr));
        assert!(said(&out.stdout) == svg, "{args:?}");
    }
}
