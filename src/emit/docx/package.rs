//! Named texts become one zip file, the same bytes every time.
//!
//! Own instead of docx-rs's `pack`, which stores the parts uncompressed behind
//! directory entries with mode 0755 and writes custom parts in random order.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The files packed in the order given.
pub fn pack(files: &[(&'static str, String)]) -> Vec<u8> {
    // Writing to memory does not fail, nor is any part near zip's limits.
    try_pack(files).unwrap_or_default()
}

fn try_pack(files: &[(&'static str, String)]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
