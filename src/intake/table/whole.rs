//! What only the whole table tells: which of two numbers is the latitude, whether they are metres, which codes lost their
//! zero, which tiers there are, and which rows say the same.

use super::columns::Role;
use super::rows::{Columns, Coordinate, Draft, Tally};
use crate::geo::{Lambert93, LonLat, Projection, point};
use crate::intake::figures::count;
use crate::intake::role::fold;
use crate::intake::sniff::find;
use crate::intake::tiers::{self, Found, MOST, Tiers};
use crate::intake::{Code, Dataset, Place, Position, Problem, Spot, Tier};
use crate::sorted::{firsts, sort_by};

/// How the pairs of a table are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Plan {
    /// The second number is the latitude or northing.
    mirrored: bool,
    /// Metres of Lambert-93.
    metres: bool,
}

/// Gives rows their places and says what is wrong with them as a whole.
pub(super) fn placed(drafts: Vec<Draft>, columns: &mut Columns, problems: &mut Vec<Problem>) -> Vec<Draft> {
    let plan = plan(&drafts, columns);
    say_plan(plan, &drafts, columns, problems);
    let zeros = Zeros::of(&drafts);
    let mut mended = Tally::default();
    let mut placed = Vec::new();
    for mut draft in drafts {
        let code = zeros.mend(&draft.code);
        let position = match &draft.pair {
            Some(pair) => position(pair, plan, columns, problems),
            None => Some(Position::Code(code.clone())),
        };
        let Some(at) = position else { continue };
        if draft.pair.is_none() && code != draft.code {
            let column = columns.index(Role::Code).unwrap_or(usize::MAX);
            mended.add(draft.line, columns.header(column), &draft.code);
            if draft.place.name == draft.code {
                draft.place.name = code;
            }
        }
        draft.place.at = at;
        placed.push(draft);
    }
    mended.say(Code::ZeroLost, ZERO, problems);
    placed
}

/// What is made of rows that are [`placed`] and differ.
pub(super) fn dataset(drafts: Vec<Draft>, columns: &Columns, problems: &mut Vec<Problem>) -> Dataset {
    let (places, tiers) = ranked(drafts, columns, problems);
    Dataset { places, tiers, ..Dataset::default() }
}

const ZERO: &str = "a spreadsheet took the zero at the beginning of this code away, and it was put back: format the column \
    as text before saving";

/// Decides for all rows by what most of them allow.
fn plan(drafts: &[Draft], columns: &Columns) -> Plan {
    let straight = Plan { mirrored: false, metres: false };
    // Where letters of the compass say which is which, nothing is to be found out.
    let free = drafts.iter().filter_map(|draft| draft.pair.as_ref());
    let free = free.filter(|pair| pair.iter().all(|coordinate| coordinate.number.axis.is_none()));
    let pairs: Vec<[f64; 2]> = free.map(|[lat, lon]| [lat.number.value, lon.number.value]).collect();
    let count = |holds: fn(f64, f64) -> bool, mirrored: bool| {
        let ordered = pairs.iter().map(|[a, b]| if mirrored { [*b, *a] } else { [*a, *b] });
        ordered.filter(|[lat, lon]| holds(*lat, *lon)).count()
    };
    let most = |count: usize| count > 0 && count * 10 >= pairs.len() * 9;
    for mirrored in [false, true] {
        if most(count(in_lambert, mirrored)) {
            return Plan { mirrored, metres: true };
        }
    }
    let said = says_order(columns);
    let possible = if said { on_earth } else { inhabited };
    let (fits, fits_mirrored) = (count(possible, false), count(possible, true));
    let (mainland, mainland_mirrored) = (count(in_france, false), count(in_france, true));
    // One row or two may well be in Somalia.
    let enough = if said { 3 } else { 1 };
    let impossible = pairs.len() - fits;
    let mirrored = most(fits_mirrored)
        && fits_mirrored >= fits
        && (impossible * 2 >= pairs.len().max(1)
            || (mainland_mirrored > mainland && impossible > 0)
            || (mainland_mirrored >= enough && most(mainland_mirrored)));
    Plan { mirrored, ..straight }
}

/// Whether the header says which of two numbers comes first.
fn says_order(columns: &Columns) -> bool {
    let together = columns.index(Role::LatLon).map(|index| fold(columns.header(index)));
    together.is_none_or(|header| find(&header, "lat").is_some())
}

fn on_earth(lat: f64, lon: f64) -> bool {
    lat.abs() <= 90.0 && lon.abs() <= 180.0
}

