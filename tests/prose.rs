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

use french_tech_map::atlas::EditionIx;
use french_tech_map::content::{self, Step};
use french_tech_map::interact::{State, View};
use french_tech_map::prose::Lang;
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
        snapshot(&format!("changes.{}.txt", lang.tag()), &out);
    }
}
