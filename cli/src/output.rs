//! Where results go: a file, which is never overwritten unasked, or standard output, whose reader may leave at any time.

use std::fs::OpenOptions;
use std::io::{ErrorKind, IsTerminal as _, Write as _, stdout};
use std::path::Path;

use clap::ValueEnum;

use crate::args::Output;
use crate::failure::Failure;

impl Output {
    /// The file; `None` for standard output.
    fn path(&self) -> Option<&Path> {
        self.file.as_deref().filter(|file| *file != Path::new("-"))
    }

    /// The format that was asked for, or that the file's name ends in.
    pub(crate) fn format<F: ValueEnum + PartialEq>(
        &self,
        given: Option<F>,
        default: F,
    ) -> Result<F, Failure> {
        let Some(path) = self.path() else { return Ok(given.unwrap_or(default)) };
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        match (given, F::from_str(&ending, true).ok()) {
            (Some(given), Some(named)) if given != named => Err(Failure::Usage(format!(
                "{} ends in .{ending}, but --format says {}: leave --format out or rename the file",
                path.display(),
                name_of(&given),
            ))),
            (Some(format), _) | (None, Some(format)) => Ok(format),
            (None, None) => Err(Failure::Usage(format!(
                "{} does not say what to write: end its name in one of {}, or add --format",
                path.display(),
                endings::<F>(),
            ))),
        }
    }

    /// Writes the result; `binary` is kept off terminals.
    pub(crate) fn write(&self, bytes: &[u8], binary: bool) -> Result<(), Failure> {
        match self.path() {
            Some(path) => self.write_file(path, bytes),
            None if binary && stdout().is_terminal() => Err(Failure::Usage(
                "this is no text for a terminal: add -o FILE, or send it to a file with >".to_owned(),
            )),
            None => print(bytes),
        }
    }

    fn write_file(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let mut options = OpenOptions::new();
        options.write(true);
        if self.force {
            options.create(true).truncate(true)
        } else {
            options.create_new(true)
        };
        let written = options.open(path).and_then(|mut file| file.write_all(bytes));
        written.map_err(|e| {
            let advice = match e.kind() {
                ErrorKind::AlreadyExists => "it exists already: add --force to overwrite it".to_owned(),
                ErrorKind::NotFound => "its folder does not exist: make it first".to_owned(),
                _ => e.to_string(),
            };
            Failure::Wrong(format!("{}: {advice}", path.display()))
        })
    }
}

/// Writes to standard output. Whoever closes it has seen enough.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Failure::Wrong(format!("standard output: {e}"))),
        _ => Ok(()),
    }
}

fn name_of<F: ValueEnum>(format: &F) -> String {
    format.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

/// « .svg, .png, .pdf ».
fn endings<F: ValueEnum>() -> String {
    let endings: Vec<String> = F::value_variants().iter().map(|f| [".", &name_of(f)].concat()).collect();
    endings.join(", ")
}
