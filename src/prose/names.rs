//! Short names for the map.

/// The official name without the words that every label shares, its remark in brackets and its article:
/// « French Tech Côte d’Azur (Riviera Région Sud) » → « Côte d’Azur ».
pub fn short_name(name: &str) -> String {
    let name = name.split('(').next().unwrap_or(name).trim_end_matches(' ');
    let shared = ["La French Tech ", "French Tech "];
    let rest = shared.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    let rest = [" is French Tech", " French Tech"].iter().find_map(|s| rest.strip_suffix(s)).unwrap_or(rest);
    let mut letters = rest.chars();
    match letters.next() {
        Some(first) => core::iter::once(first.to_ascii_uppercase()).chain(letters).collect(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_keep_what_tells_labels_apart() {
        for (name, short) in [
            ("French Tech Lille", "Lille"),
            ("Lille is French Tech", "Lille"),
            ("Lyon French Tech", "Lyon"),
            ("La French Tech Rennes", "Rennes"),
            ("French Tech in the Alps", "In the Alps"),
            ("French Tech Côte d’Azur (Riviera Région Sud)", "Côte d’Azur"),
            ("Digital Grenoble", "Digital Grenoble"),
            ("LORnTECH", "LORnTECH"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }
}
