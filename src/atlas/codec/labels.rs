//! The rows of the labels as columns. Most rows repeat the row before them of the same place, so they only say what
//! they change.

use super::DecodeError;
use super::bytes::{Columns, Reader, put_number, put_signed};
use super::facts::{Shared, SharedWriter, put_index};
use super::texts::{Allowance, TextWriter, Texts};
use crate::atlas::{
    Atlas, Bilingual, Certainty, CountryIx, EditionIx, Label, LabelIx, PlaceIx, RegionIx, Territory, Tier,
};
use crate::geo::{LonLat, lonlat};

/// Steps between editions, places, tiers, flags, territories, positions, rows continued; names (2), cities (2).
pub(super) const COLUMNS: usize = 12;

const TIERS: [Tier; 5] = [Tier::Capitale, Tier::Communaute, Tier::Metropole, Tier::Hub, Tier::Lost];
/// What most names begin with.
const PREFIX: &str = "French Tech ";
/// Units of a position in one degree, about 11 m.
const UNITS: f64 = 10_000.0;
const BOUNDS: [i32; 2] = [3_600_000, 900_000];

/// Bits of a row's flags. A row with `SAME_SPOT`, `SAME_NAME` or `CONTINUES` refers to the row before it of its place.
mod flag {
    pub(super) const INFERRED: u8 = 1;
    pub(super) const NEW: u8 = 2;
    pub(super) const SAME_SPOT: u8 = 4;
    pub(super) const SAME_NAME: u8 = 8;
    pub(super) const PREFIXED: u8 = 16;
    pub(super) const CONTINUES: u8 = 32;
    pub(super) const ABROAD: u8 = 64;
}

struct Rows<'a> {
    editions: Reader<'a>,
    places: Reader<'a>,
    tiers: Reader<'a>,
    flags: Reader<'a>,
    territories: Reader<'a>,
    east: Reader<'a>,
    north: Reader<'a>,
    succeeds: Reader<'a>,
    names: Texts<'a>,
    cities: Texts<'a>,
}

/// Where and what a row names: what a later row of the place can repeat.
struct Spot {
    city: Bilingual,
    at: LonLat,
    territory: Territory,
}

pub(super) fn read(
    columns: [Reader<'_>; COLUMNS],
    atlas: &Atlas,
    source_refs: &mut Reader<'_>,
    shared: &mut Shared<'_>,
) -> Result<Vec<Label>, DecodeError> {
    let [editions, places, tiers, flags, territories, east, north, succeeds, a, b, c, d] = columns;
    let (names, cities) = (Texts::new(a, b), Texts::new(c, d));
    let mut rows = Rows { editions, places, tiers, flags, territories, east, north, succeeds, names, cities };
    let mut last = vec![None; atlas.places.len()];
    let mut labels: Vec<Label> = Vec::new();
    // A row takes one byte of flags.
    let count = rows.flags.left();
    if count > usize::from(u16::MAX) {
        return Err(DecodeError::Number { at: rows.flags.at() });
    }
    for _ in 0..count {
        let mut label = rows.label(atlas, count, &labels, &mut last, &mut shared.allowance)?;
        label.source = shared.sources.read(source_refs, &mut shared.source_texts, &mut shared.allowance)?;
        labels.push(label);
    }
    rows.end()?;
    Ok(labels)
}

impl Rows<'_> {
    fn label(
        &mut self,
        atlas: &Atlas,
        count: usize,
        labels: &[Label],
        last: &mut [Option<usize>],
        allowance: &mut Allowance,
    ) -> Result<Label, DecodeError> {
        let at = self.flags.at();
        let flags = self.flags.byte()?;
        let on = |bit: u8| flags & bit != 0;
        let edition = self.edition(atlas, labels.last())?;
        let place = self.places.index(atlas.places.len().min(1 << 16))?;
        let earlier = last[place].replace(labels.len());
        // The row referred to; an error where there is none.
        let before = || earlier.map(|i| (i, &labels[i])).ok_or(DecodeError::Index { at });
        let tier = TIERS[self.tiers.index(TIERS.len())?];
        let spot = if on(flag::SAME_SPOT) {
            let (_, row) = before()?;
            let fr = allowance.copy(&row.city.fr, at)?;
            let en = allowance.copy(&row.city.en, at)?;
            Spot { city: Bilingual { fr, en }, at: row.at, territory: row.territory }
        } else {
            self.spot(atlas, on(flag::ABROAD))?
        };
        let name = if on(flag::SAME_NAME) {
            allowance.copy(&before()?.1.name, at)?
        } else {
            let prefix = if on(flag::PREFIXED) { PREFIX } else { "" };
            [prefix, &self.names.text()?].concat()
        };
        let succeeds = if on(flag::CONTINUES) {
            vec![LabelIx(before()?.0 as u16)]
        } else {
            self.succeeds(labels.len(), count)?
        };
        Ok(Label {
            place: PlaceIx(place as u16),
            edition,
            tier,
            name,
            city: spot.city,
            at: spot.at,
            territory: spot.territory,
            certainty: if on(flag::INFERRED) { Certainty::Inferred } else { Certainty::Confirmed },
            source: String::new(),
            succeeds,
            announced_new: on(flag::NEW),
        })
    }

    fn edition(&mut self, atlas: &Atlas, before: Option<&Label>) -> Result<EditionIx, DecodeError> {
        let at = self.editions.at();
        let before = before.map_or(0, |row| i32::from(row.edition.0));
        let edition = before.wrapping_add(self.editions.signed()?);
        match u8::try_from(edition) {
            Ok(ix) if usize::from(ix) < atlas.editions.len() => Ok(EditionIx(ix)),
            _ => Err(DecodeError::Index { at }),
        }
    }

    fn spot(&mut self, atlas: &Atlas, abroad: bool) -> Result<Spot, DecodeError> {
        let territory = if abroad {
            Territory::Country(CountryIx(self.territories.index(atlas.countries.len().min(256))? as u8))
        } else {
            Territory::Region(RegionIx(self.territories.index(atlas.regions.len().min(256))? as u8))
        };
        let at = self.east.at();
        let position = [self.east.signed()?, self.north.signed()?];
        if (0..2).any(|axis| !(-BOUNDS[axis]..=BOUNDS[axis]).contains(&position[axis])) {
            return Err(DecodeError::Number { at });
        }
        let [lon, lat] = position.map(|units| f64::from(units) / UNITS);
        Ok(Spot { city: self.cities.bilingual()?, at: lonlat(lon, lat), territory })
    }

    fn succeeds(&mut self, row: usize, count: usize) -> Result<Vec<LabelIx>, DecodeError> {
        let mut out = Vec::new();
        for _ in 0..self.succeeds.count()? {
            let at = self.succeeds.at();
            let target = row as i64 - i64::from(self.succeeds.signed()?);
            match u16::try_from(target) {
                Ok(ix) if usize::from(ix) < count => out.push(LabelIx(ix)),
                _ => return Err(DecodeError::Index { at }),
            }
        }
        Ok(out)
    }

    fn end(&self) -> Result<(), DecodeError> {
        let Rows { editions, places, tiers, flags, territories, east, north, succeeds, names, cities } = self;
        for column in [editions, places, tiers, flags, territories, east, north, succeeds] {
            column.end()?;
        }
        names.end()?;
        cities.end()
    }
}

