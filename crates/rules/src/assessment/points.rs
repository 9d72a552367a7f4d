//! Points as people write them and as the program counts them: hundredths, never floating.

/// Hundred points, in hundredths.
pub const HUNDRED: i64 = 10_000;

/// Full marks of a question, in ten-thousandths.
pub const FULL: i64 = 10_000;

/// Reads points with at most two decimals, point or comma: `2.5`, `2,50`, `40`. `None` for anything else,
/// also for signs, blanks and thousands marks.
pub fn read_points(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() > 6 || part.len() > 2 {
        return None;
    }
    let scale = if part.len() == 1 { 10 } else { 1 };
    Some(whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().ok()? * scale)
}

/// Hundredths as a decimal with a point and two places: `2.50`.
pub fn show_points(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_with_point_or_comma_and_nothing_else() {
        for (text, points) in [("2.5", 250), ("2,50", 250), ("40", 4000), ("0.05", 5), ("100", HUNDRED)] {
            assert_eq!(read_points(text), Some(points), "{text}");
        }
        for text in ["", " 1", "-1", "+1", "1.234", "1.", ".5", "1e2", "1.000,5", "٣", "12345678"] {
            assert_eq!(read_points(text), None, "{text}");
        }
        assert_eq!((show_points(8995).as_str(), show_points(-5).as_str()), ("89.95", "-0.05"));
    }
}
