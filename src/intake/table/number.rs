//! Numbers as people and spreadsheets write coordinates: decimal commas, spaces between thousands, degrees, points of the
//! compass. Knows nothing of rows and columns.

use crate::intake::decimal;
use crate::intake::sniff::find;

/// Which of the two a number says it is, by a letter of the compass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Latitude,
    Longitude,
}

/// A number that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// Degrees or metres, as the file means it.
    pub value: f64,
    /// `N` and `S` say latitude; `E`, `W` and the French `O` longitude.
    pub axis: Option<Axis>,
    /// Whether it was written with signs for degrees or a letter.
    pub degrees: bool,
}

/// Reads `48.8566`, `48,8566`, `652 469,02`, `48.8566° N`, `48°51′24″N`.
pub(super) fn number(text: &str) -> Option<Number> {
    let mut rest = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c) || c == '"');
    // A spreadsheet's sign for "this is text".
    rest = rest.strip_prefix('\'').unwrap_or(rest);
    let (mut axis, mut sign) = (None, 1.0);
    if let Some((letter, without)) = compass(rest) {
        (axis, sign) = letter;
        rest = without;
    }
    if !rest.contains(is_degree_sign) {
        let value = sign * decimal(rest)?;
        return Some(Number { value, axis, degrees: axis.is_some() });
    }
    let value = sign * sexagesimal(rest)?;
    Some(Number { value, axis, degrees: true })
}

/// Two numbers in one cell, in the order in which they stand: `48.85, 2.35`, `48,85 ; 2,35`, `POINT(2.35 48.85)`.
pub(super) fn pair(text: &str) -> Option<[Number; 2]> {
    let text = text.trim();
    let is_point = text.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("point"));
    let text = if is_point { text.get(5..)? } else { text };
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '{' | '}'));
    let (first, second) = halves(text)?;
    let (mut first, mut second) = (number(first)?, number(second)?);
    if is_point {
        (first.axis, second.axis) = (Some(Axis::Longitude), Some(Axis::Latitude));
    }
    Some([first, second])
}

fn halves(text: &str) -> Option<(&str, &str)> {
    for separator in [";", "/", "|", ", "] {
        let Some(at) = find(text, separator) else { continue };
        let (first, second) = (text.get(..at)?, text.get(at + separator.len()..)?);
        if !first.trim().is_empty() {
            return Some((first, second));
        }
    }
    let commas: Vec<usize> = text.match_indices(',').map(|(at, _)| at).collect();
    match commas.as_slice() {
        // With two commas and a space they are decimal: `48,85 2,35`.
        [middle] | [_, middle, _] => Some((text.get(..*middle)?, text.get(middle + 1..)?)),
        _ => text.trim().split_once(char::is_whitespace),
    }
}

type Compass = (Option<Axis>, f64);

/// The letter of the compass at the end or at the beginning, and what is left.
fn compass(text: &str) -> Option<(Compass, &str)> {
    let last = text.chars().next_back()?;
    if let Some(letter) = letter(last) {
        return Some((letter, text.get(..text.len() - last.len_utf8())?.trim_end()));
    }
    let first = text.chars().next()?;
    Some((letter(first)?, text.get(first.len_utf8()..)?.trim_start()))
}

fn letter(letter: char) -> Option<Compass> {
    match letter.to_ascii_uppercase() {
        'N' => Some((Some(Axis::Latitude), 1.0)),
        'S' => Some((Some(Axis::Latitude), -1.0)),
        'E' => Some((Some(Axis::Longitude), 1.0)),
        'W' | 'O' => Some((Some(Axis::Longitude), -1.0)),
        _ => None,
    }
}

/// The degree sign, the ordinal º that keyboards have, and marks of minutes and seconds.
fn is_degree_sign(c: char) -> bool {
    matches!(c, '°' | 'º' | '˚' | '\'' | '’' | '′' | '"' | '”' | '″')
}

/// Zero width, byte order marks and marks of direction that come with a copied number.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

