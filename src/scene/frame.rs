//! Where a plate of the map lies on the page: the part of the page that shows it, and from its metres to px.

use super::rect::Rect;
use crate::geo::{Point, point};
use crate::map::Bounds;

/// Which part of the map a frame shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameId {
    /// Metropolitan France.
    Mainland,
    /// Île-de-France enlarged.
    Magnifier,
    /// An entry of [`crate::geo::INSETS`].
    Inset(u8),
    /// The whole world.
    World,
    /// A part of the world enlarged, by its rank in the preset.
    WorldInset(u8),
}

/// A plate placed on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// What it shows.
    pub id: FrameId,
    /// Nothing is drawn or picked outside.
    pub clip: Clip,
    /// From the plate's metres to px.
    pub affine: Affine,
}

impl Frame {
    /// What of a box of its plate it shows, px; `None` where it shows nothing of it.
    pub fn place(&self, bounds: &Bounds) -> Option<Rect> {
        self.box_of(bounds).intersection(&self.clip.bounds())
    }

    /// The box of something of its plate, in sight or not, px.
    pub fn box_of(&self, bounds: &Bounds) -> Rect {
        let (a, b) = (self.affine.apply(bounds.min), self.affine.apply(bounds.max));
        Rect::new(a.x, b.y, b.x - a.x, a.y - b.y)
    }
}

/// A uniform scale and a shift that also turns y downwards: `px = scale · x + dx`, `py = dy − scale · y`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affine {
    /// CSS px per metre, above 0.
    pub scale: f64,
    /// Px.
    pub dx: f64,
    /// Px.
    pub dy: f64,
}

impl Affine {
    /// Metres to px.
    pub fn apply(&self, p: Point) -> Point {
        point(self.scale * p.x + self.dx, self.dy - self.scale * p.y)
    }

    /// Px to metres.
    pub fn invert(&self, p: Point) -> Point {
        point((p.x - self.dx) / self.scale, (self.dy - p.y) / self.scale)
    }
}

/// The part of the page that a frame may touch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Clip {
    /// Left, top, width, height.
    Rect(Rect),
    /// Centre and radius.
    Circle(Point, f64),
}

impl Clip {
    /// Whether the point is inside or on the edge.
    pub fn contains(&self, at: Point) -> bool {
        match self {
            Clip::Rect(rect) => rect.contains(at),
            Clip::Circle(center, r) => {
                let (dx, dy) = (at.x - center.x, at.y - center.y);
                dx * dx + dy * dy <= r * r
            }
        }
    }

    /// The box around it.
    pub fn bounds(&self) -> Rect {
        match *self {
            Clip::Rect(rect) => rect,
            Clip::Circle(c, r) => Rect::new(c.x - r, c.y - r, 2.0 * r, 2.0 * r),
        }
    }
}
