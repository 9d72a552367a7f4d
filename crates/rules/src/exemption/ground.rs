//! The grounds of UU 14/2008 Ps.17 as data.

use std::sync::LazyLock;

/// The list of this release.
const SOURCE: &str = include_str!("../../data/exemption_grounds.csv");

/// Longest period of a ground (PP 61/2010 Ps.5–9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongestPeriod {
    /// At most this many years (Ps.5: thirty).
    Years(i16),
    /// As another law or regulation sets (Ps.6, 8(1), 9).
    ByLaw,
    /// As long as protection needs it; the head of the public body fixes it (Ps.7(5), 8(2)).
    AsNeeded,
    /// None is set; the other law governs (letter j).
    OtherLaw,
}

/// One ground, or one of its cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Stable code: `EX17A`, `EX17A.1`.
    pub code: String,
    /// Letter of Ps.17.
    pub letter: char,
    /// Longest period.
    pub longest: LongestPeriod,
    /// Articles.
    pub article: String,
    /// Words in Indonesian.
    pub label_id: String,
    /// Words in English.
    pub label_en: String,
}

/// All grounds in the order of the law.
pub fn grounds() -> &'static [Ground] {
    static GROUNDS: LazyLock<Vec<Ground>> = LazyLock::new(|| read(SOURCE).unwrap_or_default());
    &GROUNDS
}

/// The ground of a code.
pub fn ground(code: &str) -> Option<&'static Ground> {
    grounds().iter().find(|ground| ground.code == code)
}

/// Reads a list; none when one row is not well-formed.
fn read(source: &str) -> Option<Vec<Ground>> {
    let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(source.as_bytes());
    let mut grounds = Vec::new();
    for row in rows.records() {
        let row = row.ok()?;
        let mut letters = row.get(1)?.chars();
        let longest = match row.get(2)? {
            "by_law" => LongestPeriod::ByLaw,
            "as_needed" => LongestPeriod::AsNeeded,
            "other_law" => LongestPeriod::OtherLaw,
            years => LongestPeriod::Years(years.strip_prefix('P')?.strip_suffix('Y')?.parse().ok()?),
        };
        grounds.push(Ground {
            code: row.get(0)?.to_owned(),
            letter: letters.next()?,
            longest,
            article: row.get(3)?.to_owned(),
            label_id: row.get(4)?.to_owned(),
            label_en: row.get(5)?.to_owned(),
        });
    }
    Some(grounds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uu_14_2008_ps_17_has_ten_letters_and_every_row_can_be_read() {
        let mut letters: Vec<char> = grounds().iter().map(|ground| ground.letter).collect();
        letters.dedup();
        assert_eq!(letters, ('a'..='j').collect::<Vec<_>>());
        let mut codes: Vec<&str> = grounds().iter().map(|ground| ground.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), grounds().len());
    }

    #[test]
    fn pp_61_2010_ps_5_law_enforcement_is_thirty_years_at_most() {
        assert_eq!(ground("EX17A.2").unwrap().longest, LongestPeriod::Years(30));
        assert_eq!(ground("EX17J").unwrap().longest, LongestPeriod::OtherLaw);
        assert!(ground("EX17Z").is_none());
    }

    #[test]
    fn a_list_with_a_broken_row_is_no_list() {
        let head = "code,letter,period,article,label_id,label_en\n";
        assert!(read(&format!("{head}EX17A,a,30 tahun,x,x,x\n")).is_none());
        assert!(read(&format!("{head}EX17A,a,P30Y,x,x,x\n")).is_some());
    }
}
