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
    fn get(from: &mut &[u8]) -> Option<Self>;
}

/// Writes structures field by field.
macro_rules! wire {
    ($($name:ty { $($field:ident),* })*) => { $(
        impl $crate::wire::Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                $($crate::wire::Wire::put(&self.$field, out);)*
            }

            fn get(from: &mut &[u8]) -> Option<Self> {
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

            fn get(from: &mut &[u8]) -> Option<Self> {
                let (bytes, rest) = from.split_first_chunk()?;
                *from = rest;
                Some(Self::from_le_bytes(*bytes))
            }
        }
    )* };
}
numbers!(u8 u16 u32 i32 f32 f64);

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn get(from: &mut &[u8]) -> Option<bool> {
        Some(u8::get(from)? != 0)
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn get(from: &mut &[u8]) -> Option<String> {
        let length = u32::get(from)? as usize;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        core::str::from_utf8(text).ok().map(str::to_owned)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        self.iter().for_each(|one| one.put(out));
    }

    fn get(from: &mut &[u8]) -> Option<Vec<T>> {
        let count = u32::get(from)? as usize;
        // Each takes a byte at least: a number that is none asks for no more room than there are bytes.
        let mut all = Vec::with_capacity(count.min(from.len()));
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

    fn get(from: &mut &[u8]) -> Option<Option<T>> {
        Some(if bool::get(from)? { Some(T::get(from)?) } else { None })
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn get(from: &mut &[u8]) -> Option<(A, B)> {
        Some((A::get(from)?, B::get(from)?))
    }
}

impl Wire for AreaIx {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn get(from: &mut &[u8]) -> Option<AreaIx> {
        u16::get(from).map(AreaIx)
    }
}

impl Wire for EditionIx {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn get(from: &mut &[u8]) -> Option<EditionIx> {
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

    #[test]
    fn what_is_cut_off_or_too_long_is_refused() {
        let all = vec![(Some("é".to_owned()), 7_u32), (None, 9)];
        let mut bytes = Vec::new();
        all.put(&mut bytes);
        let mut from = bytes.as_slice();
        assert_eq!((Vec::get(&mut from), from.len()), (Some(all), 0));
        for length in 0..bytes.len() {
            assert!(Vec::<(Option<String>, u32)>::get(&mut &bytes[..length]).is_none(), "{length}");
        }
        assert!(Vec::<f64>::get(&mut [255; 12].as_slice()).is_none());
    }
}
