//! A content tree as an HTML string, for pages without a script.

use crate::content::Node;

/// Escapes what HTML and SVG would read as markup, in text and in attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            // Not allowed in XML, and nothing to show.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes the tree.
pub fn to_html(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node, out: &mut String) {
    out.push('<');
    out.push_str(node.tag);
    for (name, value) in
        [("lang", &node.lang), ("href", &node.href), ("class", &node.class), ("data-id", &node.id)]
    {
        if !value.is_empty() {
            out.push_str(&[" ", name, "=\"", &escape(value), "\""].concat());
        }
    }
    if !node.href.is_empty() {
        out.push_str(" rel=\"noopener noreferrer\" target=\"_blank\"");
    }
    out.push('>');
    out.push_str(&escape(&node.text));
    node.children.iter().for_each(|child| write(child, out));
    out.push_str(&["</", node.tag, ">"].concat());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_data_stays_text() {
        let node = Node::text("p", "<img src=x onerror='alert(1)'> & \"q\"");
        assert_eq!(to_html(&node), "<p>&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;q&quot;</p>");
    }
}
