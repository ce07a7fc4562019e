//! Names beside symbols: tried in a fixed order of positions, most important first, never overlapping another
//! name, a symbol or the furniture. Names that find no room are retried before the others; what still
//! finds none stays unnamed until it is focused.

use super::items::{ASCENT, Align, DESCENT, Rect, Text, Weight};
use super::widths::TextWidths;
use crate::FeatureId;
use crate::geo::{Point, point};
use crate::math;
use crate::order::sort_by;

/// A name looking for room.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    /// What it names.
    pub(super) feature: FeatureId,
    /// Centre of the symbol, px.
    pub(super) at: Point,
    /// Half the symbol's width, px.
    pub(super) radius: f64,
    /// Lines to choose from: the whole name, then broken in two.
    pub(super) forms: Vec<Vec<String>>,
    /// Font size, px.
    pub(super) px: f64,
    /// Distance of baselines, px.
    pub(super) leading: f64,
    /// Weight.
    pub(super) weight: Weight,
    /// Where the name may go.
    pub(super) room: Rect,
    /// Smaller is placed first.
    pub(super) rank: u32,
    /// How far a leader line may take the name, px.
    pub(super) reach: f64,
}

/// A name with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedLabel {
    /// What it names.
    pub feature: FeatureId,
    /// Its lines.
    pub lines: Vec<Text>,
    /// The box around them.
    pub bounds: Rect,
    /// From the symbol's edge to the name, where it stands off.
    pub leader: Option<(Point, Point)>,
}

/// Distances at which a name needs a leader line, px.
const LEADER_REACH: [f64; 7] = [14.0, 24.0, 36.0, 50.0, 66.0, 84.0, 104.0];
/// Order of directions for leaders: sides first, in sixteenths of a turn from east, clockwise.
const LEADER_TURNS: [u32; 16] = [0, 8, 14, 2, 10, 6, 15, 1, 9, 7, 13, 3, 11, 5, 12, 4];
/// Turns at which the name may also hang centred from the end of its leader.
const SLANTED: [u32; 8] = [6, 2, 10, 14, 5, 3, 11, 13];
/// Rounds in which names that failed go first.
const ROUNDS: usize = 5;
/// Gap between a symbol and its name, px.
const GAP: f64 = 3.0;

/// Places as many names as find room. Deterministic: same input, same places.
pub(super) fn place(mut wanted: Vec<Wanted>, obstacles: &[Rect], widths: &TextWidths) -> Vec<PlacedLabel> {
    sort_by(&mut wanted, |a, b| a.rank < b.rank);
    let mut best: Vec<PlacedLabel> = Vec::new();
    for _ in 0..ROUNDS {
        let (placed, failed) = place_in_order(&wanted, obstacles, widths);
        let worth = |labels: &[PlacedLabel]| {
            let main = labels.iter().filter(|l| l.lines.iter().any(|t| t.weight == Weight::Bold)).count();
            (main, labels.len())
        };
        if worth(&placed) > worth(&best) {
            best = placed;
        }
        if failed.is_empty() {
            break;
        }
        let promoted: Vec<Wanted> = failed.iter().map(|&i| wanted[i].clone()).collect();
        let mut i = 0;
        wanted.retain(|_| {
            i += 1;
            !failed.contains(&(i - 1))
        });
        wanted.splice(0..0, promoted);
    }
    sort_by(&mut best, |a, b| a.feature < b.feature);
    best
}

fn place_in_order(
    wanted: &[Wanted],
    obstacles: &[Rect],
    widths: &TextWidths,
) -> (Vec<PlacedLabel>, Vec<usize>) {
    let mut taken: Vec<Rect> = obstacles.to_vec();
    let (mut placed, mut failed) = (Vec::new(), Vec::new());
    for (i, w) in wanted.iter().enumerate() {
        match first_fit(w, &taken, widths) {
            Some(label) => {
                taken.push(label.bounds);
                if let Some((from, to)) = label.leader {
                    taken.extend(along(from, to));
                }
                placed.push(label);
            }
            None => failed.push(i),
        }
    }
    (placed, failed)
}

