//! `labels.csv`, one line at a time: words, codes, position, and what a title may be in its edition. Knows no other
//! line; what one row says of another is `lineage`'s.

use std::collections::{HashMap, HashSet};

use super::table::{self, Columns, Report, Row};
use super::{ground, syntax};
use crate::atlas::{
    Bilingual, Certainty, Country, CountryIx, Edition, EditionIx, Region, RegionIx, Territory, Tier,
    Topology, World,
};
use crate::geo::{LonLat, lonlat};

const COLUMNS: Columns = Columns {
    required: &[
        "id",
        "place",
        "name",
        "tier",
        "edition",
        "city_fr",
        "city_en",
        "lon",
        "lat",
        "region",
        "country",
        "certainty",
        "source",
        "succeeds",
        "new",
    ],
    optional: &["off_map"],
};
const TIERS: [(&str, Tier); 5] = [
    ("capitale", Tier::Capitale),
    ("communaute", Tier::Communaute),
    ("metropole", Tier::Metropole),
    ("hub", Tier::Hub),
    ("lost", Tier::Lost),
];
const CERTAINTIES: [(&str, Certainty); 2] =
    [("confirmed", Certainty::Confirmed), ("inferred", Certainty::Inferred)];
/// What an index of a label can count.
const MOST: usize = u16::MAX as usize;
/// The year in which Capitales and Communautés took the place of Métropoles and Hubs.
const REFORM: &str = "2019";

/// What the labels refer to; `None` where it could not be read.
pub(super) struct Known<'a> {
    pub(super) regions: Option<&'a [Region]>,
    pub(super) countries: Option<&'a [Country]>,
    pub(super) editions: Option<&'a [Edition]>,
    pub(super) france: &'a Topology,
    pub(super) world: &'a World,
}

/// A row of which every part was understood.
pub(super) struct Draft {
    pub(super) row: Row,
    pub(super) tier: Tier,
    pub(super) edition: EditionIx,
    pub(super) territory: Territory,
    pub(super) at: LonLat,
    pub(super) name: String,
    pub(super) city: Bilingual,
    pub(super) certainty: Certainty,
    pub(super) source: String,
    pub(super) announced_new: bool,
}

/// The rows of the file.
pub(super) struct Labels {
    /// Those understood, in the order of the file.
    pub(super) drafts: Vec<Draft>,
    /// The line of every id, also of rows that were not understood.
    pub(super) ids: HashMap<String, usize>,
    /// Every country code written.
    pub(super) countries: HashSet<String>,
}

/// Reads the rows; `None` where the columns cannot be told.
pub(super) fn read(text: &str, known: &Known<'_>, report: &mut Report<'_>) -> Option<Labels> {
    let rows = table::read(text, &COLUMNS, report)?;
    let mut read = Labels { drafts: Vec::new(), ids: HashMap::new(), countries: HashSet::new() };
    for row in rows {
        read.countries.insert(row.get("country").to_owned());
        let draft = draft(&row, known, report);
        if let Some(first) = read.ids.get(row.get("id")) {
            report.cell(&row, "id", format!("is on line {first} already: give each row its own id"));
            continue;
        }
        read.ids.insert(row.get("id").to_owned(), row.line);
        if read.drafts.len() == MOST {
            report.cell(&row, "id", format!("is one too many: at most {MOST} rows can be held"));
            break;
        }
        read.drafts.extend(draft);
    }
    Some(read)
}

/// Reads one row to its end whatever is wrong in it: every problem of a line is reported at once.
fn draft(row: &Row, known: &Known<'_>, report: &mut Report<'_>) -> Option<Draft> {
    syntax::slug(row, "id", report);
    syntax::slug(row, "place", report);
    let name = syntax::name(row, "name", report);
    let tier = syntax::word(row, "tier", &TIERS, report);
    let edition = edition(row, known, report);
    let city = syntax::names(row, "city_fr", "city_en", report);
    let (lon, lat) = (syntax::degrees(row, "lon", 180.0, report), syntax::degrees(row, "lat", 90.0, report));
    let at = lon.zip(lat).map(|(lon, lat)| lonlat(lon, lat));
    let territory = territory(row, known, report);
    let certainty = syntax::word(row, "certainty", &CERTAINTIES, report);
    let source = syntax::source(row, report);
    let announced_new = syntax::yes(row, "new", report);
    syntax::text(row, "off_map", report);
    if let (Some(at), Some(territory)) = (at, territory) {
        check_ground(row, at, territory, known, report);
    }
    let ((edition, given), territory) = (edition?, territory?);
    let tier = tier.filter(|tier| possible(row, *tier, given, territory, report));
    Some(Draft {
        row: row.clone(),
        tier: tier?,
        edition,
        territory,
        at: at?,
        name,
        city,
        certainty: certainty?,
        source,
        announced_new,
    })
}

