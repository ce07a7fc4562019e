//! The object around the features: what it is, its system of reference, the tiers that it declares.

use super::plane::{self, Plane};
use super::properties::text;
use super::report::{Path, Report};
use crate::intake::json::Value;
use crate::intake::json::shown;
use crate::intake::tiers::{self, Tiers};
use crate::intake::{Code, Tier};

/// Types of GeoJSON that are not collections of features.
const GEOMETRIES: [&str; 7] =
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

/// Whether it is the type of a geometry.
pub(super) fn is_geometry(kind: &str) -> bool {
    GEOMETRIES.contains(&kind)
}

/// What an object at the top is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Top {
    /// A list of features.
    Collection,
    /// A feature alone.
    Feature,
    /// A geometry alone.
    Geometry,
}

/// What the object is by its type and by whether it has a list of features; or what it is instead, and what to do.
pub(super) fn kind(named: &str, has_list: bool) -> Result<Top, &'static str> {
    match named {
        "FeatureCollection" => Ok(Top::Collection),
        "Feature" => Ok(Top::Feature),
        _ if is_geometry(named) => Ok(Top::Geometry),
        "Topology" => Err("is TopoJSON: export it as GeoJSON (mapshaper.org does, and the command topo2geo)"),
        _ if has_list => Ok(Top::Collection),
        _ => Err(
            "is JSON, but no GeoJSON: its type must be \"FeatureCollection\". Perhaps it is the answer of a service: \
             look for a download as GeoJSON",
        ),
    }
}

/// Says what is wrong with a collection apart from its features; whether these can be read.
pub(super) fn check(value: &Value<'_>, has_list: bool, report: &mut Report) -> bool {
    if ["geometryType", "spatialReference"].into_iter().any(|name| !value.get(name).is_null()) {
        let message = "is JSON of ArcGIS, not GeoJSON: ask the service for f=geojson";
        report.file(Code::NotData, message);
        return false;
    }
    if !has_list {
        let path = Path::Key(&Path::Root, "features");
        let found = found(value.get("features"));
        report.at(Code::WrongType, &path, &found, "must be a list of features: \"features\": […]");
        return false;
    }
    if value.get("type").text() != "FeatureCollection" {
        let path = Path::Key(&Path::Root, "type");
        let found = found(value.get("type"));
        report.at(Code::AssumedType, &path, &found, "was read as \"FeatureCollection\": write that");
    }
    true
}

/// What stands there; empty for nothing.
fn found(value: &Value<'_>) -> String {
    if value.is_null() { String::new() } else { shown(value) }
}

/// The system of reference; `None` if it is not read.
pub(super) fn plane(value: &Value<'_>, report: &mut Report) -> Option<Plane> {
    let crs = value.get("crs");
    let path = Path::Key(&Path::Root, "crs");
    match plane::named(crs) {
        Ok(plane) => {
            if let Some(name) = plane.name() {
                let message =
                    ["coordinates are in ", name, ": they were converted to degrees of WGS 84"].concat();
                report.at(Code::Converted, &path, "", message);
            }
            Some(plane)
        }
        Err(name) => {
            let message = "is a system of reference that is not read: export the file in WGS 84 (EPSG:4326), as \
                           GeoJSON asks";
            report.at(Code::UnknownPlane, &path, &name, message);
            None
        }
    }
}

/// The tiers that the collection declares.
pub(super) fn tiers(value: &Value<'_>, report: &mut Report) -> Tiers {
    let mut tiers = Tiers::default();
    let path = Path::Key(&Path::Root, "tiers");
    let declared = value.get("tiers");
    if declared.is_null() {
        return tiers;
    }
    let Some(list) = declared.list() else {
        let message = "must be a list: [{\"id\": …, \"fr\": …, \"en\": …}]. Without it tiers are those that places \
                       name";
        report.at(Code::BadTier, &path, &shown(declared), message);
        return tiers;
    };
    tiers.declared = !list.is_empty();
    for (i, value) in list.iter().enumerate() {
        let path = Path::Index(&path, i);
        let Some(tier) = tier(&path, value, report) else { continue };
        if tiers.known.iter().any(|known| tiers::same(&known.id, &tier.id)) {
            report.at(Code::BadTier, &path, &tier.id, "is declared already: give each tier an id of its own");
        } else if tiers.known.len() >= tiers::MOST {
            let message =
                "is more than the five tiers that a map can tell apart: leave it out, or merge tiers";
            report.at(Code::TooManyTiers, &path, &tier.id, message);
        } else {
            tiers.known.push(tier);
        }
    }
    tiers
}

fn tier(path: &Path<'_>, value: &Value<'_>, report: &mut Report) -> Option<Tier> {
    if let Value::String(word) = value {
        let [id, fr, en] = [word, word, word].map(|word| word.trim().to_owned());
        return Some(Tier { id, fr, en, ..Tier::default() });
    }
    let mut member = |name| text(&Path::Key(path, name), value.get(name), report);
    let [id, fr, en, symbol, color] = ["id", "fr", "en", "symbol", "color"].map(&mut member);
    let priority = value.get("priority").number().map(|n| n.clamp(-1_000.0, 1_000.0) as i32);
    if id.trim().is_empty() {
        let message = "needs an id, by which places name it: {\"id\": …, \"fr\": …, \"en\": …}";
        report.at(Code::BadTier, path, &shown(value), message);
        return None;
    }
    let or = |text: &str, other: &str, last: &str| {
        [text, other, last].into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default().to_owned()
    };
    Some(Tier { fr: or(&fr, &en, &id), en: or(&en, &fr, &id), id, symbol, color, priority })
}
