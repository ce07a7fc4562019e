//! A filter applies to the map, the list, the panel, what can be focused and what is said alike, and can always be
//! undone.
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
use french_tech_map::content::{Step, Tree};
use french_tech_map::geo::Point;
use french_tech_map::interact::{Choice, Effect, Event, Facet, Source, State, View};
use french_tech_map::prose::Lang;
use french_tech_map::scene::{Item, Preset};
use french_tech_map::widget::Widget;
use support::GROUND;

fn widget(edition: &str, view: View) -> Widget {
    let edition = GROUND.atlas.find_edition(edition).expect(edition);
    Widget::at_preset(&GROUND, State { view, ..State::new(edition, Lang::Fr) }, Preset::Landscape)
}

fn toggle(widget: &mut Widget, facet: Facet) -> Vec<Effect> {
    widget.dispatch(&GROUND, Event::Filter(Some(facet)))
}

fn select(widget: &mut Widget, id: &str) -> Vec<Effect> {
    let feature = FeatureId::from_text(id, &GROUND.atlas);
    assert!(feature.is_some(), "{id} is unknown");
    widget.dispatch(&GROUND, Event::Select { feature, source: Source::List })
}

fn choices(widget: &Widget) -> Vec<Choice> {
    let State { filter, edition, view, .. } = *widget.state();
    filter.choices(&GROUND.atlas, edition, view)
}

fn fields(tree: &Tree, step: Step) -> Vec<String> {
    let mut out = Vec::new();
    tree.walk(&mut |fields| {
        let text = fields.map_or("", |fields| fields[step as usize]);
        if !text.is_empty() {
            out.push(text.to_owned());
        }
    });
    out
}

fn selected(widget: &Widget) -> Option<String> {
    widget.state().selection().map(|feature| feature.to_text(&GROUND.atlas))
}

/// Every view of every edition in every state that clicks on filters lead to, with a word for it.
fn every_filter() -> Vec<(String, Widget)> {
    let mut out = Vec::new();
    for edition in 0..GROUND.atlas.editions.len() as u8 {
        for view in [View::France, View::World] {
            for preset in Preset::ALL {
                let state = State { view, ..State::new(EditionIx(edition), Lang::Fr) };
                let mut new = vec![Widget::at_preset(&GROUND, state, preset)];
                let mut seen = Vec::new();
                while let Some(widget) = new.pop() {
                    let filter = widget.state().filter;
                    if seen.contains(&filter) {
                        continue;
                    }
                    seen.push(filter);
                    for Choice { facet, .. } in choices(&widget) {
                        let mut next = widget.clone();
                        toggle(&mut next, facet);
                        new.push(next);
                    }
                    let id = &GROUND.atlas.edition(EditionIx(edition)).id;
                    out.push((format!("{id} {view:?} {preset:?} {filter:?}"), widget));
                }
            }
        }
    }
    out
}

#[test]
fn counts_on_buttons_in_the_summary_and_on_the_map_agree() {
    for (page, widget) in every_filter() {
        let State { filter, edition, view, .. } = *widget.state();
        let choices = choices(&widget);
        let places = |f: &FeatureId| matches!(f, FeatureId::Place(_));
        let drawn = widget.targets(&GROUND).iter().filter(|target| places(&target.feature)).count();
        for group in [&[Facet::Mainland, Facet::Overseas][..], &Facet::ALL[..4]] {
            let offered = choices.iter().filter(|choice| group.contains(&choice.facet));
            let shown: u16 = offered.clone().filter(|choice| choice.shown).map(|choice| choice.count).sum();
            assert!(
                offered.count() == 0 || usize::from(shown) == drawn,
                "{page}: {choices:?}, {drawn} drawn"
            );
        }
        let counts = filter.counts(&GROUND.atlas, edition, None);
        let known = match view {
            View::France => {
                counts.capitales.known + counts.communautes_france.known + counts.metropoles.known
            }
            View::World => counts.communautes_abroad.known + counts.hubs.known,
        };
        assert_eq!(usize::from(known), drawn, "{page}");
        assert_eq!(widget.summary(&GROUND).contains("Filtre\u{a0}:"), filter.is_active(), "{page}");
    }
}

