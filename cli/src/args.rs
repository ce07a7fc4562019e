//! What can be said on the command line, and the help that says it. Knows the names of options, not what they do.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use french_tech_map::geo::fitted::Choice;
use french_tech_map::interact::View;
use french_tech_map::prose::Lang;
use french_tech_map::scene::Preset;
use french_tech_map::widget::DEFAULT_EDITION;

const EXIT_CODES: &str = "Exit codes:
  0  fine
  1  the data or what was asked for is wrong: the message says what to change
  2  the command line cannot be read

`ftmap COMMAND --help` has examples. Colours are left out where NO_COLOR is set or the output is no terminal.";

/// The map of the French Tech label for the desk: checks the facts, lists and compares editions, draws the map and the cards
/// of places without a browser
#[derive(Debug, Parser)]
#[command(name = "ftmap", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Draws the map, or the card of a place, as SVG, PNG or PDF
    #[command(after_help = RENDER_EXAMPLES)]
    Render(Render),
    /// Writes a piece of HTML with the map in it, for a page: pictures, words, and the element that brings them to life
    #[command(after_help = EMBED_EXAMPLES)]
    Embed(Embed),
    /// Lists the labels of an edition with title, place, certainty and source
    #[command(after_help = LIST_EXAMPLES)]
    List(List),
    /// Tells what became of the labels between two editions
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(Diff),
    /// Checks all tables and shapes of a folder, or a GeoJSON or CSV of your own
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Writes the completions of a shell to standard output
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell
        shell: Shell,
    },
}

const RENDER_EXAMPLES: &str = "Examples:
  ftmap render > map.svg
  ftmap render --edition 2023 --view world --lang en -o world.png
  ftmap render --selected lille --width 1200 -o lille.png
  ftmap render --region 32 --theme print -o hauts-de-france.pdf
  ftmap render --card --selected lille -o lille-card.png
  ftmap render --format png --preset portrait > portrait.png
  ftmap render --data www/examples/prefectures.csv --title Préfectures -o prefectures.png";

/// Options of `render`.
#[derive(Debug, Args)]
pub(crate) struct Render {
    #[command(flatten)]
    pub(crate) edition: EditionArg,
    /// Which map; without it the one that shows what is selected, else France
    #[arg(long, value_enum, conflicts_with = "card")]
    pub(crate) view: Option<ViewArg>,
    #[command(flatten)]
    pub(crate) opened: Opened,
    #[command(flatten)]
    pub(crate) lang: LangArg,
    /// Colours; print is greys on white
    #[arg(long, value_enum, default_value = "light")]
    pub(crate) theme: ThemeArg,
    /// Page: 960 × 640 or 360 × 640, scaled to --width
    #[arg(long, value_enum, default_value = "landscape", conflicts_with = "card")]
    pub(crate) preset: PresetArg,
    /// Draws the card of what is selected for social networks instead, 1200 × 630
    #[arg(long)]
    pub(crate) card: bool,
    /// Width in px; a PDF counts 96 of them to the inch. By default that of the page or the card
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(100..=6000))]
    pub(crate) width: Option<u32>,
    /// svg, png or pdf; by default what the name of the file ends in, else svg
    #[arg(long, value_enum)]
    pub(crate) format: Option<PictureFormat>,
    /// Leaves the layers out of an SVG: the drawing that pages show, without ids
    #[arg(long)]
    pub(crate) no_layers: bool,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) data: DataArg,
    #[command(flatten)]
    pub(crate) own: Own,
}

/// How data of your own is drawn.
#[derive(Debug, Args)]
pub(crate) struct Own {
    /// Shapes for places of your own: a GeoJSON that codes of the places join or that they lie in
    #[arg(long, value_name = "FILE", requires = "folder")]
    pub(crate) regions: Option<PathBuf>,
    /// Ranks with their names, marks and colours, and all else that `setData` takes for data of your own: a JSON object
    #[arg(long, value_name = "FILE", requires = "folder")]
    pub(crate) options: Option<PathBuf>,
    /// What the map of data of your own is called
    #[arg(long, value_name = "TEXT", requires = "folder")]
    pub(crate) title: Option<String>,
    /// Who is to be named for data of your own
    #[arg(long, value_name = "TEXT", requires = "folder")]
    pub(crate) credit: Option<String>,
    /// auto, lambert-93, conic, azimuthal, equal-earth or mercator, for data of your own
    #[arg(long, value_name = "NAME", requires = "folder", value_parser = projection)]
    pub(crate) projection: Option<Choice>,
    /// Draws nothing where something of your data is wrong
    #[arg(long, requires = "folder")]
    pub(crate) strict: bool,
}

fn projection(name: &str) -> Result<Choice, String> {
    let names = Choice::NAMES.map(|(name, _)| name).join(", ");
    Choice::from_name(name).ok_or_else(|| format!("no such projection: there are {names}"))
}

const EMBED_EXAMPLES: &str = "Examples:
  ftmap embed --base https://maps.example/ > map.html
  ftmap embed --edition 2023 --view world --lang en --base https://maps.example/ -o world.html
  ftmap embed --selected lille --theme light --base /maps/ -o lille.html";

