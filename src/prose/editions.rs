//! Editions and figures in words.

use super::changes::push_edition_of;
use super::{Lang, cut, push_date, push_decimal};
use crate::atlas::{Atlas, Edition, EditionIx};

/// Length of an ISO date that names a day.
const EXACT: usize = "2019-04-03".len();
/// Length of the id of an edition of several years.
const SPAN: usize = "2016-2018".len();

/// « Annonce du 3 avril 2019 », « Source : lafrenchtech.com »; the second is empty where no source gives the totals.
pub fn edition_lines(atlas: &Atlas, edition: EditionIx, lang: Lang) -> [String; 2] {
    let (mut when, mut named) = (String::new(), String::new());
    push_when(&mut when, atlas, edition, lang);
    let source = atlas.source(atlas.edition(edition).source);
    if !source.is_empty() {
        push_source(&mut named, source, lang);
    }
    [when, named]
}

fn push_when(out: &mut String, atlas: &Atlas, edition: EditionIx, lang: Lang) {
    let iso = &atlas.edition(edition).date;
    if iso.len() == EXACT {
        lang.say(out, "Annonce du ", "Announced on ");
        push_date(out, iso, lang);
    } else {
        lang.say(out, "Édition\u{a0}: ", "Edition: ");
        push_edition(out, atlas, edition, lang);
    }
}

/// Adds « 2023 », « décembre 2023 », « 2016–2018 ».
pub fn push_edition(out: &mut String, atlas: &Atlas, edition: EditionIx, lang: Lang) {
    let id = &atlas.edition(edition).id;
    if id.len() != SPAN {
        return push_date(out, id, lang);
    }
    let (first, last) = cut(id, b'-');
    out.push_str(first);
    out.push('–');
    out.push_str(last);
}

/// Adds « Édition 2019, annoncée le 3 avril 2019 », the date where the name does not say it.
pub fn push_dated(out: &mut String, atlas: &Atlas, edition: EditionIx, lang: Lang) {
    let Edition { id, date, .. } = atlas.edition(edition);
    lang.say(out, "Édition ", "");
    push_edition_of(out, atlas, edition, lang);
    if date == id {
        return;
    }
    let exact = date.len() == EXACT;
    lang.say(out, ", annoncée ", ", announced ");
    lang.say(out, if exact { "le " } else { "en " }, if exact { "on " } else { "in " });
    push_date(out, date, lang);
}

/// Adds « Édition 2019, annoncée le 3 avril 2019 par Cédric O et Kat Borlongan », as much of it as sources say.
pub fn push_announcement(out: &mut String, atlas: &Atlas, edition: EditionIx, lang: Lang) {
    push_dated(out, atlas, edition, lang);
    push_announcers(out, atlas, edition, lang);
}

/// Adds « par Cédric O et Kat Borlongan » after the date; nothing where no source names anybody.
pub fn push_announcers(out: &mut String, atlas: &Atlas, edition: EditionIx, lang: Lang) {
    let Edition { id, date, announced_by, .. } = atlas.edition(edition);
    let mut rest = announced_by.as_str();
    if rest.is_empty() {
        return;
    }
    if date == id {
        lang.say(out, ", annoncée", ", announced");
    }
    lang.say(out, " par ", " by ");
    let mut i = 0;
    while !rest.is_empty() {
        let (name, others) = cut(rest, b',');
        lang.say_separator(out, i, if others.is_empty() { i + 1 } else { usize::MAX });
        out.push_str(name);
        rest = others.strip_prefix(' ').unwrap_or(others);
        i += 1;
    }
}

/// Adds « Mis à jour le 25 novembre 2026, données 1a2b3c4d ».
pub fn push_revision(out: &mut String, atlas: &Atlas, lang: Lang) {
    lang.say(out, "Mis à jour le ", "Updated on ");
    push_date(out, &atlas.revision.date, lang);
    lang.say(out, ", données ", ", data ");
    out.push_str(&atlas.revision.version);
}

/// Adds « Source : lafrenchtech.com ».
pub fn push_source(out: &mut String, address: &str, lang: Lang) {
    lang.say(out, "Source\u{a0}: ", "Source: ");
    out.push_str(host_of(address));
}

/// The site of an address, without `www.`: what a reader recognises.
pub fn host_of(address: &str) -> &str {
    let bare = address.strip_prefix("https://").or(address.strip_prefix("http://")).unwrap_or(address);
    let (host, _) = cut(bare, b'/');
    host.strip_prefix("www.").unwrap_or(host)
}

/// « × 1,4 »: how much larger than the mainland something is drawn, one decimal, two under a half.
pub fn scale_ratio(ratio: f64, lang: Lang) -> String {
    let unit = if ratio < 0.5 { 100 } else { 10 };
    let scaled = (ratio * f64::from(unit) + 0.5) as u32;
    let (whole, part) = (scaled / unit, scaled % unit);
    let mut out = String::from("×\u{a0}");
    push_decimal(&mut out, whole.into());
    lang.say(&mut out, ",", ".");
    if unit == 100 && part < 10 {
        out.push('0');
    }
    push_decimal(&mut out, part.into());
    out
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
