//! Whether everything on the map can be seen, in every theme: WCAG 2.2, 1.4.3 and 1.4.11, over what the scenes of all
//! pages really put one on the other, hovered and stepping back too; and whether the two tiers can be told apart by
//! readers who lack one kind of cones. What painters may mix by smoothing is not counted.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects, and its trigonometry need not have the same bits everywhere"
)]

mod color;
mod pairs;
#[path = "../support/mod.rs"]
mod support;
mod walk;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use color::{Light, Missing, contrast, distance, seen};
use french_tech_map::FeatureId;
use french_tech_map::atlas::Territory;
use french_tech_map::geo::point;
use french_tech_map::interact::{State, View};
use french_tech_map::map::Area;
use french_tech_map::paint::{Color, Palette, Print, Scheme as _, System, Theme};
use french_tech_map::prose::Lang;
use french_tech_map::scene::{Ink, Layout, LayoutKey, Preset, Stroke, SymbolKind, compose, layout, plate_of};
use french_tech_map::viewport::Viewport;
use support::{GROUND, every_page, name_of};
use walk::{Drawn, Pairs, walk};

/// WCAG 2.2, 1.4.3, level AA.
const TEXT: f64 = 4.5;
/// WCAG 2.2, 1.4.11, level AA.
const GRAPHICS: f64 = 3.0;
/// WCAG 2.2, 1.4.6, level AAA: for readers who ask for more contrast.
const STRONG_TEXT: f64 = 7.0;
/// What text needs otherwise.
const STRONG_GRAPHICS: f64 = 4.5;

/// The least contrast of text and of graphics in a theme.
fn least(theme: Theme) -> (f64, f64) {
    if theme.is_strong() { (STRONG_TEXT, STRONG_GRAPHICS) } else { (TEXT, GRAPHICS) }
}

/// Lines that nothing depends on:
/// - meridians and parallels are ornament;
/// - the line of the neighbours' land has the colour of its fill and closes gaps;
/// - a halo sets off what lies on it;
/// - limits between two areas lie between fills, which are exempt among themselves: an area that is meant (pointed at,
///   focused, selected) is told by its own fill or outline, what it holds by its marks and by words.
const FREE: [Ink; 4] = [Ink::Graticule, Ink::Context, Ink::Halo, Ink::Border];

/// All that the pages put on each other, with the name of the first page that does: every page as it opens, and in
/// two editions with areas selected and zoomed in.
static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let mut pairs = Pairs::new();
    for (state, preset) in every_page() {
        let mut add = |state: State| {
            let page = layout(&GROUND.atlas, &GROUND.map, LayoutKey::new(&state, preset));
            let scene = compose(&GROUND.atlas, &GROUND.map, &page, &state);
            let name = name_of(&(state, preset));
            walk(&scene, &GROUND.map, &name, &mut pairs);
        };
        let edition = &*GROUND.atlas.edition(state.edition).id;
        if state.lang == Lang::Fr && preset == Preset::Landscape && ["2014", "2019"].contains(&edition) {
            for feature in areas(&state) {
                add(State { area: Some(feature), ..state.clone() });
                add(State { hover: Some(feature), ..state.clone() });
            }
            for label in GROUND.atlas.active(state.edition).into_iter().step_by(9) {
                add(State { place: Some(GROUND.atlas.label(label).place), ..state.clone() });
            }
            for zoom in [2.0, 6.0] {
                let viewport = Viewport::centered(zoom, point(480.0, 280.0), preset.size());
                add(State { viewport, ..state.clone() });
            }
        }
        add(state);
    }
    // Whatever lies on land lies on it hovered as well.
    for ((drawn, stack), page) in pairs.clone() {
        let hovered = stack.iter().map(|ink| ink.hovered()).collect();
        pairs.entry((drawn, hovered)).or_insert(page + ", hovered");
    }
    pairs
});

