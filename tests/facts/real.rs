//! What the real tables say, against the coverage that `data/README.md` states.

use french_tech_map::atlas::{
    Atlas, Certainty, Change, EditionIx, PlaceIx, RegionKind, Tally, Territory, Tier,
};

use crate::data::Data;

fn atlas() -> Atlas {
    match Data::real().load() {
        Ok((atlas, _)) => atlas,
        Err(problems) => panic!("{}", problems.iter().map(|p| format!("{p}\n")).collect::<String>()),
    }
}

fn edition(atlas: &Atlas, id: &str) -> EditionIx {
    atlas.find_edition(id).unwrap_or_else(|| panic!("no edition {id}"))
}

fn place(atlas: &Atlas, slug: &str) -> PlaceIx {
    atlas.find_place(slug).unwrap_or_else(|| panic!("no place {slug}"))
}

fn change(atlas: &Atlas, slug: &str, id: &str) -> Option<Change> {
    atlas.passage(place(atlas, slug), edition(atlas, id)).map(|passage| passage.change)
}

fn tally(known: u16, inferred: u16, official: impl Into<Option<u16>>) -> Tally {
    Tally { known, inferred, official: official.into(), partial: false }
}

#[test]
fn the_network_in_force_has_the_counts_of_the_sources() {
    let none = tally(0, 0, None);
    let atlas = atlas();
    // Capitales, Communautés in France and abroad, Métropoles, hubs.
    let expected = [
        ("2014", [none, none, none, tally(9, 0, 9), none]),
        ("2015", [none, none, none, tally(13, 0, 13), tally(3, 0, 3)]),
        ("2016-2018", [none, none, none, tally(13, 0, 13), tally(22, 0, 22)]),
        ("2019", [tally(13, 0, 13), tally(27, 8, 38), tally(28, 16, 48), none, none]),
        ("2020", [tally(13, 0, 13), tally(32, 8, 43), tally(31, 16, 56), none, none]),
        ("2021", [tally(13, 0, 13), tally(34, 8, 45), tally(38, 16, 63), none, none]),
        ("2023", [tally(16, 7, 16), tally(24, 6, 32), tally(40, 5, 67), none, none]),
        ("2023-12", [tally(17, 7, 17), tally(23, 5, None), tally(40, 5, None), none, none]),
        ("2026", [none, none, tally(1, 0, None), none, none]),
    ];
    let ids: Vec<&str> = atlas.editions.iter().map(|edition| edition.id.as_str()).collect();
    assert_eq!(ids, expected.map(|(id, _)| id));
    for (id, tallies) in expected {
        let c = atlas.counts(edition(&atlas, id));
        let found = [c.capitales, c.communautes_france, c.communautes_abroad, c.metropoles, c.hubs];
        assert_eq!(found, tallies, "{id}");
    }
}

#[test]
fn each_edition_gives_as_many_rows_as_were_found() {
    let atlas = atlas();
    let rows = |id: &str, tier: Tier, abroad: bool| {
        let fits = |l: &&french_tech_map::atlas::Label| {
            l.edition == edition(&atlas, id)
                && l.tier == tier
                && matches!(l.territory, Territory::Country(_)) == abroad
        };
        let found: Vec<_> = atlas.labels.iter().filter(fits).collect();
        (found.len(), found.iter().filter(|l| l.certainty == Certainty::Confirmed).count())
    };
    assert_eq!(rows("2014", Tier::Metropole, false), (9, 9));
    assert_eq!(rows("2015", Tier::Metropole, false), (4, 4));
    assert_eq!(rows("2015", Tier::Hub, true), (3, 3));
    assert_eq!(rows("2016-2018", Tier::Hub, true), (19, 19));
    assert_eq!(rows("2019", Tier::Capitale, false), (13, 13));
    assert_eq!(rows("2019", Tier::Communaute, false), (27, 19));
    assert_eq!(rows("2019", Tier::Communaute, true), (28, 12));
    assert_eq!(rows("2020", Tier::Communaute, false), (5, 5));
    assert_eq!(rows("2020", Tier::Communaute, true), (3, 3));
    assert_eq!(rows("2021", Tier::Communaute, false), (2, 2));
    assert_eq!(rows("2021", Tier::Communaute, true), (7, 7));
    assert_eq!(rows("2023", Tier::Capitale, false), (16, 9));
    assert_eq!(rows("2023", Tier::Communaute, false), (24, 18));
    assert_eq!(rows("2023", Tier::Communaute, true), (40, 35));
    assert_eq!(rows("2023-12", Tier::Capitale, false), (1, 1));
    assert_eq!(rows("2026", Tier::Communaute, true), (1, 1));
    assert_eq!(atlas.labels.len(), 202);
}

