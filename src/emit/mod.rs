//! A page becomes bytes.
/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format { Markdown, Docx }
