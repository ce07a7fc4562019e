//! `ftmap`, the newsroom's command line.

fn main() {}
