//! A scene with all that is needed to write it, in parts or as a whole: the painter is the one that pages have.

use french_tech_map::map::Map;
use french_tech_map::paint::{Color, DOCUMENT, Palette, Paper, Print, Scheme, Theme, to_svg};
use french_tech_map::prose::Lang;
use french_tech_map::scene::{Ink, Item, Scene, Stroke};

use crate::args::ThemeArg;

/// Colours and widths by the name of the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Screen(Theme),
    Paper,
    /// With colours that somebody gave the ranks of their own data.
    Own(Palette),
}

impl Look {
    /// The same with colours for ranks, `0xRRGGBB`; paper stays grey.
    pub(crate) fn with_tiers(self, colors: [Option<u32>; 5]) -> Look {
        match self {
            Look::Screen(theme) => Look::Own(Palette::of(theme).with_tiers(colors)),
            other => other,
        }
    }
}

impl From<ThemeArg> for Look {
    fn from(theme: ThemeArg) -> Look {
        match theme {
            ThemeArg::Light => Look::Screen(Theme::Light),
            ThemeArg::Dark => Look::Screen(Theme::Dark),
            ThemeArg::Print => Look::Paper,
        }
    }
}

impl Scheme for Look {
    fn color(&self, ink: Ink) -> Color {
        match self {
            Look::Screen(theme) => Scheme::color(theme, ink),
            Look::Paper => Print.color(ink),
            Look::Own(palette) => palette.color(ink),
        }
    }

    fn drawn(&self, stroke: Stroke) -> Stroke {
        match self {
            Look::Screen(theme) => Scheme::drawn(theme, stroke),
            Look::Paper => Print.drawn(stroke),
            Look::Own(palette) => Scheme::drawn(palette, stroke),
        }
    }
}

/// What is to be written.
#[derive(Debug)]
pub(crate) struct Picture<'a> {
    /// What is drawn.
    pub(crate) scene: Scene,
    /// Its shapes.
    pub(crate) map: &'a Map,
    /// Colours.
    pub(crate) look: Look,
    /// What it shows, in words.
    pub(crate) title: String,
    /// Which data that rests on.
    pub(crate) note: String,
    /// Language of both.
    pub(crate) lang: Lang,
}

/// What begins the root of every picture.
const ROOT: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"";

impl Picture<'_> {
    /// The document that pages show.
    pub(crate) fn to_svg(&self) -> String {
        self.document(&self.scene.items)
    }

    /// The document of some of the items.
    pub(crate) fn document(&self, items: &[Item]) -> String {
        let Scene { width, height, .. } = self.scene;
        // Without frames: the painter takes those of the groups.
        let scene = Scene { width, height, frames: Vec::new(), items: items.to_vec() };
        let paper = Paper { attributes: DOCUMENT, words: [&self.title, &self.note], lang: self.lang };
        to_svg(&scene, self.map, &self.look, &paper)
    }

    /// A document in pieces: what stands before all items, and what each run of them becomes.
    pub(crate) fn pieces<'b>(&self, runs: impl Iterator<Item = &'b [Item]>) -> (String, Vec<String>) {
        let empty = self.document(&[]);
        let head = empty.strip_suffix(END).unwrap_or(&empty).to_owned();
        let bodies = runs.map(|run| {
            let document = self.document(run);
            let body = document.strip_prefix(&head).and_then(|rest| rest.strip_suffix(END));
            body.unwrap_or_default().to_owned()
        });
        let bodies = bodies.collect();
        (head, bodies)
    }
}

/// What ends every document.
pub(crate) const END: &str = "</svg>\n";

/// Gives the root of a document further attributes.
pub(crate) fn with_attributes(svg: &str, attributes: &str) -> String {
    svg.replacen(ROOT, &[ROOT, attributes].concat(), 1)
}
