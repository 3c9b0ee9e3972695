//! Role and template become a page of blocks.

mod decode;
mod markdown;
mod marks;
pub mod page;
mod safe;
