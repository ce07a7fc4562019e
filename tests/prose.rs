//! Sentences as readers get them, whole, in both languages: each must be one that a newspaper would print.
//!
//! They are compared with the files of `tests/snapshots/`. To renew these after a change of words or of data:
//! `RENEW=1 cargo test --test prose`, then read what `git diff` shows, sentence by sentence.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

mod support;

use std::fmt::Write as _;
use std::path::Path;

use french_tech_map::atlas::{Atlas, CountryIx, EditionIx, RegionIx, Territory};
use french_tech_map::content::{self, Step};
use french_tech_map::interact::{State, View};
use french_tech_map::paint::Palette;
use french_tech_map::prose::{self, Lang};
use french_tech_map::scene::Preset;
use french_tech_map::widget::Widget;
use support::GROUND;

/// Compares a text with the file of that name, or writes it there.
fn snapshot(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    for (i, (kept, now)) in kept.lines().zip(text.lines()).enumerate() {
        assert_eq!(now, kept, "line {} of tests/snapshots/{name}", i + 1);
    }
    assert_eq!(text.lines().count(), kept.lines().count(), "lines of tests/snapshots/{name}");
}

fn editions() -> impl Iterator<Item = EditionIx> {
    (0..GROUND.atlas.editions.len() as u8).map(EditionIx)
}

/// The texts of a tree, one a line.
fn lines(tree: &content::Tree) -> String {
    let mut out = String::new();
    tree.walk(&mut |fields| {
        let text = fields.map_or("", |fields| fields[Step::Text as usize]);
        if !text.is_empty() {
            out.push_str(text);
            out.push('\n');
        }
    });
    out
}

#[test]
fn what_each_edition_changed() {
    let atlas = &GROUND.atlas;
    for lang in Lang::ALL {
        let mut out = String::new();
        for edition in editions() {
            for view in [View::France, View::World] {
                let state = State { view, ..State::new(edition, lang) };
                writeln!(out, "# {} {view:?}", atlas.edition(edition).id).unwrap();
                content::push_edition_news(&mut out, atlas, &state);
                out.push_str("\n\n");
                out.push_str(&lines(&content::changes(atlas, &state)));
                out.push('\n');
            }
        }
        // No row says so.
        assert!(!out.contains(lang.pick("perdu", "lost")));
        snapshot(&format!("changes.{}.txt", lang.tag()), &out);
    }
}

/// How a name stands in a sentence, then what each edition gave, twice: with its names, and where these stand beside it.
/// What is the same as in the edition before is left out.
fn territory(out: &mut String, atlas: &Atlas, territory: Territory, lang: Lang) {
    for push in [prose::push_the, prose::push_in, prose::push_of] {
        push(out, atlas, territory, lang);
        out.push('\n');
    }
    let mut last = String::new();
    for edition in editions() {
        let mut sentences = String::new();
        for named in [true, false] {
            prose::push_holdings(&mut sentences, atlas, territory, edition, named, lang);
            sentences.push('\n');
        }
        if atlas.active(edition).iter().any(|row| atlas.label(*row).territory == territory)
            && sentences != last
        {
            write!(out, "{}: {sentences}", atlas.edition(edition).id).unwrap();
            last = sentences;
        } else if atlas.edition(edition).id == "2026" {
            out.push_str(sentences.lines().next().unwrap());
            out.push('\n');
        }
    }
    out.push('\n');
}

#[test]
fn an_editor_can_prove_what_was_shown() {
    let atlas = &GROUND.atlas;
    let version = &atlas.revision.version;
    for lang in Lang::ALL {
        let mut line = String::new();
        prose::push_revision(&mut line, atlas, lang);
        assert!(
            line.starts_with(lang.pick("Mis à jour le ", "Updated on ")) && line.ends_with(version.as_str()),
            "{line}"
        );
        for view in [View::France, View::World] {
            for preset in Preset::ALL {
                let state = State { view, ..State::new(atlas.find_edition("2019").unwrap(), lang) };
                let widget = Widget::at_preset(&GROUND, state, preset);
                let svg = widget.to_svg(&GROUND, &Palette::default());
                assert!(svg.contains(&["<desc>", &line, "</desc>"].concat()), "{view:?} {preset:?}");
                // In the description and in the credit, which on the narrow page has no room for the date.
                assert_eq!(svg.matches(version.as_str()).count(), 2, "{view:?} {preset:?}");
                let list = lines(&widget.list(&GROUND));
                assert!(list.contains(&[&line, ". ", atlas.revision.note.get(lang)].concat()), "{list}");
            }
        }
    }
}

#[test]
fn what_each_region_and_country_holds() {
    let atlas = &GROUND.atlas;
    let regions = (0..atlas.regions.len() as u8).map(|i| Territory::Region(RegionIx(i)));
    let countries = (0..atlas.countries.len() as u8).map(|i| Territory::Country(CountryIx(i)));
    let (regions, countries): (Vec<_>, Vec<_>) = (regions.collect(), countries.collect());
    assert_eq!((regions.len(), countries.len()), (20, 41));
    for (name, all) in [("regions", regions), ("countries", countries)] {
        for lang in Lang::ALL {
            let mut out = String::new();
            for one in &all {
                territory(&mut out, atlas, *one, lang);
            }
            snapshot(&format!("{name}.{}.txt", lang.tag()), &out);
        }
    }
}
