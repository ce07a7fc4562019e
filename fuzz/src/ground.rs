//! The built-in facts and shapes, read once.

use std::sync::LazyLock;

use french_tech_map::atlas::source::{load, load_near};
use french_tech_map::atlas::{Atlas, Near, World};
use french_tech_map::widget::Ground;

use super::files::{FILES, NEAR};

/// What the three assets hold.
pub static LOADED: LazyLock<(Atlas, World, Near)> = LazyLock::new(|| {
    let (atlas, world) = load(&FILES).unwrap_or_default();
    let near = load_near(NEAR[0], NEAR[1]).unwrap_or_default();
    assert!(!atlas.labels.is_empty() && !world.codes.is_empty() && !near.communes.is_empty(), "no data");
    (atlas, world, near)
});

/// Before the later assets have come.
pub static FRANCE: LazyLock<Ground> = LazyLock::new(|| Ground::new(LOADED.0.clone()));

/// With all three.
pub static ALL: LazyLock<Ground> = LazyLock::new(|| {
    let (atlas, world, near) = &*LOADED;
    complete(Ground::new(atlas.clone()), world, near)
});

/// A ground with the later assets.
pub fn complete(ground: Ground, world: &World, near: &Near) -> Ground {
    ground.map.add_world(world, &ground.atlas);
    let _ = ground.near.set(near.clone());
    ground
}
