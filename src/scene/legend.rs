//! Title, date and legend: what the symbols and fills mean, with the counts of the edition.

use super::furniture::Furniture;
use super::ink::Ink;
use super::items::{Item, PathItem, Shape, Symbol, SymbolKind, Weight};
use super::layout::LayoutKey;
use super::pen::Pen;
use super::preset::{Preset, Surround};
use super::rect::Rect;
use super::typeset::Style;
use crate::atlas::{Atlas, Counts};
use crate::geo::{Point, point};
use crate::interact::{Facet, View};
use crate::letters::capitalise;
use crate::map::Outline;
use crate::prose::{Kind, Words, edition_lines, hidden_phrase, shown, tally_phrase};

/// What stands before an explanation.
pub(super) enum Sign {
    /// A mark, and whether its row is deduced.
    Mark(SymbolKind, bool),
    /// The mark of what the filter hides.
    Hidden(SymbolKind),
    /// A fill.
    Swatch(Ink),
    /// Nothing: a note.
    None,
}

pub(super) fn legend(atlas: &Atlas, key: LayoutKey, boxes: &Surround, f: &mut Furniture) {
    let (column, below) = (boxes.column, boxes.legend);
    let mut pen = Pen::new(f, column, &key);
    head(atlas, key, &mut pen);
    if below.h > 0.0 {
        pen.f.solid.push(below);
        (pen.room, pen.at) = (below, point(below.x, below.y));
    } else if key.preset == Preset::Landscape {
        pen.at.y += pen.sizes.label * 0.7;
    }
    entries(atlas, key, &mut pen);
    if below.h <= 0.0 {
        let used = Rect::new(column.x, column.y, column.w, pen.at.y + pen.leading() - column.y).grown(5.0);
        f.solid.push(used);
        if key.preset == Preset::Landscape && !key.viewport.is_fitted() {
            cover(&[boxes.controls, used], f);
        }
    }
}

/// What stands on the sea while all of France is shown would stand on land once the reader zooms: it gets a ground.
fn cover(plates: &[Rect], f: &mut Furniture) {
    f.cover = plates.to_vec();
    let mut shapes = Vec::new();
    for plate in plates {
        shapes.push(Item::Path(PathItem::new(Shape::Rect(*plate), Some(Ink::Ground), Ink::Ground, 0.0)));
    }
    shapes.append(&mut f.shapes);
    f.shapes = shapes;
}

/// Title, date and source.
fn head(atlas: &Atlas, key: LayoutKey, pen: &mut Pen) {
    let title = Style { weight: Weight::Bold, ..Style::new(pen.sizes.title, Ink::Text, pen.widths) };
    pen.lines(Words { lang: key.lang }.title(key.view), &title, 0.86, 1.1);
    pen.at.y += pen.sizes.label * 0.2;
    let [mut text, mut source] = edition_lines(atlas, key.edition, key.lang);
    if !source.is_empty() && (key.preset == Preset::Portrait || key.view == View::World) {
        text += " · ";
        text += &source;
        source.clear();
    }
    for line in [&text, &source] {
        if !line.is_empty() {
            pen.paragraph(line, Ink::TextSoft);
        }
    }
}

fn entries(atlas: &Atlas, key: LayoutKey, pen: &mut Pen) {
    let words = Words { lang: key.lang };
    let counts = key.filter.counts(atlas, key.edition, None);
    let (known, inferred) = titles(atlas, &counts, key, pen);
    if !known {
        pen.entry(Sign::None, words.no_list());
    }
    let hubs = counts.hubs.known > 0;
    if inferred {
        let kind = if hubs { SymbolKind::Triangle } else { SymbolKind::Circle };
        pen.entry(Sign::Mark(kind, true), words.inferred_symbol());
    }
    match key.view {
        View::France => {
            fills(&atlas.counts(key.edition), key, pen);
            if atlas.edition(key.edition).former_regions {
                pen.entry(Sign::None, words.current_limits());
            }
        }
        View::World => world_fills(words, hubs, known, pen),
    }
}

/// What the fills of the world say, which comes after the first picture.
#[inline(never)]
fn world_fills(words: Words, hubs: bool, known: bool, pen: &mut Pen) {
    pen.entry(Sign::Swatch(Ink::LandCapitale), words.france());
    let abroad = if hubs { words.country_with_hub() } else { words.country_with_communaute() };
    if known {
        pen.entry(Sign::Swatch(Ink::LandCommunaute), abroad);
    }
}