#[test]
fn the_last_one_of_its_group_cannot_be_switched_off() {
    for (page, widget) in every_filter() {
        for Choice { facet, .. } in choices(&widget) {
            let mut next = widget.clone();
            toggle(&mut next, facet);
            for group in [&[Facet::Mainland, Facet::Overseas][..], &Facet::ALL[..4]] {
                let offered: Vec<Choice> =
                    choices(&next).into_iter().filter(|choice| group.contains(&choice.facet)).collect();
                assert!(offered.is_empty() || offered.iter().any(|c| c.shown), "{page}: {facet:?}");
            }
        }
    }
    let mut widget = widget("2019", View::France);
    toggle(&mut widget, Facet::Capitale);
    toggle(&mut widget, Facet::Communaute);
    assert!(!widget.state().filter.is_active(), "switching off the last one switches all on");
}

#[test]
fn capitales_alone_are_announced_counted_and_drawn() {
    let mut widget = widget("2019", View::France);
    let effects = toggle(&mut widget, Facet::Communaute);
    assert_eq!(effects.last(), Some(&Effect::Filtered));
    assert!(effects.contains(&Effect::Relayout) && effects.contains(&Effect::Paint));
    assert_eq!(widget.counted(&GROUND), "Filtre\u{a0}: Capitales seules. 13 Capitales.");
    let legend: Vec<&str> = widget
        .scene()
        .items
        .iter()
        .filter_map(|i| if let Item::Text(t) = i { Some(&*t.text) } else { None })
        .collect();
    for line in ["13 Capitales", "Communautés masquées", "Teintes\u{a0}: tous les labels"] {
        assert!(legend.contains(&line), "{line} is not in {legend:?}");
    }
    toggle(&mut widget, Facet::Mainland);
    assert_eq!(
        widget.counted(&GROUND).split(". ").next(),
        Some("Filtre\u{a0}: Capitales seules, outre-mer seul")
    );
    let effects = widget.dispatch(&GROUND, Event::Filter(None));
    assert_eq!(effects.last(), Some(&Effect::Filtered));
    assert_eq!(
        widget.counted(&GROUND),
        "13 Capitales\u{202f}; 27 Communautés retrouvées sur 38, dont 8 déduites."
    );
}

#[test]
fn a_hidden_label_is_never_called_unknown() {
    let mut widget = widget("2019", View::France);
    toggle(&mut widget, Facet::Capitale);
    // Bretagne holds Capitales in 2019; Hauts-de-France one, and four Communautés.
    select(&mut widget, "region:32");
    let text = fields(&widget.panel(&GROUND).unwrap(), Step::Text);
    assert!(text.contains(&"1 label masqué par le filtre".to_owned()), "{text:?}");
    assert!(!text.contains(&"French Tech Lille".to_owned()), "{text:?}");
    let fills = |widget: &Widget| {
        let mut fills = Vec::new();
        for item in &widget.scene().items {
            let Item::Group(group) = item else { continue };
            for path in group.paths.iter().filter(|path| path.feature.is_some()) {
                fills.push((path.feature, path.fill));
            }
        }
        fills
    };
    let (mut without, mut with) = (widget.clone(), widget.clone());
    without.dispatch(&GROUND, Event::Select { feature: None, source: Source::List });
    with.dispatch(&GROUND, Event::Select { feature: None, source: Source::List });
    with.dispatch(&GROUND, Event::Filter(None));
    assert_eq!(fills(&without), fills(&with), "land keeps its fill");
    for region in 0..GROUND.atlas.regions.len() as u8 {
        let feature = FeatureId::Region(french_tech_map::atlas::RegionIx(region));
        let unknown = |widget: &Widget| widget.describe(&GROUND, feature).1 == "Aucun label connu";
        assert_eq!(unknown(&without), unknown(&with), "{}", feature.to_text(&GROUND.atlas));
    }
}

