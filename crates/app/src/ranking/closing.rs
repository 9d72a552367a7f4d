//! Closing a month: the draft table stands still, units have five working days to object, then everybody reads it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::activity::Month;
use rules::calendar::Reading;
use rules::permission::Act;
use rules::ranking::{Closing, Refusal, Step, Surroundings, WINDOW_DAYS, step};

use super::model::{ClosedMonth, Protest, log_id};
use super::{book, store, table};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::ids::{Coded, Hex};
use crate::page::see_other;
use crate::{Ctx, Error, Result, deadline};

/// The month in an address. Errors: `NotFound`.
pub(super) fn month_of(text: &str) -> Result<Month> {
    Month::parse(text).filter(|month| month.to_string() == text).ok_or(Error::NotFound)
}

fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::Order => Error::Conflict,
        Refusal::NotOver => Error::Refused("ranking-refused-not-over"),
        Refusal::WindowOpen => Error::Refused("ranking-refused-window"),
        Refusal::Undecided => Error::Refused("ranking-refused-undecided"),
    }
}

/// A change of the log about a month.
pub(super) fn change(act: &'static str, month: Month) -> Change {
    Change::new(act, "ranking", log_id(month)).detail(month.to_string())
}

fn surroundings(
    ctx: &Ctx,
    month: Month,
    closed: Option<&ClosedMonth>,
    protests: &[Protest],
) -> Result<Surroundings> {
    Ok(Surroundings {
        month,
        today: ctx.today(),
        closes_on: closed.map(ClosedMonth::last_day).transpose()?.flatten(),
        undecided: protests.iter().filter(|protest| protest.is_open()).count(),
    })
}

/// Makes the draft table of a month that is over, from what is counted now.
/// Errors: `Refused` before its end, `Conflict` when it is frozen, `Forbidden`.
pub async fn freeze(ctx: &Ctx, month: Month) -> Result<()> {
    let role = ctx.allow(Act::CloseRanking, None)?;
    let closed = store::find_month(ctx.db(), ctx.body(), month).await?;
    let from = closed.as_ref().map_or(Closing::Open, |closed| closed.state.0);
    let to = step(from, Step::Freeze, surroundings(ctx, month, closed.as_ref(), &[])?).map_err(refused)?;
    let digest = write(ctx, month, to, "", false, change("ranking.freeze", month).as_role(role)).await?;
    tracing::info!(%month, digest = digest.0, "month frozen");
    Ok(())
}

/// Takes over the table of a month from before this program, with where it was told: published at once, because
/// whoever wanted to object has done so long ago. Only for who owns the machine.
/// Errors: `Forbidden` for officers, `Invalid` without a source, `Refused`, `Conflict`.
pub async fn take_over(ctx: &Ctx, month: Month, source: &str, is_sample: bool) -> Result<()> {
    if ctx.allow(Act::CloseRanking, None)?.is_some() {
        return Err(Error::Forbidden(rules::permission::Denied::NoRole));
    }
    if ctx.today() <= month.last_day() {
        return Err(Error::Refused("ranking-refused-not-over"));
    }
    let change = change("ranking.take-over", month).because(source).public();
    write(ctx, month, Closing::Published, source.trim(), is_sample, change).await?;
    Ok(())
}

