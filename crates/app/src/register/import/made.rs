//! "Cilegon, 15 Januari 2026", "Tahun 2023", "Januari 2026": when and where, from one cell.

use jiff::civil::Date;

/// When (`2026-01-15`, `2026-01`, `2026`, or empty) and the rest, which is where.
pub(super) fn when_and_where(cell: &str) -> (String, String) {
    let parts: Vec<&str> =
        cell.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if let Some(when) = when(cell) {
        return (when, String::new());
    }
    let dated = parts.iter().enumerate().find_map(|(at, part)| when(part).map(|when| (at, when)));
    match dated {
        Some((dated, found)) => {
            let rest = parts.iter().enumerate().filter(|(at, _)| *at != dated).map(|(_, part)| *part);
            (found, rest.collect::<Vec<_>>().join(", "))
        }
        // Nothing is thrown away: words without a date stand where the place would.
        None => (year_in(cell).map(|year| year.to_string()).unwrap_or_default(), cell.trim().to_owned()),
    }
}

/// A day, a month or a year, when the text is nothing but that.
fn when(text: &str) -> Option<String> {
    let folded = bahasa::fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "tahun" | "th" | "thn" | "bulan" | "tanggal" | "tgl" | "00"))
        .collect();
    let year_of = |word: &str| word.parse::<i16>().ok().filter(|year| (1900..=2100).contains(year));
    match words.as_slice() {
        [year] => year_of(year).map(|year| year.to_string()),
        [month, year] => {
            let year = year_of(year)?;
            // A month is what makes the first of it a date.
            let first = bahasa::parse_date(&format!("1 {month} {year}")).ok()?;
            Some(format!("{year:04}-{:02}", first.month()))
        }
        _ => bahasa::parse_date(text).ok().map(|day: Date| day.to_string()),
    }
}

/// The last year named in a text.
pub(super) fn year_in(text: &str) -> Option<i64> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).rfind(|year| (1900..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_and_where_are_told_apart() {
        for (cell, when, place) in [
            ("Tahun 2023", "2023", ""),
            ("2026-01-15", "2026-01-15", ""),
            ("Januari 2026, Cilegon", "2026-01", "Cilegon"),
            ("Cilegon, 15 Januari 2026", "2026-01-15", "Cilegon"),
            ("Setiap tahun", "", "Setiap tahun"),
            ("Triwulan I 2025 di Setda", "2025", "Triwulan I 2025 di Setda"),
            ("", "", ""),
        ] {
            assert_eq!(when_and_where(cell), (when.to_owned(), place.to_owned()), "{cell}");
        }
        assert_eq!(year_in("LKPJ 2024 dan 2025"), Some(2025));
    }
}
