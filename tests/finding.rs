//! Searching: what a reader may type, what is found by it and in which order, and what is near.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use french_tech_map::content::{Step, Tree};
use french_tech_map::interact::State;
use french_tech_map::prose::Lang;
use french_tech_map::scene::Preset;
use french_tech_map::widget::{Ground, Widget};
use support::GROUND;

/// The results as lines: the status, then « # » and a group's heading, then « id | name | note » for each option.
fn lines(ground: &Ground, edition: &str, lang: Lang, typed: &str) -> Vec<String> {
    let edition = ground.atlas.find_edition(edition).unwrap();
    let widget = Widget::at_preset(ground, State::new(edition, lang), Preset::Landscape);
    written(&widget.find(ground, typed))
}

fn written(tree: &Tree) -> Vec<String> {
    let mut lines = Vec::new();
    tree.walk(&mut |fields| {
        let Some(fields) = fields else { return };
        let [tag, text, id] = [Step::Open, Step::Text, Step::Id].map(|step| fields[step as usize]);
        match tag {
            "section" => lines.push(format!("# {text}")),
            "p" => lines.push(id.to_owned()),
            "span" => lines.last_mut().unwrap().push_str(&format!(" | {text}")),
            _ => lines.push(text.to_owned()),
        }
    });
    lines
}

fn lines_in(edition: &str, lang: Lang, typed: &str) -> Vec<String> {
    lines(&GROUND, edition, lang, typed)
}

fn french(typed: &str) -> Vec<String> {
    lines_in("2019", Lang::Fr, typed)
}

/// Ids of the options, in order.
fn ids(typed: &str) -> Vec<String> {
    let lines = french(typed);
    let options = lines.iter().filter(|line| line.contains(" | "));
    options.map(|line| line.split(" | ").next().unwrap().to_owned()).collect()
}

fn has(lines: &[String], wanted: &str) -> bool {
    lines.iter().any(|line| line == wanted)
}

#[test]
fn what_readers_type_for_a_place_finds_it_first() {
    for (typed, id) in [
        ("lille", "lille"),
        ("LILLE", "lille"),
        ("french tech lille", "lille"),
        ("cote d azur", "cote-d-azur"),
        ("Côte d'Azur", "cote-d-azur"),
        ("nice", "cote-d-azur"),
        ("one lyon", "lyon"),
        ("st nazaire", "saint-nazaire"),
        ("tokyo", "tokyo"),
        ("tokio", "tokyo"),
        ("londres", "london"),
        ("london", "london"),
        ("bretagne", "region:53"),
        ("brittany", "region:53"),
        ("ile de france", "region:11"),
        ("nouvelle caledonie", "nouvelle-caledonie"),
        ("98800", "region:988"),
        ("french guiana", "region:03"),
        ("cote divoire", "country:CI"),
        ("etats-unis", "country:US"),
        ("united states", "country:US"),
        ("valenciennes (59)", "lille"),
        ("martinique", "martinique"),
    ] {
        assert_eq!(ids(typed).first().map(String::as_str), Some(id), "{typed}: {:?}", french(typed));
    }
}

#[test]
fn every_place_region_country_and_departement_and_towns_are_found_by_their_own_names() {
    let atlas = &GROUND.atlas;
    for label in &atlas.labels {
        for name in [&label.name, &label.city.fr, &label.city.en] {
            let slug = &atlas.place(label.place).slug;
            assert!(ids(name).contains(slug), "{name} does not find {slug}: {:?}", french(name));
        }
    }
    for region in &atlas.regions {
        assert!(ids(&region.name.fr).contains(&format!("region:{}", region.code)), "{}", region.code);
    }
    for country in &atlas.countries {
        for name in [&country.name.fr, &country.name.en] {
            assert!(ids(name).contains(&format!("country:{}", country.code)), "{name}");
        }
    }
    let near = GROUND.near.get().unwrap();
    for departement in &near.departements {
        let from = &near.communes[usize::from(departement.prefecture)].name;
        let heading =
            format!("# Près de chez moi\u{a0}: {} ({}), depuis {from}", departement.name, departement.code);
        let of_itself = format!("# Près de chez moi\u{a0}: {} ({})", departement.name, departement.code);
        let lines = french(&departement.code);
        assert!(has(&lines, &heading) || has(&lines, &of_itself), "{lines:?}");
    }
    // A third of them, in every part of France: each takes a while.
    for commune in near.communes.iter().step_by(3) {
        let departement = &near.departements[usize::from(commune.departement)];
        let name = format!("{} ({})", commune.name, departement.code);
        let lines = french(&name);
        assert!(has(&lines, &format!("# Près de chez moi\u{a0}: {name}")), "{name}: {lines:?}");
    }
}

