//! Money and shares as people read them.

use std::borrow::Borrow;

use crate::locale::Locale;
use crate::page::Page;

impl Page {
    /// Whole rupiah, `Rp1.250.000`; a dash where nothing is known.
    pub(crate) fn rupiah(&self, sum: impl Borrow<Option<i64>>) -> String {
        sum.borrow().map_or_else(|| "–".to_owned(), |sum| self.money(sum))
    }

    /// Whole rupiah that are known.
    pub(crate) fn money(&self, sum: impl Borrow<i64>) -> String {
        let sum = *sum.borrow();
        let words = rules::sheet::number_in_words(&sum.unsigned_abs().to_string());
        let words = if self.locale == Locale::English { words.replace('.', ",") } else { words };
        format!("{}Rp{words}", if sum < 0 { "−" } else { "" })
    }

    /// Hundredths of a per cent, `92,5 %`; a dash where nothing is known.
    pub(crate) fn per_cent(&self, hundredths: impl Borrow<Option<i64>>) -> String {
        let Some(hundredths) = *hundredths.borrow() else { return "–".to_owned() };
        let (whole, rest) = (hundredths / 100, (hundredths % 100).abs());
        let sign = if hundredths < 0 && whole == 0 { "−" } else { "" };
        let mark = if self.locale == Locale::English { '.' } else { ',' };
        match rest {
            0 => format!("{sign}{whole} %"),
            rest => format!("{sign}{whole}{mark}{rest:02} %").replace("0 %", " %"),
        }
    }

    /// A share in words; a dash where it is not known.
    pub(crate) fn share(&self, part: impl Borrow<Option<i64>>, whole: impl Borrow<Option<i64>>) -> String {
        let share =
            part.borrow().zip(*whole.borrow()).and_then(|(part, whole)| rules::programme::share(part, whole));
        self.per_cent(share)
    }
}

/// Millions of rupiah, rounded, for pictures; what is below zero has no bar.
pub(super) fn millions(sum: i64) -> u32 {
    u32::try_from(sum.saturating_add(500_000) / 1_000_000).unwrap_or(if sum < 0 { 0 } else { u32::MAX })
}
