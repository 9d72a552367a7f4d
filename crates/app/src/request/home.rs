//! Open requests on the home of the workroom: the most urgent first, so that silence is seen before it is late.

use rules::permission::{self, Act};

use super::desk_list;
use super::model::InformationRequest;
use super::store::{self, Wanted};
use crate::ids::UnitId;
use crate::page::Page;
use crate::{Ctx, Result};

/// Lines on the home page; the rest is behind its link.
const MOST_LINES: usize = 5;

/// A request on the home page.
pub(crate) struct Urgent {
    /// Where it is worked on.
    pub(crate) path: String,
    /// Its number.
    pub(crate) number: String,
    /// The responsible unit.
    pub(crate) unit: String,
    /// Days until the safe date, in words; empty when no date is known.
    pub(crate) left: String,
}

/// The most urgent open requests of the units whose requests the person may read.
/// Errors: the database does not answer.
pub(crate) async fn urgent(ctx: &Ctx, p: &Page) -> Result<Vec<Urgent>> {
    let units: Vec<Option<UnitId>> = match permission::units_for(Act::ReadRequests, ctx.grants()) {
        None => vec![None],
        Some(units) => units.into_iter().map(|unit| Some(UnitId(unit))).collect(),
    };
    let mut open = Vec::new();
    for unit in units {
        let limit = i64::try_from(MOST_LINES).unwrap_or(i64::MAX);
        open.extend(
            store::list(ctx.db(), ctx.body(), Wanted { unit, is_open: true, limit, ..Wanted::default() })
                .await?,
        );
    }
    // Without a date last, as in the list.
    open.sort_by_key(|request| (request.due_safe.is_none(), request.due_safe.clone(), request.id));
    let today = ctx.today();
    let line = |request: InformationRequest| {
        let days = desk_list::days_left(&request, today)?;
        Ok(Urgent {
            path: request.desk(),
            unit: ctx.directory.name(request.unit_id).to_owned(),
            left: days.map(|days| desk_list::left(p, days)).unwrap_or_default(),
            number: request.number,
        })
    };
    open.into_iter().take(MOST_LINES).map(line).collect()
}
