//! Receives what the interpreter draws and keeps the letters.

use std::panic::resume_unwind;
use std::time::Instant;

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Vec2};

use super::line::{Letter, Lines};

/// Width assumed for a glyph that does not say, in thousandths of its size.
const USUAL_WIDTH: f64 = 500.0;
/// How many drawing steps go by between looks at the clock.
const STEPS_PER_LOOK: usize = 1_000;

/// Keeps the text of one page.
pub(super) struct TextDevice {
    lines: Lines,
    /// Whether it shows a picture.
    pub(super) has_picture: bool,
    /// Lines, curves and areas drawn.
    pub(super) paths: usize,
    steps: usize,
    until: Instant,
}

impl TextDevice {
    pub(super) fn new(until: Instant) -> Self {
        Self { lines: Lines::default(), has_picture: false, paths: 0, steps: 0, until }
    }

    pub(super) fn text(self) -> String {
        self.lines.text()
    }

    /// A page can be made to draw for years. The interpreter has no way to be stopped but this one, which its
    /// caller catches; what was read until then is kept.
    fn step(&mut self) {
        self.steps += 1;
        if self.steps.is_multiple_of(STEPS_PER_LOOK) && Instant::now() >= self.until {
            resume_unwind(Box::new("time is up"));
        }
    }
}

impl<'a> Device<'a> for TextDevice {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        self.step();
        let placed = transform * glyph_transform;
        let [a, b, c, d, ..] = placed.as_coeffs();
        let along = Vec2::new(a, b);
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map_or(USUAL_WIDTH, f64::from),
            Glyph::Type3(_) => USUAL_WIDTH,
        };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        self.lines.take(&Letter {
            text: &text,
            at: placed * Point::ORIGIN,
            along,
            advance: advance * along.hypot(),
            height: 1_000.0 * Vec2::new(c, d).hypot(),
        });
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.step();
        self.paths += 1;
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.step();
        self.has_picture = true;
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
