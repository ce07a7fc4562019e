//! Reads in steps whatever a text turns out to be, so that whoever supplies it need not know.

use std::borrow::Cow;

use super::sniff::{Kind, kind};
use super::{Code, Intake, Options, Problem, Spot, Text, geojson, table};

const WINDOWS: &str = "was read as Windows-1252: look at letters with accents, or save the file as UTF-8";

/// A reading of a text that can be interrupted.
pub struct Reader<'a> {
    of: Of<'a>,
    /// Whether it was Windows-1252.
    is_windows: bool,
}

enum Of<'a> {
    /// Of GeoJSON.
    GeoJson(Box<geojson::Reader<'a>>),
    /// Of a table.
    Table(Box<table::Reader<'a>>),
    /// Of what is neither: why.
    Refused(&'static str),
}

impl<'a> Reader<'a> {
    /// Tells by how a text begins what it is. Borrows the text, or keeps one that it is given.
    pub fn new(text: impl Into<Cow<'a, str>>, options: Options) -> Reader<'a> {
        let text = text.into();
        let of = match kind(&text) {
            Kind::Json => Of::GeoJson(Box::new(geojson::Reader::new(text, options))),
            Kind::Text => Of::Table(Box::new(table::Reader::new(text, options))),
            Kind::Other(message) => Of::Refused(message),
        };
        Reader { of, is_windows: false }
    }

    /// The same of bytes, and says if they were no UTF-8.
    pub fn of_bytes(text: Text, options: Options) -> Reader<'a> {
        let (text, is_windows) = text.finish();
        Reader { is_windows, ..Reader::new(text, options) }
    }

    /// Reads on for about as long as it takes to read so many bytes; `false` once there is no more to read.
    pub fn advance(&mut self, bytes: usize) -> bool {
        match &mut self.of {
            Of::GeoJson(reader) => reader.advance(bytes),
            Of::Table(reader) => reader.advance(bytes),
            Of::Refused(_) => false,
        }
    }

    /// How much has been read, 0 to 1.
    pub fn progress(&self) -> f64 {
        match &self.of {
            Of::GeoJson(reader) => reader.progress(),
            Of::Table(reader) => reader.progress(),
            Of::Refused(_) => 1.0,
        }
    }

    /// Reads what is left, and says what became of the text.
    pub fn finish(self) -> Intake {
        let mut intake = match self.of {
            Of::GeoJson(reader) => reader.finish(),
            Of::Table(reader) => reader.finish(),
            Of::Refused(message) => {
                let problem = Problem::new(Code::NotData, Spot::File, "", message);
                return Intake { problems: vec![problem], ..Intake::default() };
            }
        };
        if self.is_windows {
            intake.problems.insert(0, Problem::new(Code::Encoding, Spot::File, "", WINDOWS));
        }
        intake
    }
}
