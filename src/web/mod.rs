//! The browser's side: the JavaScript API, the canvas painter and the effects. The only module that names the
//! browser; it decides nothing that a native test could check.

mod api;
mod canvas;
mod effects;
