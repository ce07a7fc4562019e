//! What rows of `labels.csv` say of one another: one row per place and edition, and which row continues which.
//! Makes the places and the labels of the atlas. Knows no file but this one.

use std::collections::{BTreeSet, HashMap};

use super::labels::{Draft, Labels};
use super::sources::Sources;
use super::table::Report;
use crate::atlas::{Edition, EditionIx, Label, LabelIx, Place, PlaceIx, SourceIx, Succession, Tier};
use crate::geo::distance_km;

/// How far a title may move to another region or country and still be the same one, kilometres.
const MOVE_KM: f64 = 150.0;

/// The places by slug, the labels by edition, then in the order of the file, and what they continue.
pub(super) fn link(
    read: &Option<Labels>,
    editions: Option<&[Edition]>,
    sources: &mut Sources,
    report: &mut Report<'_>,
) -> (Vec<Place>, Vec<Label>, Vec<Succession>) {
    let Some(read) = read else { return Default::default() };
    let mut order: Vec<&Draft> = read.drafts.iter().collect();
    order.sort_by_key(|draft| draft.edition);
    let indices: HashMap<&str, usize> = order.iter().enumerate().map(|(i, d)| (d.row.get("id"), i)).collect();
    let slugs: BTreeSet<&str> = order.iter().map(|draft| draft.row.get("place")).collect();
    let slugs: Vec<&str> = slugs.into_iter().collect();

    let lines = Lines { read, order: &order, indices, editions: editions.unwrap_or_default() };
    let mut lineage = Vec::new();
    for draft in &read.drafts {
        for before in lines.succeeds(draft, report) {
            let row = order.iter().position(|other| other.row.line == draft.row.line);
            lineage.extend(row.map(|row| Succession { row: LabelIx(row as u16), before }));
        }
    }
    lineage.sort_by_key(|link| link.row);
    lines.check_places(report);

    let place = |slug: &str| PlaceIx(slugs.binary_search(&slug).unwrap_or_default() as u16);
    let mut label =
        |draft: &&Draft| label(draft, place(draft.row.get("place")), sources.number(&draft.source));
    let places = slugs.iter().map(|slug| Place { slug: (*slug).to_owned() }).collect();
    (places, order.iter().map(&mut label).collect(), lineage)
}

fn label(draft: &Draft, place: PlaceIx, source: SourceIx) -> Label {
    Label {
        place,
        edition: draft.edition,
        tier: draft.tier,
        name: draft.name.clone(),
        city: draft.city.clone(),
        at: draft.at,
        territory: draft.territory,
        certainty: draft.certainty,
        source,
        announced_new: draft.announced_new,
    }
}

/// The rows seen from one another.
struct Lines<'a> {
    read: &'a Labels,
    /// By edition, as the atlas has them.
    order: &'a [&'a Draft],
    /// Where each id is in `order`.
    indices: HashMap<&'a str, usize>,
    editions: &'a [Edition],
}

impl Lines<'_> {
    /// The rows that `draft` continues.
    fn succeeds(&self, draft: &Draft, report: &mut Report<'_>) -> Vec<LabelIx> {
        let ids: Vec<&str> = draft.row.get("succeeds").split_whitespace().collect();
        if draft.announced_new && !ids.is_empty() {
            report.cell(&draft.row, "new", "contradicts succeeds: a new label continues none");
        }
        if draft.tier == Tier::Lost && ids.is_empty() {
            report.cell(&draft.row, "succeeds", "is missing: a lost row names the row whose title was lost");
        }
        ids.into_iter().filter_map(|id| self.forerunner(draft, id, report)).collect()
    }

    fn forerunner(&self, draft: &Draft, id: &str, report: &mut Report<'_>) -> Option<LabelIx> {
        let mut wrong = |message: String| report.line(Some(draft.row.line), "succeeds", id, message);
        if !self.read.ids.contains_key(id) {
            wrong("is no id of this file: correct it".to_owned());
            return None;
        }
        let index = *self.indices.get(id)?;
        let before = self.order[index];
        if before.edition >= draft.edition {
            wrong(format!("is of the edition {}, not an earlier one", before.row.get("edition")));
            return None;
        }
        let moved = distance_km(before.at, draft.at);
        if before.territory != draft.territory && moved > MOVE_KM {
            wrong(format!("is {moved:.0} km away in another territory: a title does not move that far"));
        }
        Some(LabelIx(index as u16))
    }

    /// One row per place and edition, and rows of a place form one line of succession.
    fn check_places(&self, report: &mut Report<'_>) {
        let mut latest: HashMap<&str, &Draft> = HashMap::new();
        for &draft in self.order {
            let Some(before) = latest.insert(draft.row.get("place"), draft) else { continue };
            let line = before.row.line;
            if before.edition == draft.edition {
                let edition = self.edition_id(draft.edition);
                let message =
                    format!("is on line {line} for {edition} already: one row per place and edition");
                report.cell(&draft.row, "place", message);
            } else if before.tier != Tier::Lost && !continues(draft, before) {
                let message = format!(
                    "has an earlier row on line {line}: name {} in succeeds, or give this row another place",
                    before.row.get("id")
                );
                report.cell(&draft.row, "place", message);
            }
        }
    }

    fn edition_id(&self, edition: EditionIx) -> &str {
        self.editions.get(usize::from(edition.0)).map_or("", |edition| &edition.id)
    }
}

fn continues(draft: &Draft, before: &Draft) -> bool {
    draft.row.get("succeeds").split_whitespace().any(|id| id == before.row.get("id"))
}
