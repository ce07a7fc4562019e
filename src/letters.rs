//! Letters as a slug and an alphabetical order take them: small, without accents.

/// U+00C0 to U+00FF without their accents.
const PLAIN: &[u8; 64] = b"aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";

/// A letter made small and plain; what is none, or of another script, as it is.
pub(crate) fn plain(letter: char) -> char {
    let accented = PLAIN.get((letter as usize).wrapping_sub(0xc0));
    accented.map_or(letter.to_ascii_lowercase(), |plain| char::from(*plain))
}

/// A letter made small. Of other scripts than Latin, Greek, Cyrillic and Armenian it stays as it is: most have but one size,
/// and the standard library's table of all is 12 kB.
#[cfg(any(feature = "custom-data", not(target_arch = "wasm32")))]
pub(crate) fn small(letter: char) -> char {
    let code = letter as u32;
    let small = match code {
        0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a9 | 0x410..=0x42f => code + 32,
        // Capitals have even numbers and small letters odd ones, or the other way round.
        0x100..=0x137 | 0x14a..=0x177 | 0x218..=0x21b | 0x460..=0x481 | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff => {
            code | 1
        }
        0x139..=0x148 | 0x179..=0x17e => code + (code & 1),
        0x178 => 0xff,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48,
        _ => return letter.to_ascii_lowercase(),
    };
    char::from_u32(small).unwrap_or(letter)
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
    use super::{plain, small};

    #[test]
    fn letters_of_scripts_with_two_sizes_become_small() {
        for letter in
            ('A'..='ſ').chain('Ș'..='ț').chain('Α'..='Ω').chain('Ѐ'..='я').chain('Ա'..='Ֆ').chain('Ḁ'..='ẕ')
        {
            // A small i with a dot is two letters.
            if letter != 'İ' && letter != '\u{3a2}' {
                assert_eq!(small(letter).to_string(), letter.to_lowercase().to_string(), "{letter}");
            }
        }
        assert_eq!(small('東'), '東');
    }

    #[test]
    fn letters_lose_their_accents_and_nothing_else_changes() {
        let plain = |text: &str| text.chars().map(plain).collect::<String>();
        assert_eq!(plain("Île-de-France"), "ile-de-france");
        assert_eq!(plain("À L’ÉTRANGER, ça Œ 東"), "a l’etranger, ca Œ 東");
    }
}
