//! Whole numbers as text. `core::fmt` does more and weighs more in the wasm than everything that is counted here.

/// The decimal digits.
pub fn decimal(mut n: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push((b'0' + (n % 10) as u8) as char);
        n /= 10;
        if n == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn digits_come_in_reading_order() {
        assert_eq!(
            ["0", "7", "1050"],
            [decimal(0), decimal(7), decimal(1050)].map(|s| s).each_ref().map(String::as_str)
        );
    }
}
