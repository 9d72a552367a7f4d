//! The one way from bytes to a [`Reading`]. Blocks; the application asks [`crate::child`] instead.

use crate::failure::Failure;
use crate::kind::Kind;
use crate::limits::Limits;
use crate::reading::{Page, Reading};
use crate::render::guarded;
use crate::{html, office, pdf, plain};

/// Reads a document of a kind that [`crate::sniff()`] found.
///
/// Errors: damaged, not read. What is locked or cut short is no error; the reading says so.
pub fn read(kind: Kind, bytes: &[u8], limits: &Limits) -> Result<Reading, Failure> {
    guarded(|| match kind {
        Kind::Pdf => pdf::read(bytes, limits),
        Kind::Docx => office::docx(bytes, limits),
        Kind::Pptx => office::pptx(bytes, limits),
        Kind::Xlsx => office::xlsx(bytes, limits),
        Kind::Odt | Kind::Ods => office::opendocument(bytes, limits),
        Kind::Csv | Kind::Txt => Ok(plain::read(bytes, limits)),
        Kind::Html => Ok(html::read(bytes, limits)),
        Kind::Jpeg | Kind::Png => Ok(picture()),
        Kind::Doc | Kind::Xls => Err(Failure::NotRead),
    })
}

/// A picture is one page that only [`crate::ocr`] can read.
fn picture() -> Reading {
    Reading { pages: vec![Page { is_scan: true, ..Page::default() }], page_count: 1, ..Reading::default() }
}
