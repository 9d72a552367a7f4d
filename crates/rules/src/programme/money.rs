//! Money as offices write it: `1.250,5 jt`, `Rp1.250.000.000,00`, `1,25 M`, `(1.000)`, `-`, number cells, sums as text.
//!
//! The point parts thousands and the comma begins decimals, as the language does. Where only English writing fits
//! (`1,250.00`) it is read so and told. Where two readings fit (`1,250`) the cell is a fault.

use crate::code::coded;

/// Money in hundredths of a rupiah: sums stay exact although accounts carry *sen*.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i64);

impl Money {
    /// Whole rupiah, half a rupiah away from zero.
    pub fn rupiah(self) -> i64 {
        let half = if self.0 < 0 { -50 } else { 50 };
        self.0.saturating_add(half) / 100
    }

    /// The sum; stays at the bounds of what can be counted.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference; stays at the bounds of what can be counted.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

coded! {
    /// Why a cell is no sum of money.
    pub enum MoneyFault {
        /// No number at all.
        NotMoney = "not_money",
        /// `1,250`: 1250 in English, one and a quarter in Indonesian.
        Ambiguous = "ambiguous",
        /// Points or commas that part nothing regular.
        Separators = "separators",
        /// A spreadsheet has shortened it (`1,25E+09`): the digits are lost.
        Scientific = "scientific",
        /// A formula or an error of a spreadsheet (`=SUM(…)`, `#REF!`, `####`).
        Formula = "formula",
        /// More than can be counted.
        TooLarge = "too_large",
    }
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// The sum; `None` for an empty cell. A dash is zero, as accounts write it.
    pub money: Option<Money>,
    /// Whether it was written the English way, which is told to people.
    pub is_english: bool,
}

/// Words behind a number and what they multiply it by.
const UNITS: [(&str, i64); 16] = [
    ("ribu", 1_000),
    ("rb", 1_000),
    ("juta", 1_000_000),
    ("jt", 1_000_000),
    ("miliar", 1_000_000_000),
    ("milyar", 1_000_000_000),
    ("miliard", 1_000_000_000),
    ("mlr", 1_000_000_000),
    ("mlyr", 1_000_000_000),
    ("m", 1_000_000_000),
    ("triliun", 1_000_000_000_000),
    ("trilyun", 1_000_000_000_000),
    ("t", 1_000_000_000_000),
    ("rupiah", 1),
    ("rp", 1),
    ("idr", 1),
];

/// Reads a cell. `scale` is what a number without a word of its own is multiplied by (see [`scale_of`]).
/// Errors: see [`MoneyFault`].
pub fn read(cell: &str, scale: i64) -> Result<Read, MoneyFault> {
    let text = cell.trim().replace(['\u{a0}', '\u{202f}'], " ");
    if text.is_empty() {
        return Ok(Read { money: None, is_english: false });
    }
    if text.starts_with(['=', '#']) {
        return Err(MoneyFault::Formula);
    }
    let (is_negative, text) = sign_of(&text.to_lowercase());
    if text.chars().all(|c| matches!(c, '-' | '–' | '—' | ' ')) || text == "nihil" {
        return Ok(Read { money: Some(Money(0)), is_english: false });
    }
    let (digits, factor) = unit_of(&text, scale);
    let (whole, decimals, is_english) = parts(&digits)?;
    let number = counted(&whole, &decimals, factor).ok_or(MoneyFault::TooLarge)?;
    Ok(Read { money: Some(Money(if is_negative { -number } else { number })), is_english })
}

/// What numbers of a table are multiplied by, said in a heading: `dalam juta rupiah`, `Pagu (Rp. ribu)`. 1 when nothing
/// is: a million that only occurs in a sentence scales nothing.
pub fn scale_of(heading: &str) -> i64 {
    let text = super::columns::folded(heading);
    let behind = text.split_once("dalam ").map_or("", |(_, rest)| rest);
    let behind = behind.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let first = behind.split(' ').next().unwrap_or_default().to_owned();
    let inside =
        heading.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inside, _)| inside);
    let candidates = [text, super::columns::folded(inside), behind, first];
    candidates.iter().filter_map(|words| only_scale(words)).max().unwrap_or(1)
}

/// The scale of words that say nothing else.
fn only_scale(words: &str) -> Option<i64> {
    let mut scale = None;
    for word in words.split(' ') {
        let word = word.strip_suffix("an").filter(|root| scale_word(root).is_some()).unwrap_or(word);
        match (word, scale_word(word)) {
            ("dalam" | "rp" | "rupiah" | "idr", _) => {}
            (_, Some(found)) if scale.is_none() => scale = Some(found),
            _ => return None,
        }
    }
    scale
}

fn scale_word(word: &str) -> Option<i64> {
    UNITS
        .iter()
        .find(|(name, factor)| *name == word && *factor > 1 && name.len() > 1)
        .map(|(_, factor)| *factor)
}

