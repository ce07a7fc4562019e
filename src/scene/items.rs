//! The nouns of a scene: what is painted, in px, with roles in the place of colours.

use super::frame::{Clip, Frame};
use super::ink::Ink;
use super::rect::Rect;
use crate::FeatureId;
use crate::geo::Point;
use crate::map::{Bounds, Outline, PlateShape};

/// A laid-out picture at one preset, CSS px, y down.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width of the preset, px.
    pub width: f64,
    /// Height of the preset, px.
    pub height: f64,
    /// Where each plate lies; the last drawn comes last.
    pub frames: Vec<Frame>,
    /// In painting order.
    pub items: Vec<Item>,
}

/// One thing to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A shape.
    Path(PathItem),
    /// The mark of a place.
    Symbol(Symbol),
    /// One line of text.
    Text(Text),
    /// Items in metres of a frame's plate, clipped to the frame.
    Group(Group),
}

impl Item {
    /// A box that nothing of it is painted outside of, px.
    pub fn reach(&self) -> Rect {
        match self {
            Item::Group(group) => group.frame.clip.bounds(),
            Item::Path(path) => path.shape.bounds().grown(path.stroke.map_or(0.0, |stroke| stroke.width)),
            Item::Symbol(symbol) => symbol.reach(),
            // Accents of capitals rise above them.
            Item::Text(text) => text.bounds().grown(0.3 * text.px),
        }
    }
}

/// Paths of one frame. Their shapes are in the plate's metres, their stroke widths in px.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Where they are placed.
    pub frame: Frame,
    /// In painting order.
    pub paths: Vec<PathItem>,
    /// How often the corners of the plate's shapes are cut, see [`Outline::rounded`].
    pub cuts: u8,
}

/// A shape with its paint.
#[derive(Debug, Clone, PartialEq)]
pub struct PathItem {
    /// What it belongs to.
    pub feature: Option<FeatureId>,
    /// Where it lies.
    pub shape: Shape,
    /// Inside; see [`PathItem::winds`].
    pub fill: Option<Fill>,
    /// Along the line, painted after the fill.
    pub stroke: Option<Stroke>,
}

impl PathItem {
    /// A path of no feature; a line `width` px wide, none at 0. Never inlined: its many fields would be written anew
    /// at every call.
    #[inline(never)]
    pub(super) fn new(shape: Shape, fill: Option<Ink>, line: Ink, width: f64) -> PathItem {
        let stroke = (width > 0.0).then_some(Stroke { ink: line, width, dash: 0.0 });
        PathItem { feature: None, shape, fill: fill.map(Fill), stroke }
    }

    /// Whether it is filled where its rings wind around; else where they do so an odd number of times.
    #[inline]
    pub fn winds(&self) -> bool {
        #[cfg(supplied)]
        if matches!(self.shape, Shape::Shared(_)) {
            return true;
        }
        false
    }

    /// Whether its runs close: a fill closes them, and so does a box or a circle.
    pub fn is_closed(&self) -> bool {
        #[cfg(supplied)]
        if let Shape::Shared(shared) = &self.shape {
            return shared.closed;
        }
        self.fill.is_some() || matches!(self.shape, Shape::Circle(..) | Shape::Rect(_))
    }
}

/// The geometry of a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A shape of the frame's plate, by its role; painters may cache it.
    Plate(PlateShape),
    /// Polylines in the coordinates of their parent.
    Lines(Outline),
    /// Lines or rings in the coordinates of their parent that many pictures share; painters keep them by their key.
    #[cfg(supplied)]
    Shared(std::sync::Arc<Shared>),
    /// Polylines of one picture, in the coordinates of their parent: the next picture has others, painters keep none.
    Moving(Outline),
    /// Centre and radius, px.
    Circle(Point, f64),
    /// A box, px.
    Rect(Rect),
}

/// Lines or rings that many pictures share.
#[cfg(supplied)]
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// What tells them from all others of the page.
    pub key: u64,
    /// Rings turn so that what they enclose is filled where they do not wind around it zero times.
    pub lines: Outline,
    /// Whether its runs close.
    pub closed: bool,
}

#[cfg(supplied)]
impl Shared {
    /// A shape that no other has the key of.
    pub fn new(mut lines: Outline, closed: bool) -> std::sync::Arc<Shared> {
        // It stays for long.
        lines.points.shrink_to_fit();
        lines.ends.shrink_to_fit();
        use std::sync::atomic::{AtomicU64, Ordering};
        static NEXT: AtomicU64 = AtomicU64::new(0);
        std::sync::Arc::new(Shared { key: NEXT.fetch_add(1, Ordering::Relaxed), lines, closed })
    }
}

