//! The two binary assets.
