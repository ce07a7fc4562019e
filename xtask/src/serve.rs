//! `serve`: the map in a browser with nothing installed but rustup.

use anyhow::Result;

use crate::args::{self, Options};
use crate::wasm::Profile;
use crate::{http, paths, process, site, watch};

const PORT: u16 = 8080;

pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let given = Options { flags: &["open", "watch"], values: &["port"], words: 0 }.parse(parser)?;
    let port = given.value("port").map_or(Ok(PORT), args::port)?;
    // Taken before building: whoever has to choose another port learns it now, not after the compiler is done.
    let running = http::start(&paths::site(), port)?;
    let seen = watch::Seen::now();
    site::assemble(Profile::Dev, &paths::site())?;
    println!("{}/", running.url());
    if given.has("open") {
        open(&running.url());
    }
    if given.has("watch") {
        watch::run(seen);
    }
    running.wait();
    Ok(())
}

/// A browser that cannot be started is worth a remark, no more: the address has been printed.
fn open(url: &str) {
    let (program, args): (_, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start"])
    } else {
        ("xdg-open", &[])
    };
    if let Err(error) = process::run(process::program(program).args(args).arg(url)) {
        eprintln!("no browser opened: {error:#}");
    }
}
