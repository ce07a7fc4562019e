//! Maps of what a page supplies. So far only the seam: what is read comes in here, and the built-in map comes out.

mod options;

pub use options::Options;

use crate::atlas::{DecodeError, decode_france};
use crate::intake::Dataset;
pub use crate::widget::{Ground, Widget};

/// The built-in shapes that can lie below places which bring none of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// `france.bin`.
    France,
    /// `world.bin`.
    World,
}

/// Makes a ground of what was read, in steps.
#[derive(Debug)]
pub struct Builder {
    ground: Option<Ground>,
}

impl Builder {
    /// Begins with what was read; `regions` are shapes of another file.
    pub fn new(_dataset: Dataset, _regions: Option<Dataset>, _options: &Options) -> Builder {
        Builder { ground: None }
    }

    /// Without which it cannot go on; `None` where it can.
    pub fn wants(&self) -> Option<Base> {
        self.ground.is_none().then_some(Base::France)
    }

    /// Takes what it wanted.
    pub fn receive(&mut self, bytes: &[u8]) -> Result<(), DecodeError> {
        self.ground = Some(Ground::new(decode_france(bytes)?));
        Ok(())
    }

    /// Goes on for about as long as it takes to read so many bytes; `false` once it is done.
    pub fn advance(&mut self, _bytes: usize) -> bool {
        false
    }

    /// How much is done, 0 to 1.
    pub fn progress(&self) -> f64 {
        1.0
    }

    /// The ground; `None` where nothing can be drawn.
    pub fn finish(self) -> Option<Ground> {
        self.ground
    }
}
