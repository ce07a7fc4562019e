//! Addresses of sources that no edition names, in the order of their first use.

use super::bytes::{Reader, Writer};
use crate::atlas::{Atlas, SourceIx};

const ADDRESSES: usize = 1;
const COLUMNS: usize = 1;

pub(super) fn read(reader: &mut Reader<'_>, atlas: &mut Atlas) {
    let known = of_editions(atlas);
    reader.open(COLUMNS);
    for source in atlas.sources.iter_mut().skip(known) {
        *source = reader.string(ADDRESSES);
    }
    reader.close();
}

pub(super) fn write(atlas: &Atlas, writer: &mut Writer) {
    let mut named: Vec<SourceIx> = atlas.editions.iter().map(|edition| edition.source).collect();
    for label in &atlas.labels {
        if !named.contains(&label.source) {
            writer.text(ADDRESSES, atlas.source(label.source));
            named.push(label.source);
        }
    }
    writer.close(COLUMNS);
}

/// How many addresses are those of editions, which an asset numbers first.
pub(super) fn of_editions(atlas: &Atlas) -> usize {
    atlas.editions.iter().map(|edition| edition.source.0 as usize + 1).fold(0, usize::max)
}