impl Shape {
    /// The box around a shape that stands on the page itself, px; without an extent for one of a plate.
    fn bounds(&self) -> Rect {
        match self {
            Shape::Plate(_) => Rect::default(),
            #[cfg(supplied)]
            Shape::Shared(_) => Rect::default(),
            Shape::Lines(lines) | Shape::Moving(lines) => {
                let Bounds { min, max } = Bounds::around(&lines.points);
                Rect::new(min.x, min.y, max.x - min.x, max.y - min.y)
            }
            Shape::Circle(center, radius) => Clip::Circle(*center, *radius).bounds(),
            Shape::Rect(rect) => *rect,
        }
    }
}

impl From<Clip> for Shape {
    fn from(clip: Clip) -> Shape {
        match clip {
            Clip::Rect(rect) => Shape::Rect(rect),
            Clip::Circle(center, radius) => Shape::Circle(center, radius),
        }
    }
}

/// How a path is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill(pub Ink);

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour role.
    pub ink: Ink,
    /// Px.
    pub width: f64,
    /// Dash and gap, px; 0 for a solid line.
    pub dash: f64,
}

impl Stroke {
    /// Whether its joints are too fine to be seen: they are cut straight, as round ones at every vertex of every
    /// coast took a sixth of a frame.
    pub fn is_fine(&self) -> bool {
        self.width <= 1.2
    }
}

/// The mark of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Symbol {
    /// What it stands for; `None` in the legend.
    pub feature: Option<FeatureId>,
    /// Centre, px.
    pub at: Point,
    /// Shape.
    pub kind: SymbolKind,
    /// Half its width, px.
    pub radius: f64,
    /// Whether the row is deduced: dashed outline.
    pub inferred: bool,
    /// Whether a ring marks it as selected.
    pub selected: bool,
    /// Whether it is drawn a step stronger, under the pointer or the focus.
    pub raised: bool,
}

impl Symbol {
    /// A box that it is painted within, raised and ringed too, px.
    pub fn reach(&self) -> Rect {
        Clip::Circle(self.at, 1.5 * self.radius + 8.0).bounds()
    }
}

/// One shape per tier, so that no tier is told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// Capitale: filled.
    Diamond,
    /// Communauté: open.
    Circle,
    /// Métropole of 2014 and 2015: filled.
    Square,
    /// Hub of 2015 to 2018: open.
    Triangle,
    /// Of a map that a host supplied: filled.
    #[cfg(supplied)]
    Hexagon,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What it names; picking it picks that.
    pub feature: Option<FeatureId>,
    /// On the baseline, at the side that `align` says, px.
    pub at: Point,
    /// Which end of the line `at` is.
    pub align: Align,
    /// Characters.
    pub text: String,
    /// Font size, px.
    pub px: f64,
    /// Weight.
    pub weight: Weight,
    /// Width that painters fit it to, tracking included, px.
    pub width: f64,
    /// Extra space after each letter, px.
    pub tracking: f64,
    /// Colour role.
    pub ink: Ink,
    /// Whether a halo sets it off the map.
    pub halo: bool,
}

/// Which end of a line of text its position is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Left.
    Start,
    /// Middle.
    Middle,
    /// Right.
    End,
}

impl Align {
    /// The part of the text that is left of its position.
    pub fn before(self) -> f64 {
        f64::from(self as u8) / 2.0
    }
}

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// Height of capitals and descenders around a baseline, as parts of the font size.
pub(super) const ASCENT: f64 = 0.74;
/// See [`ASCENT`].
pub(super) const DESCENT: f64 = 0.22;

impl Text {
    /// Width of the halo's stroke, px: half of it lies outside the letters.
    pub fn halo_width(&self) -> f64 {
        0.22 * self.px
    }

    /// The box that the ink can touch, px.
    pub fn bounds(&self) -> Rect {
        let x = match self.align {
            Align::Start => self.at.x,
            Align::Middle => self.at.x - self.width / 2.0,
            Align::End => self.at.x - self.width,
        };
        Rect::new(x, self.at.y - ASCENT * self.px, self.width, (ASCENT + DESCENT) * self.px)
    }
}
