//! The two page layouts. A scene is laid out at one of these sizes and scaled uniformly, so that a picture made
//! beforehand is the picture the canvas draws.

use super::items::SymbolKind;
use super::rect::Rect;
use crate::atlas::PartIx;
use crate::geo::{Extent, Point, point};
use crate::interact::View;

/// A page layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preset {
    /// 360 × 640 px: phones and narrow columns.
    Portrait,
    /// 960 × 640 px.
    Landscape,
}

/// Host widths below this take [`Preset::Portrait`], CSS px.
pub const BREAKPOINT: f64 = 640.0;
/// The portrait page is not drawn wider than this, CSS px: it would be taller than a screen.
const PORTRAIT_MAX: f64 = 480.0;
/// The landscape page is not drawn wider than this, CSS px.
const LANDSCAPE_MAX: f64 = 1280.0;

/// Font sizes of a preset, px: no text is smaller than `label`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizes {
    /// Title of the map.
    pub title: f64,
    /// Names of Capitales and the sentence under the title.
    pub capitale: f64,
    /// Everything else: 11 CSS px at the narrowest host of the preset.
    pub label: f64,
    /// Distance of baselines, as a multiple of the font size.
    pub leading: f64,
    /// Half the width of a Capitale's symbol, px.
    pub capitale_radius: f64,
    /// Half the width of a Communauté's symbol, px.
    pub communaute_radius: f64,
    /// Between two rows of the legend, as a multiple of the font size.
    pub gap: f64,
}

impl Sizes {
    /// Half the width of a mark, px.
    pub(super) fn radius(&self, kind: SymbolKind) -> f64 {
        match kind {
            SymbolKind::Diamond => self.capitale_radius,
            SymbolKind::Square => self.capitale_radius * 0.8,
            SymbolKind::Circle | SymbolKind::Triangle => self.communaute_radius,
            #[cfg(supplied)]
            SymbolKind::Hexagon => self.communaute_radius,
        }
    }
}

impl Preset {
    /// Both, for tests and for the prerendered pictures.
    pub const ALL: [Preset; 2] = [Preset::Portrait, Preset::Landscape];

    /// The preset for a host of that width, CSS px.
    pub fn for_width(width: f64) -> Preset {
        if width < BREAKPOINT { Preset::Portrait } else { Preset::Landscape }
    }

    /// Width and height, px.
    pub fn size(self) -> (f64, f64) {
        let width = if self == Preset::Portrait { 360.0 } else { 960.0 };
        (width, 640.0)
    }

    /// The scale at which a host of that width shows it.
    pub fn scale(self, host_width: f64) -> f64 {
        let limit = if self == Preset::Portrait { PORTRAIT_MAX } else { LANDSCAPE_MAX };
        host_width.min(limit) / self.size().0
    }

    /// Font and symbol sizes.
    pub fn sizes(self) -> &'static Sizes {
        const SIZES: [Sizes; 2] = [
            Sizes {
                title: 19.0,
                capitale: 13.5,
                label: 12.5,
                leading: 1.24,
                capitale_radius: 6.0,
                communaute_radius: 4.0,
                gap: 0.0,
            },
            Sizes {
                title: 28.0,
                capitale: 18.0,
                label: 16.5,
                leading: 1.2,
                capitale_radius: 9.0,
                communaute_radius: 6.0,
                gap: 0.22,
            },
        ];
        &SIZES[self as usize]
    }
}

/// Boxes of what stands around the map, px.
pub(super) struct Surround {
    /// Title, sentence and legend.
    pub(super) column: Rect,
    /// Where the legend goes; without height where it follows the title.
    pub(super) legend: Rect,
    /// Credit, baseline of the last line at the bottom.
    pub(super) credit: Rect,
    /// Left free for the controls of the page, which keep their size when the scene shrinks.
    pub(super) controls: Rect,
    /// The same for the buttons that zoom.
    pub(super) lenses: Rect,
    /// The same for the way back, which is there while the map is zoomed, and for the buttons that zoom where a sheet
    /// would lie over them.
    pub(super) moved: [Rect; 2],
}

