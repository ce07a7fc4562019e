//! Reads GeoJSON (RFC 7946), in steps, so that a page with a file of 30 MB does not stand still: first the brackets, then
//! feature by feature, and when all positions have been seen, what goes onto the map.

mod codes;
mod feature;
mod meridian;
mod place;
mod plane;
mod properties;
mod report;
mod rings;
mod shape;
mod skim;
mod top;
mod walk;

use std::borrow::Cow;
use std::collections::VecDeque;

use self::feature::Shared;
use self::place::{Draft, Placing};
use self::plane::{Finding, Order, Plane};
use self::properties::Meanings;
use self::report::{Path, Report};
use self::skim::{Element, Place, Skim, Stop};
use self::top::Top;
use crate::intake::figures::count;
use crate::intake::json::{self, Flaw, Value};
use crate::intake::sniff::{self, Kind};
use crate::intake::{Code, Intake, Options, Spot, Tier};

/// How deep the parser of JSON goes, whatever the limit.
const DEEPEST: usize = 120;
/// Bytes that are skimmed in the time in which one is parsed.
const SKIMMED: usize = 8;
/// Bytes that are parsed in the time in which a position is placed.
const PLACED: usize = 4;

/// A reading of a text that can be interrupted.
#[derive(Debug)]
pub struct Reader<'a> {
    text: Cow<'a, str>,
    options: Options,
    phase: Phase,
    report: Report,
    skim: Skim,
    top: Top,
    elements: VecDeque<Element>,
    plane: Plane,
    order: Order,
    meanings: Meanings,
    positions: usize,
    drafts: VecDeque<Draft>,
    placing: Placing,
    /// Features in all, and those that are placed.
    records: [usize; 2],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Skim,
    Parse,
    Place,
    Done,
}

