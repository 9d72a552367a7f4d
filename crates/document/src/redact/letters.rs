//! The letters of a page with their places, and what became of each: seen, covered, invisible, outside.
//!
//! hayro interprets the page (fonts, encodings, forms, rotation) and calls a device for everything painted. This
//! device paints nothing; it keeps the letters and notes what is painted over them later.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape};
use image::RgbImage;

use super::area::{Area, narrow};
use super::draw;
use crate::failure::Failure;
use crate::render::size_of;

/// A page with more letters than this is no page for people.
const MOST_LETTERS: usize = 200_000;
/// Units of an em in what hayro hands out.
const EM: f64 = 1_000.0;

/// What was painted over a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cover {
    /// A dark, opaque area: the black bar.
    Bar,
    /// Any other area.
    Paint,
    /// A picture.
    Picture,
}

/// One letter as it is painted.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    /// What it says; U+FFFD when the file does not tell.
    pub(crate) text: String,
    /// Its box from descender to ascender.
    pub(crate) area: Area,
    /// Where its baseline begins and ends.
    pub(crate) from: (f32, f32),
    pub(crate) to: (f32, f32),
    /// Height of the em.
    pub(crate) height: f32,
    /// Painted with text mode 3 or without opacity: there for machines only.
    pub(crate) is_invisible: bool,
    /// What was painted over it.
    pub(crate) cover: Option<Cover>,
    /// Beyond the page or what is clipped away.
    pub(crate) is_outside: bool,
    /// No difference of brightness in its box: nobody can see it. Known after [`Sheet::look_at`].
    pub(crate) is_blank: bool,
}

impl Letter {
    /// Whether a reader of the page sees it.
    pub(crate) fn is_seen(&self) -> bool {
        !self.is_invisible && self.cover.is_none() && !self.is_outside && !self.is_blank
    }
}

/// The letters of a page in the order they are painted.
pub(crate) struct Sheet {
    pub(crate) width: f32,
    pub(crate) letters: Vec<Letter>,
}

impl Sheet {
    /// Reads a page.
    pub(crate) fn read(pdf: &Pdf, index: usize) -> Result<Self, Failure> {
        let page = pdf.pages().get(index).ok_or(Failure::NoSuchPage { index })?;
        let size = size_of(pdf, index)?;
        let (width, height) = (size.width_pt, size.height_pt);
        let page_area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut device = Collector { letters: Vec::new(), clips: vec![page_area], groups: Vec::new() };
        interpret(page, page_area, &mut device);
        Ok(Self { width, letters: device.letters })
    }

    /// Notes which letters cannot be seen in the drawn page.
    pub(crate) fn look_at(&mut self, picture: &RgbImage) {
        let scale = draw::pixels(picture.width()) / self.width.max(1.0);
        for letter in &mut self.letters {
            letter.is_blank =
                !letter.text.trim().is_empty() && draw::contrast(picture, letter.area, scale) < 20;
        }
    }
}

fn interpret(page: &Page<'_>, area: Rect, device: &mut Collector) {
    let cache = InterpreterCache::new();
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, area, &cache, page.xref(), InterpreterSettings::default());
    interpret_page(page, &mut context, device);
}

struct Collector {
    letters: Vec<Letter>,
    clips: Vec<Rect>,
    /// Opacity of each open group.
    groups: Vec<f32>,
}

impl Collector {
    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(Rect::ZERO)
    }

    fn cover(&mut self, area: Rect, cover: Cover, holds: impl Fn(Point) -> bool) {
        let clip = self.clip();
        let area = Area::of(area.intersect(clip));
        for letter in &mut self.letters {
            let (x, y) = letter.area.middle();
            if area.holds(letter.area)
                && holds(Point::new(f64::from(x), f64::from(y)))
                && letter.cover.is_none()
            {
                letter.cover = Some(cover);
            }
        }
    }

    fn letter(&mut self, text: String, place: Affine, advance: f64, boxed: Option<Rect>) {
        let corners = [(0.0, -220.0), (advance, -220.0), (advance, 800.0), (0.0, 800.0)];
        let mut area = boxed.unwrap_or_else(|| around(corners.map(|corner| place * Point::from(corner))));
        if area.width() < 0.2 {
            area.x1 = area.x0 + 0.2;
        }
        let (from, to) = (place * Point::ZERO, place * Point::new(advance, 0.0));
        let clip = self.clip();
        let middle = area.center();
        let top = place * Point::new(0.0, EM);
        self.letters.push(Letter {
            text,
            area: Area::of(area),
            from: (narrow(from.x), narrow(from.y)),
            to: (narrow(to.x), narrow(to.y)),
            height: narrow(from.distance(top)),
            is_invisible: false,
            cover: None,
            is_outside: !clip.contains(middle),
            is_blank: false,
        });
    }
}

