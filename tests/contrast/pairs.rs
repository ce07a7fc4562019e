//! What `embed.html` has to know to warn of colours that are not seen: the map's own, and which of them meet. Written from
//! what the scenes put on each other, so that nobody types it: `RENEW=1 cargo test --test contrast`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use french_tech_map::paint::{Color, PROPERTIES, Palette, System, Theme};
use french_tech_map::scene::Ink;

use crate::walk::{Drawn, Stack};
use crate::{FREE, GRAPHICS, NOTHING, PAIRS, TEXT, style_sheet};

/// A role by the property with which pages choose its colour, or by its own name.
fn name_of(ink: Ink) -> String {
    for (rank, property) in PROPERTIES.into_iter().enumerate() {
        let mut palette = Palette::default();
        palette.set(System::COUNT + rank, f64::from(0x12_3456));
        if palette.color(ink) == Color(0x1234_56ff) {
            return property.to_owned();
        }
    }
    let mut name = String::new();
    for c in format!("{ink:?}").chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// What is hovered has a colour that follows from the one it has otherwise.
fn is_hovered(stack: &Stack) -> bool {
    stack.iter().any(|ink| format!("{ink:?}").ends_with("Hover"))
}

/// What is drawn, the least contrast, and what it lies on from below: one line of the table.
fn rows() -> BTreeSet<(String, String, Vec<String>)> {
    let mut rows = BTreeSet::new();
    for (drawn, stack) in PAIRS.keys().filter(|(_, stack)| !is_hovered(stack)) {
        let (ink, least) = match *drawn {
            Drawn::Text(ink) => (ink, TEXT),
            Drawn::Line(ink) if FREE.contains(&ink) || Theme::Light.color(ink) == NOTHING => continue,
            Drawn::Line(Ink::Hatch) if stack[0] != Ink::LandNone => continue,
            Drawn::Line(ink) | Drawn::Mark(ink) => (ink, GRAPHICS),
        };
        rows.insert((name_of(ink), least.to_string(), stack.iter().map(|ink| name_of(*ink)).collect()));
    }
    // Words around the map: in the panel, the list and the tools, and on what is chosen of a list.
    for (text, below) in
        [("text", "ground"), ("soft", "ground"), ("link", "ground"), ("text", "chosen"), ("soft", "chosen")]
    {
        rows.insert((text.to_owned(), TEXT.to_string(), vec![below.to_owned()]));
    }
    rows
}

fn script() -> String {
    let mut out = String::from(
        "// @ts-check\n/** Which colours meet on the map, written by `RENEW=1 cargo test --test contrast` from all of its pages. */\n\n\
         /** The map's own colours, light and dark. @type {Record<string, [light: string, dark: string]>} */\n\
         export const OWN = {\n",
    );
    let rows = rows();
    let mut names = BTreeSet::new();
    for (drawn, _, below) in &rows {
        names.extend([drawn].into_iter().chain(below));
    }
    // Free to be any colour, and still one that pages choose.
    let border = name_of(Ink::Border);
    names.insert(&border);
    // Where a property sets several roles, the first one's colour stands for them.
    let inks = INKS.into_iter().filter(|ink| names.remove(&name_of(*ink)));
    for ink in inks {
        let [light, dark] = [Theme::Light, Theme::Dark].map(|theme| theme.color(ink).to_hex());
        writeln!(out, "  \"{}\": [\"{light}\", \"{dark}\"],", name_of(ink)).expect("a text");
    }
    let sheets = [Theme::Light, Theme::Dark].map(style_sheet);
    for name in ["link", "chosen"] {
        let [light, dark] = sheets.each_ref().map(|value| value(name).to_hex());
        writeln!(out, "  \"{name}\": [\"{light}\", \"{dark}\"],").expect("a text");
    }
    out.push_str("};\n\n/** What is drawn, the contrast that it needs, and what it lies on, the lowest first. @type {[drawn: string, least: number, ...below: string[]][]} */\nexport const PAIRS = [\n");
    for (drawn, least, below) in &rows {
        writeln!(out, "  [\"{drawn}\", {least}, \"{}\"],", below.join("\", \"")).expect("a text");
    }
    out.push_str("];\n");
    out
}

/// All roles that are not hovered.
const INKS: [Ink; 21] = [
    Ink::Ground,
    Ink::Sea,
    Ink::Context,
    Ink::LandCapitale,
    Ink::LandCommunaute,
    Ink::LandNone,
    Ink::Hatch,
    Ink::Border,
    Ink::Coast,
    Ink::Graticule,
    Ink::Hairline,
    Ink::Leader,
    Ink::Veil,
    Ink::Accent,
    Ink::Mark,
    Ink::MarkInside,
    Ink::Text,
    Ink::Selection,
    Ink::TextSoft,
    Ink::TextRegion,
    Ink::Halo,
];

#[test]
fn the_configurator_knows_which_colours_meet() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/embed/pairs.js");
    let script = script();
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&path, &script).expect("www/embed/pairs.js");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, script, "`RENEW=1 cargo test --test contrast` writes www/embed/pairs.js anew");
}