fn inhabited(lat: f64, lon: f64) -> bool {
    on_earth(lat, lon) && lat > -60.0
}

fn in_france(lat: f64, lon: f64) -> bool {
    (41.0..51.5).contains(&lat) && (-5.5..10.0).contains(&lon)
}

fn in_lambert(northing: f64, easting: f64) -> bool {
    (0.0..=1.3e6).contains(&easting) && (6.0e6..=7.2e6).contains(&northing)
}

fn say_plan(plan: Plan, drafts: &[Draft], columns: &mut Columns, problems: &mut Vec<Problem>) {
    let Some([first, _]) = drafts.iter().find_map(|draft| draft.pair.as_ref()) else { return };
    let spot = Spot::Line(first.line, columns.header(first.column).to_owned());
    if plan.metres {
        let message =
            "the coordinates are metres of Lambert-93 and were converted into degrees: nothing is to be done";
        problems.push(Problem::new(Code::Converted, spot.clone(), &first.written, message));
    }
    if !plan.mirrored {
        return;
    }
    if says_order(columns) {
        let message = "latitudes and longitudes have changed places in the whole file, and were read as they are meant: \
            correct the header";
        problems.push(Problem::new(Code::Swapped, spot, &first.written, message));
    }
    for column in &mut columns.understood {
        column.role = match column.role {
            Some(Role::LatLon) => Some(Role::LonLat),
            Some(Role::LonLat) => Some(Role::LatLon),
            Some(Role::Latitude) => Some(Role::Longitude),
            Some(Role::Longitude) => Some(Role::Latitude),
            role => role,
        };
    }
}

fn position(
    pair: &[Coordinate; 2],
    plan: Plan,
    columns: &Columns,
    problems: &mut Vec<Problem>,
) -> Option<Position> {
    let told = pair.iter().any(|coordinate| coordinate.number.axis.is_some());
    let [lat, lon] = if plan.mirrored && !told { [&pair[1], &pair[0]] } else { [&pair[0], &pair[1]] };
    let (north, east) = (lat.number.value, lon.number.value);
    if plan.metres && in_lambert(north, east) {
        return Lambert93.invert(point(east, north)).map(Position::At);
    }
    if !plan.metres && on_earth(north, east) {
        return Some(Position::At(LonLat { lon: east, lat: north }));
    }
    outside([lat, lon], plan, columns, problems);
    None
}

/// Says which of latitude and longitude is impossible.
fn outside([lat, lon]: [&Coordinate; 2], plan: Plan, columns: &Columns, problems: &mut Vec<Problem>) {
    let (north, east) = (lat.number.value, lon.number.value);
    let mut say = |coordinate: &Coordinate, message: &str| {
        let spot = Spot::Line(coordinate.line, columns.header(coordinate.column).to_owned());
        problems.push(Problem::new(Code::OutsideEarth, spot, &coordinate.written, message));
    };
    if plan.metres {
        say(
            lat,
            "the other rows are metres of Lambert-93 in metropolitan France, and this one is not; the row is left out: \
             convert it like the others",
        );
        return;
    }
    let (bad_lat, bad_lon) = (north.abs() > 90.0, east.abs() > 180.0);
    if bad_lat && on_earth(east, north) {
        say(
            lat,
            "a latitude goes from −90 to 90; the row is left out: perhaps latitude and longitude have changed places in it",
        );
        return;
    }
    if bad_lat {
        say(
            lat,
            advice(north, "a latitude goes from −90 to 90; the row is left out: look for a wrong digit"),
        );
    }
    // Both in one cell are said once.
    if bad_lon && (lat.column != lon.column || !bad_lat) {
        say(
            lon,
            advice(east, "a longitude goes from −180 to 180; the row is left out: look for a wrong digit"),
        );
    }
}

