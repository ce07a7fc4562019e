//! No input makes the reader panic: random text, and the real files with a few characters changed.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::data::Data;

const TABLES: [usize; 5] = [4, 5, 6, 7, 8];

/// One change to a text: where, as a share of its length, how much is cut, and what is put there.
type Change = (usize, f64, usize, String);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let words = prop_oneof![
        "[,\"\n\r';-]{1,3}",
        "[0-9.e-]{1,6}",
        Just("NaN".to_owned()),
        Just("inf".to_owned()),
        Just("capitale".to_owned()),
        Just("lost".to_owned()),
        Just("2014".to_owned()),
        Just("adds".to_owned()),
        Just("lille".to_owned()),
        "\\PC{0,4}",
    ];
    vec((0..TABLES.len(), 0.0..1.0, 0..12usize, words), 1..6)
}

fn mutate(data: &mut Data, changes: &[Change]) {
    for (table, share, cut, put) in changes {
        let text = &mut data.0[TABLES[*table]];
        let chars: Vec<char> = text.chars().collect();
        let at = (chars.len() as f64 * share) as usize;
        let rest = chars[at..].iter().skip(*cut);
        *text = chars[..at].iter().copied().chain(put.chars()).chain(rest.copied()).collect();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_refused(bytes in vec(any::<u8>(), 0..400), table in 0..5usize) {
        let mut data = Data::without_shapes();
        data.0[TABLES[table]] = String::from_utf8_lossy(&bytes).into_owned();
        prop_assert!(data.load().is_err());
    }

    #[test]
    fn random_cells_are_refused(cells in vec("[a-z0-9\"\\- ,é’']{0,60}", 1..20), table in 0..4usize) {
        let mut data = Data::without_shapes();
        let header = data.0[TABLES[table]].lines().next().unwrap_or_default().to_owned();
        data.0[TABLES[table]] = format!("{header}\n{}\n", cells.join("\n"));
        prop_assert!(data.load().is_err());
    }

    #[test]
    fn changed_facts_without_shapes_never_panic(changes in changes()) {
        let mut data = Data::without_shapes();
        mutate(&mut data, &changes);
        let _ = data.load();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_facts_on_real_shapes_never_panic(changes in changes()) {
        let mut data = Data::real();
        mutate(&mut data, &changes);
        if let Ok((atlas, _)) = data.load() {
            for label in &atlas.labels {
                prop_assert!(atlas.history(label.place).iter().any(|ix| atlas.label(*ix) == label));
            }
        }
    }
}
