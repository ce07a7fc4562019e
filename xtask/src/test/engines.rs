//! The suite that runs in every engine, on what readers get: the cases are the same, and so is the site.

use anyhow::Result;

use super::{Outcome, cases, ended, shipped, testing};
use crate::engines::{Engine, Runner};
use crate::{http, node, paths, process};

/// Each engine as the report calls it, with how its tests ended if they are `wanted`. A filter that is an engine's name
/// picks this engine.
pub(super) fn run(wanted: bool, filter: Option<&str>) -> Vec<(&'static str, Outcome)> {
    let mut outcomes = Vec::new();
    for (engine, asked) in asked(filter) {
        let outcome = match asked {
            Asked::For(filter) if wanted => {
                run_in(engine, filter).unwrap_or_else(|error| Outcome::CouldNotRun(format!("{error:#}")))
            }
            _ => Outcome::NotAsked,
        };
        outcomes.push((title(engine), outcome));
    }
    outcomes
}

/// What a filter means for an engine.
#[derive(Debug, PartialEq, Eq)]
enum Asked<'a> {
    No,
    /// The cases that the filter leaves.
    For(Option<&'a str>),
}

fn asked(filter: Option<&str>) -> [(Engine, Asked<'_>); 3] {
    let picked = Engine::ALL.into_iter().find(|engine| filter == Some(engine.name()));
    Engine::ALL.map(|engine| match picked {
        None => (engine, Asked::For(filter)),
        Some(picked) if picked == engine => (engine, Asked::For(None)),
        Some(_) => (engine, Asked::No),
    })
}

fn title(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium => "Chromium engine",
        Engine::Firefox => "Firefox engine",
        Engine::WebKit => "WebKitGTK engine",
    }
}

fn run_in(engine: Engine, filter: Option<&str>) -> Result<Outcome> {
    node::ensure()?;
    let mut node = match engine.runner()? {
        Runner::Ready(node) => node,
        Runner::Absent(reason) => return Ok(Outcome::CouldNotBeInstalled(reason)),
    };
    let cases = cases(&paths::root().join("tests").join("engines"), &|_| true)?;
    node.env("SITE_URL", http::start(&shipped()?, 0)?.url());
    Ok(ended(process::run(&mut testing(node, cases, filter))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_engine_picks_it_and_anything_else_picks_cases_in_all() {
        let [chromium, firefox, webkit] = asked(Some("firefox"));
        assert_eq!(firefox, (Engine::Firefox, Asked::For(None)));
        assert_eq!([chromium.1, webkit.1], [Asked::No, Asked::No]);
        assert!(asked(Some("hover")).iter().all(|(_, asked)| *asked == Asked::For(Some("hover"))));
        assert!(asked(None).iter().all(|(_, asked)| *asked == Asked::For(None)));
    }
}
