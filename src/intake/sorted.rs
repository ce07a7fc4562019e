//! One sort for all that is read: the standard library's is compiled anew for every type and key.

/// The items by their keys, equal ones in their old order.
pub(super) fn sorted<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order = Vec::new();
    let mut places = Vec::new();
    for item in items {
        order.push((key(&item), places.len()));
        places.push(Some(item));
    }
    sort(&mut order);
    order.into_iter().filter_map(|(_, at)| places.get_mut(at)?.take()).collect()
}

/// Sorts keys, each with where its item stands.
#[inline(never)]
pub(super) fn sort(order: &mut [(u64, usize)]) {
    order.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_stay_in_their_order() {
        let items: Vec<(u64, u64)> = (0..1000).map(|i| (i * 7919 % 13, i)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|(key, _)| *key);
        assert_eq!(sorted(items, |(key, _)| *key), expected);
    }
}
