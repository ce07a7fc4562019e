//! Dates as a newspaper writes them.

use super::{Lang, cut, push_decimal, word};

const MONTHS: [&str; 2] = [
    "janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre",
    "January,February,March,April,May,June,July,August,September,October,November,December",
];

/// Adds `2019-04-03` as « 3 avril 2019 », `2023-12` as « décembre 2023 », `2016` as « 2016 », `2020-05-01` as « 1er
/// mai 2020 »; anything else as it is.
pub fn push_date(out: &mut String, iso: &str, lang: Lang) {
    let (year, rest) = cut(iso, b'-');
    let (month, day) = cut(rest, b'-');
    let month = match number(month) {
        month @ 1..13 => word(lang.pick(MONTHS[0], MONTHS[1]), month - 1),
        _ => return out.push_str(iso),
    };
    let day = number(day);
    if day > 0 {
        push_decimal(out, day as u64);
        out.push_str(if day == 1 && lang == Lang::Fr { "er " } else { " " });
    }
    out.push_str(month);
    out.push(' ');
    out.push_str(year);
}

/// The value of some digits; 0 for none.
fn number(digits: &str) -> usize {
    let mut value = 0_usize;
    for digit in digits.bytes() {
        value = value.wrapping_mul(10).wrapping_add(usize::from(digit.wrapping_sub(b'0')));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_the_sources() {
        let date = |iso, lang| {
            let mut out = String::new();
            push_date(&mut out, iso, lang);
            out
        };
        assert_eq!(date("2019-04-03", Lang::Fr), "3 avril 2019");
        assert_eq!(date("2019-04-03", Lang::En), "3 April 2019");
        assert_eq!(date("2023-01-01", Lang::Fr), "1er janvier 2023");
        assert_eq!(date("2023-12", Lang::Fr), "décembre 2023");
        assert_eq!(date("2016-2018", Lang::Fr), "2016-2018");
    }
}
