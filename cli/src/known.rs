//! Editions and places by the names that people give them. Who errs is told the nearest name that exists.

use french_tech_map::FeatureId;
use french_tech_map::atlas::{Atlas, EditionIx, Near};
use french_tech_map::find::{Found, find};
use french_tech_map::interact::State;
use french_tech_map::prose::{Lang, short_name};

use crate::args::Opened;
use crate::failure::Failure;

/// How alike two names must be to be suggested, 0 to 1.
const ALIKE: f64 = 0.75;

/// The edition of an id.
pub(crate) fn edition(atlas: &Atlas, id: &str) -> Result<EditionIx, Failure> {
    atlas.find_edition(id).ok_or_else(|| {
        let known: Vec<&str> = atlas.editions.iter().map(|edition| &*edition.id).collect();
        Failure::Wrong(format!("no edition {id:?}: there are {}", known.join(", ")))
    })
}

/// A place, region, country or part of the world by its text form.
pub(crate) fn feature(
    atlas: &Atlas,
    edition: EditionIx,
    lang: Lang,
    text: &str,
) -> Result<FeatureId, Failure> {
    FeatureId::from_text(text, atlas).ok_or_else(|| {
        let advice = match nearest(atlas, edition, lang, text) {
            Some(name) => format!("did you mean {name}?"),
            None => "`ftmap list` shows all places of an edition".to_owned(),
        };
        Failure::Wrong(format!("no place {text:?}: {advice}"))
    })
}

/// What is to be opened, as the attributes of the element say it.
pub(crate) fn opened(atlas: &Atlas, state: &State, asked: &Opened) -> Result<Option<FeatureId>, Failure> {
    match (&asked.selected, &asked.region) {
        (Some(text), _) => feature(atlas, state.edition, state.lang, text).map(Some),
        (None, Some(code)) => region(atlas, code).map(Some),
        (None, None) => Ok(None),
    }
}

/// A region by its INSEE code.
pub(crate) fn region(atlas: &Atlas, code: &str) -> Result<FeatureId, Failure> {
    let found = atlas.find_region(code).map(FeatureId::Region);
    found.ok_or_else(|| {
        let known: Vec<String> =
            atlas.regions.iter().map(|region| format!("{} {}", region.code, region.name.fr)).collect();
        Failure::Wrong(format!("no region {code:?}: there are {}", known.join(", ")))
    })
}

/// « lyon (One Lyon Saint-Étienne) », the text form alone where it says as much.
fn named(atlas: &Atlas, feature: FeatureId, edition: EditionIx) -> String {
    let text = feature.to_text(atlas);
    let FeatureId::Place(place) = feature else { return text };
    let name = atlas.row_of(place, edition).map(|row| short_name(&atlas.label(row).name));
    match name.filter(|name| name.to_lowercase() != text) {
        Some(name) => format!("{text} ({name})"),
        None => text,
    }
}

/// What the search of the map finds first, which knows names in both languages, or the text form that is spelled most
/// alike.
fn nearest(atlas: &Atlas, edition: EditionIx, lang: Lang, text: &str) -> Option<String> {
    let near = Near::default();
    let typed = text.rsplit(':').next().unwrap_or_default().replace('-', " ");
    let finds = find(atlas, &near, edition, lang, &typed);
    for found in finds.groups.iter().flat_map(|group| &group.found) {
        if let Found::Feature(feature) = found {
            return Some(named(atlas, *feature, edition));
        }
    }
    let slugs = atlas.places.iter().map(|place| &*place.slug);
    let alike = slugs.map(|slug| (strsim::jaro_winkler(&text.to_lowercase(), slug), slug));
    let (likeness, slug) = alike.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (likeness >= ALIKE).then(|| slug.to_owned())
}
