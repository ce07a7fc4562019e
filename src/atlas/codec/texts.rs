//! Texts as two columns, lengths and letters, with a limit on what they may grow to. Knows no meaning of a text.

use super::DecodeError;
use super::bytes::{Reader, put_number};
use crate::atlas::Bilingual;

/// How many bytes of text one byte of the asset may give: far above what the facts need, low enough that no
/// asset can exhaust the memory by repeating a long text.
const GROWTH: usize = 16;

/// Reads texts in the order they were written.
pub(super) struct Texts<'a> {
    lengths: Reader<'a>,
    letters: Reader<'a>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(lengths: Reader<'a>, letters: Reader<'a>) -> Self {
        Texts { lengths, letters }
    }

    pub(super) fn text(&mut self) -> Result<String, DecodeError> {
        let length = self.lengths.number()? as usize;
        self.letters(length)
    }

    /// Both languages; English only where it differs.
    pub(super) fn bilingual(&mut self) -> Result<Bilingual, DecodeError> {
        let fr = self.text()?;
        let en = match self.lengths.number()? as usize {
            0 => fr.clone(),
            more => self.letters(more - 1)?,
        };
        Ok(Bilingual { fr, en })
    }

    fn letters(&mut self, length: usize) -> Result<String, DecodeError> {
        let at = self.letters.at();
        let bytes = self.letters.take(length)?;
        core::str::from_utf8(bytes).map(str::to_owned).map_err(|_| DecodeError::Text { at })
    }

    pub(super) fn end(&self) -> Result<(), DecodeError> {
        self.lengths.end()?;
        self.letters.end()
    }
}

/// What repeated texts may still take.
pub(super) struct Allowance(usize);

impl Allowance {
    pub(super) fn of(asset_length: usize) -> Self {
        Allowance(asset_length.saturating_mul(GROWTH))
    }

    /// A copy of a text read before.
    pub(super) fn copy(&mut self, text: &str, at: usize) -> Result<String, DecodeError> {
        self.0 = self.0.checked_sub(text.len()).ok_or(DecodeError::TooLarge { at })?;
        Ok(text.to_owned())
    }
}

/// Writes what [`Texts`] reads.
#[derive(Default)]
pub(super) struct TextWriter {
    pub(super) lengths: Vec<u8>,
    pub(super) letters: Vec<u8>,
}

impl TextWriter {
    pub(super) fn text(&mut self, text: &str) {
        put_number(&mut self.lengths, text.len() as u32);
        self.letters.extend(text.as_bytes());
    }

    pub(super) fn bilingual(&mut self, text: &Bilingual) {
        self.text(&text.fr);
        if text.en == text.fr {
            put_number(&mut self.lengths, 0);
        } else {
            put_number(&mut self.lengths, text.en.len() as u32 + 1);
            self.letters.extend(text.en.as_bytes());
        }
    }
}

/// Addresses of sources, each stored once: most rows name a page that a row near them names too.
#[derive(Default)]
pub(super) struct Sources {
    known: Vec<String>,
}

impl Sources {
    pub(super) fn read(
        &mut self,
        refs: &mut Reader<'_>,
        texts: &mut Texts<'_>,
        allowance: &mut Allowance,
    ) -> Result<String, DecodeError> {
        let at = refs.at();
        let back = refs.index(self.known.len() + 1)?;
        if back == 0 {
            self.known.push(texts.text()?);
        }
        let newest = self.known.len() - back.max(1);
        allowance.copy(&self.known[newest], at)
    }

    pub(super) fn write(&mut self, source: &str, refs: &mut Vec<u8>, texts: &mut TextWriter) {
        match self.known.iter().rev().position(|known| known == source) {
            Some(back) => put_number(refs, back as u32 + 1),
            None => {
                put_number(refs, 0);
                texts.text(source);
                self.known.push(source.to_owned());
            }
        }
    }
}
