//! Numbers of invitations.

use crate::activity::Month;
use crate::request::roman;

/// The number of an invitation: one running number of a body, from 1 every year. Who calls takes it in the
/// transaction that calls, so a gap cannot come about.
pub fn number(seq: i64, called: Month) -> String {
    format!("{seq:03}/UND/KIP/{}/{}", roman(called.number()), called.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_names_month_and_year() {
        assert_eq!(number(4, Month::parse("2026-11").unwrap()), "004/UND/KIP/XI/2026");
    }
}
