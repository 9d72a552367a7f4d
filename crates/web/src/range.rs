//! The `Range` of a request (RFC 9110 §14): one part of a file, as PDF readers and broken downloads ask for.

/// What of a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// All of it. Also what a header gets that cannot be read or names several parts (§14.2: may be ignored).
    Whole,
    /// From the first to the last byte, both included, counted from 0.
    Part {
        /// First byte.
        first: u64,
        /// Last byte.
        last: u64,
    },
    /// It begins behind the end (416).
    Outside,
}

/// Reads a `Range` header for a file of `size` bytes.
pub fn parse(header: Option<&str>, size: u64) -> Range {
    let Some(asked) = header.and_then(|value| value.trim().strip_prefix("bytes=")) else {
        return Range::Whole;
    };
    let Some((first, last)) = asked.trim().split_once('-') else { return Range::Whole };
    let number = |text: &str| -> Option<u64> {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
    };
    match (first, last) {
        ("", tail) => match number(tail) {
            Some(0) => Range::Outside,
            Some(tail) if size > 0 => {
                Range::Part { first: size.saturating_sub(tail), last: size.saturating_sub(1) }
            }
            Some(_) => Range::Outside,
            None => Range::Whole,
        },
        (first, "") => match number(first) {
            Some(first) if first < size => Range::Part { first, last: size.saturating_sub(1) },
            Some(_) => Range::Outside,
            None => Range::Whole,
        },
        (first, last) => match (number(first), number(last)) {
            (Some(first), Some(last)) if first > last => Range::Whole,
            (Some(first), Some(last)) if first < size => {
                Range::Part { first, last: last.min(size.saturating_sub(1)) }
            }
            (Some(_), Some(_)) => Range::Outside,
            _ => Range::Whole,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Range, parse};

    #[test]
    fn rfc_9110_14_1_2_the_examples_of_the_standard() {
        let part = |first, last| Range::Part { first, last };
        for (header, range) in [
            ("bytes=0-499", part(0, 499)),
            ("bytes=500-999", part(500, 999)),
            ("bytes=-500", part(9_500, 9_999)),
            ("bytes=9500-", part(9_500, 9_999)),
            ("bytes=0-0", part(0, 0)),
            ("bytes=9000-20000", part(9_000, 9_999)),
            ("bytes=-20000", part(0, 9_999)),
            ("bytes=10000-", Range::Outside),
            ("bytes=-0", Range::Outside),
        ] {
            assert_eq!(parse(Some(header), 10_000), range, "{header}");
        }
    }

    #[test]
    fn what_cannot_be_read_gets_the_whole() {
        for header in
            ["", "bytes", "bytes=", "bytes=a-b", "bytes=5-2", "items=0-1", "bytes=0-1,5-6", "bytes=+1-2"]
        {
            assert_eq!(parse(Some(header), 100), Range::Whole, "{header}");
        }
        assert_eq!(parse(None, 100), Range::Whole);
        assert_eq!(parse(Some("bytes=0-"), 0), Range::Outside);
    }

    proptest::proptest! {
        #[test]
        fn a_part_lies_inside(header in ".*", size in proptest::prelude::any::<u64>()) {
            if let Range::Part { first, last } = parse(Some(&header), size) {
                proptest::prop_assert!(first <= last && last < size);
            }
        }

        #[test]
        fn any_numbers_lie_inside(a in proptest::prelude::any::<u64>(), b in proptest::prelude::any::<u64>(), size in 0..u64::MAX) {
            for header in [format!("bytes={a}-{b}"), format!("bytes=-{a}"), format!("bytes={a}-")] {
                if let Range::Part { first, last } = parse(Some(&header), size) {
                    proptest::prop_assert!(first <= last && last < size);
                }
            }
        }
    }
}
