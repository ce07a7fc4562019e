//! The list of each edition, view and language as a page of its own: where a link leads that stands beside an embedded
//! map, and what a reader gets whose browser or network refuses the map.

use french_tech_map::paint::{escape, to_html};
use french_tech_map::prose::{Words, push_dated};
use french_tech_map::widget::{Ground, Widget};

use crate::pictures;

/// The page that lists what a map shows.
pub(crate) fn page(ground: &Ground, widget: &Widget) -> String {
    let lang = widget.state().lang;
    let title = escaped(&title(ground, widget));
    let mut list = String::new();
    to_html(&mut list, &widget.list(ground));
    let list = as_page(&list);
    let address = escaped(&frame(ground, widget));
    let map = lang.pick("Voir la carte", "See the map");
    let lang = lang.tag();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"list.css\">\n\
         </head>\n<body>\n<main>\n<p><a href=\"{address}\">{map}</a></p>\n{list}\n</main>\n</body>\n</html>\n"
    )
}

/// « La French Tech en France. Édition 2019, annoncée le 3 avril 2019 ».
pub(crate) fn title(ground: &Ground, widget: &Widget) -> String {
    let state = widget.state();
    let mut title = Words { lang: state.lang }.title(state.view).to_owned() + ". ";
    push_dated(&mut title, &ground.atlas, state.edition, state.lang);
    title
}

/// The address of the frame with that map, as seen from beside it.
pub(crate) fn frame(ground: &Ground, widget: &Widget) -> String {
    let state = widget.state();
    let edition = &ground.atlas.edition(state.edition).id;
    format!("frame.html?edition={edition}&view={}&lang={}", pictures::view_name(state.view), state.lang.tag())
}

/// A text as HTML, in attributes too.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(&mut out, text);
    out
}

/// The list's headings begin below those of an article; here they are the page's own. In text, `<` is escaped.
fn as_page(list: &str) -> String {
    ["1", "2", "3"].into_iter().zip(["3", "4", "5"]).fold(list.to_owned(), |html, (here, there)| {
        let (open, close) = (format!("<h{there}"), format!("</h{there}>"));
        html.replace(&open, &format!("<h{here}")).replace(&close, &format!("</h{here}>"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets;
    use french_tech_map::atlas::EditionIx;
    use french_tech_map::interact::{State, View};
    use french_tech_map::prose::Lang;

    #[test]
    fn headings_move_up_and_text_stays_text() {
        let list = "<h3>A</h3><h4>B</h4><h5 lang=\"fr\">C</h5><p>&lt;h3&gt;</p>";
        assert_eq!(as_page(list), "<h1>A</h1><h2>B</h2><h3 lang=\"fr\">C</h3><p>&lt;h3&gt;</p>");
    }

    #[test]
    fn a_page_says_what_it_lists_and_leads_to_that_map() {
        let ground = assets::bake().unwrap().ground;
        let state = State { view: View::World, ..State::new(EditionIx(0), Lang::En) };
        let page = page(&ground, &Widget::new(&ground, state));
        assert!(page.contains("<html lang=\"en\">"), "{page}");
        assert!(page.contains("<title>La French Tech in the world. "), "{page}");
        assert!(page.contains("href=\"frame.html?edition=2014&amp;view=world&amp;lang=en\""), "{page}");
        assert_eq!(page.matches("<h1").count(), 1);
    }
}
