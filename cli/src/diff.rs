//! `diff`: what became of the labels between two editions, in the words of the map. What no source tells is said to be
//! without a source, never to be lost.

use french_tech_map::atlas::{Atlas, Change, EditionIx, LabelIx, Passage};
use french_tech_map::content::{WayGroup, groups_between, push_compared, push_where};
use french_tech_map::interact::{State, View};
use french_tech_map::prose::{self, Lang};
use serde::Serialize;

use crate::args::{Diff, DiffFormat};
use crate::data::ground;
use crate::failure::Failure;
use crate::known;
use crate::list::{json, tier_name};
use crate::table::{link, plain};

/// Two editions, the earlier one first.
#[derive(Clone, Copy)]
struct Span {
    from: EditionIx,
    to: EditionIx,
    lang: Lang,
}

/// Writes what changed.
pub(crate) fn diff(args: &Diff) -> Result<(), Failure> {
    let format = args.output.format(args.format, DiffFormat::Md)?;
    let ground = ground(args.data.folder.as_deref())?;
    let atlas = &ground.atlas;
    let (from, to) = (known::edition(atlas, &args.from)?, known::edition(atlas, &args.to)?);
    if from >= to {
        let advice = if from == to { "name two editions" } else { "name the earlier one first" };
        return Err(Failure::Wrong(format!("{} does not come before {}: {advice}", args.from, args.to)));
    }
    let span = Span { from, to, lang: args.lang.lang.into() };
    let views = match args.view {
        Some(view) => vec![view.into()],
        None => vec![View::France, View::World],
    };
    let text = match format {
        DiffFormat::Md => markdown(atlas, span, &views),
        DiffFormat::Json => json(&changes(atlas, span, &views))?,
    };
    args.output.write(text.as_bytes(), false)
}

fn groups(atlas: &Atlas, span: Span, view: View) -> Vec<WayGroup> {
    let state = State { view, ..State::new(span.from, span.lang) };
    groups_between(atlas, &state, view, span.to)
}

fn markdown(atlas: &Atlas, span: Span, views: &[View]) -> String {
    let Span { from, to, lang } = span;
    let mut head = String::new();
    prose::push_dated(&mut head, atlas, to, lang);
    let mut out = ["# ", &plain(&head), "\n\n"].concat();
    let mut compared = String::new();
    push_compared(&mut compared, atlas, from, lang);
    out += &plain(&compared);
    out += lang.pick("\u{a0}:\n", ":\n");
    for view in views {
        let mut place = String::new();
        push_where(&mut place, *view, lang);
        out += &["\n## ", plain(&place).trim_end().trim_end_matches([':', '\u{a0}']), "\n\n"].concat();
        let groups = groups(atlas, span, *view);
        for group in &groups {
            out += &entry(atlas, span, group);
        }
        if groups.is_empty() {
            out += prose::Words { lang }.no_list();
            out += ".\n";
        }
    }
    let mut revision = String::new();
    prose::push_revision(&mut revision, atlas, lang);
    out + "\n" + &plain(&revision) + ".\n"
}

/// « - 3 Communautés gagnées : Arras, Calais et Dax. », with the sources of what is lost.
fn entry(atlas: &Atlas, span: Span, group: &WayGroup) -> String {
    let Span { from, to, lang } = span;
    let n = group.passages.len();
    let mut text = String::new();
    prose::push_way_between(&mut text, atlas, group.way, n, [from, to], lang);
    lang.say(&mut text, "\u{a0}: ", ": ");
    for (i, passage) in group.passages.iter().enumerate() {
        lang.say_separator(&mut text, i, n);
        prose::push_name(&mut text, atlas, passage, lang);
    }
    let mut out = ["- ", &plain(&text), ".\n"].concat();
    if group.way.change == Change::Lost {
        for row in group.passages.iter().filter_map(|passage| passage.now) {
            let source = atlas.source(atlas.label(row).source);
            out += &["  - ", &link(prose::host_of(source), source), "\n"].concat();
        }
    }
    out
}

/// What became of a place, in names that do not change with the language, then in words.
#[derive(Debug, Serialize)]
struct Changed {
    place: String,
    change: &'static str,
    /// Title in the earlier edition.
    from: Option<&'static str>,
    /// Title in the later one.
    to: Option<&'static str>,
    name: String,
    /// Of the later title, or of the report of its loss.
    source: Option<String>,
}

fn changes(atlas: &Atlas, span: Span, views: &[View]) -> Vec<Changed> {
    let mut out = Vec::new();
    for view in views {
        for group in groups(atlas, span, *view) {
            out.extend(group.passages.iter().filter_map(|passage| changed(atlas, passage, span.lang)));
        }
    }
    out
}

fn changed(atlas: &Atlas, passage: &Passage, lang: Lang) -> Option<Changed> {
    let label = atlas.label(passage.now.or(passage.before)?);
    let tier = |row: LabelIx| tier_name(atlas.label(row).tier);
    let held = passage.now.filter(|_| passage.change != Change::Lost);
    let mut name = String::new();
    prose::push_name(&mut name, atlas, passage, lang);
    Some(Changed {
        place: atlas.place(label.place).slug.clone(),
        change: match passage.change {
            Change::Gained => "gained",
            Change::Kept => "kept",
            Change::Promoted => "promoted",
            Change::Lost => "lost",
            Change::NoSource => "no-source",
        },
        from: passage.before.map(tier),
        to: held.map(tier),
        name,
        source: passage.now.map(|row| atlas.source(atlas.label(row).source).to_owned()),
    })
}
