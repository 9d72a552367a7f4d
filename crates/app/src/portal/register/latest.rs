//! The newest entries, for the front pages of the portal and of a unit.

use super::counts::{ClassDoor, Counts};
use super::rows::{self, RowView};
use crate::org::Unit;
use crate::page::Page;
use crate::register::public::{Filter, Row, list_rows};
use crate::{Ctx, Result};

/// Entries shown on a front page.
const NEWEST: i64 = 5;

/// The block of the register on a front page.
pub(in crate::portal) struct Latest {
    /// Newest entries.
    pub(in crate::portal) rows: Vec<Row>,
    /// Classes with their numbers.
    pub(in crate::portal) classes: Vec<ClassDoor>,
}

impl Latest {
    /// Of the city, or of one unit.
    pub(in crate::portal) async fn read(ctx: &Ctx, unit: Option<&Unit>) -> Result<Self> {
        let filter = Filter { unit: unit.map(|unit| unit.id), ..Filter::default() };
        let (rows, counts) =
            tokio::try_join!(list_rows(ctx.db(), ctx.body(), &filter, None, NEWEST), Counts::read(ctx),)?;
        let classes = counts.classes(unit);
        Ok(Self { rows, classes })
    }
}

/// Name of a class.
pub(in crate::portal) fn class(p: &Page, word: impl AsRef<str>) -> String {
    super::words::class(p, word)
}

/// An entry on the front page of the portal.
pub(in crate::portal) fn view<'a>(p: &'a Page, row: &'a Row) -> RowView<'a> {
    rows::view(p, row)
}

/// An entry on the front page of its own unit.
pub(in crate::portal) fn own<'a>(p: &'a Page, row: &'a Row) -> RowView<'a> {
    rows::own(p, row)
}
