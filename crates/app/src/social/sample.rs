//! `/kerja/akun-medsos/periksa`: numbers typed by hand are checked by drawing some, by a second person.
//!
//! The draw is made from a seed that is kept: anyone can draw the same rows again. A number the second person did not find
//! is no longer taken for the month; it stays on record until a corrected one is typed.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Sql, params, sql};
use rules::activity::{Month, Road};
use rules::permission::Act;
use rules::social::draw;

use super::model::{MonthRow, Place};
use super::recount::recount;
use super::store;
use super::words::network_name;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::SocialMonthId;
use crate::page::{Fields, Page, Query, html, see_other};
use crate::{Ctx, Error, Result};

const INSERT_SAMPLE: Sql = sql!("sql/insert_sample.sql");
const LIST_SAMPLES: Sql = sql!("sql/list_samples.sql");
const FIND_MONTH: Sql = sql!("sql/find_month.sql");
const CHECK_MONTH: Sql = sql!("sql/check_month.sql");

db::record! {
    /// A draw.
    #[derive(Debug, Clone)]
    struct Sample {
        id: i64,
        month: String,
        seed: String,
        drawn: String,
        at: i64,
    }
}

#[derive(Template)]
#[template(path = "social/pages/sample.html")]
struct SamplePage {
    p: Page,
    month: String,
    typed: i64,
    seed: String,
    at: Option<i64>,
    rows: Vec<MonthRow>,
    /// Who looks at the page: the second person must be another than the first.
    me: Option<crate::ids::AccountId>,
}

impl SamplePage {
    fn network(&self, row: &MonthRow) -> String {
        network_name(self.p.locale, row.network.0)
    }

    fn may_check(&self, row: &MonthRow) -> bool {
        row.checked_at.is_none() && (row.by_id.is_none() || row.by_id != self.me)
    }
}

fn month_asked(ctx: &Ctx, text: &str) -> Month {
    Month::parse(text).unwrap_or_else(|| Month::of(ctx.today()).previous())
}

/// Rows with a number, of a month.
async fn numbers(ctx: &Ctx, month: Month) -> Result<Vec<MonthRow>> {
    let rows = store::months_in(ctx.db(), ctx.body(), month).await?;
    Ok(rows.into_iter().filter(|row| row.said == "count").collect())
}

/// `GET /kerja/akun-medsos/periksa`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::CheckSocialCounts, None)?;
    let month = month_asked(&ctx, query.text("bulan"));
    let rows = numbers(&ctx, month).await?;
    let samples: Vec<Sample> = ctx.db().all(&LIST_SAMPLES, params![ctx.body(), month.to_string()]).await?;
    let last = samples.first();
    let is_drawn =
        |row: &MonthRow| last.is_some_and(|one| one.drawn.lines().any(|id| id == row.id.to_string()));
    let page = SamplePage {
        p: Page::new(&ctx, ctx.locale.t("social-sample-title"))
            .section("social")
            .flash(Some(query.text("ok"))),
        month: month.to_string(),
        typed: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        seed: last.map(|one| one.seed.clone()).unwrap_or_default(),
        at: last.map(|one| one.at),
        rows: rows.into_iter().filter(is_drawn).collect(),
        me: ctx.account(),
    };
    html(&page)
}

/// `POST /kerja/akun-medsos/periksa`: draws.
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let role = ctx.allow(Act::CheckSocialCounts, None)?;
    let month = month_asked(&ctx, fields.text("bulan"));
    let ids: Vec<i64> = numbers(&ctx, month).await?.iter().map(|row| row.id.0).collect();
    let seed = web::secrets::random_token();
    let drawn: Vec<String> = draw(&seed, &ids).iter().map(ToString::to_string).collect();
    let tx = ctx.db().begin().await?;
    let values = params![ctx.body(), month.to_string(), &seed, drawn.join("\n"), ctx.account(), ctx.now()];
    let id: i64 = tx.one(&INSERT_SAMPLE, values).await?;
    let detail = format!("{month}: {} dari {}; {seed}", drawn.len(), ids.len());
    let change = Change::new("social.draw", "social_sample", id).as_role(role).detail(detail);
    audit::record(&ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(see_other(&ctx, &format!("/kerja/akun-medsos/periksa?bulan={month}&ok=social-drawn")))
}

/// Notes what a second person found.
/// Errors: `Forbidden`; `NotFound`; `Refused` for who typed the number; `Conflict` when it was checked meanwhile.
pub async fn check(ctx: &Ctx, id: SocialMonthId, found: u32) -> Result<Month> {
    let role = ctx.allow(Act::CheckSocialCounts, None)?;
    let tx = ctx.db().begin().await?;
    let row: MonthRow = tx.optional(&FIND_MONTH, params![ctx.body(), id]).await?.ok_or(Error::NotFound)?;
    let month = row.month().filter(|_| row.said == "count").ok_or(Error::NotFound)?;
    if row.by_id.is_some() && row.by_id == ctx.account() {
        return Err(Error::Refused("social-error-second"));
    }
    let values = params![ctx.body(), id, i64::from(found), ctx.account(), ctx.now()];
    if tx.exec(&CHECK_MONTH, values).await? != 1 {
        return Err(Error::Conflict);
    }
    let place = Place { unit: row.unit_id, network: row.network.0, month, road: Road::Manual };
    recount(ctx, &tx, place).await?;
    let detail = format!("{} {month}: {} / {found}", row.network.0, row.posts.unwrap_or(0));
    let change =
        Change::new("social.check", "social_month", id).in_unit(row.unit_id).as_role(role).detail(detail);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(month)
}

/// `POST /kerja/akun-medsos/periksa/{social_month}`
pub(super) async fn post_check(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SocialMonthId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let found = fields.parse("jumlah").ok_or(Error::Refused("social-error-posts"))?;
    let month = check(&ctx, id, found).await?;
    Ok(see_other(&ctx, &format!("/kerja/akun-medsos/periksa?bulan={month}&ok=social-checked")))
}
