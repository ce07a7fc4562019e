//! `cargo xtask`: everything the project does besides compiling, in Rust, so that a machine with `rustup` alone
//! can build and show the map. Node is needed only where a browser, a type checker or a bundler is.

mod apt;
mod args;
mod assets;
mod browser;
mod build;
mod data;
mod dist;
mod engines;
mod hostile;
mod http;
mod interface;
mod lint;
mod lists;
mod mime;
mod node;
mod oembed;
mod own;
mod paths;
mod pictures;
mod process;
mod programs;
mod scripts;
mod serve;
mod site;
mod test;
mod wasm;
mod watch;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command> [options]

Needs rustup only:
  build [--out DIR]                 assemble the site in target/site
  serve [--port N] [--open] [--watch]
                                    assemble the site and serve it on http://127.0.0.1:8080

Needs Node 20 or newer besides:
  test [--native] [--browser] [--package] [--engines] [filter]
                                    cargo's tests, the site's in Chromium, the npm package's, and what every
                                    reader does in Chromium, Firefox and WebKitGTK (installed if they can be)
  lint                              format, clippy, documentation, JavaScript types, size budget
  dist [--out DIR] [--base URL]     the optimised site in dist/, an npm package too, and what its files weigh;
                                    with oEmbed, if it is known where it will be
  bench [--scale S,M,L] [load|lighthouse]
                                    measure that site in Chromium: against d3-geo, also with data of three sizes; how
                                    long a slow phone waits, or what Lighthouse says of the host pages
  shots [name...]                   pictures of the map in shots/

Needs Node and Python's pip, for maintainers:
  data [--check]                    make the geometry in data/ from its sources, or compare it with them
  examples [--check | --communes]   the same of the data of the example pages in www/examples/; all communes of
                                    France as one file in target/
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut parser = lexopt::Parser::from_env();
    let Some(command) = args::command(&mut parser)? else {
        print!("{HELP}");
        return Ok(());
    };
    match command.as_str() {
        "build" => build::run(parser),
        "serve" => serve::run(parser),
        "data" => data::run(parser),
        "examples" => data::examples::run(parser),
        "test" => test::run(parser),
        "lint" => lint::run(parser),
        "dist" => dist::run(parser),
        "bench" => scripts::bench(parser),
        "shots" => scripts::shots(parser),
        unknown => bail!("there is no command `{unknown}`; `cargo xtask` alone lists them"),
    }
}
