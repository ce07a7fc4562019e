//! Title, date and legend: what the symbols and fills mean, with the counts of the edition.

use super::furniture::{Furniture, line, wrap};
use super::items::{Fill, Ink, Item, PathItem, Rect, Shape, Stroke, Symbol, SymbolKind, Weight};
use super::layout::LayoutKey;
use super::preset::{Preset, france_page, world_page};
use super::widths::TextWidths;
use crate::atlas::{Atlas, Counts};
use crate::geo::{Point, point};
use crate::interact::View;
use crate::map::Outline;
use crate::prose::{Kind, Words, edition_lines, shown, tally_phrase};

/// A mark with its explanation.
enum Entry {
    Mark(SymbolKind, bool, String),
    Swatch(Ink, bool, &'static str),
    Note(&'static str),
}

pub(super) fn legend(atlas: &Atlas, key: LayoutKey, widths: &TextWidths, f: &mut Furniture) {
    let sizes = key.preset.sizes();
    let (column, below) = match key.view {
        View::France => (france_page(key.preset).column, None),
        View::World => {
            let page = world_page(key.preset);
            (page.column, (page.legend.h > 0.0).then_some(page.legend))
        }
    };
    let words = Words { lang: key.lang };
    let mut pen = Pen { room: column, at: point(column.x, column.y), key, widths };
    let title = wrap(words.title(key.view), column.w, sizes.title, Weight::Bold, widths);
    for text in title {
        pen.at.y += sizes.title * 1.1;
        let at = point(column.x, pen.at.y - sizes.title * 0.24);
        let mut line = line(&text, at, sizes.title, Ink::Text, widths);
        line.weight = Weight::Bold;
        line.width = widths.width(&text, sizes.title, Weight::Bold);
        f.text(line);
    }
    pen.at.y += sizes.label * 0.2;
    let (when, source) = edition_lines(atlas, key.edition, key.lang);
    let one_line = key.preset == Preset::Portrait || key.view == View::World;
    match source {
        Some(source) if one_line => pen.paragraph(&[&when, " · ", &source].concat(), Ink::TextSoft, f),
        Some(source) => [when, source].iter().for_each(|line| pen.paragraph(line, Ink::TextSoft, f)),
        None => pen.paragraph(&when, Ink::TextSoft, f),
    }
    if let Some(below) = below {
        f.solid.push(below);
        pen = Pen { room: below, at: point(below.x, below.y), key, widths };
    } else if key.preset == Preset::Landscape {
        pen.at.y += sizes.label * 0.7;
    }
    let counts = atlas.counts(key.edition);
    pen.flow(&entries(atlas, &counts, key), f);
    if below.is_none() {
        let used = Rect::new(column.x, column.y, column.w, pen.at.y + pen.leading() - column.y);
        f.solid.push(used.grown(5.0));
    }
}

fn entries(atlas: &Atlas, counts: &Counts, key: LayoutKey) -> Vec<Entry> {
    let words = Words { lang: key.lang };
    let tallies = shown(counts, key.view);
    let inferred = tallies.iter().any(|(_, t)| t.inferred > 0);
    let mut out: Vec<Entry> = tallies
        .iter()
        .filter_map(|(kind, tally)| {
            Some(Entry::Mark(mark(*kind), false, tally_phrase(*kind, *tally, key.lang)?))
        })
        .collect();
    if out.is_empty() {
        out.push(Entry::Note(words.no_list()));
    }
    if inferred {
        let kind = if counts.hubs.known > 0 { SymbolKind::Triangle } else { SymbolKind::Circle };
        out.push(Entry::Mark(kind, true, words.inferred_symbol().to_owned()));
    }
    match key.view {
        View::France => {
            let metropoles = counts.metropoles.known > 0;
            let narrow = key.preset == Preset::Portrait;
            let first = match (metropoles, narrow) {
                (true, false) => words.with_metropole(),
                (false, false) => words.with_capitale(),
                (true, true) => Kind::Metropole.noun(false, key.lang),
                (false, true) => Kind::Capitale.noun(false, key.lang),
            };
            if counts.capitales.known + counts.metropoles.known > 0 {
                out.push(Entry::Swatch(Ink::LandCapitale, false, first));
            }
            if counts.communautes_france.known > 0 {
                out.push(Entry::Swatch(Ink::LandCommunaute, false, words.communautes_only()));
            }
            let none = if narrow { words.none_known_short() } else { words.none_known() };
            out.push(Entry::Swatch(Ink::LandNone, true, none));
            if atlas.edition(key.edition).former_regions {
                out.push(Entry::Note(words.current_limits()));
            }
        }
        View::World => {
            let hubs = counts.hubs.known > 0;
            out.push(Entry::Swatch(Ink::LandCapitale, false, words.france()));
            let abroad = if hubs { words.country_with_hub() } else { words.country_with_communaute() };
            out.push(Entry::Swatch(Ink::LandCommunaute, false, abroad));
        }
    }
    out
}

fn mark(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Capitale => SymbolKind::Diamond,
        Kind::Communaute => SymbolKind::Circle,
        Kind::Metropole => SymbolKind::Square,
        Kind::Hub => SymbolKind::Triangle,
    }
}

/// Sets text and entries from the top of a box downwards.
struct Pen<'a> {
    room: Rect,
    /// Left edge of the next entry, top of the next line.
    at: Point,
    key: LayoutKey,
    widths: &'a TextWidths,
}