fn sexagesimal(text: &str) -> Option<f64> {
    let mut value = 0.0;
    let mut unit = 1.0;
    let mut negative = false;
    for part in text.split(is_degree_sign).map(str::trim).filter(|part| !part.is_empty()) {
        let number = decimal(part)?;
        let is_first = unit == 1.0;
        if unit < 1.0 / 3600.0 || (!is_first && !(0.0..60.0).contains(&number)) {
            return None;
        }
        negative |= is_first && number.is_sign_negative();
        value += number.abs() * unit;
        unit /= 60.0;
    }
    (unit < 1.0).then_some(if negative { -value } else { value })
}

/// A number in digits. Of commas and points the last is the decimal one if it stands alone; spaces part thousands.
fn decimal(text: &str) -> Option<f64> {
    let mut plain = String::new();
    for c in text.trim().chars() {
        match c {
            '−' | '–' => plain.push('-'),
            c if c.is_whitespace() || is_invisible(c) => {}
            c => plain.push(c),
        }
    }
    let exact = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ',' | 'e' | 'E');
    if !plain.chars().all(exact) || !plain.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let last = plain.rfind(['.', ',']);
    let (mark, other) =
        if last.is_some_and(|at| plain.get(at..=at) == Some(",")) { (',', '.') } else { ('.', ',') };
    // `1.234.567` and `1,234,567` have thousands only.
    let is_decimal = plain.chars().filter(|c| *c == mark).count() == 1;
    let whole = plain.split(mark).next().filter(|_| is_decimal).unwrap_or(&plain);
    if !in_thousands(whole, if is_decimal { other } else { mark }) {
        return None;
    }
    let digits = plain.chars().filter(|c| *c != other && (*c != mark || is_decimal));
    let plain: String = digits.map(|c| if c == mark { '.' } else { c }).collect();
    decimal::read(&plain).filter(|value| value.is_finite())
}

/// Whether a mark, where there is one, parts groups of three digits.
fn in_thousands(whole: &str, mark: char) -> bool {
    whole.split(mark).skip(1).all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("48.8566", 48.8566),
            ("48,8566", 48.8566),
            ("\u{a0}-1,5536\u{202f}", -1.5536),
            ("−21,1151", -21.1151),
            ("'2.35", 2.35),
            ("652 469,02", 652_469.02),
            ("6\u{202f}862\u{a0}035", 6_862_035.0),
            ("652,469.02", 652_469.02),
            ("652.469,02", 652_469.02),
            ("1,234,567", 1_234_567.0),
            ("4.88566E+01", 48.8566),
            (".5", 0.5),
            ("48.8566° N", 48.8566),
            ("N 48.8566", 48.8566),
            ("2,3522 O", -2.3522),
            ("48°51′24″N", 48.0 + 51.0 / 60.0 + 24.0 / 3600.0),
            ("-0° 30' 36\"", -0.51),
            ("48º30'", 48.5),
            ("21°06'54\"S", -21.115),
        ] {
            let number = number(text).unwrap_or_else(|| panic!("{text:?} is a number"));
            assert!((number.value - value).abs() < 1e-9, "{text:?} is {value}, not {}", number.value);
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            "n/a",
            "inf",
            "NaN",
            "1-2",
            "12 rue",
            "48°61'",
            "1°2'3\"4'",
            "N",
            "°",
            "1e999",
            "--1",
            "50,62.92.1",
            "48.85,66.14",
            "1.23.4",
        ] {
            assert_eq!(number(text), None, "{text:?}");
        }
    }

    #[test]
    fn two_numbers_share_a_cell() {
        for text in [
            "48.85, 2.35",
            "48.85,2.35",
            "48,85 ; 2,35",
            "48,85;2,35",
            "48,85, 2,35",
            "48,85,2,35",
            "48,85 2,35",
            "48.85 2.35",
            "[48.85, 2.35]",
            "(48.85 2.35)",
            "48.85° N, 2.35° E",
            "48.85/2.35",
        ] {
            let [first, second] = pair(text).unwrap_or_else(|| panic!("{text:?} is a pair"));
            assert_eq!((first.value, second.value), (48.85, 2.35), "{text:?}");
        }
        let [first, second] = pair("POINT (2.35 48.85)").unwrap();
        assert_eq!((first.axis, second.axis), (Some(Axis::Longitude), Some(Axis::Latitude)));
        for text in ["", "48.85", "48.85, ", "Paris, France", "POINT", "1,2,3,4,5"] {
            assert_eq!(pair(text), None, "{text:?}");
        }
    }
}