fn around(points: [Point; 4]) -> Rect {
    points.iter().fold(Rect::from_points(points[0], points[0]), |area, point| area.union_pt(*point))
}

fn text_of(glyph: &Glyph<'_>) -> String {
    match glyph.as_unicode() {
        Some(BfString::Char(character)) => character.to_string(),
        Some(BfString::String(text)) => text,
        None => char::REPLACEMENT_CHARACTER.to_string(),
    }
}

impl<'a> Device<'a> for Collector {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        let mut placed = path.clone();
        placed.apply_affine(transform);
        let cover = match paint {
            Paint::Color(color) => match color.to_rgba().to_rgba8() {
                [_, _, _, alpha] if alpha < 100 => return,
                [red, green, blue, _] if u16::from(red) + u16::from(green) + u16::from(blue) < 240 => {
                    Cover::Bar
                }
                _ => Cover::Paint,
            },
            Paint::Pattern(_) => Cover::Paint,
        };
        match mode {
            PathDrawMode::Fill(_) => {
                self.cover(placed.bounding_box(), cover, |point| placed.winding(point) != 0);
            }
            PathDrawMode::Stroke(stroke) => {
                let width = f64::from(stroke.line_width) * transform.determinant().abs().sqrt();
                // A line as thick as letters are high is a bar; a thin one is a rule or a frame.
                if width >= 4.0 {
                    let near = width / 2.0;
                    self.cover(placed.bounding_box().inflate(near, near), cover, |point| {
                        placed.segments().any(|segment| is_near(segment, point, near))
                    });
                }
            }
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let area = self.clip().intersect(clip.path.bounding_box());
        self.clips.push(area);
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.groups.push(opacity);
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        let place = transform * glyph_transform;
        if self.letters.len() >= MOST_LETTERS || !place.is_finite() {
            return;
        }
        let text = text_of(glyph);
        let (advance, boxed) = match glyph {
            Glyph::Outline(outline) => (outline.advance_width().map_or(500.0, f64::from), None),
            Glyph::Type3(drawn) => {
                let mut bounds = Bounds(None);
                drawn.interpret(&mut bounds, transform, glyph_transform, paint);
                (500.0, bounds.0)
            }
        };
        let is_second_stroke = matches!(mode, GlyphDrawMode::Stroke(_))
            && self.letters.last().is_some_and(|last| {
                let start = place * Point::ZERO;
                last.text == text && last.from == (narrow(start.x), narrow(start.y))
            });
        if is_second_stroke {
            return;
        }
        self.letter(text, place, advance.max(1.0), boxed);
        let is_clear = matches!(paint, Paint::Color(color) if color.to_rgba().to_rgba8().last() < Some(&13));
        let is_faint = self.groups.iter().any(|opacity| *opacity < 0.05);
        if let Some(letter) = self.letters.last_mut() {
            letter.is_invisible = matches!(mode, GlyphDrawMode::Invisible) || is_clear || is_faint;
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
        let area = around(corners.map(|corner| transform * Point::from(corner)));
        self.cover(area, Cover::Picture, |_| true);
    }

    fn pop_clip_path(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}

fn is_near(segment: hayro::vello_cpu::kurbo::PathSeg, point: Point, near: f64) -> bool {
    use hayro::vello_cpu::kurbo::ParamCurveNearest as _;
    segment.nearest(point, 0.5).distance_sq <= near * near
}

/// The box around what a letter made of drawings paints.
struct Bounds(Option<Rect>);

impl Bounds {
    fn add(&mut self, area: Rect) {
        self.0 = Some(self.0.map_or(area, |all| all.union(area)));
    }
}

impl<'a> Device<'a> for Bounds {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.add(transform.transform_rect_bbox(path.bounding_box()));
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph(&mut self, _: &Glyph<'a>, _: Affine, _: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {}
    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let area = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        self.add(transform.transform_rect_bbox(area));
    }
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
