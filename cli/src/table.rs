//! Cells of tables: what spreadsheets and readers of Markdown take for more than text is made text.

/// The text as a cell of a spreadsheet: what would begin a formula is preceded by the mark of text, which spreadsheets do
/// not show.
pub(crate) fn cell(text: &str) -> String {
    let begins =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '−');
    // Some programs pass over spaces and what is not seen.
    let unseen = |c: char| c.is_whitespace() || c.is_control() || is_mark(c);
    let first =
        text.chars().next().is_some_and(begins) || text.trim_start_matches(unseen).starts_with(begins);
    if first { ["'", text].concat() } else { text.to_owned() }
}

/// Marks of direction and joiners, which have no width.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}')
}

/// The text as plain text of Markdown, on one line.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let begins = out.is_empty() && matches!(c, '#' | '+' | '-' | '=' | '>');
        match c {
            '<' => out += "&lt;",
            '&' => out += "&amp;",
            c if c.is_control() => out.push(' '),
            c if begins || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~') => {
                out.extend(['\\', c])
            }
            c => out.push(c),
        }
    }
    out
}

/// A link to an address of the web under a name; only the name for any other address.
pub(crate) fn link(name: &str, address: &str) -> String {
    let name = plain(name);
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return name;
    }
    let mut target = String::new();
    for c in address.chars() {
        match c {
            '<' => target += "%3C",
            '>' => target += "%3E",
            '|' => target += "%7C",
            '\\' => target += "%5C",
            c if c.is_whitespace() || c.is_control() => target += "%20",
            c => target.push(c),
        }
    }
    format!("[{name}](<{target}>)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula_and_no_other_cell_is_touched() {
        for text in ["=1+1", "+33", "-1", "@SUM(A1)", "\t=1", " =1", "\u{202e}=1", "＝1", "\n=1", "−1"] {
            assert_eq!(cell(text), ["'", text].concat());
        }
        for text in ["French Tech Lille", "https://a.fr/?a=b", "", "a=1", "Côte d’Azur"] {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn markdown_shows_the_text_as_it_is() {
        assert_eq!(plain("a|b <i>*c*</i>\n[d](e)"), "a\\|b &lt;i>\\*c\\*&lt;/i> \\[d\\](e)");
        assert_eq!([plain("# a"), plain("Brest+ (b)")], ["\\# a", "Brest+ (b)"]);
        assert_eq!(link("a.fr", "https://a.fr/b c)|<d>"), "[a.fr](<https://a.fr/b%20c)%7C%3Cd%3E>)");
        assert_eq!(link("x", "javascript:alert(1)"), "x");
    }
}