/// The titles that the view has, with their marks and counts. Returns whether there are any, and any deduced.
fn titles(atlas: &Atlas, counts: &Counts, key: LayoutKey, pen: &mut Pen) -> (bool, bool) {
    let words = Words { lang: key.lang };
    let choices = key.filter.choices(atlas, key.edition, key.view);
    let (mut known, mut inferred) = (false, false);
    // Beside the first thing that is said to be hidden.
    let mut note = words.fills_of_all();
    if let Some(part) = words.part_shown(key.filter) {
        let mut part = part.to_owned();
        capitalise(&mut part, 0);
        pen.entry(Sign::None, &part);
        let said = core::mem::take(&mut note);
        // The narrow page has no line left for it.
        if key.preset == Preset::Landscape {
            pen.entry(Sign::None, said);
        }
    }
    for (kind, tally) in &shown(counts, key.view) {
        let facet = Facet::from(*kind);
        let hidden = key.filter.hides(facet);
        let row = if hidden {
            pen.entry(Sign::Hidden(mark(*kind)), &hidden_phrase(*kind, key.lang))
        } else if let Some(phrase) = tally_phrase(*kind, *tally, key.lang) {
            pen.entry(Sign::Mark(mark(*kind), false), &phrase)
        } else {
            continue;
        };
        if hidden && !note.is_empty() {
            pen.entry(Sign::None, core::mem::take(&mut note));
        }
        if choices.iter().any(|choice| choice.facet == facet) {
            pen.f.switches.push((row, facet));
        }
        known = true;
        inferred |= tally.inferred > 0;
    }
    (known, inferred)
}

/// What the fills of regions say.
fn fills(counts: &Counts, key: LayoutKey, pen: &mut Pen) {
    let words = Words { lang: key.lang };
    let metropoles = counts.metropoles.known > 0;
    let narrow = key.preset == Preset::Portrait;
    if metropoles || counts.capitales.known > 0 {
        let with = match (metropoles, narrow) {
            (true, false) => words.with_metropole(),
            (false, false) => words.with_capitale(),
            (true, true) => Kind::Metropole.noun(false, key.lang),
            (false, true) => Kind::Capitale.noun(false, key.lang),
        };
        pen.entry(Sign::Swatch(Ink::LandCapitale), with);
    }
    if counts.communautes_france.known > 0 {
        pen.entry(Sign::Swatch(Ink::LandCommunaute), words.communautes_only());
    }
    let none = if narrow { words.none_known_short() } else { words.none_known() };
    pen.entry(Sign::Swatch(Ink::LandNone), none);
}

fn mark(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Capitale => SymbolKind::Diamond,
        Kind::Communaute => SymbolKind::Circle,
        Kind::Metropole => SymbolKind::Square,
        Kind::Hub => SymbolKind::Triangle,
    }
}

impl Pen<'_> {
    /// Sets an entry after the one before, on a new line where it does not fit. Returns its box, with half the gap to
    /// the next.
    #[inline(never)]
    pub(super) fn entry(&mut self, sign: Sign, text: &str) -> Rect {
        let px = self.sizes.label;
        let indent = if matches!(sign, Sign::None) { 0.0 } else { px * 1.55 };
        let width = indent + Style::new(px, Ink::Text, self.widths).width(text);
        if self.at.x > self.room.x && self.at.x + width > self.room.right() {
            self.at = point(self.room.x, self.at.y + self.leading() + self.gap());
        }
        let start = self.at;
        let ink = if matches!(sign, Sign::Hidden(_)) { Ink::TextSoft } else { Ink::Text };
        self.sign(sign);
        self.at.x += indent;
        let lines = self.paragraph(text, ink);
        let height = self.at.y - start.y;
        self.at = if lines > 1 {
            point(self.room.x, self.at.y + self.gap())
        } else {
            point(start.x + (width + px * 1.1), start.y)
        };
        Rect::new(start.x, start.y, width.min(self.room.right() - start.x), height).grown(self.gap() / 2.0)
    }

    /// Between two rows of entries, px.
    fn gap(&self) -> f64 {
        self.sizes.label * self.sizes.gap
    }

    fn sign(&mut self, sign: Sign) {
        let px = self.sizes.label;
        let middle = point(self.at.x + px * 0.55, self.at.y + px * 0.6);
        match sign {
            Sign::Mark(kind, inferred) => {
                let mark = self.mark(kind, inferred, middle);
                self.f.shapes.push(Item::Symbol(mark));
            }
            Sign::Hidden(kind) => {
                let mark = self.mark(kind, false, middle);
                self.f.shape(mark.shape(mark.radius), None, Ink::TextSoft, 1.0);
            }
            Sign::Swatch(ink) => {
                let half = px * 0.5;
                let rect = Rect::new(middle.x - half, middle.y - half * 0.8, 2.0 * half, 1.6 * half);
                self.f.shape(Shape::Rect(rect), Some(ink), Ink::Coast, 0.8);
                if ink == Ink::LandNone {
                    self.f.shape(Shape::Lines(hatch(rect)), None, Ink::Hatch, 1.0);
                }
            }
            Sign::None => {}
        }
    }

    fn mark(&self, kind: SymbolKind, inferred: bool, at: Point) -> Symbol {
        let radius = self.sizes.radius(kind).min(self.sizes.label * 0.55);
        Symbol { feature: None, at, kind, radius, inferred, selected: false, raised: false }
    }
}

/// Lines over a swatch, as over land where no label is known.
fn hatch(rect: Rect) -> Outline {
    let mut lines = Outline::default();
    let step = rect.h / 2.0;
    let mut x = rect.x - rect.h + step;
    while x < rect.right() {
        let low = (rect.x - x).max(0.0);
        let high = (rect.right() - x).min(rect.h);
        if high > low {
            lines.points.push(point(x + low, rect.bottom() - low));
            lines.points.push(point(x + high, rect.bottom() - high));
            lines.ends.push(lines.points.len() as u32);
        }
        x += step;
    }
    lines
}
