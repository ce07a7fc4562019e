//! What a search found: groups of options, each standing for a feature or, as `near:` with a text, for another search.

use super::{Step, Tree, lang_of_territory, push_row_title, push_whereabouts, put_lang, tier_class};
use crate::FeatureId;
use crate::atlas::{Atlas, Departement, Label, Near, PlaceIx, Territory};
use crate::find::{Finds, Found, Group, GroupKind, Nearest, numbered};
use crate::interact::{State, View};
use crate::prose::{self, Kind, Lang, Words};

/// The results with how many there are as their text. Without any there is no group, and the text says what can be found.
pub fn results(atlas: &Atlas, near: &Near, state: &State, finds: &Finds<'_>) -> Tree {
    let writer = Writer { atlas, near, state, lang: state.lang };
    let mut tree = Tree::default();
    let mut total = 0;
    for group in &finds.groups {
        total += group.found.len();
    }
    total += finds.home.as_ref().map_or(0, |home| home.nearest.len());
    let out = tree.open("div", "");
    writer.push_total(out, total, finds.home.is_some());
    let mut at_home = !finds.named;
    if at_home {
        writer.home(&mut tree, finds);
    }
    for group in &finds.groups {
        writer.group(&mut tree, group);
        if !at_home {
            writer.home(&mut tree, finds);
            at_home = true;
        }
    }
    tree.close();
    tree
}

fn heading(kind: GroupKind, lang: Lang) -> &'static str {
    match kind {
        GroupKind::Labels => lang.pick("Labels French Tech", "French Tech labels"),
        GroupKind::Regions => lang.pick("Régions et collectivités", "Regions and territories"),
        GroupKind::Countries => lang.pick("Pays", "Countries"),
        GroupKind::Towns => lang.pick("Départements et villes", "Départements and towns"),
    }
}

struct Writer<'a> {
    atlas: &'a Atlas,
    near: &'a Near,
    state: &'a State,
    lang: Lang,
}

