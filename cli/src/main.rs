//! `ftmap`, the newsroom's command line: checks the facts and draws the map without a browser.

use std::path::Path;
use std::process::ExitCode;

use french_tech_map::FeatureId;
use french_tech_map::atlas::Atlas;
use french_tech_map::atlas::source::{FILE_NAMES, Files, Problem, load, load_near};
use french_tech_map::embed::{Embed, fragment};
use french_tech_map::interact::{State, View};
use french_tech_map::paint::{Palette, Theme};
use french_tech_map::prose::Lang;
use french_tech_map::scene::Preset;
use french_tech_map::widget::{DEFAULT_EDITION, Ground, Widget};

/// The tables of where readers may live, which no picture shows.
const NEAR: [&str; 2] = ["departements.csv", "communes.csv"];

const HELP: &str = "ftmap: the map of the French Tech label, without a browser

  ftmap check [DATA]             checks all tables and shapes in the folder DATA (default: data)
  ftmap render [DATA] [OPTION]…  writes the map as SVG to standard output
      --edition 2019 | 2014 | …  --view france | world   --lang fr | en
      --theme light | dark       --preset landscape | portrait
  ftmap embed [DATA] [OPTION]…   writes a piece of HTML with the map, to be pasted into a page, to standard output
      --edition, --view, --lang  as above                --selected lille | region:32 | country:US
      --theme light | dark       --base https://maps.example/
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.first().map(String::as_str) {
        Some("check") => check(&args[1..]),
        Some("render") => render(&args[1..]),
        Some("embed") => embed(&args[1..]),
        Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(HELP.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn folder(args: &[String]) -> &Path {
    Path::new(args.first().filter(|a| !a.starts_with("--")).map_or("data", String::as_str))
}

fn read<const N: usize>(folder: &Path, names: [&str; N]) -> Result<[String; N], String> {
    let mut texts = [const { String::new() }; N];
    for (text, name) in texts.iter_mut().zip(names) {
        let path = folder.join(name);
        *text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(texts)
}

fn refused(folder: &Path, problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    format!("{}\n{} problem(s) in {}", lines.join("\n"), lines.len(), folder.display())
}

fn check(args: &[String]) -> Result<(), String> {
    let folder = folder(args);
    let texts = read(folder, FILE_NAMES)?;
    let [departements, communes] = read(folder, NEAR)?;
    // Both, so that one round shows everything.
    let (facts, near) = (load(&Files::from_texts(&texts)), load_near(&departements, &communes));
    let (atlas, near) = match (facts, near) {
        (Ok((atlas, _)), Ok(near)) => (atlas, near),
        (facts, near) => {
            let mut problems = facts.err().unwrap_or_default();
            problems.extend(near.err().unwrap_or_default());
            return Err(refused(folder, &problems));
        }
    };
    let Atlas { labels, editions, revision, .. } = &atlas;
    println!("{} labels in {} editions: no problem found", labels.len(), editions.len());
    println!(
        "{} communes in {} départements: no problem found",
        near.communes.len(),
        near.departements.len()
    );
    println!("data {}, last changed on {}", revision.version, revision.date);
    Ok(())
}

fn ground(folder: &Path) -> Result<Ground, String> {
    let texts = read(folder, FILE_NAMES)?;
    let (atlas, world) = load(&Files::from_texts(&texts)).map_err(|problems| refused(folder, &problems))?;
    let mut ground = Ground::new(atlas);
    ground.map.add_world(&world, &ground.atlas);
    ground.map = ground.map.slim();
    Ok(ground)
}

fn option<'a>(args: &'a [String], name: &str, default: &'a str) -> &'a str {
    let at = args.iter().position(|a| a == name);
    at.and_then(|i| args.get(i + 1)).map_or(default, String::as_str)
}

fn embed(args: &[String]) -> Result<(), String> {
    let ground = ground(folder(args))?;
    let state = state(&ground, args)?;
    let selected = match option(args, "--selected", "") {
        "" => None,
        id => Some(
            FeatureId::from_text(id, &ground.atlas)
                .ok_or_else(|| format!("--selected {id}: no such place, region or country"))?,
        ),
    };
    let theme = option(args, "--theme", "");
    print!("{}", fragment(&ground, &Embed { state, selected, theme, base: option(args, "--base", "") }));
    Ok(())
}

/// What the options ask for.
fn state(ground: &Ground, args: &[String]) -> Result<State, String> {
    let id = option(args, "--edition", DEFAULT_EDITION);
    let edition = ground.atlas.find_edition(id).ok_or_else(|| format!("--edition {id}: no such edition"))?;
    let mut state = State::new(edition, Lang::from_tag(option(args, "--lang", "fr")));
    state.view = match option(args, "--view", "france") {
        "france" => View::France,
        "world" | "monde" => View::World,
        other => return Err(format!("--view {other}: france or world")),
    };
    Ok(state)
}

fn render(args: &[String]) -> Result<(), String> {
    let ground = ground(folder(args))?;
    let state = state(&ground, args)?;
    let theme = if option(args, "--theme", "light") == "dark" { Theme::Dark } else { Theme::Light };
    let preset = if option(args, "--preset", "landscape") == "portrait" {
        Preset::Portrait
    } else {
        Preset::Landscape
    };
    let widget = Widget::at_preset(&ground, state, preset);
    print!("{}", widget.to_svg(&ground, &Palette::of(theme)));
    Ok(())
}