fn edition<'a>(row: &Row, known: &Known<'a>, report: &mut Report<'_>) -> Option<(EditionIx, &'a Edition)> {
    let editions = known.editions?;
    let at = editions.iter().position(|edition| edition.id == row.get("edition"));
    if at.is_none() {
        report.cell(row, "edition", "is in no line of editions.csv: correct it or add the edition");
    }
    at.map(|at| (EditionIx(at as u8), &editions[at]))
}

fn territory(row: &Row, known: &Known<'_>, report: &mut Report<'_>) -> Option<Territory> {
    let (region, country) = (row.get("region"), row.get("country"));
    if country == "FR" {
        if region.is_empty() {
            report.cell(row, "region", "is missing: a label in France has the INSEE code of its region");
            return None;
        }
        let at = known.regions?.iter().position(|known| known.code == region);
        if at.is_none() {
            report.cell(row, "region", "is in no line of regions.csv: write an INSEE code, 01 with its zero");
        }
        return at.map(|at| Territory::Region(RegionIx(at as u8)));
    }
    if !region.is_empty() {
        report.cell(row, "region", "is the region of a label abroad: empty it, or write FR as country");
    }
    let at = known.countries?.iter().position(|known| known.code == country);
    if at.is_none() {
        report.cell(row, "country", "is in no line of countries.csv: correct it or add the country");
    }
    at.map(|at| Territory::Country(CountryIx(at as u8)))
}

/// A title exists only in its time, and some only in France or abroad.
fn possible(row: &Row, tier: Tier, edition: &Edition, territory: Territory, report: &mut Report<'_>) -> bool {
    let since = edition.date.as_str() >= REFORM;
    let abroad = matches!(territory, Territory::Country(_));
    let message = match tier {
        // A date that is none is reported already.
        _ if !syntax::is_date(&edition.date) => return true,
        Tier::Capitale | Tier::Communaute if !since => {
            "did not exist before 2019: write metropole or hub, or correct the edition"
        }
        Tier::Metropole | Tier::Hub if since => "no longer exists since 2019: write capitale or communaute",
        Tier::Capitale if abroad => "exists in France only: abroad, write communaute",
        Tier::Metropole if abroad => "existed in France only: abroad, write hub",
        Tier::Hub if !abroad => "existed abroad only: in France, write metropole",
        _ => return true,
    };
    report.cell(row, "tier", message);
    false
}

/// The city must be on the ground of its territory, unless the row says why the map misses it.
fn check_ground(row: &Row, at: LonLat, territory: Territory, known: &Known<'_>, report: &mut Report<'_>) {
    if !row.get("off_map").is_empty() {
        return;
    }
    let (code, off) = match territory {
        Territory::Region(region) => {
            (row.get("region"), ground::off_km(known.france, usize::from(region.0), at))
        }
        Territory::Country(_) => (row.get("country"), off_country(row.get("country"), at, known.world)),
    };
    let Some(off) = off.filter(|off| *off > ground::TOLERANCE_KM) else { return };
    let value = [row.get("lon"), ", ", row.get("lat")].concat();
    let message = format!(
        "is {off:.0} km outside {code}: correct the position or the code, or give the reason in off_map"
    );
    report.line(Some(row.line), "lon, lat", &value, message);
}

fn off_country(code: &str, at: LonLat, world: &World) -> Option<f64> {
    let at = ground::in_world(at);
    let features = world.codes.iter().enumerate().filter(|(_, known)| *known == code);
    features.filter_map(|(i, _)| ground::off_km(&world.shapes, i, at)).min_by(f64::total_cmp)
}
