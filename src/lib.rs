//! Rolewright compiles job descriptions; the modules stand in reading order.

pub mod source;
pub mod diagnostic;
pub mod syntax;
pub mod model;
pub mod resolve;
pub mod lint;
pub mod render;
pub mod emit;
pub mod report;
pub mod project;
pub mod compile;
pub mod commands;
