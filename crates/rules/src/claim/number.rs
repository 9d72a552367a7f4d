//! A score as text.

/// Most points, in hundredths.
const MOST: i64 = 10_000;
/// Digits before the comma of any number that is read at all.
const DIGITS: usize = 9;

/// What a score text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreText {
    /// Nothing.
    Missing,
    /// So many hundredths of a point, 0 to 10,000.
    Points(i64),
    /// A number, but not from 0 to 100.
    OutOfRange,
    /// No number, or one with more than two decimals: rounding would decide a band.
    Unreadable,
}

/// Reads a score: digits, one comma or point, one or two decimals. `92,5` and `92.5` are the same; nothing is guessed,
/// so `92, 5`, `92,5 poin` and `1.092,50` are no scores.
/// Units: hundredths of a point. Source: `domain.md` §8, consequence 3 (decimal comma, range 0–100).
pub fn read_score(text: &str) -> ScoreText {
    let text = text.trim();
    if text.is_empty() {
        return ScoreText::Missing;
    }
    let (is_below, text) = text.strip_prefix(['-', '\u{2212}']).map_or((false, text), |rest| (true, rest));
    let Some(points) = hundredths(text) else { return ScoreText::Unreadable };
    let is_zero = points == 0;
    if points > MOST || is_below && !is_zero { ScoreText::OutOfRange } else { ScoreText::Points(points) }
}

fn hundredths(text: &str) -> Option<i64> {
    let (whole, rest) = parts(text);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let rest = match rest {
        Some(rest) if !is_number(rest) => return None,
        Some(rest) => rest.trim_end_matches('0'),
        None => "",
    };
    if !is_number(whole) || rest.len() > 2 {
        return None;
    }
    if whole.len() > DIGITS {
        return Some(i64::MAX);
    }
    let cents: i64 = format!("{rest:0<2}").parse().ok()?;
    whole.parse::<i64>().ok().map(|whole| whole * 100 + cents)
}

fn parts(text: &str) -> (&str, Option<&str>) {
    text.split_once([',', '.']).map_or((text, None), |(whole, rest)| (whole, Some(rest)))
}

/// Whether only one digit stands before the comma, as when one was lost in print.
pub(super) fn has_one_digit(text: &str) -> bool {
    let (whole, rest) = parts(text.trim());
    whole.len() == 1 && rest.is_some()
}

/// Numbers the text may have been before a digit was lost or the comma slipped, with `x` for the lost digit: `8x,32`.
/// For people who look for the document; nothing is ever computed with them. `fits` says which numbers are possible.
pub(super) fn candidates(text: &str, fits: impl Fn(i64) -> bool) -> Vec<String> {
    let (whole, rest) = parts(text.trim());
    let Some(rest) = rest.filter(|_| has_one_digit(text)) else { return Vec::new() };
    let some_fits = |make: &dyn Fn(u8) -> String| {
        (0..10).any(|digit| hundredths(&make(digit)).is_some_and(|points| points <= MOST && fits(points)))
    };
    let mut found = Vec::new();
    if some_fits(&|digit| format!("{whole}{digit},{rest}")) {
        found.push(format!("{whole}x,{rest}"));
    }
    if some_fits(&|digit| format!("{digit}{whole},{rest}")) {
        found.push(format!("x{whole},{rest}"));
    }
    let mut after = rest.chars();
    let slipped = after.next().map(|first| (first, after.as_str()));
    if let Some((first, left)) = slipped {
        let shifted =
            if left.is_empty() { format!("{whole}{first}") } else { format!("{whole}{first},{left}") };
        if some_fits(&|_| shifted.clone()) {
            found.push(shifted);
        }
    }
    found
}

/// A score in words of figures, with two decimals and the given mark: `92,50`.
pub fn score_words(hundredths: i64, mark: char) -> String {
    format!("{}{mark}{:02}", hundredths / 100, (hundredths % 100).abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comma_and_point_are_the_same_number() {
        for text in ["92,5", "92.5", "92,50", "92.50", " 92,500 "] {
            assert_eq!(read_score(text), ScoreText::Points(9250), "{text}");
        }
        assert_eq!(read_score("100"), ScoreText::Points(10_000));
        assert_eq!(read_score("0,00"), ScoreText::Points(0));
        assert_eq!(score_words(9205, ','), "92,05");
    }

    #[test]
    fn nothing_is_guessed() {
        for text in
            ["92, 5", "92,5 poin", "1.092,50", "92,", ",5", "92,505", "sembilan", "92,5,1", "9O,5", "+"]
        {
            assert_eq!(read_score(text), ScoreText::Unreadable, "{text}");
        }
        for text in ["100,01", "-3", "9250", "99999999999999999999"] {
            assert_eq!(read_score(text), ScoreText::OutOfRange, "{text}");
        }
        assert_eq!(read_score("  "), ScoreText::Missing);
    }

    #[test]
    fn candidate_readings_are_patterns_and_not_numbers() {
        let informative = |points: i64| points >= 8500;
        assert_eq!(candidates("8,32", informative), ["8x,32", "x8,32"]);
        assert_eq!(candidates("9,25", informative), ["9x,25", "x9,25", "92,5"]);
        assert!(candidates("60,34", informative).is_empty(), "no digit is missing");
    }
}
