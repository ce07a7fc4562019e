#![allow(clippy::all, clippy::pedantic, clippy::unwrap_used, clippy::expect_used)]
mod support;
use french_tech_map::FeatureId;
use french_tech_map::interact::View;
use french_tech_map::scene::*;
use support::{GROUND, every_page, name_of};
#[test]
fn t() {
    for page in every_page().filter(|p| p.0.view == View::World) {
        let l = layout(&GROUND.atlas, &GROUND.map, LayoutKey::new(&page.0, page.1));
        let mut un = vec![];
        for s in l.symbols.iter().filter(|s| s.home) {
            let lab = GROUND.atlas.label(s.label);
            if !l.labels.iter().any(|n| n.feature == FeatureId::Place(lab.place)) {
                un.push(lab.city.fr.clone());
            }
        }
        if !un.is_empty() {
            println!("{} {}: {}", name_of(&page), un.len(), un.join(" "));
        }
    }
}
