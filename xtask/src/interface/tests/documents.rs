//! The documents tell of everything that is declared, and of nothing else.

use super::*;
use french_tech_map::paint::PROPERTIES;

const README: &str = "README.md";
const API: &str = "docs/API.md";

/// What stands between backticks.
fn ticked(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The rows of the table whose head begins like that, cell by cell.
fn table<'a>(text: &'a str, head: &str) -> Vec<Vec<&'a str>> {
    let start = text.find(&format!("| {head} |")).unwrap_or_else(|| panic!("there is no table of {head}"));
    let rows = text[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// The first cells of such a table, without backticks and what a method takes.
fn column<'a>(text: &'a str, head: &str) -> Vec<&'a str> {
    let name = |row: &Vec<&'a str>| row[0].trim_matches('`').split('(').next().unwrap_or_default();
    table(text, head).iter().map(name).collect()
}

#[test]
fn tables_of_attributes_have_every_attribute_with_its_words_and_its_default() {
    let atlas = atlas();
    let text = read().unwrap() + &ids_d_ts(&atlas);
    let declared = members(&text, "Attributes").unwrap();
    for document in [README, API] {
        let contents = file(document);
        let rows = table(&contents, "attribute");
        let names: Vec<_> = rows.iter().map(|row| row[0].trim_matches('`')).collect();
        assert_eq!(names, declared.iter().map(|member| &*member.name).collect::<Vec<_>>(), "{document}");
        for (row, member) in rows.iter().zip(&declared) {
            let [_, values, default] = row.as_slice() else { panic!("{document}: {row:?}") };
            let spelled = words(&text, &member.kind);
            let spelled: BTreeSet<_> = spelled.iter().map(String::as_str).collect();
            // Nobody can spell every number, and what is free has an example at most.
            let number = member.kind.starts_with("number");
            let free = ["string", "boolean | \"\""].contains(&&*member.kind);
            if spelled.len() < 12 && !number && !free {
                assert_eq!(ticked(values), spelled, "{document}: {}", member.name);
            }
            for example in ticked(values).difference(&spelled) {
                let known = free
                    || number && example.parse::<u16>().is_ok()
                    || FeatureId::from_text(example, &atlas).is_some();
                assert!(known, "{document}: there is no {example}");
            }
            assert!(!ticked(values).is_empty(), "{document}: {} has no example", member.name);
            assert!(ticked(default).into_iter().eq(member.default.as_deref()), "{document}: {}", member.name);
        }
    }
}

#[test]
fn documents_have_every_method() {
    let (element, readme) = (file("www/v1/element.js"), file(README));
    let methods = called(&element);
    assert!(methods.len() > 3, "{methods:?}");
    assert_eq!(column(&file(API), "method"), methods);
    let listed =
        ticked(between(&readme, "Methods:", "Events")).into_iter().filter_map(|call| call.split('(').next());
    assert_eq!(listed.collect::<BTreeSet<_>>(), methods.into_iter().collect());
}

#[test]
fn documents_have_every_event_with_what_it_tells() {
    let (text, api, readme) = (read().unwrap(), file(API), file(README));
    let events = members(&text, "Details").unwrap();
    let names: Vec<_> = events.iter().map(|event| &*event.name).collect();
    assert_eq!(column(&api, "event"), names);
    let paragraph = between(&readme, "\nAttributes are live.", "\n\n");
    let listed =
        ticked(between(paragraph, "Events", ". ")).into_iter().filter_map(|name| name.rsplit_once(':'));
    assert_eq!(listed.map(|(_, name)| name).collect::<BTreeSet<_>>(), names.iter().copied().collect());
    for (row, event) in table(&api, "event").iter().zip(&events) {
        let declared = fields(&text, &event.kind);
        let declared: BTreeSet<_> = declared.iter().map(String::as_str).collect();
        assert_eq!(ticked(row[1]), declared, "{}", event.name);
    }
    for (field, interface) in [("zoom", "State"), ("kind", "Selection"), ("source", "Selection")] {
        let declared = words(&text, &kind_of(&text, interface, field));
        let line = between(&api, &format!("\n- `{field}` is "), "\n");
        assert_eq!(ticked(line), declared.iter().map(String::as_str).collect(), "{field}");
    }
}

#[test]
fn documents_have_every_error_code() {
    assert_eq!(column(&file(API), "code"), words(&read().unwrap(), "ErrorCode"));
}

#[test]
fn documents_have_every_key_of_an_address() {
    let (api, links) = (file(API), file("www/v1/links.js"));
    let selects =
        between(&links, "const SELECTS = {", "}").split(',').filter_map(|pair| pair.split_once(':'));
    let keys: BTreeSet<_> = selects.map(|(key, _)| key.trim()).chain(["map", "edition", "view"]).collect();
    let told = table(&api, "key");
    assert_eq!(told.iter().flat_map(|row| ticked(row[0])).collect::<BTreeSet<_>>(), keys);
}

#[test]
fn documents_have_everything_that_a_page_can_style() {
    let (api, readme, modules) = (file(API), file(README), files("www/v1", "js"));
    let mut properties = PROPERTIES.map(|name| ["--ftm-", name].concat()).to_vec();
    assert_eq!(column(&api, "property"), properties, "custom properties");
    // No colour, and so not in the table.
    let font = "--ftm-font".to_owned();
    assert!(ticked(&api).contains(&*font), "{font}");
    properties.push(font);
    let told: Vec<_> = readme.split('`').filter(|name| name.starts_with("--ftm-")).collect();
    assert_eq!(told, properties, "custom properties in the README");
    // A key of `links.js` is called that, too; what it stands for ends in a colon.
    for part in named(&modules, "part: ").into_iter().filter(|part| !part.ends_with(':')) {
        assert!(ticked(&api).contains(part), "the part {part}");
    }
}