async fn write(
    ctx: &Ctx,
    month: Month,
    state: Closing,
    source: &str,
    is_sample: bool,
    change: Change,
) -> Result<Hex> {
    let book = book::current(ctx).await?;
    let rows = table::compute(ctx, month, &book).await?;
    let closed = ClosedMonth {
        month: month.to_string(),
        state: Coded(state),
        rules: book.to_string(),
        digest: table::digest(&rows),
        frozen_at: ctx.now(),
        closes_on: None,
        calendar: String::new(),
        published_at: (state == Closing::Published).then(|| ctx.now()),
        source: source.to_owned(),
        is_sample,
    };
    let tx = ctx.db().begin().await?;
    if !store::insert_month(&tx, ctx.body(), &closed).await? {
        return Err(Error::Conflict);
    }
    store::put_rows(&tx, ctx.body(), month, &rows).await?;
    audit::record(ctx, &tx, change.digests("", closed.digest.0.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(closed.digest)
}

/// Opens the window of five working days and tells every unit of the tables.
/// Errors: `Refused` when the calendar does not reach so far, `Conflict`, `Forbidden`.
pub async fn open_window(ctx: &Ctx, month: Month) -> Result<()> {
    let calendar = deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let last = calendar
        .nth_after(ctx.today(), WINDOW_DAYS, Reading::Legal)
        .map_err(|_missing| Error::Refused("ranking-refused-calendar"))?;
    advance(ctx, month, (Step::OpenWindow, "ranking.open-window"), |closed| {
        closed.closes_on = Some(last.to_string());
        calendar.version().name.clone_into(&mut closed.calendar);
    })
    .await
}

/// Publishes a month after its window, when every objection is decided.
/// Errors: `Refused` while the window is open or an objection waits, `Conflict`, `Forbidden`.
pub async fn publish(ctx: &Ctx, month: Month) -> Result<()> {
    let now = ctx.now();
    advance(ctx, month, (Step::Publish, "ranking.publish"), |closed| closed.published_at = Some(now)).await
}

async fn advance(
    ctx: &Ctx,
    month: Month,
    (taken, act): (Step, &'static str),
    set: impl FnOnce(&mut ClosedMonth),
) -> Result<()> {
    let role = ctx.allow(Act::CloseRanking, None)?;
    let tx = ctx.db().begin().await?;
    let mut closed = store::find_month(&tx, ctx.body(), month).await?.ok_or(Error::Conflict)?;
    let protests = store::list_protests(&tx, ctx.body(), month).await?;
    let from = closed.state.0;
    let to = step(from, taken, surroundings(ctx, month, Some(&closed), &protests)?).map_err(refused)?;
    closed.state = Coded(to);
    set(&mut closed);
    if !store::set_month(&tx, ctx.body(), &closed, from).await? {
        return Err(Error::Conflict);
    }
    let change = change(act, month).as_role(role).digests("", closed.digest.0.clone());
    let change = if to == Closing::Published { change.public() } else { change };
    audit::record(ctx, &tx, change).await?;
    if to == Closing::Objection {
        tell(ctx, &tx, month, &closed).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Tells every unit of the tables until when it may object.
async fn tell(ctx: &Ctx, tx: &db::Tx, month: Month, closed: &ClosedMonth) -> Result<()> {
    let book = closed.book();
    let last = crate::locale::iso_in_words(ctx.locale, closed.closes_on.as_deref().unwrap_or_default());
    for unit in ctx.directory.active().filter(|unit| book.leagues(unit.unit_type.0).next().is_some()) {
        let path = format!("/kerja/peringkat/{month}/unit/{}", unit.code);
        notify_unit(ctx, tx, unit.id, "ranking-window", &last, &path).await?;
    }
    Ok(())
}

/// `POST /kerja/peringkat/{month}/bekukan`
pub(super) async fn post_freeze(
    SignedIn(ctx): SignedIn,
    Path(month): Path<String>,
) -> Result<Response<Body>> {
    let month = month_of(&month)?;
    freeze(&ctx, month).await?;
    Ok(see_other(&ctx, &format!("/kerja/peringkat/{month}?ok=ranking-frozen")))
}

/// `POST /kerja/peringkat/{month}/masa-sanggah`
pub(super) async fn post_window(
    SignedIn(ctx): SignedIn,
    Path(month): Path<String>,
) -> Result<Response<Body>> {
    let month = month_of(&month)?;
    open_window(&ctx, month).await?;
    Ok(see_other(&ctx, &format!("/kerja/peringkat/{month}?ok=ranking-window")))
}

/// `POST /kerja/peringkat/{month}/terbitkan`
pub(super) async fn post_publish(
    SignedIn(ctx): SignedIn,
    Path(month): Path<String>,
) -> Result<Response<Body>> {
    let month = month_of(&month)?;
    publish(&ctx, month).await?;
    Ok(see_other(&ctx, &format!("/kerja/peringkat/{month}?ok=ranking-published")))
}