#[test]
fn regions_and_shapes_go_together() {
    let atlas = atlas();
    assert_eq!(atlas.regions.len(), atlas.france.features.len());
    let codes: Vec<&str> = atlas.regions.iter().map(|region| region.code.as_str()).collect();
    assert_eq!(codes[..6], ["01", "02", "03", "04", "06", "11"]);
    assert_eq!(codes[18..], ["987", "988"]);
    let of = |kind| atlas.regions.iter().filter(|region| region.kind == kind).count();
    assert_eq!(
        [of(RegionKind::Mainland), of(RegionKind::Overseas), of(RegionKind::Collectivity)],
        [13, 5, 2]
    );
}

#[test]
fn lille_was_a_metropole_and_became_a_capitale() {
    let atlas = atlas();
    let rows: Vec<(&str, Tier)> = atlas
        .history(place(&atlas, "lille"))
        .into_iter()
        .map(|ix| (atlas.edition(atlas.label(ix).edition).id.as_str(), atlas.label(ix).tier))
        .collect();
    assert_eq!(rows, [("2014", Tier::Metropole), ("2019", Tier::Capitale), ("2023", Tier::Capitale)]);
}

#[test]
fn hauts_de_france_had_a_capitale_and_four_communautes() {
    let atlas = atlas();
    let region = atlas.find_region("32").expect("32");
    let counts = atlas.counts_of(edition(&atlas, "2019"), Territory::Region(region));
    // There is no official count for one region.
    let local = |known| Tally { partial: true, ..tally(known, 0, None) };
    assert_eq!([counts.capitales, counts.communautes_france], [local(1), local(4)]);
}

#[test]
fn what_became_of_a_place_is_said_only_where_a_source_says_it() {
    let atlas = atlas();
    let cases = [
        ("lille", "2014", Some(Change::Gained)),
        ("brest", "2015", Some(Change::Gained)),
        ("lille", "2015", Some(Change::Kept)),
        ("lille", "2019", Some(Change::Kept)),
        ("hong-kong", "2019", Some(Change::Kept)),
        ("shenzhen", "2019", Some(Change::Kept)),
        ("shenzhen", "2023", None),
        // Counted as labelled since 2014 without a row: a complete list of Métropoles does not make it new.
        ("grand-paris", "2019", Some(Change::NoSource)),
        ("boston", "2019", Some(Change::NoSource)),
        ("normandie", "2019", Some(Change::NoSource)),
        ("toronto", "2020", Some(Change::Gained)),
        ("lille", "2020", Some(Change::Kept)),
        ("mont-blanc", "2023", Some(Change::Gained)),
        ("bruxelles", "2023", Some(Change::NoSource)),
        ("artois", "2023", Some(Change::NoSource)),
        ("atlantic-valley", "2023", Some(Change::NoSource)),
        ("poitou-charentes", "2023", Some(Change::NoSource)),
        ("paris-saclay", "2023", Some(Change::Promoted)),
        ("la-reunion", "2023", Some(Change::Promoted)),
        ("bourgogne-franche-comte", "2023", Some(Change::Promoted)),
        ("hauts-de-france-sud", "2023", Some(Change::Kept)),
        ("val-de-loire", "2023", Some(Change::Kept)),
        ("val-de-loire", "2023-12", Some(Change::Promoted)),
        ("lille", "2023-12", Some(Change::Kept)),
        ("artois", "2023-12", None),
        ("phnom-penh", "2026", Some(Change::Kept)),
        ("lille", "2026", Some(Change::NoSource)),
    ];
    for (slug, id, expected) in cases {
        assert_eq!(change(&atlas, slug, id), expected, "{slug} in {id}");
    }
}

#[test]
fn nothing_is_called_lost_without_a_row_that_says_so() {
    let atlas = atlas();
    for (p, e) in (0..atlas.places.len()).flat_map(|p| (0..atlas.editions.len()).map(move |e| (p, e))) {
        let passage = atlas.passage(PlaceIx(p as u16), EditionIx(e as u8));
        assert_ne!(
            passage.map(|p| p.change),
            Some(Change::Lost),
            "{} in {}",
            atlas.places[p].slug,
            atlas.editions[e].id
        );
    }
}

