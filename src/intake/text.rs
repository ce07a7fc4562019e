//! Bytes that arrive in pieces as a text, whatever their lengths. What is no UTF-8 is Windows-1252, as spreadsheets save in
//! Europe, unless letters before it were UTF-8 or the bytes are those of no text at all.

/// Letters of Windows-1252 from 0x80 to 0x9F; the others are as in Unicode.
const WINDOWS: [char; 32] = [
    '€', LOST, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', LOST, 'Ž', LOST, //
    LOST, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', LOST, 'ž', 'Ÿ',
];
const LOST: char = char::REPLACEMENT_CHARACTER;

/// A text that is not complete yet.
#[derive(Debug, Default)]
pub struct Text {
    text: String,
    letters: Letters,
    /// The beginning of a letter whose other bytes are still to come.
    begun: Vec<u8>,
}

/// How letters beyond ASCII are written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// None was met.
    #[default]
    Unmet,
    Utf8,
    Windows,
}

impl Text {
    /// Takes the next piece. What is no letter becomes U+FFFD.
    pub fn push(&mut self, piece: &[u8]) {
        if self.begun.is_empty() {
            return self.decode(piece);
        }
        let mut joined = core::mem::take(&mut self.begun);
        joined.extend_from_slice(piece);
        self.decode(&joined);
    }

    fn decode(&mut self, mut bytes: &[u8]) {
        while self.letters != Letters::Windows {
            let error = match core::str::from_utf8(bytes) {
                Ok(good) => return self.take(good),
                Err(error) => error,
            };
            let (good, bad) = bytes.split_at(error.valid_up_to());
            self.take(core::str::from_utf8(good).unwrap_or_default());
            let is_first = self.text.is_empty() && bad.len() == 1;
            let Some(length) = error.error_len().filter(|_| !is_first) else {
                self.begun = bad.to_vec();
                return;
            };
            if self.letters == Letters::Unmet {
                self.letters = self.guess(bad);
            }
            bytes = bad;
            if self.letters == Letters::Utf8 {
                self.text.push(LOST);
                bytes = &bad[length..];
            }
        }
        self.windows(bytes);
    }

    fn windows(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.text.push(letter(*byte));
        }
    }

    fn take(&mut self, good: &str) {
        if self.letters == Letters::Unmet && !good.is_ascii() {
            self.letters = Letters::Utf8;
        }
        self.text.push_str(good);
    }

    /// What the first letter beyond ASCII is a letter of, if it is none of UTF-8. Pictures, archives and UTF-16 begin with
    /// two such bytes, with that of a PNG, or with a control character.
    fn guess(&self, bad: &[u8]) -> Letters {
        let is_binary = match self.text.as_bytes().last() {
            None => bad.first() == Some(&0x89) || bad.get(1).is_some_and(|byte| !byte.is_ascii()),
            Some(before) => before.is_ascii_control() && !before.is_ascii_whitespace(),
        };
        if is_binary { Letters::Utf8 } else { Letters::Windows }
    }

    /// Bytes of the text so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether nothing has come so far.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.begun.is_empty()
    }

    /// All of it, and whether it was Windows-1252.
    pub(super) fn finish(mut self) -> (String, bool) {
        let begun = core::mem::take(&mut self.begun);
        let is_windows =
            self.letters != Letters::Utf8 && (self.letters == Letters::Windows || !begun.is_empty());
        if is_windows {
            self.windows(&begun);
        } else if !begun.is_empty() {
            self.text.push(LOST);
        }
        (self.text, is_windows)
    }
}

fn letter(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|i| WINDOWS.get(usize::from(i)).copied()).unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What pieces of any length give, which must be the same.
    fn read(bytes: &[u8]) -> (String, bool) {
        let by = |length: usize| {
            let mut text = Text::default();
            bytes.chunks(length).for_each(|piece| text.push(piece));
            text.finish()
        };
        let whole = by(bytes.len().max(1));
        (1..bytes.len()).for_each(|length| assert_eq!(by(length), whole, "by {length}"));
        whole
    }

    #[test]
    fn what_begins_as_utf_8_is_utf_8_with_marks_where_letters_are_lost() {
        let bytes = b"Besan\xc3\xa7on, Besan\xe7on \xe2\x82\xac \xe2\x82 \xf0\x9f\x98 \xff\xc3\xe2\x82\xac\xf0\x9f\x98\x80\xe2\x82";
        assert_eq!(read(bytes), (String::from_utf8_lossy(bytes).into_owned(), false));
    }

    #[test]
    fn what_spreadsheets_save_in_europe_is_read_as_that() {
        let windows = |bytes: &[u8], text: &str| assert_eq!(read(bytes), (text.to_owned(), true));
        windows(b"Besan\xe7on, l\x92\xcele, 5 \x80, \x8duvre", "Besançon, l’Île, 5 €, \u{fffd}uvre");
        windows(b"\xc9cole;lat", "École;lat");
        windows(b"Orl\xe9", "Orlé");
        windows(b"\xe9", "é");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_the_same_by_any_pieces_and_utf_8_as_it_is(
            bytes in proptest::collection::vec(proptest::prop_oneof![0u8..=255, 0x80u8..=0xbf, 0xc0u8..=0xf7, b'a'..=b'z'], 0..24),
            text in ".{0,8}",
        ) {
            read(&bytes);
            assert_eq!(read(text.as_bytes()), (text, false));
        }
    }

    #[test]
    fn what_is_no_text_is_not_taken_for_one() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n"[..],
            b"\xff\xd8\xff\xe0",
            b"\xff\xfen\0o\0m\0",
            b"\x1f\x8b\x08",
            b"\xd0\xcf\x11\xe0",
        ] {
            assert_eq!(read(bytes), (String::from_utf8_lossy(bytes).into_owned(), false));
        }
    }
}
