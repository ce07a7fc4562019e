//! Reading the command line. An option nobody knows is an error: a misspelt `--wacth` must not serve quietly
//! without watching.

use std::ffi::OsString;

use anyhow::{Context as _, Result, bail};
use lexopt::{Arg, Parser};

/// The command's name; `None` asks for the help.
pub(crate) fn command(parser: &mut Parser) -> Result<Option<String>> {
    match parser.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => Ok(None),
        Some(Arg::Value(name)) if name == "help" => Ok(None),
        Some(Arg::Value(name)) => Ok(Some(text(name)?)),
        Some(option) => Err(unknown(&option)),
    }
}

/// Options without a value and with one, read in any order.
pub(crate) struct Options<'a> {
    /// Names that stand alone, without the dashes.
    pub(crate) flags: &'a [&'static str],
    /// Names followed by a value.
    pub(crate) values: &'a [&'static str],
    /// How many words without dashes are taken.
    pub(crate) words: usize,
}

/// What was given of [`Options`].
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    flags: Vec<&'static str>,
    values: Vec<(&'static str, String)>,
    /// The words without dashes, in order.
    pub(crate) words: Vec<String>,
}

impl Given {
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    /// The last value given, as the last of two equal options wins everywhere else.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

impl Options<'_> {
    /// Reads the rest of the command line.
    pub(crate) fn parse(&self, mut parser: Parser) -> Result<Given> {
        let mut given = Given::default();
        while let Some(arg) = parser.next()? {
            match arg {
                Arg::Long(name) if find(self.flags, name).is_some() => {
                    given.flags.extend(find(self.flags, name))
                }
                Arg::Long(name) if find(self.values, name).is_some() => {
                    if let Some(name) = find(self.values, name) {
                        given.values.push((name, text(parser.value()?)?));
                    }
                }
                Arg::Value(word) if given.words.len() < self.words => given.words.push(text(word)?),
                other => return Err(unknown(&other)),
            }
        }
        Ok(given)
    }
}

fn find(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().find(|known| **known == name).copied()
}

fn text(value: OsString) -> Result<String> {
    value.into_string().map_err(|raw| anyhow::anyhow!("{} is not valid Unicode", raw.display()))
}

fn unknown(arg: &Arg<'_>) -> anyhow::Error {
    let written = match arg {
        Arg::Short(letter) => format!("option `-{letter}`"),
        Arg::Long(name) => format!("option `--{name}`"),
        Arg::Value(word) => format!("argument `{}`", word.display()),
    };
    anyhow::anyhow!("unknown {written}; `cargo xtask` alone lists what each command takes")
}

/// A port number; 0 lets the system choose.
pub(crate) fn port(value: &str) -> Result<u16> {
    if value.is_empty() {
        bail!("--port needs a number, such as --port 8081");
    }
    value.parse().with_context(|| format!("--port {value}: a port is a number from 0 to 65535"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVE: Options<'_> = Options { flags: &["open", "watch"], values: &["port"], words: 0 };

    fn serve(line: &[&str]) -> Result<Given> {
        SERVE.parse(Parser::from_args(line))
    }

    #[test]
    fn options_come_in_any_order_and_both_spellings() {
        for line in [["--watch", "--port", "9000"].as_slice(), &["--port=9000", "--watch"]] {
            let given = serve(line).unwrap();
            assert!(given.has("watch") && !given.has("open"));
            assert_eq!(given.value("port"), Some("9000"));
        }
    }

    #[test]
    fn the_last_of_two_equal_options_wins() {
        assert_eq!(serve(&["--port", "1", "--port", "2"]).unwrap().value("port"), Some("2"));
    }

    #[test]
    fn a_misspelt_option_is_named() {
        let error = serve(&["--wacth"]).unwrap_err().to_string();
        assert!(error.contains("`--wacth`"), "{error}");
    }

    #[test]
    fn a_stray_word_a_flag_with_a_value_and_a_missing_value_are_errors() {
        assert!(serve(&["now"]).is_err());
        assert!(serve(&["--watch=yes"]).is_err());
        assert!(serve(&["--port"]).is_err());
    }

    #[test]
    fn words_are_taken_up_to_the_number_allowed() {
        let test = Options { flags: &[], values: &[], words: 1 };
        assert_eq!(test.parse(Parser::from_args(["hover"])).unwrap().words, ["hover"]);
        assert!(test.parse(Parser::from_args(["hover", "click"])).is_err());
    }

    #[test]
    fn without_a_command_or_asked_for_help_the_help_is_shown() {
        for line in [[].as_slice(), &["--help"], &["-h"], &["help"]] {
            assert_eq!(command(&mut Parser::from_args(line)).unwrap(), None);
        }
        assert!(command(&mut Parser::from_args(["--verbose"])).is_err());
    }

    #[test]
    fn ports_out_of_range_are_refused() {
        assert_eq!(port("0").unwrap(), 0);
        assert_eq!(port("65535").unwrap(), 65535);
        for wrong in ["65536", "-1", "http", ""] {
            assert!(port(wrong).is_err(), "{wrong}");
        }
    }
}
