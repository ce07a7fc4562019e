//! From data to a ground in steps, so that a page with a large file can go on in between: where everything lies, which
//! projection suits that, shapes and positions in metres, and which place lies in which area.

mod draft;

use self::draft::Draft;
use super::base::{Base, Need, is_whole};
use super::ground::{Ground, Sheet};
use super::join::{Joined, facts};
use super::options::Options;
use crate::AreaIx;
use crate::atlas::{DecodeError, decode_lands, decode_world};
use crate::geo::fitted::{Fitted, Sheets, Spread};
use crate::geo::{LonLat, Outline};
use crate::intake::{Code, Dataset, Position, Problem, Spot, figures};

/// More insets than the page has cells are left out.
const INSETS: usize = 7;
/// Places, and areas, that can be told apart.
const MOST: usize = 1 << 16;

/// What is done one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Spread,
    Base,
    Project,
    Mesh,
    Join,
    Done,
}

/// Makes a [`Ground`].
pub struct Builder {
    phase: Phase,
    /// Which area, place or sheet comes next.
    at: usize,
    data: Dataset,
    options: Options,
    spread: Spread,
    sheets: Option<Sheets>,
    base: Base,
    drafts: Vec<Draft>,
    vertices: usize,
    done: usize,
    joined: Option<Joined>,
    problems: Vec<Problem>,
}

impl Builder {
    /// Begins with data; shapes of `regions` come before its own. Beyond 65,536 places or areas they are left out.
    pub fn new(mut data: Dataset, regions: Option<Dataset>, options: &Options) -> Builder {
        if let Some(mut regions) = regions {
            regions.areas.append(&mut data.areas);
            data.areas = regions.areas;
        }
        let mut problems = Vec::new();
        problems
            .extend(too_many(data.areas.len(), "a map shows 65536 areas, the first ones: leave some out"));
        problems
            .extend(too_many(data.places.len(), "a map shows 65536 places, the first ones: leave some out"));
        data.areas.truncate(MOST);
        data.places.truncate(MOST);
        let positions = data.areas.iter().flat_map(|area| &area.rings).map(Vec::len).sum::<usize>();
        Builder {
            phase: Phase::Spread,
            at: 0,
            vertices: positions + data.places.len(),
            data,
            options: options.clone(),
            spread: Spread::default(),
            sheets: None,
            base: Base::default(),
            drafts: Vec::new(),
            done: 0,
            joined: None,
            problems,
        }
    }

    /// What has to be [provided](Builder::provide) before it goes on: the land under places without shapes of their own.
    pub fn need(&self) -> Option<Need> {
        if self.phase == Phase::Base { self.base.need } else { None }
    }

    /// Gives the land that was asked for; without any, places lie on an empty sheet.
    pub fn provide(&mut self, base: Base) {
        self.base = base;
        self.base.need = None;
    }

    /// The same from the bytes of the asset.
    pub fn receive(&mut self, bytes: &[u8]) -> Result<(), DecodeError> {
        match self.need() {
            Some(Need::France) => self.provide(Base::france(decode_lands(bytes)?)),
            Some(Need::World) => self.provide(Base::world(decode_world(bytes)?)),
            None => {}
        }
        Ok(())
    }

    /// Does a part of the work, about so many vertices of it; whether work is left.
    pub fn advance(&mut self, vertices: usize) -> bool {
        let mut left = vertices.max(1);
        while left > 0 && self.phase != Phase::Done && self.need().is_none() {
            let cost = match self.phase {
                Phase::Spread => self.spread(left),
                Phase::Base => self.settle(),
                Phase::Project => self.project(),
                Phase::Mesh => self.mesh(left),
                Phase::Join => self.join(left),
                Phase::Done => 0,
            };
            self.done += cost;
            left = left.saturating_sub(cost.max(1));
        }
        self.phase != Phase::Done
    }

    /// How much is done, 0 to 1.
    pub fn progress(&self) -> f64 {
        if self.phase == Phase::Done {
            return 1.0;
        }
        // Each vertex is spread, projected and meshed in about eight phases.
        (self.done as f64 / (10 * self.vertices.max(1)) as f64).min(0.99)
    }

    /// Does what is left, and says what of the data is not on the map.
    pub fn finish(mut self) -> (Ground, Vec<Problem>) {
        while self.advance(usize::MAX) && self.need().is_none() {}
        if self.need().is_some() {
            self.provide(Base::default());
            while self.advance(usize::MAX) {}
        }
        self.ground()
    }

    /// Takes in where the next area or places lie.
    #[inline(never)]
    fn spread(&mut self, left: usize) -> usize {
        if let Some(area) = self.data.areas.get(self.at) {
            self.at += 1;
            area.rings.iter().flatten().for_each(|at| self.spread.add(*at));
            return area.rings.iter().map(Vec::len).sum();
        }
        let from = self.at - self.data.areas.len();
        let places = self.data.places.iter().skip(from).take(left);
        let mut taken = 0;
        for place in places {
            taken += 1;
            if let Position::At(at) = place.at {
                self.spread.add(at);
            }
        }
        self.at += taken;
        if taken < left {
            self.chosen();
        }
        taken
    }