pub(super) fn surround(view: View, preset: Preset) -> &'static Surround {
    const FRANCE_WIDE: Surround = Surround {
        column: Rect::new(718.0, 84.0, 238.0, 400.0),
        legend: Rect::new(718.0, 84.0, 238.0, 0.0),
        credit: Rect::new(10.0, 614.0, 940.0, 22.0),
        controls: Rect::new(668.0, 0.0, 292.0, 70.0),
        lenses: Rect::new(886.0, 408.0, 74.0, 198.0),
        moved: [Rect::new(154.0, 0.0, 500.0, 72.0), Rect::new(154.0, 72.0, 74.0, 136.0)],
    };
    const WORLD_WIDE: Surround = Surround {
        column: Rect::new(14.0, 8.0, 640.0, 64.0),
        legend: Rect::new(14.0, 546.0, 930.0, 60.0),
        credit: Rect::new(14.0, 614.0, 936.0, 22.0),
        controls: Rect::new(668.0, 0.0, 292.0, 70.0),
        lenses: Rect::new(886.0, 72.0, 74.0, 198.0),
        moved: [Rect::new(4.0, 94.0, 500.0, 72.0), Rect::new(4.0, 166.0, 74.0, 136.0)],
    };
    const FRANCE_NARROW: Surround = Surround {
        column: Rect::new(8.0, 6.0, 344.0, 104.0),
        legend: Rect::new(8.0, 6.0, 344.0, 0.0),
        credit: Rect::new(8.0, 592.0, 156.0, 46.0),
        controls: Rect::new(162.0, 592.0, 198.0, 48.0),
        lenses: Rect::new(0.0, 344.0, 54.0, 102.0),
        moved: [Rect::new(0.0, 108.0, 360.0, 54.0), Rect::new(306.0, 162.0, 54.0, 102.0)],
    };
    const WORLD_NARROW: Surround = Surround { lenses: Rect::new(0.0, 176.0, 54.0, 102.0), ..FRANCE_NARROW };
    match (preset, view) {
        (Preset::Portrait, View::France) => &FRANCE_NARROW,
        (Preset::Portrait, View::World) => &WORLD_NARROW,
        (Preset::Landscape, View::France) => &FRANCE_WIDE,
        (Preset::Landscape, View::World) => &WORLD_WIDE,
    }
}

/// Boxes of the map of France, px.
pub(super) struct FrancePage {
    /// The mainland with Corsica is fitted into this.
    pub(super) mainland: Rect,
    /// What the mainland's frame may draw on: neighbours reach further than the mainland.
    pub(super) window: Rect,
    /// Labels of the mainland stay inside this while all of it is shown: on the wide page, out of where the panel opens.
    pub(super) label_room: Rect,
    /// One cell per inset: name above, map below.
    pub(super) insets: [Rect; 7],
    /// Centre and radius of the Île-de-France magnifier.
    pub(super) magnifier: (Point, f64),
}

pub(super) fn france_page(preset: Preset) -> &'static FrancePage {
    const PAGES: [FrancePage; 2] = [
        FrancePage {
            mainland: Rect::new(5.0, 116.0, 350.0, 328.0),
            window: Rect::new(0.0, 110.0, 360.0, 338.0),
            label_room: Rect::new(3.0, 110.0, 354.0, 338.0),
            insets: [
                Rect::new(8.0, 452.0, 83.0, 66.0),
                Rect::new(95.0, 452.0, 83.0, 66.0),
                Rect::new(182.0, 452.0, 83.0, 66.0),
                Rect::new(269.0, 452.0, 83.0, 66.0),
                Rect::new(8.0, 522.0, 112.0, 66.0),
                Rect::new(124.0, 522.0, 112.0, 66.0),
                Rect::new(240.0, 522.0, 112.0, 66.0),
            ],
            magnifier: (point(44.0, 150.0), 36.0),
        },
        FrancePage {
            mainland: Rect::new(156.0, 10.0, 636.0, 594.0),
            window: Rect::new(154.0, 0.0, 806.0, 612.0),
            label_room: Rect::new(156.0, 4.0, 552.0, 604.0),
            insets: [
                Rect::new(10.0, 8.0, 138.0, 81.0),
                Rect::new(10.0, 94.0, 138.0, 81.0),
                Rect::new(10.0, 180.0, 138.0, 81.0),
                Rect::new(10.0, 266.0, 138.0, 81.0),
                Rect::new(10.0, 352.0, 138.0, 81.0),
                Rect::new(10.0, 438.0, 138.0, 81.0),
                Rect::new(10.0, 524.0, 138.0, 81.0),
            ],
            magnifier: (point(238.0, 76.0), 69.0),
        },
    ];
    &PAGES[preset as usize]
}

/// Boxes of the map of the world, px.
pub(super) struct WorldPage {
    /// The inhabited world is fitted into this.
    pub(super) world: Rect,
    /// Enlarged parts, by the extents of [`WORLD_INSETS`].
    pub(super) insets: &'static [Rect],
}

/// Dense parts of the world that a narrow page enlarges: which part, and what to show of it.
pub(super) const WORLD_INSETS: [(PartIx, Extent); 3] = [
    (PartIx::EUROPE, Extent { west: -11.0, south: 35.5, east: 30.0, north: 60.5 }),
    (PartIx::NORTH_AMERICA, Extent { west: -126.0, south: 17.0, east: -66.0, north: 50.0 }),
    (PartIx::ASIA, Extent { west: 96.0, south: -9.0, east: 142.0, north: 41.0 }),
];

pub(super) fn world_page(preset: Preset) -> &'static WorldPage {
    const PAGES: [WorldPage; 2] = [
        WorldPage {
            world: Rect::new(4.0, 116.0, 352.0, 160.0),
            insets: &[
                Rect::new(8.0, 282.0, 344.0, 156.0),
                Rect::new(8.0, 444.0, 196.0, 142.0),
                Rect::new(210.0, 444.0, 142.0, 142.0),
            ],
        },
        WorldPage { world: Rect::new(8.0, 94.0, 944.0, 430.0), insets: &[] },
    ];
    &PAGES[preset as usize]
}
