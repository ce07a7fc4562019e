//! Values as bytes, for what one program makes and another of the same version goes on with. What was not written so is refused.

use crate::AreaIx;
use crate::atlas::{Bilingual, EditionIx};
use crate::geo::{LonLat, Mercator, Outline, Point};
use crate::map::Bounds;

/// Can be written as bytes and read from them.
pub(crate) trait Wire: Sized {
    /// Adds its bytes.
    fn put(&self, out: &mut Vec<u8>);

    /// Takes its bytes from the front; `None` if they are not its.
    fn get(from: &mut Source<'_>) -> Option<Self>;
}

/// Bytes that are read from the front, of which no more need be there than the next few.
pub(crate) struct Source<'a> {
    block: Vec<u8>,
    at: usize,
    /// How many are still to come behind the block.
    to_come: usize,
    /// Has some of those that are to come follow each other in a block, nothing of the one before it.
    more: &'a mut dyn FnMut(&mut Vec<u8>),
}

impl<'a> Source<'a> {
    /// So many bytes, which `more` gives block by block.
    pub(crate) fn new(bytes: usize, more: &'a mut dyn FnMut(&mut Vec<u8>)) -> Source<'a> {
        Source { block: Vec::new(), at: 0, to_come: bytes, more }
    }

    /// How many there are.
    pub(crate) fn left(&self) -> usize {
        self.block.len() - self.at + self.to_come
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        self.fill(&mut bytes).then_some(bytes)
    }

    /// Whether there are as many. Never inlined: numbers of all kinds are read by it.
    #[inline(never)]
    fn fill(&mut self, bytes: &mut [u8]) -> bool {
        if let Some(whole) = self.block.get(self.at..self.at + bytes.len()) {
            bytes.copy_from_slice(whole);
            self.at += bytes.len();
            return true;
        }
        bytes.iter_mut().all(|byte| {
            self.next().is_some_and(|next| {
                *byte = next;
                true
            })
        })
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

            fn get(from: &mut $crate::wire::Source<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::wire::Wire::get(from)?),* })
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

            fn get(from: &mut Source<'_>) -> Option<Self> {
                from.take().map(Self::from_le_bytes)
            }
        }
    )* };
}
numbers!(u8 u16 u32 i32 f32 f64);

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn get(from: &mut Source<'_>) -> Option<bool> {
        Some(u8::get(from)? != 0)
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn get(from: &mut Source<'_>) -> Option<String> {
        let length = Some(u32::get(from)? as usize).filter(|length| *length <= from.left())?;
        let mut bytes = vec![0; length];
        from.fill(&mut bytes).then_some(())?;
        String::from_utf8(bytes).ok()
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        self.iter().for_each(|one| one.put(out));
    }

    fn get(from: &mut Source<'_>) -> Option<Vec<T>> {
        let count = u32::get(from)? as usize;
        // Each takes a byte at least: a number that is none asks for no more room than there are bytes.
        let mut all = Vec::with_capacity(count.min(from.left()));
        for _ in 0..count {
            all.push(T::get(from)?);
        }
        Some(all)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        self.iter().for_each(|one| one.put(out));
    }

    fn get(from: &mut Source<'_>) -> Option<Option<T>> {
        Some(if bool::get(from)? { Some(T::get(from)?) } else { None })
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn get(from: &mut Source<'_>) -> Option<(A, B)> {
        Some((A::get(from)?, B::get(from)?))
    }
}

impl Wire for AreaIx {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn get(from: &mut Source<'_>) -> Option<AreaIx> {
        u16::get(from).map(AreaIx)
    }
}

impl Wire for EditionIx {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn get(from: &mut Source<'_>) -> Option<EditionIx> {
        u8::get(from).map(EditionIx)
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
        T::get(&mut from).filter(|_| from.left() == 0)
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