/// A position tried for a name: cheap, because hundreds are tried.
struct Spot {
    /// The upper edge at the side that `align` says.
    top: Point,
    align: Align,
    bounds: Rect,
    leader: Option<(Point, Point)>,
}

fn fits(spot: &Spot, wanted: &Wanted, taken: &[Rect]) -> bool {
    let free = |r: &Rect| !taken.iter().any(|t| t.overlaps(r));
    // A leader that runs under another name or symbol would seem to belong to that.
    let own = |r: &Rect| r.grown(wanted.radius + 2.0).contains(wanted.at);
    wanted.room.encloses(&spot.bounds)
        && free(&spot.bounds)
        && spot.leader.is_none_or(|(from, to)| along(from, to).all(|r| own(&r) || free(&r)))
}

/// Small boxes along a leader.
fn along(from: Point, to: Point) -> impl Iterator<Item = Rect> {
    const STEP: f64 = 4.0;
    let steps = (math::hypot(to.x - from.x, to.y - from.y) / STEP).ceil().max(1.0) as u32;
    (0..=steps).map(move |i| {
        let t = f64::from(i) / f64::from(steps);
        let p = point(from.x + t * (to.x - from.x), from.y + t * (to.y - from.y));
        Rect::new(p.x - 0.75, p.y - 0.75, 1.5, 1.5)
    })
}

/// The name at the first position that is free.
pub(super) fn first_fit(w: &Wanted, taken: &[Rect], widths: &TextWidths) -> Option<PlacedLabel> {
    let blocks: Vec<Block> = w.forms.iter().map(|form| Block::new(form, w, widths)).collect();
    for block in &blocks {
        for side in 0..16 {
            let spot = block.beside(w, side);
            if fits(&spot, w, taken) {
                return Some(block.placed(w, spot));
            }
        }
    }
    for reach in LEADER_REACH {
        if reach > w.reach {
            break;
        }
        for block in &blocks {
            for (turns, centered) in [(&LEADER_TURNS[..], false), (&SLANTED, true)] {
                for turn in turns {
                    let spot = block.at_reach(w, reach, *turn, centered);
                    if fits(&spot, w, taken) {
                        return Some(block.placed(w, spot));
                    }
                }
            }
        }
    }
    None
}

/// The lines of one form and the room they take.
struct Block<'a> {
    lines: &'a [String],
    widths: Vec<f64>,
    width: f64,
    height: f64,
}

