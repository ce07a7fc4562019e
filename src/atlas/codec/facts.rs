//! Editions, regions, countries and places as columns; `labels` does the rows. Every enum has its table of
//! values here, so a value added to the model without one does not compile or does not decode.

use super::DecodeError;
use super::bytes::{Columns, Reader, put_number};
use super::labels;
use super::texts::{Allowance, Sources, TextWriter, Texts};
use crate::atlas::{
    Atlas, Country, Edition, EditionScope, Official, Place, Region, RegionKind, Topology, World,
};

/// Numbers of the tables; their texts (2); sources (2) and references to them; columns of the labels.
const COLUMNS: usize = 6 + labels::COLUMNS;
/// Codes of the countries (2) and flags.
const COUNTRY_COLUMNS: usize = 3;

const SCOPES: [EditionScope; 2] = [EditionScope::Adds, EditionScope::Replaces];
const KINDS: [RegionKind; 3] = [RegionKind::Mainland, RegionKind::Overseas, RegionKind::Collectivity];

/// What tables and labels share while reading.
pub(super) struct Shared<'a> {
    pub(super) sources: Sources,
    pub(super) source_texts: Texts<'a>,
    pub(super) allowance: Allowance,
}

/// What tables and labels share while writing.
#[derive(Default)]
pub(super) struct SharedWriter {
    pub(super) sources: Sources,
    pub(super) source_texts: TextWriter,
}

pub(super) fn read(columns: [Reader<'_>; COLUMNS], asset_length: usize) -> Result<Atlas, DecodeError> {
    let [mut numbers, lengths, letters, source_lengths, source_letters, mut source_refs, rows @ ..] = columns;
    let mut texts = Texts::new(lengths, letters);
    let mut shared = Shared {
        sources: Sources::default(),
        source_texts: Texts::new(source_lengths, source_letters),
        allowance: Allowance::of(asset_length),
    };
    let mut editions = Vec::new();
    for _ in 0..numbers.count()? {
        let mut edition = edition(&mut numbers, &mut texts)?;
        edition.source =
            shared.sources.read(&mut source_refs, &mut shared.source_texts, &mut shared.allowance)?;
        editions.push(edition);
    }
    let mut regions = Vec::new();
    for _ in 0..numbers.count()? {
        let kind = KINDS[numbers.index(KINDS.len())?];
        regions.push(Region { code: texts.text()?, name: texts.bilingual()?, kind });
    }
    // Countries and places have no number of their own: their texts bound their count.
    let mut countries = Vec::new();
    for _ in 0..numbers.number()? {
        countries.push(Country { code: texts.text()?, name: texts.bilingual()? });
    }
    let mut places = Vec::new();
    for _ in 0..numbers.number()? {
        places.push(Place { slug: texts.text()? });
    }
    numbers.end()?;
    texts.end()?;
    let mut atlas = Atlas { editions, regions, countries, places, ..Atlas::default() };
    atlas.labels = labels::read(rows, &atlas, &mut source_refs, &mut shared)?;
    source_refs.end()?;
    shared.source_texts.end()?;
    Ok(atlas)
}

pub(super) fn write(atlas: &Atlas) -> Columns<COLUMNS> {
    let mut numbers = Vec::new();
    let mut source_refs = Vec::new();
    let mut texts = TextWriter::default();
    let mut shared = SharedWriter::default();
    put_number(&mut numbers, atlas.editions.len() as u32);
    for edition in &atlas.editions {
        put_edition(edition, &mut numbers, &mut texts);
        shared.sources.write(&edition.source, &mut source_refs, &mut shared.source_texts);
    }
    put_number(&mut numbers, atlas.regions.len() as u32);
    for region in &atlas.regions {
        put_index(&mut numbers, &KINDS, region.kind);
        texts.text(&region.code);
        texts.bilingual(&region.name);
    }
    put_number(&mut numbers, atlas.countries.len() as u32);
    for country in &atlas.countries {
        texts.text(&country.code);
        texts.bilingual(&country.name);
    }
    put_number(&mut numbers, atlas.places.len() as u32);
    atlas.places.iter().for_each(|place| texts.text(&place.slug));
    let rows = labels::write(atlas, &mut source_refs, &mut shared);
    let TextWriter { lengths: source_lengths, letters: source_letters } = shared.source_texts;
    let tables = [numbers, texts.lengths, texts.letters, source_lengths, source_letters, source_refs];
    let mut all = tables.into_iter().chain(rows);
    core::array::from_fn(|_| all.next().unwrap_or_default())
}

fn edition(numbers: &mut Reader<'_>, texts: &mut Texts<'_>) -> Result<Edition, DecodeError> {
    let scope = SCOPES[numbers.index(SCOPES.len())?];
    let former_regions = numbers.index(2)? == 1;
    let mut total = || {
        let at = numbers.at();
        let total = numbers.number()?.checked_sub(1);
        total.map(u16::try_from).transpose().map_err(|_| DecodeError::Number { at })
    };
    let official = Official {
        capitales: total()?,
        communautes_france: total()?,
        communautes_abroad: total()?,
        metropoles: total()?,
        hubs: total()?,
    };
    Ok(Edition {
        id: texts.text()?,
        date: texts.text()?,
        announced_by: texts.text()?,
        scope,
        official,
        source: String::new(),
        valid_to: texts.text()?,
        former_regions,
    })
}

fn put_edition(edition: &Edition, numbers: &mut Vec<u8>, texts: &mut TextWriter) {
    let Edition { id, date, announced_by, scope, official, source: _, valid_to, former_regions } = edition;
    put_index(numbers, &SCOPES, *scope);
    put_number(numbers, u32::from(*former_regions));
    let Official { capitales, communautes_france, communautes_abroad, metropoles, hubs } = *official;
    for total in [capitales, communautes_france, communautes_abroad, metropoles, hubs] {
        put_number(numbers, total.map_or(0, |n| u32::from(n) + 1));
    }
    [id, date, announced_by, valid_to].into_iter().for_each(|text| texts.text(text));
}

/// A value as its index in the table of its kind.
pub(super) fn put_index<T: PartialEq>(numbers: &mut Vec<u8>, values: &[T], value: T) {
    put_number(numbers, values.iter().position(|v| *v == value).unwrap_or(values.len()) as u32);
}

pub(super) fn write_countries(world: &World) -> Columns<COUNTRY_COLUMNS> {
    let mut texts = TextWriter::default();
    world.codes.iter().for_each(|code| texts.text(code));
    [texts.lengths, texts.letters, world.french.iter().map(|f| u8::from(*f)).collect()]
}

pub(super) fn read_countries(
    columns: [Reader<'_>; COUNTRY_COLUMNS],
    shapes: Topology,
) -> Result<World, DecodeError> {
    let [lengths, letters, mut flags] = columns;
    let mut texts = Texts::new(lengths, letters);
    let mut world = World { shapes, ..World::default() };
    for _ in &world.shapes.features {
        world.codes.push(texts.text()?);
        world.french.push(flags.index(2)? == 1);
    }
    texts.end()?;
    flags.end()?;
    Ok(world)
}
