//! Capitals and small letters, by which words do not differ.

/// A letter made small. Of other scripts than Latin, Greek, Cyrillic and Armenian it stays as it is: most have but one size,
/// and the standard library's table of all is 12 kB.
pub(super) fn small(letter: char) -> char {
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

#[cfg(test)]
mod tests {
    use super::small;

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
}
