//! Which scores a qualification allows, by assessor and year, as far as tables were published.
//!
//! Source: the table of bands in `domain.md` §8. The tables of KI Banten are not published: in 2021 it called 87.25
//! *informatif*, in 2024 it wrote of 95 and of 90. For such an assessor only what no known table allows is a mismatch.

use crate::assessment::Qualification;

/// First year of the five bands [timesofaceh.com 2018-11-05].
const SINCE: i32 = 2018;

/// How score and qualification go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// As far as anybody can know, they do.
    Fits,
    /// Not by the published table of this assessor and year.
    Mismatch,
    /// Not by any known table.
    Impossible,
}

/// Scores from the first to below the second, in hundredths.
type Range = (i64, i64);

/// The widest range of a qualification over all known tables: KI Pusat 2018–2021 and KI Kalbar 2020, whose bands
/// begin at 85, 70, 55 and 30; KI Banten 2024 with *informatif* from 95 leaves room for *menuju* up to there.
fn widest(qualification: Qualification) -> Range {
    match qualification {
        Qualification::Informative => (8_500, 10_001),
        Qualification::TowardsInformative => (7_000, 9_500),
        Qualification::FairlyInformative => (5_500, 8_000),
        Qualification::LessInformative => (3_000, 6_000),
        Qualification::NotInformative => (0, 4_000),
        // Who did not take part has no score.
        Qualification::NotAssessed => (0, 1),
    }
}

/// The table of KI Pusat since 2018 [antaranews 765254 (2018), 2480185 (2021)], half-open on two decimals.
fn national(qualification: Qualification) -> Range {
    match qualification {
        Qualification::Informative => (9_000, 10_001),
        Qualification::TowardsInformative => (8_000, 9_000),
        Qualification::FairlyInformative => (6_000, 8_000),
        Qualification::LessInformative => (4_000, 6_000),
        Qualification::NotInformative => (0, 4_000),
        Qualification::NotAssessed => (0, 1),
    }
}

/// Holds a score against the bands. `assessor` is folded as by [`super::body_key`].
pub(super) fn fit(assessor: &str, year: Option<i32>, points: i64, qualification: Qualification) -> Fit {
    let within = |(low, high): Range| (low..high).contains(&points);
    if !within(widest(qualification)) {
        return Fit::Impossible;
    }
    if is_national(assessor, year) && !within(national(qualification)) {
        return Fit::Mismatch;
    }
    Fit::Fits
}

/// Whether the table of this assessor and year was published.
pub(super) fn is_national(assessor: &str, year: Option<i32>) -> bool {
    matches!(assessor, "ki pusat" | "komisi informasi pusat" | "kip" | "komisi informasi pusat ri")
        && year.is_some_and(|year| year >= SINCE)
}

/// The qualification of a word: `informatif`, `Menuju Informatif`, `TOWARDS_INFORMATIVE`. `None` for anything else.
pub fn qualification_named(text: &str) -> Option<Qualification> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    Some(match words.as_slice() {
        ["informatif" | "informative"] => Qualification::Informative,
        ["menuju", "informatif"] | ["towards", "informative"] => Qualification::TowardsInformative,
        ["cukup", "informatif"] | ["fairly", "informative"] => Qualification::FairlyInformative,
        ["kurang", "informatif"] | ["less", "informative"] => Qualification::LessInformative,
        ["tidak", "informatif"] | ["not", "informative"] => Qualification::NotInformative,
        ["tidak", "dinilai"] | ["not", "assessed"] => Qualification::NotAssessed,
        _ => return None,
    })
}

/// Place of a qualification from the best; `None` for who was not assessed.
pub(super) fn order(qualification: Qualification) -> Option<u8> {
    Some(match qualification {
        Qualification::Informative => 0,
        Qualification::TowardsInformative => 1,
        Qualification::FairlyInformative => 2,
        Qualification::LessInformative => 3,
        Qualification::NotInformative => 4,
        Qualification::NotAssessed => return None,
    })
}

/// Whether some known table gives a qualification for a score.
pub(super) fn is_possible(points: i64, qualification: Qualification) -> bool {
    let (low, high) = widest(qualification);
    (low..high).contains(&points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mismatch_is_claimed_only_where_a_table_is_known() {
        let banten = |points, qualification| fit("ki banten", Some(2021), points, qualification);
        assert_eq!(banten(8_725, Qualification::Informative), Fit::Fits, "the band table differed that year");
        assert_eq!(banten(832, Qualification::Informative), Fit::Impossible);
        let national = |points, qualification| fit("ki pusat", Some(2021), points, qualification);
        assert_eq!(
            national(8_995, Qualification::Informative),
            Fit::Mismatch,
            "89.95 is never rounded to 90"
        );
        assert_eq!(national(8_995, Qualification::TowardsInformative), Fit::Fits);
        assert_eq!(national(832, Qualification::NotInformative), Fit::Fits);
    }

    #[test]
    fn words_of_qualifications_are_read_in_any_case() {
        assert_eq!(qualification_named("Menuju Informatif"), Some(Qualification::TowardsInformative));
        assert_eq!(qualification_named("TOWARDS_INFORMATIVE"), Some(Qualification::TowardsInformative));
        assert_eq!(qualification_named("sangat informatif"), None);
        assert_eq!(qualification_named(""), None);
    }
}