/// The areas of a view, of the world a few.
fn areas(state: &State) -> Vec<FeatureId> {
    let (plates, step) = match state.view {
        View::France => (GROUND.map.france.iter().collect(), 1),
        View::World => (vec![GROUND.map.world.get().expect("the world")], 25),
    };
    let features = plates.into_iter().flat_map(|plate| &plate.areas).filter_map(|area| area.feature);
    features.step_by(step).collect()
}

fn light(theme: Theme, ink: Ink) -> Light {
    seen(&[theme.color(ink)])
}

/// What does not stand out enough, line by line.
fn hidden(color: impl Fn(Ink) -> Color, (text, graphics): (f64, f64), free: &[Ink]) -> BTreeSet<String> {
    let mut hidden = BTreeSet::new();
    for ((drawn, stack), page) in PAIRS.iter() {
        let (ink, least) = match *drawn {
            Drawn::Text(ink) => (ink, text),
            Drawn::Line(ink) if free.contains(&ink) || color(ink) == NOTHING => continue,
            // It ends at the limits of its land: beyond them it has nothing to say.
            Drawn::Line(Ink::Hatch) if stack[0].hovered() != Ink::LandNoneHover => continue,
            Drawn::Line(ink) | Drawn::Mark(ink) => (ink, graphics),
        };
        let below: Vec<Color> = stack.iter().map(|ink| color(*ink)).collect();
        let ratio = contrast(seen(&[color(ink)]), seen(&below));
        if ratio < least {
            hidden.insert(format!("{drawn:?} on {stack:?}: {ratio:.2}, not {least} ({page})"));
        }
    }
    hidden
}

/// What is not seen at all.
const NOTHING: Color = Color(0);

