//! What became of places between editions that need not follow each other: nothing is claimed that no edition between
//! allows.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

mod support;

use french_tech_map::atlas::{Atlas, Change, EditionIx, PlaceIx, Tier};
use french_tech_map::interact::{State, View};
use french_tech_map::prose::{Lang, Way, push_way_between};
use support::GROUND;

fn places(atlas: &Atlas) -> impl Iterator<Item = PlaceIx> {
    (0..atlas.places.len() as u16).map(PlaceIx)
}

/// Every edition with every later one.
fn spans(atlas: &Atlas) -> impl Iterator<Item = (EditionIx, EditionIx)> {
    let editions = atlas.editions.len() as u8;
    (0..editions).flat_map(move |from| (from + 1..editions).map(move |to| (EditionIx(from), EditionIx(to))))
}

fn edition(id: &str) -> EditionIx {
    GROUND.atlas.find_edition(id).expect(id)
}

fn place(slug: &str) -> PlaceIx {
    GROUND.atlas.find_place(slug).expect(slug)
}

#[test]
fn of_two_editions_that_follow_each_other_it_is_what_the_map_says() {
    let atlas = &GROUND.atlas;
    for (from, to) in spans(atlas).filter(|(from, to)| from.0 + 1 == to.0) {
        for place in places(atlas) {
            let slug = &atlas.place(place).slug;
            assert_eq!(atlas.passage_between(place, from, to), atlas.passage(place, to), "{slug} {to:?}");
        }
    }
}

#[test]
fn a_gain_is_claimed_only_where_an_edition_between_proves_it_and_a_loss_only_where_a_row_says_so() {
    let atlas = &GROUND.atlas;
    let mut gained = 0;
    for (from, to) in spans(atlas) {
        for place in places(atlas) {
            let Some(passage) = atlas.passage_between(place, from, to) else {
                assert!(atlas.held(place, from).is_none() && atlas.held(place, to).is_none());
                continue;
            };
            // No row reports a loss.
            assert_ne!(passage.change, Change::Lost);
            if passage.change == Change::Gained {
                gained += 1;
                let proves = |edition: u8| {
                    atlas.passage(place, EditionIx(edition)).is_some_and(|p| p.change == Change::Gained)
                };
                assert!((from.0 + 1..=to.0).any(proves) && atlas.held(place, from).is_none());
            }
        }
    }
    assert!(gained > 100, "{gained}");
}

#[test]
fn a_lineage_is_followed_over_editions_between() {
    let atlas = &GROUND.atlas;
    let change = |slug: &str, from: &str, to: &str| {
        atlas.passage_between(place(slug), edition(from), edition(to)).map(|passage| passage.change)
    };
    assert_eq!(change("lille", "2014", "2023"), Some(Change::Kept));
    assert_eq!(change("la-reunion", "2019", "2023-12"), Some(Change::Promoted));
    assert_eq!(change("guadeloupe", "2019", "2023"), Some(Change::Gained));
    assert_eq!(change("artois", "2019", "2023"), Some(Change::NoSource));
    assert_eq!(change("hauts-de-france-sud", "2019", "2023"), Some(Change::Kept));
}

#[test]
fn a_reported_loss_is_a_loss_from_every_edition_before_it_and_a_title_after_it_is_not_kept() {
    let mut atlas = GROUND.atlas.clone();
    let lille = place("lille");
    let row = atlas.labels.iter().position(|l| l.place == lille && l.edition == edition("2023"));
    atlas.labels[row.expect("a row")].tier = Tier::Lost;
    let change = |from: &str, to: &str| {
        atlas.passage_between(lille, edition(from), edition(to)).map(|passage| passage.change)
    };
    assert_eq!(change("2019", "2023"), Some(Change::Lost));
    assert_eq!(change("2014", "2023-12"), Some(Change::Lost));
    assert_eq!(change("2014", "2021"), Some(Change::Kept));
    assert_eq!(change("2023", "2023-12"), None);
}

#[test]
fn what_no_source_tells_names_the_edition_that_it_is_missing_in() {
    let atlas = &GROUND.atlas;
    let (from, to) = (edition("2019"), edition("2023"));
    for (slug, said) in [
        ("artois", "1 Communauté sans source trouvée pour l’édition 2023"),
        ("poitou-charentes", "1 Communauté sans source trouvée pour l’édition 2019"),
    ] {
        let passage = atlas.passage_between(place(slug), from, to).expect("a passage");
        let mut out = String::new();
        push_way_between(&mut out, atlas, Way::of(atlas, &passage), 1, [from, to], Lang::Fr);
        assert_eq!(out, said);
    }
}

#[test]
fn groups_hold_each_place_of_a_view_once() {
    let atlas = &GROUND.atlas;
    for (from, to) in spans(atlas) {
        for view in [View::France, View::World] {
            let state = State { view, ..State::new(from, Lang::Fr) };
            let groups = french_tech_map::content::groups_between(atlas, &state, view, to);
            let mut seen = Vec::new();
            for passage in groups.iter().flat_map(|group| &group.passages) {
                let row = passage.now.or(passage.before).expect("a row");
                assert_eq!(View::of(atlas.label(row).territory), view);
                seen.push(atlas.label(row).place);
            }
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), count);
        }
    }
}
