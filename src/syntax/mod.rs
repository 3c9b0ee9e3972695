//! Text becomes a YAML tree with places.

pub mod tree;
