//! `list`: the labels of an edition, for spreadsheets, programs and readers.

use french_tech_map::FeatureId;
use french_tech_map::atlas::{Atlas, Certainty, EditionIx, Label, Tier};
use french_tech_map::content::{push_title, push_whereabouts};
use french_tech_map::interact::View;
use french_tech_map::prose::{self, Lang, Words};
use serde::Serialize;

use crate::args::{List, ListFormat};
use crate::data::ground;
use crate::failure::Failure;
use crate::known;
use crate::table::{cell, link, plain};

/// A label, in names that do not change with the language, then in words.
#[derive(Debug, Serialize)]
struct Row {
    /// What `--selected` and links to the map call it.
    place: String,
    name: String,
    tier: &'static str,
    /// `region:32`, `country:US`.
    territory: String,
    certainty: &'static str,
    /// The edition that gave the title: an older one where a later edition only adds to the network.
    edition: String,
    source: String,
    title: String,
    city: String,
    territory_name: String,
    certainty_text: &'static str,
}

/// Names of the columns, in the order of the fields of [`Row`].
const COLUMNS: [&str; 11] = [
    "place",
    "name",
    "tier",
    "territory",
    "certainty",
    "edition",
    "source",
    "title",
    "city",
    "territory_name",
    "certainty_text",
];

/// Writes the labels of an edition.
pub(crate) fn list(args: &List) -> Result<(), Failure> {
    let format = args.output.format(args.format, ListFormat::Csv)?;
    let ground = ground(args.data.folder.as_deref())?;
    let atlas = &ground.atlas;
    let edition = known::edition(atlas, args.edition.id())?;
    let lang = args.lang.lang.into();
    let view = args.view.map(View::from);
    let rows = atlas.ranked(edition).into_iter().map(|row| atlas.label(row));
    let labels: Vec<&Label> =
        rows.filter(|label| view.is_none_or(|view| view == View::of(label.territory))).collect();
    let text = match format {
        ListFormat::Csv => csv(&rows_of(atlas, &labels, lang))?,
        ListFormat::Json => json(&rows_of(atlas, &labels, lang))?,
        ListFormat::Md => markdown(atlas, &labels, edition, lang),
    };
    args.output.write(text.as_bytes(), false)
}

fn rows_of(atlas: &Atlas, labels: &[&Label], lang: Lang) -> Vec<Row> {
    labels.iter().map(|label| row(atlas, label, lang)).collect()
}

fn row(atlas: &Atlas, label: &Label, lang: Lang) -> Row {
    let mut title = String::new();
    push_title(&mut title, label.tier, lang);
    Row {
        place: atlas.place(label.place).slug.clone(),
        name: label.name.clone(),
        tier: tier_name(label.tier),
        territory: FeatureId::from(label.territory).to_text(atlas),
        certainty: certainty_name(label.certainty),
        edition: atlas.edition(label.edition).id.clone(),
        source: atlas.source(label.source).to_owned(),
        title,
        city: label.city.get(lang).to_owned(),
        territory_name: atlas.territory_name(label.territory, lang).to_owned(),
        certainty_text: certainty_text(label.certainty, lang),
    }
}

/// As `labels.csv` spells it.
pub(crate) fn tier_name(tier: Tier) -> &'static str {
    match tier {
        Tier::Capitale => "capitale",
        Tier::Communaute => "communaute",
        Tier::Metropole => "metropole",
        Tier::Hub => "hub",
        Tier::Lost => "lost",
    }
}

/// As `labels.csv` spells it.
fn certainty_name(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "confirmed",
        Certainty::Inferred => "inferred",
    }
}

fn certainty_text(certainty: Certainty, lang: Lang) -> &'static str {
    let words = Words { lang };
    match certainty {
        Certainty::Confirmed => words.confirmed(),
        Certainty::Inferred => words.inferred(),
    }
}

fn csv(rows: &[Row]) -> Result<String, Failure> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut write = |cells: [&str; COLUMNS.len()]| out.write_record(cells.map(cell));
    let mut written = write(COLUMNS);
    for row in rows {
        let Row { place, name, tier, territory, certainty, edition, source, .. } = row;
        let Row { title, city, territory_name, certainty_text, .. } = row;
        written = written.and_then(|()| {
            write([
                place,
                name,
                tier,
                territory,
                certainty,
                edition,
                source,
                title,
                city,
                territory_name,
                certainty_text,
            ])
        });
    }
    let bytes = written.map_err(|e| e.to_string()).and_then(|()| out.into_inner().map_err(|e| e.to_string()));
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(|e| e.to_string()));
    text.map_err(|e| Failure::Wrong(format!("CSV: {e}")))
}

/// A value as indented JSON with a line end.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Failure::Wrong(format!("JSON: {e}")))?;
    Ok(text + "\n")
}

fn markdown(atlas: &Atlas, labels: &[&Label], edition: EditionIx, lang: Lang) -> String {
    let mut head = String::new();
    prose::push_announcement(&mut head, atlas, edition, lang);
    let mut out = format!("# {}\n\n", plain(&head));
    out += lang.pick(
        "| Titre | Label | Lieu | Certitude | Source |\n",
        "| Title | Label | Place | Certainty | Source |\n",
    );
    out += "| --- | --- | --- | --- | --- |\n";
    for label in labels {
        let (mut title, mut place) = (String::new(), String::new());
        push_title(&mut title, label.tier, lang);
        push_whereabouts(&mut place, atlas, label, lang);
        let certainty = certainty_text(label.certainty, lang);
        let source = atlas.source(label.source);
        let source = link(prose::host_of(source), source);
        let cells = [plain(&title), plain(&label.name), plain(&place), plain(certainty), source];
        out += &format!("| {} |\n", cells.join(" | "));
    }
    let mut revision = String::new();
    prose::push_revision(&mut revision, atlas, lang);
    out + "\n" + &plain(&revision) + ".\n"
}
