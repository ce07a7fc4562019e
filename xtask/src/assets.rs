//! The baked data: the files of `data/` checked and packed into what the browser fetches.

use anyhow::Result;

/// The two files, one per view: the world is fetched only by readers who ask for it.
pub(crate) struct Baked {
    pub(crate) france: Vec<u8>,
    pub(crate) world: Vec<u8>,
}

/// STUB: empty files until the root crate exports `atlas::source::load` and its codec.
#[expect(clippy::unnecessary_wraps, reason = "reading and checking the data files will fail")]
pub(crate) fn bake() -> Result<Baked> {
    Ok(Baked { france: Vec::new(), world: Vec::new() })
}
