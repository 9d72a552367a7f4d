//! Photos and logos as they are published.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::{DynamicImage, RgbImage};

use crate::decode::decode;
use crate::refusal::Refusal;

/// The largest photo taken, in bytes.
pub const MAX_PHOTO_BYTES: usize = 25 << 20;

/// Widths published, in pixels.
const WIDTHS: [u32; 3] = [480, 960, 1_600];
const QUALITY: u8 = 78;
const LOGO_SIDE: u32 = 256;

/// A photo ready to be published: no metadata, upright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Pixels across of what was sent, upright.
    pub width: u32,
    /// Pixels down of what was sent, upright.
    pub height: u32,
    /// From narrow to wide; at least one. Never wider than what was sent.
    pub variants: Vec<Variant>,
}

/// One size of a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The JPEG file.
    pub jpeg: Vec<u8>,
}

/// Makes the published sizes of a photo. The same bytes give the same result.
///
/// Errors: too many bytes or pixels, no picture, damaged.
pub fn photo(bytes: &[u8]) -> Result<Photo, Refusal> {
    let picture = on_white(decode(bytes, MAX_PHOTO_BYTES)?);
    let (width, height) = picture.dimensions();
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|wanted| *wanted < width).collect();
    if widths.len() < WIDTHS.len() {
        widths.push(width);
    }
    // From wide to narrow, each from the one before: the full picture is gone through only once.
    let mut variants = Vec::with_capacity(widths.len());
    // `DynamicImage` resizes with the library's own code, which the dev profile optimises.
    let mut from = DynamicImage::from(picture);
    for wanted in widths.into_iter().rev() {
        if wanted < from.width() {
            let down = u64::from(height).saturating_mul(u64::from(wanted)) / u64::from(width.max(1));
            let down = u32::try_from(down).unwrap_or(u32::MAX).max(1);
            from = from.resize_exact(wanted, down, FilterType::Triangle);
        }
        variants.push(Variant { width: from.width(), height: from.height(), jpeg: jpeg(&from)? });
    }
    variants.reverse();
    Ok(Photo { width, height, variants })
}

/// Lays a picture with transparency on white: JPEG has none.
pub(crate) fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut opaque = RgbImage::new(picture.width(), picture.height());
    for (to, from) in opaque.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = from.0;
        let blend = |colour: u8| {
            let mixed = u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
        };
        to.0 = [blend(red), blend(green), blend(blue)];
    }
    opaque
}

fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY))
        .map_err(|_| Refusal::Damaged)?;
    Ok(out)
}

/// A logo as PNG of at most 256 pixels a side, with its transparency and its shape.
///
/// Errors: as [`photo`].
pub fn logo(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let picture = decode(bytes, MAX_PHOTO_BYTES)?;
    let large = picture.width() > LOGO_SIDE || picture.height() > LOGO_SIDE;
    let picture = if large { picture.resize(LOGO_SIDE, LOGO_SIDE, FilterType::Triangle) } else { picture };
    let picture = DynamicImage::from(picture.into_rgba8());
    let mut out = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, PngFilter::Adaptive);
    picture.write_with_encoder(encoder).map_err(|_| Refusal::Damaged)?;
    Ok(out)
}
