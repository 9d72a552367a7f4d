//! Map points as people write them: `-6.01, 106.04`, a decimal comma, a `geo:` or maps link.
//!
//! Points are kept as millionths of a degree (about 11 cm), read digit by digit so that no
//! rounding of floating point numbers changes a point that was only read and saved again.

/// Bounds of Indonesia with some sea around, in millionths of a degree. A swapped pair or a lost
/// decimal point falls outside, which is what the check is for.
const LATITUDE: std::ops::RangeInclusive<i64> = -11_500_000..=6_500_000;
const LONGITUDE: std::ops::RangeInclusive<i64> = 94_500_000..=141_500_000;

/// Millionths of a degree of a number such as `-6.00987` or `106,0422`. Digits after the sixth are cut off.
/// `None` for anything else.
pub fn parse_degrees(text: &str) -> Option<i64> {
    let text = text.trim();
    let (is_negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || fraction.len() > 20 || !is_digits(whole) || !is_digits(fraction)
    {
        return None;
    }
    let six: String = fraction.chars().chain("000000".chars()).take(6).collect();
    let value = whole.parse::<i64>().ok()? * 1_000_000 + six.parse::<i64>().ok()?;
    Some(if is_negative { -value } else { value })
}

/// Whether a pair lies in Indonesia.
pub fn is_in_indonesia(latitude_e6: i64, longitude_e6: i64) -> bool {
    LATITUDE.contains(&latitude_e6) && LONGITUDE.contains(&longitude_e6)
}

/// A point from whatever was pasted: a typed pair, a `geo:` link, a link of a map site.
/// The first two neighbouring numbers that lie in Indonesia are taken. `None` when there are none.
pub fn parse_point(text: &str) -> Option<(i64, i64)> {
    let text = text.replace("%2C", ",").replace("%2c", ",").replace('\u{2212}', "-");
    pair(&numbers(&text, '.')).or_else(|| pair(&numbers(&text, ',')))
}

fn pair(numbers: &[i64]) -> Option<(i64, i64)> {
    numbers.windows(2).find_map(|two| match two {
        [latitude, longitude] if is_in_indonesia(*latitude, *longitude) => Some((*latitude, *longitude)),
        _ => None,
    })
}

/// All numbers with a fraction in a text, `point` before it. A whole degree is 111 km: no place.
fn numbers(text: &str, point: char) -> Vec<i64> {
    let is_part = |c: char| c.is_ascii_digit() || c == '-' || c == point;
    text.split(|c: char| !is_part(c))
        .map(|part| part.trim_matches(point))
        .filter(|part| part.contains(point))
        .filter_map(parse_degrees)
        .collect()
}

/// A coordinate for people and links: `-6.00987`.
pub fn degrees(e6: i64) -> String {
    let sign = if e6 < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:06}", e6.abs() / 1_000_000, e6.abs() % 1_000_000);
    let cut = text.trim_end_matches('0').trim_end_matches('.');
    cut.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_point_is_read_however_it_was_pasted() {
        for text in [
            "-6.01, 106.04",
            "-6.01 106.04",
            "-6,01; 106,04",
            "geo:-6.01,106.04?z=17",
            "https://www.google.com/maps/@-6.01,106.04,17z",
            "https://maps.google.com/?q=-6.01%2C106.04",
            "https://www.openstreetmap.org/?mlat=-6.01&mlon=106.04#map=17/-6.01/106.04",
        ] {
            assert_eq!(parse_point(text), Some((-6_010_000, 106_040_000)), "{text}");
        }
    }

    #[test]
    fn a_swapped_pair_and_a_place_abroad_are_no_point() {
        for text in ["106.04, -6.01", "52.37, 4.89", "-600987, 10604220", "", "Cilegon"] {
            assert_eq!(parse_point(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(e6 in -180_000_000_i64..180_000_000) {
            prop_assert_eq!(parse_degrees(&degrees(e6)), Some(e6));
        }

        #[test]
        fn no_text_is_too_strange(text in ".*") {
            let _point = parse_point(&text);
        }
    }
}
