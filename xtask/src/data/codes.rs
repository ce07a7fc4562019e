//! Codes and names of countries, in ISO's terms.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{Workshop, packages};

/// What ISO says about a country.
pub(super) struct Country {
    pub(super) a2: String,
    pub(super) nom: String,
    pub(super) en: String,
}

/// Countries by their three letters.
pub(super) type Countries = BTreeMap<String, Country>;

/// Reads codes and names. A country with several names has the first.
pub(super) fn countries(workshop: &Workshop) -> Result<Countries> {
    let read = |path: &str| -> Result<Value> {
        serde_json::from_slice(&workshop.read(&packages::ISO_COUNTRIES, path)?)
            .with_context(|| format!("{path} is not JSON"))
    };
    let (french, english) = (read("langs/fr.json")?, read("langs/en.json")?);
    let codes: Vec<Vec<String>> = serde_json::from_value(read("codes.json")?)?;
    let mut countries = Countries::new();
    for code in &codes {
        let [a2, a3, ..] = code.as_slice() else { continue };
        let (Some(nom), Some(en)) = (name(&french, a2), name(&english, a2)) else { continue };
        countries.insert(a3.clone(), Country { a2: a2.clone(), nom, en });
    }
    Ok(countries)
}

/// The ISO 3166-1 code for a code of the source, which follows Natural Earth.
pub(super) fn iso(a3: &str) -> &str {
    match a3 {
        // Places that are a country on their own only in Natural Earth.
        "SOL" => "SOM",
        "CYN" => "CYP",
        "KAS" => "IND",
        "IOA" | "ATC" => "AUS",
        "ALD" => "FIN",
        a3 => a3,
    }
}

/// Kosovo has no ISO code: the source uses the World Bank's, the table of names the one of the Unicode
/// consortium.
pub(super) fn named(a3: &str) -> &str {
    if a3 == "XKX" { "XKK" } else { a3 }
}

/// French collectivities that are drawn apart from France.
pub(super) fn is_french(a3: &str) -> bool {
    ["ATF", "BLM", "MAF", "NCL", "PYF", "SPM", "WLF"].contains(&a3)
}

fn name(names: &Value, a2: &str) -> Option<String> {
    match names.get("countries")?.get(a2)? {
        Value::Array(names) => names.first()?.as_str().map(str::to_owned),
        name => name.as_str().map(str::to_owned),
    }
}
