//! Tells what a text is by how it begins: whoever picked the wrong file is told which one it was.

/// What a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An object of JSON.
    Json,
    /// None of the others: perhaps a table.
    Text,
    /// Nothing that is read: what it is, and what to do.
    Other(&'static str),
}

/// By their first bytes, as they are after a reading as UTF-8: U+FFFD stands for what is none.
const BINARY: [(&str, &str); 11] = [
    (
        "PK",
        "is a ZIP: a zipped shapefile, an Excel workbook (.xlsx), a .kmz. Open it and export GeoJSON or CSV",
    ),
    ("\0\0'\n", "is a shapefile (.shp): export it as GeoJSON"),
    ("\u{1f}\u{fffd}", "is compressed (gzip): unpack it first"),
    ("SQLite format 3", "is a database, perhaps a GeoPackage: export the layer as GeoJSON"),
    ("%PDF", "is a PDF: get the data as GeoJSON or CSV"),
    ("\u{fffd}PNG", "is a picture (PNG): get the data as GeoJSON or CSV"),
    ("GIF8", "is a picture (GIF): get the data as GeoJSON or CSV"),
    (
        "\u{fffd}\u{fffd}\u{fffd}",
        "is a picture or another file that is no text: get the data as GeoJSON or CSV",
    ),
    ("\u{fffd}\u{fffd}", NO_UTF_8),
    ("Rar!", "is a RAR archive: unpack it first"),
    ("version https://git-lfs", "is a pointer of Git LFS, not the file itself: download the file"),
];

const NO_UTF_8: &str =
    "is no UTF-8, perhaps UTF-16 or an old Excel workbook: open it and save it as “CSV UTF-8”";

/// Languages of angle brackets, by a piece of their first kilobyte.
const MARKUP: [(&str, &str); 7] = [
    ("<!doctype html", PAGE),
    ("<html", PAGE),
    ("<kml", "is KML: export it as GeoJSON"),
    ("<gpx", "is GPX: export it as GeoJSON"),
    ("<svg", "is a drawing (SVG): get the data as GeoJSON or CSV"),
    ("featurecollection", "is GML: export it as GeoJSON"),
    ("<error", "is an XML message of an error: open the address in a browser and read it"),
];
const PAGE: &str =
    "is an HTML page, perhaps a page to log in: open the address in a browser, and save the file itself";

/// What a text is; a mark of the order of bytes and white space before it do not count.
pub(super) fn kind(text: &str) -> Kind {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((_, what)) = BINARY.iter().find(|(magic, _)| text.starts_with(magic)) {
        return Kind::Other(what);
    }
    let text = text.trim_start();
    let head = &text.as_bytes()[..text.len().min(1024)];
    if head.iter().filter(|byte| **byte == 0).count() * 10 > head.len() {
        return Kind::Other(NO_UTF_8);
    }
    match text.chars().next() {
        None => Kind::Other("is empty: perhaps it was not downloaded completely"),
        Some('{') => Kind::Json,
        Some('[') => Kind::Other(
            "is a list of JSON, not GeoJSON: put its features into {\"type\": \"FeatureCollection\", \"features\": […]}",
        ),
        Some('<') => Kind::Other(markup(text)),
        Some(_) => Kind::Text,
    }
}

/// Whether a text has a character, for which the standard library uses that search, too.
pub(super) fn has(text: &str, wanted: char) -> bool {
    text.chars().any(|c| c == wanted)
}

/// Where a piece begins. The standard library's search is quick in any text, and 2 kB more for pages to fetch.
pub(super) fn find(text: &str, piece: &str) -> Option<usize> {
    text.as_bytes().windows(piece.len()).position(|part| part == piece.as_bytes())
}

fn markup(text: &str) -> &'static str {
    let head: String = text.chars().take(1024).map(|c| c.to_ascii_lowercase()).collect();
    let found = MARKUP.iter().find(|(piece, _)| find(&head, piece).is_some());
    found.map_or("is XML: get the data as GeoJSON or CSV", |(_, what)| what)
}
