//! The browser engines that the map is tested in, and the programs that drive each. Chromium has to be there; the
//! others are tested where they can be installed.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process;
use crate::programs::{Presence, Program};

/// Without recommended packages no font would come along, and every label would be boxes.
const FONTS: &str = "fonts-liberation";

pub(crate) const CHROMIUM: Program = Program {
    title: "Chromium",
    variable: "CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    elsewhere: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    says: ("--version", "Chrom"),
    packages: &["chromium", FONTS],
    advice: "Install Chromium or Google Chrome (Debian: `apt-get install chromium`; macOS: `brew install --cask \
             google-chrome`)",
};

const FIREFOX: Program = Program {
    title: "Firefox",
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    elsewhere: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
    says: ("--version", "Mozilla Firefox"),
    packages: &["firefox-esr", FONTS],
    advice: "Install Firefox (Debian: `apt-get install firefox-esr`; macOS: `brew install --cask firefox`)",
};

const WEBKIT_DRIVER: Program = Program {
    title: "WebKitGTK with its driver",
    variable: "WEBKIT_DRIVER",
    names: &["WebKitWebDriver"],
    elsewhere: &[],
    says: ("--help", "WebKitWebDriver"),
    packages: &["webkit2gtk-driver", FONTS],
    advice: "Install it on Linux (Debian: `apt-get install webkit2gtk-driver`)",
};

const XVFB_RUN: Program = Program {
    title: "Xvfb for WebKitGTK",
    variable: "XVFB_RUN",
    names: &["xvfb-run"],
    elsewhere: &[],
    says: ("--help", "xvfb-run"),
    packages: &["xvfb", "xauth"],
    advice: "Install Xvfb (Debian: `apt-get install xvfb xauth`)",
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// How an engine is run.
pub(crate) enum Runner {
    /// `node`, told of the engine, without a script so far.
    Ready(Command),
    /// The engine cannot be installed; with the reason, and what to do.
    Absent(String),
}

impl Engine {
    pub(crate) const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// As `tests/engines/driver.mjs` calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Finds or installs what the engine needs; an error where it has to be there and is not.
    pub(crate) fn runner(self) -> Result<Runner> {
        let (program, display) = match self {
            Engine::Chromium => (&CHROMIUM, None),
            Engine::Firefox => (&FIREFOX, None),
            Engine::WebKit => (&WEBKIT_DRIVER, Some(&XVFB_RUN)),
        };
        let mut node = process::program("node");
        if let Some(display) = display {
            match display.find_or_install()? {
                Presence::Absent(reason) => return Ok(Runner::Absent(reason)),
                Presence::There(path) => {
                    node = process::program(path);
                    // Larger than any viewport of the cases with what surrounds it.
                    node.args(["--auto-servernum", "--server-args=-screen 0 1600x1200x24", "node"]);
                }
            }
        }
        match program.find_or_install()? {
            Presence::Absent(reason) if self == Engine::Chromium => bail!(reason),
            Presence::Absent(reason) => Ok(Runner::Absent(reason)),
            Presence::There(path) => {
                node.env("ENGINE", self.name()).env(program.variable, path);
                Ok(Runner::Ready(node))
            }
        }
    }
}
