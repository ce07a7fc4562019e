//! A shape with its properties, and the plain GeoJSON in which shapes go to mapshaper and come back.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use geo::algorithm::CoordsIter as _;
use geo::{Geometry, MultiPolygon, Polygon};
use geojson::{FeatureCollection, GeoJson};
use serde_json::{Map, Value, json};

/// The keys of a feature, in the order in which they are written.
pub(super) type Properties = Vec<(&'static str, String)>;

/// One region, country or part of one.
#[derive(Clone, Debug)]
pub(super) struct Feature {
    pub(super) properties: Properties,
    pub(super) shape: MultiPolygon,
}

/// Every key that occurs. Those of a file that is read are looked up here, so that a key has one spelling.
const KEYS: [&str; 8] = ["code", "iso", "a3", "a2", "nom", "en", "sov", "interval"];

impl Feature {
    pub(super) fn new(properties: Properties, shape: impl Into<MultiPolygon>) -> Self {
        Self { properties, shape: shape.into() }
    }

    /// A feature of anything with an area; everything else is an error.
    pub(super) fn from_geometry(properties: Properties, geometry: Geometry) -> Result<Self> {
        match geometry {
            Geometry::Polygon(polygon) => Ok(Self::new(properties, polygon)),
            Geometry::MultiPolygon(shape) => Ok(Self::new(properties, shape)),
            _ => bail!("not a polygon"),
        }
    }

    /// A property, or the empty string.
    pub(super) fn get(&self, key: &str) -> &str {
        self.properties.iter().find(|(known, _)| *known == key).map_or("", |(_, value)| value)
    }

    /// The feature's parts, each a feature of its own.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&Properties, &Polygon)> {
        self.shape.iter().map(|polygon| (&self.properties, polygon))
    }
}

/// How many coordinates there are, closing ones included.
pub(super) fn vertices(features: &[Feature]) -> usize {
    features.iter().map(|feature| feature.shape.coords_count()).sum()
}

/// Writes features with full precision.
pub(super) fn write(path: &Path, features: &[Feature]) -> Result<()> {
    let features: Vec<Value> = features.iter().map(to_json).collect();
    let text = json!({ "type": "FeatureCollection", "features": features }).to_string();
    fs::write(path, text).with_context(|| format!("{} could not be written", path.display()))
}

/// Reads features. Those that mapshaper left without a shape are gone.
pub(super) fn read(path: &Path) -> Result<Vec<Feature>> {
    let text = fs::read_to_string(path).with_context(|| format!("{} could not be read", path.display()))?;
    parse(&text).with_context(|| format!("{} could not be understood", path.display()))
}

/// Reads features from text.
pub(super) fn parse(text: &str) -> Result<Vec<Feature>> {
    let collection: FeatureCollection = text.parse::<GeoJson>()?.try_into()?;
    collection.features.into_iter().filter(|feature| feature.geometry.is_some()).map(from_json).collect()
}

fn to_json(feature: &Feature) -> Value {
    let properties: Map<String, Value> =
        feature.properties.iter().map(|(key, value)| ((*key).to_owned(), value.clone().into())).collect();
    let geometry = geojson::Geometry::from(&feature.shape);
    json!({ "type": "Feature", "properties": properties, "geometry": geometry })
}

fn from_json(feature: geojson::Feature) -> Result<Feature> {
    let properties =
        KEYS.iter().filter_map(|key| Some((*key, feature.property(key)?.as_str()?.to_owned()))).collect();
    let geometry = feature.geometry.context("a feature without a shape")?;
    Feature::from_geometry(properties, geometry.try_into()?)
}
