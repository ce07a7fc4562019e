//! The map with names that programs have taken for more than text (`tests/corpus/text/`), for the browser's tests: the data
//! and the piece of HTML of its edition of 2019.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use french_tech_map::atlas::{Bilingual, SourceIx, encode_france, encode_sources};
use french_tech_map::embed::{Embed, fragment};
use french_tech_map::interact::{State, View};
use french_tech_map::prose::Lang;
use french_tech_map::widget::{DEFAULT_EDITION, Ground};
use serde_json::Value;

use crate::{assets, paths, site};

/// Writes `hostile.bin` and `hostile.france.html`, `hostile.world.html` into a site.
pub(crate) fn write(out: &Path) -> Result<()> {
    let texts = texts()?;
    let Ground { mut atlas, map, .. } = assets::bake()?.ground;
    let edition = atlas.find_edition(DEFAULT_EDITION).context("there is no default edition")?;
    let shown = atlas.labels.iter_mut().filter(|label| label.edition == edition);
    let sources = &mut atlas.sources;
    for (label, pair) in shown.zip(texts.chunks_exact(2).cycle()) {
        label.name.clone_from(&pair[0]);
        label.city = Bilingual { fr: pair[1].clone(), en: pair[1].clone() };
        label.source = SourceIx(sources.len() as u32);
        sources.push(pair[0].clone());
    }
    site::write(&out.join("hostile.bin"), encode_france(&atlas))?;
    site::write(&out.join("hostile.sources.bin"), encode_sources(&atlas))?;
    let ground = Ground { map: map.slim(), ..Ground::new(atlas) };
    for (view, name) in [(View::France, "france"), (View::World, "world")] {
        let state = State { view, ..State::new(edition, Lang::Fr) };
        let embed = Embed { state, selected: None, theme: "", base: "" };
        site::write(&out.join(format!("hostile.{name}.html")), fragment(&ground, &embed))?;
    }
    Ok(())
}

fn texts() -> Result<Vec<String>> {
    let path = paths::root().join("tests/corpus/text/hostile.json");
    let json = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let all: Vec<Value> =
        serde_json::from_str(&json).with_context(|| format!("{} is no list", path.display()))?;
    Ok(all.iter().filter_map(|one| one["text"].as_str().map(str::to_owned)).collect())
}
