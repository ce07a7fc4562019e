//! Finds the features of a collection without reading them: follows brackets and strings byte by byte, stops wherever it
//! is told to, and goes on from there. What is too deep, too many or cut off is known before anything is parsed.

use core::ops::Range;

use crate::intake::Limits;

/// A place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Counting from 1.
    pub(super) line: usize,
    /// In characters, counting from 1.
    pub(super) column: usize,
}

impl Place {
    /// The place so many bytes of a text after this one, at which it begins.
    pub(super) fn after(mut self, text: &str, offset: usize) -> Place {
        text.bytes().take(offset).for_each(|byte| self.pass(byte));
        self
    }

    /// The place after a byte.
    pub(super) fn pass(&mut self, byte: u8) {
        match byte {
            b'\n' => *self = Place { line: self.line + 1, column: 1 },
            // The rest of a character.
            0x80..=0xbf => {}
            _ => self.column += 1,
        }
    }
}

/// An element of the list of features.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Bytes of the text, without the commas around it.
    pub(super) bytes: Range<usize>,
    /// Where it begins.
    pub(super) begin: Place,
}

/// Why the text was left before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Brackets are nested too deep.
    Deep(Place),
    /// There are too many features.
    Many,
    /// A bracket closes another kind of bracket, or none.
    Bracket(Place, char),
    /// The text ends within a string or brackets; how many are open.
    Cut(Place, usize),
}

/// A reading of the text that can be interrupted.
#[derive(Debug)]
pub(super) struct Skim {
    /// How many bytes have been read.
    pub(super) at: usize,
    /// The features found so far.
    pub(super) elements: Vec<Element>,
    /// The list of features, with its brackets.
    pub(super) list: Option<Range<usize>>,
    /// What `type` says at the top; empty if it says nothing.
    pub(super) kind: String,
    place: Place,
    limits: Limits,
    closers: Vec<u8>,
    string: Option<usize>,
    escaped: bool,
    /// The latest string of the object at the top, and the latest key.
    latest: Range<usize>,
    key: Range<usize>,
    element: Option<Element>,
}

/// What stands between two corners of a ring, as programs write it.
const CORNER: &[u8] = b"],[";

impl Skim {
    /// At the beginning of a text.
    pub(super) fn new(limits: Limits) -> Skim {
        Skim {
            at: 0,
            elements: Vec::new(),
            list: None,
            kind: String::new(),
            place: Place { line: 1, column: 1 },
            limits,
            closers: Vec::new(),
            string: None,
            escaped: false,
            latest: 0..0,
            key: 0..0,
            element: None,
        }
    }

    /// Reads so many bytes more; true at the end.
    #[inline(never)]
    pub(super) fn advance(&mut self, text: &str, bytes: usize) -> Result<bool, Stop> {
        let end = self.at.saturating_add(bytes).min(text.len());
        while let Some(&byte) = text.as_bytes().get(self.at..end).and_then(<[u8]>::first) {
            if self.string.is_some() {
                self.within_string(text, byte);
            } else if is_figure(byte) && self.closers.len() > 2 {
                self.figures(text, end);
                continue;
            } else {
                self.outside(text, byte)?;
            }
            self.place.pass(byte);
            self.at += 1;
        }
        if self.at < text.len() {
            return Ok(false);
        }
        if !self.closers.is_empty() {
            return Err(Stop::Cut(self.place, self.closers.len()));
        }
        Ok(true)
    }

    /// Passes over numbers within a feature, of which most files mainly consist, from one corner of a ring to the next.
    fn figures(&mut self, text: &str, end: usize) {
        let rest = text.as_bytes().get(self.at..end).unwrap_or_default();
        let mut count = figures_of(rest);
        // One bracket closes, the same opens; within a feature, as between two of them a bracket ends one.
        while self.closers.len() > 3
            && self.closers.last() == Some(&b']')
            && rest.get(count..).is_some_and(|rest| rest.starts_with(CORNER))
        {
            count += CORNER.len();
            count += figures_of(rest.get(count..).unwrap_or_default());
        }
        self.at += count;
        self.place.column += count;
        if let Some(element) = &mut self.element {
            element.bytes.end = self.at;
        }
    }

