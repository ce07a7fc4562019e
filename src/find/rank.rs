//! How well a name fits what was typed. Both are folded.

use super::fold::fold;

/// The text as a whole is a name.
pub(super) const SAME: u8 = 0;
/// A name begins with it.
const BEGINS: u8 = 1;
/// Each of its words is one of a name, or begins one.
const WORDS: u8 = 2;
/// So it is once one counts the region or country, the département's number.
pub(super) const AROUND: u8 = 3;
/// So is each word of a name once a letter too many, missing, wrong or swapped is forgiven, the first one apart, in words
/// of four letters or more.
const TYPOS: u8 = 4;
/// The first one too.
const TYPOS_AT_FIRST: u8 = 5;
/// And counting what lies around.
const TYPOS_AROUND: u8 = 6;

/// Longest text that is looked at, letters.
const LONGEST: usize = 60;
/// Shortest word with a typo, bytes.
const FORGIVEN: usize = 4;
/// Words that readers leave out or add: what is without them is found as well.
const SMALL: &str = "french tech la le les l de du des d en of the in";

/// What is looked for.
pub(crate) struct Query {
    /// Folded.
    pub(super) text: String,
    /// Its words that count: all where there are none but small ones.
    counted: String,
    /// Whether typos are forgiven.
    pub(super) forgiving: bool,
}

impl Query {
    pub(crate) fn new(typed: &str) -> Query {
        let mut short = String::new();
        for letter in typed.chars().take(LONGEST) {
            short.push(letter);
        }
        let mut text = fold(&short);
        if let Some(number) = beginning_of_postcode(&text) {
            text = number.to_owned();
        }
        let (small, mut counted) = (split(SMALL, b' '), String::new());
        for word in split(&text, b' ') {
            if !small.contains(&word) {
                counted.push_str(word);
                counted.push(' ');
            }
        }
        if counted.is_empty() {
            counted.push_str(&text);
        }
        Query { text, counted, forgiving: false }
    }

    /// Whether nothing is left of it to look for.
    #[cfg(supplied)]
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Forgives typos from now on.
    #[cfg(supplied)]
    pub(crate) fn forgive(&mut self) {
        self.forgiving = true;
    }

    /// How well it fits: `own` names one to a line, and what lies `around`. `None` where it does not.
    pub(crate) fn rank(&self, own: &str, around: &str) -> Option<u8> {
        let mut rank = None;
        for name in split(own, b'\n') {
            if name == self.text {
                return Some(SAME);
            }
            if name.starts_with(&self.text) {
                rank = Some(BEGINS);
            }
        }
        if rank.is_some() {
            return rank;
        }
        let all = &[own, " ", around].concat();
        let steps: &[(u8, &str, usize)] = if self.forgiving {
            &[(TYPOS, own, 1), (TYPOS_AT_FIRST, own, 0), (TYPOS_AROUND, all, 0)]
        } else {
            &[(WORDS, own, usize::MAX), (AROUND, all, usize::MAX)]
        };
        for (rank, names, typo_from) in steps {
            if self.has_words(&split(names, b' '), *typo_from) {
                return Some(*rank);
            }
        }
        None
    }

    /// Whether each word that counts is among the names' words; a typo may be at the letter `typo_from` or later.
    fn has_words(&self, names: &[&str], typo_from: usize) -> bool {
        for word in split(&self.counted, b' ') {
            let mut found = false;
            for name in names {
                found |= begins(word, name, typo_from);
            }
            if !found {
                return false;
            }
        }
        true
    }
}

/// The parts of a text between bytes up to `mark`, ASCII; empty ones left out.
pub(super) fn split(text: &str, mark: u8) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut i) = (0, 0);
    while i <= text.len() {
        if text.as_bytes().get(i).is_none_or(|byte| *byte <= mark) {
            if i > start {
                parts.extend(text.get(start..i));
            }
            start = i + 1;
        }
        i += 1;
    }
    parts
}

