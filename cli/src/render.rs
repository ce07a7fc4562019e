//! `render`: the map as the browser draws it when it is told the same, or the card of what is selected.

use french_tech_map::atlas::Atlas;
use french_tech_map::interact::{Event, Source, State};
use french_tech_map::prose::push_revision;
use french_tech_map::widget::{Ground, Widget};

use crate::args::{PictureFormat, Render};
use crate::card::card;
use crate::data::ground;
use crate::failure::{Failure, warn};
use crate::known;
use crate::picture::{Picture, with_attributes};
use crate::{layers, paper, raster};

/// Draws what was asked for.
pub(crate) fn render(args: &Render) -> Result<(), Failure> {
    let format = args.output.format(args.format, PictureFormat::Svg)?;
    let ground = ground(args.data.folder.as_deref())?;
    let picture = picture(&ground, args)?;
    let missing = raster::missing(&picture);
    if format != PictureFormat::Svg && !missing.is_empty() {
        warn(&format!(
            "the bundled font lacks {missing}: they are drawn as boxes; an SVG takes them from your fonts"
        ));
    }
    let width = args.width.unwrap_or(picture.scene.width as u32);
    let bytes = match format {
        PictureFormat::Svg => svg(&picture, &ground.atlas, args).into_bytes(),
        PictureFormat::Png => raster::to_png(&picture, width)?,
        PictureFormat::Pdf => paper::to_pdf(&picture, width)?,
    };
    args.output.write(&bytes, format != PictureFormat::Svg)
}

fn picture<'a>(ground: &'a Ground, args: &Render) -> Result<Picture<'a>, Failure> {
    let atlas = &ground.atlas;
    let edition = known::edition(atlas, &args.edition.id)?;
    let lang = args.lang.lang.into();
    let mut state = State::new(edition, lang);
    if let Some(view) = args.view {
        state.view = view.into();
    }
    let mut widget = Widget::at_preset(ground, state, args.preset.into());
    let feature = known::opened(atlas, widget.state(), &args.opened)?;
    if args.card {
        return card(ground, widget.state(), feature, args.theme.into());
    }
    if feature.is_some() {
        widget.dispatch(ground, Event::Select { feature, source: Source::Api });
    }
    let mut note = String::new();
    push_revision(&mut note, atlas, lang);
    let title = widget.summary(ground);
    let scene = widget.scene().clone();
    Ok(Picture { scene, map: &ground.map, look: args.theme.into(), title, note, lang })
}

fn svg(picture: &Picture<'_>, atlas: &Atlas, args: &Render) -> String {
    let svg = if args.no_layers { picture.to_svg() } else { layers::to_svg(picture, atlas) };
    let Some(width) = args.width else { return svg };
    let height = f64::from(width) / picture.scene.width * picture.scene.height;
    with_attributes(&svg, &format!(" width=\"{width}\" height=\"{}\"", height.round()))
}