    /// Asks for land where the data has none.
    fn chosen(&mut self) {
        (self.phase, self.at) = (Phase::Base, 0);
        if self.data.areas.is_empty() && !self.data.places.is_empty() {
            let sheets = self.spread.sheets(self.options.projection);
            self.base.need = Some(if sheets.main == Fitted::Lambert93 { Need::France } else { Need::World });
        }
    }

    /// Chooses the sheets, now that all is there.
    #[inline(never)]
    fn settle(&mut self) -> usize {
        let sheets = self.spread.sheets(self.options.projection);
        let is_whole =
            sheets.main == Fitted::Lambert93 && (!sheets.insets.is_empty() || is_whole(sheets.main_extent));
        for at in self.base.overseas(is_whole) {
            self.spread.add(at);
        }
        let mut sheets = self.spread.sheets(self.options.projection);
        sheets.insets.truncate(INSETS);
        self.data.areas.append(&mut self.base.areas(&sheets));
        self.drafts = (0..=sheets.insets.len()).filter_map(|i| Draft::new(&sheets, i)).collect();
        self.sheets = Some(sheets);
        (self.phase, self.at) = (Phase::Project, 0);
        0
    }

    /// Projects the next area onto the sheets that it lies on.
    #[inline(never)]
    fn project(&mut self) -> usize {
        let (Some(area), Some(sheets)) = (self.data.areas.get_mut(self.at), &self.sheets) else {
            self.projected();
            return 1;
        };
        let rings = core::mem::take(&mut area.rings);
        let ix = AreaIx(self.at as u16);
        self.at += 1;
        let count = rings.iter().map(Vec::len).sum();
        let sheet_of = |ring: &Vec<LonLat>| ring.first().and_then(|at| sheets.sheet_of(*at));
        let first = rings.first().and_then(sheet_of);
        if rings.iter().all(|ring| sheet_of(ring) == first) {
            if let Some(draft) = first.and_then(|sheet| self.drafts.get_mut(sheet)) {
                draft.add(ix, &rings);
            }
            return count;
        }
        for (i, draft) in self.drafts.iter_mut().enumerate() {
            let own: Vec<_> = rings.iter().filter(|ring| sheet_of(ring) == Some(i)).cloned().collect();
            if !own.is_empty() {
                draft.add(ix, &own);
            }
        }
        count
    }

    fn projected(&mut self) {
        for draft in &mut self.drafts {
            draft.begin_mesh();
        }
        (self.phase, self.at) = (Phase::Mesh, 0);
    }

    #[inline(never)]
    fn mesh(&mut self, left: usize) -> usize {
        let Some(draft) = self.drafts.get_mut(self.at) else {
            (self.phase, self.at) = (Phase::Join, 0);
            return 1;
        };
        if draft.mesh.as_mut().is_some_and(|mesh| mesh.advance(left)) {
            return left.min(self.vertices.max(1));
        }
        self.finish_sheet();
        self.at += 1;
        1
    }

    #[inline(never)]
    fn finish_sheet(&mut self) {
        let (Some(sheets), at) = (&self.sheets, self.at) else { return };
        let context = if at == 0 { self.base.context() } else { Outline::default() };
        if let Some(draft) = self.drafts.get_mut(at) {
            draft.finish(sheets, at, context, self.base.is_given(), self.base.is_only_land());
        }
    }

    /// Finds the areas of the next places.
    #[inline(never)]
    fn join(&mut self, left: usize) -> usize {
        let joined = self.joined.get_or_insert_with(|| Joined::new(&self.data, self.base.is_only_land()));
        let grounds: Vec<&Sheet> = self.drafts.iter().filter_map(|draft| draft.sheet.as_ref()).collect();
        let Some(sheets) = &self.sheets else { return 1 };
        let places = joined.join(&self.data, sheets, &grounds, left);
        if places < left {
            self.phase = Phase::Done;
        }
        places
    }

    fn ground(self) -> (Ground, Vec<Problem>) {
        let sheets: Vec<Sheet> = self.drafts.into_iter().filter_map(|draft| draft.sheet).collect();
        let joined = self.joined.unwrap_or_default();
        let (facts, spots, mut problems) = facts(self.data, joined, &self.options, &self.base);
        problems.extend(self.problems);
        (Ground::of(facts, sheets, spots), problems)
    }
}

/// What is said where more than [`MOST`] are left out.
fn too_many(count: usize, message: &str) -> Option<Problem> {
    (count > MOST)
        .then(|| Problem::supplied(Code::TooManyRecords, Spot::File, &figures::count(count), message))
}
