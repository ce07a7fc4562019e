//! Bytes that arrive in pieces as a text, letter for letter what `String::from_utf8_lossy` makes of all of them at once.

/// A text that is not complete yet.
#[derive(Debug, Default)]
pub struct Text {
    text: String,
    /// The beginning of a letter whose other bytes are still to come.
    begun: Vec<u8>,
}

impl Text {
    /// Takes the next piece. What is no UTF-8 becomes U+FFFD.
    pub fn push(&mut self, piece: &[u8]) {
        if self.begun.is_empty() {
            return self.decode(piece);
        }
        let mut joined = core::mem::take(&mut self.begun);
        joined.extend_from_slice(piece);
        self.decode(&joined);
    }

    fn decode(&mut self, mut bytes: &[u8]) {
        loop {
            let error = match core::str::from_utf8(bytes) {
                Ok(good) => return self.text.push_str(good),
                Err(error) => error,
            };
            let (good, bad) = bytes.split_at(error.valid_up_to());
            self.text.push_str(core::str::from_utf8(good).unwrap_or_default());
            let Some(length) = error.error_len() else {
                self.begun = bad.to_vec();
                return;
            };
            self.text.push(char::REPLACEMENT_CHARACTER);
            bytes = &bad[length..];
        }
    }

    /// Bytes of the text so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether nothing has come so far.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.begun.is_empty()
    }

    /// All of it.
    pub fn finish(mut self) -> String {
        if !self.begun.is_empty() {
            self.text.push(char::REPLACEMENT_CHARACTER);
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_any_length_give_what_all_at_once_gives() {
        let bytes = b"Besan\xc3\xa7on, Besan\xe7on \xe2\x82\xac \xe2\x82 \xf0\x9f\x98 \xff\xc3\xe2\x82\xac\xf0\x9f\x98\x80\xe2\x82";
        for length in 1..bytes.len() {
            let mut text = Text::default();
            bytes.chunks(length).for_each(|piece| text.push(piece));
            assert_eq!(text.finish(), String::from_utf8_lossy(bytes), "by {length}");
        }
    }
}
