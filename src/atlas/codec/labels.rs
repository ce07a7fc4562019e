//! The rows of the labels as columns. Most rows repeat the row before them of the same place, so they only say what
//! they change.

use super::DecodeError;
use super::bytes::{Reader, Writer};
use super::facts::{bilingual, put_bilingual, put_index};
use crate::atlas::{
    Atlas, Bilingual, Certainty, CountryIx, EditionIx, Label, LabelIx, PlaceIx, RegionIx, SourceIx,
    Succession, Territory, Tier,
};
use crate::geo::{LonLat, lonlat};
use crate::letters::plain;

// With the columns of the tables, in an order that brotli likes: texts, small numbers, positions.
const NAMES: usize = 2;
const CITIES: usize = 3;
/// Addresses of the sources of editions.
const SOURCES: usize = 4;
pub(super) const FLAGS: usize = 6;
const PLACES: usize = 7;
const TIERS: usize = 8;
const TERRITORIES: usize = 9;
/// Which source a row or an edition names.
const SOURCE_REFS: usize = 10;
/// Rows that a row continues, where it is not just the row before it of its place.
const BEFORE: usize = 11;
/// Positions: what is alike of their numbers and the two bytes that are not.
const EAST: usize = 12;
const NORTH: usize = 13;
const EAST_LOW: usize = 14;
const NORTH_LOW: usize = 15;
/// With those of the tables.
pub(super) const COLUMNS: usize = 15;

const TIER_VALUES: [Tier; 5] = [Tier::Capitale, Tier::Communaute, Tier::Metropole, Tier::Hub, Tier::Lost];
/// What most names begin with.
const PREFIX: &str = "French Tech ";
/// Units of a position in one degree, about 11 m.
const UNITS: f64 = 10_000.0;
const BOUNDS: [u32; 2] = [3_600_000, 900_000];

/// Bits of a row's flags. A row with one of `REPEATS` refers to the row before it of its place; one that `MERGES` lists
/// the rows it continues.
mod flag {
    pub(super) const INFERRED: u8 = 1;
    pub(super) const NEW: u8 = 2;
    pub(super) const SAME_SPOT: u8 = 4;
    pub(super) const SAME_NAME: u8 = 8;
    pub(super) const PREFIXED: u8 = 16;
    pub(super) const CONTINUES: u8 = 32;
    pub(super) const ABROAD: u8 = 64;
    pub(super) const MERGES: u8 = 128;
    pub(super) const REPEATS: u8 = SAME_SPOT | SAME_NAME | CONTINUES;
}

fn on(flags: u8, bit: u8) -> bool {
    flags & bit != 0
}

/// Reads row after row, with the sources that rows and editions share.
pub(super) struct Rows<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    /// The newest row of each place.
    pub(super) last: Vec<Option<LabelIx>>,
}

impl<'r, 'a> Rows<'r, 'a> {
    pub(super) fn new(reader: &'r mut Reader<'a>) -> Self {
        Rows { reader, last: Vec::new() }
    }

    /// A page; most rows name one that a row near them names too. Only that of an edition is `shown` in a picture.
    pub(super) fn source(&mut self, atlas: &mut Atlas, shown: bool) -> SourceIx {
        let back = self.reader.index(SOURCE_REFS, atlas.sources.len() + 1);
        if back == 0 {
            let new = if shown { self.reader.string(SOURCES) } else { String::new() };
            atlas.sources.push(new);
        }
        SourceIx((atlas.sources.len() - back.max(1)) as u32)
    }

