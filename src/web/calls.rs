//! The calls by number. `www/v1/calls.js` has the same names and says what goes with each; `tests/tidy.rs` compares them.

use crate::interact::{Direction, Key};

// What can be asked.
pub(super) const STATE: u32 = 0;
pub(super) const LABELS: u32 = 1;
pub(super) const FIRST: u32 = 2;
pub(super) const PANEL: u32 = 3;
pub(super) const LIST: u32 = 4;
pub(super) const SVG: u32 = 5;
pub(super) const HOVERED: u32 = 6;
pub(super) const EDITIONS: u32 = 7;
pub(super) const FILTERS: u32 = 8;
pub(super) const PARTS: u32 = 9;
pub(super) const FIND: u32 = 10;

/// Smaller numbers ask, larger ones tell.
pub(super) const PAINT: u32 = 11;

// What can be told.
pub(super) const MOVE: u32 = 12;
pub(super) const DOWN: u32 = 13;
pub(super) const UP: u32 = 14;
pub(super) const LEAVE: u32 = 15;
pub(super) const FOCUS: u32 = 16;
pub(super) const KEY: u32 = 17;
pub(super) const SELECT: u32 = 18;
pub(super) const CHOOSE: u32 = 19;
pub(super) const SHOW: u32 = 20;
pub(super) const EDITION: u32 = 21;
pub(super) const LANG: u32 = 22;
pub(super) const THEME: u32 = 23;
pub(super) const COLOR: u32 = 24;
pub(super) const FILTER: u32 = 25;
pub(super) const RESIZE: u32 = 26;
pub(super) const ZOOM: u32 = 27;
pub(super) const WORLD: u32 = 28;
pub(super) const GROW: u32 = 29;
pub(super) const PAN: u32 = 30;
pub(super) const FLICK: u32 = 31;
pub(super) const IN: u32 = 32;
pub(super) const OUT: u32 = 33;
pub(super) const STEP: u32 = 34;
pub(super) const HOME: u32 = 35;
pub(super) const TICK: u32 = 36;
pub(super) const CALM: u32 = 37;
pub(super) const FREE: u32 = 38;

/// What [`KEY`] names by rank.
pub(super) const KEYS: [Key; 10] = [
    Key::Arrow(Direction::Left),
    Key::Arrow(Direction::Right),
    Key::Arrow(Direction::Up),
    Key::Arrow(Direction::Down),
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Enter,
    Key::Escape,
];
