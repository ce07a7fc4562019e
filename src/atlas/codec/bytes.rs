//! Numbers and texts as bytes and back, and the columns they are kept in. Knows nothing of what they mean.

use super::DecodeError;

/// The column that is the asset itself: what follows the sections opened so far.
const ASSET: usize = 0;
/// Room for the columns of a section, numbered from 1.
const MOST: usize = 16;
/// How many bytes of text one byte of the asset may give: far above what the facts need, low enough that no
/// asset can exhaust the memory by repeating a long text.
const GROWTH: usize = 16;

/// Reads forward through the columns of one section after another; every read is bounds-checked. The first error
/// empties all columns and is kept: from then on numbers are 0 and texts are empty, so that callers look for an error
/// once, at the end.
pub(super) struct Reader<'a> {
    asset: &'a [u8],
    /// What is left of each column, as offsets in the asset.
    columns: [Column; MOST],
    error: Option<DecodeError>,
    /// How many bytes of text may still be given.
    allowance: usize,
}

#[derive(Clone, Copy, Default)]
struct Column {
    at: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    /// Before the first section of an asset that begins with `magic`.
    pub(super) fn new(asset: &'a [u8], magic: [u8; 4]) -> Self {
        let mut reader = Reader {
            asset,
            columns: [Column::default(); MOST],
            error: None,
            allowance: asset.len().saturating_mul(GROWTH),
        };
        if asset.starts_with(&magic) {
            reader.columns[ASSET] = Column { at: magic.len(), end: asset.len() };
        } else {
            reader.error = Some(DecodeError::NotThisAsset);
        }
        reader
    }

    /// Opens the next section, of so many columns.
    pub(super) fn open(&mut self, columns: usize) {
        for column in 1..=columns {
            let length = self.count(ASSET, ASSET);
            let at = self.at(ASSET);
            self.columns[column] = Column { at, end: at + length };
            self.columns[ASSET].at += length;
        }
    }

    /// Checks that everything of the section was read.
    pub(super) fn close(&mut self) {
        for column in 1..MOST {
            self.check_end(column);
        }
    }

    /// Leaves the rest of the section unread.
    #[cfg(supplied)]
    pub(super) fn leave(&mut self) {
        for column in 1..MOST {
            self.columns[column] = Column::default();
        }
    }

    /// Checks that everything was read.
    ///
    /// # Errors
    /// The first of all.
    pub(super) fn end(mut self) -> Result<(), DecodeError> {
        self.check_end(ASSET);
        self.error.map_or(Ok(()), Err)
    }

    fn check_end(&mut self, column: usize) {
        if self.left(column) > 0 {
            self.fail(DecodeError::Long { at: self.at(column) });
        }
    }

    /// Keeps an error unless there is one, and leaves nothing to read.
    pub(super) fn fail(&mut self, error: DecodeError) {
        self.error.get_or_insert(error);
        self.columns = [Column::default(); MOST];
    }

    /// Offset in the asset of the column's next byte.
    pub(super) fn at(&self, column: usize) -> usize {
        self.columns[column].at
    }

    /// Bytes left: an upper bound for a count of things that each take one or more.
    pub(super) fn left(&self, column: usize) -> usize {
        self.columns[column].end - self.columns[column].at
    }

    /// One byte; 0 after an error.
    pub(super) fn byte(&mut self, column: usize) -> u8 {
        let Column { at, end } = self.columns[column];
        let byte = self.asset[..end].get(at);
        if byte.is_some() {
            self.columns[column].at += 1;
        } else {
            self.fail(DecodeError::Short { at });
        }
        byte.copied().unwrap_or(0)
    }

    /// LEB128, at most 32 bits.
    pub(super) fn number(&mut self, column: usize) -> u32 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte(column);
            if shift == 28 && byte > 0x0f {
                self.fail(DecodeError::Number { at: self.at(column) });
                return 0;
            }
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return value;
            }
            shift += 7;
        }
    }

    /// LEB128 of the zigzag: 0, −1, 1, −2…
    pub(super) fn signed(&mut self, column: usize) -> i32 {
        let value = self.number(column);
        (value >> 1) as i32 ^ -((value & 1) as i32)
    }

    /// A step between two positions, most often one byte.
    pub(super) fn step(&mut self, column: usize) -> i32 {
        match self.byte(column) {
            0 => self.signed(column),
            byte => i32::from(byte) - 128,
        }
    }

    /// A number below `end`; 0 after an error, even if `end` is 0.
    pub(super) fn index(&mut self, column: usize, end: usize) -> usize {
        let index = self.number(column) as usize;
        if index < end {
            return index;
        }
        self.fail(DecodeError::Index { at: self.at(column) });
        0
    }

    /// How many items follow that each take a byte of column `of` or more.
    pub(super) fn count(&mut self, column: usize, of: usize) -> usize {
        let count = self.number(column) as usize;
        if count <= self.left(of) {
            return count;
        }
        self.fail(DecodeError::Short { at: self.at(of) });
        0
    }

    /// UTF-8 up to a zero.
    pub(super) fn text(&mut self, column: usize) -> &'a str {
        let at = self.at(column);
        while self.byte(column) != 0 {}
        let bytes = self.asset.get(at..self.at(column).saturating_sub(1)).unwrap_or_default();
        // Half as long as `from_utf8`, which is made for long texts.
        match bytes.utf8_chunks().next() {
            Some(chunk) if chunk.invalid().is_empty() => chunk.valid(),
            None => "",
            Some(_) => {
                self.fail(DecodeError::Text { at });
                ""
            }
        }
    }

    /// A text to keep.
    pub(super) fn string(&mut self, column: usize) -> String {
        let text = self.text(column);
        self.owned(text)
    }

    /// A copy of a text of the asset; texts may take only so much memory.
    pub(super) fn owned(&mut self, text: &str) -> String {
        match self.allowance.checked_sub(text.len()) {
            Some(left) => {
                self.allowance = left;
                text.to_owned()
            }
            None => {
                self.fail(DecodeError::TooLarge { at: self.at(ASSET) });
                String::new()
            }
        }
    }
}

/// Writes what [`Reader`] reads.
#[derive(Default)]
pub(super) struct Writer {
    columns: [Vec<u8>; MOST],
}

impl Writer {
    /// Puts the columns of a section behind those before it and begins the next section.
    pub(super) fn close(&mut self, columns: usize) {
        let [asset, section @ ..] = &mut self.columns;
        for column in &mut section[..columns] {
            put_number(asset, column.len() as u32);
            asset.append(column);
        }
    }

    /// The whole asset, once its last section is closed.
    pub(super) fn asset(self, magic: [u8; 4]) -> Vec<u8> {
        let [asset, ..] = self.columns;
        [magic.as_slice(), &asset].concat()
    }

    pub(super) fn byte(&mut self, column: usize, byte: u8) {
        self.columns[column].push(byte);
    }

    pub(super) fn number(&mut self, column: usize, value: usize) {
        put_number(&mut self.columns[column], value as u32);
    }

    pub(super) fn signed(&mut self, column: usize, value: i32) {
        put_number(&mut self.columns[column], ((value << 1) ^ (value >> 31)) as u32);
    }

    pub(super) fn step(&mut self, column: usize, value: i32) {
        match value {
            -127..=127 => self.byte(column, (value + 128) as u8),
            _ => {
                self.byte(column, 0);
                self.signed(column, value);
            }
        }
    }

    pub(super) fn text(&mut self, column: usize, text: &str) {
        self.columns[column].extend(text.as_bytes());
        self.byte(column, 0);
    }
}

fn put_number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
