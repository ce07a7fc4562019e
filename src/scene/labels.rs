//! Names beside symbols: tried in a fixed order of positions, most important first, never overlapping another
//! name, a symbol or the furniture. Names that find no room are retried before the others; what still
//! finds none stays unnamed until it is focused.

use super::items::{ASCENT, Align, DESCENT, Text, Weight};
use super::rect::Rect;
use super::typeset::{Style, halves};
use crate::FeatureId;
use crate::geo::{Point, point};
use crate::math;
use crate::order::{ranks, sort_by};

/// A name looking for room.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    /// What it names.
    pub(super) feature: FeatureId,
    /// Centre of the symbol, px.
    pub(super) at: Point,
    /// Half the symbol's width, px.
    pub(super) radius: f64,
    /// The name.
    pub(super) name: String,
    /// How it is set.
    pub(super) style: Style,
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

/// Positions beside a symbol, in the order in which they are tried. The name's side of the symbol: 1 right, −1 left,
/// 0 centred; its shift to the right, quarters of its width; 1 below, −1 above the symbol; how far its upper edge is
/// raised from there, tenths of its height.
const BESIDE: [[i8; 4]; 16] = [
    [1, 0, 0, 5],
    [-1, 0, 0, 5],
    [0, 0, -1, 10],
    [0, 0, 1, 0],
    [1, 0, -1, 10],
    [1, 0, 1, 0],
    [-1, 0, -1, 10],
    [-1, 0, 1, 0],
    [0, 1, -1, 10],
    [0, -1, -1, 10],
    [0, 1, 1, 0],
    [0, -1, 1, 0],
    [1, 0, 0, 8],
    [1, 0, 0, 2],
    [-1, 0, 0, 8],
    [-1, 0, 0, 2],
];
/// Lengths of leaders, px.
const LEADER_REACH: [u8; 7] = [14, 24, 36, 50, 66, 84, 104];
/// Positions at the end of a leader: its direction, sixteenths of a turn from east, clockwise, the sides first; the
/// name's side of the end and how far it is raised, as in [`BESIDE`]. The last eight hang centred from a slant.
const LED: [[i8; 3]; 24] = [
    [0, 1, 5],
    [8, -1, 5],
    [14, 1, 5],
    [2, 1, 5],
    [10, -1, 5],
    [6, -1, 5],
    [15, 1, 5],
    [1, 1, 5],
    [9, -1, 5],
    [7, -1, 5],
    [13, 1, 5],
    [3, 1, 5],
    [11, -1, 5],
    [5, -1, 5],
    [12, 0, 10],
    [4, 0, 0],
    [6, 0, 0],
    [2, 0, 0],
    [10, 0, 10],
    [14, 0, 10],
    [5, 0, 0],
    [3, 0, 0],
    [11, 0, 10],
    [13, 0, 10],
];
/// Rounds in which names that failed go first.
const ROUNDS: usize = 5;
/// Gap between a symbol and its name, px.
const GAP: f64 = 3.0;
/// Distance of the baselines of a name, as a part of its font size.
pub(super) const LEADING: f64 = 1.08;

