//! Pictures of squares a camera reads (QR codes, ISO/IEC 18004): second factors, receipts.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::{Error, Result};

/// Empty squares around the picture, as the standard demands.
const QUIET: i32 = 4;

/// A picture of squares.
#[derive(Debug, Clone)]
pub(crate) struct Qr {
    /// Width and height in squares.
    pub(crate) size: i32,
    /// Path of the dark squares, for SVG.
    pub(crate) path: String,
}

impl Qr {
    /// The picture of a text.
    /// Errors: `Internal` when the text is longer than a picture holds (about 2,000 letters).
    pub(crate) fn of(text: &str) -> Result<Self> {
        use std::fmt::Write as _;
        let code = QrCode::encode_text(text, QrCodeEcc::Medium)
            .map_err(|error| Error::Internal(anyhow::anyhow!("picture of squares: {error}")))?;
        let mut path = String::new();
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
                write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET).unwrap_or_default();
            }
        }
        Ok(Self { size: code.size() + 2 * QUIET, path })
    }

    /// The picture as an SVG file.
    pub(crate) fn svg(&self) -> String {
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges"><rect width="{0}" height="{0}" fill="#fff"/><path fill="#000" d="{1}"/></svg>"##,
            self.size, self.path
        )
    }
}
