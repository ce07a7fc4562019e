//! The map on a card: the shapes of the scene around what is selected, placed anew so that lines and marks keep their
//! weight, however far it is zoomed.

use french_tech_map::FeatureId;
use french_tech_map::atlas::{Atlas, Certainty, Label, LabelIx, Territory};
use french_tech_map::geo::{Extent, INSETS, Point, Projection as _, lonlat, point};
use french_tech_map::interact::{Event, Source, State, View};
use french_tech_map::map::{Bounds, Plate};
use french_tech_map::scene::{
    Affine, Clip, Fill, Frame, FrameId, Group, Ink, Item, PathItem, Preset, Rect, Shape, Stroke, Symbol,
    cuts, plate_of,
};
use french_tech_map::widget::{Ground, Widget};

use super::facts::{Facts, kind_of};
use super::{OTHERS, SELECTED, symbol};

/// Around a region, as a part of its size.
const AROUND: f64 = 0.12;
/// Radius of the dot at a place whose title no source gives in the edition, px.
const DOT: f64 = 8.0;
/// The least and the most of the world that is shown around a place or a country, metres.
const ABROAD: (f64, f64) = (4_000_000.0, 6_500_000.0);

/// Sea, land and marks in a window, px.
pub(super) fn items(ground: &Ground, state: &State, facts: &Facts, window: Rect) -> Vec<Item> {
    let mut items = vec![Item::Path(PathItem {
        feature: None,
        shape: Shape::Rect(window),
        fill: Some(Fill(Ink::Sea)),
        stroke: None,
    })];
    let id = frame_of(&ground.atlas, facts.territory);
    let (Some(plate), Some(group)) = (plate_of(&ground.map, id), group(ground, state, facts, id)) else {
        return items;
    };
    let affine = fit(&around(&ground.atlas, plate, facts, id), &window);
    let frame = Frame { id, clip: Clip::Rect(window), affine };
    let cuts = cuts(matches!(id, FrameId::World), affine.scale);
    items.push(Item::Group(Group { frame, cuts, ..group }));
    let at = facts.row.and_then(|row| plate.plane.project(ground.atlas.label(row).at));
    let at = at.map(|at| affine.apply(at));
    items.extend(at.into_iter().flat_map(ring));
    items.extend(marks(&ground.atlas, state, facts, plate, &frame).into_iter().map(Item::Symbol));
    if facts.title.is_none() {
        // No mark says what no source does.
        items.extend(at.map(|at| circle(at, DOT, Some(Ink::Selection), Ink::Halo, 2.0)));
    }
    items
}

/// The ring around the mark of the place, farther out than on pages, where marks are smaller.
fn ring(at: Point) -> [Item; 2] {
    [(Ink::Halo, 7.0), (Ink::Selection, 3.0)]
        .map(|(ink, width)| circle(at, SELECTED + 11.0, None, ink, width))
}

fn circle(at: Point, radius: f64, fill: Option<Ink>, line: Ink, width: f64) -> Item {
    let stroke = Some(Stroke { ink: line, width, dash: 0.0 });
    Item::Path(PathItem { feature: None, shape: Shape::Circle(at, radius), fill: fill.map(Fill), stroke })
}

/// The frame of the page that shows a region or a country.
fn frame_of(atlas: &Atlas, territory: Territory) -> FrameId {
    let Territory::Region(ix) = territory else { return FrameId::World };
    let inset = INSETS.iter().position(|inset| inset.code == atlas.region(ix).code);
    inset.map_or(FrameId::Mainland, |i| FrameId::Inset(i as u8))
}

