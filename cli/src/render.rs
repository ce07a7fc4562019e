//! `render`: the map as the browser draws it when it is told the same, or the card of what is selected.

mod own;

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
    if let Some(file) = args.data.folder.as_deref().filter(|path| path.is_file()) {
        return own::render(args, file, format);
    }
    let ground = ground(args.data.folder.as_deref())?;
    let picture = picture(&ground, args)?;
    let svg = if args.no_layers { picture.to_svg() } else { layers::to_svg(&picture, &ground.atlas) };
    write(args, &picture, svg, format)
}

/// Writes a picture in the form that was asked for.
fn write(args: &Render, picture: &Picture<'_>, svg: String, format: PictureFormat) -> Result<(), Failure> {
    let missing = raster::missing(picture);
    if format != PictureFormat::Svg && !missing.is_empty() {
        warn(&format!(
            "the bundled font lacks {missing}: they are drawn as boxes; an SVG takes them from your fonts"
        ));
    }
    let width = args.width.unwrap_or(picture.scene.width as u32);
    let bytes = match format {
        PictureFormat::Svg => sized(svg, picture, args).into_bytes(),
        PictureFormat::Png => raster::to_png(picture, width)?,
        PictureFormat::Pdf => paper::to_pdf(picture, width)?,
    };
    args.output.write(&bytes, format != PictureFormat::Svg)
}

fn picture<'a>(ground: &'a Ground, args: &Render) -> Result<Picture<'a>, Failure> {
    let atlas = &ground.atlas;
    let edition = known::edition(atlas, args.edition.id())?;
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

fn sized(svg: String, picture: &Picture<'_>, args: &Render) -> String {
    let Some(width) = args.width else { return svg };
    let height = f64::from(width) / picture.scene.width * picture.scene.height;
    with_attributes(&svg, &format!(" width=\"{width}\" height=\"{}\"", height.round()))
}
