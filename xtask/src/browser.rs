//! What tests, measurements and pictures share: a served site, a Chromium, and a Node script told of both.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::engines::CHROMIUM;
use crate::wasm::Profile;
use crate::{assets, hostile, http, node, own, paths, pictures, process, site};

/// Everything a script needs; the server lives as long as the program.
pub(crate) struct Stage {
    url: String,
    chromium: PathBuf,
}

impl Stage {
    /// What may be missing is looked for first: it shows in seconds, building takes minutes.
    pub(crate) fn tools() -> Result<Tools> {
        node::ensure()?;
        Ok(Tools { chromium: CHROMIUM.require()? })
    }

    /// `command` with the addresses in its environment.
    pub(crate) fn run(&self, command: &mut Command) -> Result<()> {
        command.env("SITE_URL", &self.url).env("CHROMIUM", &self.chromium);
        process::run(command)
    }
}

/// Node and Chromium, without a site so far.
pub(crate) struct Tools {
    chromium: PathBuf,
}

impl Tools {
    /// Builds the site that `serve` shows, in a directory of its own so as not to pull a running `serve`'s away.
    pub(crate) fn with_site(self) -> Result<Stage> {
        let out = paths::target().join("site-tested");
        site::assemble(Profile::Dev, &out)?;
        // What the browser's own scenes are compared with.
        let baked = assets::bake()?;
        site::write(&out.join("scenes.json"), pictures::scene_digests(&baked.ground))?;
        site::write(&out.join("own-scenes.json"), own::scene_digests(&baked)?)?;
        hostile::write(&out)?;
        self.with(&out)
    }

    /// Serves `root` on a free port.
    pub(crate) fn with(self, root: &Path) -> Result<Stage> {
        let running = http::start(root, 0)?;
        Ok(Stage { url: running.url(), chromium: self.chromium })
    }
}