/// The paths of a frame with the region or country open, and the line from Paris to a place abroad.
fn group(ground: &Ground, state: &State, facts: &Facts, id: FrameId) -> Option<Group> {
    let place = facts.row.map(|row| FeatureId::Place(ground.atlas.label(row).place));
    let feature = place.or(Some(FeatureId::from(facts.territory)));
    let mut widget = Widget::at_preset(ground, state.clone(), Preset::Landscape);
    widget.dispatch(ground, Event::Select { feature, source: Source::Api });
    widget.scene().items.iter().find_map(|item| match item {
        Item::Group(group) if group.frame.id == id => Some(group.clone()),
        _ => None,
    })
}

/// What to show, metres of the plate.
fn around(atlas: &Atlas, plate: &Plate, facts: &Facts, id: FrameId) -> Bounds {
    if let FrameId::Inset(i) = id {
        return extent(plate, &INSETS[usize::from(i)].extent);
    }
    let area = plate.areas.iter().find(|area| area.feature == Some(facts.territory.into()));
    let bounds = area.map_or(Bounds::default(), |area| area.bounds);
    let (width, height) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    if matches!(id, FrameId::Mainland) {
        return square(middle(&bounds), width * (1.0 + AROUND), height * (1.0 + AROUND));
    }
    let size = width.max(height).clamp(ABROAD.0, ABROAD.1);
    // Islands at the edge of the map stretch the box of a country: its places have one of their own.
    let here = |label: &&Label| match facts.row {
        Some(row) => **label == *atlas.label(row),
        None => label.territory == facts.territory,
    };
    let places = atlas.labels.iter().filter(here).filter_map(|label| plate.plane.project(label.at));
    square(middle(&Bounds::around(&places.collect::<Vec<_>>())), size, size)
}

fn middle(bounds: &Bounds) -> Point {
    point((bounds.min.x + bounds.max.x) / 2.0, (bounds.min.y + bounds.max.y) / 2.0)
}

/// The box of a size around a point.
fn square(center: Point, width: f64, height: f64) -> Bounds {
    Bounds {
        min: point(center.x - width / 2.0, center.y - height / 2.0),
        max: point(center.x + width / 2.0, center.y + height / 2.0),
    }
}

/// The box around the corners of an extent.
fn extent(plate: &Plate, extent: &Extent) -> Bounds {
    let Extent { west, south, east, north } = *extent;
    let corners: Vec<Point> = [(west, south), (east, north)]
        .into_iter()
        .filter_map(|(x, y)| plate.plane.project(lonlat(x, y)))
        .collect();
    Bounds::around(&corners)
}

/// The largest scale at which the box fits the window, centred in it.
fn fit(bounds: &Bounds, window: &Rect) -> Affine {
    let scale = (window.w / (bounds.max.x - bounds.min.x)).min(window.h / (bounds.max.y - bounds.min.y));
    let (center, middle) = (window.center(), middle(bounds));
    Affine { scale, dx: center.x - scale * middle.x, dy: center.y + scale * middle.y }
}

/// The marks of the view that lie in the frame, that of the place on top.
fn marks(atlas: &Atlas, state: &State, facts: &Facts, plate: &Plate, frame: &Frame) -> Vec<Symbol> {
    let view = View::of(facts.territory);
    let mut rows: Vec<LabelIx> = atlas.ranked(state.edition);
    // The most important ones are painted last.
    rows.reverse();
    rows.retain(|row| Some(*row) != facts.row);
    rows.extend(facts.row.filter(|_| facts.title.is_some()));
    let mut marks = Vec::new();
    for row in rows {
        let label = atlas.label(row);
        let (Some(kind), Some(at)) = (kind_of(label.tier), plate.plane.project(label.at)) else { continue };
        let at = frame.affine.apply(at);
        let radius = if Some(row) == facts.row { SELECTED } else { OTHERS };
        let room = Clip::Rect(frame.clip.bounds().grown(-1.5 * radius));
        if View::of(label.territory) != view || !room.contains(at) {
            continue;
        }
        let inferred = label.certainty == Certainty::Inferred;
        marks.push(Symbol { inferred, ..symbol(kind, at, radius) });
    }
    marks
}
