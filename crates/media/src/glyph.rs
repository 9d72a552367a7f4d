//! Letters of the one type face as coverage of pixels, for pictures of any kind of pixel.
//!
//! The face is `DejaVu` Sans Condensed Bold, legible even in a chat's small preview; its licence stands in NOTICE.

use ab_glyph::{Font, FontRef, Glyph, PxScale, ScaleFont as _, point};

/// The type face. `None` only when the copy inside the program is broken.
pub(crate) fn face() -> Option<FontRef<'static>> {
    FontRef::try_from_slice(dejavu::sans_condensed::bold()).ok()
}

/// How wide a text is, in pixels, without kerning.
pub(crate) fn width(face: &FontRef<'_>, text: &str, size: f32) -> f32 {
    let scaled = face.as_scaled(size);
    text.chars().map(|c| scaled.h_advance(face.glyph_id(c))).sum()
}

/// Writes a line from `start` (left end of the base line); `put` gets each pixel with how much of it is covered, 0
/// to 1. A character the face lacks is left out.
pub(crate) fn write(
    face: &FontRef<'_>,
    text: &str,
    size: f32,
    start: (f32, f32),
    mut put: impl FnMut(u32, u32, f32),
) {
    let scaled = face.as_scaled(size);
    let (mut x, y) = start;
    let mut before = None;
    for c in text.chars().take(1_000) {
        let id = scaled.glyph_id(c);
        if id.0 == 0 {
            continue; // nothing instead of a box
        }
        if let Some(before) = before.replace(id) {
            x += scaled.kern(before, id);
        }
        draw(face, id.with_scale_and_position(PxScale::from(size), point(x, y)), &mut put);
        x += scaled.h_advance(id);
    }
}

fn draw(face: &FontRef<'_>, glyph: Glyph, put: &mut impl FnMut(u32, u32, f32)) {
    let Some(outline) = face.outline_glyph(glyph) else { return };
    let bounds = outline.px_bounds();
    outline.draw(|right, below, cover| {
        let at = (whole(bounds.min.x) + i64::from(right), whole(bounds.min.y) + i64::from(below));
        if let (Ok(x), Ok(y)) = (u32::try_from(at.0), u32::try_from(at.1)) {
            put(x, y, cover);
        }
    });
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "`as` saturates; a picture's edge is small"
)]
fn whole(value: f32) -> i64 {
    value as i64
}

/// A brightness as a byte, cut to its bounds.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of a byte"
)]
pub(crate) fn level(value: f32) -> u8 {
    value.clamp(0.0, 255.0) as u8
}
