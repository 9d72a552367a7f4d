//! Whether a stretch of time was seen whole by several looks, each of which reached back some way.
//!
//! A feed holds ten items; a look each day joins to a whole month, a look each month does not.

/// A look: from when on nothing is missing, and when it was made. Unix ms, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// From here on nothing is missing.
    pub from: i64,
    /// The moment of the look.
    pub to: i64,
}

/// Whether `spans` leave no gap between `from` and `to`.
pub fn covered(spans: &[Span], from: i64, to: i64) -> bool {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    let mut seen = from;
    for span in spans {
        if span.from <= seen {
            seen = seen.max(span.to);
        }
    }
    // A stretch of no length was seen by whoever looked at all.
    seen >= to
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(pairs: &[(i64, i64)]) -> Vec<Span> {
        pairs.iter().map(|(from, to)| Span { from: *from, to: *to }).collect()
    }

    #[test]
    fn looks_that_touch_join_to_a_whole_month() {
        assert!(covered(&spans(&[(5, 12), (-3, 5), (10, 40)]), 0, 31));
        assert!(covered(&spans(&[(-100, 31)]), 0, 31));
    }

    #[test]
    fn a_gap_or_a_look_made_too_early_leaves_the_month_unknown() {
        assert!(!covered(&spans(&[(0, 10), (11, 40)]), 0, 31), "nobody knows what was between 10 and 11");
        assert!(!covered(&spans(&[(1, 40)]), 0, 31), "ten items that do not reach back to the first");
        assert!(!covered(&spans(&[(0, 30)]), 0, 31), "nobody looked after the last day");
        assert!(!covered(&[], 0, 31));
    }
}
