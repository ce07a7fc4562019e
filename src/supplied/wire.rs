//! A ground as bytes. What reads data takes several times the memory of what is left of it, and a program gives none back: so
//! pages read with one and draw with another.

use std::sync::Arc;

use super::facts::{Area, Facts, Place, Tier};
use super::{Ground, Sheet};
use crate::geo::Mercator;
use crate::geo::fitted::{Azimuthal, Conic, EqualEarthAt, Fitted, code_of};
use crate::map::Outline;
use crate::scene::{FrameId, Shared, SymbolKind};
use crate::wire::{Source, Wire, wire};

impl Ground {
    /// All of it as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.facts.put(&mut out);
        self.spots.put(&mut out);
        self.sheets.put(&mut out);
        out
    }

    /// A ground from its bytes; `None` if they are none of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Ground> {
        Ground::from_blocks(bytes.len(), &mut |block| block.extend_from_slice(bytes))
    }

    /// The same from so many bytes that come block by block: `more` adds the next ones to an empty list.
    pub fn from_blocks(bytes: usize, more: &mut dyn FnMut(&mut Vec<u8>)) -> Option<Ground> {
        let from = &mut Source::new(bytes, more);
        let mut facts = Facts::get(from);
        let (spots, sheets) = (Wire::get(from), Wire::get(from));
        if !from.is_good() || from.left() > 0 {
            return None;
        }
        facts.hold();
        Some(Ground::of(facts, sheets, spots))
    }
}

/// The rank of a value among all that there are.
fn rank<T: PartialEq>(all: &[T], one: &T) -> u8 {
    all.iter().position(|other| other == one).unwrap_or_default() as u8
}

const SYMBOLS: [SymbolKind; 5] =
    [SymbolKind::Diamond, SymbolKind::Circle, SymbolKind::Square, SymbolKind::Triangle, SymbolKind::Hexagon];

impl Wire for SymbolKind {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(rank(&SYMBOLS, self));
    }

    fn get(from: &mut Source<'_>) -> SymbolKind {
        SYMBOLS.get(usize::from(u8::get(from))).copied().unwrap_or_else(|| {
            from.refuse();
            SymbolKind::Circle
        })
    }
}

impl Wire for FrameId {
    fn put(&self, out: &mut Vec<u8>) {
        // Sheets are the main one and insets.
        let inset = if let FrameId::Inset(inset) = self { Some(*inset) } else { None };
        inset.put(out);
    }

    fn get(from: &mut Source<'_>) -> FrameId {
        Option::get(from).map_or(FrameId::Mainland, FrameId::Inset)
    }
}

impl Wire for Fitted {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Fitted::Lambert93 => out.push(0),
            Fitted::Conic(conic) => (1_u8, *conic).put(out),
            Fitted::Azimuthal(azimuthal) => (2_u8, *azimuthal).put(out),
            Fitted::EqualEarth(world) => (3_u8, *world).put(out),
            Fitted::Mercator(mercator) => (4_u8, *mercator).put(out),
        }
    }

    fn get(from: &mut Source<'_>) -> Fitted {
        match u8::get(from) {
            1 => Fitted::Conic(Conic::get(from)),
            2 => Fitted::Azimuthal(Azimuthal::get(from)),
            3 => Fitted::EqualEarth(EqualEarthAt::get(from)),
            4 => Fitted::Mercator(Mercator::get(from)),
            other => {
                if other > 0 {
                    from.refuse();
                }
                Fitted::Lambert93
            }
        }
    }
}

impl Wire for Arc<Shared> {
    fn put(&self, out: &mut Vec<u8>) {
        self.lines.put(out);
        self.closed.put(out);
    }

    fn get(from: &mut Source<'_>) -> Arc<Shared> {
        let lines = Outline::get(from);
        Shared::new(lines, bool::get(from))
    }
}

/// The code of a territory of France, which lives as long as the program.
impl Wire for &'static str {
    fn put(&self, out: &mut Vec<u8>) {
        (*self).to_owned().put(out);
    }

    fn get(from: &mut Source<'_>) -> &'static str {
        code_of(&String::get(from))
    }
}

wire! {
    Tier { id, name, symbol, color, priority }
    Area { code, name }
    Place { slug, name, tier, group, link, note, edition, area, at }
    Sheet { id, code, partial, plane, bounds, mesh, features, context, globe, graticule }
}

impl Wire for Facts {
    fn put(&self, out: &mut Vec<u8>) {
        let Facts { title, credit, built_in_land, tiers, areas, places, editions, .. } = self;
        title.put(out);
        credit.put(out);
        built_in_land.put(out);
        tiers.put(out);
        areas.put(out);
        places.put(out);
        editions.put(out);
    }

    fn get(from: &mut Source<'_>) -> Facts {
        Facts {
            title: Wire::get(from),
            credit: Wire::get(from),
            built_in_land: Wire::get(from),
            tiers: Wire::get(from),
            areas: Wire::get(from),
            places: Wire::get(from),
            editions: Wire::get(from),
            ..Facts::default()
        }
    }
}
