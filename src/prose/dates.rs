//! Dates as a newspaper writes them.

use super::Lang;

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `2019-04-03` → « 3 avril 2019 », `2023-12` → « décembre 2023 », `2016` → « 2016 », `2020-05-01` → « 1er mai
/// 2020 »; anything else is returned as it is.
pub fn date(iso: &str, lang: Lang) -> String {
    let mut parts = iso.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let Some(month) = month.and_then(|m| m.parse::<usize>().ok()).filter(|m| (1..=12).contains(m)) else {
        return iso.to_owned();
    };
    let name = lang.pick(MONTHS_FR[month - 1], MONTHS_EN[month - 1]);
    match day.map(|d| d.trim_start_matches('0')) {
        None => [name, " ", year].concat(),
        Some("1") if lang == Lang::Fr => ["1er ", name, " ", year].concat(),
        Some(day) => [day, " ", name, " ", year].concat(),
    }
}

/// The year of an ISO date.
pub fn year(iso: &str) -> &str {
    iso.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_the_sources() {
        assert_eq!(date("2019-04-03", Lang::Fr), "3 avril 2019");
        assert_eq!(date("2019-04-03", Lang::En), "3 April 2019");
        assert_eq!(date("2023-01-01", Lang::Fr), "1er janvier 2023");
        assert_eq!(date("2023-12", Lang::Fr), "décembre 2023");
        assert_eq!(date("2016-2018", Lang::Fr), "2016-2018");
    }
}
