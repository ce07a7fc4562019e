//! Letters as a slug and an alphabetical order take them: small, without accents.

/// U+00C0 to U+00FF without their accents.
const PLAIN: &[u8; 64] = b"aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";

/// A letter made small and plain; what is none, or of another script, as it is.
pub(crate) fn plain(letter: char) -> char {
    let accented = PLAIN.get((letter as usize).wrapping_sub(0xc0));
    accented.map_or(letter.to_ascii_lowercase(), |plain| char::from(*plain))
}

/// Makes the letter at an offset a capital; accented ones stay.
#[inline(never)]
pub(crate) fn capitalise(text: &mut str, at: usize) {
    if let Some(first) = text.get_mut(at..at + 1) {
        first.make_ascii_uppercase();
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn letters_lose_their_accents_and_nothing_else_changes() {
        let plain = |text: &str| text.chars().map(plain).collect::<String>();
        assert_eq!(plain("Île-de-France"), "ile-de-france");
        assert_eq!(plain("À L’ÉTRANGER, ça Œ 東"), "a l’etranger, ca Œ 東");
    }
}