/// Whether `name` begins with `word`, but for one letter at `typo_from` or later.
fn begins(word: &str, name: &str, typo_from: usize) -> bool {
    let (word, name) = (word.as_bytes(), name.as_bytes());
    let mut same = 0;
    while same < word.len() && word.get(same) == name.get(same) {
        same += 1;
    }
    if same == word.len() {
        return true;
    }
    if same < typo_from || word.len() < FORGIVEN {
        return false;
    }
    // From here on either one letter of the word is skipped, or one of the name, or one of each, or two are swapped.
    let rest = |in_word: usize, in_name: usize| match (word.get(same + in_word..), name.get(same + in_name..))
    {
        (Some(word), Some(name)) => name.starts_with(word),
        _ => false,
    };
    let swapped = word.get(same) == name.get(same + 1) && word.get(same + 1) == name.get(same);
    rest(1, 0) || rest(0, 1) || rest(1, 1) || (swapped && rest(2, 2))
}

/// What départements are numbered by of the beginning of a postcode, three digits or more; « 20 » is both of Corsica's.
fn beginning_of_postcode(text: &str) -> Option<&str> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(match text.as_bytes() {
        [b'2', b'0'] => "corse",
        [b'2', b'0', b'0' | b'1', ..] => "2a",
        [b'2', b'0', ..] => "2b",
        [b'9', b'7' | b'8', _, ..] => text.get(..3)?,
        [_, _, _, ..] => text.get(..2)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(typed: &str, names: &[&str], forgiving: bool) -> Option<u8> {
        let mut own = String::new();
        for name in names {
            own.push_str(&fold(name));
            own.push('\n');
        }
        Query { forgiving, ..Query::new(typed) }.rank(&own, "hauts de france")
    }

    #[test]
    fn the_same_comes_before_a_beginning_and_that_before_words() {
        let names = ["Côte d’Azur", "Nice"];
        assert_eq!(rank("cote d azur", &names, false), Some(SAME));
        assert_eq!(rank("NICE", &names, false), Some(SAME));
        assert_eq!(rank("cote d", &names, false), Some(BEGINS));
        assert_eq!(rank("azur", &names, false), Some(WORDS));
        assert_eq!(rank("azur nice", &names, false), Some(WORDS));
        assert_eq!(rank("french tech de nice", &names, false), Some(WORDS));
        assert_eq!(rank("nice hauts", &names, false), Some(AROUND));
        assert_eq!(rank("nice est", &names, false), None);
        assert_eq!(rank("la", &["Laval"], false), Some(BEGINS));
    }

    #[test]
    fn one_letter_of_each_kind_is_forgiven_in_words_of_four() {
        for typed in
            ["marselle", "marseiille", "marzeille", "masreille", "amrseille", "marseilles", "arseille"]
        {
            assert_eq!(rank(typed, &["Marseille"], false), None, "{typed}");
            let first = if typed.starts_with('m') { TYPOS } else { TYPOS_AT_FIRST };
            assert_eq!(rank(typed, &["Marseille"], true), Some(first), "{typed}");
        }
        for typed in ["marslle", "mraseilel", "morzeille"] {
            assert_eq!(rank(typed, &["Marseille"], true), None, "{typed} has two");
        }
        assert_eq!(rank("pua", &["Pau"], true), None, "too short");
        assert_eq!(rank("cote dazur", &["Côte d’Azur"], true), Some(TYPOS_AT_FIRST));
        assert_eq!(rank("nice huats", &["Nice"], true), Some(TYPOS_AROUND));
        assert_eq!(rank("saint etiene", &["Saint-Étienne"], true), Some(TYPOS));
        assert_eq!(rank("marseil", &["Marseille"], true), Some(BEGINS), "no typo");
    }

    #[test]
    fn postcodes_begin_with_a_departement() {
        let text = |typed| Query::new(typed).text;
        assert_eq!(
            ["59", "590", "59000", "2A", "974", "97400"].map(text),
            ["59", "59", "59", "2a", "974", "974"]
        );
        assert_eq!(["20", "20000", "20200", "06", "98800"].map(text), ["corse", "2a", "2b", "06", "988"]);
        assert_eq!(text("59 lille"), "59 lille");
        assert_eq!(text(&"x".repeat(500)).len(), LONGEST);
    }
}
