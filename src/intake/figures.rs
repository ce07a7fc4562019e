//! Numbers in words for an editor, by plain loops: the standard library's formatter would be a tenth of the wasm.

use super::decimal;
use crate::prose;

/// Decimals that are tried.
const DECIMALS: i32 = 17;
/// Whole numbers below have all their digits.
const EXACT: f64 = 9e15;
/// From here on numbers are shown with a power of ten.
const LONG: f64 = 1e15;

/// A number of things.
pub(crate) fn count(n: usize) -> String {
    prose::decimal(n as u64)
}

/// A number as it is printed: with a minus sign, and as few digits as it is read again by.
pub(crate) fn number(value: f64) -> String {
    let (sign, size) = if value < 0.0 { ("−", -value) } else { ("", value) };
    if size < LONG {
        return [sign, &short(size, 0)].concat();
    }
    let mut power = 0;
    while power < 308 && decimal::scaled(1.0, power + 1) <= size {
        power += 1;
    }
    [sign, &short(size, power), "e", &count(power as usize)].concat()
}

/// `size` / 10^`power`, not negative.
fn short(size: f64, power: i32) -> String {
    let (mut whole, mut decimals) = (0.0, 0);
    for tried in 0..=DECIMALS {
        let scaled = decimal::scaled(size, tried - power).round();
        if scaled > EXACT {
            break;
        }
        (whole, decimals) = (scaled, tried as usize);
        if decimal::scaled(whole, power - tried) == size {
            break;
        }
    }
    let mut digits = prose::decimal(whole as u64);
    while digits.len() <= decimals {
        digits.insert(0, '0');
    }
    if decimals > 0 {
        digits.insert(digits.len() - decimals, '.');
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_printed_as_a_newspaper_would() {
        let written = ["412", "−95.5", "0", "0.05", "0.1", "123456789.123", "−1e300", "1.5e20", "7e15"];
        let read = written.map(|text| decimal::read(&text.replace('−', "-")).unwrap());
        assert_eq!(read.map(number), written);
        assert_eq!([count(0), count(10_240)], ["0", "10240"]);
    }

    proptest! {
        #[test]
        fn numbers_of_a_file_are_printed_as_they_are_written(digits in 0..1_000_000_000_000_000_i64, decimals in 0..12_i32) {
            let value = decimal::scaled(digits as f64, -decimals);
            prop_assert_eq!(number(value), value.to_string());
        }

        #[test]
        fn whatever_the_number_what_is_printed_is_near(value in any::<f64>().prop_filter("finite", |v| v.is_finite())) {
            let read = decimal::read(&number(value).replace('−', "-")).unwrap();
            prop_assert!((read - value).abs() <= value.abs() * 1e-14 + 1e-17, "{} {}", value, number(value));
        }
    }
}