/// Options of `embed`.
#[derive(Debug, Args)]
pub(crate) struct Embed {
    #[command(flatten)]
    pub(crate) edition: EditionArg,
    /// Which map; without it the one that shows what is selected, else France
    #[arg(long, value_enum)]
    pub(crate) view: Option<ViewArg>,
    #[command(flatten)]
    pub(crate) opened: Opened,
    #[command(flatten)]
    pub(crate) lang: LangArg,
    /// Colours; auto is what the reader prefers
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) theme: PageTheme,
    /// Where the site with `v1/` is published, as an address or a path that ends in /; without it beside the page
    #[arg(long, value_name = "URL", default_value = "", value_parser = base)]
    pub(crate) base: String,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) data: DataArg,
}

/// The folder that `v1/` is in.
fn base(given: &str) -> Result<String, String> {
    if given.is_empty() || given.ends_with('/') {
        Ok(given.to_owned())
    } else {
        Err(format!("the address of a folder ends in /: {given}/"))
    }
}

const LIST_EXAMPLES: &str = "Examples:
  ftmap list --edition 2019 > labels.csv
  ftmap list --edition 2023 --view world --format md
  ftmap list --lang en -o labels.json";

/// Options of `list`.
#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) edition: EditionArg,
    /// Only what one of the maps shows
    #[arg(long, value_enum)]
    pub(crate) view: Option<ViewArg>,
    #[command(flatten)]
    pub(crate) lang: LangArg,
    /// csv, json or md; by default what the name of the file ends in, else csv
    #[arg(long, value_enum)]
    pub(crate) format: Option<ListFormat>,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) data: DataArg,
}

const DIFF_EXAMPLES: &str = "Examples:
  ftmap diff 2019 2023
  ftmap diff 2021 2023 --view france --lang en
  ftmap diff 2019 2023 -o changes.json";

/// Options of `diff`.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The earlier edition
    #[arg(value_name = "FROM")]
    pub(crate) from: String,
    /// The later edition
    #[arg(value_name = "TO")]
    pub(crate) to: String,
    /// Only what one of the maps shows
    #[arg(long, value_enum)]
    pub(crate) view: Option<ViewArg>,
    #[command(flatten)]
    pub(crate) lang: LangArg,
    /// md or json; by default what the name of the file ends in, else md
    #[arg(long, value_enum)]
    pub(crate) format: Option<DiffFormat>,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) data: DataArg,
}

const CHECK_EXAMPLES: &str = "Examples:
  ftmap check data
  ftmap check - < data/labels.csv
  ftmap check data/regions.geojson
  ftmap check --strict data/communes.csv";

/// Options of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The folder, or - for a labels.csv from standard input, checked with the built-in rest; or a file of your own
    #[arg(value_name = "DATA", default_value = "data")]
    pub(crate) data: PathBuf,
    /// Of a file of your own: counts nothing as read where anything is wrong
    #[arg(long)]
    pub(crate) strict: bool,
}

const COMPLETIONS_EXAMPLES: &str = "Examples:
  ftmap completions bash > ftmap.bash
  ftmap completions zsh > _ftmap
  ftmap completions fish > ftmap.fish";

#[derive(Debug, Args)]
pub(crate) struct EditionArg {
    /// Edition: 2014, 2015, 2016-2018, 2019, 2020, 2021, 2023, 2023-12, 2026 [default: 2019]
    #[arg(long = "edition", value_name = "EDITION")]
    pub(crate) given: Option<String>,
}

impl EditionArg {
    /// The edition of the label: the default where none is given.
    pub(crate) fn id(&self) -> &str {
        self.given.as_deref().unwrap_or(DEFAULT_EDITION)
    }
}

/// What is open on the map, as the element's attributes say it.
#[derive(Debug, Args)]
pub(crate) struct Opened {
    /// Opens a region by its INSEE code: 32, 04, 988
    #[arg(long, value_name = "CODE")]
    pub(crate) region: Option<String>,
    /// Opens a place (lille, tokyo), region:32, country:US or part:europe; wins over --region
    #[arg(long, value_name = "PLACE")]
    pub(crate) selected: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct LangArg {
    /// Language of all that is written
    #[arg(long, value_enum, default_value = "fr")]
    pub(crate) lang: LangName,
}

#[derive(Debug, Args)]
pub(crate) struct DataArg {
    /// Folder of the facts and shapes, instead of those built in; for `render` also a GeoJSON or CSV of your own
    #[arg(long = "data", value_name = "PATH")]
    pub(crate) folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Output {
    /// File to write; - or none is standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Overwrites the file
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ViewArg {
    France,
    #[value(alias = "monde")]
    World,
}

impl From<ViewArg> for View {
    fn from(view: ViewArg) -> View {
        match view {
            ViewArg::France => View::France,
            ViewArg::World => View::World,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangName {
    Fr,
    En,
}

impl From<LangName> for Lang {
    fn from(lang: LangName) -> Lang {
        match lang {
            LangName::Fr => Lang::Fr,
            LangName::En => Lang::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ThemeArg {
    Light,
    Dark,
    Print,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageTheme {
    Auto,
    Light,
    Dark,
}

impl PageTheme {
    /// The element's attribute.
    pub(crate) fn attribute(self) -> &'static str {
        match self {
            PageTheme::Auto => "",
            PageTheme::Light => "light",
            PageTheme::Dark => "dark",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PresetArg {
    Landscape,
    Portrait,
}

impl From<PresetArg> for Preset {
    fn from(preset: PresetArg) -> Preset {
        match preset {
            PresetArg::Landscape => Preset::Landscape,
            PresetArg::Portrait => Preset::Portrait,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PictureFormat {
    Svg,
    Png,
    Pdf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Csv,
    Json,
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    Md,
    Json,
}
