//! Rectangles on a page.

use hayro::vello_cpu::kurbo;
use serde::{Deserialize, Serialize};

/// An upright rectangle. Units: points from the upper left corner of the page as it is looked at, down positive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Area {
    /// Whether it covers nothing, or is no rectangle at all.
    pub fn is_empty(self) -> bool {
        let sides = self.left < self.right && self.top < self.bottom;
        let is_finite = [self.left, self.top, self.right, self.bottom].iter().all(|edge| edge.is_finite());
        !(sides && is_finite)
    }

    /// The smallest area around both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// What both cover, as square units.
    pub(crate) fn shared(self, other: Self) -> f32 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    pub(crate) fn size(self) -> f32 {
        (self.right - self.left).max(0.0) * (self.bottom - self.top).max(0.0)
    }

    /// Covers a fifth of a letter or more: it was meant.
    pub(crate) fn hides(self, letter: Self) -> bool {
        self.shared(letter) >= letter.size() * 0.2 && self.shared(letter) > 0.0
    }

    /// Covers anything of a letter beyond a brush of the lines above and below.
    pub(crate) fn touches(self, letter: Self) -> bool {
        self.shared(letter) > letter.size() * 0.04
    }

    /// Whether the middle of `letter` lies in it.
    pub(crate) fn holds(self, letter: Self) -> bool {
        let (x, y) = letter.middle();
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    pub(crate) fn middle(self) -> (f32, f32) {
        (f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom))
    }

    pub(crate) fn of(rect: kurbo::Rect) -> Self {
        Self { left: narrow(rect.x0), top: narrow(rect.y0), right: narrow(rect.x1), bottom: narrow(rect.y1) }
    }
}

/// Page lengths need no more than single precision.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "float narrowing has no checked form"
)]
pub(crate) fn narrow(length: f64) -> f32 {
    length as f32
}