impl<'a> Block<'a> {
    fn new(lines: &'a [String], w: &Wanted, widths: &TextWidths) -> Block<'a> {
        let each: Vec<f64> = lines.iter().map(|l| widths.width(l, w.px, w.weight)).collect();
        let width = each.iter().copied().fold(0.0, f64::max);
        let height = w.leading * (lines.len() as f64 - 1.0) + (ASCENT + DESCENT) * w.px;
        Block { lines, widths: each, width, height }
    }

    /// Right, left, above, below, the four corners, then each side moved along by a quarter of the name.
    fn beside(&self, w: &Wanted, side: u32) -> Spot {
        let (off, diagonal) = (w.radius + GAP, w.radius * 0.6 + GAP);
        let (x, y, align) = match side {
            0 => (off, -self.height / 2.0, Align::Start),
            1 => (-off, -self.height / 2.0, Align::End),
            2 => (0.0, -off - self.height, Align::Middle),
            3 => (0.0, off, Align::Middle),
            4 => (diagonal, -diagonal - self.height, Align::Start),
            5 => (diagonal, diagonal, Align::Start),
            6 => (-diagonal, -diagonal - self.height, Align::End),
            7 => (-diagonal, diagonal, Align::End),
            8 => (self.width / 4.0, -off - self.height, Align::Middle),
            9 => (-self.width / 4.0, -off - self.height, Align::Middle),
            10 => (self.width / 4.0, off, Align::Middle),
            11 => (-self.width / 4.0, off, Align::Middle),
            12 => (off, -self.height * 0.8, Align::Start),
            13 => (off, -self.height * 0.2, Align::Start),
            14 => (-off, -self.height * 0.8, Align::End),
            _ => (-off, -self.height * 0.2, Align::End),
        };
        self.spot(point(w.at.x + x, w.at.y + y), align, None)
    }

    fn at_reach(&self, w: &Wanted, reach: f64, turn: u32, centered: bool) -> Spot {
        let angle = f64::from(turn) * core::f64::consts::TAU / 16.0;
        let (sin, cos) = math::sincos(angle);
        let on = |d: f64| point(w.at.x + d * cos, w.at.y + d * sin);
        let end = on(w.radius + reach);
        let (align, dx) = match turn {
            _ if centered => (Align::Middle, 0.0),
            4 | 12 => (Align::Middle, 0.0),
            5..=11 => (Align::End, -2.0),
            _ => (Align::Start, 2.0),
        };
        let dy = match turn {
            12 => -self.height,
            4 => 0.0,
            9.. if centered => -self.height,
            _ if centered => 0.0,
            _ => -self.height / 2.0,
        };
        let leader = Some((on(w.radius + 0.5), end));
        self.spot(point(end.x + dx, end.y + dy), align, leader)
    }

    fn spot(&self, top: Point, align: Align, leader: Option<(Point, Point)>) -> Spot {
        let left = match align {
            Align::Start => top.x,
            Align::Middle => top.x - self.width / 2.0,
            Align::End => top.x - self.width,
        };
        Spot { top, align, bounds: Rect::new(left, top.y, self.width, self.height), leader }
    }

    fn placed(&self, w: &Wanted, spot: Spot) -> PlacedLabel {
        let line = |(i, text): (usize, &String)| Text {
            feature: Some(w.feature),
            at: point(spot.top.x, spot.top.y + ASCENT * w.px + w.leading * i as f64),
            align: spot.align,
            text: text.clone(),
            px: w.px,
            weight: w.weight,
            width: self.widths[i],
            tracking: 0.0,
            ink: super::items::Ink::Text,
            halo: true,
        };
        let lines = self.lines.iter().enumerate().map(line).collect();
        PlacedLabel { feature: w.feature, lines, bounds: spot.bounds, leader: spot.leader }
    }
}

/// The name whole, then broken in two at the space (failing that, the hyphen) nearest to its middle.
pub(super) fn forms(name: &str) -> Vec<Vec<String>> {
    let mut forms = vec![vec![name.to_owned()]];
    if let Some((first, second)) = broken(name, ' ').or_else(|| broken(name, '-')) {
        forms.push(vec![first, second]);
    }
    forms
}

fn broken(name: &str, at: char) -> Option<(String, String)> {
    const SHORTEST: usize = 3;
    let middle = name.len() as i64 / 2;
    let (i, _) = name
        .char_indices()
        .filter(|(i, c)| *c == at && *i >= SHORTEST && i + 1 + SHORTEST <= name.len())
        .min_by_key(|(i, _)| (*i as i64 - middle).abs())?;
    let first = name.get(..if at == '-' { i + 1 } else { i })?;
    Some((first.to_owned(), name.get(i + 1..)?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_at_a_space_before_they_break_at_a_hyphen() {
        let second = |name| forms(name).get(1).map(|lines| lines.join("|"));
        assert_eq!(second("Saint-Nazaire La Baule").as_deref(), Some("Saint-Nazaire|La Baule"));
        assert_eq!(second("Hauts-de-France Sud").as_deref(), Some("Hauts-de-France|Sud"));
        assert_eq!(second("Bourgogne-Franche-Comté").as_deref(), Some("Bourgogne-|Franche-Comté"));
        assert_eq!(second("Lille"), None);
    }
}
