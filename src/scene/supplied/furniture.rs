//! Title, legend and credit of a page of supplied places, and the names of its insets.

use super::super::frame::{Frame, FrameId};
use super::super::furniture::{Furniture, in_a_corner, note};
use super::super::ink::Ink;
use super::super::items::{Item, PathItem, Shape, Symbol, Weight};
use super::super::layout::LayoutKey;
use super::super::legend::Sign;
use super::super::pen::{DROP, Pen};
use super::super::preset::{Preset, Surround, surround};
use super::super::rect::Rect;
use super::super::typeset::Style;
use super::Key;
use super::marks::{Marks, in_ink, ink};
use super::page::{cells, is_under_legend};
use crate::atlas::EditionIx;
use crate::geo::point;
use crate::interact::{Filter, View};
use crate::prose::{Lang, Words, scale_ratio};
use crate::supplied::Ground;
use crate::supplied::facts::facet;
use crate::supplied::words::{push_number, tier_name, title};
use crate::viewport::Viewport;

/// Where the map begins on the narrow page when title and legend are short, px.
const TOP: f64 = 84.0;
/// Where it begins at the latest, however long they are.
const LOWEST: f64 = 240.0;

/// What stands around the map, and where title and legend end on the narrow page, px.
pub(super) fn around(ground: &Ground, key: &Key) -> (Furniture, f64) {
    let mut f = Furniture::default();
    let boxes = surround(ground.view, key.preset);
    f.solid.extend_from_slice(&[boxes.controls, boxes.lenses]);
    let end = legend(ground, key, boxes, &mut f);
    credit(ground, key, boxes.credit, &mut f);
    (f, (end + 6.0).clamp(TOP, LOWEST))
}

/// The part of the built-in map's key that says how text is set.
fn pen<'a>(f: &'a mut Furniture, room: Rect, key: &Key) -> Pen<'a> {
    Pen::set(f, room, key.preset.sizes(), key.widths)
}

/// Title, counts and what marks and fills mean; where that ends, px.
fn legend(ground: &Ground, key: &Key, boxes: &Surround, f: &mut Furniture) -> f64 {
    let (column, below) = (boxes.column, boxes.legend);
    let mut pen = pen(f, column, key);
    head(ground, key, &mut pen);
    let row = below.h > 0.0;
    if row {
        pen.f.solid.push(below);
        (pen.room, pen.at) = (below, point(below.x, below.y));
    } else if key.preset == Preset::Landscape {
        pen.at.y += pen.sizes.label * 0.7;
    }
    entries(ground, key, &mut pen);
    let end = if pen.at.x > pen.room.x { pen.at.y + pen.leading() } else { pen.at.y };
    if !row {
        let used = Rect::new(column.x, column.y, column.w, end - column.y).grown(5.0);
        pen.f.solid.push(used);
        // What stands on the sea while everything is shown would stand on land once the reader zooms.
        if is_under_legend(ground, key.preset) {
            pen.f.cover = vec![boxes.controls, used];
        }
    }
    end
}

fn head(ground: &Ground, key: &Key, pen: &mut Pen<'_>) {
    let style = Style { weight: Weight::Bold, ..Style::new(pen.sizes.title, Ink::Text, pen.widths) };
    let title = short(&title(&ground.facts, key.lang), if key.preset == Preset::Landscape { 70 } else { 60 });
    pen.lines(&title, &style, 0.86, 1.1);
    pen.at.y += pen.sizes.label * 0.2;
    if let Some(edition) = ground.facts.editions.get(usize::from(key.edition.0)) {
        pen.paragraph(edition, Ink::TextSoft);
    }
}

/// The beginning of a text: a title of 10 000 letters would leave no map.
fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => [text.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => text.to_owned(),
    }
}

fn entries(ground: &Ground, key: &Key, pen: &mut Pen<'_>) {
    let facts = &ground.facts;
    let counts = facts.count_all(Filter::default(), key.edition);
    let switchable = counts.iter().filter(|count| **count > 0).count() > 1;
    for (i, tier) in facts.tiers.iter().enumerate() {
        let (Some(facet), Some(count)) = (facet(i as u8), counts.get(i)) else { continue };
        if *count == 0 {
            continue;
        }
        let hidden = key.filter.hides(facet);
        let mut text = short(tier_name(tier, key.lang), 40);
        if hidden {
            key.lang.say(&mut text, " (masqué)", " (hidden)");
        } else {
            key.lang.say(&mut text, "\u{a0}: ", ": ");
            push_number(&mut text, (*count).into(), key.lang);
        }
        let sign = if hidden { Sign::Hidden(tier.symbol) } else { Sign::Mark(tier.symbol, false) };
        let row = pen.entry(sign, &text);
        recolor(pen.f, ink(i as u8));
        if switchable {
            pen.f.switches.push((row, facet));
        }
    }
    if !facts.areas.is_empty() && !facts.places.is_empty() {
        swatches(ground, key, pen);
    }
}

/// Gives the mark that was added last the colour of its rank.
fn recolor(f: &mut Furniture, ink: Ink) {
    let Some(Item::Symbol(symbol)) = f.shapes.last().cloned() else { return };
    f.shapes.pop();
    let marks = in_ink(Symbol::marks(&symbol), ink);
    f.shapes.extend(marks.into_iter().map(Item::Path));
}

