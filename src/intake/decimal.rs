//! Numbers in digits. The standard library's reading of them is exact to the last bit of any number, with a table of 10 kB for
//! it; here all that have up to 15 digits are exact, others to a part in 10¹⁵: less than an atom on the Earth.

/// Powers of ten that are exact: all of these.
const EXACT: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];
/// Digits that a whole number keeps in 64 bits.
const KEPT: usize = 19;

/// Reads `-12.5`, `.5`, `1e3`; infinite where it is too large, or says so. `None` for what is no number.
pub(super) fn read(text: &str) -> Option<f64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let word = |word: &str| digits.eq_ignore_ascii_case(word);
    let size = if word("nan") {
        f64::NAN
    } else if word("inf") || word("infinity") {
        f64::INFINITY
    } else {
        positive(digits.as_bytes())?
    };
    Some(if negative { -size } else { size })
}

/// Reads a number as JSON writes it and passes over what ends it, spaces around it too; `None` where it has an exponent, more
/// digits than are kept, or is none. One loop over bytes, as files are full of numbers.
pub(super) fn next(bytes: &[u8], at: &mut usize, end: u8) -> Option<f64> {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let past_spaces = |mut at: usize| {
        while matches!(byte(at), b' ' | b'\t' | b'\n' | b'\r') {
            at += 1;
        }
        at
    };
    let mut i = past_spaces(*at);
    let negative = byte(i) == b'-';
    i += usize::from(negative);
    let first = i;
    let (mut mantissa, mut point) = (0_u64, None);
    loop {
        match byte(i) {
            digit @ b'0'..=b'9' => mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit - b'0')),
            b'.' if point.is_none() && i > first => point = Some(i),
            _ => break,
        }
        i += 1;
    }
    let whole = point.unwrap_or(i) - first;
    let after = point.map_or(0, |point| i - point - 1);
    let padded = whole > 1 && byte(first) == b'0';
    if whole == 0 || padded || whole + after > KEPT || (point.is_some() && after == 0) {
        return None;
    }
    i = past_spaces(i);
    *at = i + 1;
    let size = scaled(mantissa as f64, -(after as i32));
    (byte(i) == end).then_some(if negative { -size } else { size })
}

fn positive(bytes: &[u8]) -> Option<f64> {
    let (number, exponent) = match bytes.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) => (&bytes[..at], power(&bytes[at + 1..])?),
        None => (bytes, 0),
    };
    let (mut mantissa, mut scale, mut kept, mut after, mut any) = (0_u64, exponent, 0, false, false);
    for byte in number {
        let digit = match byte {
            b'0'..=b'9' => u64::from(byte - b'0'),
            b'.' if !after => {
                after = true;
                continue;
            }
            _ => return None,
        };
        any = true;
        if kept < KEPT {
            mantissa = mantissa * 10 + digit;
            // Zeros before the first figure are none.
            kept += usize::from(mantissa > 0);
            scale = scale.saturating_sub(i32::from(after));
        } else {
            scale = scale.saturating_add(i32::from(!after));
        }
    }
    any.then(|| scaled(mantissa as f64, scale))
}

/// An exponent; what is far beyond any number stays so.
fn power(bytes: &[u8]) -> Option<i32> {
    let (negative, digits) = match bytes.first()? {
        b'-' => (true, &bytes[1..]),
        b'+' => (false, &bytes[1..]),
        _ => (false, bytes),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let size = digits.iter().fold(0_i32, |sum, byte| (sum * 10 + i32::from(byte - b'0')).min(100_000));
    Some(if negative { -size } else { size })
}

/// `value` × 10^`scale`.
pub(super) fn scaled(mut value: f64, mut scale: i32) -> f64 {
    while scale != 0 && value != 0.0 && value.is_finite() {
        let most = EXACT.len() as i32 - 1;
        let step = scale.clamp(-most, most);
        let ten = EXACT.get(step.unsigned_abs() as usize).copied().unwrap_or(1.0);
        value = if step < 0 { value / ten } else { value * ten };
        scale -= step;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_few_digits_are_exact() {
        for text in [
            "48.8566",
            "-2.35",
            "+1",
            ".5",
            "5.",
            "0",
            "-0.0",
            "007",
            "652469.02",
            "1e3",
            "12E-2",
            "0.000123",
            "1e22",
        ] {
            assert_eq!(read(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
        }
    }

    #[test]
    fn numbers_of_many_digits_are_near() {
        for text in [
            "48.856613999999997",
            "2.3522219000000177",
            "123456789012345678901234567890",
            "1e-300",
            "9.9e307",
        ] {
            let (exact, read): (f64, _) = (text.parse().unwrap(), read(text).unwrap());
            assert!((read / exact - 1.0).abs() < 2e-15, "{text}: {read} and {exact}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ".", "e5", "1e", "1e+", "1.2.3", "0x10", "1_000", "--1", "1,5", "é"] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in ["1e999", "-1e400", "inf", "-Infinity"] {
            assert!(read(text).is_some_and(f64::is_infinite), "{text}");
        }
        assert!(read("NaN").is_some_and(f64::is_nan));
        assert_eq!(read("1e-999999999999"), Some(0.0));
    }
}
