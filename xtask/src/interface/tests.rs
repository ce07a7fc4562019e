//! What `public.d.ts` declares is what Rust and the modules do. That modules use no other names of events, codes and views
//! than it has, the type checker sees.

mod documents;

use std::collections::BTreeSet;

use french_tech_map::FeatureId;
use french_tech_map::atlas::{Atlas, PartIx};
use french_tech_map::interact::{Source, View};
use french_tech_map::prose::Lang;
use french_tech_map::widget::DEFAULT_EDITION;

use super::ids::ids_d_ts;
use super::*;
use crate::{assets, pictures, site};

/// Attributes that are looked at when they matter; of a change of the others the element is told.
const LOOKED_AT: [(&str, &str); 5] = [
    ("history", "getAttribute(\"history\")"),
    ("loading", "getAttribute(\"loading\")"),
    ("controls", ":host([controls]:not([controls~="),
    ("regions", "#address(\"regions\")"),
    ("strict", "hasAttribute(\"strict\")"),
];
/// What every element has, and what may set the map's colours.
const STYLED: [&str; 2] = ["style", "class"];

/// A file of the repository.
fn file(name: &str) -> String {
    fs::read_to_string(paths::root().join(name)).expect(name)
}

/// All files of a directory with that extension, one after the other.
fn files(directory: &str, extension: &str) -> String {
    let directory = paths::root().join(directory);
    let mut names = site::files(&directory).unwrap();
    names.retain(|name| name.extension().is_some_and(|found| found == extension));
    assert!(names.len() > 3, "{} has hardly any .{extension}", directory.display());
    names.iter().map(|name: &_| fs::read_to_string(directory.join(name)).unwrap()).collect()
}

/// What stands between quotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// The text from `start` to the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("{start} is missing"));
    rest.split_once(end).unwrap_or_else(|| panic!("{start} has no end")).0
}

/// What stands in quotes right after each `before`.
fn named<'a>(text: &'a str, before: &str) -> BTreeSet<&'a str> {
    text.split(before).skip(1).filter_map(|rest| Some(rest.strip_prefix('"')?.split_once('"')?.0)).collect()
}

fn atlas() -> Atlas {
    assets::bake().unwrap().ground.atlas
}

/// The words of a type.
fn words(text: &str, kind: &str) -> Vec<String> {
    let all = alternatives(text, kind);
    all.iter()
        .filter_map(|piece| piece.strip_prefix('"'))
        .map(|word| word.trim_end_matches('"').into())
        .collect()
}

/// The names of an interface's properties; of a type written on the spot, too.
fn fields(text: &str, kind: &str) -> Vec<String> {
    match kind.strip_prefix("{ ") {
        Some(inline) => {
            inline.split("; ").filter_map(|field| Some(field.split_once(": ")?.0.to_owned())).collect()
        }
        None => members(text, kind).unwrap().into_iter().map(|member| member.name).collect(),
    }
}

/// The type of one property.
fn kind_of(text: &str, interface: &str, name: &str) -> String {
    let found = members(text, interface).unwrap().into_iter().find(|member| member.name == name);
    found.unwrap_or_else(|| panic!("{interface} has no {name}")).kind
}

/// The methods that pages call, as the class has them.
fn called(element: &str) -> Vec<&str> {
    let heads = element.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(") {"));
    let names = heads.filter_map(|head| Some(head.split_once('(')?.0));
    let ours = |name: &&str| name.chars().all(char::is_alphanumeric) && !name.ends_with("Callback");
    names.filter(ours).filter(|&name| name != "constructor").collect()
}

#[test]
fn properties_are_read_with_what_is_said_of_them() {
    let text = "export interface A {\n  /** Said. @default \"x\" */\n  one?: \"x\" | B;\n  /**\n   * On two\n   * lines.\n   */\n  \"t-wo\": C;\n}\n";
    let read = members(text, "A").unwrap();
    let member = |name: &str, kind: &str, text: &str, default: Option<&str>| Member {
        name: name.into(),
        kind: kind.into(),
        text: text.into(),
        default: default.map(str::to_owned),
    };
    assert_eq!(
        read,
        [member("one", "\"x\" | B", "Said.", Some("x")), member("t-wo", "C", "On two lines.", None)]
    );
    assert!(members(text, "B").is_err());
    assert!(members("export interface A {\n  call(): void\n}\n", "A").is_err());
}

#[test]
fn aliases_stand_for_their_words_and_comments_between_them_are_none() {
    let text = "export type A =\n  /** Stopped; for good. */\n  | \"a\"\n  | B;\nexport type B = \"b\" | `b:${C}`;\n";
    assert_eq!(alternatives(text, "null | A"), ["null", "\"a\"", "\"b\"", "`b:${C}`"]);
}

#[test]
fn methods_are_read_from_a_declared_class() {
    let class = "export declare class A {\n    #private;\n    constructor();\n    /**\n     * Does.\n     * @param {B} [b]\n     */\n    act(b?: import(\"./public.js\").B | null, c: C): void;\n    connectedCallback(): void;\n}\n";
    let parameters = vec![("b".into(), "B | null".into(), true), ("c".into(), "C".into(), false)];
    let act = Method { name: "act".into(), parameters, returns: "void".into(), text: "Does.".into() };
    assert_eq!(methods(class).unwrap(), [act]);
}

