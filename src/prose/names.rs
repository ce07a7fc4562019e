//! Short names for the map.

use super::{Lang, cut};
use crate::letters::capitalise;

/// The official name without the words that every label shares, its remark in brackets and its article:
/// « French Tech Côte d’Azur (Riviera Région Sud) » → « Côte d’Azur ».
pub fn short_name(name: &str) -> String {
    let (name, _) = cut(name, b'(');
    let mut rest = name.strip_suffix(" ").unwrap_or(name);
    for shared in &["La French Tech ", "French Tech "] {
        rest = rest.strip_prefix(*shared).unwrap_or(rest);
    }
    for shared in &[" is French Tech", " French Tech"] {
        rest = rest.strip_suffix(*shared).unwrap_or(rest);
    }
    let mut short = rest.to_owned();
    capitalise(&mut short, 0);
    short
}

/// The language of an official name: French, as proper nouns of the network, unless its words are English beyond doubt.
pub fn lang_of_name(name: &str) -> Lang {
    // Not `contains`, whose search for any text is 1,300 bytes of wasm.
    let has = |words: &str| name.as_bytes().windows(words.len()).any(|part| part == words.as_bytes());
    if has(" is ") || has(" in the ") { Lang::En } else { Lang::Fr }
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

    #[test]
    fn only_sentences_in_english_are_english() {
        for name in ["Lille is French Tech", "French Tech in the Alps"] {
            assert_eq!(lang_of_name(name), Lang::En, "{name}");
        }
        for name in
            ["French Tech Lille", "French Tech New York", "Digital Grenoble", "French Tech Paris-Saclay"]
        {
            assert_eq!(lang_of_name(name), Lang::Fr, "{name}");
        }
    }
}
