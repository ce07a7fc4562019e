//! Reads in steps whatever a text turns out to be, so that whoever supplies it need not know.

use std::borrow::Cow;

use super::sniff::{Kind, kind};
use super::{Code, Intake, Options, Problem, Spot, geojson, table};

/// A reading of a text that can be interrupted.
pub enum Reader<'a> {
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
        match kind(&text) {
            Kind::Json => Reader::GeoJson(Box::new(geojson::Reader::new(text, options))),
            Kind::Text => Reader::Table(Box::new(table::Reader::new(text, options))),
            Kind::Other(message) => Reader::Refused(message),
        }
    }

    /// Reads on for about as long as it takes to read so many bytes; `false` once there is no more to read.
    pub fn advance(&mut self, bytes: usize) -> bool {
        match self {
            Reader::GeoJson(reader) => reader.advance(bytes),
            Reader::Table(reader) => reader.advance(bytes),
            Reader::Refused(_) => false,
        }
    }

    /// How much has been read, 0 to 1.
    pub fn progress(&self) -> f64 {
        match self {
            Reader::GeoJson(reader) => reader.progress(),
            Reader::Table(reader) => reader.progress(),
            Reader::Refused(_) => 1.0,
        }
    }

    /// Reads what is left, and says what became of the text.
    pub fn finish(self) -> Intake {
        match self {
            Reader::GeoJson(reader) => reader.finish(),
            Reader::Table(reader) => reader.finish(),
            Reader::Refused(message) => {
                let problem = Problem::new(Code::NotData, Spot::File, "", message);
                Intake { problems: vec![problem], ..Intake::default() }
            }
        }
    }
}
