//! Role and template become a page of blocks.

pub mod page;
