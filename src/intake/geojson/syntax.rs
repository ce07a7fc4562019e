//! Parses a piece of JSON, and says in plain words and places of the whole file what is no JSON.

use std::borrow::Cow;

use serde_json::Value;

use super::skim::Place;
use crate::intake::decimal;

/// Before a number that is none, once it is made a text so that the rest can be read.
pub(super) const WILD: char = '\0';

/// Where a piece is no JSON: how many bytes into it, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) offset: usize,
    pub(super) message: String,
}

/// Parses a piece. In one that may hold them, numbers that are none become texts that begin with [`WILD`].
pub(super) fn parse(piece: &str, wild: bool) -> Result<Value, Flaw> {
    let tamed = if wild { tame(piece) } else { Cow::Borrowed(piece) };
    serde_json::from_str(&tamed).map_err(|error| {
        let lines = piece.split_inclusive('\n').take(error.line().saturating_sub(1));
        let offset = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        Flaw { offset: offset.min(piece.len()), message: plain(&error.to_string()) }
    })
}

/// The place so many bytes after another.
pub(super) fn place(piece: &str, begin: Place, offset: usize) -> Place {
    let mut place = begin;
    piece.bytes().take(offset).for_each(|byte| place.pass(byte));
    place
}

/// Beginnings of the parser's words, and ours.
const WORDS: [(&str, &str); 14] = [
    ("expected `,` or `}`", "a comma or a closing } is missing before this"),
    ("expected `,` or `]`", "a comma or a closing ] is missing before this"),
    ("trailing comma", "there is a comma too many: remove the one before the closing bracket"),
    ("trailing characters", "something is missing before this, perhaps a comma, or it should not be here"),
    ("key must be a string", "a name must stand here, in double quotation marks"),
    ("expected `:`", "a colon is missing before this"),
    ("expected ", "is no value of JSON: texts stand in double quotation marks, and there are no comments"),
    ("EOF while parsing", "ends too early: a value or a closing bracket is missing"),
    ("invalid escape", "\\ begins no escape that JSON knows: write \\\\ for the character itself"),
    (
        "control character",
        "a line break or a tab stands in a text: write \\n or \\t, or close the quotation marks",
    ),
    (
        "invalid number",
        "is no number as JSON writes it: 0.5, -3, 1e6, with a point and without zeros in front",
    ),
    ("number out of range", "a number is larger than any that can be read"),
    ("lone leading surrogate", "half a character: write both halves, or the character itself"),
    ("unexpected end of hex escape", "half a character: write both halves, or the character itself"),
];

fn plain(error: &str) -> String {
    let known = WORDS.iter().find(|(begin, _)| error.starts_with(begin));
    let other = || error.split(" at line ").next().unwrap_or(error);
    known.map_or_else(other, |(_, words)| words).to_owned()
}

/// The piece with numbers that are none in quotation marks.
fn tame(piece: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(rest) = piece.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with('"') {
            at += string_length(rest);
            continue;
        }
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (word, _) = rest.split_at(length);
        if decimal::read(word).is_some_and(|number| !number.is_finite()) {
            out.push_str(piece.get(kept..at).unwrap_or_default());
            out.extend(["\"\\u0000", word, "\""]);
            kept = at + length;
        }
        at += length.max(rest.chars().next().map_or(1, char::len_utf8));
    }
    if kept == 0 {
        return Cow::Borrowed(piece);
    }
    out.push_str(piece.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

/// Bytes of a string with its quotation marks.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (i, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return i + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_none_become_texts_and_texts_stay() {
        let tamed = tame(r#"{"NaN": [NaN, -Infinity, 1e999, 1e9, "1e999", "\"NaN"], "é": null}"#);
        assert_eq!(
            tamed,
            r#"{"NaN": ["\u0000NaN", "\u0000-Infinity", "\u00001e999", 1e9, "1e999", "\"NaN"], "é": null}"#
        );
    }

    #[test]
    fn a_flaw_is_where_it_stands() {
        let piece = "{\n  \"é\": 1,\n  oops: 2}";
        let flaw = parse(piece, false).unwrap_err();
        let place = place(piece, Place { line: 10, column: 5 }, flaw.offset);
        assert_eq!((place.line, place.column), (12, 3));
    }
}
