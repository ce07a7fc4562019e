//! Editions and figures in words.

use super::{Lang, Words, date, decimal, enumerate};
use crate::atlas::{Atlas, EditionIx};

/// Length of an ISO date that names a day.
const EXACT: usize = "2019-04-03".len();

/// « Annonce du 3 avril 2019 », « Source : lafrenchtech.com »; the second only where a source gives the totals.
pub fn edition_lines(atlas: &Atlas, edition: EditionIx, lang: Lang) -> (String, Option<String>) {
    let source = &atlas.edition(edition).source;
    let named = || [Words { lang }.source(), lang.pick("\u{a0}: ", ": "), host_of(source)].concat();
    (when(atlas, edition, lang), (!source.is_empty()).then(named))
}

fn when(atlas: &Atlas, edition: EditionIx, lang: Lang) -> String {
    let iso = &atlas.edition(edition).date;
    let exact = iso.len() == EXACT;
    let day = if exact { date(iso, lang) } else { edition_name(atlas, edition, lang) };
    let before = match (lang, exact) {
        (Lang::Fr, true) => "Annonce du ",
        (Lang::Fr, false) => "Édition\u{a0}: ",
        (Lang::En, true) => "Announced on ",
        (Lang::En, false) => "Edition: ",
    };
    [before, &day].concat()
}

/// « 2023 », « décembre 2023 », « 2016–2018 ».
pub fn edition_name(atlas: &Atlas, edition: EditionIx, lang: Lang) -> String {
    let id = &atlas.edition(edition).id;
    let span = id.len() == "2016-2018".len();
    if span { id.replace('-', "–") } else { date(id, lang) }
}

/// « Annonce du 3 avril 2019 par Cédric O et Kat Borlongan ».
pub fn announcement(atlas: &Atlas, edition: EditionIx, lang: Lang) -> String {
    let who = &atlas.edition(edition).announced_by;
    let when = when(atlas, edition, lang);
    if who.is_empty() {
        return when;
    }
    let people: Vec<String> = who.split(',').map(|name| name.trim_matches(' ').to_owned()).collect();
    let by = match atlas.edition(edition).date.len() == EXACT {
        true => lang.pick(" par ", " by "),
        false => lang.pick(", annoncée par ", ", announced by "),
    };
    [&when, by, &enumerate(&people, lang)].concat()
}

/// The site of an address, without `www.`: what a reader recognises.
pub fn host_of(address: &str) -> &str {
    let host = address.split('/').nth(2).unwrap_or(address);
    host.strip_prefix("www.").unwrap_or(host)
}

/// « × 1,4 »: how much larger than the mainland something is drawn, one decimal, two under a half.
pub fn scale_ratio(ratio: f64, lang: Lang) -> String {
    let decimals = if ratio < 0.5 { 2 } else { 1 };
    let unit = if decimals == 2 { 100.0 } else { 10.0 };
    let scaled = (ratio * unit + 0.5) as u64;
    let (whole, part) = (scaled / unit as u64, scaled % unit as u64);
    let part = decimal(part);
    let padding = if part.len() < decimals { "0" } else { "" };
    ["×\u{a0}", &decimal(whole), lang.pick(",", "."), padding, &part].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_read_as_a_caption_does() {
        assert_eq!(scale_ratio(1.36, Lang::Fr), "×\u{a0}1,4");
        assert_eq!(scale_ratio(0.286, Lang::En), "×\u{a0}0.29");
        assert_eq!(scale_ratio(0.05, Lang::Fr), "×\u{a0}0,05");
    }

    #[test]
    fn the_host_is_what_a_reader_recognises() {
        assert_eq!(host_of("https://www.latribune.fr/a/b?c"), "latribune.fr");
        assert_eq!(host_of("not an address"), "not an address");
    }
}
