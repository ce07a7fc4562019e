//! The parser against the usual crate.

use super::parser::DEEPEST;
use super::*;
use proptest::prelude::*;

/// The same in the types of the usual crate.
fn usual(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(bool) => (*bool).into(),
        Value::Number(text) => serde_json::from_str(text).unwrap(),
        Value::String(text) => (**text).into(),
        Value::Pair(..) | Value::Array(_) => value.list().unwrap().iter().map(usual).collect(),
        Value::Object(all) => all.iter().map(|(name, value)| (name.to_string(), usual(value))).collect(),
    }
}

/// Pieces of JSON, well formed or not.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"",
        "\"a\"",
        "\"é\\n\"",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\ud83d",
        "0",
        "-1.5",
        "01",
        "1e5",
        "2E-3",
        "1.",
        "-",
        ".5",
        "true",
        "false",
        "null",
        "nul",
        "\u{1}",
        "\"b\":1,",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn it_reads_what_the_usual_crate_reads(text in pieces()) {
        let (ours, theirs) = (parse(&text), serde_json::from_str::<serde_json::Value>(&text));
        // Numbers that are too large are told later, with the place where they stand.
        prop_assume!(!theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range")));
        prop_assert_eq!(ours.as_ref().ok().map(usual), theirs.ok());
    }

    #[test]
    fn two_numbers_are_what_each_is_alone(
        x in "-?[0-9]{1,3}(\\.[0-9]{0,21})?(e-?1)?",
        y in "-?[0-9]{1,3}(\\.[0-9]{0,21})?(e-?1)?",
        space in "[ \n]?",
    ) {
        let text = ["[", &space, &x, &space, ",", &space, &y, &space, "]"].concat();
        let ours = parse(&text);
        prop_assert_eq!(ours.is_ok(), serde_json::from_str::<[f64; 2]>(&text).is_ok());
        if let Ok(value) = &ours {
            prop_assert_eq!(shown(value), ["[", &x, ", ", &y, "]"].concat());
            let list = value.list().unwrap();
            prop_assert_eq!(&*list, &[Value::Number(&x), Value::Number(&y)]);
            if let Value::Pair(_, pair) = value {
                prop_assert_eq!(list.iter().map(Value::number).collect::<Vec<_>>(), pair.map(Some));
            }
        }
        let digits = |number: &str| number.bytes().filter(u8::is_ascii_digit).count();
        let plain = !text.contains('e') && digits(&x).max(digits(&y)) < 20;
        prop_assert_eq!(matches!(ours, Ok(Value::Pair(..))), ours.is_ok() && plain);
    }
}

#[test]
fn the_last_of_two_members_counts_and_numbers_stay_as_written() {
    let value = parse(r#"{"b": 1.50, "a": 1, "b": -2e3, "c": "x\ty"}"#).unwrap();
    let names: Vec<&str> = match &value {
        Value::Object(members) => members.iter().map(|(name, _)| &**name).collect(),
        _ => Vec::new(),
    };
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!((value.get("b"), value.get("c").text()), (&Value::Number("-2e3"), "x\ty"));
    assert_eq!(value.get("b").number(), Some(-2000.0));
}

#[test]
fn numbers_that_are_none_are_read_and_can_be_told() {
    let value = parse("[NaN, -Infinity, 1e999]").unwrap();
    assert!(value.list().unwrap().iter().all(|part| part.number().is_some_and(|number| !number.is_finite())));
    assert!(parse("[nan5]").is_err());
}

#[test]
fn a_flaw_is_where_it_stands() {
    let offset = |text| parse(text).unwrap_err().offset;
    assert_eq!([offset("{\n  \"é\": 1,\n  oops: 2}"), offset("[1,5,]"), offset("[\"\\x\"]")], [15, 5, 3]);
    assert_eq!(parse(&"[".repeat(100_000)).unwrap_err().offset, DEEPEST);
    assert_eq!(offset(""), 0);
}
