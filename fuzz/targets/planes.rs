//! `planes` of the crate beside it, for libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| french_tech_map_fuzz::planes(bytes));
