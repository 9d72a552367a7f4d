//! Qualifications and from which score they are given.
//!
//! Bands are data of an assessor, a year and a kind of body: 87.25 was *informatif* for KI Banten in 2021 and
//! would not be for KI Pusat (`domain.md` §8).

use super::points::{HUNDRED, read_points};
use crate::code::{Code, coded};

coded! {
    /// What a score is called.
    pub enum Qualification {
        /// *Informatif*.
        Informative = "informative",
        /// *Menuju informatif*.
        TowardsInformative = "towards_informative",
        /// *Cukup informatif*.
        FairlyInformative = "fairly_informative",
        /// *Kurang informatif*.
        LessInformative = "less_informative",
        /// *Tidak informatif*.
        NotInformative = "not_informative",
        /// *Tidak dinilai*: took no part, or nothing is answered yet.
        NotAssessed = "not_assessed",
    }
}

impl Qualification {
    /// The Indonesian name, as decrees write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Informative => "informatif",
            Self::TowardsInformative => "menuju informatif",
            Self::FairlyInformative => "cukup informatif",
            Self::LessInformative => "kurang informatif",
            Self::NotInformative => "tidak informatif",
            Self::NotAssessed => "tidak dinilai",
        }
    }

    /// Reads a code or an Indonesian name, in any case, with blanks, hyphens or underscores.
    pub fn read(text: &str) -> Option<Self> {
        let plain = text.trim().to_lowercase().replace(['-', '_'], " ");
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::ALL.iter().copied().find(|one| one.name() == plain || one.code().replace('_', " ") == plain)
    }
}

/// Half-open bands: each begins at its floor and ends where the one above begins. Highest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandTable {
    floors: Vec<(Qualification, i64)>,
}

/// Why bands make no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandsRefused {
    /// No band at all.
    Empty,
    /// Floors or qualifications do not fall from band to band, or *tidak dinilai* stands among them.
    Order,
    /// A floor beyond 0–100.
    Range,
    /// The lowest band does not begin at 0: some score would have no name.
    Gap,
}

impl BandTable {
    /// A table from floors in hundredths, highest first.
    /// Errors: why they make none.
    pub fn new(floors: Vec<(Qualification, i64)>) -> Result<Self, BandsRefused> {
        let Some((_, lowest)) = floors.last() else { return Err(BandsRefused::Empty) };
        if floors.iter().any(|(_, floor)| !(0..=HUNDRED).contains(floor)) {
            return Err(BandsRefused::Range);
        }
        let falls =
            floors.iter().zip(floors.iter().skip(1)).all(|(high, low)| high.0 < low.0 && high.1 > low.1);
        if !falls || floors.iter().any(|(name, _)| *name == Qualification::NotAssessed) {
            return Err(BandsRefused::Order);
        }
        if *lowest == 0 { Ok(Self { floors }) } else { Err(BandsRefused::Gap) }
    }

    /// KI Pusat 2018–2021 and later: 90, 80, 60, 40 (antaranews 765254, 2480185).
    pub fn national() -> Self {
        use Qualification as Q;
        let names = [
            Q::Informative,
            Q::TowardsInformative,
            Q::FairlyInformative,
            Q::LessInformative,
            Q::NotInformative,
        ];
        Self { floors: names.into_iter().zip([9000, 8000, 6000, 4000, 0]).collect() }
    }

    /// The band of a score in hundredths that was cut and not rounded. `None` beyond 0–100.
    pub fn of(&self, hundredths: i64) -> Option<Qualification> {
        (0..=HUNDRED).contains(&hundredths).then_some(())?;
        self.floors.iter().find(|(_, floor)| hundredths >= *floor).map(|(name, _)| *name)
    }

    /// From which score a qualification is given; `None` when this table does not know it.
    pub fn floor(&self, wanted: Qualification) -> Option<i64> {
        self.floors.iter().find(|(name, _)| *name == wanted).map(|(_, floor)| *floor)
    }

    /// The next band above a score and where it begins; `None` in the highest.
    pub fn above(&self, hundredths: i64) -> Option<(Qualification, i64)> {
        self.floors.iter().rev().find(|(_, floor)| *floor > hundredths).copied()
    }

    /// All bands with their floors, highest first.
    pub fn floors(&self) -> &[(Qualification, i64)] {
        &self.floors
    }
}

/// A floor as a file writes it.
pub(super) fn read_floor(text: &str) -> Option<i64> {
    read_points(text).filter(|floor| *floor <= HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Qualification as Q;

    #[test]
    fn perki_1_2022_bands_are_half_open_on_the_score_that_was_not_rounded() {
        let bands = BandTable::national();
        for (score, band) in
            [(HUNDRED, Q::Informative), (9000, Q::Informative), (8999, Q::TowardsInformative)]
        {
            assert_eq!(bands.of(score), Some(band), "{score}");
        }
        assert_eq!((bands.of(0), bands.of(-1), bands.of(HUNDRED + 1)), (Some(Q::NotInformative), None, None));
        assert_eq!(bands.above(8995), Some((Q::Informative, 9000)));
        assert_eq!(bands.above(9000), None);
        assert_eq!(bands.floor(Q::FairlyInformative), Some(6000));
    }

    #[test]
    fn bands_with_a_gap_or_out_of_order_are_refused() {
        let of = |floors: &[(Q, i64)]| BandTable::new(floors.to_vec()).unwrap_err();
        assert_eq!(of(&[]), BandsRefused::Empty);
        assert_eq!(of(&[(Q::Informative, 9000), (Q::NotInformative, 100)]), BandsRefused::Gap);
        assert_eq!(
            of(&[(Q::Informative, 8000), (Q::TowardsInformative, 8000), (Q::NotInformative, 0)]),
            BandsRefused::Order
        );
        assert_eq!(of(&[(Q::NotInformative, 9000), (Q::Informative, 0)]), BandsRefused::Order);
        assert_eq!(of(&[(Q::Informative, 10_001), (Q::NotInformative, 0)]), BandsRefused::Range);
    }

    #[test]
    fn qualifications_are_read_as_decrees_and_programs_write_them() {
        assert_eq!(Q::read("Menuju Informatif"), Some(Q::TowardsInformative));
        assert_eq!(Q::read("menuju_informatif"), Some(Q::TowardsInformative));
        assert_eq!(Q::read("INFORMATIVE"), Some(Q::Informative));
        assert_eq!(Q::read("informatief"), None);
    }
}
