//! Lengths on a page: whole thousandths of a point in the database, floats in the library, pixels under a finger.

use ::document::redact::Area;
use ::document::render::PageSize;

use super::model::Place;

/// Thousandths as the library's points.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "pages are far smaller than 2^24 thousandths of what can be seen"
)]
pub(super) fn points(mpt: i64) -> f32 {
    mpt as f32 / 1_000.0
}

/// The library's points as whole thousandths.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "float to integer has no checked form; `as` cuts to the bounds and turns NaN to 0"
)]
pub(super) fn thousandths(points: f32) -> i64 {
    (points * 1_000.0).round() as i64
}

/// Width and height of a page in thousandths.
pub(super) fn size(page: PageSize) -> (i64, i64) {
    (thousandths(page.width_pt), thousandths(page.height_pt))
}

/// Where a place lies, for the library.
pub(super) fn area(place: &Place) -> Area {
    Area {
        left: points(place.left_mpt),
        top: points(place.top_mpt),
        right: points(place.left_mpt.saturating_add(place.width_mpt)),
        bottom: points(place.top_mpt.saturating_add(place.height_mpt)),
    }
}

/// Left, top, width, height of an area of the library.
pub(super) fn sides(area: Area) -> (i64, i64, i64, i64) {
    let (left, top) = (thousandths(area.left), thousandths(area.top));
    (left, top, thousandths(area.right).saturating_sub(left), thousandths(area.bottom).saturating_sub(top))
}

/// A length in pixels of a picture `width_px` wide, in thousandths of a page `width` wide.
pub(super) fn from_pixels(at: i64, width_px: i64, width: i64) -> i64 {
    at.saturating_mul(width).checked_div(width_px).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_go_there_and_back() {
        let area = Area { left: 72.5, top: 100.25, right: 200.0, bottom: 112.125 };
        assert_eq!(sides(area), (72_500, 100_250, 127_500, 11_875));
        assert_eq!(from_pixels(360, 720, 595_000), 297_500);
        assert_eq!(from_pixels(5, 0, 595_000), 0);
    }
}
