//! Several files in one (ZIP): the same files give the same bytes.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// Packs files, each with its name, in order. Errors: the writer refuses.
pub fn pack<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, ZipError> {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        packed.start_file(name, options)?;
        packed.write_all(bytes)?;
    }
    Ok(packed.finish()?.into_inner())
}
