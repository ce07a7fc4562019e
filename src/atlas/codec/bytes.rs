//! Numbers as bytes and back, and the columns they are kept in. Knows nothing of what the numbers mean.

use super::DecodeError;

/// Reads forward through one column; every read is bounds-checked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    /// Offset of `rest` in the asset, for errors.
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(asset: &'a [u8]) -> Self {
        Reader { rest: asset, at: 0 }
    }

    /// Offset in the asset of the next byte.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// An upper bound for a count of things that each take a byte here or more.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(DecodeError::Short { at: self.at })?;
        self.rest = rest;
        self.at += count;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, DecodeError> {
        let (&byte, rest) = self.rest.split_first().ok_or(DecodeError::Short { at: self.at })?;
        self.rest = rest;
        self.at += 1;
        Ok(byte)
    }

    /// LEB128.
    pub(super) fn number(&mut self) -> Result<u32, DecodeError> {
        let at = self.at;
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            if shift == 28 && bits > 0x0f {
                break;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(DecodeError::Number { at })
    }

    /// LEB128 of the zigzag: 0, −1, 1, −2…
    pub(super) fn signed(&mut self) -> Result<i32, DecodeError> {
        let value = self.number()?;
        Ok((value >> 1) as i32 ^ -((value & 1) as i32))
    }

    /// A step between two positions, most often one byte.
    pub(super) fn step(&mut self) -> Result<i32, DecodeError> {
        match self.byte()? {
            0 => self.signed(),
            byte => Ok(i32::from(byte) - 128),
        }
    }

    /// A number below `end`.
    pub(super) fn index(&mut self, end: usize) -> Result<usize, DecodeError> {
        let at = self.at;
        let index = self.number()? as usize;
        if index < end { Ok(index) } else { Err(DecodeError::Index { at }) }
    }

    /// How many items follow; each takes a byte of this column or more.
    pub(super) fn count(&mut self) -> Result<usize, DecodeError> {
        let at = self.at;
        let count = self.number()? as usize;
        if count <= self.rest.len() { Ok(count) } else { Err(DecodeError::Short { at }) }
    }

    /// That everything was read.
    pub(super) fn end(&self) -> Result<(), DecodeError> {
        if self.rest.is_empty() { Ok(()) } else { Err(DecodeError::Long { at: self.at }) }
    }
}

/// Columns as they are written.
pub(super) type Columns<const N: usize> = [Vec<u8>; N];

/// Lengths first, then the columns.
pub(super) fn put_columns<const N: usize>(out: &mut Vec<u8>, columns: &Columns<N>) {
    for column in columns {
        put_number(out, column.len() as u32);
    }
    for column in columns {
        out.extend(column);
    }
}

/// The columns that [`put_columns`] wrote.
pub(super) fn columns<'a, const N: usize>(reader: &mut Reader<'a>) -> Result<[Reader<'a>; N], DecodeError> {
    let mut lengths = [0; N];
    for length in &mut lengths {
        *length = reader.number()? as usize;
    }
    let mut columns = [Reader::new(&[]); N];
    for (column, length) in columns.iter_mut().zip(lengths) {
        let at = reader.at();
        *column = Reader { rest: reader.take(length)?, at };
    }
    Ok(columns)
}

pub(super) fn put_number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(super) fn put_signed(out: &mut Vec<u8>, value: i32) {
    put_number(out, ((value << 1) ^ (value >> 31)) as u32);
}

pub(super) fn put_step(out: &mut Vec<u8>, value: i32) {
    match value {
        -127..=127 => out.push((value + 128) as u8),
        _ => {
            out.push(0);
            put_signed(out, value);
        }
    }
}
