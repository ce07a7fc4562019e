//! The browser's side: the JavaScript API, the canvas painter and the effects. The only module that names the
//! browser; it decides nothing that a native test could check.

mod answers;
mod api;
mod calls;
mod canvas;
#[cfg(feature = "custom-data")]
mod data;
mod effects;
#[cfg(feature = "custom-data")]
mod loading;
#[cfg(not(feature = "custom-data"))]
mod page;
mod value;

use rlsf::{GlobalTlsf, GlobalTlsfOptions};

// Where pages supply data of their own, another ground lies below the same calls.
#[cfg(feature = "custom-data")]
use self::data as page;
#[cfg(feature = "custom-data")]
use crate::supplied::{Ground, Widget};
#[cfg(not(feature = "custom-data"))]
use crate::widget::{Ground, Widget};

/// What the map allocates is small and lives long, so growing in place would be code for nothing.
struct NeverInPlace;

impl GlobalTlsfOptions for NeverInPlace {
    const ENABLE_REALLOCATION: bool = false;
}

#[global_allocator]
static ALLOCATOR: GlobalTlsf<NeverInPlace> = GlobalTlsf::new();
