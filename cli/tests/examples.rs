//! Every example of the help, of `docs/CLI.md`, and of what the guides say about own data runs as it stands there.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

mod support;

use std::fs;

use support::{copy, copy_data, folder, root, run, said, sh};

#[test]
fn every_example_of_the_help_runs() {
    let place = folder("examples");
    copy_data(&place.join("data"));
    copy("www/examples", &place.join("www/examples"));
    for command in ["render", "list", "diff", "check", "completions"] {
        let help = said(&run(&place, &[command, "--help"]).stdout);
        let (_, examples) = help.split_once("Examples:\n").expect("examples");
        let lines: Vec<&str> = examples.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert!(lines.len() > 1 && lines.iter().all(|line| line.starts_with("ftmap ")), "{lines:?}");
        for line in lines {
            let out = sh(&place, line);
            assert!(out.status.success(), "{line}: {}", said(&out.stderr));
        }
    }
    for file in fs::read_dir(&place).expect("the folder").map(|entry| entry.expect("an entry").path()) {
        assert!(file.is_dir() || fs::metadata(&file).expect("a file").len() > 500, "{}", file.display());
    }
}

#[test]
fn every_edition_is_named_in_the_help() {
    let place = folder("editions");
    let help = said(&run(&place, &["render", "--help"]).stdout);
    let editions = fs::read_to_string(root().join("data/editions.csv")).expect("editions");
    let help: String = help.split_whitespace().collect::<Vec<_>>().join(" ");
    let ids: Vec<&str> = editions.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert!(help.contains(&ids.join(", ")), "{help}");
}

/// The blocks of a page that are for a shell.
fn blocks(page: &str) -> Vec<&str> {
    let begins = page.split("```sh\n").skip(1);
    begins.map(|rest| rest.split_once("```").expect("the end of a block").0).collect()
}

#[test]
fn every_snippet_of_the_desk_s_page_runs() {
    let page = fs::read_to_string(root().join("docs/CLI.md")).expect("docs/CLI.md");
    let place = folder("snippets");
    copy_data(&place.join("data"));
    copy("www/examples", &place.join("www/examples"));
    let blocks = blocks(&page);
    assert!(blocks.len() > 5, "{}", blocks.len());
    for block in blocks {
        assert!(block.contains("ftmap "), "{block}");
        let out = sh(&place, block);
        assert!(out.status.success(), "{block}\n{}", said(&out.stderr));
    }
}

#[test]
fn every_command_of_the_guides_to_own_data_runs() {
    let place = folder("own-data");
    copy("www/examples", &place.join("www/examples"));
    for guide in ["EMBEDDING.md", "www/examples/README.md"] {
        let page = fs::read_to_string(root().join(guide)).expect(guide);
        let lines: Vec<&str> = blocks(&page).into_iter().flat_map(str::lines).collect();
        let own = lines.iter().filter_map(|line| line.strip_prefix("cargo run -p ftmap -- "));
        let mut ran = 0;
        for command in own {
            let out = sh(&place, &format!("ftmap {command}"));
            assert!(out.status.success(), "{guide}: {command}\n{}", said(&out.stderr));
            ran += 1;
        }
        assert_eq!(ran, 2, "{guide}");
        let map = place.join("map.svg");
        let drawn = fs::read_to_string(&map).expect("the map");
        assert!(drawn.contains("Préfecture de région"), "{guide}");
        // The next guide draws one of the same name.
        fs::remove_file(map).expect("the map");
    }
}
