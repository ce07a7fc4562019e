//! `embed`: the piece of HTML that a page has the map in.

use french_tech_map::embed::{Embed, fragment};
use french_tech_map::interact::State;
use french_tech_map::widget::Ground;

use crate::args;
use crate::data::ground;
use crate::failure::Failure;
use crate::known;

/// Writes the piece.
pub(crate) fn embed(args: &args::Embed) -> Result<(), Failure> {
    let ground = ground(args.data.folder.as_deref())?;
    let ground = Ground { map: ground.map.slim(), ..ground };
    let edition = known::edition(&ground.atlas, args.edition.id())?;
    let mut state = State::new(edition, args.lang.lang.into());
    if let Some(view) = args.view {
        state.view = view.into();
    }
    let selected = known::opened(&ground.atlas, &state, &args.opened)?;
    let theme = args.theme.attribute();
    let piece = fragment(&ground, &Embed { state, selected, theme, base: &args.base });
    args.output.write(piece.as_bytes(), false)
}
