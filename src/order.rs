//! One sort for the whole crate. The standard library's is compiled anew for every type and key: a dozen uses were
//! 40 kB of wasm, a sixth of it.

/// The stable order of `0..n`: `before(a, b)` says whether item `a` has to come before item `b`.
pub(crate) fn ranks(n: usize, before: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut order = Vec::new();
    for item in 0..n {
        let slot = order.partition_point(|other| !before(item, *other));
        order.insert(slot, item);
    }
    order
}

/// Sorts in place, equal items in their old order: `before(a, b)` says whether `a` has to come before `b`.
pub(crate) fn sort_by<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    let ranks = ranks(items.len(), &mut |a, b| before(&items[a], &items[b]));
    for i in 0..items.len() {
        // Earlier swaps may have moved the item that belongs here.
        let mut from = ranks[i];
        while from < i {
            from = ranks[from];
        }
        items.swap(i, from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_stably_whatever_the_length() {
        for n in 0..70_u32 {
            let mut items: Vec<(u32, u32)> = (0..n).map(|i| (i.wrapping_mul(2_654_435_761) % 7, i)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by(&mut items, |a, b| a.0 < b.0);
            assert_eq!(items, expected);
        }
    }
}
