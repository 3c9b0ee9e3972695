//! The one integration binary. `tests/README.md` says how cases are added.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files"
)]

mod filled;
mod support;

mod cli;
mod documents;
mod examples;
mod house_rules;
mod languages;
mod mistakes;
mod property;
mod readme;
mod real;
mod rules;
mod starters;
