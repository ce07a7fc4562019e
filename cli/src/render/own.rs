//! The map of a GeoJSON or a table of somebody's own, as pages draw it.

use std::path::Path;

use french_tech_map::atlas::Bilingual;
use french_tech_map::atlas::source::{Files, load};
use french_tech_map::intake::{self, Code, Dataset, Problem};
use french_tech_map::interact::{Event, Source};
use french_tech_map::supplied::{Base, Builder, Ground, Need, Options, Widget};

use super::write;
use crate::args::{Own, PictureFormat, Render};
use crate::data::{BUILT_IN, refused};
use crate::failure::{Failure, warn};
use crate::picture::{Look, Picture};

/// So many problems are told.
const TOLD: usize = 20;

/// Draws the data of a file.
pub(super) fn render(args: &Render, file: &Path, format: PictureFormat) -> Result<(), Failure> {
    let ground = ground(&args.own, file)?;
    let lang = args.lang.lang.into();
    let mut state = Widget::first_state(&ground, lang);
    if let Some(id) = &args.edition.given {
        let known = ground.facts.find_edition(id);
        let missing =
            || Failure::Wrong(format!("no edition {id:?}: there are {}", ground.facts.editions.join(", ")));
        state.edition = known.ok_or_else(missing)?;
    }
    let mut widget = Widget::at_preset(&ground, state, args.preset.into());
    let asked =
        args.opened.selected.clone().or(args.opened.region.as_ref().map(|code| format!("area:{code}")));
    if let Some(text) = asked {
        let feature = ground.facts.feature(&text);
        if feature.is_none() {
            return Err(Failure::Wrong(format!("no place {text:?} in {}", file.display())));
        }
        widget.dispatch(&ground, Event::Select { feature, source: Source::Api });
    }
    let picture = Picture {
        scene: widget.scene().clone(),
        map: &ground.map,
        look: Look::from(args.theme).with_tiers(ground.colors()),
        title: widget.summary(&ground),
        note: ground.facts.credit.clone(),
        lang,
    };
    let svg = picture.to_svg();
    write(args, &picture, svg, format)
}

/// Reads a file, and says what of it is not drawn.
fn read(path: &Path, strict: bool) -> Result<Dataset, Failure> {
    let bytes = std::fs::read(path).map_err(|e| Failure::Wrong(format!("{}: {e}", path.display())))?;
    let options = intake::Options { strict, ..intake::Options::default() };
    let intake = intake::read_bytes(&bytes, &options);
    tell(path, &intake.problems);
    if intake.dataset == Dataset::default() {
        return Err(Failure::Wrong(format!("{}: nothing to draw: `ftmap check` says why", path.display())));
    }
    Ok(intake.dataset)
}

fn tell(path: &Path, problems: &[Problem]) {
    for problem in problems.iter().take(TOLD) {
        let severity = problem.code.severity();
        warn(&format!("{}: {severity} [{}] {problem}", path.display(), problem.code.text()));
    }
    if problems.len() > TOLD {
        warn(&format!("{}: and {} more", path.display(), problems.len() - TOLD));
    }
}

fn ground(own: &Own, file: &Path) -> Result<Ground, Failure> {
    let data = read(file, own.strict)?;
    let regions = own.regions.as_deref().map(|path| read(path, own.strict)).transpose()?;
    let options = options(own)?;
    let mut builder = Builder::new(data, regions, &options);
    while builder.advance(usize::MAX) {
        let Some(need) = builder.need() else { continue };
        builder.provide(land(need)?);
    }
    let (ground, problems) = builder.finish();
    tell(file, &problems);
    let wrong = |problem: &Problem| matches!(problem.code, Code::UnknownCode | Code::TooManyRecords);
    if own.strict && problems.iter().any(wrong) {
        return Err(Failure::Wrong(format!("{}: not all of it is on the map", file.display())));
    }
    Ok(ground)
}

/// What is asked: by a file as pages ask it, and by arguments, which win.
fn options(own: &Own) -> Result<Options, Failure> {
    let mut options = match &own.options {
        Some(path) => {
            let text = std::fs::read_to_string(path);
            Options::from_json(&text.map_err(|e| Failure::Wrong(format!("{}: {e}", path.display())))?)
        }
        None => Options::default(),
    };
    if let Some(title) = own.title.clone() {
        options.title = Bilingual { fr: title.clone(), en: title };
    }
    options.credit = own.credit.clone().unwrap_or(options.credit);
    options.projection = own.projection.unwrap_or(options.projection);
    Ok(options)
}

/// The land that is built in.
fn land(need: Need) -> Result<Base, Failure> {
    let files = BUILT_IN.map(str::to_owned);
    let (atlas, world) = load(&Files::from_texts(&files)).map_err(|problems| refused(&problems))?;
    Ok(match need {
        Need::France => Base::france(atlas),
        Need::World => Base::world(world),
    })
}
