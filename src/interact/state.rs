//! Everything that one instance of the map remembers.

use super::filter::Filter;
use super::flight::Flight;
use super::turn::Turn;
use crate::FeatureId;
use crate::atlas::{EditionIx, PlaceIx, Territory};
use crate::geo::Point;
use crate::prose::Lang;
use crate::viewport::Viewport;

/// Which map is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// France with its overseas insets.
    #[default]
    France,
    /// The communities abroad.
    World,
}

impl View {
    /// The one that shows a region or a country.
    pub fn of(territory: Territory) -> View {
        match territory {
            Territory::Region(_) => View::France,
            Territory::Country(_) => View::World,
        }
    }
}

/// What one instance remembers between two events.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Which map.
    pub view: View,
    /// Zoom of its main frame.
    pub viewport: Viewport,
    /// Where the viewport is on its way to.
    pub flight: Option<Flight>,
    /// The change of the view under way.
    pub turn: Option<Turn>,
    /// Whether nothing may move: journeys are cuts.
    pub calm: bool,
    /// Whether the viewport follows what is selected, and the reader may change it.
    pub free: bool,
    /// Which edition.
    pub edition: EditionIx,
    /// Language of everything shown.
    pub lang: Lang,
    /// Which labels are shown.
    pub filter: Filter,
    /// Feature under the pointer.
    pub hover: Option<FeatureId>,
    /// Whether the pointer is on a row of the legend that switches a facet.
    pub on_legend: bool,
    /// Feature with the keyboard focus.
    pub focus: Option<FeatureId>,
    /// Region, country or part of the world whose list is open; never a place.
    pub area: Option<FeatureId>,
    /// Place whose details are open.
    pub place: Option<PlaceIx>,
    /// Where a button or finger went down, until it comes up.
    pub press: Option<Press>,
}

/// A pointer that is down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Press {
    /// Px of the scene.
    pub at: Point,
    /// What was under it.
    pub hit: Option<FeatureId>,
}

impl State {
    /// The initial state in an edition.
    pub fn new(edition: EditionIx, lang: Lang) -> State {
        State {
            view: View::France,
            viewport: Viewport::default(),
            flight: None,
            turn: None,
            calm: false,
            free: true,
            edition,
            lang,
            filter: Filter::default(),
            hover: None,
            on_legend: false,
            focus: None,
            area: None,
            place: None,
            press: None,
        }
    }

    /// Whether the map is under way to something else.
    pub fn moves(&self) -> bool {
        self.flight.is_some() || self.turn.is_some()
    }

    /// What the panel shows: a place before the region it is in.
    pub fn selection(&self) -> Option<FeatureId> {
        self.place.map(FeatureId::Place).or(self.area)
    }
}
