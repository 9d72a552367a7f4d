//! Black into pixels, and looking at pixels.

use image::{Rgb, RgbImage};

use super::area::Area;

const BLACK: Rgb<u8> = Rgb([0, 0, 0]);

/// One area to blacken with the code of its ground.
pub(crate) struct Mark {
    pub(crate) area: Area,
    pub(crate) code: String,
}

/// Paints each area black, a little larger than asked, and writes its code in white where it fits.
pub(crate) fn blacken(picture: &mut RgbImage, marks: &[Mark], scale: f32) {
    for mark in marks {
        let ((left, right), (top, bottom)) = spans(picture, mark.area, scale, 1.5);
        for y in top..bottom {
            for x in left..right {
                picture.put_pixel(x, y, BLACK);
            }
        }
    }
    // After all areas, so that none of them lies over another's code; where two overlap the first code is shown.
    let mut written: Vec<Area> = Vec::new();
    for mark in marks {
        if written.iter().any(|area| area.shared(mark.area) > 0.0) {
            continue;
        }
        let ((left, right), (top, bottom)) = spans(picture, mark.area, scale, 0.0);
        let size = (right.saturating_sub(left), bottom.saturating_sub(top));
        media::label(picture, &mark.code, (left, top), size);
        written.push(mark.area);
    }
}

/// The largest difference of brightness in an area, 0 to 255.
pub(crate) fn contrast(picture: &RgbImage, area: Area, scale: f32) -> u8 {
    let ((left, right), (top, bottom)) = spans(picture, area, scale, 0.0);
    let (mut darkest, mut brightest) = (255, 0);
    for y in top..bottom {
        for x in left..right {
            let Rgb([red, green, blue]) = *picture.get_pixel(x, y);
            // Also a difference of colour alone can be read.
            darkest = darkest.min(red.min(green).min(blue));
            brightest = brightest.max(red.max(green).max(blue));
        }
    }
    let is_one_colour = is_flat(picture, ((left, right), (top, bottom)));
    if is_one_colour || darkest > brightest { 0 } else { brightest - darkest }
}

type Span = (u32, u32);

fn is_flat(picture: &RgbImage, ((left, right), (top, bottom)): (Span, Span)) -> bool {
    let mut first: Option<Rgb<u8>> = None;
    for y in top..bottom {
        for x in left..right {
            let here = *picture.get_pixel(x, y);
            let Rgb(ground) = *first.get_or_insert(here);
            if here.0.iter().zip(ground).any(|(one, other)| one.abs_diff(other) > 12) {
                return false;
            }
        }
    }
    true
}

/// The mean brightness of an area, 0 to 255.
pub(crate) fn brightness(picture: &RgbImage, area: Area, scale: f32) -> u8 {
    let ((left, right), (top, bottom)) = spans(picture, area, scale, 0.0);
    let (mut sum, mut count) = (0_u64, 0_u64);
    for y in top..bottom {
        for x in left..right {
            let Rgb([red, green, blue]) = *picture.get_pixel(x, y);
            sum += u64::from(red) + u64::from(green) + u64::from(blue);
            count += 3;
        }
    }
    u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)
}

/// The pixels an area covers, cut to the picture.
fn spans(picture: &RgbImage, area: Area, scale: f32, margin: f32) -> (Span, Span) {
    let span = |from: f32, to: f32, most: u32| {
        let low = whole((from * scale - margin).floor()).min(most);
        (low, whole((to * scale + margin).ceil()).clamp(low, most))
    };
    (span(area.left, area.right, picture.width()), span(area.top, area.bottom, picture.height()))
}

/// A count of pixels as a length.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "pictures are far smaller than 2^24 across"
)]
pub(crate) fn pixels(count: u32) -> f32 {
    count as f32
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float to integer has no checked form; `as` cuts to the bounds and turns NaN to 0"
)]
fn whole(length: f32) -> u32 {
    length as u32
}
