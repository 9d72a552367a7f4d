//! From a stranger's bytes to pixels, upright, within fixed bounds of memory.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::refusal::Refusal;
use crate::sniff::{FileKind, sniff};

const MAX_PIXELS: u64 = 50_000_000;
/// A strip of paper is no picture, and JPEG ends at 65,535.
const MAX_SIDE: u32 = 30_000;
/// Bound of the decoded pixels: 50 megapixels of four bytes.
const MAX_DECODED_BYTES: u64 = 200 << 20;

/// A picture in pixels, upright, without anything else that was in the file; for redaction.
///
/// Errors: no picture of a kind we decode, damaged, too large.
pub fn upright(bytes: &[u8], max_bytes: usize) -> Result<image::RgbImage, Refusal> {
    // What shines through is laid on white, so that nothing hides in pixels nobody sees.
    let picture = decode(bytes, max_bytes)?.into_rgba8();
    Ok(image::RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let image::Rgba([red, green, blue, alpha]) = *picture.get_pixel(x, y);
        let on_white = |colour: u8| {
            let mixed = (u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        image::Rgb([on_white(red), on_white(green), on_white(blue)])
    }))
}

/// Decodes a picture and turns it upright. Of moving pictures the first frame.
pub(crate) fn decode(bytes: &[u8], max_bytes: usize) -> Result<DynamicImage, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > max_bytes {
        return Err(Refusal::TooLarge { limit_bytes: max_bytes });
    }
    let format = match sniff(bytes) {
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Png => ImageFormat::Png,
        FileKind::Webp => ImageFormat::WebP,
        FileKind::Gif => ImageFormat::Gif,
        kind => return Err(Refusal::NotAPicture { kind }),
    };
    // Decoders are others' code fed with hostile bytes: a panic in one is a damaged picture, not a 500.
    catch_unwind(AssertUnwindSafe(|| decode_as(bytes, format))).unwrap_or(Err(Refusal::Damaged))
}

fn decode_as(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Refusal> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(2 * MAX_DECODED_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refusal::Damaged)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    let too_many = pixels > MAX_PIXELS || width > MAX_SIDE || height > MAX_SIDE;
    if too_many || decoder.total_bytes() > MAX_DECODED_BYTES {
        return Err(Refusal::TooManyPixels { width, height });
    }
    if pixels == 0 {
        return Err(Refusal::Damaged);
    }
    let orientation = decoder.orientation().map_err(|_| Refusal::Damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::Damaged)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}
