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

/// Adds a number, its thousands apart: « 5 840 », “5,840”.
pub fn push_in_groups(out: &mut String, n: u64, lang: Lang) {
    if n < 1000 {
        return push_decimal(out, n);
    }
    push_in_groups(out, n / 1000, lang);
    lang.say(out, "\u{202f}", ",");
    for part in [n / 100, n / 10, n] {
        push_decimal(out, part % 10);
    }
}

/// Adds a distance with its unit, rounded to 10 km from 1,000 km on: cities are measured, not doors. « 5 840 km ».
pub fn push_km(out: &mut String, km: f64, lang: Lang) {
    let step: u32 = if km < 1000.0 { 1 } else { 10 };
    let km = (km / f64::from(step) + 0.5).floor().max(0.0) as u64 * u64::from(step);
    push_in_groups(out, km, lang);
    out.push_str("\u{a0}km");
}

/// Adds how far away something is from where one is: [`push_km`], « moins de 1 km », and « sur place » for 0.
pub fn push_distance(out: &mut String, km: f64, lang: Lang) {
    match km {
        0.0 => lang.say(out, "sur place", "right here"),
        ..0.5 => lang.say(out, "moins de 1\u{a0}km", "less than 1\u{a0}km"),
        _ => push_km(out, km, lang),
    }
}

/// Adds how far from Paris something is: « À 5 840 km de Paris ».
pub fn push_from_paris(out: &mut String, km: f64, lang: Lang) {
    lang.say(out, "À ", "");
    push_km(out, km, lang);
    lang.say(out, " de Paris", " from Paris");
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
    fn distances_are_as_exact_as_cities_are_large() {
        let say = |km, lang| {
            let mut out = String::new();
            push_km(&mut out, km, lang);
            out
        };
        assert_eq!(say(343.6, Lang::Fr), "344\u{a0}km");
        assert_eq!(say(999.4, Lang::En), "999\u{a0}km");
        assert_eq!(say(999.6, Lang::En), "1,000\u{a0}km");
        assert_eq!(say(1004.9, Lang::Fr), "1\u{202f}000\u{a0}km");
        assert_eq!(say(5837.2, Lang::Fr), "5\u{202f}840\u{a0}km");
        assert_eq!(say(18_975.0, Lang::En), "18,980\u{a0}km");
        let mut out = String::new();
        push_from_paris(&mut out, 5837.2, Lang::Fr);
        assert_eq!(out, "À 5\u{202f}840\u{a0}km de Paris");
    }

    #[test]
    fn what_is_near_is_told_from_what_is_here() {
        for (km, fr, en) in [
            (0.0, "sur place", "right here"),
            (0.3, "moins de 1\u{a0}km", "less than 1\u{a0}km"),
            (0.6, "1\u{a0}km", "1\u{a0}km"),
            (12.4, "12\u{a0}km", "12\u{a0}km"),
            (999.6, "1\u{202f}000\u{a0}km", "1,000\u{a0}km"),
            (6_045.0, "6\u{202f}050\u{a0}km", "6,050\u{a0}km"),
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
