//! What can be focused, in reading order: areas by their names, each with the marks on it, then the marks on none. Only what
//! is in sight and large enough: of tens of thousands of buttons none would be found.

use crate::FeatureId;
use crate::find::fold;
use crate::interact::{Group, State, Target};
use crate::scene::Rect;
use crate::scene::supplied::{Layout, Mark};
use crate::sorted::sort_by;
use crate::supplied::Ground;

/// Most buttons of either kind.
const MOST: usize = 120;

/// The features with their boxes, none smaller than `smallest` px.
pub(super) fn targets(ground: &Ground, layout: &Layout, state: &State, smallest: f64) -> Vec<Target> {
    let mut all = Vec::new();
    for (name, area, bounds, frame) in areas(ground, layout, state, smallest) {
        all.push((name, 0, target(layout, area, Group::Mainland, bounds, frame, smallest)));
    }
    for mark in layout.shown.iter().take(MOST) {
        let Some(place) = ground.facts.places.get(mark.lead as usize) else { continue };
        let area = place.area.and_then(|area| ground.facts.area(area));
        let around = area.map_or("\u{10ffff}", |area| area.name.get(state.lang));
        let key = [&fold(around), "\n", &fold(&place.name)].concat();
        all.push((
            key,
            1,
            target(layout, mark.feature(), Group::Mainland, box_of(mark), mark.frame, smallest),
        ));
    }
    sort_by(&mut all, |a, b| (&a.0, a.1) < (&b.0, b.1));
    all.into_iter().map(|(.., target)| target).collect()
}

fn box_of(mark: &Mark) -> Rect {
    mark.bounds().grown(4.0)
}

fn target(
    layout: &Layout,
    feature: FeatureId,
    group: Group,
    bounds: Rect,
    frame: usize,
    smallest: f64,
) -> Target {
    let anchor = bounds.center();
    let place = if frame == 0 { layout.key.viewport.fitted(anchor) } else { anchor };
    let half = smallest / 2.0;
    let (w, h) = (bounds.w.max(2.0 * half), bounds.h.max(2.0 * half));
    let bounds = Rect::new(anchor.x - w / 2.0, anchor.y - h / 2.0, w, h);
    Target { feature, group, bounds, anchor, place, seen: true }
}

/// Areas in sight whose box is as large as a target, the largest of them: folded names, features, boxes and frames.
fn areas(
    ground: &Ground,
    layout: &Layout,
    state: &State,
    smallest: f64,
) -> Vec<(String, FeatureId, Rect, usize)> {
    let mut found = Vec::new();
    for (i, (sheet, frame)) in ground.sheets.iter().zip(&layout.frames).enumerate() {
        for (index, area) in sheet.features.iter().enumerate() {
            // Insets are as small as they are.
            let least = if i == 0 { smallest } else { 0.0 };
            let shown = frame.place(&sheet.mesh.bounds(index));
            if let Some(bounds) = shown.filter(|bounds| bounds.w.max(bounds.h) >= least) {
                found.push((bounds.w * bounds.h, *area, bounds, i));
            }
        }
    }
    sort_by(&mut found, |a, b| b.0.total_cmp(&a.0).is_lt());
    found.truncate(MOST);
    let named = |(_, area, bounds, frame)| {
        let name = ground.facts.area(area).map_or("", |area| area.name.get(state.lang));
        (fold(name), FeatureId::Area(area), bounds, frame)
    };
    found.into_iter().map(named).collect()
}
