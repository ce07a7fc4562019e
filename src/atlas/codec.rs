//! The four binary assets, small once the server has compressed them. Each is a magic that ends in its version, then
//! sections of *columns*: byte strings that each hold one kind of value, because brotli predicts like from like.
//! Decoding checks every index and every ring, so nothing later can be out of bounds; it knows no file and no JSON.
//!
//! Walking the rings in order, an arc is written where it is first used: its start is where the ring stands, its
//! end is where the ring closes, and a border met again is one small number among the few arcs that end there.
//!
//! Compressed: France 10.5 kB (shapes 5.6, neighbours 1.3, facts 3.8), its sources 2.7, world 12.5 kB: 11 to 14 bits a
//! vertex. Zigzag LEB128 steps cost 2 to 7 % more than the one-byte steps used. An adaptive coder with the step before as
//! context was measured on the same steps: nothing gained.

mod bytes;
mod facts;
mod labels;
mod near;
mod shapes;
mod sources;

use super::{Atlas, Near, World};
use crate::prose::decimal;
use bytes::{Reader, Writer};

const FRANCE: [u8; 4] = *b"FTf4";
const WORLD: [u8; 4] = *b"FTw2";
const NEAR: [u8; 4] = *b"FTn1";
const SOURCES: [u8; 4] = *b"FTs1";

/// Why bytes are no asset, with the offset of the byte where that shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeError {
    /// Another file altogether, or an asset of another version of this crate.
    NotThisAsset,
    /// The bytes end too early.
    Short {
        /// Offset in the asset.
        at: usize,
    },
    /// Bytes are left over.
    Long {
        /// Offset in the asset.
        at: usize,
    },
    /// A number is out of its range.
    Number {
        /// Offset in the asset.
        at: usize,
    },
    /// A number points at nothing.
    Index {
        /// Offset in the asset.
        at: usize,
    },
    /// A ring does not end where it began.
    OpenRing {
        /// Offset in the asset.
        at: usize,
    },
    /// A text is not UTF-8.
    Text {
        /// Offset in the asset.
        at: usize,
    },
    /// The texts would take far more memory than the asset is long.
    TooLarge {
        /// Offset in the asset.
        at: usize,
    },
}

impl DecodeError {
    /// The error as a sentence for the host page.
    pub fn message(&self) -> String {
        let (what, at) = match self {
            DecodeError::NotThisAsset => return "not this asset, or not this version of it".to_owned(),
            DecodeError::Short { at } => ("ends too early", at),
            DecodeError::Long { at } => ("bytes left over", at),
            DecodeError::Number { at } => ("number out of range", at),
            DecodeError::Index { at } => ("index to nothing", at),
            DecodeError::OpenRing { at } => ("ring not closed", at),
            DecodeError::Text { at } => ("text is not UTF-8", at),
            DecodeError::TooLarge { at } => ("texts too large", at),
        };
        [what, " at byte ", &decimal(*at as u64)].concat()
    }
}

impl core::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.message())
    }
}

impl core::error::Error for DecodeError {}

/// The first asset. Arcs are numbered in the order of their first use, which is how `source` numbers them; positions
/// of labels are kept to 1e-4 degrees.
pub fn encode_france(atlas: &Atlas) -> Vec<u8> {
    let mut writer = Writer::default();
    facts::write(atlas, &mut writer);
    shapes::write(&atlas.france, &mut writer);
    shapes::write(&atlas.context, &mut writer);
    writer.asset(FRANCE)
}

/// The second asset. Arcs are numbered as in [`encode_france`].
pub fn encode_world(world: &World) -> Vec<u8> {
    let mut writer = Writer::default();
    shapes::write(&world.shapes, &mut writer);
    facts::write_countries(world, &mut writer);
    writer.asset(WORLD)
}

/// The third asset.
pub fn encode_near(near: &Near) -> Vec<u8> {
    let mut writer = Writer::default();
    near::write(near, &mut writer);
    writer.asset(NEAR)
}

/// The fourth asset: the addresses that the first one leaves out.
pub fn encode_sources(atlas: &Atlas) -> Vec<u8> {
    let mut writer = Writer::default();
    sources::write(atlas, &mut writer);
    writer.asset(SOURCES)
}

/// Reads the first asset.
///
/// # Errors
/// The first thing that is wrong. Never panics; memory stays within a fixed multiple of the asset's length.
pub fn decode_france(asset: &[u8]) -> Result<Atlas, DecodeError> {
    let mut reader = Reader::new(asset, FRANCE);
    let mut atlas = Atlas::default();
    facts::read(&mut reader, &mut atlas);
    shapes::read(&mut reader, &mut atlas.france);
    shapes::read(&mut reader, &mut atlas.context);
    reader.end()?;
    Ok(atlas)
}

/// Reads of the first asset what lies under places of a host: regions, their shapes and those of neighbours.
///
/// # Errors
/// As [`decode_france`].
#[cfg(supplied)]
pub fn decode_lands(asset: &[u8]) -> Result<Atlas, DecodeError> {
    let mut reader = Reader::new(asset, FRANCE);
    let mut atlas = Atlas::default();
    facts::read_regions(&mut reader, &mut atlas);
    shapes::read(&mut reader, &mut atlas.france);
    shapes::read(&mut reader, &mut atlas.context);
    reader.end()?;
    Ok(atlas)
}

/// Reads the second asset.
///
/// # Errors
/// As [`decode_france`].
pub fn decode_world(asset: &[u8]) -> Result<World, DecodeError> {
    let mut reader = Reader::new(asset, WORLD);
    let mut world = World::default();
    shapes::read(&mut reader, &mut world.shapes);
    facts::read_countries(&mut reader, &mut world);
    reader.end()?;
    Ok(world)
}

/// Whether bytes that are an asset are the third one.
pub fn is_near(asset: &[u8]) -> bool {
    asset.starts_with(&NEAR)
}

/// Reads the third asset.
///
/// # Errors
/// As [`decode_france`].
pub fn decode_near(asset: &[u8]) -> Result<Near, DecodeError> {
    let mut reader = Reader::new(asset, NEAR);
    let mut near = Near::default();
    near::read(&mut reader, &mut near);
    reader.end()?;
    Ok(near)
}

/// Whether bytes that are an asset are the fourth one.
pub fn is_sources(asset: &[u8]) -> bool {
    asset.starts_with(&SOURCES)
}

/// Reads the fourth asset into what came with the first one.
///
/// # Errors
/// As [`decode_france`]; addresses after it are then empty.
pub fn decode_sources(asset: &[u8], atlas: &mut Atlas) -> Result<(), DecodeError> {
    let mut reader = Reader::new(asset, SOURCES);
    sources::read(&mut reader, atlas);
    reader.end()
}
