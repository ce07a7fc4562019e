//! One rule broken at a time in a copy of the real files, and the one problem that must come of it.

use crate::data::Data;

const LABELS: &str = "labels.csv";
const EDITIONS: &str = "editions.csv";
const COUNTRIES: &str = "countries.csv";
const REGIONS: &str = "regions.csv";

/// What is done to the copy.
enum Edit {
    /// Key, column, text.
    Set(&'static str, &'static str, &'static str),
    /// A line at the end.
    Add(&'static str),
    /// The line of a key.
    Remove(&'static str),
    /// The whole file.
    Write(&'static str),
}
use Edit::{Add, Remove, Set, Write};

/// Where the problem must be.
enum At {
    Row(&'static str),
    Last,
    File,
}
use At::{File, Last, Row};

struct Case {
    file: &'static str,
    edit: Edit,
    at: At,
    field: &'static str,
    value: &'static str,
    says: &'static str,
}

/// A cell written wrongly, and found there as written.
const fn cell(
    file: &'static str,
    key: &'static str,
    column: &'static str,
    written: &'static str,
    says: &'static str,
) -> Case {
    Case { file, edit: Set(key, column, written), at: Row(key), field: column, value: written, says }
}

/// A cell of `labels.csv`.
const fn label(key: &'static str, column: &'static str, written: &'static str, says: &'static str) -> Case {
    cell(LABELS, key, column, written, says)
}

/// A line too many.
const fn added(
    file: &'static str,
    line: &'static str,
    field: &'static str,
    value: &'static str,
    says: &'static str,
) -> Case {
    Case { file, edit: Add(line), at: Last, field, value, says }
}

const fn other(
    file: &'static str,
    edit: Edit,
    at: At,
    field: &'static str,
    value: &'static str,
    says: &'static str,
) -> Case {
    Case { file, edit, at, field, value, says }
}

const LILLE_2014: &str = "lille-is-french-tech-2014";
const LILLE_2019: &str = "french-tech-lille-2019";
const LILLE_2023: &str = "french-tech-lille-2023";
const DENVER: &str = "french-tech-denver-2023";
const LAGOS: &str = "french-tech-lagos-2023";
const HOUSTON: &str = "french-tech-houston-2023";
const MOSCOW: &str = "french-tech-moscou-2016-2018";

const REGION_CASES: &[Case] = &[
    added(
        REGIONS,
        "32,Hauts-de-France,Hauts-de-France,mainland,les,dans les",
        "code",
        "32",
        "is on line 11 already",
    ),
    added(REGIONS, "95,Ailleurs,Elsewhere,mainland,l’,en", "code", "95", "has no shape"),
    added(REGIONS, "2A,Ailleurs,Elsewhere,mainland,l’,en", "code", "2A", "must be an INSEE code"),
    other(REGIONS, Remove("94"), File, "code", "94", "has a shape and no line"),
    cell(REGIONS, "32", "kind", "north", "mainland, overseas, collectivity"),
    cell(REGIONS, "987", "kind", "mainland", "does not fit the code"),
    cell(REGIONS, "93", "name_fr", "Provence-Alpes-Côte d'Azur", "typographic apostrophe"),
    cell(REGIONS, "32", "name_en", "", "is missing"),
    cell(REGIONS, "32", "article_fr", "the", "write , le, la, l’, les"),
    cell(REGIONS, "11", "article_fr", "la", "l’ goes before a vowel"),
    cell(REGIONS, "32", "in_fr", "aux Hauts", "write en, à, au, aux, dans le, dans les"),
    other(REGIONS, Write(""), File, "", "", "is empty"),
    other(REGIONS, Write("code,name_fr,name_en,kind,article_fr,in_fr\n"), File, "", "", "holds no row"),
];

const COUNTRY_CASES: &[Case] = &[
    added(COUNTRIES, "BE,Belgique,Belgium,la,en,,europe", "code", "BE", "is on line 4 already"),
    added(COUNTRIES, "QQ,Xanadou,Xanadu,la,en,,europe", "code", "QQ", "is in no feature of world.geojson"),
    added(COUNTRIES, "Bel,Belgique,Belgium,la,en,,europe", "code", "Bel", "two capital letters"),
    added(COUNTRIES, "NC,Nouvelle-Calédonie,New Caledonia,la,en,,europe", "code", "NC", "is French soil"),
    added(COUNTRIES, "FR,France,France,la,en,,europe", "code", "FR", "is French soil"),
    added(COUNTRIES, "PE,Pérou,Peru,le,en,,latin-america", "code", "PE", "has no line in labels.csv"),
    cell(COUNTRIES, "CI", "name_fr", "Côte d'Ivoire", "typographic apostrophe"),
    cell(COUNTRIES, "BE", "name_fr", "", "is missing"),
    cell(COUNTRIES, "BE", "article_fr", "l’", "l’ goes before a vowel"),
    cell(COUNTRIES, "US", "article_en", "yes", "write , the"),
    cell(COUNTRIES, "BE", "part", "Europe", "is not a word of this column: write europe, africa"),
    cell(COUNTRIES, "BE", "part", "", "is not a word of this column"),
    other(COUNTRIES, Write(""), File, "", "", "is empty"),
    other(
        COUNTRIES,
        Write("code,name_fr,name_en,article_fr,in_fr,article_en,part\n"),
        File,
        "",
        "",
        "holds no row",
    ),
];

const EDITION_CASES: &[Case] = &[
    added(EDITIONS, "2026,2027,,adds,,,,,,https://example.org,,", "id", "2026", "is on line 10 already"),
    added(EDITIONS, "Next Year,2027,,adds,,,,,,https://example.org,,", "id", "Next Year", "lower-case"),
    cell(EDITIONS, "2019", "date", "3 avril 2019", "must be a date"),
    cell(EDITIONS, "2019", "date", "2019-02-30", "must be a date"),
    cell(EDITIONS, "2020", "date", "2019-04-03", "is not after 2019-04-03 (2019)"),
    cell(EDITIONS, "2023", "valid_to", "31/12/2025", "must be a date"),
    cell(EDITIONS, "2023", "valid_to", "2022-12-31", "is before the announcement"),
    cell(EDITIONS, "2021", "scope", "extends", "write adds, replaces"),
    cell(EDITIONS, "2014", "scope", "adds", "adds to nothing"),
    cell(EDITIONS, "2019", "communautes_france", "38 ?", "must be a whole number"),
    cell(EDITIONS, "2019", "communautes_abroad", "-48", "must be a whole number"),
    cell(EDITIONS, "2019", "communautes_abroad", "70000", "must be a whole number"),
    cell(EDITIONS, "2019", "capitales", "12", "is below the 13 rows"),
    cell(EDITIONS, "2021", "communautes_france", "33", "is below the 34 rows"),
    cell(EDITIONS, "2023", "communautes_abroad", "39", "is below the 40 rows"),
    cell(EDITIONS, "2015", "metropoles", "12", "is below the 13 rows"),
    cell(EDITIONS, "2016-2018", "hubs", "21", "is below the 22 rows"),
    cell(EDITIONS, "2021", "source", "", "is missing"),
    cell(EDITIONS, "2021", "source", "lafrenchtech.com", "must be one address"),
    cell(EDITIONS, "2021", "former_regions", "no", "must be yes or empty"),
    cell(EDITIONS, "2021", "announced_by", "Cédric O'", "typographic apostrophe"),
    other(EDITIONS, Write(""), File, "", "", "is empty"),
];

const LABEL_CASES: &[Case] = &[
    label(DENVER, "tier", "capital", "capitale, communaute, metropole, hub, lost"),
    label(DENVER, "certainty", "sure", "confirmed, inferred"),
    label(DENVER, "edition", "2022", "is in no line of editions.csv"),
    label(DENVER, "country", "QQ", "is in no line of countries.csv"),
    label(DENVER, "country", "", "is in no line of countries.csv"),
    label(DENVER, "region", "32", "is the region of a label abroad"),
    label(LILLE_2023, "region", "", "is missing"),
    label(LILLE_2023, "region", "99", "is in no line of regions.csv"),
    label("french-tech-guadeloupe-2023", "region", "1", "is in no line of regions.csv"),
    other(LABELS, Set(LAGOS, "id", DENVER), Row(LAGOS), "id", DENVER, "is on line 163 already"),
    label(DENVER, "id", "French Tech Denver", "lower-case"),
    label(DENVER, "place", "Denver", "lower-case"),
    label(DENVER, "place", "den--ver", "lower-case"),
    label(DENVER, "place", "", "lower-case"),
    other(
        LABELS,
        Set(DENVER, "place", "lagos"),
        Row(LAGOS),
        "place",
        "lagos",
        "is on line 163 for 2023 already",
    ),
    label(DENVER, "place", "bogota", "has an earlier row on line 112"),
    label(LILLE_2023, "lon", "NaN", "must be degrees between -180 and 180"),
    label(LILLE_2023, "lon", "inf", "must be degrees between -180 and 180"),
    label(LILLE_2023, "lon", "-180.5", "must be degrees between -180 and 180"),
    label(LILLE_2023, "lon", "3,0573", "must be degrees between -180 and 180"),
    label(LILLE_2023, "lat", "90.1", "must be degrees between -90 and 90"),
    label(LILLE_2023, "lat", "", "must be degrees between -90 and 90"),
    // Lille's latitude with the sign lost in Lille's longitude: the sea off Cornwall.
    other(
        LABELS,
        Set(LILLE_2023, "lon", "-3.0573"),
        Row(LILLE_2023),
        "lon, lat",
        "-3.0573, 50.6292",
        "km outside 32",
    ),
    other(
        LABELS,
        Set(DENVER, "lon", "104.9903"),
        Row(DENVER),
        "lon, lat",
        "104.9903, 39.7392",
        "km outside US",
    ),
    label(DENVER, "tier", "capitale", "exists in France only"),
    label(DENVER, "tier", "hub", "no longer exists since 2019"),
    label(LILLE_2014, "tier", "capitale", "did not exist before 2019"),
    label(MOSCOW, "tier", "communaute", "did not exist before 2019"),
    label(LILLE_2023, "tier", "metropole", "no longer exists since 2019"),
    label(MOSCOW, "tier", "metropole", "existed in France only"),
    label(LILLE_2014, "tier", "hub", "existed abroad only"),
    label(DENVER, "source", "", "is missing"),
    label(DENVER, "source", "ftp://example.org/", "must be one address"),
    label(DENVER, "source", "https://", "must be one address"),
    label(DENVER, "source", "https://example.org https://example.com", "must be one address"),
    label(DENVER, "name", "", "is missing"),
    label(DENVER, "name", "French Tech Denver's", "typographic apostrophe"),
    label(DENVER, "name", "French  Tech Denver", "two spaces"),
    label(DENVER, "city_en", " Denver", "has spaces around it"),
    label(DENVER, "off_map", "isn't shown", "typographic apostrophe"),
    label(DENVER, "new", "true", "must be yes or empty"),
    label(LILLE_2023, "new", "yes", "contradicts succeeds"),
    label(HOUSTON, "succeeds", "nowhere", "is no id of this file"),
    label(HOUSTON, "succeeds", "french-tech-moscou-2016-2018", "km away in another territory"),
    label(HOUSTON, "succeeds", "french-tech-denver-2023", "is of the edition 2023, not an earlier one"),
    label(HOUSTON, "succeeds", "french-tech-houston-2023", "is of the edition 2023, not an earlier one"),
    other(
        LABELS,
        Set(LILLE_2019, "succeeds", "lille-is-french-tech-2014 french-tech-lille-2023"),
        Row(LILLE_2019),
        "succeeds",
        LILLE_2023,
        "is of the edition 2023, not an earlier one",
    ),
    other(
        LABELS,
        Set(LILLE_2023, "succeeds", ""),
        Row(LILLE_2023),
        "place",
        "lille",
        "name french-tech-lille-2019",
    ),
    other(LABELS, Set(HOUSTON, "tier", "lost"), Row(HOUSTON), "succeeds", "", "a lost row names the row"),
    added(LABELS, "one,two", "", "one", "has 2 cells and the columns are 16"),
    other(LABELS, Write(""), File, "", "", "is empty"),
];

fn broken(case: &Case) -> (Data, Option<usize>) {
    let mut data = Data::real();
    let mut line = match case.at {
        Row(key) => Some(data.line(case.file, key)),
        Last | File => None,
    };
    match case.edit {
        Set(key, column, written) => data.set(case.file, key, column, written),
        Add(row) => *data.text(case.file) += &format!("{row}\n"),
        Remove(key) => {
            let line = data.line(case.file, key);
            let kept = data.text(case.file).lines().enumerate().filter(|(i, _)| i + 1 != line);
            *data.text(case.file) = kept.map(|(_, text)| format!("{text}\n")).collect();
        }
        Write(text) => *data.text(case.file) = text.to_owned(),
    }
    if matches!(case.at, Last) {
        line = Some(data.text(case.file).lines().count());
    }
    (data, line)
}

fn check(cases: &[Case]) {
    for case in cases {
        let (data, line) = broken(case);
        let problems = data.load().err().unwrap_or_default();
        let all: String = problems.iter().map(|problem| format!("\n  {problem}")).collect();
        let at = format!("{} {:?} {} {:?}", case.file, line, case.field, case.value);
        let [problem] = &problems[..] else { panic!("{at}: not one problem but {}{all}", problems.len()) };
        let found = (problem.file, problem.line, problem.field.as_str(), problem.value.as_str());
        assert_eq!(found, (case.file, line, case.field, case.value), "{at}{all}");
        assert!(problem.message.contains(case.says), "{at} must say {:?}{all}", case.says);
    }
}

#[test]
fn a_wrong_region_is_found() {
    check(REGION_CASES);
}

#[test]
fn a_wrong_country_is_found() {
    check(COUNTRY_CASES);
}

#[test]
fn a_wrong_edition_is_found() {
    check(EDITION_CASES);
}

#[test]
fn a_wrong_label_is_found() {
    check(LABEL_CASES);
}

#[test]
fn the_reason_in_off_map_lifts_the_check_of_the_position_alone() {
    let mut data = Data::real();
    data.set(LABELS, DENVER, "lon", "104.9903");
    assert_eq!(data.load().err().map_or(0, |problems| problems.len()), 1);
    data.set(LABELS, DENVER, "off_map", "a test");
    assert_eq!(data.load().err(), None);
}

#[test]
fn a_column_given_twice_is_found() {
    let mut data = Data::real();
    let wider = |(i, line): (usize, &str)| format!("{line},{}\n", if i == 0 { "kind" } else { "mainland" });
    *data.text(REGIONS) = data.text(REGIONS).lines().enumerate().map(wider).collect();
    let problems = data.load().err().unwrap_or_default();
    let found: Vec<_> = problems.iter().map(|p| (p.file, p.line, p.field.as_str())).collect();
    assert_eq!(found, [(REGIONS, Some(1), "kind")]);
}

#[test]
fn a_table_without_rows_or_columns_is_blamed_alone() {
    for file in [REGIONS, COUNTRIES, EDITIONS, LABELS] {
        let mut data = Data::real();
        let header = data.text(file).lines().next().unwrap_or_default().replacen(',', "_,", 1);
        *data.text(file) = format!("{header}\n1,2\n");
        let problems = data.load().err().unwrap_or_default();
        let found: Vec<_> = problems.iter().map(|p| (p.file, p.line)).collect();
        assert_eq!(found, [(file, Some(1)); 2], "one column missing, one unknown: {problems:?}");
    }
}

#[test]
fn every_error_is_reported_at_once_in_the_order_of_the_files() {
    let mut data = Data::real();
    data.set(REGIONS, "32", "kind", "north");
    data.set(EDITIONS, "2021", "source", "nowhere");
    data.set(LABELS, DENVER, "lat", "north");
    data.set(LABELS, DENVER, "tier", "capital");
    data.set(LABELS, DENVER, "source", "");
    data.set(LABELS, LAGOS, "certainty", "sure");
    data.text(COUNTRIES).push_str("PE,Pérou,Peru,le,au,,latin-america\n");
    let problems = data.load().err().unwrap_or_default();
    let found: Vec<_> = problems.iter().map(|p| (p.file, p.field.as_str(), p.value.as_str())).collect();
    let expected = [
        (REGIONS, "kind", "north"),
        (COUNTRIES, "code", "PE"),
        (EDITIONS, "source", "nowhere"),
        (LABELS, "tier", "capital"),
        (LABELS, "lat", "north"),
        (LABELS, "source", ""),
        (LABELS, "certainty", "sure"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_problem_reads_as_a_line_of_an_editor() {
    let mut data = Data::real();
    data.set(LABELS, DENVER, "tier", "capital");
    let problems = data.load().err().unwrap_or_default();
    let line = problems.first().map(ToString::to_string).unwrap_or_default();
    assert!(line.starts_with("labels.csv:163: tier = \"capital\": is not a word of this column"), "{line}");
}
