//! Shares and physical progress (*fisik*, %): `92,5%`, `92.5`, `0,925` of a cell that is formatted as a percentage.

/// A share as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// Ten thousandths of the number: `92,5` is 925,000.
    pub(super) number: i64,
    /// Whether a per cent sign stands behind it.
    pub(super) has_sign: bool,
}

impl Written {
    /// Hundredths of a per cent; a cell formatted as a percentage holds a part of one.
    pub(super) fn hundredths(self, is_part_of_one: bool) -> i64 {
        if is_part_of_one && !self.has_sign { self.number } else { self.number.saturating_add(50) / 100 }
    }
}

/// Reads a cell. `None` when there is no number or it is out of all reason (below zero, above 1,000 %).
pub(super) fn written(cell: &str) -> Option<Written> {
    let text: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let has_sign = text.ends_with('%');
    let text = text.trim_end_matches('%').replace(',', ".");
    let (whole, decimals) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || !are_digits(whole) || !are_digits(decimals) {
        return None;
    }
    let places = decimals.bytes().map(|b| i64::from(b - b'0')).chain(std::iter::repeat(0)).take(4);
    let number = places.fold(whole.parse::<i64>().ok()?, |number, digit| number * 10 + digit);
    (number <= 10_000_000).then_some(Written { number, has_sign })
}

/// Hundredths of a per cent of a cell: `92,5 %` is 9250. `None` as for a cell without a number.
pub fn hundredths(cell: &str) -> Option<i64> {
    written(cell).map(|written| written.hundredths(false))
}