    pub(super) fn label(&mut self, atlas: &mut Atlas, edition: EditionIx) {
        let flags = self.reader.byte(FLAGS);
        let row = LabelIx(atlas.labels.len() as u16);
        let place = self.reader.index(PLACES, atlas.places.len());
        let Some(last) = self.last.get_mut(place) else { return };
        let before = last.replace(row);
        if before.is_none() && on(flags, flag::REPEATS) {
            self.reader.fail(DecodeError::Index { at: self.reader.at(FLAGS) });
        }
        let tier = TIER_VALUES[self.reader.index(TIERS, TIER_VALUES.len())];
        let name = self.name(atlas, place, before.filter(|_| on(flags, flag::SAME_NAME)), flags);
        let (city, at, territory) = self.spot(atlas, before.filter(|_| on(flags, flag::SAME_SPOT)), flags);
        if let Some(before) = before.filter(|_| on(flags, flag::CONTINUES)) {
            atlas.lineage.push(Succession { row, before });
        }
        if on(flags, flag::MERGES) {
            for _ in 0..self.reader.count(BEFORE, BEFORE) {
                let before = LabelIx(self.reader.index(BEFORE, atlas.labels.len()) as u16);
                atlas.lineage.push(Succession { row, before });
            }
        }
        let source = self.source(atlas, false);
        atlas.labels.push(Label {
            place: PlaceIx(place as u16),
            edition,
            tier,
            name,
            city,
            at,
            territory,
            certainty: if on(flags, flag::INFERRED) { Certainty::Inferred } else { Certainty::Confirmed },
            source,
            announced_new: on(flags, flag::NEW),
        });
    }

    /// The name, which is that of the `same` row if one is given; the first of a place may give the place its slug.
    fn name(&mut self, atlas: &mut Atlas, place: usize, same: Option<LabelIx>, flags: u8) -> String {
        if let Some(same) = same {
            return self.reader.owned(&atlas.label(same).name);
        }
        let name = self.reader.text(NAMES);
        let slug = &mut atlas.places[place].slug;
        if slug.is_empty() {
            *slug = derived_slug(name);
        }
        [if on(flags, flag::PREFIXED) { PREFIX } else { "" }, name].concat()
    }

    /// City, position and territory, which are those of the `same` row if one is given.
    fn spot(&mut self, atlas: &Atlas, same: Option<LabelIx>, flags: u8) -> (Bilingual, LonLat, Territory) {
        if let Some(same) = same {
            let Label { city: Bilingual { fr, en }, at, territory, .. } = atlas.label(same);
            return (Bilingual { fr: self.reader.owned(fr), en: self.reader.owned(en) }, *at, *territory);
        }
        let city = bilingual(self.reader, CITIES);
        (city, self.position(), self.territory(atlas, on(flags, flag::ABROAD)))
    }

    fn position(&mut self) -> LonLat {
        let at = [self.units(EAST, EAST_LOW), self.units(NORTH, NORTH_LOW)];
        if at[0].unsigned_abs() > BOUNDS[0] || at[1].unsigned_abs() > BOUNDS[1] {
            self.reader.fail(DecodeError::Number { at: self.reader.at(EAST) });
        }
        lonlat(f64::from(at[0]) / UNITS, f64::from(at[1]) / UNITS)
    }

    fn units(&mut self, high: usize, low: usize) -> i32 {
        let low = [self.reader.byte(low), self.reader.byte(low)];
        (self.reader.signed(high) << 16) | i32::from(u16::from_le_bytes(low))
    }

    fn territory(&mut self, atlas: &Atlas, abroad: bool) -> Territory {
        if abroad {
            Territory::Country(CountryIx(self.reader.index(TERRITORIES, atlas.countries.len()) as u8))
        } else {
            Territory::Region(RegionIx(self.reader.index(TERRITORIES, atlas.regions.len()) as u8))
        }
    }
}

/// What most places are called in addresses: the name of their first label, in small letters without accents.
fn derived_slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars() {
        let letter = plain(letter);
        slug.push(if letter.is_ascii_alphanumeric() { letter } else { '-' });
    }
    slug
}

/// The slug that the reader derives for each place; empty for a place without labels.
pub(super) fn derived_slugs(atlas: &Atlas) -> Vec<String> {
    let mut slugs = vec![String::new(); atlas.places.len()];
    for label in atlas.labels.iter().rev() {
        slugs[usize::from(label.place.0)] =
            derived_slug(label.name.strip_prefix(PREFIX).unwrap_or(&label.name));
    }
    slugs
}

