//! `ftmap`, the newsroom's command line: checks the facts, lists and compares editions, and draws the same map without a
//! browser.

mod args;
mod card;
mod check;
mod data;
mod diff;
mod embed;
mod failure;
mod known;
mod layers;
mod list;
mod output;
mod paper;
mod picture;
mod raster;
mod render;
mod table;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use clap_complete::{Shell, generate};

use args::{Cli, Command};
use failure::Failure;

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Render(args) => render::render(&args),
        Command::Embed(args) => embed::embed(&args),
        Command::List(args) => list::list(&args),
        Command::Diff(args) => diff::diff(&args),
        Command::Check(args) => check::check(&args),
        Command::Completions { shell } => completions(shell),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn completions(shell: Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), "ftmap", &mut script);
    output::print(&script)
}