#[test]
fn the_element_knows_the_attributes_that_are_declared_and_no_others() {
    let element = file("www/v1/element.js");
    let declared = fields(&read().unwrap(), "Attributes");
    let observed = quoted(between(&element, "static observedAttributes = [", "]"));
    let ours = observed.iter().copied().filter(|name| !STYLED.contains(name));
    let data = file("www/v1/data.js");
    let of_data = quoted(between(&data, "const ATTRIBUTES = [", "]"));
    let known: BTreeSet<_> = ours.chain(LOOKED_AT.map(|(name, _)| name)).chain(of_data).collect();
    assert_eq!(declared.iter().map(String::as_str).collect::<BTreeSet<_>>(), known);
    let modules = files("www/v1", "js");
    for (name, look) in LOOKED_AT {
        assert!(modules.contains(look), "no module looks at {name}");
    }
}

#[test]
fn every_event_that_is_declared_is_fired_and_rust_fires_no_other() {
    let (modules, effects) = (files("www/v1", "js"), file("src/web/effects.rs"));
    let by_rust = named(&effects, "detail(out, ");
    let fired: BTreeSet<_> =
        ["fire(this, ", "fire(host, "].iter().flat_map(|call| named(&modules, call)).collect();
    let all: BTreeSet<_> = by_rust.union(&fired).copied().collect();
    let declared = fields(&read().unwrap(), "Details");
    assert_eq!(declared.iter().map(String::as_str).collect::<BTreeSet<_>>(), all);
}

#[test]
fn details_have_the_fields_that_rust_writes() {
    let text = read().unwrap();
    let (effects, answers) = (file("src/web/effects.rs"), file("src/web/answers.rs"));
    let selection = between(&effects, "fn selection(", "\n}");
    let state = between(&answers, "fn state(", "\n    }");
    for (interface, written) in [("Selection", selection), ("State", state)] {
        let declared = fields(&text, interface);
        assert_eq!(
            declared.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            named(written, "out.field(")
        );
    }
    for (event, name) in [("view", "view.field("), ("edition", "edition.field(")] {
        let declared = fields(&text, &kind_of(&text, "Details", event));
        assert!(
            named(&effects, name).into_iter().eq(declared.iter().map(String::as_str)),
            "{event}: {declared:?}"
        );
    }
}

#[test]
fn words_of_details_and_attributes_are_those_of_rust() {
    let text = read().unwrap();
    assert_eq!(words(&text, "View"), [View::France, View::World].map(pictures::view_name));
    assert_eq!(words(&text, "Lang"), Lang::ALL.map(Lang::tag));
    let sources = [Source::Pointer, Source::Keyboard, Source::Api, Source::List].map(Source::word);
    assert_eq!(words(&text, &kind_of(&text, "Selection", "source")), sources);
    let effects = file("src/web/effects.rs");
    let kinds = quoted(between(&effects, "let kind = match", "};"));
    assert_eq!(words(&text, &kind_of(&text, "Selection", "kind")), kinds);
    let answers = file("src/web/answers.rs");
    let zooms: BTreeSet<_> = quoted(between(&answers, "let zoom = match", "};")).into_iter().collect();
    let declared = words(&text, &kind_of(&text, "State", "zoom"));
    assert_eq!(declared.iter().map(String::as_str).collect::<BTreeSet<_>>(), zooms);
    let attributes = members(&text, "Attributes").unwrap();
    assert_eq!(attributes[0].default.as_deref(), Some(DEFAULT_EDITION));
}

#[test]
fn every_error_code_that_is_declared_is_used_and_rust_uses_no_other() {
    let text = read().unwrap();
    let declared = words(&text, "ErrorCode");
    let used = files("www/v1", "js") + &files("src/web", "rs");
    for code in &declared {
        assert!(used.contains(&format!("\"{code}\"")), "nothing fails with {code}");
    }
    for code in named(&files("src/web", "rs"), "refuse(out, ") {
        assert!(declared.iter().any(|known| known == code), "{code} is not declared");
    }
}

#[test]
fn the_types_name_every_edition_and_feature_of_the_data() {
    let atlas = atlas();
    let text = read().unwrap() + &ids_d_ts(&atlas);
    let editions: Vec<_> = atlas.editions.iter().map(|edition| edition.id.clone()).collect();
    assert_eq!(words(&text, "Edition"), editions);
    let mut features = words(&text, "PlaceId");
    for (prefix, kind) in [("region", "RegionCode"), ("country", "CountryCode"), ("part", "PartId")] {
        assert!(alternatives(&text, "FeatureId").contains(&format!("`{prefix}:${{{kind}}}`")), "{prefix}");
        features.extend(words(&text, kind).iter().map(|code| format!("{prefix}:{code}")));
    }
    let known =
        |id: &String| FeatureId::from_text(id, &atlas).is_some_and(|feature| feature.to_text(&atlas) == *id);
    let unknown: Vec<_> = features.iter().filter(|id| !known(id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let count = atlas.places.len() + atlas.regions.len() + atlas.countries.len() + 1 + PartIx::all().count();
    assert_eq!(features.iter().collect::<BTreeSet<_>>().len(), count);
}

#[test]
fn the_declarations_for_frameworks_repeat_no_name() {
    let text = read().unwrap();
    let (attributes, events) = (fields(&text, "Attributes"), fields(&text, "Details"));
    for name in ["react.d.ts", "vue.d.ts", "svelte.d.ts"] {
        let declared = file(&format!("npm/{name}"));
        assert!(declared.contains("keyof Attributes") && declared.contains("keyof Events"), "npm/{name}");
        for attribute in &attributes {
            let repeated = [format!("{attribute}?:"), format!("\"{attribute}\"")];
            assert!(!repeated.iter().any(|form| declared.contains(form)), "npm/{name} repeats {attribute}");
        }
        for event in &events {
            assert!(!declared.contains(&format!(":{event}\"")), "npm/{name} repeats {event}");
        }
    }
}
