//! Which addresses may stand in a link: what a browser would run instead of opening never gets onto a page.

/// The address without white space around it, if it is http, https or relative.
pub(super) fn safe(address: &str) -> Option<&str> {
    let address = address.trim();
    if address.chars().any(|c| c.is_control() || c == '\\') {
        return None;
    }
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    let (scheme, rest) = address.split_at(end);
    let allowed = ["http", "https"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
    (allowed || !rest.starts_with(':')).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn only_what_a_browser_opens_is_a_link() {
        for good in
            ["https://a.example/x:y", "HTTP://a.example", "/a?b=c:d", "a/b:c", "#x:y", "//a.example", ""]
        {
            assert_eq!(safe(good), Some(good));
        }
        assert_eq!(safe(" a.html\n"), Some("a.html"));
        for bad in [
            "javascript:alert(1)",
            " JavaScript:x",
            "java\tscript:x",
            "data:text/html,x",
            "\\\\a",
            "vbscript:",
        ] {
            assert_eq!(safe(bad), None, "{bad}");
        }
    }
}
