//! Départements with their communes as columns. A position is what it differs from the one before it by.

use super::DecodeError;
use super::bytes::{Reader, Writer};
use crate::atlas::{Commune, Departement, Near};
use crate::geo::lonlat;

const CODES: usize = 1;
const NAMES: usize = 2;
/// How many communes a département has, which of them is its prefecture.
const NUMBERS: usize = 3;
const EAST: usize = 4;
const NORTH: usize = 5;
const COLUMNS: usize = 5;

/// Units of a position in one degree, about 1 km: distances are told in whole ones.
const UNITS: f64 = 100.0;
const BOUNDS: [u32; 2] = [18_000, 9_000];
/// As many as an index can tell apart.
const DEPARTEMENTS: usize = 1 << 8;
const COMMUNES: usize = 1 << 16;

pub(super) fn read(reader: &mut Reader<'_>, near: &mut Near) {
    reader.open(COLUMNS);
    let (mut east, mut north) = (0_i32, 0_i32);
    while reader.left(CODES) > 0 {
        let (code, name) = (reader.string(CODES), reader.string(NAMES));
        let (first, departement) = (near.communes.len(), near.departements.len());
        let count = reader.count(NUMBERS, NAMES);
        let prefecture = first + reader.index(NUMBERS, count);
        if departement >= DEPARTEMENTS || first + count > COMMUNES {
            return reader.fail(DecodeError::Number { at: reader.at(NUMBERS) });
        }
        near.departements.push(Departement { code, name, prefecture: prefecture as u16 });
        for _ in 0..count {
            east = east.wrapping_add(reader.signed(EAST));
            north = north.wrapping_add(reader.signed(NORTH));
            if east.unsigned_abs() > BOUNDS[0] || north.unsigned_abs() > BOUNDS[1] {
                return reader.fail(DecodeError::Number { at: reader.at(EAST) });
            }
            let at = lonlat(f64::from(east) / UNITS, f64::from(north) / UNITS);
            near.communes.push(Commune { name: reader.string(NAMES), departement: departement as u8, at });
        }
    }
    reader.close();
}

/// Communes are by département, as [`Near`] has them.
pub(super) fn write(near: &Near, writer: &mut Writer) {
    let (mut east, mut north) = (0, 0);
    for (i, departement) in near.departements.iter().enumerate() {
        writer.text(CODES, &departement.code);
        writer.text(NAMES, &departement.name);
        let own = |commune: &Commune| usize::from(commune.departement) == i;
        let first = near.communes.iter().position(own).unwrap_or_default();
        writer.number(NUMBERS, near.communes.iter().filter(|commune| own(commune)).count());
        writer.number(NUMBERS, usize::from(departement.prefecture).saturating_sub(first));
        for commune in near.communes.iter().filter(|commune| own(commune)) {
            let [lon, lat] = [commune.at.lon, commune.at.lat].map(|degrees| (degrees * UNITS).round() as i32);
            writer.signed(EAST, lon - east);
            writer.signed(NORTH, lat - north);
            (east, north) = (lon, lat);
            writer.text(NAMES, &commune.name);
        }
    }
    writer.close(COLUMNS);
}
