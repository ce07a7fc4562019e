//! Data of somebody's own as a picture: the same map as on a page, and what is wrong with it said.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

mod support;

use std::fs;

use support::{folder, run, said};

const PLACES: &str = "nom;rang;lat;lon;annee\nCHU de Lille;Hôpital;50,61;3,03;2019\nMSP;Maison;43,7;7,27;2023\nCH;Hôpital;48,8;2,3;2023\n";

#[test]
fn a_table_becomes_a_picture_with_its_names_counts_and_colours() {
    let folder = folder("own");
    fs::write(folder.join("places.csv"), PLACES).expect("a file");
    let options = r##"{"title": "Soins", "credit": "Source: ministère", "tiers": [{"id": "Hôpital", "color": "#0000ff"}]}"##;
    fs::write(folder.join("options.json"), options).expect("a file");
    let out = run(&folder, &["render", "--data", "places.csv", "--options", "options.json"]);
    let svg = said(&out.stdout);
    assert!(out.status.success(), "{}", said(&out.stderr));
    for part in ["Soins", "Hôpital\u{a0}: 1", "ministère", "#0000ff", "Grand Est"] {
        assert!(svg.contains(part), "{part}");
    }
    assert!(!svg.contains("CHU de Lille"), "it is of an earlier edition");
    let out = run(&folder, &["render", "--data", "places.csv", "--edition", "2019"]);
    assert!(said(&out.stdout).contains("CHU de Lille"));
}

#[test]
fn what_is_wrong_is_said_and_strict_refuses_all() {
    let folder = folder("own-wrong");
    fs::write(folder.join("places.csv"), "nom,lat,lon\nA,50.6,3.0\nB,412,3\n").expect("a file");
    let out = run(&folder, &["render", "--data", "places.csv"]);
    assert!(
        out.status.success() && said(&out.stderr).contains("[outside-earth] line 3"),
        "{}",
        said(&out.stderr)
    );
    let out = run(&folder, &["render", "--data", "places.csv", "--strict"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(said(&out.stderr).contains("nothing to draw"), "{}", said(&out.stderr));
    fs::write(folder.join("joined.csv"), "nom,code\nA,xx\n").expect("a file");
    let out = run(&folder, &["render", "--data", "joined.csv", "--strict"]);
    assert_eq!(out.status.code(), Some(1), "a code that no shape has");
    for (args, fix) in [
        (&["render", "--data", "places.csv", "--selected", "nowhere"][..], "no place \"nowhere\""),
        (&["render", "--data", "places.csv", "--projection", "flat"], "there are auto, lambert-93"),
        (&["render", "--regions", "places.csv"], "--data"),
    ] {
        let out = run(&folder, args);
        assert!(!out.status.success() && said(&out.stderr).contains(fix), "{args:?}: {}", said(&out.stderr));
    }
}