    fn within_string(&mut self, text: &str, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => {
                let begin = self.string.take().unwrap_or_default();
                if let Some(element) = &mut self.element {
                    element.bytes.end = self.at + 1;
                }
                if self.closers.len() == 1 {
                    self.latest = begin..self.at;
                    if text.get(self.key.clone()) == Some("type") && self.kind.is_empty() {
                        self.kind = text.get(self.latest.clone()).unwrap_or_default().to_owned();
                    }
                }
            }
            _ => {}
        }
    }

    fn outside(&mut self, text: &str, byte: u8) -> Result<(), Stop> {
        if byte.is_ascii_whitespace() {
            return Ok(());
        }
        if self.in_list() {
            self.in_element(byte)?;
        }
        match byte {
            b'"' => self.string = Some(self.at + 1),
            b'{' => self.open(b'}')?,
            b'[' => {
                let top = self.closers.len() == 1 && self.list.is_none();
                if top && text.get(self.key.clone()) == Some("features") {
                    self.list = Some(self.at..self.at);
                }
                self.open(b']')?;
            }
            b'}' | b']' => self.close(byte)?,
            b':' if self.closers.len() == 1 => self.key = self.latest.clone(),
            b',' if self.closers.len() == 1 => self.key = 0..0,
            _ => {}
        }
        Ok(())
    }

    /// Whether the list of features is open.
    fn in_list(&self) -> bool {
        self.list.as_ref().is_some_and(|list| list.end == list.start)
    }

    fn in_element(&mut self, byte: u8) -> Result<(), Stop> {
        let between = self.closers.len() == 2;
        match byte {
            b',' | b']' if between => {
                let lone = byte == b']' && self.elements.is_empty() && self.element.is_none();
                if !lone && self.elements.len() >= self.limits.records {
                    return Err(Stop::Many);
                }
                if !lone {
                    let (at, begin) = (self.at, self.place);
                    let none = || Element { bytes: at..at, begin };
                    self.elements.push(self.element.take().unwrap_or_else(none));
                }
            }
            _ => {
                let (bytes, begin) = (self.at..self.at, self.place);
                let element = self.element.get_or_insert(Element { bytes, begin });
                element.bytes.end = self.at + 1;
            }
        }
        Ok(())
    }

    fn open(&mut self, closer: u8) -> Result<(), Stop> {
        if self.closers.len() >= self.limits.depth {
            return Err(Stop::Deep(self.place));
        }
        self.closers.push(closer);
        Ok(())
    }

    fn close(&mut self, byte: u8) -> Result<(), Stop> {
        if self.closers.pop() != Some(byte) {
            return Err(Stop::Bracket(self.place, char::from(byte)));
        }
        if self.closers.len() == 1 && self.in_list() {
            let at = self.at + 1;
            self.list = self.list.take().map(|list| list.start..at);
        }
        Ok(())
    }
}

/// With how many bytes of numbers a text begins.
fn figures_of(text: &[u8]) -> usize {
    let (eights, _) = text.as_chunks::<8>();
    let sure = 8 * eights.iter().take_while(|eight| are_figures(**eight)).count();
    let rest = text.get(sure..).unwrap_or_default();
    sure + rest.iter().position(|byte| !is_figure(*byte)).unwrap_or(rest.len())
}

/// Whether a byte stands in numbers or between them; a slash, which stands nowhere outside texts, may be taken for one.
fn is_figure(byte: u8) -> bool {
    matches!(byte, b','..=b'9')
}

/// Whether all of eight bytes do, asked at once: none has its highest bit set, nor gets it by what takes those after `9` there,
/// nor loses it to what takes those before `,`.
fn are_figures(bytes: [u8; 8]) -> bool {
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    const EACH: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_le_bytes(bytes);
    let over = word.wrapping_add(EACH * (0x80 - b':' as u64));
    let under = (word | HIGHEST).wrapping_sub(EACH * b',' as u64);
    (word | over | !under) & HIGHEST == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_are_asked_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                for other in [b',', b'9', b'-'] {
                    let mut bytes = [other; 8];
                    bytes[at] = byte;
                    assert_eq!(are_figures(bytes), is_figure(byte), "{byte} at {at} among {other}");
                }
            }
        }
    }

    #[test]
    fn features_that_are_lists_stay_apart() {
        let text = "{\"features\":[[1],[2,[3],[4]],{\"a\":[[5],[6]]}]}";
        let mut skim = Skim::new(Limits::default());
        assert_eq!(skim.advance(text, usize::MAX), Ok(true));
        let elements: Vec<&str> = skim.elements.iter().map(|element| &text[element.bytes.clone()]).collect();
        assert_eq!(elements, ["[1]", "[2,[3],[4]]", "{\"a\":[[5],[6]]}"]);
    }
}