fn advice(value: f64, small: &'static str) -> &'static str {
    if value.abs() < 1000.0 {
        return small;
    }
    "this is no number of degrees; the row is left out: put the decimal point back if it was lost, or export metres of a \
     projection as WGS 84 (EPSG:4326)"
}

/// How long codes are where none lost its zero.
struct Zeros {
    five: bool,
    two: bool,
}

impl Zeros {
    fn of(drafts: &[Draft]) -> Zeros {
        let numbered = |code: &str| code.starts_with(|c: char| c.is_ascii_digit());
        let has = |length| drafts.iter().any(|draft| draft.code.len() == length && numbered(&draft.code));
        Zeros { five: has(5), two: has(2) && !has(5) }
    }

    /// INSEE codes of communes have five characters, those of départements two.
    fn mend(&self, code: &str) -> String {
        let lost = match code.len() {
            4 => self.five,
            1 => self.two,
            _ => false,
        };
        let digits = code.bytes().all(|byte| byte.is_ascii_digit());
        if lost && digits { ["0", code].concat() } else { code.to_owned() }
    }
}

/// Rows of one fingerprint that are told apart. More are chance for nobody.
const ALIKE: usize = 64;

/// Leaves out rows that say the same as one before them.
pub(super) fn once(drafts: Vec<Draft>, problems: &mut Vec<Problem>) -> Vec<Draft> {
    let mut order: Vec<(u64, usize)> =
        drafts.iter().enumerate().map(|(i, draft)| (fingerprint(draft), i)).collect();
    sort_by(&mut order, |a, b| a < b);
    // The line of the first that says the same.
    let mut twins = vec![None; drafts.len()];
    for group in order.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let mut different: Vec<&Draft> = Vec::new();
        for (_, i) in group {
            let draft = &drafts[*i];
            let same = |other: &&&Draft| other.place == draft.place && other.tier == draft.tier;
            match different.iter().find(same) {
                Some(first) => twins[*i] = Some(first.line),
                None if different.len() < ALIKE => different.push(draft),
                None => {}
            }
        }
    }
    let mut out = Vec::new();
    for (draft, twin) in drafts.into_iter().zip(twins) {
        let Some(line) = twin else {
            out.push(draft);
            continue;
        };
        let advice = " and is read once: take one of them out";
        let message = ["the row says the same as line ", &count(line), advice].concat();
        let spot = Spot::Line(draft.line, String::new());
        problems.push(Problem::new(Code::RowTwice, spot, &draft.place.name, message));
    }
    out
}

/// The same for rows that say the same: FNV-1a of all they say.
fn fingerprint(Draft { place, tier, .. }: &Draft) -> u64 {
    let Place { name, group, link, note, edition, at, .. } = place;
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut mix = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for text in [name, group, link, note, edition, tier] {
        mix(text.as_bytes());
    }
    match at {
        // Zero and minus zero are the same.
        Position::At(LonLat { lon, lat }) => {
            mix(&(lon + 0.0).to_bits().to_le_bytes());
            mix(&(lat + 0.0).to_bits().to_le_bytes());
        }
        Position::Code(code) => mix(code.as_bytes()),
    }
    hash
}

/// Gives each place its tier, in the order in which tiers are met.
fn ranked(drafts: Vec<Draft>, columns: &Columns, problems: &mut Vec<Problem>) -> (Vec<Place>, Vec<Tier>) {
    let mut tiers = Tiers::default();
    let words = drafts.iter().map(|draft| (!draft.tier.is_empty()).then(|| tiers.find(&draft.tier)));
    let found: Vec<Option<Found>> = words.collect();
    let column = columns.index(Role::Tier).map_or("", |index| columns.header(index));
    let (mut places, mut beyond) = (Vec::new(), Vec::new());
    for (mut draft, found) in drafts.into_iter().zip(found) {
        let spot = || Spot::Line(draft.line, column.to_owned());
        draft.place.tier = match found {
            Some(Found::Tier(rank)) => rank,
            Some(Found::TooMany | Found::Unknown) => {
                beyond.push((spot(), draft.tier));
                continue;
            }
            None if tiers.known.is_empty() => 0,
            None => {
                let message = "the row has no tier and is shown in the last one: fill it in";
                problems.push(Problem::new(Code::NoTier, spot(), &draft.place.name, message));
                (tiers.known.len() - 1) as u8
            }
        };
        places.push(draft.place);
    }
    say_beyond(beyond, problems);
    let mut tiers = tiers.known;
    if tiers.is_empty() && !places.is_empty() {
        tiers.push(Tier::default());
    }
    (places, tiers)
}

/// Of rows whose tier would be one too many.
fn say_beyond(beyond: Vec<(Spot, String)>, problems: &mut Vec<Problem>) {
    let keys: Vec<String> = beyond.iter().map(|(_, tier)| tiers::key(tier)).collect();
    let is_first = |(i, first): &(usize, usize)| i == first;
    let different = MOST + firsts(&keys).into_iter().enumerate().filter(is_first).count();
    for (spot, tier) in beyond {
        let message = [
            "the column has ",
            &count(different),
            " different words and the map at most ",
            &count(MOST),
            " tiers; the row is left out: use fewer words, or name the column otherwise if it holds no tiers",
        ]
        .concat();
        problems.push(Problem::new(Code::TooManyTiers, spot, &tier, message));
    }
}
