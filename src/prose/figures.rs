//! Whole numbers as text. `core::fmt` does more and weighs more in the wasm than everything that is counted here.

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

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn digits_come_in_reading_order() {
        for (n, digits) in [(0, "0"), (7, "7"), (1050, "1050")] {
            assert_eq!(decimal(n), digits);
        }
    }
}
