//! A content tree as an HTML string, for pages without a script. Classes begin with `ftm-`: the page has its own.

use super::escape;
use crate::content::{Step, Tree};

/// Adds the tree.
pub fn to_html(out: &mut String, tree: &Tree) {
    let mut open: Vec<String> = Vec::new();
    tree.walk(&mut |fields| {
        let Some(fields) = fields else {
            out.push_str("</");
            out.push_str(&open.pop().unwrap_or_default());
            return out.push('>');
        };
        let field = |step: Step| fields[step as usize];
        out.push('<');
        out.push_str(field(Step::Open));
        for (step, name) in [(Step::Lang, " lang=\""), (Step::Href, " href=\"")] {
            if !field(step).is_empty() {
                out.push_str(name);
                escape(out, field(step));
                out.push('"');
            }
        }
        let classes: Vec<String> =
            field(Step::Class).split_whitespace().map(|c| ["ftm-", c].concat()).collect();
        if !classes.is_empty() {
            out.push_str(&[" class=\"", &classes.join(" "), "\""].concat());
        }
        if !field(Step::Href).is_empty() {
            out.push_str(" rel=\"noopener noreferrer\" target=\"_blank\"");
        }
        out.push('>');
        escape(out, field(Step::Text));
        open.push(field(Step::Open).to_owned());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tree: &Tree) -> String {
        let mut out = String::new();
        to_html(&mut out, tree);
        out
    }

    #[test]
    fn text_from_data_stays_text() {
        let mut tree = Tree::default();
        tree.leaf("p", "", "<img src=x onerror='alert(1)'> & \"q\"");
        assert_eq!(written(&tree), "<p>&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;q&quot;</p>");
    }

    #[test]
    fn only_web_addresses_become_links() {
        let mut tree = Tree::default();
        tree.open("p", "source");
        for href in ["https://a.fr/\"", "javascript:alert(1)"] {
            tree.open_link(href).push_str("a.fr");
            tree.close();
        }
        tree.close();
        let link = "<a href=\"https://a.fr/&quot;\" rel=\"noopener noreferrer\" target=\"_blank\">a.fr</a>";
        assert_eq!(written(&tree), ["<p class=\"ftm-source\">", link, "<span>a.fr</span></p>"].concat());
    }
}
