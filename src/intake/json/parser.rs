//! Reads a text as JSON, from its first byte to its last and nothing twice. Knows what JSON is, not what anybody wants of it.

use std::borrow::Cow;

use super::{Flaw, Member, Value};
use crate::intake::decimal;
use crate::sorted::sort_by;

/// How deep brackets may be nested, whoever asks.
pub(super) const DEEPEST: usize = 128;
/// So many members are put into order one by one.
const FEW: usize = 8;
/// Pairs that a list has room for, once it has one.
const RING: usize = 64;

/// Parses a text.
pub(crate) fn parse(text: &str) -> Result<Value<'_>, Flaw> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(DEEPEST)?;
    match parser.next() {
        None => Ok(value),
        Some(_) => {
            Err(parser.flaw("something is missing before this, perhaps a comma, or it should not be here"))
        }
    }
}

/// Puts members into the order of their names. Most objects have a handful, for which nothing is set up.
fn sort(members: &mut [Member<'_>]) {
    if members.len() > FEW {
        return sort_by(members, |a, b| a.0 < b.0);
    }
    for end in 1..members.len() {
        for at in (0..end).rev() {
            let [a, b, ..] = &mut members[at..] else { break };
            if a.0 <= b.0 {
                break;
            }
            core::mem::swap(a, b);
        }
    }
}

const NO_VALUE: &str =
    "is no value of JSON: texts stand in double quotation marks, and there are no comments";
const NO_NUMBER: &str =
    "is no number as JSON writes it: 0.5, -3, 1e6, with a point and without zeros in front";
const NO_ESCAPE: &str = "\\ begins no escape that JSON knows: write \\\\ for the character itself";
const HALF: &str = "half a character: write both halves, or the character itself";
const COMMA: &str = "there is a comma too many: remove the one before the closing bracket";

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    /// What is wrong where the parser is.
    fn flaw(&self, message: &'static str) -> Flaw {
        match self.at < self.text.len() {
            true => Flaw { offset: self.at, message },
            false => Flaw {
                offset: self.text.len().saturating_sub(1),
                message: "ends too early: a value or a closing bracket is missing",
            },
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The byte after spaces and line ends.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// Passes over a byte, if it is that one.
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, Flaw> {
        let Some(depth) = depth.checked_sub(1) else { return Err(self.flaw("brackets are nested too deep")) };
        match self.next() {
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b'[') => match self.pair(depth) {
                Some(pair) => Ok(pair),
                None => Ok(Value::Array(self.list(depth)?)),
            },
            Some(b'{') => Ok(Value::Object(self.object(depth)?)),
            _ => self.word(),
        }
    }

    /// Two numbers in brackets; of all else nothing is passed over.
    fn pair(&mut self, depth: usize) -> Option<Value<'a>> {
        let (begin, bytes) = (self.at, self.text.as_bytes());
        let mut at = begin + 1;
        let x = decimal::next(bytes, &mut at, b',')?;
        let y = decimal::next(bytes, &mut at, b']').filter(|_| depth > 0)?;
        self.at = at;
        Some(Value::Pair(bytes.get(begin..at)?, [x, y]))
    }

    /// Two numbers in brackets behind a comma without spaces, as programs write the corners of a ring; else nothing is passed
    /// over.
    fn next_pair(&mut self, depth: usize) -> Option<Value<'a>> {
        let (before, depth) = (self.at, depth.checked_sub(1)?);
        if !self.text.as_bytes().get(before..)?.starts_with(b",[") {
            return None;
        }
        self.at += 1;
        let pair = self.pair(depth);
        if pair.is_none() {
            self.at = before;
        }
        pair
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Value<'a>>, Flaw> {
        let mut list = Vec::new();
        self.at += 1;
        while self.next() != Some(b']') || !list.is_empty() {
            let value = self.value(depth)?;
            if list.is_empty() && matches!(value, Value::Pair(..)) {
                // A ring, which seldom has few corners.
                list.reserve(RING);
            }
            list.push(value);
            while let Some(pair) = self.next_pair(depth) {
                list.push(pair);
            }
            if !self.goes_on(b']', "a comma or a closing ] is missing before this")? {
                return Ok(list);
            }
        }
        self.at += 1;
        Ok(list)
    }

    fn object(&mut self, depth: usize) -> Result<Vec<Member<'a>>, Flaw> {
        let mut members: Vec<Member<'a>> = Vec::new();
        self.at += 1;
        while self.next() != Some(b'}') || !members.is_empty() {
            if self.peek() != Some(b'"') {
                return Err(self.flaw("a name must stand here, in double quotation marks"));
            }
            let name = self.string()?;
            self.next();
            if !self.eat(b':') {
                return Err(self.flaw("a colon is missing before this"));
            }
            members.push((name, self.value(depth)?));
            if !self.goes_on(b'}', "a comma or a closing } is missing before this")? {
                sort(&mut members);
                members.dedup_by(|later, kept| {
                    let same = later.0 == kept.0;
                    if same {
                        core::mem::swap(later, kept);
                    }
                    same
                });
                return Ok(members);
            }
        }
        self.at += 1;
        Ok(members)
    }

    /// After an element: whether a comma announces one more, or else the bracket closes.
    fn goes_on(&mut self, closer: u8, missing: &'static str) -> Result<bool, Flaw> {
        self.next();
        if self.eat(closer) {
            return Ok(false);
        }
        if !self.eat(b',') {
            return Err(self.flaw(missing));
        }
        match self.next() == Some(closer) {
            true => Err(self.flaw(COMMA)),
            false => Ok(true),
        }
    }

    /// A text from its first quotation mark on.
    fn string(&mut self) -> Result<Cow<'a, str>, Flaw> {
        self.at += 1;
        let mut begin = self.at;
        let mut out = String::new();
        loop {
            let written = self.text.get(begin..self.at).unwrap_or_default();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    let plain = out.is_empty();
                    return Ok(if plain { Cow::Borrowed(written) } else { Cow::Owned(out + written) });
                }
                Some(b'\\') => {
                    out.push_str(written);
                    self.at += 1;
                    out.push(self.escape()?);
                    begin = self.at;
                }
                Some(control @ 0..b' ') => {
                    // After a line break, where the next line begins.
                    let offset = self.at + usize::from(control == b'\n');
                    let message = "a line break or a tab stands in a text: write \\n or \\t, or close the quotation marks";
                    return Err(Flaw { offset, message });
                }
                Some(_) => self.at += 1,
                None => return Err(self.flaw("")),
            }
        }
    }

    /// The character that is written after a backslash.
    fn escape(&mut self) -> Result<char, Flaw> {
        let c = match self.peek() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code();
            }
            _ => return Err(self.flaw(NO_ESCAPE)),
        };
        self.at += 1;
        Ok(c)
    }

    /// A character by its number, or by two as UTF-16 has it.
    fn code(&mut self) -> Result<char, Flaw> {
        let mut code = self.hex()?;
        if (0xd800..0xdc00).contains(&code) && self.eat(b'\\') {
            if !self.eat(b'u') {
                return Err(self.flaw(HALF));
            }
            let second = self.hex()?;
            let is_second = (0xdc00..0xe000).contains(&second);
            code = if is_second { 0x1_0000 + ((code - 0xd800) << 10) + (second - 0xdc00) } else { code };
        }
        char::from_u32(code).ok_or_else(|| self.flaw(HALF))
    }

    fn hex(&mut self) -> Result<u32, Flaw> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = (code << 4) | digit.ok_or_else(|| self.flaw(NO_ESCAPE))?;
            self.at += 1;
        }
        Ok(code)
    }

    /// What is neither text nor in brackets.
    fn word(&mut self) -> Result<Value<'a>, Flaw> {
        let begin = self.at;
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let rest = self.text.as_bytes().get(begin..).unwrap_or_default();
        let end = begin + rest.iter().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        let word = self.text.get(begin..end).unwrap_or_default();
        let value = match word {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => match self.digits() {
                Ok(()) => return Ok(Value::Number(self.text.get(begin..self.at).unwrap_or_default())),
                Err(_) if decimal::read(word).is_some_and(|number| !number.is_finite()) => {
                    Value::Number(word)
                }
                Err(flaw) => return Err(flaw),
            },
        };
        self.at = end;
        Ok(value)
    }

    /// Passes over a number as JSON writes it.
    fn digits(&mut self) -> Result<(), Flaw> {
        let signed = self.eat(b'-');
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.some_digits()?,
            _ => return Err(self.flaw(if signed { NO_NUMBER } else { NO_VALUE })),
        }
        if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.flaw(NO_NUMBER));
        }
        if self.eat(b'.') {
            self.some_digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            self.some_digits()?;
        }
        Ok(())
    }

    fn some_digits(&mut self) -> Result<(), Flaw> {
        let begin = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > begin { Ok(()) } else { Err(self.flaw(NO_NUMBER)) }
    }
}
