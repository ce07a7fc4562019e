//! Values as bytes, for what one program makes and another of the same version goes on with. What was not written so is refused.

use crate::AreaIx;
use crate::atlas::{Bilingual, EditionIx};
use crate::geo::{LonLat, Mercator, Outline, Point};
use crate::map::Bounds;

/// Can be written as bytes and read from them.
pub(crate) trait Wire: Sized {
    /// Adds its bytes.
    fn put(&self, out: &mut Vec<u8>);

    /// Takes its bytes from the front. Where they are not its the source says so from then on, and what comes out is not to be
    /// looked at: to ask after each field would take more code than to read them.
    fn get(from: &mut Source<'_>) -> Self;
}

/// Bytes that are read from the front, of which no more need be there than the next few.
pub(crate) struct Source<'a> {
    block: Vec<u8>,
    at: usize,
    /// How many are still to come behind the block.
    to_come: usize,
    is_good: bool,
    /// Has some of those that are to come follow each other in a block, nothing of the one before it.
    more: &'a mut dyn FnMut(&mut Vec<u8>),
}

impl<'a> Source<'a> {
    /// So many bytes, which `more` gives block by block.
    pub(crate) fn new(bytes: usize, more: &'a mut dyn FnMut(&mut Vec<u8>)) -> Source<'a> {
        Source { block: Vec::new(), at: 0, to_come: bytes, is_good: true, more }
    }

    /// How many there are.
    pub(crate) fn left(&self) -> usize {
        self.block.len() - self.at + self.to_come
    }

    /// Whether all that was taken was there, and what it should be.
    pub(crate) fn is_good(&self) -> bool {
        self.is_good
    }

    /// Takes note of something that is not what it should be.
    pub(crate) fn refuse(&mut self) {
        self.is_good = false;
    }

    fn take<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// Never inlined: numbers of all kinds are read by it.
    #[inline(never)]
    fn fill(&mut self, bytes: &mut [u8]) {
        if let Some(whole) = self.block.get(self.at..self.at + bytes.len()) {
            bytes.copy_from_slice(whole);
            self.at += bytes.len();
            return;
        }
        for byte in bytes {
            match self.next() {
                Some(next) => *byte = next,
                None => return self.refuse(),
            }
        }
    }

    fn next(&mut self) -> Option<u8> {
        if self.at == self.block.len() {
            self.block.clear();
            self.at = 0;
            (self.more)(&mut self.block);
            self.to_come = self.to_come.checked_sub(self.block.len())?;
        }
        let byte = self.block.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }
}

/// Writes structures field by field.
macro_rules! wire {
    ($($name:ty { $($field:ident),* })*) => { $(
        impl $crate::wire::Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                $($crate::wire::Wire::put(&self.$field, out);)*
            }

            fn get(from: &mut $crate::wire::Source<'_>) -> Self {
                Self { $($field: $crate::wire::Wire::get(from)),* }
            }
        }
    )* };
}
pub(crate) use wire;

macro_rules! numbers {
    ($($number:ty)*) => { $(
        impl Wire for $number {
            fn put(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            fn get(from: &mut Source<'_>) -> Self {
                Self::from_le_bytes(from.take())
            }
        }
    )* };
}
numbers!(u8 u16 u32 i32 f32 f64);

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn get(from: &mut Source<'_>) -> bool {
        u8::get(from) != 0
    }
}

/// How many of what follow, each of a byte at least: a number that is none asks for no more room than there are bytes.
fn count(from: &mut Source<'_>) -> usize {
    let count = u32::get(from) as usize;
    if count > from.left() {
        from.refuse();
        return 0;
    }
    count
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn get(from: &mut Source<'_>) -> String {
        let mut bytes = vec![0; count(from)];
        from.fill(&mut bytes);
        String::from_utf8(bytes).unwrap_or_else(|_| {
            from.refuse();
            String::new()
        })
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        self.iter().for_each(|one| one.put(out));
    }

    fn get(from: &mut Source<'_>) -> Vec<T> {
        let count = count(from);
        let mut all = Vec::with_capacity(count);
        while all.len() < count && from.is_good {
            all.push(T::get(from));
        }
        all
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        self.iter().for_each(|one| one.put(out));
    }

    fn get(from: &mut Source<'_>) -> Option<T> {
        bool::get(from).then(|| T::get(from))
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn get(from: &mut Source<'_>) -> (A, B) {
        (A::get(from), B::get(from))
    }
}

impl Wire for AreaIx {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn get(from: &mut Source<'_>) -> AreaIx {
        AreaIx(u16::get(from))
    }
}

impl Wire for EditionIx {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn get(from: &mut Source<'_>) -> EditionIx {
        EditionIx(u8::get(from))
    }
}

wire! {
    Point { x, y }
    LonLat { lon, lat }
    Bounds { min, max }
    Outline { points, ends }
    Bilingual { fr, en }
    Mercator { meridian, parallel }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Wire>(bytes: &[u8], block: usize) -> Option<T> {
        let mut blocks = bytes.chunks(block);
        let mut more = |out: &mut Vec<u8>| out.extend_from_slice(blocks.next().unwrap_or_default());
        let mut from = Source::new(bytes.len(), &mut more);
        let read = T::get(&mut from);
        (from.is_good && from.left() == 0).then_some(read)
    }

    #[test]
    fn what_is_cut_off_or_too_long_is_refused() {
        let all = vec![(Some("é".to_owned()), 7_u32), (None, 9)];
        let mut bytes = Vec::new();
        all.put(&mut bytes);
        for block in [1, 3, 100] {
            assert_eq!(read::<Vec<(Option<String>, u32)>>(&bytes, block), Some(all.clone()));
            for length in 0..bytes.len() {
                assert!(read::<Vec<(Option<String>, u32)>>(&bytes[..length], block).is_none(), "{length}");
            }
        }
        assert!(read::<Vec<f64>>(&[255; 12], 5).is_none());
    }
}
