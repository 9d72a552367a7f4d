//! One account: what is known of it, its months, its readings, and what stands in the way.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::activity::{Month, Reading};
use rules::permission::Act;
use social::posting::Outlet;

use super::account_store;
use super::list::visible;
use super::model::{Account, Place, ReadingRow};
use super::posting::may_post;
use super::words::{network_name, problem_words, road_name};
use crate::activity;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::SocialAccountId;
use crate::page::{Page, Query, html_status};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Months that are shown.
const MONTHS: usize = 12;

/// One month in words.
struct MonthWords {
    month: String,
    number: String,
    evidence: String,
}

#[derive(Template)]
#[template(path = "social/pages/item.html")]
struct ItemPage {
    p: Page,
    account: Account,
    network: String,
    problem: String,
    /// First month of its activity, in words.
    since: String,
    months: Vec<MonthWords>,
    readings: Vec<ReadingRow>,
    may_write: bool,
    /// How it can be posted to; none where only people can.
    outlet: Option<Outlet>,
    is_posting: bool,
    /// The form of keys that came back; keys themselves are never shown.
    typed: Typed,
    errors: FieldErrors,
}

impl ItemPage {
    fn road(&self, reading: &ReadingRow) -> String {
        road_name(self.p.locale, reading.road.0)
    }

    fn state(&self) -> String {
        self.p.t(&format!("social-state-{}", self.account.state().code()))
    }

    fn problem_of(&self, reading: &ReadingRow) -> String {
        if reading.problem.is_empty() {
            String::new()
        } else {
            problem_words(self.p.locale, &reading.problem)
        }
    }
}

/// A reading of a month in words: a number, at least a number, unknown, or no account.
pub(super) fn reading_words(p: &Page, reading: Reading, at_least: u32) -> String {
    match reading {
        Reading::Posts(posts) => p.n("social-posts", i64::from(posts)),
        Reading::Unknown if at_least > 0 => p.n("social-at-least", i64::from(at_least)),
        Reading::Unknown => p.t("social-unknown"),
        Reading::None => p.t("social-none"),
    }
}

async fn months(ctx: &Ctx, p: &Page, account: &Account) -> Result<Vec<MonthWords>> {
    let last = Month::of(ctx.today());
    let first = std::iter::successors(Some(last), |month| Some(month.previous())).take(MONTHS).last();
    let all = activity::list_between(ctx, first.unwrap_or(last), last).await?;
    let mine =
        all.into_iter().rev().filter(|one| one.unit == account.unit_id && one.network == account.network.0);
    let code = ctx.directory.unit(account.unit_id).map_or("", |unit| unit.code.as_str());
    Ok(mine
        .map(|one| MonthWords {
            month: crate::locale::month_in_words(ctx.locale, one.month.first_day()),
            number: reading_words(p, one.reconciled.reading, one.reconciled.at_least),
            evidence: Place {
                unit: one.unit,
                network: one.network,
                month: one.month,
                road: rules::activity::Road::Api,
            }
            .evidence(code),
        })
        .collect())
}

/// `GET /kerja/akun-medsos/{social_account}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SocialAccountId>,
    query: Query,
) -> Result<Response<Body>> {
    page(&ctx, id, Typed::default(), query.raw("ok")).await
}

/// The page of an account, with a form of keys that came back.
pub(super) async fn page(
    ctx: &Ctx,
    id: SocialAccountId,
    typed: Typed,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let account = account_store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    if !visible(ctx)?.iter().any(|unit| unit.id == account.unit_id) {
        return Err(Error::NotFound);
    }
    let network = network_name(ctx.locale, account.network.0);
    let title = format!("{network} @{}", account.handle);
    let p = Page::new(ctx, title).section("social").flash(ok);
    let page = ItemPage {
        since: Month::parse(&account.active_since).map_or_else(
            || account.active_since.clone(),
            |month| crate::locale::month_in_words(ctx.locale, month.first_day()),
        ),
        months: months(ctx, &p, &account).await?,
        readings: account_store::readings(ctx.db(), ctx.body(), id).await?,
        problem: if account.problem.is_empty() {
            String::new()
        } else {
            problem_words(ctx.locale, &account.problem)
        },
        may_write: account.ended_at.is_none() && ctx.may(Act::KeepSocialAccounts, Some(account.unit_id)),
        outlet: Outlet::of(account.network.0),
        is_posting: may_post(ctx, &account).await?,
        errors: typed.errors.clone(),
        typed,
        network,
        account,
        p,
    };
    html_status(page.typed.status(), &page)
}
