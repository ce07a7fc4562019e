//! Where the panel stands, and what of the page it covers.

use crate::scene::{Preset, Rect};

/// The part of the page's width that a panel beside the map covers, and of its height that a sheet covers.
const PANEL_SHARE: f64 = 0.26;
const SHEET_SHARE: f64 = 0.45;
/// Width from which the panel stands beside the map, CSS px.
const PANEL_BESIDE: f64 = 900.0;

/// Where the panel covers the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelSide {
    /// Over the legend.
    Right,
    /// Over the insets: what was clicked lies on the right.
    Left,
    /// A sheet.
    Bottom,
    /// A sheet: what was clicked lies at the bottom.
    Top,
}

impl PanelSide {
    /// Whether it stands beside the map, on a page of so many CSS px per px.
    pub(crate) fn is_beside(preset: Preset, scale: f64) -> bool {
        preset.size().0 * scale >= PANEL_BESIDE
    }

    /// Where it stands as long as that covers nothing.
    pub(crate) fn usual(is_beside: bool) -> PanelSide {
        if is_beside { PanelSide::Right } else { PanelSide::Bottom }
    }

    /// The usual side, or the other one if only that leaves free what is selected.
    pub(crate) fn leaving_free(selected: Option<&Rect>, is_beside: bool, preset: Preset) -> PanelSide {
        let usual = PanelSide::usual(is_beside);
        let other = if is_beside { PanelSide::Left } else { PanelSide::Top };
        let covers = |side: PanelSide| selected.is_some_and(|part| part.overlaps(&side.covered(preset)));
        if covers(usual) && !covers(other) { other } else { usual }
    }

    /// What it covers of the page, px.
    pub(crate) fn covered(self, preset: Preset) -> Rect {
        let (width, height) = preset.size();
        let (panel, sheet) = (width * PANEL_SHARE, height * SHEET_SHARE);
        match self {
            PanelSide::Right => Rect::new(width - panel, 0.0, panel, height),
            PanelSide::Left => Rect::new(0.0, 0.0, panel, height),
            PanelSide::Bottom => Rect::new(0.0, height - sheet, width, sheet),
            PanelSide::Top => Rect::new(0.0, 0.0, width, sheet),
        }
    }
}
