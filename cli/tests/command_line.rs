//! The conventions of a command line: exit codes, messages that name the fix, files that are not overwritten, standard
//! output and input, colours.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

mod support;

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use support::{copy_data, folder, ftmap, root, run, said};

#[test]
fn messages_name_the_fix_and_the_exit_code_says_whose_it_is() {
    let folder = folder("messages");
    for (args, code, fix) in [
        (&["render", "--edition", "2018"][..], 1, "there are 2014, 2015, 2016-2018, 2019, 2020"),
        (&["list", "--edition", "2018"], 1, "there are 2014"),
        (&["diff", "2019", "2022"], 1, "2023, 2023-12, 2026"),
        (&["diff", "2023", "2019"], 1, "name the earlier one first"),
        (&["render", "--selected", "lile"], 1, "did you mean lille?"),
        (&["render", "--selected", "Saint-Étienne"], 1, "did you mean lyon (One Lyon Saint-Étienne)?"),
        (&["render", "--selected", "country:Japon"], 1, "did you mean country:JP?"),
        (&["render", "--selected", "xyzxyz"], 1, "`ftmap list` shows all places"),
        (&["render", "--region", "33"], 1, "32 Hauts-de-France"),
        (&["render", "--card"], 1, "add --selected lille"),
        (&["render", "--card", "--selected", "part:europe"], 1, "add --selected lille"),
        (&["render", "--data", "nowhere"], 1, "name the folder that holds labels.csv"),
        (&["check", "nowhere"], 1, "name the folder that holds labels.csv"),
        (&["render", "-o", "nowhere/map.svg"], 1, "make it first"),
        (&["render", "-o", "map.gif"], 2, "one of .svg, .png, .pdf"),
        (&["render", "-o", "map.svg", "--format", "png"], 2, "leave --format out or rename the file"),
        (&["render", "--theme", "sepia"], 2, "light, dark, print"),
        (&["render", "--width", "9"], 2, "100..=6000"),
        (&["render", "--card", "--preset", "portrait"], 2, "cannot be used with"),
        (&["rendre"], 2, "'render'"),
        (&[], 2, "Usage:"),
    ] {
        let out = run(&folder, args);
        let message = said(&out.stderr);
        assert_eq!(out.status.code(), Some(code), "{args:?}: {message}");
        assert!(message.contains(fix), "{args:?}: {message}");
        assert!(out.stdout.is_empty(), "{args:?}");
    }
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 0, "a file was left");
}

#[test]
fn a_file_is_overwritten_only_when_that_is_asked_for() {
    let folder = folder("force");
    for (name, args) in [
        ("a.svg", &["render"][..]),
        ("a.png", &["render"]),
        ("a.csv", &["list"]),
        ("a.md", &["diff", "2019", "2020"]),
    ] {
        fs::write(folder.join(name), "mine").expect("a file");
        let refused = run(&folder, &[args, &["-o", name]].concat());
        assert_eq!(refused.status.code(), Some(1), "{name}");
        assert!(said(&refused.stderr).contains("add --force"), "{name}");
        assert_eq!(fs::read(folder.join(name)).expect("a file"), b"mine", "{name}");
        let written = run(&folder, &[args, &["-o", name, "--force"]].concat());
        assert!(written.status.success() && written.stdout.is_empty(), "{}", said(&written.stderr));
        assert!(fs::read(folder.join(name)).expect("a file").len() > 500, "{name}");
    }
}

#[test]
fn the_format_follows_the_name_of_the_file() {
    let folder = folder("formats");
    for (name, begin) in [("m.svg", "<svg "), ("m.png", "\u{fffd}PNG"), ("m.PDF", "%PDF-1.")] {
        let out = run(&folder, &["render", "--selected", "lille", "-o", name]);
        assert!(out.status.success(), "{}", said(&out.stderr));
        let bytes = fs::read(folder.join(name)).expect("a file");
        assert!(said(&bytes).starts_with(begin), "{name}");
        // The same on standard output, in other words, twice.
        let format = name[2..].to_lowercase();
        for args in [&["render", "--selected", "lille", "-o", "-"][..], &["render", "--selected", "lille"]] {
            let again = run(&folder, &[args, &["--format", &format]].concat());
            assert!(again.stdout == bytes, "{name} differs");
        }
    }
}

