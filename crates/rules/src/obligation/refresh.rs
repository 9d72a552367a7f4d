//! How often something has to be made known again: the tokens of the column `refresh`, and fixed due days.

use jiff::civil::Date;

/// One clock of an obligation. Several in one row: whichever comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refresh {
    /// Every so many months (`P6M`, `P1Y` = 12), counted from the last verification.
    Months(i32),
    /// When it changes (`ON_CHANGE`): no date of its own.
    OnChange,
    /// At once, when something threatens livelihood or order (`IMMEDIATE`, UU 14/2008 Ps.10).
    Immediate,
    /// With every event (`PER_EVENT`): a contract, a ruling, a meeting.
    PerEvent,
}

impl Refresh {
    /// Reads one token. `None` when it is none.
    pub fn parse(token: &str) -> Option<Self> {
        let period = token.strip_prefix('P').and_then(|rest| {
            let (number, months) = match rest.strip_suffix('Y') {
                Some(number) => (number, 12),
                None => (rest.strip_suffix('M')?, 1),
            };
            let number: i32 = number.parse().ok()?;
            (1..=10).contains(&number).then_some(Self::Months(number * months))
        });
        match token {
            "ON_CHANGE" => Some(Self::OnChange),
            "IMMEDIATE" => Some(Self::Immediate),
            "PER_EVENT" => Some(Self::PerEvent),
            _ => period,
        }
    }

    /// The token.
    pub fn token(self) -> String {
        match self {
            Self::Months(months) if months % 12 == 0 => format!("P{}Y", months / 12),
            Self::Months(months) => format!("P{months}M"),
            Self::OnChange => "ON_CHANGE".to_owned(),
            Self::Immediate => "IMMEDIATE".to_owned(),
            Self::PerEvent => "PER_EVENT".to_owned(),
        }
    }
}

/// A day of every year by which something is due (`03-31`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDay {
    month: i8,
    day: i8,
}

impl DueDay {
    /// Reads `MM-DD`. `None` when no year has such a day; 29 February is none, for it is not in every year.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // 2001 is a common year.
        (text.len() == 5 && Date::new(2001, month, day).is_ok()).then_some(Self { month, day })
    }

    /// That day in a year. `None` outside the years a calendar has.
    pub fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

impl std::fmt::Display for DueDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_as_it_is_written() {
        for token in ["P1M", "P6M", "P1Y", "P5Y", "ON_CHANGE", "IMMEDIATE", "PER_EVENT"] {
            assert_eq!(Refresh::parse(token).map(Refresh::token).as_deref(), Some(token));
        }
        for wrong in ["", "P", "P6", "P0M", "P-1Y", "6M", "P6D", "on_change", "PY"] {
            assert_eq!(Refresh::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_due_day_is_one_every_year_has() {
        assert_eq!(DueDay::parse("03-31").unwrap().to_string(), "03-31");
        for wrong in ["", "3-31", "02-29", "13-01", "03/31", "03-32"] {
            assert_eq!(DueDay::parse(wrong), None, "{wrong}");
        }
    }
}
