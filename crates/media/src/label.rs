//! White letters into a picture: the code of the ground on a blackened area.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont as _, point};
use image::{Rgb, RgbImage};

const LARGEST: f32 = 26.0;
/// Below this nobody reads it.
const SMALLEST: f32 = 9.0;

/// Writes `text` in white into the middle of an area (`corner` upper left, `size`, in pixels), as large as fits.
/// Where it does not fit nothing is written.
pub fn label(picture: &mut RgbImage, text: &str, corner: (u32, u32), size: (u32, u32)) {
    let Ok(font) = FontRef::try_from_slice(dejavu::sans_condensed::bold()) else { return };
    let (across, down) = (pixels(size.0), pixels(size.1));
    let width = |height: f32| -> f32 {
        let scaled = font.as_scaled(height);
        text.chars().map(|c| scaled.h_advance(font.glyph_id(c))).sum()
    };
    let mut height = LARGEST.min(down * 0.9);
    let wide = width(height);
    if wide > across * 0.94 {
        height *= across * 0.94 / wide.max(1.0);
    }
    if height < SMALLEST || text.chars().count() > 12 {
        return;
    }
    let scaled = font.as_scaled(height);
    let mut x = pixels(corner.0) + (across - width(height)) / 2.0;
    let y = pixels(corner.1) + f32::midpoint(down, scaled.ascent() + scaled.descent());
    for c in text.chars() {
        let id = font.glyph_id(c);
        let glyph = id.with_scale_and_position(PxScale::from(height), point(x, y));
        x += scaled.h_advance(id);
        let Some(outline) = font.outline_glyph(glyph) else { continue };
        let bounds = outline.px_bounds();
        outline.draw(|right, below, cover| {
            let place = (whole(bounds.min.x) + i64::from(right), whole(bounds.min.y) + i64::from(below));
            let (Ok(x), Ok(y)) = (u32::try_from(place.0), u32::try_from(place.1)) else { return };
            if let Some(pixel) = picture.get_pixel_mut_checked(x, y) {
                let light = level(cover * 255.0);
                *pixel = Rgb(pixel.0.map(|below| below.max(light)));
            }
        });
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "pictures are far smaller than 2^24 across"
)]
fn pixels(count: u32) -> f32 {
    count as f32
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "no checked form; `as` cuts to the bounds"
)]
fn whole(length: f32) -> i64 {
    length as i64
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no checked form; `as` cuts to 0 and 255"
)]
fn level(light: f32) -> u8 {
    light as u8
}