/// What fills say.
fn swatches(ground: &Ground, key: &Key, pen: &mut Pen<'_>) {
    let facts = &ground.facts;
    let mut any = [false; 3];
    for (i, _) in facts.areas.iter().enumerate() {
        let counts = facts.count(facts.held(crate::AreaIx(i as u16)), Filter::default(), key.edition);
        let first = counts.first().is_some_and(|count| *count > 0);
        let some = counts.iter().any(|count| *count > 0);
        any[if first && facts.tiers.len() > 1 {
            0
        } else if some {
            1
        } else {
            2
        }] = true;
    }
    let lang = key.lang;
    let with = facts.tiers.first().map_or("", |tier| tier_name(tier, lang));
    let first = [lang.pick("Territoire avec\u{a0}: ", "Area with: "), &short(with, 30)].concat();
    let others = match any[0] {
        true => lang.pick("Autres lieux seulement", "Other places only"),
        false => lang.pick("Territoire avec un lieu", "Area with a place"),
    };
    let none = lang.pick("Territoire sans lieu", "Area without a place");
    for (is, ink, words) in [
        (any[0], Ink::LandCapitale, &*first),
        (any[1], Ink::LandCommunaute, others),
        (any[2], Ink::LandNone, none),
    ] {
        if is {
            pen.entry(Sign::Swatch(ink), words);
        }
    }
}

/// Says what the figures in marks are.
pub(super) fn groups(ground: &Ground, key: &Key, f: &mut Furniture) {
    if key.preset == Preset::Portrait {
        return;
    }
    let boxes = surround(ground.view, key.preset);
    let under = f.texts.iter().filter(|text| text.at.y < boxes.credit.y && text.at.x < boxes.column.right());
    let column = if boxes.legend.h > 0.0 { boxes.legend } else { boxes.column };
    let end = under.filter(|text| text.at.x >= column.x).map(|text| text.at.y).fold(column.y, f64::max);
    let room = Rect { y: end + 0.45 * key.preset.sizes().label, ..column };
    if boxes.legend.h > 0.0 && room.y + 20.0 > column.bottom() {
        return;
    }
    let mut pen = pen(f, room, key);
    let words = key.lang.pick(
        "Chiffre\u{a0}: lieux voisins, à ouvrir d’un clic",
        "Figure: places close together, opened with a click",
    );
    pen.paragraph(words, Ink::TextSoft);
}

/// Who is to be named: the host's words, and the sources of the land where that is ours.
fn credit(ground: &Ground, key: &Key, room: Rect, f: &mut Furniture) {
    let facts = &ground.facts;
    let mut text = short(&facts.credit, 160);
    if facts.built_in_land {
        text.push_str(if text.is_empty() { "" } else { " · " });
        text.push_str(Words { lang: key.lang }.credit());
    }
    if text.is_empty() {
        return;
    }
    let mut pen = pen(f, room, key);
    let px = pen.sizes.label;
    let above = Style::new(px, Ink::TextSoft, key.widths).wrap(&text, room.w).len() - 1;
    pen.at.y = room.bottom() - 6.0 - above as f64 * pen.leading() - DROP * px;
    pen.paragraph(&text, Ink::TextSoft);
}

/// Boxes, names and scales of insets.
pub(super) fn of_frames(ground: &Ground, frames: &[Frame], marks: &Marks, key: &Key, f: &mut Furniture) {
    let Some(main) = frames.first() else { return };
    let layout_key = LayoutKey {
        view: View::France,
        edition: EditionIx(0),
        lang: key.lang,
        filter: Filter::default(),
        preset: key.preset,
        viewport: Viewport::default(),
        widths: key.widths,
    };
    let insets = frames.iter().filter(|frame| matches!(frame.id, FrameId::Inset(_)));
    for (frame, cell) in insets.zip(cells(ground, key.preset)) {
        let FrameId::Inset(i) = frame.id else { continue };
        let Some(sheet) = ground.sheets.get(usize::from(i) + 1) else { continue };
        let window = frame.clip.bounds();
        f.shapes.push(Item::Path(PathItem::new(Shape::Rect(window), None, Ink::Hairline, 1.0)));
        let px = key.preset.sizes().label;
        let name = Style::new(px, Ink::Text, key.widths);
        let mut name = name.line(name_of(sheet.code, key.lang), point(cell.x, cell.y + px * 0.86));
        name.width = name.width.min(cell.w);
        f.solid.push(cell);
        f.texts.push(name);
        let mut text = String::new();
        if sheet.code == POLYNESIE {
            text += Words { lang: key.lang }.around_tahiti();
            text += " ";
        }
        text += &scale_ratio(frame.affine.scale / main.affine.scale, key.lang);
        let mut text = note(&text, point(0.0, 0.0), layout_key);
        let shown: Vec<Rect> = marks.in_frame(usize::from(i) + 1).collect();
        in_a_corner(&mut text, &window, &shown);
        f.texts.push(text);
    }
}

/// INSEE code of Polynésie française, which is shown around Tahiti.
const POLYNESIE: &str = "987";

/// What insets show, by INSEE code.
const NAMES: [(&str, &str, &str); 11] = [
    ("01", "Guadeloupe", "Guadeloupe"),
    ("02", "Martinique", "Martinique"),
    ("03", "Guyane", "French Guiana"),
    ("04", "La Réunion", "Réunion"),
    ("06", "Mayotte", "Mayotte"),
    ("988", "Nouvelle-Calédonie", "New Caledonia"),
    (POLYNESIE, "Polynésie française", "French Polynesia"),
    ("975", "Saint-Pierre-et-Miquelon", "Saint Pierre and Miquelon"),
    ("977", "Saint-Barthélemy", "Saint Barthélemy"),
    ("978", "Saint-Martin", "Saint Martin"),
    ("986", "Wallis-et-Futuna", "Wallis and Futuna"),
];

fn name_of(code: &str, lang: Lang) -> &'static str {
    let known = NAMES.iter().find(|(known, ..)| *known == code);
    known.map_or("", |(_, fr, en)| lang.pick(fr, en))
}