/// Writes row after row, as [`Rows`] reads them.
pub(super) struct RowsWriter<'a> {
    pub(super) writer: &'a mut Writer,
    atlas: &'a Atlas,
    /// Those named so far.
    sources: Vec<SourceIx>,
    last: Vec<Option<LabelIx>>,
}

impl<'a> RowsWriter<'a> {
    pub(super) fn new(atlas: &'a Atlas, writer: &'a mut Writer) -> Self {
        RowsWriter { writer, atlas, sources: Vec::new(), last: vec![None; atlas.places.len()] }
    }

    pub(super) fn source(&mut self, source: SourceIx, shown: bool) {
        let known = self.sources.iter().rev().position(|known| *known == source);
        self.writer.number(SOURCE_REFS, known.map_or(0, |back| back + 1));
        if known.is_none() {
            if shown {
                self.writer.text(SOURCES, self.atlas.source(source));
            }
            self.sources.push(source);
        }
    }

    pub(super) fn label(&mut self, row: usize) {
        let label = &self.atlas.labels[row];
        let row = LabelIx(row as u16);
        let earlier = self.last[usize::from(label.place.0)].replace(row);
        let before: Vec<LabelIx> = self.atlas.forerunners(row).collect();
        let flags = flags(self.atlas, label, earlier, &before);
        self.writer.byte(FLAGS, flags);
        self.writer.number(PLACES, usize::from(label.place.0));
        put_index(self.writer, TIERS, &TIER_VALUES, label.tier);
        if !on(flags, flag::SAME_NAME) {
            self.writer.text(NAMES, label.name.strip_prefix(PREFIX).unwrap_or(&label.name));
        }
        if !on(flags, flag::SAME_SPOT) {
            put_bilingual(self.writer, CITIES, &label.city);
            let [lon, lat] = units(label.at);
            for (units, high, low) in [(lon, EAST, EAST_LOW), (lat, NORTH, NORTH_LOW)] {
                self.writer.signed(high, units >> 16);
                (units as u16).to_le_bytes().into_iter().for_each(|byte| self.writer.byte(low, byte));
            }
            let territory = match label.territory {
                Territory::Region(ix) => ix.0,
                Territory::Country(ix) => ix.0,
            };
            self.writer.number(TERRITORIES, usize::from(territory));
        }
        if on(flags, flag::MERGES) {
            self.writer.number(BEFORE, before.len());
            before.iter().for_each(|before| self.writer.number(BEFORE, usize::from(before.0)));
        }
        self.source(label.source, false);
    }
}

fn flags(atlas: &Atlas, label: &Label, earlier: Option<LabelIx>, before: &[LabelIx]) -> u8 {
    let same = |of: fn(&Label, &Label) -> bool| earlier.is_some_and(|ix| of(atlas.label(ix), label));
    let same_name = same(|a, b| a.name == b.name);
    let same_spot = same(|a, b| a.city == b.city && units(a.at) == units(b.at) && a.territory == b.territory);
    let continues = earlier.is_some_and(|ix| before == [ix]);
    let bits = [
        (flag::INFERRED, label.certainty == Certainty::Inferred),
        (flag::NEW, label.announced_new),
        (flag::SAME_SPOT, same_spot),
        (flag::SAME_NAME, same_name),
        (flag::PREFIXED, !same_name && label.name.starts_with(PREFIX)),
        (flag::CONTINUES, continues),
        (flag::ABROAD, !same_spot && matches!(label.territory, Territory::Country(_))),
        (flag::MERGES, !continues && !before.is_empty()),
    ];
    bits.into_iter().filter(|(_, on)| *on).fold(0, |flags, (bit, _)| flags | bit)
}

fn units(at: LonLat) -> [i32; 2] {
    [at.lon, at.lat].map(|degrees| (degrees * UNITS).round() as i32)
}
