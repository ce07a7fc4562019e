//! Editions, regions, countries and places as columns; `labels` does the rows. Every enum has its table of
//! values here, so a value added to the model without one does not compile or does not decode.

use super::DecodeError;
use super::bytes::{Reader, Writer};
use super::labels::{self, Rows, RowsWriter};
use crate::atlas::{
    Article, At, Atlas, Bilingual, Country, Edition, EditionIx, EditionScope, Grammar, Official, PARTS,
    PartIx, Place, Region, RegionKind, Revision, SourceIx, World,
};

// Columns of the tables; those between are of the rows.
/// Texts of the tables.
const TEXTS: usize = 1;
/// Counts, enums and totals.
const NUMBERS: usize = 5;
/// Columns of the countries of the world.
const CODES: usize = 1;
const FRENCH: usize = 2;
const WORLD_COLUMNS: usize = 2;

const SCOPES: [EditionScope; 2] = [EditionScope::Adds, EditionScope::Replaces];
const ARTICLES: [Article; 5] = [Article::None, Article::Le, Article::La, Article::Elided, Article::Les];
const PREPOSITIONS: [At; 6] = [At::En, At::A, At::Au, At::Aux, At::DansLe, At::DansLes];
const KINDS: [RegionKind; 3] = [RegionKind::Mainland, RegionKind::Overseas, RegionKind::Collectivity];

pub(super) fn read(reader: &mut Reader<'_>, atlas: &mut Atlas) {
    reader.open(labels::COLUMNS);
    let mut rows = Rows::new(reader);
    for _ in 0..table(rows.reader, 1 << 8) {
        let mut edition = edition(rows.reader);
        edition.source = rows.source(atlas, true);
        atlas.editions.push(edition);
    }
    regions(rows.reader, atlas);
    for _ in 0..table(rows.reader, 1 << 8) {
        let code = rows.reader.string(TEXTS);
        let part = PartIx(rows.reader.index(NUMBERS, PARTS) as u8);
        let name = bilingual(rows.reader, TEXTS);
        atlas.countries.push(Country { code, name, part, grammar: grammar(rows.reader) });
    }
    for _ in 0..table(rows.reader, 1 << 16) {
        atlas.places.push(Place { slug: rows.reader.string(TEXTS) });
    }
    atlas.revision = Revision {
        date: rows.reader.string(TEXTS),
        version: rows.reader.string(TEXTS),
        note: bilingual(rows.reader, TEXTS),
    };
    // As many as an index of a row can tell apart.
    if rows.reader.left(labels::FLAGS) > usize::from(u16::MAX) {
        rows.reader.fail(DecodeError::Number { at: rows.reader.at(labels::FLAGS) });
    }
    rows.last = vec![None; atlas.places.len()];
    for edition in 0..atlas.editions.len() {
        for _ in 0..rows.reader.count(NUMBERS, labels::FLAGS) {
            rows.label(atlas, EditionIx(edition as u8));
        }
    }
    reader.close();
}

#[inline]
fn regions(reader: &mut Reader<'_>, atlas: &mut Atlas) {
    for _ in 0..table(reader, 1 << 8) {
        let kind = KINDS[reader.index(NUMBERS, KINDS.len())];
        let code = reader.string(TEXTS);
        let name = bilingual(reader, TEXTS);
        atlas.regions.push(Region { code, name, kind, grammar: grammar(reader) });
    }
}

/// Reads the regions alone.
#[cfg(supplied)]
pub(super) fn read_regions(reader: &mut Reader<'_>, atlas: &mut Atlas) {
    reader.open(labels::COLUMNS);
    for _ in 0..table(reader, 1 << 8) {
        edition(reader);
    }
    regions(reader, atlas);
    reader.leave();
}

pub(super) fn write(atlas: &Atlas, writer: &mut Writer) {
    let mut rows = RowsWriter::new(atlas, writer);
    rows.writer.number(NUMBERS, atlas.editions.len());
    for edition in &atlas.editions {
        put_edition(edition, rows.writer);
        rows.source(edition.source, true);
    }
    rows.writer.number(NUMBERS, atlas.regions.len());
    for region in &atlas.regions {
        put_index(rows.writer, NUMBERS, &KINDS, region.kind);
        rows.writer.text(TEXTS, &region.code);
        put_bilingual(rows.writer, TEXTS, &region.name);
        put_grammar(rows.writer, region.grammar);
    }
    rows.writer.number(NUMBERS, atlas.countries.len());
    for country in &atlas.countries {
        rows.writer.text(TEXTS, &country.code);
        rows.writer.number(NUMBERS, usize::from(country.part.0));
        put_bilingual(rows.writer, TEXTS, &country.name);
        put_grammar(rows.writer, country.grammar);
    }
    rows.writer.number(NUMBERS, atlas.places.len());
    for (place, derived) in atlas.places.iter().zip(labels::derived_slugs(atlas)) {
        rows.writer.text(TEXTS, if place.slug == derived { "" } else { &place.slug });
    }
    rows.writer.text(TEXTS, &atlas.revision.date);
    rows.writer.text(TEXTS, &atlas.revision.version);
    put_bilingual(rows.writer, TEXTS, &atlas.revision.note);
    for edition in 0..atlas.editions.len() {
        let edition = EditionIx(edition as u8);
        rows.writer.number(NUMBERS, atlas.labels.iter().filter(|label| label.edition == edition).count());
    }
    (0..atlas.labels.len()).for_each(|row| rows.label(row));
    writer.close(labels::COLUMNS);
}

