//! One row of a table of programmes, as read.

use super::code::Level;
use super::columns::Field;
use super::money::{Money, MoneyFault};
use crate::code::coded;

coded! {
    /// What is wrong with a row.
    pub enum FaultKind {
        /// A cell of money that holds no number.
        NotMoney = "not_money",
        /// A cell of money that can be read in two ways.
        Ambiguous = "ambiguous",
        /// Points and commas of a cell of money part nothing regular.
        Separators = "separators",
        /// A spreadsheet has shortened the number.
        Scientific = "scientific",
        /// A formula or an error of a spreadsheet.
        Formula = "formula",
        /// More money than can be counted.
        TooLarge = "too_large",
        /// A figure without a name.
        NoName = "no_name",
        /// The code stands in a row before, under the same parent.
        DuplicateCode = "duplicate_code",
        /// Physical progress that is no share.
        NotPercent = "not_percent",
    }
}

impl From<MoneyFault> for FaultKind {
    fn from(fault: MoneyFault) -> Self {
        match fault {
            MoneyFault::NotMoney => Self::NotMoney,
            MoneyFault::Ambiguous => Self::Ambiguous,
            MoneyFault::Separators => Self::Separators,
            MoneyFault::Scientific => Self::Scientific,
            MoneyFault::Formula => Self::Formula,
            MoneyFault::TooLarge => Self::TooLarge,
        }
    }
}

/// Something wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Row of the sheet, from 1.
    pub row: u32,
    /// The column, where one is meant.
    pub field: Option<Field>,
    /// What it is.
    pub kind: FaultKind,
    /// What stands there, shortened; for a duplicate the row it repeats.
    pub value: String,
}

/// A row that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Row of the sheet, from 1.
    pub row: u32,
    /// What it stands for.
    pub level: Level,
    /// Its code; empty where the table gives none.
    pub code: String,
    /// What identifies it in its table: the codes (or names) from the parent down.
    pub path: String,
    /// Place of the row above it among the items.
    pub parent: Option<usize>,
    /// Name.
    pub name: String,
    /// Budget of the year.
    pub budget: Option<Money>,
    /// Budget after the change of the year.
    pub revised: Option<Money>,
    /// What was spent.
    pub realisation: Option<Money>,
    /// Physical progress in hundredths of a per cent.
    pub physical: Option<i64>,
    /// Where; empty when not said.
    pub location: String,
    /// Who carries it out; empty when not said.
    pub contractor: String,
    /// Where the money comes from; empty when not said.
    pub source: String,
    /// Whether money in it was written the English way.
    pub is_english: bool,
}

impl Item {
    /// The budget that holds: the revised one where there is one.
    pub fn effective(&self) -> Option<Money> {
        self.revised.or(self.budget)
    }

    /// Realisation in hundredths of a per cent of the budget that holds, cut. `None` without a positive budget or
    /// without a realisation.
    pub fn percent(&self) -> Option<i64> {
        share(self.realisation?.0, self.effective()?.0)
    }
}

/// A part of a whole in hundredths of a per cent, cut towards zero. `None` for a whole that is not positive, and for
/// shares beyond a million per cent.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    let share = i128::from(part).checked_mul(10_000)?.checked_div(i128::from(whole))?;
    i64::try_from(share).ok().filter(|share| whole > 0 && share.abs() < 100_000_000)
}
