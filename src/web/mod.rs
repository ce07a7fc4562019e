//! The browser's side: the JavaScript API, the canvas painter and the effects. The only module that names the
//! browser; it decides nothing that a native test could check.

mod answers;
mod api;
mod calls;
mod canvas;
mod effects;
mod value;

use rlsf::{GlobalTlsf, GlobalTlsfOptions};

/// What the map allocates is small and lives long, so growing in place would be code for nothing.
struct NeverInPlace;

impl GlobalTlsfOptions for NeverInPlace {
    const ENABLE_REALLOCATION: bool = false;
}

#[global_allocator]
static ALLOCATOR: GlobalTlsf<NeverInPlace> = GlobalTlsf::new();
