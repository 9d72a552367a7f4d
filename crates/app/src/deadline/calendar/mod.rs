//! Calendars a body has loaded. The newest one counts; without any it is the one inside the program.

mod load;
pub(super) mod show;
mod store;

use std::sync::Arc;

use rules::calendar::{CalendarDay, WorkCalendar, builtin, named};

use crate::Result;
use crate::ids::{BodyId, CalendarId};

pub use load::{Loaded, Loading, Plan, load, plan};

/// The calendar a body counts with now.
/// Errors: the database refuses.
pub async fn current(db: &db::Db, body: BodyId) -> Result<Arc<WorkCalendar>> {
    match store::newest(db, body).await? {
        Some(version) => Ok(Arc::new(open(db, body, &version).await?)),
        None => Ok(Arc::new(builtin().clone())),
    }
}

/// A calendar by its name: one the body has loaded, or one inside the program. `None` for another name.
/// Errors: the database refuses.
pub async fn by_name(db: &db::Db, body: BodyId, name: &str) -> Result<Option<Arc<WorkCalendar>>> {
    match store::by_name(db, body, name).await? {
        Some(version) => Ok(Some(Arc::new(open(db, body, &version).await?))),
        None => Ok(named(name).map(|calendar| Arc::new(calendar.clone()))),
    }
}

async fn open(db: &db::Db, body: BodyId, version: &store::Version) -> Result<WorkCalendar> {
    let days = days_of(db, body, version.id).await?;
    Ok(WorkCalendar::new(&version.name, &version.decree, version.is_provisional, days))
}

async fn days_of(db: &db::Db, body: BodyId, id: CalendarId) -> Result<Vec<CalendarDay>> {
    let rows = store::days(db, body, id).await?;
    // A row that cannot be read would make a working day of a holiday: better no answer than a wrong one.
    let day = |row: store::DayRow| {
        let date = row.day.parse().map_err(|error| anyhow::Error::new(error).context(row.day.clone()))?;
        Ok(CalendarDay { date, kind: row.kind.0, name: row.name, decree: row.decree })
    };
    rows.into_iter().map(day).collect()
}
