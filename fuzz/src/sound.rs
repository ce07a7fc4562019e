//! What holds of every picture, whatever has led to it.

use french_tech_map::geo::{Outline, Point};
use french_tech_map::map::{Map, Plate};
use french_tech_map::scene::{Clip, Frame, Item, PathItem, Rect, Scene, Shape};
use french_tech_map::viewport::MAX_ZOOM;
use french_tech_map::widget::{Ground, Widget};

/// What is drawn and what can be focused is somewhere, and what is under a target can be named.
pub fn check(widget: &Widget, ground: &Ground) {
    check_scene(widget.scene());
    let (width, height) = widget.css_size();
    assert!(width > 0.0 && height > 0.0 && finite(&[width, height]), "a picture of {width} × {height}");
    let seen = widget.state().viewport;
    assert!((1.0..=MAX_ZOOM + 1e-9).contains(&seen.zoom), "{seen:?}");
    assert!(is_point(seen.shift), "{seen:?}");
    for target in widget.targets(ground) {
        assert!(is_box(&target.bounds) && is_point(target.anchor) && is_point(target.place), "{target:?}");
        if let Some(feature) = widget.hit(ground, target.anchor, false) {
            let (name, _) = widget.describe(ground, feature);
            assert!(!name.contains("NaN"), "{feature:?}: {name}");
        }
    }
}

/// Every number of a scene is one.
pub fn check_scene(scene: &Scene) {
    for frame in &scene.frames {
        check_frame(frame);
    }
    for item in &scene.items {
        match item {
            Item::Path(path) => check_path(path),
            Item::Group(group) => {
                check_frame(&group.frame);
                group.paths.iter().for_each(check_path);
            }
            Item::Symbol(symbol) => {
                assert!(is_point(symbol.at) && symbol.radius.is_finite(), "{symbol:?}");
            }
            Item::Text(text) => {
                assert!(is_point(text.at) && finite(&[text.px, text.width, text.tracking]), "{text:?}");
            }
        }
    }
}

/// Every point of the plates is one.
pub fn check_map(map: &Map) {
    map.france.iter().chain(map.world.get()).for_each(check_plate);
}

fn check_plate(plate: &Plate) {
    let outlines = [&plate.context, &plate.borders, &plate.coasts, &plate.graticule, &plate.globe];
    for outline in outlines.into_iter().chain(plate.areas.iter().map(|area| &area.outline)) {
        check_outline(outline);
    }
}

fn check_outline(outline: &Outline) {
    assert!(outline.points.iter().all(|p| is_point(*p)), "a point of an outline is nowhere");
    assert_eq!(outline.runs().map(<[Point]>::len).sum::<usize>(), outline.points.len());
}

fn check_frame(frame: &Frame) {
    let affine = frame.affine;
    assert!(finite(&[affine.scale, affine.dx, affine.dy]) && affine.scale > 0.0, "{frame:?}");
    match frame.clip {
        Clip::Rect(rect) => assert!(is_box(&rect), "{frame:?}"),
        Clip::Circle(center, radius) => assert!(is_point(center) && radius.is_finite(), "{frame:?}"),
    }
}

fn check_path(path: &PathItem) {
    match &path.shape {
        // Checked with the map.
        Shape::Plate(_) => {}
        Shape::Lines(lines) | Shape::Moving(lines) => check_outline(lines),
        Shape::Shared(shared) => check_outline(&shared.lines),
        Shape::Circle(center, radius) => assert!(is_point(*center) && radius.is_finite(), "{path:?}"),
        Shape::Rect(rect) => assert!(is_box(rect), "{path:?}"),
    }
    assert!(path.stroke.is_none_or(|stroke| finite(&[stroke.width, stroke.dash])), "{path:?}");
}

fn is_point(p: Point) -> bool {
    p.x.is_finite() && p.y.is_finite()
}

fn is_box(r: &Rect) -> bool {
    finite(&[r.x, r.y, r.w, r.h])
}

fn finite(numbers: &[f64]) -> bool {
    numbers.iter().all(|number| number.is_finite())
}
