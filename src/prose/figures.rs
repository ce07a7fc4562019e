//! Numbers as text. `core::fmt` does more and weighs more in the wasm than everything that is counted here, above all
//! for floating-point numbers.

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
    fn tenths_are_rounded_and_short() {
        for (value, digits) in [(0.0, "0"), (12.04, "12"), (1.46, "1.5"), (-0.5, "-.5"), (-20.01, "-20")] {
            let mut out = String::new();
            push_tenths(&mut out, tenths(value));
            assert_eq!(out, digits);
        }
    }
}
