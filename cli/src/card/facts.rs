//! What a card says, in the words of the map. Knows no page.

use french_tech_map::FeatureId;
use french_tech_map::atlas::{Atlas, Certainty, Label, LabelIx, PlaceIx, Territory, Tier};
use french_tech_map::content::{push_title, push_whereabouts};
use french_tech_map::geo::{PARIS, Point, distance_km};
use french_tech_map::interact::{State, View};
use french_tech_map::prose::{self, Lang, Words};
use french_tech_map::scene::{Ink, Symbol, SymbolKind};

use super::{SELECTED, symbol};

/// What a card says of something.
#[derive(Debug)]
pub(super) struct Facts {
    /// Where it is.
    pub(super) territory: Territory,
    /// The row that places it; `None` for a region or a country.
    pub(super) row: Option<LabelIx>,
    /// The edition, for a region or a country after what the map is of.
    pub(super) kicker: Vec<String>,
    /// Short name.
    pub(super) name: String,
    /// What it holds in the edition.
    pub(super) title: Option<Title>,
    /// Where it is; its titles; what the region or country holds. Paragraphs, set apart block by block.
    pub(super) blocks: Vec<Vec<String>>,
    /// Whose shapes are drawn.
    pub(super) credit: String,
    /// Who says so.
    pub(super) source: String,
}

/// A title with its mark.
#[derive(Debug)]
pub(super) struct Title {
    pub(super) text: String,
    pub(super) kind: SymbolKind,
    pub(super) inferred: bool,
}

impl Title {
    /// Half the width of its mark beside the words, px.
    pub(super) fn radius(&self) -> f64 {
        match self.kind {
            SymbolKind::Diamond => 0.9 * SELECTED,
            _ => 0.72 * SELECTED,
        }
    }

    pub(super) fn ink(&self) -> Ink {
        if self.kind == SymbolKind::Diamond { Ink::Accent } else { Ink::Mark }
    }

    /// Its mark beside the words.
    pub(super) fn symbol(&self, at: Point) -> Symbol {
        Symbol { inferred: self.inferred, ..symbol(self.kind, at, self.radius()) }
    }
}

impl Facts {
    /// All of it as one text, for those who do not see the card.
    pub(super) fn summary(&self) -> String {
        let title = self.title.iter().map(|title| &title.text);
        let parts: Vec<&str> = self
            .kicker
            .iter()
            .chain([&self.name])
            .chain(title)
            .chain(self.blocks.iter().flatten())
            .map(|part| part.trim_end_matches('.'))
            .collect();
        parts.join(". ") + "."
    }
}

/// The mark of a tier.
pub(super) fn kind_of(tier: Tier) -> Option<SymbolKind> {
    match tier {
        Tier::Capitale => Some(SymbolKind::Diamond),
        Tier::Communaute => Some(SymbolKind::Circle),
        Tier::Metropole => Some(SymbolKind::Square),
        Tier::Hub => Some(SymbolKind::Triangle),
        Tier::Lost => None,
    }
}

/// What the map says of a place, a region or a country; `None` of anything else.
pub(super) fn facts(atlas: &Atlas, state: &State, feature: FeatureId) -> Option<Facts> {
    match feature {
        FeatureId::Place(place) => of_place(atlas, state, place),
        _ => feature.territory().map(|territory| of_territory(atlas, state, territory)),
    }
}

fn of_place(atlas: &Atlas, state: &State, place: PlaceIx) -> Option<Facts> {
    let State { edition, lang, .. } = *state;
    let row = atlas.row_of(place, edition)?;
    let label = atlas.label(row);
    let held = atlas.held(place, edition).is_some();
    let mut blocks = Vec::new();
    if !held {
        blocks.push(vec![said(|out| {
            prose::push_news(out, atlas, place, edition, lang);
            out.push('.');
        })]);
    }
    let mut standing = vec![said(|out| push_whereabouts(out, atlas, label, lang))];
    if matches!(label.territory, Territory::Country(_)) {
        standing.push(said(|out| prose::push_from_paris(out, distance_km(PARIS, label.at), lang)));
    }
    let history = atlas.history(place);
    let spans = history.chunk_by(|a, b| atlas.label(*a).tier == atlas.label(*b).tier);
    let spans = spans.map(|rows| said(|out| prose::push_span(out, atlas, rows, lang)));
    blocks.extend([standing, spans.collect(), vec![holdings(atlas, state, label.territory, false)]]);
    let all = of_territory(atlas, state, label.territory);
    Some(Facts {
        row: Some(row),
        name: prose::short_name(&label.name),
        title: if held { title(label, lang) } else { None },
        kicker: all.kicker.into_iter().skip(1).collect(),
        blocks,
        source: said(|out| prose::push_source(out, atlas.source(label.source), lang)),
        ..all
    })
}

fn of_territory(atlas: &Atlas, state: &State, territory: Territory) -> Facts {
    let State { edition, lang, .. } = *state;
    let source = atlas.source(atlas.edition(edition).source);
    Facts {
        territory,
        row: None,
        kicker: vec![
            Words { lang }.title(View::of(territory)).to_owned(),
            said(|out| prose::push_dated(out, atlas, edition, lang)),
        ],
        name: atlas.territory_name(territory, lang).to_owned(),
        title: None,
        blocks: vec![vec![holdings(atlas, state, territory, true)]],
        credit: Words { lang }.credit().to_owned(),
        source: if source.is_empty() {
            String::new()
        } else {
            said(|out| prose::push_source(out, source, lang))
        },
    }
}

fn holdings(atlas: &Atlas, state: &State, territory: Territory, named: bool) -> String {
    said(|out| prose::push_holdings(out, atlas, territory, state.edition, named, state.lang))
}

fn title(label: &Label, lang: Lang) -> Option<Title> {
    let text = said(|out| {
        push_title(out, label.tier, lang);
        prose::push_certainty(out, label.certainty, lang);
    });
    kind_of(label.tier).map(|kind| Title { text, kind, inferred: label.certainty == Certainty::Inferred })
}

fn said(say: impl FnOnce(&mut String)) -> String {
    let mut out = String::new();
    say(&mut out);
    out
}
