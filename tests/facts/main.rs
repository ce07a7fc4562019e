//! The tables of `data/`: what the real ones say, and that no broken copy of them passes or panics.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot read its data must fail")]

mod broken;
mod data;
mod near;
mod noise;
mod real;