#[test]
fn nothing_of_2019_is_called_new() {
    let atlas = atlas();
    let edition = edition(&atlas, "2019");
    let mut unknown = 0;
    for place in (0..atlas.places.len()).map(|p| PlaceIx(p as u16)) {
        let change = atlas.passage(place, edition).map(|passage| passage.change);
        assert_ne!(change, Some(Change::Gained), "{}", atlas.place(place).slug);
        unknown += usize::from(change == Some(Change::NoSource));
    }
    // Paris and the Communautés that no hub continues, and what 2019 does not name: a Métropole and four hubs.
    assert_eq!(unknown, 1 + 27 + 11 + 1 + 4);
}

#[test]
fn a_gain_rests_on_a_source_or_on_a_complete_list_before() {
    let atlas = atlas();
    for (p, e) in (0..atlas.places.len()).flat_map(|p| (1..atlas.editions.len()).map(move |e| (p, e))) {
        let edition = EditionIx(e as u8);
        let Some(passage) = atlas.passage(PlaceIx(p as u16), edition) else { continue };
        let Some(row) = passage.now.filter(|_| passage.change == Change::Gained) else { continue };
        let label = atlas.label(row);
        assert_eq!(passage.before, None, "{}", label.name);
        let adds = atlas.edition(edition).scope == french_tech_map::atlas::EditionScope::Adds;
        assert!(label.announced_new || adds, "{} in {}", label.name, atlas.edition(edition).id);
    }
}

#[test]
fn what_was_merged_is_told_where_it_went() {
    let atlas = atlas();
    let passage = atlas.passage(place(&atlas, "shenzhen"), edition(&atlas, "2019")).expect("a passage");
    assert_eq!(passage.change, Change::Kept);
    let now = passage.now.map(|row| atlas.label(row).place);
    assert_eq!(now, Some(place(&atlas, "hong-kong")));
}

#[test]
fn a_lost_row_ends_a_title() {
    let mut data = Data::real();
    let row = "lost,houston,French Tech Houston,lost,2026,Houston,Houston,-95.3698,29.7604,,US,confirmed,\
               https://example.org/houston,french-tech-houston-2023,,\n";
    data.text("labels.csv").push_str(row);
    let (atlas, _) = data.load().expect("valid");
    assert_eq!(change(&atlas, "houston", "2026"), Some(Change::Lost));
    let adds = |edition: &mut french_tech_map::atlas::Edition| {
        edition.scope = french_tech_map::atlas::EditionScope::Adds;
    };
    let mut added = atlas.clone();
    added.editions.last_mut().map(adds);
    assert_eq!(change(&added, "houston", "2026"), Some(Change::Lost), "also where the edition only adds");
    assert_eq!(added.held(place(&added, "houston"), edition(&added, "2026")), None);
}

#[test]
fn a_place_holds_one_title_at_a_time() {
    let atlas = atlas();
    for e in (0..atlas.editions.len()).map(|e| EditionIx(e as u8)) {
        let mut places: Vec<PlaceIx> = atlas.active(e).iter().map(|ix| atlas.label(*ix).place).collect();
        places.sort();
        let all = places.len();
        places.dedup();
        assert_eq!(places.len(), all, "{}", atlas.edition(e).id);
    }
}

#[test]
fn rows_come_by_edition_and_continue_earlier_ones() {
    let atlas = atlas();
    assert!(atlas.labels.is_sorted_by_key(|label| label.edition));
    assert!(atlas.places.is_sorted_by_key(|place| place.slug.clone()));
    assert!(atlas.lineage.is_sorted_by_key(|link| link.row));
    for link in &atlas.lineage {
        assert!(link.before < link.row, "{}", atlas.label(link.row).name);
    }
}

#[test]
fn line_ends_and_the_order_of_columns_do_not_matter() {
    let mut data = Data::real();
    let expected = data.load().expect("valid");
    for file in ["regions.csv", "countries.csv", "editions.csv", "labels.csv"] {
        let text = data.text(file);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows: Vec<Vec<String>> = reader.deserialize().map(|row| row.expect("a row")).collect();
        let ending = csv::Terminator::CRLF;
        let mut writer = csv::WriterBuilder::new().terminator(ending).from_writer(Vec::new());
        for row in rows {
            writer.serialize(row.into_iter().rev().collect::<Vec<_>>()).expect("written");
        }
        *text = String::from_utf8(writer.into_inner().expect("written")).expect("UTF-8");
    }
    assert_eq!(data.load(), Ok(expected));
}
