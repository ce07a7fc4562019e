//! What went wrong, for whoever reads the message and for whoever reads the exit code.

use std::process::ExitCode;

use clap::builder::styling::{AnsiColor, Style};

/// Why a command ended early; messages say what is wrong, where, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The data or what was asked for is wrong: exit code 1.
    Wrong(String),
    /// Options contradict each other: exit code 2, which the reader of the command line has for all else of that kind.
    Usage(String),
}

impl Failure {
    /// The message in the form that the reader of the command line gives its own.
    pub(crate) fn report(&self) -> ExitCode {
        let (Failure::Wrong(message) | Failure::Usage(message)) = self;
        let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        anstream::eprintln!("{red}error:{red:#} {message}");
        match self {
            Failure::Wrong(_) => ExitCode::FAILURE,
            Failure::Usage(_) => ExitCode::from(2),
        }
    }
}

/// Says what is not as good as it could be.
pub(crate) fn warn(message: &str) {
    let yellow = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
    anstream::eprintln!("{yellow}warning:{yellow:#} {message}");
}