#[test]
fn what_the_filter_hides_closes_one_level_up() {
    let mut widget = widget("2019", View::France);
    select(&mut widget, "lille");
    toggle(&mut widget, Facet::Capitale);
    assert_eq!(selected(&widget).as_deref(), Some("region:32"));
    toggle(&mut widget, Facet::Mainland);
    assert_eq!(selected(&widget), None);
    toggle(&mut widget, Facet::Mainland);
    assert_eq!(selected(&widget), None, "nothing opens by itself");
}

#[test]
fn asking_for_something_hidden_shows_it() {
    let mut widget = widget("2019", View::France);
    toggle(&mut widget, Facet::Capitale);
    select(&mut widget, "lille");
    assert_eq!(selected(&widget).as_deref(), Some("lille"));
    assert!(!widget.state().filter.is_active());
    toggle(&mut widget, Facet::Mainland);
    select(&mut widget, "region:53");
    assert_eq!(selected(&widget).as_deref(), Some("region:53"));
    assert!(!widget.state().filter.is_active());
}

#[test]
fn a_filter_outlives_an_edition_but_not_what_it_filters() {
    let mut widget = widget("2019", View::France);
    let edition = |widget: &mut Widget, id| {
        let edition = GROUND.atlas.find_edition(id).expect(id);
        widget.dispatch(&GROUND, Event::Edition(edition));
    };
    toggle(&mut widget, Facet::Communaute);
    edition(&mut widget, "2023");
    assert!(widget.state().filter.hides(Facet::Communaute));
    edition(&mut widget, "2014");
    assert!(!widget.state().filter.is_active(), "2014 has Métropoles alone");
    edition(&mut widget, "2019");
    toggle(&mut widget, Facet::Communaute);
    widget.dispatch(&GROUND, Event::Show(View::World));
    assert!(!widget.state().filter.is_active(), "nothing hidden that no button brings back");
    assert_eq!(choices(&widget), []);
}

fn press(widget: &mut Widget, at: Point, to: Point) -> Vec<Effect> {
    let hit = |widget: &Widget, at| widget.hit(&GROUND, at, false);
    let (from, over) = (hit(widget, at), hit(widget, to));
    widget.dispatch(&GROUND, Event::PointerMove { at, hit: from, touch: false });
    widget.dispatch(&GROUND, Event::PointerDown { at, hit: from });
    widget.dispatch(&GROUND, Event::PointerUp { at: to, hit: over })
}

#[test]
fn rows_of_the_legend_filter_like_the_buttons() {
    for preset in Preset::ALL {
        let edition = GROUND.atlas.find_edition("2019").unwrap();
        let mut widget = Widget::at_preset(&GROUND, State::new(edition, Lang::Fr), preset);
        let row = |widget: &Widget, facet: Facet| {
            widget.switches().iter().find(|(_, f)| *f == facet).unwrap().0.center()
        };
        let at = row(&widget, Facet::Communaute);
        let effects = widget
            .dispatch(&GROUND, Event::PointerMove { at, hit: widget.hit(&GROUND, at, false), touch: false });
        assert!(effects.contains(&Effect::Cursor(true)), "{effects:?}");
        press(&mut widget, at, at);
        assert!(widget.state().filter.hides(Facet::Communaute));
        let at = row(&widget, Facet::Communaute);
        let (away, other) = (Point { x: 320.0, y: 600.0 }, row(&widget, Facet::Capitale));
        for to in [away, other] {
            press(&mut widget, at, to);
            assert!(widget.state().filter.hides(Facet::Communaute), "moving off cancels");
        }
        press(&mut widget, at, at);
        assert!(!widget.state().filter.is_active());
        let effects = widget.dispatch(&GROUND, Event::PointerMove { at: away, hit: None, touch: false });
        assert!(effects.contains(&Effect::Cursor(false)), "{effects:?}");
    }
}

#[test]
fn no_row_of_the_legend_covers_another() {
    for (page, widget) in every_filter() {
        let rows = widget.switches();
        for (i, (a, _)) in rows.iter().enumerate() {
            assert!(rows[..i].iter().all(|(b, _)| !a.overlaps(b)), "{page}: {rows:?}");
        }
    }
}
