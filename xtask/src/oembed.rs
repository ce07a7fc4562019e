//! oEmbed (<https://oembed.com>) without a program on the server: a document for each edition, view and language, and on
//! pages the link that leads to it. A CMS that is given the address of such a page embeds the map. Both hold absolute
//! addresses, so they are made only when it is known where the site will be.

use anyhow::{Result, bail};
use french_tech_map::widget::{Ground, Widget};
use serde_json::json;

use crate::lists;
use crate::pictures::{self, Companion};

/// Pages of `www/` and the map that each shows.
const PAGES: [(&str, &str); 3] =
    [("index.html", "2019-france-fr"), ("monde.html", "2019-world-fr"), ("v1/frame.html", "2019-france-fr")];

/// Where the site will be, with a slash at the end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Base(String);

impl Base {
    pub(crate) fn parse(address: &str) -> Result<Self> {
        let host = address.strip_prefix("https://").or(address.strip_prefix("http://"));
        let odd = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '?' | '#');
        if host.is_none_or(|host| host.trim_matches('/').is_empty() || host.contains(odd)) {
            bail!("--base {address}: the address of the site's folder, such as https://maps.example/");
        }
        Ok(Self(address.trim_end_matches('/').to_owned() + "/"))
    }

    /// Of a file below `v1/`.
    fn address(&self, name: &str) -> String {
        format!("{}v1/{name}", self.0)
    }

    /// A page with the link to its map's document, if it shows one. `name` is the page's below the output.
    pub(crate) fn announced(&self, name: &str, html: &str) -> String {
        let listed = name.strip_prefix("v1/").and_then(|name| name.strip_suffix(".list.html"));
        let shown = PAGES.into_iter().find(|(page, _)| *page == name).map(|(_, map)| map);
        let Some(map) = listed.or(shown) else { return html.to_owned() };
        let address = self.address(&format!("oembed/{map}.json"));
        let link = format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}\">\n");
        html.replacen("</head>", &(link + "</head>"), 1)
    }

    /// `oembed/2019-france-fr.json` and so on, with their contents.
    pub(crate) fn documents(&self, ground: &Ground) -> Vec<(String, String)> {
        let document = |companion: Companion| {
            let Companion { name, widget } = companion;
            (format!("oembed/{name}.json"), self.document(ground, &widget, &name))
        };
        pictures::companions(ground).map(document).collect()
    }

    fn document(&self, ground: &Ground, widget: &Widget, name: &str) -> String {
        let (width, height) = widget.preset().size();
        let (width, height) = (width as u32, height as u32);
        let title = lists::title(ground, widget);
        let source = lists::escaped(&self.address(&lists::frame(ground, widget)));
        let named = lists::escaped(&title);
        let list = lists::escaped(&self.address(&format!("{name}.list.html")));
        // WordPress hears of the frame's height only beside a quotation without attributes, which it shows until then.
        let html = format!(
            "<blockquote><a href=\"{list}\">{named}</a></blockquote><iframe src=\"{source}\" title=\"{named}\" width=\"{width}\" height=\"{height}\" \
             loading=\"lazy\" allow=\"fullscreen\" referrerpolicy=\"no-referrer\" frameborder=\"0\"></iframe>"
        );
        json!({
            "version": "1.0",
            "type": "rich",
            "title": title,
            "html": html,
            "width": width,
            "height": height,
            "provider_name": "French Tech map",
            "provider_url": self.0,
            "thumbnail_url": self.address(&format!("{name}.svg")),
            "thumbnail_width": width,
            "thumbnail_height": height,
        })
        .to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets;

    fn base() -> Base {
        Base::parse("https://maps.example/french-tech").unwrap()
    }

    #[test]
    fn a_base_is_the_absolute_address_of_a_folder() {
        assert_eq!(base(), Base::parse("https://maps.example/french-tech/").unwrap());
        for wrong in [
            "",
            "/maps/",
            "maps.example",
            "https://",
            "ftp://maps.example",
            "https://a.fr/?b",
            "https://a.fr/\"",
        ] {
            let error = Base::parse(wrong).unwrap_err().to_string();
            assert!(error.contains("https://maps.example/"), "{error}");
        }
    }

    #[test]
    fn a_page_leads_to_the_document_of_its_map_and_others_stay_as_they_are() {
        let html = "<html><head></head><body></head></body></html>";
        let link = |map: &str| {
            format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"https://maps.example/french-tech/v1/oembed/{map}.json\">\n</head><body>"
            )
        };
        assert!(base().announced("monde.html", html).contains(&link("2019-world-fr")));
        assert!(base().announced("v1/2014-france-en.list.html", html).contains(&link("2014-france-en")));
        assert_eq!(base().announced("bench.html", html), html);
    }

    #[test]
    fn each_document_has_what_the_standard_asks_of_rich_content() {
        let ground = assets::bake().unwrap().ground;
        let documents = base().documents(&ground);
        assert_eq!(documents.len(), ground.atlas.editions.len() * 4);
        for (_, map) in PAGES {
            assert!(documents.iter().any(|(name, _)| *name == format!("oembed/{map}.json")), "{map}");
        }
        for (name, text) in documents {
            let document: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!((&document["version"], &document["type"]), (&json!("1.0"), &json!("rich")), "{name}");
            assert_eq!((&document["width"], &document["height"]), (&json!(960), &json!(640)), "{name}");
            let html = document["html"].as_str().unwrap();
            let stem = name.trim_start_matches("oembed/").trim_end_matches(".json");
            let list = format!(
                "<blockquote><a href=\"https://maps.example/french-tech/v1/{stem}.list.html\">La French Tech "
            );
            let source =
                "</a></blockquote><iframe src=\"https://maps.example/french-tech/v1/frame.html?edition=";
            assert!(
                html.starts_with(&list) && html.contains(source) && html.ends_with("></iframe>"),
                "{html}"
            );
            assert!(!html.contains("&view"), "{html}");
            let picture = format!("https://maps.example/french-tech/v1/{stem}.svg");
            assert_eq!(document["thumbnail_url"], json!(picture));
        }
    }
}