#[test]
fn a_png_is_as_wide_as_asked_and_a_card_is_that_of_social_networks() {
    let folder = folder("sizes");
    let size = |args: &[&str]| {
        let png = run(&folder, &[args, &["--format", "png"]].concat()).stdout;
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        (number(16), number(20))
    };
    assert_eq!(size(&["render"]), (960, 640));
    assert_eq!(size(&["render", "--width", "1200"]), (1200, 800));
    assert_eq!(size(&["render", "--preset", "portrait", "--width", "720"]), (720, 1280));
    assert_eq!(size(&["render", "--card", "--selected", "tokyo", "--lang", "en"]), (1200, 630));
    let svg = said(&run(&folder, &["render", "--width", "480"]).stdout);
    assert!(svg.contains(" width=\"480\" height=\"320\""));
}

#[test]
fn colours_are_for_terminals_and_never_where_no_color_is_set() {
    let folder = folder("colours");
    let message = |set: &[(&str, &str)], args: &[&str]| {
        let mut command = ftmap(&folder);
        said(&command.envs(set.iter().copied()).args(args).output().expect("ftmap runs").stderr)
    };
    // Of ftmap and of the reader of its command line.
    for args in [&["render", "--edition", "1999"][..], &["render", "--theme", "sepia"]] {
        assert!(!message(&[], args).contains('\u{1b}'), "{args:?}");
        assert!(message(&[("CLICOLOR_FORCE", "1")], args).contains("\u{1b}["), "{args:?}");
        assert!(!message(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "0")], args).contains('\u{1b}'), "{args:?}");
    }
}

#[test]
fn whoever_closes_the_pipe_has_seen_enough() {
    let folder = folder("pipe");
    for args in [&["render"][..], &["list"], &["diff", "2019", "2023"], &["completions", "bash"], &["--help"]]
    {
        let mut child = ftmap(&folder)
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("ftmap runs");
        drop(child.stdout.take());
        let out = child.wait_with_output().expect("an end");
        assert!(out.status.success() && out.stderr.is_empty(), "{args:?}: {}", said(&out.stderr));
    }
}

#[test]
fn labels_from_standard_input_are_checked_with_the_built_in_rest() {
    let folder = folder("stdin");
    let check = |labels: &str| {
        let mut command = ftmap(&folder);
        command.args(["check", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("ftmap runs");
        child.stdin.take().expect("its input").write_all(labels.as_bytes()).expect("labels");
        child.wait_with_output().expect("an end")
    };
    let labels = fs::read_to_string(root().join("data/labels.csv")).expect("labels");
    assert!(said(&check(&labels).stdout).contains("202 labels in 9 editions"));
    let out = check(&labels.replacen(",confirmed,", ",sure,", 1));
    assert_eq!(out.status.code(), Some(1));
    assert!(said(&out.stderr).contains("labels.csv:2: certainty = \"sure\": "), "{}", said(&out.stderr));
}

#[test]
fn a_folder_is_read_in_place_of_what_is_built_in() {
    let folder = folder("folder");
    copy_data(&folder.join("data"));
    let labels = folder.join("data/labels.csv");
    let text = fs::read_to_string(&labels).expect("labels");
    fs::write(&labels, text.replace(",French Tech Lille,", ",French Tech Ailleurs,")).expect("labels");
    for args in [&["list"][..], &["render"], &["diff", "2019", "2020"]] {
        assert!(!said(&run(&folder, args).stdout).contains("Ailleurs"), "{args:?}");
        let own = run(&folder, &[args, &["--data", "data"]].concat());
        assert!(said(&own.stdout).contains("Ailleurs"), "{args:?}: {}", said(&own.stderr));
    }
}

#[test]
fn completions_know_the_commands_and_options_in_every_shell() {
    let folder = folder("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = said(&run(&folder, &["completions", shell]).stdout);
        for word in ["render", "diff", "no-layers"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
}

#[test]
fn letters_that_the_font_lacks_are_reported_where_they_would_be_boxes() {
    let folder = folder("letters");
    copy_data(&folder.join("data"));
    let labels = folder.join("data/labels.csv");
    let text = fs::read_to_string(&labels).expect("labels");
    fs::write(&labels, text.replace(",French Tech Lille,", ",French Tech Łódź,")).expect("labels");
    for (format, warned) in [("svg", false), ("png", true), ("pdf", true)] {
        let out = run(&folder, &["render", "--data", "data", "--format", format]);
        assert!(out.status.success());
        assert_eq!(said(&out.stderr).contains("the bundled font lacks Łź"), warned, "{format}");
        let without = run(&folder, &["render", "--format", format]);
        assert!(without.stderr.is_empty(), "{}", said(&without.stderr));
    }
}
