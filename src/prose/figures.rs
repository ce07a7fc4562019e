//! Numbers as text. `core::fmt` does more and weighs more in the wasm than everything that is counted here, above all
//! for floating-point numbers.

use super::Lang;

/// The decimal digits.
pub fn decimal(n: u64) -> String {
    let mut out = String::new();
    push_decimal(&mut out, n);
    out
}

/// Adds the decimal digits.
pub fn push_decimal(out: &mut String, n: u64) {
    if n >= 10 {
        push_decimal(out, n / 10);
    }
    out.push(char::from(b'0' + (n % 10) as u8));
}

/// Adds a distance in km, ≥ 0: « 1 234 km », « moins de 1 km », and « sur place » for 0.
pub fn push_distance(out: &mut String, km: f64, lang: Lang) {
    let whole = (km + 0.5) as u64;
    if km == 0.0 {
        return lang.say(out, "sur place", "right here");
    }
    if whole == 0 {
        return lang.say(out, "moins de 1\u{a0}km", "less than 1\u{a0}km");
    }
    if whole >= 1000 {
        push_decimal(out, whole / 1000);
        lang.say(out, "\u{202f}", ",");
        for place in [100, 10] {
            out.push_str(if whole % 1000 < place { "0" } else { "" });
        }
        push_decimal(out, whole % 1000);
    } else {
        push_decimal(out, whole);
    }
    out.push_str("\u{a0}km");
}

/// Rounded to tenths.
pub fn tenths(value: f64) -> i64 {
    (value * 10.0 + 0.5).floor() as i64
}

/// Adds tenths as SVG and CSS read them, in the fewest characters: `12`, `1.5`, `-.5`.
pub fn push_tenths(out: &mut String, tenths: i64) {
    if tenths < 0 {
        out.push('-');
    }
    let tenths = tenths.unsigned_abs();
    let (whole, part) = (tenths / 10, tenths % 10);
    if whole > 0 || part == 0 {
        push_decimal(out, whole);
    }
    if part > 0 {
        out.push('.');
        push_decimal(out, part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_come_in_reading_order() {
        for (n, digits) in [(0, "0"), (7, "7"), (1050, "1050")] {
            assert_eq!(decimal(n), digits);
        }
    }

    #[test]
    fn distances_are_whole_kilometres_in_the_typography_of_the_language() {
        for (km, fr, en) in [
            (0.0, "sur place", "right here"),
            (0.3, "moins de 1\u{a0}km", "less than 1\u{a0}km"),
            (0.6, "1\u{a0}km", "1\u{a0}km"),
            (12.4, "12\u{a0}km", "12\u{a0}km"),
            (999.6, "1\u{202f}000\u{a0}km", "1,000\u{a0}km"),
            (6_045.0, "6\u{202f}045\u{a0}km", "6,045\u{a0}km"),
            (16_742.0, "16\u{202f}742\u{a0}km", "16,742\u{a0}km"),
        ] {
            for (lang, text) in [(Lang::Fr, fr), (Lang::En, en)] {
                let mut out = String::new();
                push_distance(&mut out, km, lang);
                assert_eq!(out, text);
            }
        }
    }

    #[test]
    fn tenths_are_rounded_and_short() {
        for (value, digits) in [(0.0, "0"), (12.04, "12"), (1.46, "1.5"), (-0.5, "-.5"), (-20.01, "-20")] {
            let mut out = String::new();
            push_tenths(&mut out, tenths(value));
            assert_eq!(out, digits);
        }
    }
}
