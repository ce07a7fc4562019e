//! What the program's read-only data consists of, told by the linker (`--emit-relocs`): where each text and each table
//! lies, what numbers in the code mean it, and which of them name one another. So data can be told apart by who reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context as _, Result, bail};
use wasmparser::{
    BinaryReader, DataKind, Linking, LinkingSectionReader, Operator, Parser, Payload, RelocSectionReader,
    RelocationType, SymbolInfo,
};

/// How the segments are called that nothing writes to.
const READ_ONLY: &str = ".rodata";
/// The sections that are read here, which no reader has a use for.
pub(crate) const SECTIONS: [&str; 3] = ["linking", "reloc.CODE", "reloc.DATA"];

/// The pieces of the data, each a constant of the program.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    pieces: Vec<Piece>,
    /// Pieces by the numbers in the code and in the data that stand for a place in them or near them: what is indexed
    /// from 32 on is addressed 32 places before its beginning.
    meant: BTreeMap<u32, BTreeSet<usize>>,
}

#[derive(Debug)]
struct Piece {
    /// Addresses in memory.
    range: Range<u32>,
    read_only: bool,
    /// Pieces that it names.
    names: Vec<usize>,
}

impl Symbols {
    /// Reads them from what the linker wrote.
    ///
    /// # Errors
    /// When the linker was not asked for them, or the wasm cannot be read.
    pub(crate) fn read(wasm: &[u8]) -> Result<Symbols> {
        let mut segments: Vec<Segment> = Vec::new();
        let (mut data_section, mut relocations) = (0, Vec::new());
        let mut symbols = Symbols::default();
        // Pieces by the number of their symbol.
        let mut known = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::DataSection(section) => {
                    data_section = section.range().start;
                    for data in section {
                        let data = data?;
                        let DataKind::Active { offset_expr, .. } = &data.kind else { continue };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                            bail!("data at an address that is not known");
                        };
                        let file = data.range.end - data.data.len()..data.range.end;
                        segments.push(Segment { address: value as u32, file, read_only: false });
                    }
                }
                Payload::CustomSection(section) if section.name() == SECTIONS[0] => {
                    let reader = BinaryReader::new(section.data(), section.data_offset());
                    symbols.define(LinkingSectionReader::new(reader)?, &mut segments, &mut known)?;
                }
                Payload::CustomSection(section) if SECTIONS[1..].contains(&section.name()) => {
                    let reader = BinaryReader::new(section.data(), section.data_offset());
                    relocations.push((section.name() == SECTIONS[2], RelocSectionReader::new(reader)?));
                }
                _ => {}
            }
        }
        if known.is_empty() || relocations.len() != 2 {
            bail!("the linker has not said where data is used: `--emit-relocs` is missing");
        }
        for (in_data, section) in relocations {
            for entry in section.entries() {
                let entry = entry?;
                let is_address = matches!(
                    entry.ty,
                    RelocationType::MemoryAddrLeb
                        | RelocationType::MemoryAddrSleb
                        | RelocationType::MemoryAddrI32
                );
                let Some(target) = known.get(&entry.index).filter(|_| is_address) else { continue };
                let number = symbols.pieces[*target].range.start.wrapping_add(entry.addend as u32);
                symbols.meant.entry(number).or_default().insert(*target);
                if in_data {
                    let at = data_section + entry.offset as usize;
                    let segment = segments.iter().find(|segment| segment.file.contains(&at));
                    let segment = segment.context("an address outside of all data")?;
                    let at = segment.address + (at - segment.file.start) as u32;
                    for piece in symbols.pieces.iter_mut().filter(|piece| piece.range.contains(&at)) {
                        piece.names.push(*target);
                    }
                }
            }
        }
        Ok(symbols)
    }

    /// Pieces with what each names.
    #[cfg(test)]
    pub(crate) fn of(pieces: &[(Range<u32>, &[usize])]) -> Symbols {
        let piece = |(range, names): &(Range<u32>, &[usize])| Piece {
            range: range.clone(),
            read_only: true,
            names: names.to_vec(),
        };
        Symbols { pieces: pieces.iter().map(piece).collect(), meant: BTreeMap::new() }
    }

    /// Takes the pieces, and which of the segments are read-only.
    fn define(
        &mut self,
        section: LinkingSectionReader<'_>,
        segments: &mut [Segment],
        known: &mut BTreeMap<u32, usize>,
    ) -> Result<()> {
        // The names of segments stand before or after the symbols.
        for part in section.subsections() {
            if let Linking::SegmentInfo(infos) = part? {
                for (segment, info) in segments.iter_mut().zip(infos) {
                    segment.read_only = info?.name.starts_with(READ_ONLY);
                }
            }
        }
        for part in section.subsections() {
            let Linking::SymbolTable(table) = part? else { continue };
            for (number, symbol) in table.into_iter().enumerate() {
                let SymbolInfo::Data { symbol: Some(symbol), .. } = symbol? else { continue };
                let Some(segment) = segments.get(symbol.index as usize) else { continue };
                let start = segment.address + symbol.offset;
                known.insert(number as u32, self.pieces.len());
                let range = start..start + symbol.size;
                self.pieces.push(Piece { range, read_only: segment.read_only, names: Vec::new() });
            }
        }
        Ok(())
    }

    /// The addresses of what nobody reads who has but these numbers: in order, apart from each other.
    pub(crate) fn unread(&self, numbers: impl IntoIterator<Item = u32>) -> Vec<Range<u32>> {
        let mut read = vec![false; self.pieces.len()];
        // What is written to may come to name anything that it names in the beginning.
        let mut found: Vec<usize> = (0..self.pieces.len()).filter(|i| !self.pieces[*i].read_only).collect();
        for number in numbers {
            found.extend(self.meant.get(&number).into_iter().flatten());
            found.extend((0..self.pieces.len()).filter(|i| self.pieces[*i].range.contains(&number)));
        }
        while let Some(piece) = found.pop() {
            if !std::mem::replace(&mut read[piece], true) {
                found.extend(&self.pieces[piece].names);
            }
        }
        // Texts that are the end of another share its bytes.
        let mut bytes = BTreeMap::new();
        for wanted in [false, true] {
            for (piece, _) in self.pieces.iter().zip(&read).filter(|(_, read)| **read == wanted) {
                bytes.extend(piece.range.clone().map(|at| (at, wanted)));
            }
        }
        let mut runs: Vec<Range<u32>> = Vec::new();
        for (at, _) in bytes.into_iter().filter(|(_, read)| !read) {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ => runs.push(at..at + 1),
            }
        }
        runs
    }
}

/// Data that is put into memory in the beginning.
struct Segment {
    /// Where in memory.
    address: u32,
    /// Where in the file.
    file: Range<usize>,
    read_only: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_numbers_mean_and_what_that_names() {
        let mut symbols = Symbols::of(&[
            (100..110, &[]),
            (110..120, &[2]),
            (120..130, &[]),
            // The end of the one before, which is read by itself.
            (125..130, &[]),
            (130..140, &[]),
            (140..150, &[0]),
        ]);
        symbols.pieces[5].read_only = false;
        symbols.meant.insert(98, BTreeSet::from([4]));
        let unread = |number: u32| -> Vec<[u32; 2]> {
            symbols.unread([number]).into_iter().map(|run| [run.start, run.end]).collect()
        };
        assert_eq!(unread(0), [[110, 140]]);
        assert_eq!(unread(98), [[110, 130]]);
        assert_eq!(unread(126), [[110, 120], [130, 140]]);
        assert_eq!(unread(115), [[130, 140]]);
    }
}