#[test]
fn all_that_is_drawn_stands_out_from_what_it_lies_on() {
    for theme in Theme::ALL {
        // With more contrast the limits between areas count, too.
        let free = if theme.is_strong() { &FREE[..3] } else { &FREE };
        let hidden = hidden(|ink| theme.color(ink), least(theme), free);
        assert!(hidden.is_empty(), "{theme:?}\n{}", hidden.into_iter().collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn with_more_contrast_nothing_is_translucent_and_lines_are_not_thinner() {
    for ink in PAIRS.keys().flat_map(|(_, stack)| stack) {
        for theme in Theme::ALL.into_iter().filter(|theme| theme.is_strong()) {
            assert_eq!(theme.color(*ink).0 & 0xff, 0xff, "{theme:?}: {ink:?}");
        }
    }
    let width = |theme: Theme, ink| {
        let palette = Palette { theme, ..Palette::default() };
        palette.drawn(Stroke { ink, width: 1.0, dash: 0.0 }).map_or(0.0, |stroke| stroke.width)
    };
    for ink in [Ink::Coast, Ink::Selection, Ink::Leader, Ink::Pointed] {
        assert!(width(Theme::StrongLight, ink) >= 1.5 && width(Theme::Light, ink) <= 1.0, "{ink:?}");
    }
}

#[test]
fn on_paper_all_stands_out_in_greys_and_land_is_told_by_tone_or_hatch() {
    let hidden = hidden(|ink| Print.color(ink), (TEXT, GRAPHICS), &FREE);
    assert!(hidden.is_empty(), "{}", hidden.into_iter().collect::<Vec<_>>().join("\n"));
    for (drawn, stack) in PAIRS.keys() {
        let (Drawn::Text(ink) | Drawn::Line(ink) | Drawn::Mark(ink)) = *drawn;
        for ink in stack.iter().chain([&ink]) {
            let [r, g, b, _] = Print.color(*ink).0.to_be_bytes();
            assert!(r == g && g == b, "{ink:?} is no grey");
        }
    }
    let tone = |ink| seen(&[Print.color(ink)]);
    let lands = [Ink::LandCapitale, Ink::LandCommunaute, Ink::LandNone];
    for (a, b) in [(0, 1), (1, 2), (0, 2)] {
        // Four times what a trained eye tells apart: paper and photocopies take their part.
        let apart = distance(tone(lands[a]), tone(lands[b]));
        assert!(apart >= 10.0, "{:?} and {:?} are {apart:.1} apart", lands[a], lands[b]);
    }
    assert!(contrast(tone(Ink::Hatch), tone(Ink::LandNone)) >= GRAPHICS);
    // Capitales are filled, Communautés open.
    assert!(contrast(tone(Ink::Accent), tone(Ink::MarkInside)) >= GRAPHICS);
}

/// Palettes of the kind that systems bring: under everything, text, what is not available, what is chosen, links.
const SYSTEMS: [(&str, [u32; System::COUNT]); 4] = [
    ("dark grey and cyan", [0x20_2020, 0xff_ffff, 0xa6_a6a6, 0x8e_e3f0, 0x75_e9fc]),
    ("cream and brown", [0xff_faef, 0x3d_3d3d, 0x67_6767, 0x90_3909, 0x1c_5e75]),
    ("slate and pale blue", [0x2d_3236, 0xff_ffff, 0xa6_a6a6, 0xa1_bfde, 0x70_ebde]),
    ("black and violet", [0x00_0000, 0xff_ffff, 0xa6_a6a6, 0xd6_b4fd, 0x80_80ff]),
];

#[test]
fn in_the_colours_of_a_system_all_stands_out_by_lines_and_marks() {
    for (name, system) in SYSTEMS {
        let palette = Palette {
            theme: Theme::StrongLight,
            forced: true,
            system: system.map(|rgb| Color(rgb << 8 | 0xff)),
            ..Palette::default()
        };
        let hidden = hidden(|ink| palette.color(ink), (TEXT, GRAPHICS), &FREE[..3]);
        assert!(hidden.is_empty(), "{name}\n{}", hidden.into_iter().collect::<Vec<_>>().join("\n"));
        // Besides by shape and width they are told by colour.
        for (a, b) in [(Ink::Selection, Ink::Coast), (Ink::Accent, Ink::Mark), (Ink::Hatch, Ink::Coast)] {
            assert!(
                distance(seen(&[palette.color(a)]), seen(&[palette.color(b)])) >= 10.0,
                "{name}: {a:?}, {b:?}"
            );
        }
    }
}

#[test]
fn the_pages_were_looked_at() {
    let on = |drawn: Drawn, stack: &[Ink]| {
        assert!(PAIRS.contains_key(&(drawn, stack.to_vec())), "no page has {drawn:?} on {stack:?}");
    };
    on(Drawn::Text(Ink::Text), &[Ink::Ground]);
    on(Drawn::Text(Ink::Text), &[Ink::Halo]);
    on(Drawn::Text(Ink::TextRegion), &[Ink::LandCapitale]);
    on(Drawn::Text(Ink::TextRegion), &[Ink::LandCapitaleHover]);
    on(Drawn::Text(Ink::TextRegion), &[Ink::LandCapitale, Ink::Veil]);
    on(Drawn::Mark(Ink::Accent), &[Ink::LandCapitale]);
    on(Drawn::Mark(Ink::Mark), &[Ink::LandCommunaute, Ink::Veil]);
    on(Drawn::Mark(Ink::Accent), &[Ink::MarkInside]);
    on(Drawn::Line(Ink::Hatch), &[Ink::LandNone]);
    on(Drawn::Line(Ink::Coast), &[Ink::Sea]);
    on(Drawn::Line(Ink::Coast), &[Ink::Context]);
    on(Drawn::Line(Ink::Coast), &[Ink::LandCommunaute, Ink::Veil]);
    on(Drawn::Line(Ink::Selection), &[Ink::LandNone]);
    on(Drawn::Line(Ink::Leader), &[Ink::LandCapitale]);
    on(Drawn::Line(Ink::Hairline), &[Ink::Sea]);
}

/// How far two colours must be apart to be told by their hue alone, in a mark of 10 px: ten times what a trained eye
/// tells apart side by side.
const APART: f64 = 23.0;

#[test]
fn the_marks_of_the_two_tiers_are_told_apart_without_one_kind_of_cones() {
    for theme in Theme::ALL {
        let (capitale, communaute) = (light(theme, Ink::Accent), light(theme, Ink::Mark));
        let inside = light(theme, Ink::MarkInside);
        for missing in Missing::ALL {
            let apart = distance(missing.sees(capitale), missing.sees(communaute));
            assert!(apart >= APART, "{theme:?}, {missing:?}: the tiers are {apart:.1} apart");
            // Filled and open: what is inside of one is not what is inside of the other.
            let filled = contrast(missing.sees(capitale), missing.sees(inside));
            assert!(filled >= GRAPHICS, "{theme:?}, {missing:?}: filled and open are {filled:.2} apart");
        }
    }
}

#[test]
fn each_fill_has_a_second_cue_that_is_seen_without_one_kind_of_cones() {
    for theme in Theme::ALL {
        for missing in Missing::ALL {
            for land in [Ink::LandNone, Ink::LandNoneHover] {
                let hatch =
                    contrast(missing.sees(light(theme, Ink::Hatch)), missing.sees(light(theme, land)));
                assert!(
                    hatch >= GRAPHICS,
                    "{theme:?}, {missing:?}: the hatch on {land:?} is {hatch:.2} apart"
                );
            }
        }
    }
    for (state, preset) in every_page().filter(|(state, _)| state.lang == Lang::Fr) {
        let page = layout(&GROUND.atlas, &GROUND.map, LayoutKey::new(&state, preset));
        let name = name_of(&(state, preset));
        for (i, frame) in page.frames.iter().enumerate() {
            let Some(plate) = plate_of(&GROUND.map, frame.id) else { continue };
            let is_none = |area: &&Area| page.inks.of(area.feature) == Ink::LandNone;
            let hatched = page.hatches.iter().filter(|h| h.frame == i && !h.lines.points.is_empty()).count();
            assert_eq!(hatched, plate.areas.iter().filter(is_none).count(), "{name}: {:?}", frame.id);
            for feature in plate.areas.iter().filter_map(|area| area.feature) {
                check_marks(&page, feature, &name);
            }
        }
    }
}

/// Land with a Capitale or a Métropole holds a filled mark, land with Communautés or hubs holds open ones only.
fn check_marks(page: &Layout, feature: FeatureId, name: &str) {
    let mut marks = Vec::new();
    for symbol in &page.symbols {
        let here = match GROUND.atlas.label(symbol.label).territory {
            Territory::Region(ix) => FeatureId::Region(ix) == feature,
            Territory::Country(ix) => FeatureId::Country(ix) == feature,
        };
        if here {
            marks.push(matches!(symbol.kind, SymbolKind::Diamond | SymbolKind::Square));
        }
    }
    match page.inks.of(Some(feature)) {
        // In the world France has a fill of its own, and its marks are on the other page.
        _ if feature == FeatureId::France => {}
        Ink::LandCapitale => assert!(marks.contains(&true), "{name}: {feature:?} has no filled mark"),
        Ink::LandCommunaute => assert!(!marks.is_empty() && !marks.contains(&true), "{name}: {feature:?}"),
        _ => assert!(marks.is_empty(), "{name}: {feature:?} has marks and no fill"),
    }
}

/// Fills that a button over the map may lie on.
const FILLS: [Ink; 9] = [
    Ink::Ground,
    Ink::Sea,
    Ink::Context,
    Ink::LandCapitale,
    Ink::LandCapitaleHover,
    Ink::LandCommunaute,
    Ink::LandCommunauteHover,
    Ink::LandNone,
    Ink::LandNoneHover,
];

#[test]
fn the_style_sheet_has_the_colours_of_the_themes_and_they_are_readable() {
    for theme in Theme::ALL {
        let value = style_sheet(theme);
        for (name, ink) in [
            ("ground", Ink::Ground),
            ("hairline", Ink::Hairline),
            ("accent", Ink::Accent),
            ("mark", Ink::Mark),
            ("inside", Ink::MarkInside),
            ("text", Ink::Text),
            ("soft", Ink::TextSoft),
        ] {
            assert_eq!(value(name), theme.color(ink), "{theme:?}: --{name} is not {ink:?}");
        }
        let (text, graphics) = least(theme);
        let ratio = |name: &str| contrast(seen(&[value(name)]), seen(&[value("ground")]));
        for name in ["text", "soft", "link"] {
            assert!(ratio(name) >= text, "{theme:?}: --{name} on --ground: {:.2}", ratio(name));
        }
        for name in ["accent", "mark", "hairline"] {
            assert!(ratio(name) >= graphics, "{theme:?}: --{name} on --ground: {:.2}", ratio(name));
        }
        // What is chosen in a list.
        for name in ["text", "soft"] {
            let on = contrast(seen(&[value(name)]), seen(&[value("chosen")]));
            assert!(on >= text, "{theme:?}: --{name} on --chosen: {on:.2}");
        }
        // The ring of the focus has both tones, and one of them stands out from whatever it lies on.
        for fill in FILLS {
            let on = |name: &str| contrast(seen(&[value(name)]), light(theme, fill));
            let ring = on("text").max(on("ground"));
            assert!(ring >= GRAPHICS, "{theme:?}: the ring of the focus on {fill:?}: {ring:.2}");
        }
    }
}

/// The colours of the style sheets in a theme by their names.
fn style_sheet(theme: Theme) -> impl Fn(&str) -> Color {
    let name = if theme.is_strong() { "www/v1/ui-style.js" } else { "www/v1/style.js" };
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let sheet = std::fs::read_to_string(path).expect("the style sheet");
    let selector = if theme.is_dark() { "section[data-theme=\"dark\"] {" } else { "section[data-theme] {" };
    let (_, block) = sheet.split_once(selector).expect(selector);
    let block = block.split("}\n").next().unwrap_or_default().to_owned();
    move |name| {
        let (_, value) = block.split_once(&format!("--{name}: ")).expect(name);
        // Where the page may have set another, ours is what follows.
        let (_, digits) = value.split_once('#').expect("a colour");
        let digits = digits.get(..6).expect("six digits");
        Color(u32::from_str_radix(digits, 16).expect(digits) << 8 | 0xff)
    }
}

#[test]
fn words_are_legible_on_an_area_that_is_pointed_at_and_it_is_told_from_the_others() {
    for theme in [Theme::Light, Theme::Dark] {
        let wash = theme.color(Ink::Wash);
        for (land, hovered) in [
            (Ink::LandCapitale, Ink::LandCapitaleHover),
            (Ink::LandCommunaute, Ink::LandCommunauteHover),
            (Ink::LandNone, Ink::LandNoneHover),
        ] {
            let washed = seen(&[theme.color(land), wash]);
            for text in [Ink::Text, Ink::TextRegion] {
                let written = seen(&[theme.color(land), theme.color(text), wash]);
                assert!(contrast(written, washed) >= TEXT, "{theme:?} {text:?} on {land:?}");
            }
            // As far as the step of the built-in map, or nearly.
            let step = contrast(seen(&[theme.color(land)]), seen(&[theme.color(hovered)]));
            let own = contrast(seen(&[theme.color(land)]), washed);
            assert!(own >= 1.0 + 0.8 * (step - 1.0), "{theme:?} {land:?}: {own:.3}, {step:.3}");
        }
    }
    for theme in [Theme::StrongLight, Theme::StrongDark] {
        assert_eq!(theme.color(Ink::Wash), NOTHING, "an outline tells");
        assert_ne!(theme.color(Ink::Pointed), NOTHING);
    }
}