impl Pen<'_> {
    fn px(&self) -> f64 {
        self.key.preset.sizes().label
    }

    fn leading(&self) -> f64 {
        self.px() * self.key.preset.sizes().leading
    }

    fn paragraph(&mut self, text: &str, ink: Ink, f: &mut Furniture) {
        for text in wrap(text, self.room.w, self.px(), Weight::Regular, self.widths) {
            f.text(line(&text, self.baseline(self.room.x), self.px(), ink, self.widths));
            self.at.y += self.leading();
        }
        self.at.x = self.room.x;
    }

    fn baseline(&self, x: f64) -> Point {
        point(x, self.at.y + self.px() * 0.95)
    }

    /// Entries one after the other, a new line where the next does not fit.
    fn flow(&mut self, entries: &[Entry], f: &mut Furniture) {
        let indent = self.px() * 1.55;
        for entry in entries {
            let text = match entry {
                Entry::Mark(_, _, text) => text.as_str(),
                Entry::Swatch(_, _, text) | Entry::Note(text) => text,
            };
            let indent = if matches!(entry, Entry::Note(_)) { 0.0 } else { indent };
            let width = indent + self.widths.width(text, self.px(), Weight::Regular);
            if self.at.x > self.room.x && self.at.x + width > self.room.right() {
                self.new_line();
            }
            self.sign(entry, f);
            let lines = wrap(text, self.room.w - indent, self.px(), Weight::Regular, self.widths);
            let last = lines.len().saturating_sub(1);
            for (i, text) in lines.iter().enumerate() {
                f.text(line(text, self.baseline(self.at.x + indent), self.px(), Ink::Text, self.widths));
                if i < last {
                    self.at.y += self.leading();
                }
            }
            if last > 0 { self.new_line() } else { self.at.x += width + self.px() * 1.1 }
        }
    }

    fn new_line(&mut self) {
        let gap = if self.key.preset == Preset::Landscape { self.px() * 0.22 } else { 0.0 };
        self.at = point(self.room.x, self.at.y + self.leading() + gap);
    }

    fn sign(&self, entry: &Entry, f: &mut Furniture) {
        let sizes = self.key.preset.sizes();
        let middle = point(self.at.x + self.px() * 0.55, self.at.y + self.px() * 0.6);
        match entry {
            Entry::Mark(kind, inferred, _) => {
                let radius = match kind {
                    SymbolKind::Diamond => sizes.capitale_radius,
                    SymbolKind::Square => sizes.capitale_radius * 0.8,
                    SymbolKind::Circle | SymbolKind::Triangle => sizes.communaute_radius,
                };
                f.items.push(Item::Symbol(Symbol {
                    feature: None,
                    at: middle,
                    kind: *kind,
                    radius: radius.min(self.px() * 0.55),
                    inferred: *inferred,
                    selected: false,
                    raised: false,
                }));
            }
            Entry::Swatch(ink, hatched, _) => {
                let half = self.px() * 0.5;
                let rect = Rect::new(middle.x - half, middle.y - half * 0.8, 2.0 * half, 1.6 * half);
                f.items.push(swatch(rect, *ink));
                if *hatched {
                    f.items.push(hatched_swatch(rect));
                }
            }
            Entry::Note(_) => {}
        }
    }
}

fn swatch(rect: Rect, ink: Ink) -> Item {
    let stroke = Some(Stroke { ink: Ink::Coast, width: 0.8, dash: 0.0 });
    Item::Path(PathItem { feature: None, shape: Shape::Rect(rect), fill: Some(Fill(ink)), stroke })
}

fn hatched_swatch(rect: Rect) -> Item {
    let mut lines = Outline::default();
    let step = rect.h / 2.0;
    let mut x = rect.x - rect.h + step;
    while x < rect.right() {
        let low = (rect.x - x).max(0.0);
        let high = (rect.right() - x).min(rect.h);
        if high > low {
            let start = lines.points.len();
            lines.points.extend([point(x + low, rect.bottom() - low), point(x + high, rect.bottom() - high)]);
            lines.close_run(start);
        }
        x += step;
    }
    let stroke = Some(Stroke { ink: Ink::Hatch, width: 1.0, dash: 0.0 });
    Item::Path(PathItem { feature: None, shape: Shape::Lines(lines), fill: None, stroke })
}