pub(super) fn write(atlas: &Atlas, source_refs: &mut Vec<u8>, shared: &mut SharedWriter) -> Columns<COLUMNS> {
    let mut last: Vec<Option<usize>> = vec![None; atlas.places.len()];
    let mut numbers: [Vec<u8>; 8] = Default::default();
    let (mut names, mut cities) = (TextWriter::default(), TextWriter::default());
    let mut edition = 0;
    for (i, label) in atlas.labels.iter().enumerate() {
        let earlier = last[label.place.0 as usize].replace(i);
        let flags = flags(label, earlier.map(|e| (e, &atlas.labels[e])));
        let [editions, places, tiers, all_flags, territories, east, north, succeeds] = &mut numbers;
        all_flags.push(flags);
        put_signed(editions, i32::from(label.edition.0) - edition);
        edition = i32::from(label.edition.0);
        put_number(places, u32::from(label.place.0));
        put_index(tiers, &TIERS, label.tier);
        if flags & flag::SAME_SPOT == 0 {
            put_number(
                territories,
                match label.territory {
                    Territory::Region(ix) => u32::from(ix.0),
                    Territory::Country(ix) => u32::from(ix.0),
                },
            );
            put_signed(east, units(label.at.lon));
            put_signed(north, units(label.at.lat));
            cities.bilingual(&label.city);
        }
        if flags & flag::SAME_NAME == 0 {
            names.text(label.name.strip_prefix(PREFIX).unwrap_or(&label.name));
        }
        if flags & flag::CONTINUES == 0 {
            put_number(succeeds, label.succeeds.len() as u32);
            label.succeeds.iter().for_each(|row| put_signed(succeeds, i as i32 - i32::from(row.0)));
        }
        shared.sources.write(&label.source, source_refs, &mut shared.source_texts);
    }
    let mut all = numbers.into_iter().chain([names.lengths, names.letters, cities.lengths, cities.letters]);
    core::array::from_fn(|_| all.next().unwrap_or_default())
}

fn flags(label: &Label, earlier: Option<(usize, &Label)>) -> u8 {
    let same = |of: fn(&Label, &Label) -> bool| earlier.is_some_and(|(_, row)| of(row, label));
    let same_name = same(|a, b| a.name == b.name);
    let same_spot = same(|a, b| {
        let position = |l: &Label| [units(l.at.lon), units(l.at.lat)];
        a.city == b.city && position(a) == position(b) && a.territory == b.territory
    });
    let continues = earlier.is_some_and(|(i, _)| label.succeeds == [LabelIx(i as u16)]);
    let bits = [
        (flag::INFERRED, label.certainty == Certainty::Inferred),
        (flag::NEW, label.announced_new),
        (flag::SAME_SPOT, same_spot),
        (flag::SAME_NAME, same_name),
        (flag::PREFIXED, !same_name && label.name.starts_with(PREFIX)),
        (flag::CONTINUES, continues),
        (flag::ABROAD, !same_spot && matches!(label.territory, Territory::Country(_))),
    ];
    bits.into_iter().filter(|(_, on)| *on).fold(0, |flags, (bit, _)| flags | bit)
}

fn units(degrees: f64) -> i32 {
    (degrees * UNITS).round() as i32
}
