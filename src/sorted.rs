//! One sort for supplied data, of which there may be any amount: [`order`](crate::order) is shorter and for a few items.
//! The standard library's is compiled anew for every type and key.

/// The stable order of `0..n`: `before(a, b)` says whether item `a` has to come before item `b`.
#[inline(never)]
pub(crate) fn ranks(n: usize, before: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    let mut merged = order.clone();
    let mut width = 1;
    while width < n {
        let mut begin = 0;
        while begin < n {
            let (middle, end) = (n.min(begin + width), n.min(begin + 2 * width));
            merge(&order[begin..middle], &order[middle..end], &mut merged[begin..end], before);
            begin = end;
        }
        core::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

/// Two sorted parts as one.
fn merge(
    mut left: &[usize],
    mut right: &[usize],
    out: &mut [usize],
    before: &mut dyn FnMut(usize, usize) -> bool,
) {
    for slot in out {
        match (left, right) {
            ([a, rest @ ..], []) => (*slot, left) = (*a, rest),
            ([a, rest @ ..], [b, ..]) if !before(*b, *a) => (*slot, left) = (*a, rest),
            (_, [b, rest @ ..]) => (*slot, right) = (*b, rest),
            ([], []) => {}
        }
    }
}

/// Sorts in place, equal items in their old order: `before(a, b)` says whether `a` has to come before `b`.
pub(crate) fn sort_by<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    let mut ranks = ranks(items.len(), &mut |a, b| before(&items[a], &items[b]));
    // Each cycle of what changes places, from its first item on.
    for first in 0..items.len() {
        let mut at = first;
        loop {
            let from = core::mem::replace(&mut ranks[at], at);
            if from == first {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// For each text the index of the first that is the same, which is its own for the first.
pub(crate) fn firsts(texts: &[String]) -> Vec<usize> {
    let order = ranks(texts.len(), &mut |a, b| texts[a] < texts[b]);
    let mut firsts = vec![0; texts.len()];
    let mut first = 0;
    for (rank, at) in order.iter().enumerate() {
        if rank == 0 || texts[first] != texts[*at] {
            first = *at;
        }
        firsts[*at] = first;
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_stably_whatever_the_length_and_the_order_before() {
        for n in (0..70_u64).chain([1000]) {
            for factor in [0, 1, 7919, u64::MAX] {
                let mut items: Vec<(u64, u64)> = (0..n).map(|i| (i.wrapping_mul(factor) % 13, i)).collect();
                let mut expected = items.clone();
                expected.sort_by_key(|(key, _)| *key);
                sort_by(&mut items, |a, b| a.0 < b.0);
                assert_eq!(items, expected);
            }
        }
    }

    #[test]
    fn what_comes_again_leads_to_where_it_came_first() {
        let texts = ["b", "a", "b", "", "a", "b"].map(str::to_owned);
        assert_eq!(firsts(&texts), [0, 1, 0, 3, 1, 0]);
    }
}
