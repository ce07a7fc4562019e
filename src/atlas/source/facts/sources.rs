//! The addresses of sources, each once, in the order of their first use.

use std::collections::HashMap;

use crate::atlas::SourceIx;

/// Those met so far.
#[derive(Default)]
pub(super) struct Sources {
    pub(super) addresses: Vec<String>,
    numbers: HashMap<String, SourceIx>,
}

impl Sources {
    pub(super) fn number(&mut self, address: &str) -> SourceIx {
        if let Some(known) = self.numbers.get(address) {
            return *known;
        }
        let new = SourceIx(self.addresses.len() as u32);
        self.addresses.push(address.to_owned());
        self.numbers.insert(address.to_owned(), new);
        new
    }
}
