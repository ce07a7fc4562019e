//! From an address to a file, and never to one outside the site.

use std::path::{Path, PathBuf};

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    File(PathBuf),
    /// The same address with a slash at the end.
    Directory(String),
    Nothing,
}

/// The file an address stands for. Addresses that climb out of `root` stand for nothing.
pub(super) fn find(root: &Path, url: &str) -> Found {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    let Some(relative) = relative(address) else { return Found::Nothing };
    let path = root.join(relative);
    if path.is_dir() {
        let index = path.join("index.html");
        return match (address.ends_with('/'), index.is_file()) {
            (_, false) => Found::Nothing,
            (true, true) => Found::File(index),
            (false, true) => Found::Directory(format!("{address}/")),
        };
    }
    if path.is_file() && !address.ends_with('/') { Found::File(path) } else { Found::Nothing }
}

/// The path below the root that an address names, `None` when it names something else. Checked after decoding,
/// so that `%2e%2e%2f` is seen for what it is.
fn relative(address: &str) -> Option<PathBuf> {
    let decoded = decode(address)?;
    let mut path = PathBuf::new();
    for part in decoded.strip_prefix('/')?.split('/') {
        // Backslash and colon separate directories and drives on Windows.
        if part == ".." || part.contains(['\\', ':', '\0']) {
            return None;
        }
        if !matches!(part, "" | ".") {
            path.push(part);
        }
    }
    Some(path)
}

fn decode(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
