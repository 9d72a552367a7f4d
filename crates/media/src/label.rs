//! White letters into a picture: the code of the ground on a blackened area.

use ab_glyph::{Font, ScaleFont as _};
use image::{Rgb, RgbImage};

use crate::glyph;

const LARGEST: f32 = 26.0;
/// Below this nobody reads it.
const SMALLEST: f32 = 9.0;

/// Writes `text` in white into the middle of an area (`corner` upper left, `size`, in pixels), as large as fits.
/// Where it does not fit nothing is written.
pub fn label(picture: &mut RgbImage, text: &str, corner: (u32, u32), size: (u32, u32)) {
    let Some(face) = glyph::face() else { return };
    let (across, down) = (pixels(size.0), pixels(size.1));
    let mut height = LARGEST.min(down * 0.9);
    let wide = glyph::width(&face, text, height);
    if wide > across * 0.94 {
        height *= across * 0.94 / wide.max(1.0);
    }
    if height < SMALLEST || text.chars().count() > 12 {
        return;
    }
    let scaled = face.as_scaled(height);
    let x = pixels(corner.0) + (across - glyph::width(&face, text, height)) / 2.0;
    let y = pixels(corner.1) + f32::midpoint(down, scaled.ascent() + scaled.descent());
    glyph::write(&face, text, height, (x, y), |x, y, cover| {
        if let Some(pixel) = picture.get_pixel_mut_checked(x, y) {
            let light = glyph::level(cover * 255.0);
            *pixel = Rgb(pixel.0.map(|below| below.max(light)));
        }
    });
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "pictures are far smaller than 2^24 across"
)]
fn pixels(count: u32) -> f32 {
    count as f32
}
