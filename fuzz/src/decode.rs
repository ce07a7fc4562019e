//! Bytes as a server may send them for an asset: refused, or a map that can be drawn, pointed at and read.

use french_tech_map::atlas::{
    Atlas, EditionIx, decode_france, decode_near, decode_sources, decode_world, is_near, is_sources,
};
use french_tech_map::interact::{Event, Source, State, View};
use french_tech_map::paint::{Theme, to_json};
use french_tech_map::prose::Lang;
use french_tech_map::scene::Preset;
use french_tech_map::widget::{Ground, Widget};

use super::ground::{FRANCE, LOADED, complete};

use super::sound::{check, check_map};

/// More editions and features than these are not looked at: they take the time of other bytes.
const EDITIONS: u8 = 3;
const OPENED: usize = 12;

/// Reads an asset as a page does and uses all of it.
pub fn decode(bytes: &[u8]) {
    let (_, world, near) = &*LOADED;
    if let Ok(atlas) = decode_france(bytes) {
        visit(&complete(Ground::new(atlas), world, near));
    } else if is_near(bytes) {
        if let Ok(near) = decode_near(bytes) {
            let ground = FRANCE.clone();
            let _ = ground.near.set(near);
            search(&widget(&ground, EditionIx(0), View::France, Preset::Landscape), &ground);
        }
    } else if is_sources(bytes) {
        let mut atlas = LOADED.0.clone();
        if decode_sources(bytes, &mut atlas).is_ok() {
            visit(&complete(Ground::new(atlas), world, near));
        }
    } else if let Ok(world) = decode_world(bytes) {
        visit(&complete(Ground::new(LOADED.0.clone()), &world, near));
        // An asset of the world may be met by facts that it was not made with.
        Ground::new(Atlas::default()).map.add_world(&world, &Atlas::default());
    }
}

fn widget(ground: &Ground, edition: EditionIx, view: View, preset: Preset) -> Widget {
    let state = State { view, ..State::new(edition, Lang::Fr) };
    Widget::at_preset(ground, state, preset)
}

/// Every view on both pages, with what can be opened there.
fn visit(ground: &Ground) {
    check_map(&ground.map);
    let editions = (ground.atlas.editions.len() as u8).min(EDITIONS);
    for edition in (0..editions).map(EditionIx) {
        for (view, preset) in [(View::France, Preset::Landscape), (View::World, Preset::Portrait)] {
            let mut widget = widget(ground, edition, view, preset);
            widget.dispatch(ground, Event::Calm(true));
            check(&widget, ground);
            open_each(&mut widget, ground);
            widget.dispatch(ground, Event::Lang(Lang::En));
            read(&widget, ground);
        }
    }
}

fn open_each(widget: &mut Widget, ground: &Ground) {
    let features: Vec<_> = widget.targets(ground).iter().map(|target| target.feature).take(OPENED).collect();
    for feature in features {
        widget.dispatch(ground, Event::Select { feature: Some(feature), source: Source::List });
        let _ = (widget.describe(ground, feature), widget.holdings(ground, feature));
        let _ = to_json(&widget.panel(ground).unwrap_or_default());
    }
    check(widget, ground);
    widget.dispatch(ground, Event::Select { feature: None, source: Source::List });
}

/// All words, and the picture as a document.
fn read(widget: &Widget, ground: &Ground) {
    let _ = (widget.summary(ground), widget.counted(ground), to_json(&widget.list(ground)));
    let picture = widget.to_svg(ground, &Theme::new(false, false));
    assert!(picture.ends_with("</svg>") || picture.ends_with("</svg>\n"), "a picture without an end");
    search(widget, ground);
}

fn search(widget: &Widget, ground: &Ground) {
    for typed in ["", "lil", "59", "saint-", "Ile", "zz"] {
        let _ = to_json(&widget.find(ground, typed));
    }
}
