//! Data that a page supplies, on its way to a ground: received piece by piece, read, built. Each step is as long as whoever
//! asks for it wants; nothing here looks at a clock.

use std::rc::Rc;

use super::Ground;
use crate::atlas::DecodeError;
use crate::intake::{Dataset, Intake, Problem, Reader, Severity, Text, Tier, report, report_problems};
use crate::supplied::{Builder, Need, Options};

/// The share of reading in all that has to be done, by experience.
const READ: f64 = 0.6;

/// Which text is meant: places, or shapes for them, or both in the first.
pub(super) const DATA: usize = 0;
pub(super) const REGIONS: usize = 1;
/// Shapes first: places are joined to them.
const ORDER: [usize; 2] = [REGIONS, DATA];

/// In the time that a vertex takes in a phase of building so many bytes are read.
const VERTEX: usize = 8;

/// What has to happen next.
pub(super) enum Next {
    /// Going on; so much is done, 0 to 1.
    On(f64),
    /// An asset has to be received.
    Needs(Need),
    /// There is a ground.
    Done,
    /// There is none: nothing of the data can be drawn.
    Nothing,
}

enum Stage {
    /// Pieces of texts come in, or the next text has to be begun.
    Between,
    /// The text of that number.
    Reading(usize, Reader<'static>),
    Building(Box<Builder>),
    Done(Rc<Ground>),
    Nothing,
}

/// What became of a text.
pub(super) struct Told {
    /// Its number.
    pub(super) which: usize,
    /// How many places, areas and tiers it has.
    pub(super) counts: [usize; 3],
    /// The ranks of its places.
    pub(super) tiers: Vec<Tier>,
    /// As `ftmap check` says it.
    pub(super) text: String,
    /// All of it but what is drawn.
    pub(super) intake: Intake,
}

/// Data on its way.
pub(super) struct Loading {
    pub(super) handle: u32,
    pub(super) options: Options,
    /// By what the texts are called.
    pub(super) names: [String; 2],
    /// What has come of each text; none where the page has none.
    texts: [Option<Text>; 2],
    datasets: [Option<Dataset>; 2],
    pub(super) told: Vec<Told>,
    stage: Stage,
}

impl Loading {
    pub(super) fn new(handle: u32, options: Options, names: [String; 2]) -> Loading {
        Loading {
            handle,
            options,
            names,
            texts: [None, None],
            datasets: [None, None],
            told: Vec::new(),
            stage: Stage::Between,
        }
    }

    /// One that another program has brought to its end.
    pub(super) fn done(handle: u32, ground: Ground) -> Loading {
        let stage = Stage::Done(Rc::new(ground));
        Loading { stage, ..Loading::new(handle, Options::default(), Default::default()) }
    }

    /// Takes the next piece of a text; `false` once there is more of it than will be read.
    pub(super) fn feed(&mut self, which: usize, piece: &[u8]) -> bool {
        let Some(text) = self.texts.get_mut(which) else { return false };
        let text = text.get_or_insert_default();
        let is_welcome = text.len() <= self.options.intake.limits.bytes;
        if is_welcome {
            text.push(piece);
        }
        is_welcome
    }

    /// Takes an asset that it needed.
    pub(super) fn receive(&mut self, bytes: &[u8]) -> Result<(), DecodeError> {
        match &mut self.stage {
            Stage::Building(builder) => builder.receive(bytes),
            _ => Ok(()),
        }
    }

    /// The ground, once it is done.
    pub(super) fn ground(&self) -> Option<Rc<Ground>> {
        match &self.stage {
            Stage::Done(ground) => Some(Rc::clone(ground)),
            _ => None,
        }
    }

    /// Goes on for about as long as it takes to read so many bytes.
    pub(super) fn advance(&mut self, bytes: usize) -> Next {
        self.stage = match core::mem::replace(&mut self.stage, Stage::Nothing) {
            Stage::Between => self.begin(),
            Stage::Reading(which, mut reader) => {
                if reader.advance(bytes) {
                    Stage::Reading(which, reader)
                } else {
                    self.tell(which, reader.finish());
                    Stage::Between
                }
            }
            Stage::Building(mut builder) => {
                if builder.need().is_some() || builder.advance(bytes / VERTEX) {
                    Stage::Building(builder)
                } else {
                    let (ground, problems) = builder.finish();
                    if self.note(problems) { Stage::Done(Rc::new(ground)) } else { Stage::Nothing }
                }
            }
            stage => stage,
        };
        self.ahead()
    }

    fn ahead(&self) -> Next {
        match &self.stage {
            Stage::Between => Next::On(READ * self.read(0.0)),
            Stage::Reading(_, reader) => Next::On(READ * self.read(reader.progress())),
            Stage::Building(builder) => match builder.need() {
                Some(need) => Next::Needs(need),
                None => Next::On(READ + (1.0 - READ) * builder.progress()),
            },
            Stage::Done(_) => Next::Done,
            Stage::Nothing => Next::Nothing,
        }
    }

    /// How much has been read of all texts, 0 to 1, with so much of the one that is being read.
    fn read(&self, part: f64) -> f64 {
        let left = self.texts.iter().flatten().count();
        let read = self.told.len() as f64;
        // One that is being read is neither left nor told.
        (read + part) / (self.told.len() + left + 1) as f64
    }

    /// Begins with the next text, or with what is made of them.
    fn begin(&mut self) -> Stage {
        for which in ORDER {
            if let Some(text) = self.texts[which].take() {
                return Stage::Reading(which, Reader::of_bytes(text, self.options.intake));
            }
        }
        let is_refused = |told: &Told| told.intake.count(Severity::Error) > 0;
        let is_unclear = !self.options.problems.is_empty();
        if self.options.intake.strict && (is_unclear || self.told.iter().any(is_refused)) {
            return Stage::Nothing;
        }
        let [data, regions] = core::mem::take(&mut self.datasets);
        let is_empty = |data: &Dataset| data.places.is_empty() && data.areas.is_empty();
        if data.iter().chain(&regions).all(is_empty) {
            return Stage::Nothing;
        }
        Stage::Building(Box::new(Builder::new(data.unwrap_or_default(), regions, &self.options)))
    }

    /// Adds what came to light only when places were joined with shapes; `false` where that leaves nothing to draw.
    fn note(&mut self, problems: Vec<Problem>) -> bool {
        let is_refused = self.options.intake.strict
            && problems.iter().any(|problem| problem.code.severity() == Severity::Error);
        if let Some(told) = self.told.iter_mut().find(|told| told.which == DATA) {
            told.text.push_str(&report_problems("places and shapes together", &problems));
            told.intake.problems.extend(problems);
        }
        !is_refused
    }

    /// Keeps what became of a text.
    fn tell(&mut self, which: usize, mut intake: Intake) {
        let text = report(&self.names[which], &intake);
        let dataset = core::mem::take(&mut intake.dataset);
        let counts = [dataset.places.len(), dataset.areas.len(), dataset.tiers.len()];
        let tiers = dataset.tiers.clone();
        self.datasets[which] = Some(dataset);
        self.told.push(Told { which, counts, tiers, text, intake });
    }
}