#[test]
fn a_departement_says_what_is_near_its_prefecture() {
    for typed in ["59", "59000", "nord", "NORD", "Nord (59)"] {
        let lines = french(typed);
        let heading =
            lines.iter().position(|line| line == "# Près de chez moi\u{a0}: Nord (59), depuis Lille");
        let at = heading.unwrap_or_else(|| panic!("{typed}: {lines:?}"));
        assert_eq!(lines[at + 1], "lille | French Tech Lille | Capitale la plus proche · Lille · sur place");
        let artois = "artois | French Tech Artois | Communauté connue la plus proche · Arras · 43\u{a0}km";
        assert_eq!(lines[at + 2], artois);
    }
    let corsica = french("2A");
    assert_eq!(corsica[1], "# Près de chez moi\u{a0}: Corse-du-Sud (2A), depuis Ajaccio");
    assert_eq!(french("20090")[1], corsica[1]);
    assert_eq!(french("20200")[1], "# Près de chez moi\u{a0}: Haute-Corse (2B), depuis Bastia");
    assert!(french("20").iter().all(|line| !line.starts_with("# Près")), "of two départements");
    let reunion = french("974");
    assert_eq!(reunion[1], "# Près de chez moi\u{a0}: La Réunion (974), depuis Saint-Denis");
    assert!(reunion[2].ends_with("Capitale la plus proche · Nice · 8\u{202f}700\u{a0}km"), "{reunion:?}");
    assert!(reunion[3].ends_with("Saint-Denis · sur place"), "{reunion:?}");
}

#[test]
fn of_two_towns_of_one_name_the_reader_chooses() {
    let lines = french("saint denis");
    assert!(lines.iter().all(|line| !line.starts_with("# Près")), "{lines:?}");
    let options = ids("saint denis");
    for town in ["near:Saint-Denis (93)", "near:Saint-Denis (974)"] {
        assert!(options.iter().any(|id| id == town), "{options:?}");
        let again = french(town.strip_prefix("near:").unwrap());
        assert!(again[1].starts_with("# Près de chez moi"), "{again:?}");
    }
}

#[test]
fn what_fits_to_the_letter_hides_what_a_typo_would_find() {
    // Laon is one letter from Lyon, and as near to « lzon » as that.
    let laon = |ids: &[String]| ids.iter().any(|id| id.starts_with("near:Laon"));
    let (exact, close) = (ids("lyon"), ids("lzon"));
    assert!(exact.contains(&"lyon".to_owned()) && !laon(&exact), "{exact:?}");
    assert!(close.contains(&"lyon".to_owned()) && laon(&close), "{close:?}");
    let close = ids("nantess");
    assert!(close.contains(&"nantes".to_owned()), "{close:?}");
    assert!(ids("pua").is_empty(), "three letters are too few for a typo");
}

#[test]
fn a_place_without_a_source_in_the_edition_says_so_and_can_be_chosen() {
    let lines = french("chicago");
    let wanted =
        "chicago | French Tech Chicago | Chicago, États-Unis · Aucune source trouvée pour cette édition";
    assert!(has(&lines, wanted), "{lines:?}");
    let lines = lines_in("2014", Lang::Fr, "lille");
    assert!(
        has(&lines, "lille | Lille is French Tech | Métropole French Tech · Lille, Hauts-de-France"),
        "{lines:?}"
    );
    assert!(
        lines.iter().any(|line| line.contains("Métropole la plus proche · Lille · sur place")),
        "{lines:?}"
    );
}

#[test]
fn groups_have_at_most_eight_and_say_of_how_many() {
    for typed in ["saint", "alpes", "french tech", "a", "e", "59", "etats unis"] {
        let mut shown = 0;
        for line in french(typed) {
            shown = if line.starts_with('#') { 0 } else { shown + 1 };
            assert!(shown <= 8 || !line.contains(" | "), "{typed}");
        }
    }
    let lines = french("french tech");
    assert!(lines[1].starts_with("# Labels French Tech · 8 sur "), "{lines:?}");
}

#[test]
fn english_is_english() {
    let lines = lines_in("2019", Lang::En, "lille");
    let expected = [
        "3 results",
        "# French Tech labels",
        "lille | French Tech Lille | French Tech Capital · Lille, Hauts-de-France",
        "# Near me: Lille (59)",
        "lille | French Tech Lille | Nearest Capital · Lille · right here",
        "artois | French Tech Artois | Nearest known Community · Arras · 43\u{a0}km",
    ];
    assert_eq!(lines, expected);
    assert_eq!(lines_in("2019", Lang::En, "tokyo")[0], "1 result");
}

#[test]
fn nothing_typed_finds_nothing_and_nothing_found_says_what_to_type() {
    assert_eq!(french("xyzzy").len(), 1);
    assert!(french("xyzzy")[0].contains("département"));
    for typed in ["", "   ", "’", "-"] {
        assert!(ids(typed).is_empty(), "{typed}");
    }
}

/// Before its asset has arrived, the search knows all but where readers live.
#[test]
fn labels_are_found_without_the_index_of_towns() {
    let ground = Ground::new(GROUND.atlas.clone());
    let found = lines(&ground, "2019", Lang::Fr, "lille");
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[2].starts_with("lille | "));
}

#[test]
fn whatever_is_typed_is_answered() {
    for typed in
        ["\u{0}", "𝔏𝔦𝔩𝔩𝔢", "é", "\u{301}", "東京", "'; --", "<b>", "1234567890", "l'", "st", "ste ", "20x"]
    {
        assert!(!french(typed).is_empty());
    }
    let long = "saint ".repeat(1000);
    assert!(!french(&long).is_empty());
}
