//! What the reader or the page does, and what the page has to do about it.

use super::travel::Travel;
use crate::FeatureId;
use crate::atlas::EditionIx;
use crate::geo::Point;
use crate::interact::{Facet, View};
use crate::prose::Lang;

/// One thing that happens to an instance. Positions are px of the scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// The pointer is over the map.
    PointerMove {
        /// Where.
        at: Point,
        /// What was picked there.
        hit: Option<FeatureId>,
        /// Whether it is a finger: a finger has no hover.
        touch: bool,
    },
    /// A button or finger went down.
    PointerDown {
        /// Where.
        at: Point,
        /// What was picked there.
        hit: Option<FeatureId>,
    },
    /// It came up: the click, unless it moved off.
    PointerUp {
        /// Where.
        at: Point,
        /// What was picked there.
        hit: Option<FeatureId>,
    },
    /// The pointer left the map, or the browser took it over (a scroll began).
    PointerLeave,
    /// A key on the focused feature.
    Key(Key),
    /// The focus came to a feature, or left the map.
    Focus(Option<FeatureId>),
    /// A choice from outside the canvas.
    Select {
        /// What; `None` deselects.
        feature: Option<FeatureId>,
        /// By what means.
        source: Source,
    },
    /// Another view.
    Show(View),
    /// Another edition.
    Edition(EditionIx),
    /// Shows or hides labels of a facet; `None` shows all.
    Filter(Option<Facet>),
    /// Another language.
    Lang(Lang),
    /// A movement of the viewport.
    Travel(Travel),
    /// Whether the reader wants nothing to move.
    Calm(bool),
    /// Whether the viewport may change at all.
    Free(bool),
}

/// Keys that the map understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To the nearest feature in that direction.
    Arrow(Direction),
    /// First feature in reading order.
    Home,
    /// Last feature.
    End,
    /// First feature of the group before this one.
    PageUp,
    /// First feature of the next group.
    PageDown,
    /// Opens the focused feature.
    Enter,
    /// One level up.
    Escape,
}

/// A direction on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards smaller x.
    Left,
    /// Towards larger x.
    Right,
    /// Towards smaller y.
    Up,
    /// Towards larger y.
    Down,
}

/// By what means something was selected: the same event, whatever the means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Mouse, pen or finger on the canvas.
    Pointer,
    /// A key on the map.
    Keyboard,
    /// The element's attributes or methods.
    Api,
    /// The panel or the list.
    List,
}

impl Source {
    /// The word in the event's detail.
    pub fn word(self) -> &'static str {
        match self {
            Source::Pointer => "pointer",
            Source::Keyboard => "keyboard",
            Source::Api => "api",
            Source::List => "list",
        }
    }
}

/// What the page has to do. The state has already changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// The canvas shows something else.
    Paint,
    /// A tick is wanted before the next picture.
    Animate,
    /// Features stand elsewhere, or the viewport may be moved or no more: targets and state have to be read anew.
    Targets,
    /// The layout changed: targets, list and summary have to be read anew.
    Relayout,
    /// The panel has to be read anew.
    Panel,
    /// Say the selection politely and fire `select`.
    Selected(Source),
    /// Fire `view`.
    ViewChanged,
    /// Say what the edition changed and fire `edition`.
    EditionChanged,
    /// Say politely which labels are shown now.
    Filtered,
    /// Show the tooltip of a feature at a point, px of the scene, or move it there; `None` hides it.
    Tooltip(Option<(Point, FeatureId)>),
    /// Move the keyboard focus to a feature's button.
    MoveFocus(FeatureId),
    /// Whether the pointer is over something to click.
    Cursor(bool),
    /// The world's asset is needed.
    NeedWorld,
}
