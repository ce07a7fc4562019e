//! The map as a piece of HTML that an editor pastes: both pictures and everything in words, alive without any script, and
//! the element that takes the pictures' place once its script runs. Native only; nothing of it is shipped to browsers.

use crate::FeatureId;
use crate::interact::{Event, Source, State, View};
use crate::paint::{Named, Theme, declarations, escape, system_declarations, to_html};
use crate::prose::Words;
use crate::scene::Preset;
use crate::widget::{Ground, Widget};

/// What the piece of HTML shows, and from where it gets the rest.
#[derive(Debug, Clone)]
pub struct Embed<'a> {
    /// View, edition and language.
    pub state: State,
    /// What is open.
    pub selected: Option<FeatureId>,
    /// `light`, `dark`, or "" as the reader prefers.
    pub theme: &'a str,
    /// The folder that `v1/` lies in, with its slash at the end.
    pub base: &'a str,
}

/// The style sheet for pages that have it in their body, below the folder of [`Embed::base`].
pub const SHEET: &str = "v1/french-tech-map.css";

/// Writes the piece. `ground` is best a slim one, see [`crate::map::Map::slim`].
pub fn fragment(ground: &Ground, embed: &Embed<'_>) -> String {
    let Embed { selected, theme, base, .. } = embed;
    let pages = Preset::ALL.map(|preset| page(ground, embed, preset));
    // What is open may have brought up the other view.
    let state = pages[0].state();
    let words = Words { lang: state.lang };
    let mut out = String::new();
    tag(&mut out, "link", &[("rel", "stylesheet"), ("href", &[base, SHEET].concat())]);
    tag(&mut out, "script", &[("type", "module"), ("src", &[base, "v1/french-tech-map.js"].concat())]);
    out += "</script>\n";
    let view = if state.view == View::World { "world" } else { "france" };
    let selected_id = selected.map(|feature| feature.to_text(&ground.atlas)).unwrap_or_default();
    let attributes = [
        ("edition", &*ground.atlas.edition(state.edition).id),
        ("view", view),
        ("selected", &selected_id),
        ("theme", theme),
        ("lang", state.lang.tag()),
    ];
    tag(&mut out, "french-tech-map", &attributes);
    let scheme = Named(if *theme == "dark" { Theme::Dark } else { Theme::Light });
    for page in &pages {
        out += &page.picture(ground, &scheme, attributes_of(page.preset()));
    }
    out += "<details slot=\"words\"><summary>";
    escape(&mut out, words.as_text());
    out += "</summary>";
    to_html(&mut out, &pages[0].list(ground));
    out += "<p class=\"ftm-source\">";
    escape(&mut out, words.credit());
    out += "</p></details></french-tech-map>\n";
    out
}

/// Opens an element; attributes without a value are left out.
fn tag(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    *out += &["<", name].concat();
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        *out += &[" ", name, "=\""].concat();
        escape(out, value);
        out.push('"');
    }
    out.push('>');
}

/// The style sheet [`SHEET`]: the same box as the element's own (`www/v1/style.js`), the picture that fits it, and the
/// colours of readers who want others.
pub fn style_sheet() -> String {
    let rule = |selector: &str, theme: Theme| [selector, "{", &declarations(theme), "}\n"].concat();
    let (dark, auto) = ("french-tech-map[theme=dark]", "french-tech-map:not([theme=light])");
    let (all, more) = ("french-tech-map", "@media (prefers-contrast:more){\n");
    let prefers_dark = "@media (prefers-color-scheme:dark){\n";
    let system = [all, "{", &system_declarations(), "}\n"].concat();
    [
        LAYOUT,
        &[prefers_dark, &rule(auto, Theme::Dark), "}\n", &rule(dark, Theme::Dark)].concat(),
        &[more, &rule(all, Theme::StrongLight), &rule(dark, Theme::StrongDark), "}\n"].concat(),
        &[
            "@media (prefers-contrast:more) and (prefers-color-scheme:dark){\n",
            &rule(auto, Theme::StrongDark),
            "}\n",
        ]
        .concat(),
        &["@media (forced-colors:active){\n", &system, "french-tech-map>svg{forced-color-adjust:none}\n}\n"]
            .concat(),
    ]
    .concat()
}

/// As in the element: a narrow page up to 640 px, a wide one from there on. The words are the page's own text, but smaller.
const LAYOUT: &str = "\
french-tech-map{display:block;container-type:inline-size}
french-tech-map[hidden]{display:none}
french-tech-map>svg{box-sizing:border-box;width:min(100%,480px);height:auto;margin:0 auto;overflow:hidden}
french-tech-map>svg[data-preset=portrait]{display:block;aspect-ratio:9/16}
french-tech-map>svg[data-preset=landscape]{display:none;width:min(100%,1280px);aspect-ratio:3/2}
@container (min-width:640px){
french-tech-map>svg[data-preset=portrait]{display:none}
french-tech-map>svg[data-preset=landscape]{display:block}
}
french-tech-map>details{background:var(--ftm-ground,var(--ftm_ground,#fcfcfa));color:var(--ftm-text,var(--ftm_text,#17202a))}
french-tech-map>details a{color:inherit}
french-tech-map>details{box-sizing:border-box;font:14px/1.5 var(--ftm-font,Arial,Helvetica,sans-serif);max-width:1280px;margin:0 auto;padding:4px 10px}
french-tech-map>details>summary{min-height:44px;line-height:44px;cursor:pointer;width:max-content;max-width:100%}
french-tech-map>details h3{font-size:20px;line-height:1.2;margin:.4em 0}
french-tech-map>details h4{font-size:17px;margin:1em 0 .2em}
french-tech-map>details h5{font-size:15px;margin:.8em 0 .2em}
french-tech-map>details :is(p,ul){margin:0 0 .3em;padding:0}
french-tech-map>details li{list-style:none;padding:2px 0}
french-tech-map>details li>span:first-child{font-weight:700}
french-tech-map>details>div{columns:300px;column-gap:32px}
french-tech-map>details section{break-inside:avoid}
";

/// The map on one page, with what is open.
fn page(ground: &Ground, embed: &Embed<'_>, preset: Preset) -> Widget {
    let mut widget = Widget::at_preset(ground, embed.state.clone(), preset);
    if embed.selected.is_some() {
        widget.dispatch(ground, Event::Select { feature: embed.selected, source: Source::Api });
    }
    widget
}

/// Without the style sheet, the picture that fits everywhere is shown.
fn attributes_of(preset: Preset) -> &'static str {
    match preset {
        Preset::Portrait => " data-preset=\"portrait\" width=\"360\" height=\"640\"",
        Preset::Landscape => " data-preset=\"landscape\" width=\"960\" height=\"640\" display=\"none\"",
    }
}
