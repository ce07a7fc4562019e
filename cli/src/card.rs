//! The card of a place, a region or a country, 1200 × 630 px as social networks show it: on the left what the map says of
//! it, on the right the map around it. A scene like any other, so the painter of the pages draws it.

mod facts;
mod land;
mod typeset;

use french_tech_map::FeatureId;
use french_tech_map::geo::{Point, point};
use french_tech_map::interact::State;
use french_tech_map::prose::push_revision;
use french_tech_map::scene::{ARIMO, Align, Ink, Item, Rect, Scene, Symbol, SymbolKind, Text, Weight};
use french_tech_map::widget::Ground;

use crate::failure::Failure;
use crate::picture::{Look, Picture};
use facts::{Facts, facts};
use typeset::{fits, style, wrap_name};

/// Width and height, px.
const SIZE: (f64, f64) = (1200.0, 630.0);
/// Where the words stand, px.
const COLUMN: Rect = Rect { x: 56.0, y: 44.0, w: 536.0, h: 508.0 };
/// Where the map is, px: to three edges.
const SLOT: Rect = Rect { x: 632.0, y: 0.0, w: 568.0, h: 572.0 };
/// Baseline of whose facts and shapes these are, px.
const CREDIT: f64 = 609.0;
/// The least between the two, px.
const GAP: f64 = 24.0;
/// Sizes of text, px; none is under 24, the least that is read in a feed.
const SMALL: f64 = 24.0;
const BODY: f64 = 26.0;
const TITLE: f64 = 38.0;
/// Sizes of the name, px: the first at which all fits, down to one in one line before any in several.
const NAME: [f64; 9] = [112.0, 100.0, 88.0, 80.0, 72.0, 64.0, 56.0, 48.0, 40.0];
const ONE_LINE: f64 = 64.0;
/// Distance of baselines, as a multiple of the size.
const LEADING: f64 = 1.25;
const NAME_LEADING: f64 = 1.02;

/// The card of what is selected.
pub(crate) fn card<'a>(
    ground: &'a Ground,
    state: &State,
    feature: Option<FeatureId>,
    look: Look,
) -> Result<Picture<'a>, Failure> {
    let shown = feature.and_then(|feature| facts(&ground.atlas, state, feature));
    let Some(mut facts) = shown else {
        return Err(Failure::Wrong(
            "--card shows a place, a region or a country: add --selected lille, --region 32 or --selected country:US"
                .to_owned(),
        ));
    };
    let below = |text: &str| ARIMO.width(text, SMALL, Weight::Regular);
    if below(&facts.credit) + below(&facts.source) + GAP > SIZE.0 - 2.0 * COLUMN.x {
        facts.blocks.push(vec![core::mem::take(&mut facts.source)]);
    }
    let mut items = land::items(ground, state, &facts, SLOT);
    words(&facts, &mut items);
    credit(&facts, &mut items);
    let mut note = String::new();
    push_revision(&mut note, &ground.atlas, state.lang);
    let scene = Scene { width: SIZE.0, height: SIZE.1, frames: Vec::new(), items };
    Ok(Picture { scene, map: &ground.map, look, title: facts.summary(), note, lang: state.lang })
}

/// Everything in the column, the name as large as the rest allows.
fn words(facts: &Facts, items: &mut Vec<Item>) {
    let whole = |px: &f64| *px >= ONE_LINE && fits(&facts.name, *px, COLUMN.w);
    let in_lines =
        |px: &f64| wrap_name(&facts.name, *px, COLUMN.w).iter().all(|row| fits(row, *px, COLUMN.w));
    let one_line = NAME.into_iter().filter(whole);
    let mut column = Vec::new();
    for px in one_line.chain(NAME.into_iter().filter(in_lines)) {
        let bottom;
        (column, bottom) = set(facts, px);
        if bottom <= COLUMN.bottom() {
            break;
        }
    }
    // All texts stand above all shapes.
    let (texts, shapes): (Vec<_>, Vec<_>) =
        column.into_iter().partition(|item| matches!(item, Item::Text(_)));
    let first_text = items.iter().position(|item| matches!(item, Item::Text(_))).unwrap_or(items.len());
    items.splice(first_text..first_text, shapes);
    items.extend(texts);
}

/// The column with the name at a size, and where it ends, px.
fn set(facts: &Facts, px: f64) -> (Vec<Item>, f64) {
    let mut out = Vec::new();
    let mut y = COLUMN.y;
    let mut push = |text: &str, x: f64, y: f64, px: f64, weight: Weight, ink: Ink| {
        out.push(Item::Text(style(px, weight, ink).line(text, point(x, y))));
    };
    for row in
        facts.kicker.iter().flat_map(|text| style(SMALL, Weight::Regular, Ink::Text).wrap(text, COLUMN.w))
    {
        y += SMALL * LEADING;
        push(row, COLUMN.x, y, SMALL, Weight::Regular, Ink::TextSoft);
    }
    y += 12.0;
    for row in wrap_name(&facts.name, px, COLUMN.w) {
        y += px * NAME_LEADING;
        push(&row, COLUMN.x - 0.04 * px, y, px, Weight::Bold, Ink::Text);
    }
    let mut mark = None;
    if let Some(title) = &facts.title {
        y += 18.0;
        let (indent, ink) = (2.0 * title.radius() + 18.0, title.ink());
        for (i, row) in
            style(TITLE, Weight::Bold, Ink::Text).wrap(&title.text, COLUMN.w - indent).iter().enumerate()
        {
            y += TITLE * 1.15;
            if i == 0 {
                mark = Some(title.symbol(point(COLUMN.x + title.radius() + 2.0, y - 0.36 * TITLE)));
            }
            push(row, COLUMN.x + indent, y, TITLE, Weight::Bold, ink);
        }
    }
    if facts.title.is_none() {
        y += 12.0;
    }
    for block in &facts.blocks {
        y += 16.0;
        for row in block.iter().flat_map(|text| style(BODY, Weight::Regular, Ink::Text).wrap(text, COLUMN.w))
        {
            y += BODY * LEADING;
            push(row, COLUMN.x, y, BODY, Weight::Regular, Ink::Text);
        }
    }
    out.extend(mark.map(Item::Symbol));
    (out, y + 0.22 * BODY)
}

/// Whose shapes these are at the left, who says so at the right.
fn credit(facts: &Facts, items: &mut Vec<Item>) {
    let of_shapes = style(SMALL, Weight::Regular, Ink::TextSoft).line(&facts.credit, point(COLUMN.x, CREDIT));
    let right = SIZE.0 - COLUMN.x;
    let source = style(SMALL, Weight::Regular, Ink::TextSoft).line(&facts.source, point(right, CREDIT));
    items.push(Item::Text(of_shapes));
    if !facts.source.is_empty() {
        items.push(Item::Text(Text { align: Align::End, ..source }));
    }
}

/// Half the width of marks on the card, px: of the selected place, and of others.
const SELECTED: f64 = 19.0;
const OTHERS: f64 = 10.0;

/// A mark of the card.
fn symbol(kind: SymbolKind, at: Point, radius: f64) -> Symbol {
    Symbol { feature: None, at, kind, radius, inferred: false, selected: false, raised: false }
}
