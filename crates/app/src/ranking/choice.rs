//! League and network as a page asks for them: chosen in the address, offered as a form.

use std::borrow::Borrow;

use rules::Code as _;
use rules::activity::Month;
use rules::ranking::{Column, League, Status};

use super::shown::Wanted;
use crate::page::{Page, Query};
use crate::{Error, Result};

/// A choice of a form: value, words, whether it is chosen.
pub(super) type Choice = (String, String, bool);

/// Reads league and network; the first league and all networks when nothing is said.
/// Errors: `NotFound` for a league or network there is none of.
pub(super) fn read(month: Month, query: &Query) -> Result<Wanted> {
    let league = match query.text("liga") {
        "" => League::Opd,
        code => League::from_code(code).ok_or(Error::NotFound)?,
    };
    let column = match query.text("jaringan") {
        "" => Column::All,
        code => Column::parse(code).ok_or(Error::NotFound)?,
    };
    Ok(Wanted { month, league, column })
}

/// The name of a column.
pub(super) fn column_name(p: &Page, column: Column) -> String {
    p.t(&format!("ranking-network-{column}"))
}

/// The leagues to choose from.
pub(super) fn leagues(p: &Page, chosen: League) -> Vec<Choice> {
    let one = |league: &League| (league.to_string(), super::book::league_name(p, *league), *league == chosen);
    League::ALL.iter().map(one).collect()
}

/// The networks to choose from.
pub(super) fn columns(p: &Page, chosen: Option<Column>) -> Vec<Choice> {
    let one = |column: Column| (column.to_string(), column_name(p, column), Some(column) == chosen);
    Column::every().map(one).collect()
}

/// The query that leads to the same table.
pub(super) fn query(wanted: Wanted) -> String {
    format!("liga={}&jaringan={}", wanted.league, wanted.column)
}

/// A month in words: `Januari 2023`.
pub(super) fn month_name(p: &Page, month: Month) -> String {
    crate::locale::month_in_words(p.locale, month.first_day())
}

/// A month of a stored row in words.
pub(super) fn stored_month_name(p: &Page, month: &str) -> String {
    Month::parse(month).map_or_else(|| month.to_owned(), |month| month_name(p, month))
}

/// Words of the tables that templates ask for.
impl Page {
    /// The name of a column by its code.
    pub(crate) fn network_name(&self, code: &str) -> String {
        Column::parse(code).map_or_else(|| code.to_owned(), |column| column_name(self, column))
    }

    /// Whether there is a number, in words, by the code of the status.
    pub(crate) fn count_status(&self, code: &str) -> String {
        self.t(&format!("ranking-status-{}", code.replace('_', "-")))
    }

    /// A number, or why there is none.
    pub(crate) fn count_said(&self, status: impl Borrow<Status>, posts: impl Borrow<Option<u32>>) -> String {
        let status = status.borrow();
        posts.borrow().map_or_else(|| self.count_status(status.code()), |posts| posts.to_string())
    }
}