/// How many rows of a table follow, at most as many as an index of its kind can tell apart.
fn table(reader: &mut Reader<'_>, most: usize) -> usize {
    let count = reader.count(NUMBERS, TEXTS);
    if count <= most {
        return count;
    }
    reader.fail(DecodeError::Number { at: reader.at(NUMBERS) });
    0
}

fn edition(reader: &mut Reader<'_>) -> Edition {
    let scope = SCOPES[reader.index(NUMBERS, SCOPES.len())];
    let former_regions = reader.index(NUMBERS, 2) == 1;
    let mut totals = [None; 5];
    for total in &mut totals {
        // 0 says that there is none.
        *total = (reader.index(NUMBERS, 1 << 16) as u16).checked_sub(1);
    }
    let [capitales, communautes_france, communautes_abroad, metropoles, hubs] = totals;
    Edition {
        id: reader.string(TEXTS),
        date: reader.string(TEXTS),
        announced_by: reader.string(TEXTS),
        scope,
        official: Official { capitales, communautes_france, communautes_abroad, metropoles, hubs },
        source: SourceIx::default(),
        valid_to: reader.string(TEXTS),
        former_regions,
    }
}

fn put_edition(edition: &Edition, writer: &mut Writer) {
    let Edition { id, date, announced_by, scope, official, source: _, valid_to, former_regions } = edition;
    put_index(writer, NUMBERS, &SCOPES, *scope);
    writer.number(NUMBERS, usize::from(*former_regions));
    let Official { capitales, communautes_france, communautes_abroad, metropoles, hubs } = *official;
    for total in [capitales, communautes_france, communautes_abroad, metropoles, hubs] {
        writer.number(NUMBERS, total.map_or(0, |n| usize::from(n) + 1));
    }
    [id, date, announced_by, valid_to].into_iter().for_each(|text| writer.text(TEXTS, text));
}

/// Article, preposition and « the » as one number.
fn grammar(reader: &mut Reader<'_>) -> Grammar {
    let number = reader.index(NUMBERS, 2 * PREPOSITIONS.len() * ARTICLES.len());
    let (the, rest) = (number % 2 == 1, number / 2);
    let at = PREPOSITIONS[rest % PREPOSITIONS.len()];
    Grammar { article: ARTICLES[rest / PREPOSITIONS.len()], at, the }
}

fn put_grammar(writer: &mut Writer, grammar: Grammar) {
    let Grammar { article, at, the } = grammar;
    let rank = article as usize * PREPOSITIONS.len() + at as usize;
    writer.number(NUMBERS, 2 * rank + usize::from(the));
}

/// A value as its index in the table of its kind.
pub(super) fn put_index<T: PartialEq>(writer: &mut Writer, column: usize, values: &[T], value: T) {
    writer.number(column, values.iter().position(|v| *v == value).unwrap_or(values.len()));
}

/// Both languages; English only where it differs.
pub(super) fn bilingual(reader: &mut Reader<'_>, column: usize) -> Bilingual {
    let fr = reader.text(column);
    let en = match reader.text(column) {
        "" => fr,
        en => en,
    };
    Bilingual { fr: reader.owned(fr), en: reader.owned(en) }
}

pub(super) fn put_bilingual(writer: &mut Writer, column: usize, text: &Bilingual) {
    writer.text(column, &text.fr);
    writer.text(column, if text.en == text.fr { "" } else { &text.en });
}

pub(super) fn read_countries(reader: &mut Reader<'_>, world: &mut World) {
    reader.open(WORLD_COLUMNS);
    for _ in &world.shapes.features {
        world.codes.push(reader.string(CODES));
        world.french.push(reader.index(FRENCH, 2) == 1);
    }
    reader.close();
}

pub(super) fn write_countries(world: &World, writer: &mut Writer) {
    world.codes.iter().for_each(|code| writer.text(CODES, code));
    world.french.iter().for_each(|french| writer.byte(FRENCH, u8::from(*french)));
    writer.close(WORLD_COLUMNS);
}
