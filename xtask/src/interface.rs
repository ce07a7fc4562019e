//! What pages meet of the element, as `www/v1/public.d.ts` declares it: read for the package's manifest, and for the
//! tests that compare it with Rust, with the modules and with the documents. Knows the few forms of TypeScript that stand
//! there, and refuses others.

pub(crate) mod ids;
#[cfg(test)]
mod tests;

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::paths;

/// A property of an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// As it is written.
    pub(crate) kind: String,
    /// What its comment says, on one line, without the default.
    pub(crate) text: String,
    /// What the comment's `@default` has between quotes.
    pub(crate) default: Option<String>,
}

/// The text of `www/v1/public.d.ts`.
pub(crate) fn read() -> Result<String> {
    let path = paths::root().join("www").join("v1").join("public.d.ts");
    fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
}

/// The properties of an interface, in order.
pub(crate) fn members(text: &str, interface: &str) -> Result<Vec<Member>> {
    let head = format!("export interface {interface} {{\n");
    let body = text.split_once(&head).and_then(|(_, rest)| rest.split_once("\n}"));
    let Some((body, _)) = body else { bail!("public.d.ts has no interface {interface}") };
    let mut members = Vec::new();
    let mut comment = String::new();
    for line in body.lines().map(str::trim) {
        if line.starts_with("/*") || line.starts_with('*') {
            comment.push_str(line);
            comment.push('\n');
            continue;
        }
        members.push(member(line, &comment).with_context(|| format!("interface {interface}: {line}"))?);
        comment.clear();
    }
    Ok(members)
}

/// `name?: kind;` on one line.
fn member(line: &str, comment: &str) -> Result<Member> {
    let Some((name, kind)) = line.strip_suffix(';').and_then(|line| line.split_once(": ")) else {
        bail!("not a property on one line");
    };
    let name = name.trim_end_matches('?').trim_matches('"');
    let (text, default) = told(comment);
    Ok(Member { name: name.to_owned(), kind: kind.to_owned(), text, default })
}

/// What a comment says, and its default.
pub(crate) fn told(comment: &str) -> (String, Option<String>) {
    let lines = comment.lines().map(|line| {
        line.trim().trim_start_matches("/**").trim_end_matches("*/").trim_start_matches("* ").trim()
    });
    let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    match text.split_once("@default ") {
        Some((said, default)) => (said.trim().to_owned(), Some(default.trim().trim_matches('"').to_owned())),
        None => (text, None),
    }
}

/// What a type allows, its aliases resolved; words in their quotes.
pub(crate) fn alternatives(text: &str, kind: &str) -> Vec<String> {
    let pieces = kind.split('|').map(str::trim).filter(|piece| !piece.is_empty());
    let meant = |piece| alias(text, piece).map(|meant| alternatives(text, &meant));
    pieces.flat_map(|piece| meant(piece).unwrap_or_else(|| vec![piece.to_owned()])).collect()
}

/// A method that pages call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Method {
    pub(crate) name: String,
    /// Name and type, and whether it can be left out.
    pub(crate) parameters: Vec<(String, String, bool)>,
    pub(crate) returns: String,
    pub(crate) text: String,
}

/// The methods of a declared class, without those that only the browser calls.
pub(crate) fn methods(class: &str) -> Result<Vec<Method>> {
    let class = class.replace("import(\"./public.js\").", "");
    let mut methods = Vec::new();
    let mut comment = String::new();
    for line in class.lines().map(str::trim) {
        if line.starts_with("/*") || line.starts_with('*') {
            comment.push_str(line);
            comment.push('\n');
            continue;
        }
        let (text, _) = told(&std::mem::take(&mut comment));
        let Some((name, rest)) = line.split_once('(') else { continue };
        if name == "constructor" || name.ends_with("Callback") {
            continue;
        }
        let Some((parameters, returns)) = rest.strip_suffix(';').and_then(|rest| rest.split_once("): "))
        else {
            bail!("not a method on one line: {line}");
        };
        let said = text.split(" @").next().unwrap_or_default().to_owned();
        let parameters = parameters.split(", ").filter(|parameter| !parameter.is_empty()).map(parameter);
        let parameters = parameters.collect::<Result<_>>()?;
        methods.push(Method { name: name.to_owned(), parameters, returns: returns.to_owned(), text: said });
    }
    Ok(methods)
}

/// `name?: kind`.
fn parameter(written: &str) -> Result<(String, String, bool)> {
    let Some((name, kind)) = written.split_once(": ") else {
        bail!("not a parameter with its type: {written}")
    };
    Ok((name.trim_end_matches('?').to_owned(), kind.to_owned(), name.ends_with('?')))
}

/// What `export type NAME = …;` stands for, without its comments.
fn alias(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("export type {name} ="))?;
    let mut meant = String::new();
    for line in rest.lines().map(str::trim).filter(|line| !line.starts_with('/') && !line.starts_with('*')) {
        meant.push_str(line);
        if let Some(whole) = meant.strip_suffix(';') {
            return Some(whole.to_owned());
        }
    }
    None
}
