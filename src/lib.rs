//! The map of the French Tech label.
