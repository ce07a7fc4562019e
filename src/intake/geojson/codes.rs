//! Which area has a code, while areas are added: a table of their indices by what codes come to. A map of the standard library
//! is another copy of all codes, and another kilobyte for pages to fetch.

use crate::intake::Area;

/// Indices of areas plus one, 0 where nothing is, each in the first free slot from the one that its code comes to.
#[derive(Debug, Default)]
pub(super) struct Codes {
    /// Twice as many as areas, or more; none, or a power of two.
    slots: Vec<u32>,
}

impl Codes {
    /// The first area that has the code, of those that were added.
    pub(super) fn find(&self, code: &str, areas: &[Area]) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = sum(code) & last;
        loop {
            let index = (self.slots[slot] as usize).checked_sub(1)?;
            if areas.get(index)?.code == code {
                return Some(index);
            }
            slot = (slot + 1) & last;
        }
    }

    /// Adds the last of the areas, whose code none of the others has.
    pub(super) fn add(&mut self, areas: &[Area]) {
        let Some(newest) = areas.len().checked_sub(1) else { return };
        if 2 * areas.len() <= self.slots.len() {
            return self.put(newest, areas);
        }
        self.slots = vec![0; (4 * areas.len()).next_power_of_two()];
        for index in 0..areas.len() {
            self.put(index, areas);
        }
    }

    fn put(&mut self, index: usize, areas: &[Area]) {
        let last = self.slots.len() - 1;
        let mut slot = sum(&areas[index].code) & last;
        while self.slots[slot] > 0 {
            slot = (slot + 1) & last;
        }
        self.slots[slot] = index as u32 + 1;
    }
}

/// What a code comes to (FNV-1a).
fn sum(code: &str) -> usize {
    let sum =
        code.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (sum ^ (sum >> 15)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_found_and_no_other() {
        let (mut codes, mut areas) = (Codes::default(), Vec::new());
        assert_eq!(codes.find("", &areas), None);
        for i in 0..1000 {
            let code = format!("{}", i * 7);
            assert_eq!(codes.find(&code, &areas), None);
            areas.push(Area { code, ..Area::default() });
            codes.add(&areas);
        }
        for (i, area) in areas.iter().enumerate() {
            assert_eq!(codes.find(&area.code, &areas), Some(i));
        }
        assert_eq!(codes.find("8", &areas), None);
    }
}
