//! The written form of cells: slugs, dates, addresses, figures, names. Each check reports the cell that fails it.
//! Knows no table and no other line.

use super::table::{Report, Row};
use crate::atlas::{Article, At, Bilingual, Grammar};

/// A word of a fixed list; reports any other.
pub(super) fn word<T: Copy>(
    row: &Row,
    field: &str,
    words: &[(&str, T)],
    report: &mut Report<'_>,
) -> Option<T> {
    let found = words.iter().find(|(word, _)| *word == row.get(field)).map(|(_, value)| *value);
    if found.is_none() {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        report.cell(row, field, format!("is not a word of this column: write {}", known.join(", ")));
    }
    found
}

/// `yes` or nothing.
pub(super) fn yes(row: &Row, field: &str, report: &mut Report<'_>) -> bool {
    let cell = row.get(field);
    if !matches!(cell, "" | "yes") {
        report.cell(row, field, "must be yes or empty");
    }
    cell == "yes"
}

/// A slug: lower-case letters and digits without accents, in groups joined by hyphens.
pub(super) fn slug(row: &Row, field: &str, report: &mut Report<'_>) {
    let plain = |group: &str| {
        !group.is_empty() && group.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if !row.get(field).split('-').all(plain) {
        report.cell(row, field, "must be lower-case letters a to z, digits and single hyphens");
    }
}

/// The address of the page that says so.
pub(super) fn source(row: &Row, report: &mut Report<'_>) -> String {
    let cell = row.get("source");
    let rest = cell.strip_prefix("https://").or_else(|| cell.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let named = |host: &str| host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    if cell.is_empty() {
        report.cell(row, "source", "is missing: give the address of the page that says so");
    } else if cell.contains(char::is_whitespace) || !host.is_some_and(named) {
        report.cell(row, "source", "must be one address that starts with http:// or https://");
    }
    cell.to_owned()
}

/// An ISO date as precise as the source: year, month or day.
pub(super) fn is_date(cell: &str) -> bool {
    let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = cell.split('-').collect();
    let number = |i: usize| parts.get(i).and_then(|part| part.parse::<u32>().ok()).unwrap_or(1);
    let written = parts.iter().zip([4, 2, 2]).all(|(part, len)| digits(part, len)) && parts.len() <= 3;
    written && (1..=days(number(0), number(1))).contains(&number(2))
}

/// Days of a month; 0 for a month that does not exist.
fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// A figure, or nothing where no source gives it.
pub(super) fn figure(row: &Row, field: &str, report: &mut Report<'_>) -> Option<u16> {
    let cell = row.get(field);
    if cell.is_empty() {
        return None;
    }
    let figure = cell.parse().ok().filter(|_| cell.bytes().all(|b| b.is_ascii_digit()));
    if figure.is_none() {
        report.cell(row, field, "must be a whole number, or empty where no source gives one");
    }
    figure
}

/// Degrees within `±limit`.
pub(super) fn degrees(row: &Row, field: &str, limit: f64, report: &mut Report<'_>) -> Option<f64> {
    let degrees: Option<f64> = row.get(field).parse().ok().filter(|d: &f64| d.abs() <= limit);
    if degrees.is_none() {
        report.cell(row, field, format!("must be degrees between -{limit} and {limit}, as 2.3522"));
    }
    degrees
}

/// A name as a newspaper prints it.
pub(super) fn name(row: &Row, field: &str, report: &mut Report<'_>) -> String {
    if row.get(field).is_empty() {
        report.cell(row, field, "is missing: write the name");
    }
    text(row, field, report)
}

/// A text that may be empty.
pub(super) fn text(row: &Row, field: &str, report: &mut Report<'_>) -> String {
    let cell = row.get(field);
    if cell.contains(['\'', '"', '`', '´', '‘']) {
        report.cell(row, field, "has a straight mark: write the typographic apostrophe ’ or quotes");
    }
    if cell.contains("  ") {
        report.cell(row, field, "has two spaces in a row: keep one");
    }
    cell.to_owned()
}

/// The French and the English name.
pub(super) fn names(row: &Row, fr: &str, en: &str, report: &mut Report<'_>) -> Bilingual {
    Bilingual { fr: name(row, fr, report), en: name(row, en, report) }
}

const ARTICLES: [(&str, Article); 5] = [
    ("", Article::None),
    ("le", Article::Le),
    ("la", Article::La),
    ("l’", Article::Elided),
    ("les", Article::Les),
];
const PREPOSITIONS: [(&str, At); 6] = [
    ("en", At::En),
    ("à", At::A),
    ("au", At::Au),
    ("aux", At::Aux),
    ("dans le", At::DansLe),
    ("dans les", At::DansLes),
];

/// How the name of a line stands in a sentence. Regions need no English article.
pub(super) fn grammar(row: &Row, report: &mut Report<'_>) -> Grammar {
    let article = word(row, "article_fr", &ARTICLES, report).unwrap_or_default();
    let vowel = row.get("name_fr").starts_with(['A', 'E', 'É', 'I', 'Î', 'O', 'U']);
    if vowel && matches!(article, Article::Le | Article::La) || !vowel && article == Article::Elided {
        report.cell(
            row,
            "article_fr",
            "does not go before this name: l’ goes before a vowel, le and la do not",
        );
    }
    let at = word(row, "in_fr", &PREPOSITIONS, report).unwrap_or_default();
    let the = word(row, "article_en", &[("", false), ("the", true)], report).unwrap_or_default();
    Grammar { article, at, the }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_exist_in_the_calendar() {
        for good in ["2016", "2023-12", "2019-04-03", "2024-02-29", "2000-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "",
            "19",
            "2019-13",
            "2019-00",
            "2019-4-3",
            "2023-02-29",
            "2100-02-29",
            "2016-2018",
            "2019-04-03-1",
            "+201",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
