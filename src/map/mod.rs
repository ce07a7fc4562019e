//! The atlas projected once: areas, coasts and borders in metres on their planes. Knows neither the viewport
//! nor a colour; a scene places these plates on the page with one affine each.

mod area;
mod morph;
mod project;
mod slim;

pub use crate::geo::Outline;
pub use area::{Area, Bounds};
pub use morph::Morph;

use crate::FeatureId;
use crate::atlas::{Atlas, CountryIx, EditionIx, Region, RegionIx, RegionKind, Territory, World};
use crate::geo::{INSETS, Plane};
use project::{Role, globe, graticule, plate};
use std::sync::OnceLock;

/// One projected surface: metropolitan France, an inset's territory, or the world.
#[derive(Debug, Clone)]
pub struct Plate {
    /// How its metres relate to degrees.
    pub plane: Plane,
    /// Land that is only context and never picked: neighbours, countries that never held a label.
    pub context: Outline,
    /// Regions or countries, in the order of the atlas.
    pub areas: Vec<Area>,
    /// Borders between two areas.
    pub borders: Outline,
    /// Outer limits of the areas, without the cuts of the world map.
    pub coasts: Outline,
    /// Meridians and parallels; empty in France.
    pub graticule: Outline,
    /// The edge of the whole Earth; empty in France.
    pub globe: Outline,
}

impl Plate {
    fn empty(plane: Plane) -> Plate {
        Plate {
            plane,
            context: Outline::default(),
            areas: Vec::new(),
            borders: Outline::default(),
            coasts: Outline::default(),
            graticule: Outline::default(),
            globe: Outline::default(),
        }
    }

    /// Whether a box holds all of it, so that nothing has to be clipped there.
    pub fn is_within(&self, seen: &Bounds) -> bool {
        let land_only = self.context.ends.is_empty() && self.globe.ends.is_empty();
        land_only && self.areas.iter().all(|area| seen.encloses(&area.bounds))
    }

    /// One of its shapes; an area that does not exist is empty.
    pub fn outline(&self, shape: PlateShape) -> &Outline {
        const EMPTY: &Outline = &Outline { points: Vec::new(), ends: Vec::new() };
        match shape {
            PlateShape::Context => &self.context,
            PlateShape::Area(i) => self.areas.get(i as usize).map_or(EMPTY, |a| &a.outline),
            PlateShape::Borders => &self.borders,
            PlateShape::Coasts => &self.coasts,
            PlateShape::Graticule => &self.graticule,
            PlateShape::Globe => &self.globe,
        }
    }
}

/// A shape that a plate holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlateShape {
    /// Land that is only context.
    Context,
    /// An area by its index in the plate.
    Area(u16),
    /// Borders between areas.
    Borders,
    /// Outer limits.
    Coasts,
    /// Meridians and parallels.
    Graticule,
    /// The edge of the whole Earth.
    Globe,
}

/// France and, once its asset is there, the world.
#[derive(Debug, Clone)]
pub struct Map {
    /// Index 0 is the mainland, then one plate per entry of [`INSETS`].
    pub france: Vec<Plate>,
    /// The world's plate; empty until [`Map::add_world`].
    pub world: OnceLock<Plate>,
    /// Made when it is asked for first.
    morph: OnceLock<Option<Morph>>,
}

/// Largest distance between a projected edge and its chord, metres: under a tenth of a pixel at the widest.
const FRANCE_TOLERANCE: f64 = 60.0;
const WORLD_TOLERANCE: f64 = 2_000.0;

impl Map {
    /// Boxes in the place of shapes, metres, the main one first: for scenes that bring their own shapes, which painters
    /// clip where they stick out of a frame.
    #[cfg(supplied)]
    pub fn boxes(plates: impl Iterator<Item = (crate::geo::fitted::Fitted, Bounds)>) -> Map {
        let plate = |(plane, Bounds { min, max }): (_, Bounds)| {
            let corners = [min, crate::geo::point(max.x, min.y), max, crate::geo::point(min.x, max.y), min];
            let outline = Outline { points: corners.to_vec(), ends: vec![corners.len() as u32] };
            Plate { areas: vec![Area::new(None, outline)], ..Plate::empty(Plane::Fitted(plane)) }
        };
        Map { france: plates.map(plate).collect(), world: OnceLock::new(), morph: OnceLock::new() }
    }

    /// Projects France. Features without a code in the tables are left out.
    pub fn new(atlas: &Atlas) -> Map {
        let regions = |plane: Plane, shown: &dyn Fn(&Region) -> bool| {
            plate(&atlas.france, plane, FRANCE_TOLERANCE, &|i| match atlas.regions.get(i) {
                Some(region) if shown(region) => Role::Area(FeatureId::Region(RegionIx(i as u8))),
                _ => Role::Absent,
            })
        };
        let mut mainland = regions(Plane::Lambert93, &|region| region.kind == RegionKind::Mainland);
        let neighbours = plate(&atlas.context, Plane::Lambert93, FRANCE_TOLERANCE, &|_| Role::Context);
        mainland.context = neighbours.context;
        let mut france = vec![mainland];
        for inset in &INSETS {
            france.push(regions(inset.plane(), &|region| region.code == inset.code));
        }
        Map { france, world: OnceLock::new(), morph: OnceLock::new() }
    }

    /// Projects the world. Countries answer by their code in the atlas.
    pub fn add_world(&self, world: &World, atlas: &Atlas) {
        let mut plate = plate(&world.shapes, Plane::EqualEarth, WORLD_TOLERANCE, &|i| {
            if world.french[i] {
                return Role::Area(FeatureId::France);
            }
            match atlas.find_country(&world.codes[i]) {
                Some(country) => Role::Area(FeatureId::Country(country)),
                None => Role::Context,
            }
        });
        plate.graticule = graticule(WORLD_TOLERANCE);
        plate.globe = globe(WORLD_TOLERANCE);
        // A second call changes nothing: scenes that are shown rest on the first.
        let _ = self.world.set(plate);
    }

    /// The mainland between the two maps; `None` before the world is there.
    pub fn morph(&self) -> Option<&Morph> {
        let (mainland, world) = (self.france.first()?, self.world.get()?);
        self.morph.get_or_init(|| Morph::new(mainland, world)).as_ref()
    }
}

/// Countries abroad with a label in force in `edition`, in the order of the atlas.
pub fn labelled_countries(atlas: &Atlas, edition: EditionIx) -> Vec<CountryIx> {
    let active = atlas.active(edition);
    let labelled =
        |ix: &CountryIx| active.iter().any(|row| atlas.label(*row).territory == Territory::Country(*ix));
    (0..atlas.countries.len() as u8).map(CountryIx).filter(labelled).collect()
}