/// Places as many names as find room, in the order of what they name. Deterministic: same input, same places.
pub(super) fn place(wanted: &[Wanted], obstacles: &[Rect]) -> Vec<PlacedLabel> {
    let mut order = ranks(wanted.len(), &mut |a, b| wanted[a].rank < wanted[b].rank);
    let (mut best, mut most) = (Vec::new(), 0);
    for _ in 0..ROUNDS {
        let mut taken = obstacles.to_vec();
        let (mut placed, mut found, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        let mut worth = 0;
        for i in order {
            let w = &wanted[i];
            let Some(label) = first_fit(w, &taken) else {
                failed.push(i);
                continue;
            };
            // One Capitale outweighs everything else.
            worth += if w.style.weight == Weight::Bold { 1 << 16 } else { 1 };
            taken.push(label.bounds);
            if let Some((from, to)) = label.leader {
                taken.append(&mut along(from, to));
            }
            placed.push(label);
            found.push(i);
        }
        if worth > most {
            (best, most) = (placed, worth);
        }
        if failed.is_empty() {
            break;
        }
        failed.append(&mut found);
        order = failed;
    }
    sort_by(&mut best, |a: &PlacedLabel, b| a.feature < b.feature);
    best
}

/// Whether a box overlaps nothing that is there.
pub(super) fn is_free(bounds: &Rect, taken: &[Rect]) -> bool {
    !taken.iter().any(|other| other.overlaps(bounds))
}

/// Small boxes along a leader.
fn along(from: Point, to: Point) -> Vec<Rect> {
    const STEP: f64 = 4.0;
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let steps = (math::hypot(dx, dy) / STEP).ceil().max(1.0) as u32;
    let mut boxes = Vec::new();
    for i in 0..=steps {
        let t = f64::from(i) / f64::from(steps);
        boxes.push(Rect::new(from.x + t * dx - 0.75, from.y + t * dy - 0.75, 1.5, 1.5));
    }
    boxes
}

/// The name at the first position that is free.
pub(super) fn first_fit(w: &Wanted, taken: &[Rect]) -> Option<PlacedLabel> {
    let blocks = blocks(&w.name, &w.style);
    let fits = |spot: &Spot| {
        // A leader that runs under another name or symbol would seem to belong to that.
        let clear = |r: &Rect| r.grown(w.radius + 2.0).contains(w.at) || is_free(r, taken);
        spot.bounds.w > 0.0
            && w.room.encloses(&spot.bounds)
            && is_free(&spot.bounds, taken)
            && spot.leader.is_none_or(|(from, to)| along(from, to).iter().all(clear))
    };
    for block in &blocks {
        for position in BESIDE {
            let spot = block.beside(w, position);
            if fits(&spot) {
                return Some(block.placed(w.feature, spot));
            }
        }
    }
    for reach in LEADER_REACH.map(f64::from) {
        if reach > w.reach {
            break;
        }
        for block in &blocks {
            for position in LED {
                let spot = block.led(w, reach, position);
                if fits(&spot) {
                    return Some(block.placed(w.feature, spot));
                }
            }
        }
    }
    None
}

/// A position tried for a name: cheap, because hundreds are tried.
pub(super) struct Spot {
    /// The upper edge at the side that `align` says.
    top: Point,
    align: Align,
    pub(super) bounds: Rect,
    leader: Option<(Point, Point)>,
}

/// The lines of a name and the room they take.
pub(super) struct Block<'a> {
    style: &'a Style,
    /// The second is empty where there is one only.
    lines: [&'a str; 2],
    width: f64,
    height: f64,
}

/// A name whole, then broken in two; the second is without lines where it does not break.
pub(super) fn blocks<'a>(name: &'a str, style: &'a Style) -> [Block<'a>; 2] {
    [[name, ""], halves(name)].map(|lines| {
        let width = style.width(lines[0]).max(style.width(lines[1]));
        let between = if lines[1].is_empty() { 0.0 } else { LEADING * style.px };
        Block { style, lines, width, height: between + (ASCENT + DESCENT) * style.px }
    })
}

impl Block<'_> {
    fn beside(&self, w: &Wanted, position: [i8; 4]) -> Spot {
        let [side, shift, row, raised] = position.map(f64::from);
        let gap = if side * row == 0.0 { w.radius + GAP } else { w.radius * 0.6 + GAP };
        let top = point(w.at.x + (side * gap + shift * self.width / 4.0), w.at.y + row * gap);
        self.spot(top, side, raised, None)
    }

    fn led(&self, w: &Wanted, reach: f64, position: [i8; 3]) -> Spot {
        let [turn, side, raised] = position.map(f64::from);
        let (sin, cos) = math::sincos(turn * core::f64::consts::TAU / 16.0);
        let on = |d: f64| point(w.at.x + d * cos, w.at.y + d * sin);
        let end = on(w.radius + reach);
        self.spot(point(end.x + 2.0 * side, end.y), side, raised, Some((on(w.radius + 0.5), end)))
    }

    /// The block centred on a point.
    pub(super) fn centred(&self, at: Point) -> Spot {
        self.spot(at, 0.0, 5.0, None)
    }

    /// `side` and `raised` are those of [`BESIDE`].
    fn spot(&self, at: Point, side: f64, raised: f64, leader: Option<(Point, Point)>) -> Spot {
        let top = point(at.x, at.y - raised / 10.0 * self.height);
        let (align, left) = match side {
            1.0 => (Align::Start, top.x),
            0.0 => (Align::Middle, top.x - self.width / 2.0),
            _ => (Align::End, top.x - self.width),
        };
        Spot { top, align, bounds: Rect::new(left, top.y, self.width, self.height), leader }
    }

    pub(super) fn placed(&self, feature: FeatureId, spot: Spot) -> PlacedLabel {
        let Spot { top, align, bounds, leader } = spot;
        let mut lines = Vec::new();
        let mut at = point(top.x, top.y + ASCENT * self.style.px);
        for text in self.lines {
            if !text.is_empty() {
                lines.push(Text { feature: Some(feature), align, ..self.style.line(text, at) });
                at.y += LEADING * self.style.px;
            }
        }
        PlacedLabel { feature, lines, bounds, leader }
    }
}
