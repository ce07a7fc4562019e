//! What a map says of itself: its name, and the words beside a feature.

use super::{Ground, Widget};
use crate::FeatureId;
use crate::atlas::{Atlas, Change, PlaceIx, Territory};
use crate::content;
use crate::interact::{State, View};
use crate::prose::{self, Words};

impl Widget {
    /// The accessible name of the drawing.
    pub fn summary(&self, ground: &Ground) -> String {
        let lang = self.state.lang;
        let mut out = String::from(lang.pick("Carte. ", "Map. "));
        out.push_str(Words { lang }.title(self.state.view));
        out.push_str(". ");
        prose::push_announcement(&mut out, &ground.atlas, self.state.edition, lang);
        out.push_str(". ");
        out.push_str(&self.counted(ground));
        out
    }

    /// How many labels are shown, after the filter that they are shown by.
    pub fn counted(&self, ground: &Ground) -> String {
        let mut out = String::new();
        if self.state.filter.is_active() {
            prose::push_filter(&mut out, &ground.atlas, &self.state);
            out.push(' ');
        }
        prose::push_shown(&mut out, &ground.atlas, &self.state);
        out.push('.');
        out
    }

    /// What a region or country holds, as a sentence; `None` of any other feature, and where a filter hides some of it.
    pub fn holdings(&self, ground: &Ground, feature: FeatureId) -> Option<String> {
        let territory = feature.territory().filter(|_| !self.state.filter.is_active())?;
        let mut out = String::new();
        prose::push_holdings(&mut out, &ground.atlas, territory, self.state.edition, true, self.state.lang);
        Some(out)
    }

    /// Name of a feature and, below it, what it holds in this edition.
    pub fn describe(&self, ground: &Ground, feature: FeatureId) -> (String, String) {
        let (atlas, &State { edition, filter, lang, .. }) = (&ground.atlas, &self.state);
        let words = Words { lang };
        let of = |territory| {
            (atlas.territory_name(territory, lang), filter.counts(atlas, edition, Some(territory)))
        };
        let ((name, counts), view) = match feature {
            FeatureId::Region(ix) => (of(Territory::Region(ix)), View::France),
            FeatureId::Country(ix) => (of(Territory::Country(ix)), View::World),
            FeatureId::Part(part) => ((part.name(lang), atlas.counts_in(edition, part)), View::World),
            FeatureId::France => ((words.france(), atlas.counts(edition)), View::France),
            FeatureId::Place(place) => return describe_place(atlas, &self.state, place),
            #[cfg(supplied)]
            FeatureId::Area(_) => return Default::default(),
        };
        let mut note = String::new();
        prose::push_counts(&mut note, &counts, view, lang);
        if note.is_empty() {
            match feature.territory().map_or(0, |place| content::hidden_in(atlas, &self.state, place)) {
                0 => note.push_str(words.none_known()),
                hidden => prose::push_hidden(&mut note, hidden, lang),
            }
        }
        (name.to_owned(), note)
    }
}

fn describe_place(atlas: &Atlas, state: &State, place: PlaceIx) -> (String, String) {
    let Some(row) = atlas.row_of(place, state.edition) else {
        return (atlas.place(place).slug.clone(), String::new());
    };
    let label = atlas.label(row);
    let mut note = String::new();
    if atlas.held(place, state.edition) == Some(row) {
        prose::push_tier(&mut note, label.tier, state.lang);
        prose::push_certainty(&mut note, label.certainty, state.lang);
    } else {
        prose::push_news(&mut note, atlas, place, state.edition, state.lang);
    }
    note.push_str(" · ");
    note.push_str(label.city.get(state.lang));
    if let Some(passage) = atlas.passage(place, state.edition) {
        // What stayed and what no source tells of the edition before would be said of nearly all.
        if matches!(passage.change, Change::Gained | Change::Promoted) {
            note.push_str(" · ");
            prose::push_passage(&mut note, atlas, &passage, state.edition, state.lang);
        }
    }
    (label.name.clone(), note)
}