impl Writer<'_> {
    fn push_total(&self, out: &mut String, total: usize, home: bool) {
        let words = Words { lang: self.lang };
        if total == 0 {
            return out.push_str(if home { words.nothing_known() } else { words.nothing_found() });
        }
        prose::push_decimal(out, total as u64);
        self.lang.say(out, " résultat", " result");
        out.push_str(if total > 1 { "s" } else { "" });
    }

    fn group(&self, tree: &mut Tree, group: &Group<'_>) {
        let out = tree.open("section", "");
        out.push_str(heading(group.kind, self.lang));
        if group.total > group.found.len() {
            out.push_str(" · ");
            prose::push_decimal(out, group.found.len() as u64);
            self.lang.say(out, " sur ", " of ");
            prose::push_decimal(out, group.total as u64);
        }
        for found in &group.found {
            self.option(tree, *found);
        }
        tree.close();
    }

    /// « Près de chez moi : Valenciennes (59) », with what is near.
    fn home(&self, tree: &mut Tree, finds: &Finds<'_>) {
        let Some(home) = &finds.home else { return };
        if home.nearest.is_empty() {
            return;
        }
        let departement = &self.near.departements[usize::from(home.commune.departement)];
        let out = tree.open("section", "");
        self.lang.say(out, "Près de chez moi\u{a0}: ", "Near me: ");
        match home.of {
            Found::Departement(of) => {
                out.push_str(&numbered(&of.name, of));
                self.lang.say(out, ", depuis ", ", from ");
                out.push_str(&home.commune.name);
            }
            _ => out.push_str(&numbered(&home.commune.name, departement)),
        }
        for nearest in &home.nearest {
            let label = self.atlas.label(nearest.row);
            let out = self.place(tree, label, tier_class(label.tier, label.certainty));
            self.push_nearest(out, label, *nearest);
            close_option(tree);
        }
        tree.close();
    }

    /// « Capitale la plus proche · Lille · 12 km ».
    fn push_nearest(&self, out: &mut String, label: &Label, nearest: Nearest) {
        let kind = Kind::of(label.tier).unwrap_or(Kind::Communaute);
        let counts = self.atlas.counts(self.state.edition);
        let known = !prose::tally_of(&counts, kind, label.territory).complete();
        self.lang.say(out, "", if known { "Nearest known " } else { "Nearest " });
        out.push_str(kind.noun(false, self.lang));
        self.lang.say(out, if known { " connue la plus proche" } else { " la plus proche" }, "");
        prose::push_certainty(out, label.certainty, self.lang);
        out.push_str(" · ");
        out.push_str(label.city.get(self.lang));
        out.push_str(" · ");
        prose::push_distance(out, nearest.km, self.lang);
    }

    fn option(&self, tree: &mut Tree, found: Found<'_>) {
        match found {
            Found::Feature(FeatureId::Place(place)) => self.label(tree, place),
            Found::Feature(FeatureId::Region(ix)) => self.territory(tree, Territory::Region(ix)),
            Found::Feature(FeatureId::Country(ix)) => self.territory(tree, Territory::Country(ix)),
            Found::Feature(_) => {}
            Found::Departement(departement) => {
                // By its number: some share their name with one of their towns.
                let out = self.town(tree, &departement.code, &departement.name, departement);
                out.push_str("Département · ");
                out.push_str(&self.near.communes[usize::from(departement.prefecture)].name);
                close_option(tree);
            }
            Found::Commune(commune) => {
                let departement = &self.near.departements[usize::from(commune.departement)];
                let typed = numbered(&commune.name, departement);
                self.town(tree, &typed, &commune.name, departement).push_str(&departement.name);
                close_option(tree);
            }
        }
    }

    /// The row that speaks for the place in the edition; of one without a source there that is said.
    fn label(&self, tree: &mut Tree, place: PlaceIx) {
        let (atlas, edition) = (self.atlas, self.state.edition);
        let Some(row) = atlas.row_of(place, edition) else { return };
        let label = atlas.label(row);
        let held = atlas.held(place, edition).is_some();
        let out = self.place(tree, label, if held { tier_class(label.tier, label.certainty) } else { "" });
        if held {
            push_row_title(out, label, self.lang);
            out.push_str(" · ");
        }
        push_whereabouts(out, atlas, label, self.lang);
        if !held {
            out.push_str(" · ");
            out.push_str(Words { lang: self.lang }.not_found_in_edition());
        }
        close_option(tree);
    }

    /// Opens the option of a label; its note is pushed to the string.
    fn place<'t>(&self, tree: &'t mut Tree, label: &Label, class: &'static str) -> &'t mut String {
        let own = prose::lang_of_name(&label.name);
        self.open(tree, class, &self.atlas.place(label.place).slug, &label.name, own)
    }

    fn territory(&self, tree: &mut Tree, territory: Territory) {
        let id = FeatureId::from(territory).to_text(self.atlas);
        let name = self.atlas.territory_name(territory, self.lang);
        let out = self.open(tree, "", &id, name, lang_of_territory(self.atlas, territory, self.lang));
        let (start, counts) = (out.len(), self.atlas.counts_of(self.state.edition, territory));
        prose::push_counts(out, &counts, View::of(territory), self.lang);
        if out.len() == start {
            out.push_str(Words { lang: self.lang }.none_known());
        }
        close_option(tree);
    }

    /// An option that searches anew for what is `typed`.
    fn town<'t>(
        &self,
        tree: &'t mut Tree,
        typed: &str,
        name: &str,
        departement: &Departement,
    ) -> &'t mut String {
        self.open(tree, "", &["near:", typed].concat(), &numbered(name, departement), Lang::Fr)
    }

    fn open<'t>(
        &self,
        tree: &'t mut Tree,
        class: &'static str,
        id: &str,
        name: &str,
        own: Lang,
    ) -> &'t mut String {
        tree.open("p", class);
        tree.put(Step::Id, id);
        tree.open("span", "name").push_str(name);
        put_lang(tree, own, self.lang);
        tree.close();
        tree.open("span", "note")
    }
}

/// Ends an option and its note.
fn close_option(tree: &mut Tree) {
    tree.close();
    tree.close();
}
