//! A content tree as JSON: what the page makes elements of, and what is published beside the pictures.

use super::HEX;
use crate::content::Tree;

/// Names of the fields, by `Step`.
const NAMES: [&str; 6] =
    ["{\"tag\":\"", ",\"text\":\"", ",\"lang\":\"", ",\"href\":\"", ",\"class\":\"", ",\"id\":\""];

/// Writes the tree: every element an object with all its fields, empty where it has none, and `children`. An empty
/// tree is `null`.
pub fn to_json(tree: &Tree) -> String {
    let mut out = String::new();
    tree.walk(&mut |fields| {
        let Some(fields) = fields else {
            return out.push_str("]}");
        };
        if out.ends_with('}') {
            out.push(',');
        }
        for (i, value) in fields.iter().enumerate() {
            out.push_str(NAMES[i]);
            for c in value.chars() {
                quote(&mut out, c);
            }
            out.push('"');
        }
        out.push_str(",\"children\":[");
    });
    if out.is_empty() {
        out.push_str("null");
    }
    out
}

/// A character within a string of JSON (RFC 8259, 7).
fn quote(out: &mut String, c: char) {
    if c < ' ' {
        out.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
        return out.push(char::from(HEX[c as usize & 0xf]));
    }
    if matches!(c, '"' | '\\') {
        out.push('\\');
    }
    out.push(c);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_written_and_text_stays_text() {
        let mut tree = Tree::default();
        assert_eq!(to_json(&tree), "null");
        tree.open("ul", "places").push_str("\"\\\n");
        tree.leaf("li", "", "é");
        tree.leaf("li", "", "");
        tree.close();
        let leaf = |text| {
            [r#"{"tag":"li","text":""#, text, r#"","lang":"","href":"","class":"","id":"","children":[]}"#]
                .concat()
        };
        let ul =
            r#"{"tag":"ul","text":"\"\\\u000a","lang":"","href":"","class":"places","id":"","children":["#;
        assert_eq!(to_json(&tree), [ul, &leaf("é"), ",", &leaf(""), "]}"].concat());
    }
}