/// The sign, by brackets or a minus, and what is left without currency and `,-`.
fn sign_of(text: &str) -> (bool, String) {
    let mut rest = text.trim();
    let mut is_negative = false;
    loop {
        let before = rest;
        if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            is_negative = true;
            rest = inner.trim();
        }
        for currency in ["rp.", "rp", "idr"] {
            rest = rest.strip_prefix(currency).unwrap_or(rest).trim();
        }
        if let Some(inner) = rest.strip_prefix(['-', '−']).filter(|inner| inner.contains(is_digit)) {
            is_negative = true;
            rest = inner.trim();
        }
        for tail in [",-", ".-", ",–", ",--"] {
            rest = rest.strip_suffix(tail).unwrap_or(rest).trim();
        }
        if rest == before {
            return (is_negative, rest.to_owned());
        }
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Splits the word behind a number off. A currency behind the number keeps the scale of the table.
fn unit_of(text: &str, scale: i64) -> (String, i64) {
    let end = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ' ').len();
    let (number, word) = text.split_at_checked(end).unwrap_or((text, ""));
    let mut factor = None;
    for part in word.split_whitespace() {
        let part = part.trim_matches('.');
        match UNITS.iter().find(|(name, _)| *name == part) {
            Some((_, 1)) => {}
            Some((_, found)) if factor.is_none() => factor = Some(*found),
            _ => return (text.to_owned(), scale),
        }
    }
    (number.trim().to_owned(), factor.unwrap_or(scale))
}

/// Whole digits, decimal digits, and whether only English writing fits.
fn parts(text: &str) -> Result<(String, String, bool), MoneyFault> {
    let text = joined_blanks(text)?;
    if let Some((mantissa, _)) = text.split_once('e')
        && mantissa.chars().all(|c| is_digit(c) || c == ',' || c == '.')
        && !mantissa.is_empty()
    {
        return Err(MoneyFault::Scientific);
    }
    if !text.contains(is_digit) || !text.chars().all(|c| is_digit(c) || c == ',' || c == '.') {
        return Err(MoneyFault::NotMoney);
    }
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let plain = |text: &str| text.replace(['.', ','], "");
    match (points, commas) {
        (0, 0) => Ok((text, String::new(), false)),
        (_, 0) if are_thousands(&text, '.') => Ok((plain(&text), String::new(), false)),
        // A number cell of a spreadsheet, or `12.5`: three decimals behind it would have been thousands.
        (1, 0) => {
            let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
            Ok(decimal(whole, decimals, false))
        }
        (0, 1) => {
            let (whole, decimals) = text.split_once(',').unwrap_or((&text, ""));
            if are_thousands(&text, ',') && whole != "0" {
                return Err(MoneyFault::Ambiguous);
            }
            Ok(decimal(whole, decimals, false))
        }
        (0, _) if are_thousands(&text, ',') => Ok((plain(&text), String::new(), true)),
        (_, 1) if text.rfind(',') > text.rfind('.') => both(&text, ',', '.', false),
        (1, _) if text.rfind('.') > text.rfind(',') => both(&text, '.', ',', true),
        _ => Err(MoneyFault::Separators),
    }
}

/// `1 250 000`: blanks part thousands.
fn joined_blanks(text: &str) -> Result<String, MoneyFault> {
    let mut groups = text.split_whitespace();
    let Some(first) = groups.next() else { return Err(MoneyFault::NotMoney) };
    let rest: Vec<&str> = groups.collect();
    let is_group =
        |(at, group): (usize, &&str)| group.len() == 3 || (at + 1 == rest.len() && group.starts_with(','));
    let is_grouped = first.len() <= 3 && rest.iter().enumerate().all(is_group);
    if !rest.is_empty() && !is_grouped {
        return Err(MoneyFault::NotMoney);
    }
    Ok(format!("{first}{}", rest.concat()))
}

fn both(
    text: &str,
    mark: char,
    thousands: char,
    is_english: bool,
) -> Result<(String, String, bool), MoneyFault> {
    let (whole, decimals) = text.rsplit_once(mark).unwrap_or((text, ""));
    if !are_thousands(whole, thousands) {
        return Err(MoneyFault::Separators);
    }
    Ok(decimal(&whole.replace(thousands, ""), decimals, is_english))
}

fn decimal(whole: &str, decimals: &str, is_english: bool) -> (String, String, bool) {
    let whole = if whole.is_empty() { "0" } else { whole };
    (whole.to_owned(), decimals.to_owned(), is_english)
}

/// Whether a mark stands before exactly three digits each time, behind one to three first ones.
fn are_thousands(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// Hundredths of rupiah, rounded half up. `None` when it is too large.
fn counted(whole: &str, decimals: &str, factor: i64) -> Option<i64> {
    let digits = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<i128>().ok() };
    let kept: String = decimals.chars().take(15).collect();
    let places = u32::try_from(kept.len()).ok()?;
    let unit = 10_i128.checked_pow(places)?;
    let number = digits(whole)?.checked_mul(unit)?.checked_add(digits(&kept)?)?;
    let scaled = number.checked_mul(i128::from(factor))?.checked_mul(100)?;
    let rounded = scaled.checked_add(unit / 2)? / unit;
    // Half of what fits, so that sums of many rows stay far from the edge.
    i64::try_from(rounded).ok().filter(|sum| *sum < i64::MAX / 4)
}
