//! Proposals from published months: who is praised, coached, warned by the rules of the body.

use std::collections::HashMap;

use axum::body::Body;
use axum::http::Response;
use rules::activity::Month;
use rules::permission::Act;
use rules::ranking::League;
use rules::recognition::{MonthOf, propose as follow};

use super::model::{Recognition, RecognitionId};
use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::daily::Daily;
use crate::ids::{Coded, Hex, UnitId};
use crate::page::see_other;
use crate::ranking::{self, ClosedMonth, Row};
use crate::{Ctx, Error, Result};

/// Months looked back at most.
const BACK: i64 = 12;

/// Each morning, so that a month that was published the day before has its proposals without a button.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "recognition.propose";
    const HOUR: i8 = 5;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        if ranking::published(ctx.db(), ctx.body(), None, 1).await?.is_empty() {
            return Ok(());
        }
        propose(ctx).await.map(|_new| ())
    }
}

/// How a unit stood in one month.
#[derive(Clone, Copy)]
struct Stood {
    league: League,
    month: MonthOf,
}

/// Proposes for the newest published month. A unit that has a proposal of that month keeps it, so that proposing
/// twice changes nothing. Returns how many are new.
/// Errors: `Refused` when no month is published, `Forbidden`.
pub async fn propose(ctx: &Ctx) -> Result<usize> {
    let role = ctx.allow(Act::CloseRanking, None)?;
    let book = store::book(ctx.db(), ctx.body()).await?;
    let months = in_a_row(ranking::published(ctx.db(), ctx.body(), None, BACK).await?)?;
    let newest = months.first().ok_or(Error::Refused("recognition-refused-no-month"))?;
    let mut stood: HashMap<UnitId, Vec<Stood>> = HashMap::new();
    for (place, closed) in months.iter().enumerate() {
        for (unit, month) in month_of(ctx, closed).await? {
            let of = stood.entry(unit).or_default();
            // A month in which the unit did not stand ends the row.
            if of.len() == place {
                of.push(month);
            }
        }
    }
    let tx = ctx.db().begin().await?;
    let mut new = 0;
    for unit in ctx.directory.active() {
        let Some(of) = stood.get(&unit.id) else { continue };
        let past: Vec<MonthOf> = of.iter().map(|stood| stood.month).collect();
        let (Some(proposal), Some(now)) = (follow(book, &past), of.first()) else { continue };
        let one = Recognition {
            silent_months: i64::from(proposal.silent_months),
            rank: now.month.rank.map(i64::from),
            posts: now.month.reading.posts().map(i64::from),
            is_sample: newest.is_sample || ctx.directory.body.is_sample,
            ..empty(ctx, newest, unit.id, Coded(proposal.kind), Coded(now.league))
        };
        new += usize::from(store::insert(&tx, ctx.body(), &one).await?);
    }
    // A morning on which nothing is new leaves no row.
    if new > 0 {
        let change = Change::new("recognition.propose", "body", ctx.body()).as_role(role);
        audit::record(ctx, &tx, change.detail(format!("{} {new}", newest.month))).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(new)
}

fn empty(
    ctx: &Ctx,
    month: &ClosedMonth,
    unit: UnitId,
    kind: Coded<rules::recognition::Kind>,
    league: Coded<League>,
) -> Recognition {
    Recognition {
        id: RecognitionId(0),
        month: month.month.clone(),
        unit_id: unit,
        league,
        kind,
        state: String::new(),
        rank: None,
        posts: None,
        silent_months: 0,
        proposed_at: ctx.now(),
        number: String::new(),
        decided_on: None,
        decided_at: None,
        signer_name: String::new(),
        signer_position: String::new(),
        reason: String::new(),
        is_public: false,
        due_on: None,
        done_on: None,
        done_note: String::new(),
        digest: Hex::default(),
        log_seq: 0,
        is_sample: false,
    }
}

/// The newest months without a gap between them.
fn in_a_row(months: Vec<ClosedMonth>) -> Result<Vec<ClosedMonth>> {
    let mut row: Vec<ClosedMonth> = Vec::new();
    let mut wanted: Option<Month> = None;
    for closed in months {
        let month = closed.month()?;
        if wanted.is_some_and(|wanted| wanted != month) {
            break;
        }
        wanted = Some(month.previous());
        row.push(closed);
    }
    Ok(row)
}

/// How each unit stood in a month, in the league of its best rank.
async fn month_of(ctx: &Ctx, closed: &ClosedMonth) -> Result<HashMap<UnitId, Stood>> {
    let quota = closed.book().quota;
    let mut of: HashMap<UnitId, Stood> = HashMap::new();
    for row in ranking::sums(ctx, closed.month()?).await? {
        let rank = row.rank.and_then(|rank| u32::try_from(rank).ok());
        let reading = Row::reading(&row);
        let is_quota_met = reading.posts().is_some_and(|posts| quota.is_met(posts));
        let stood = Stood { league: row.league.0, month: MonthOf { rank, reading, is_quota_met } };
        let is_better =
            |other: &Stood| rank.is_some_and(|rank| other.month.rank.is_none_or(|best| rank < best));
        if of.get(&row.unit_id).is_none_or(is_better) {
            of.insert(row.unit_id, stood);
        }
    }
    Ok(of)
}

/// `POST /kerja/penghargaan/usulkan`
pub(super) async fn post(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    propose(&ctx).await?;
    Ok(see_other(&ctx, "/kerja/penghargaan?ok=recognition-proposed"))
}
