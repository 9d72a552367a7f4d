//! Redaction of pictures: pixels painted black, the file written anew without the camera's notes.

use image::{ExtendedColorType, ImageEncoder as _};

use super::draw::{self, Mark};
use super::{Cut, NotRedacted, Redacted};
use crate::failure::Failure;
use crate::render::{self, PageSize};

/// The largest picture taken, in bytes.
const MOST_BYTES: usize = 50 << 20;
const JPEG_QUALITY: u8 = 90;

/// Redacts a JPEG or PNG; other pictures come back as PNG. Areas are in pixels of the upright picture.
///
/// Errors: no picture, damaged, too large; a cut that covers nothing.
pub fn image(bytes: &[u8], cuts: &[Cut]) -> Result<Redacted, NotRedacted> {
    let mut picture = upright(bytes)?;
    let (width, height) = (draw::pixels(picture.width()), draw::pixels(picture.height()));
    for cut in cuts {
        let area = cut.area;
        if cut.page != 0 || area.is_empty() || area.left >= width || area.top >= height || area.right <= 0.0 {
            return Err(NotRedacted::Misplaced { page: cut.page });
        }
    }
    let marks: Vec<Mark> = cuts.iter().map(|cut| Mark { area: cut.area, code: cut.ground.clone() }).collect();
    draw::blacken(&mut picture, &marks, 1.0);
    let is_jpeg = bytes.starts_with(&[0xff, 0xd8]);
    let bytes = if is_jpeg { jpeg(&picture)? } else { render::png(picture)? };
    Ok(Redacted { bytes, still_shown: Vec::new() })
}

/// The size of a picture as it stands upright, in pixels: the units of the areas to cut.
///
/// Errors: no picture, damaged, too large.
pub(crate) fn picture_size(bytes: &[u8]) -> Result<PageSize, Failure> {
    let picture = upright(bytes)?;
    Ok(PageSize { width_pt: draw::pixels(picture.width()), height_pt: draw::pixels(picture.height()) })
}

fn upright(bytes: &[u8]) -> Result<image::RgbImage, Failure> {
    media::upright(bytes, MOST_BYTES).map_err(|refusal| match refusal {
        media::Refusal::TooLarge { .. } | media::Refusal::TooManyPixels { .. } => Failure::TooLarge,
        media::Refusal::NotAPicture { .. } => Failure::NotRead,
        _ => Failure::Damaged,
    })
}

fn jpeg(picture: &image::RgbImage) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY)
        .write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .map_err(|_| Failure::TooLarge)?;
    Ok(out)
}
