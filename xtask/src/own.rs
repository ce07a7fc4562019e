//! Maps of supplied data as they are built natively, for the browser's tests to compare theirs with.

use std::fs;

use anyhow::{Context as _, Result};
use french_tech_map::intake;
use french_tech_map::prose::Lang;
use french_tech_map::scene::Preset;
use french_tech_map::supplied::{Builder, Ground, Need, Options, Widget};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::assets::Baked;
use crate::paths;

/// Files of `www/` with places, and with shapes for them.
const DATA: [(&str, &str); 4] = [
    ("examples/reseau-2014-2018.csv", ""),
    ("examples/prefectures.csv", ""),
    ("examples/prefectures.csv", "examples/departements.geojson"),
    ("examples/aeroports-italie.csv", "examples/italie.geojson"),
];

/// SHA-256 of their scenes' bytes as JSON, by language and preset.
pub(crate) fn scene_digests(baked: &Baked) -> Result<String> {
    let mut scenes = Vec::new();
    for (data, regions) in DATA {
        let ground = ground(data, regions, baked)?;
        for lang in Lang::ALL {
            for preset in Preset::ALL {
                let widget = Widget::at_preset(&ground, Widget::first_state(&ground, lang), preset);
                let digest = Sha256::digest(widget.scene().to_bytes(&ground.map));
                scenes.push(json!({
                    "data": data, "regions": regions, "lang": lang.tag(), "width": preset.size().0,
                    "sha256": hex::encode(digest),
                }));
            }
        }
    }
    Ok(Value::from(scenes).to_string())
}

/// Built as a page builds it.
fn ground(data: &str, regions: &str, baked: &Baked) -> Result<Ground> {
    let read = |name: &str| -> Result<intake::Dataset> {
        let path = paths::root().join("www").join(name);
        let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(intake::read(&text, &intake::Options::default()).dataset)
    };
    let regions = if regions.is_empty() { None } else { Some(read(regions)?) };
    let mut builder = Builder::new(read(data)?, regions, &Options::default());
    while builder.advance(usize::MAX) {
        let bytes = match builder.need() {
            Some(Need::France) => &baked.france,
            Some(Need::World) => &baked.world,
            None => continue,
        };
        builder.receive(bytes).map_err(|e| anyhow::anyhow!(e.message()))?;
    }
    Ok(builder.finish().0)
}
