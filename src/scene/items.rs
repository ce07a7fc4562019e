//! The nouns of a scene. Colours are roles ([`Ink`]): a theme gives them values when they are painted, so a
//! scene is the same in light and dark.

use crate::FeatureId;
use crate::geo::{Point, point};
use crate::map::{Outline, PlateShape};

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

    /// Its outline, px.
    pub(super) fn shape(&self) -> Shape {
        match *self {
            Clip::Rect(rect) => Shape::Rect(rect),
            Clip::Circle(center, radius) => Shape::Circle(center, radius),
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

/// A box in px.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Not negative.
    pub w: f64,
    /// Not negative.
    pub h: f64,
}

impl Rect {
    /// From the left top corner.
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Rect {
        Rect { x, y, w, h }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// Middle.
    pub fn center(&self) -> Point {
        point(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Whether the point is inside or on the edge.
    pub fn contains(&self, at: Point) -> bool {
        at.x >= self.x && at.x <= self.right() && at.y >= self.y && at.y <= self.bottom()
    }

    /// Whether the boxes share more than an edge.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether `other` lies wholly inside.
    pub fn encloses(&self, other: &Rect) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// Larger by `by` on every side; a negative figure shrinks it.
    #[inline(never)]
    pub fn grown(&self, by: f64) -> Rect {
        Rect::new(self.x - by, self.y - by, (self.w + 2.0 * by).max(0.0), (self.h + 2.0 * by).max(0.0))
    }

    /// The smallest box around both.
    pub fn union(&self, other: &Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// What both cover; `None` when they are apart.
    pub fn intersection(&self, other: &Rect) -> Option<Rect> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let (w, h) = (self.right().min(other.right()) - x, self.bottom().min(other.bottom()) - y);
        (w > 0.0 && h > 0.0).then_some(Rect { x, y, w, h })
    }
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

/// Paths of one frame. Their shapes are in the plate's metres, their stroke widths in px.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Where they are placed.
    pub frame: Frame,
    /// In painting order.
    pub paths: Vec<PathItem>,
}

/// A shape with its paint.
#[derive(Debug, Clone, PartialEq)]
pub struct PathItem {
    /// What it belongs to.
    pub feature: Option<FeatureId>,
    /// Where it lies.
    pub shape: Shape,
    /// Inside, even-odd.
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

    /// Whether its runs close: a fill closes them, and so does a box or a circle.
    pub fn is_closed(&self) -> bool {
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
    /// Centre and radius, px.
    Circle(Point, f64),
    /// A box, px.
    Rect(Rect),
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

/// A role of colour; themes give values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Ink {
    /// Page.
    Ground,
    /// Sea, nearly the tone of the page.
    Sea,
    /// Land of neighbours.
    Context,
    /// Region with a Capitale (or a Métropole).
    LandCapitale,
    /// The same, hovered.
    LandCapitaleHover,
    /// Region or country with Communautés (or hubs) only.
    LandCommunaute,
    /// The same, hovered.
    LandCommunauteHover,
    /// Region or country where none is known.
    LandNone,
    /// The same, hovered.
    LandNoneHover,
    /// Lines of the hatch on [`Ink::LandNone`].
    Hatch,
    /// Between regions.
    Border,
    /// Outer limits.
    Coast,
    /// Meridians and parallels.
    Graticule,
    /// Frames and ties.
    Hairline,
    /// From a symbol to where it is, or to its name.
    Leader,
    /// Over areas that step back while another is selected; translucent.
    Veil,
    /// Outline of the selected area.
    Selection,
    /// Capitales and what stands for them.
    Accent,
    /// Communautés, hubs, Métropoles.
    Mark,
    /// Inside of an open symbol and ring of a filled one.
    MarkInside,
    /// Main text.
    Text,
    /// Secondary text.
    TextSoft,
    /// Region names on land.
    TextRegion,
    /// Around text on the map.
    Halo,
}

impl Ink {
    /// How many roles there are.
    pub const COUNT: usize = Ink::Halo as usize + 1;

    /// One step stronger, for land under the pointer or the focus.
    pub fn hovered(self) -> Ink {
        match self {
            Ink::LandCapitale => Ink::LandCapitaleHover,
            Ink::LandCommunaute => Ink::LandCommunauteHover,
            Ink::LandNone => Ink::LandNoneHover,
            other => other,
        }
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
