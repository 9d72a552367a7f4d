//! A fraction, so that a sum of shares is what it is and not what a float makes of it.

use std::cmp::Ordering;

/// A fraction in lowest terms with a positive lower part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact {
    num: i128,
    den: i128,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self { num: 0, den: 1 };

    /// A fraction. `None` for a lower part that is not positive.
    pub fn new(num: i128, den: i128) -> Option<Self> {
        let shared = gcd(num.checked_abs()?, den);
        (den > 0).then(|| Self { num: num / shared, den: den / shared })
    }

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self { num: i128::from(number), den: 1 }
    }

    /// Sum. `None` when the parts grow beyond 128 bits.
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.num.checked_mul(other.den)?;
        let right = other.num.checked_mul(self.den)?;
        Self::new(left.checked_add(right)?, self.den.checked_mul(other.den)?)
    }

    /// Product. `None` as for [`Self::plus`].
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.num.checked_mul(other.num)?, self.den.checked_mul(other.den)?)
    }

    /// Cut to a whole number, towards nothing for what is not negative.
    pub fn floor(self) -> i64 {
        i64::try_from(self.num.div_euclid(self.den)).unwrap_or(i64::MAX)
    }

    /// The lower part.
    pub fn den(self) -> i128 {
        self.den
    }

    /// How many parts of size `1/den` it is; `den` must be a multiple of [`Self::den`]. `None` otherwise.
    pub fn parts_of(self, den: i128) -> Option<i128> {
        (den.checked_rem(self.den)? == 0).then_some(())?;
        self.num.checked_mul(den / self.den)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let sides = self.num.checked_mul(other.den).zip(other.num.checked_mul(self.den));
        // Beyond 128 bits the whole parts decide: good enough to sort by, and sums are refused before that.
        sides.map_or_else(|| self.floor().cmp(&other.floor()), |(left, right)| left.cmp(&right))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::fmt::Display for Exact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.num, self.den)
    }
}

/// Greatest common divisor; 1 for twice nothing, so that one may divide by it.
fn gcd(left: i128, right: i128) -> i128 {
    let (mut left, mut right) = (left, right.max(1));
    while left != 0 {
        (left, right) = (right % left, left);
    }
    right
}

/// Least common multiple of two positive numbers. `None` beyond 128 bits.
pub(super) fn lcm(left: i128, right: i128) -> Option<i128> {
    (left / gcd(left, right)).checked_mul(right)
}
