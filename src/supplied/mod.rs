//! Maps of what a host supplies, at any size: tens of thousands of areas and of marks. Knows metres and px on a plane;
//! must not know degrees, files, or the built-in facts.

pub mod mesh;
pub mod points;
