//! Pictures of PDF pages: previews, thumbnails, the ground for redaction and for reading scans.
//!
//! Drawn by hayro, which is Rust and forbids unsafe code. A fault in it is a panic, caught here, so that one
//! bad page is a failure and no crash; endless work and memory are bounded by the child process around it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, RgbImage};

use crate::failure::Failure;

/// The most pixels of one page: A4 at 600 dpi has 35 million.
const MAX_PIXELS: u64 = 40_000_000;
/// Pixels across of the small picture of a first page.
pub const THUMBNAIL_WIDTH: u16 = 480;
const JPEG_QUALITY: u8 = 82;

/// Size of a page as it is looked at (rotation applied), in points of 1/72 inch.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PageSize {
    /// Across.
    pub width_pt: f32,
    /// Down.
    pub height_pt: f32,
}

impl PageSize {
    /// Pixels across at a resolution, at least 1.
    pub fn width_px(self, dots_per_inch: u16) -> u16 {
        whole(self.width_pt * f32::from(dots_per_inch) / 72.0).max(1)
    }
}

/// The sizes of all pages, in order.
///
/// Errors: damaged, encrypted.
pub fn pages(pdf: &[u8]) -> Result<Vec<PageSize>, Failure> {
    guarded(|| {
        let pdf = open(pdf)?;
        Ok(pdf.pages().iter().map(|page| size(page.render_dimensions())).collect())
    })
}

/// Draws a page on white. `index` counts from 0; the height follows from the page.
///
/// Errors: damaged, encrypted, no such page, too many pixels.
pub fn page(pdf: &[u8], index: usize, width_px: u16) -> Result<RgbImage, Failure> {
    guarded(|| {
        let pdf = open(pdf)?;
        draw(&pdf, &RenderCache::new(), index, width_px)
    })
}

/// Draws every page in turn and hands each to `take` before the next one: one picture in memory at a time.
/// `width_px` says how wide each is to be. A page that fails is handed over as its failure.
///
/// Errors: damaged, encrypted, and what `take` returns.
pub fn each(
    pdf: &[u8],
    width_px: impl Fn(PageSize) -> u16,
    mut take: impl FnMut(usize, Result<RgbImage, Failure>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let pdf = guarded(|| open(pdf))?;
    let count = guarded(|| Ok(pdf.pages().len()))?;
    for index in 0..count {
        // A cache of its own for each page: over thousands of pages a shared one holds every picture drawn.
        let drawn = guarded(|| {
            let page = pdf.pages().get(index).ok_or(Failure::NoSuchPage { index })?;
            draw(&pdf, &RenderCache::new(), index, width_px(size(page.render_dimensions())))
        });
        take(index, drawn)?;
    }
    Ok(())
}

/// The first page as a small JPEG.
///
/// Errors: as [`page`].
pub fn thumbnail(pdf: &[u8]) -> Result<Vec<u8>, Failure> {
    jpeg(page(pdf, 0, THUMBNAIL_WIDTH)?)
}

/// A picture as JPEG.
///
/// Errors: too large for the format.
pub fn jpeg(picture: RgbImage) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    DynamicImage::from(picture)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY))
        .map_err(|_| Failure::TooLarge)?;
    Ok(out)
}

/// A picture as PNG, every pixel as it is.
///
/// Errors: too large for the format.
pub fn png(picture: RgbImage) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    DynamicImage::from(picture)
        .write_with_encoder(PngEncoder::new(&mut out))
        .map_err(|_| Failure::TooLarge)?;
    Ok(out)
}

/// Runs others' code on hostile bytes: a panic in it is a damaged document.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Failure::Damaged))
}

/// Opens a PDF, mending a broken cross-reference table where it can be mended.
pub(crate) fn open(pdf: &[u8]) -> Result<Pdf, Failure> {
    Pdf::new(Arc::new(pdf.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Failure::Encrypted,
        LoadPdfError::Invalid => Failure::Damaged,
    })
}

/// The size of one page of an opened PDF.
pub(crate) fn size_of(pdf: &Pdf, index: usize) -> Result<PageSize, Failure> {
    pdf.pages().get(index).map(|page| size(page.render_dimensions())).ok_or(Failure::NoSuchPage { index })
}

/// Draws one page of an opened PDF.
pub(crate) fn picture_of(pdf: &Pdf, index: usize, width_px: u16) -> Result<RgbImage, Failure> {
    draw(pdf, &RenderCache::new(), index, width_px)
}

fn size((width_pt, height_pt): (f32, f32)) -> PageSize {
    PageSize { width_pt, height_pt }
}

fn draw<'a>(pdf: &'a Pdf, cache: &RenderCache<'a>, index: usize, width_px: u16) -> Result<RgbImage, Failure> {
    let page = pdf.pages().get(index).ok_or(Failure::NoSuchPage { index })?;
    let (width_pt, height_pt) = page.render_dimensions();
    let width = width_px.max(1);
    let scale = f32::from(width) / width_pt.max(1.0);
    let height = whole((height_pt * scale).round()).max(1);
    if u64::from(width) * u64::from(height) > MAX_PIXELS || height == u16::MAX {
        return Err(Failure::TooLarge);
    }
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(width),
        height: Some(height),
        bg_color: WHITE,
    };
    let drawn = hayro::render(page, cache, &InterpreterSettings::default(), &settings);
    // On an opaque white ground every pixel is opaque, so colours are as they are.
    let rgb =
        drawn.data_as_u8_slice().chunks_exact(4).flat_map(|rgba| rgba.iter().take(3).copied()).collect();
    RgbImage::from_raw(u32::from(width), u32::from(height), rgb).ok_or(Failure::Damaged)
}

/// A length as whole pixels, cut to what fits.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float to integer has no checked form; `as` cuts to the bounds and turns NaN to 0"
)]
fn whole(length: f32) -> u16 {
    length as u16
}