impl<'a> Reader<'a> {
    /// Begins with a text. Nothing of it is read before [`Reader::advance`].
    pub fn new(text: impl Into<Cow<'a, str>>, options: Options) -> Reader<'a> {
        let mut options = options;
        options.limits.depth = options.limits.depth.min(DEEPEST);
        let mut reader = Reader {
            text: text.into(),
            options,
            phase: Phase::Skim,
            report: Report::default(),
            skim: Skim::new(options.limits),
            top: Top::Collection,
            elements: VecDeque::new(),
            plane: Plane::Degrees,
            order: Order::default(),
            meanings: Meanings::default(),
            positions: 0,
            drafts: VecDeque::new(),
            placing: Placing::default(),
            records: [0; 2],
        };
        reader.begin();
        reader
    }

    fn begin(&mut self) {
        if let Some(rest) = self.text.strip_prefix('\u{feff}') {
            let message =
                "begins with a mark of the order of bytes: it was passed over; save as UTF-8 without BOM";
            self.report.file(Code::ByteOrderMark, message);
            self.text = Cow::Owned(rest.to_owned());
        }
        let limit = self.options.limits.bytes;
        if self.text.len() > limit {
            // Not how large it is: pages stop fetching at the limit.
            let message = [
                "is larger than the limit of ",
                &megabytes(limit),
                ": simplify the shapes (mapshaper.org does), or raise the limit of bytes",
            ]
            .concat();
            return self.refuse(Code::TooLarge, Spot::File, "", &message);
        }
        match sniff::kind(&self.text) {
            Kind::Json => {}
            Kind::Text => self.refuse(Code::NotData, Spot::File, "", "is no GeoJSON: that begins with {"),
            Kind::Other(message) => self.refuse(Code::NotData, Spot::File, "", message),
        }
    }

    /// Reads on for about as long as it takes to parse so many bytes, and at least one feature; false when all is done.
    pub fn advance(&mut self, bytes: usize) -> bool {
        let mut left = bytes.max(1);
        while left > 0 && self.phase != Phase::Done {
            let cost = match self.phase {
                Phase::Skim => self.skim(left),
                Phase::Parse => self.parse(),
                Phase::Place => self.place(),
                Phase::Done => 0,
            };
            left = left.saturating_sub(cost.max(1));
        }
        self.phase != Phase::Done
    }

    /// How much has been read, 0 to 1.
    pub fn progress(&self) -> f64 {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        match self.phase {
            Phase::Skim => 0.1 * share(self.skim.at, self.text.len()),
            Phase::Parse => {
                let at = self.elements.front().map_or(self.text.len(), |element| element.bytes.start);
                0.1 + 0.8 * share(at, self.text.len())
            }
            Phase::Place => 0.9 + 0.1 * share(self.records[1], self.records[0]),
            Phase::Done => 1.0,
        }
    }

    /// Reads what is left, and says what became of the text.
    pub fn finish(mut self) -> Intake {
        while self.advance(usize::MAX) {}
        Intake::new(self.placing.dataset, self.report.finish(), &self.options)
    }

    /// Ends with nothing.
    fn refuse(&mut self, code: Code, spot: Spot, value: &str, message: &str) {
        self.report.push(code, spot, value, message);
        self.elements.clear();
        self.drafts.clear();
        self.phase = Phase::Done;
    }

    #[inline(never)]
    fn skim(&mut self, bytes: usize) -> usize {
        let before = self.skim.at;
        match self.skim.advance(&self.text, bytes.saturating_mul(SKIMMED)) {
            Ok(false) => {}
            Ok(true) => self.skimmed(),
            Err(stop) => self.stop(stop),
        }
        (self.skim.at - before) / SKIMMED
    }

    #[inline(never)]
    fn stop(&mut self, stop: Stop) {
        let limits = self.options.limits;
        match stop {
            Stop::Deep(place) => {
                let message = [
                    "brackets are nested more than ",
                    &count(limits.depth),
                    " deep: GeoJSON needs ten at most; raise the limit of depth for more, up to ",
                    &count(DEEPEST),
                ]
                .concat();
                self.refuse(Code::TooDeep, spot(place), "", &message);
            }
            Stop::Many => {
                let message = [
                    "has more than ",
                    &count(limits.records),
                    " features, which is the limit: leave some out, or raise the limit of records",
                ]
                .concat();
                self.refuse(Code::TooManyRecords, Spot::File, "", &message);
            }
            Stop::Bracket(place, bracket) => {
                let message =
                    "closes nothing that is open: a bracket is missing before it, or this one is too many";
                self.refuse(Code::Syntax, spot(place), bracket.encode_utf8(&mut [0; 4]), message);
            }
            Stop::Cut(place, open) => {
                let many = [&count(open), " brackets are"].concat();
                let brackets = if open == 1 { "one bracket is" } else { &many };
                let advice = " open: it was perhaps cut off on its way; download or export it anew";
                let message = ["the file ends while ", brackets, advice].concat();
                self.refuse(Code::Syntax, spot(place), "", &message);
            }
        }
    }

    /// Looks at what is around the features.
    #[inline(never)]
    fn skimmed(&mut self) {
        let list = self.skim.list.clone();
        self.top = match top::kind(&self.skim.kind, list.is_some()) {
            Ok(top) => top,
            Err(message) => return self.refuse(Code::NotData, Spot::File, &self.skim.kind.clone(), message),
        };
        self.phase = Phase::Parse;
        if self.top != Top::Collection {
            let begin = Place { line: 1, column: 1 };
            self.elements = [Element { bytes: 0..self.text.len(), begin }].into();
            return;
        }
        // The collection without what is between the brackets of its list.
        let cut = list.as_ref().map_or(0..0, |list| list.start + 1..list.end - 1);
        let mut around = self.text.get(..cut.start).unwrap_or_default().to_owned();
        around.push_str(self.text.get(cut.end..).unwrap_or_default());
        match json::parse(&around) {
            Ok(value) => self.collection(&value, list.is_some()),
            Err(Flaw { offset, message }) => {
                let offset = if offset < cut.start { offset } else { offset + cut.len() };
                let place = Place { line: 1, column: 1 }.after(&self.text, offset);
                self.refuse(Code::Syntax, spot(place), "", message);
            }
        }
    }

    fn collection(&mut self, value: &Value<'_>, has_list: bool) {
        if !top::check(value, has_list, &mut self.report) {
            self.phase = Phase::Done;
            return;
        }
        self.placing.tiers = top::tiers(value, &mut self.report);
        let Some(plane) = top::plane(value, &mut self.report) else {
            self.phase = Phase::Done;
            return;
        };
        self.plane = plane;
        self.elements = core::mem::take(&mut self.skim.elements).into();
        if self.elements.is_empty() {
            let path = Path::Key(&Path::Root, "features");
            self.report.at(Code::Empty, &path, "[]", "is empty: export the file anew, with features");
        }
    }

    /// Parses the next feature; what that cost.
    #[inline(never)]
    fn parse(&mut self) -> usize {
        let Some(element) = self.elements.pop_front() else {
            self.parsed();
            return 1;
        };
        let index = (self.top == Top::Collection).then_some(self.records[0]);
        self.records[0] += 1;
        self.report.order = self.records[0];
        let piece = self.text.get(element.bytes.clone()).unwrap_or_default();
        let mut shared = Shared {
            report: &mut self.report,
            plane: self.plane,
            order: &mut self.order,
            meanings: &mut self.meanings,
            positions: &mut self.positions,
        };
        let draft = match json::parse(piece) {
            Ok(value) if self.top == Top::Geometry => Some(feature::read_bare(&value, &mut shared)),
            Ok(value) => feature::read(index, &value, &mut shared),
            Err(Flaw { offset, message }) => {
                let place = element.begin.after(piece, offset);
                let message =
                    if piece.is_empty() { "there is a comma too many before this" } else { message };
                self.report.push(Code::Syntax, spot(place), "", message);
                None
            }
        };
        self.drafts.extend(draft);
        self.count_positions();
        element.bytes.len()
    }

    /// Ends with nothing if there are too many positions.
    fn count_positions(&mut self) {
        if self.positions > self.options.limits.positions {
            let message = [
                "has more than ",
                &count(self.options.limits.positions),
                " positions, which is the limit: simplify the shapes (mapshaper.org does), or raise the limit of positions",
            ]
            .concat();
            self.refuse(Code::TooManyPositions, Spot::File, "", &message);
        }
    }

    /// Looks at all positions together.
    #[inline(never)]
    fn parsed(&mut self) {
        self.phase = Phase::Place;
        self.report.order = 0;
        if self.plane != Plane::Degrees {
            return;
        }
        match self.order.finding() {
            Finding::AsWritten => {}
            Finding::Metres => {
                let message = "coordinates are no degrees but metres, it seems of Lambert-93: export the file in WGS 84 \
                               (EPSG:4326), or add a crs member that says EPSG:2154";
                self.refuse(Code::UnknownPlane, Spot::File, "", message);
            }
            Finding::Swapped => {
                let message = "latitudes come before longitudes, as some are beyond 90: they were swapped in the whole \
                               file. GeoJSON has the longitude first";
                self.swap(message);
            }
            Finding::SwappedFrance => {
                let message = "latitudes come before longitudes, as all positions would be in France and none is: they \
                               were swapped in the whole file. GeoJSON has the longitude first";
                self.swap(message);
            }
            Finding::Perhaps => {
                let message = "the only position would be in France if its numbers changed places: GeoJSON has the \
                               longitude first. Swap them if it should be there";
                self.report.file(Code::PerhapsSwapped, message);
            }
        }
    }

    fn swap(&mut self, message: &str) {
        self.placing.swapped = true;
        self.report.file(Code::Swapped, message);
    }

    /// Places the next feature; what that cost.
    #[inline(never)]
    fn place(&mut self) -> usize {
        let Some(draft) = self.drafts.pop_front() else {
            self.placed();
            return 1;
        };
        self.records[1] += 1;
        self.report.order = draft.index.map_or(1, |index| index + 1);
        let positions: usize = draft.shape.polygons.iter().flat_map(|(_, rings)| rings).map(Vec::len).sum();
        self.placing.place(draft, &mut self.report);
        positions * PLACED
    }

    /// Gives places without a tier the last one.
    fn placed(&mut self) {
        self.phase = Phase::Done;
        let Placing { dataset, tiers, without_tier, .. } = &mut self.placing;
        dataset.tiers = core::mem::take(&mut tiers.known);
        let Some(last) = dataset.tiers.len().checked_sub(1) else {
            if !dataset.places.is_empty() {
                dataset.tiers.push(Tier::default());
            }
            return;
        };
        let name = dataset.tiers.get(last).map_or("", |tier| &tier.id);
        for (place, index) in core::mem::take(without_tier) {
            if let Some(place) = dataset.places.get_mut(place) {
                place.tier = last as u8;
            }
            self.report.order = index.map_or(1, |index| index + 1);
            let path = index.map_or(Path::Root, Path::Feature);
            let message =
                ["the place names no tier: it was put into the last, ", name, ". Add a property \"tier\""]
                    .concat();
            self.report.at(Code::NoTier, &Path::Key(&path, "properties"), "", message);
        }
    }
}

fn spot(place: Place) -> Spot {
    Spot::Line(place.line, ["column ", &count(place.column)].concat())
}

/// « 1.5 MB », « 40 bytes ».
fn megabytes(bytes: usize) -> String {
    match bytes {
        0..100_000 => [&count(bytes), " bytes"].concat(),
        _ => {
            let tenths = bytes.saturating_add(50_000) / 100_000;
            [&count(tenths / 10), ".", &count(tenths % 10), " MB"].concat()
        }
    }
}
