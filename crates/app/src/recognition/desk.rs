//! `/kerja/penghargaan`: proposals to decide, what units still have to follow up, and one paper with its story.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use jiff::ToSpan as _;
use rules::permission::Act;

use super::decide::Signing;
use super::model::{Recognition, RecognitionId, YearCount};
use super::store;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Page, Query, html, html_status};
use crate::{Ctx, Error, Result};

/// Rows of one page.
const PAGE_ROWS: i64 = 50;
/// Days a unit has to follow up, as the form proposes.
const FOLLOW_UP_DAYS: i32 = 14;
/// States that can be asked for.
const STATES: [&str; 4] = ["proposed", "decided", "done", "dropped"];

/// The kind of a paper in words.
pub(super) fn kind_name(p: &Page, one: &Recognition) -> String {
    p.t(&format!("recognition-kind-{}", one.kind.0).replace('_', "-"))
}

/// The month it follows from, in words.
pub(super) fn month_name(p: &Page, one: &Recognition) -> String {
    let month = one.of_month().map(|month| crate::locale::month_in_words(p.locale, month.first_day()));
    month.unwrap_or_else(|| one.month.clone())
}

/// Why it is proposed, in a sentence.
pub(super) fn why(p: &Page, one: &Recognition) -> String {
    let league = p.t(&format!("ranking-league-{}", one.league.0));
    match one.rank {
        Some(rank) if one.kind.0.is_praise() => {
            let posts = p.n("ranking-posts", one.posts.unwrap_or_default());
            format!("{}, {posts}.", p.ww("recognition-why-rank", &rank.to_string(), &league))
        }
        _ => p.n("recognition-why-silent", one.silent_months),
    }
}

/// Years with the number of each kind, for the tables of statistics.
pub(super) fn years(p: &Page, counts: &[YearCount]) -> Vec<(String, Vec<i64>)> {
    let mut years: Vec<(String, Vec<i64>)> = Vec::new();
    let kinds = kinds(p).len();
    for count in counts {
        if years.last().is_none_or(|(year, _)| *year != count.year) {
            years.push((count.year.clone(), vec![0; kinds]));
        }
        let place =
            <rules::recognition::Kind as rules::Code>::ALL.iter().position(|kind| *kind == count.kind.0);
        if let (Some((_, numbers)), Some(place)) = (years.last_mut(), place)
            && let Some(number) = numbers.get_mut(place)
        {
            *number = count.number;
        }
    }
    years
}

/// The names of all kinds, in order.
pub(super) fn kinds(p: &Page) -> Vec<String> {
    let all = <rules::recognition::Kind as rules::Code>::ALL;
    all.iter().map(|kind| p.t(&format!("recognition-kind-{kind}").replace('_', "-"))).collect()
}

#[derive(Template)]
#[template(path = "recognition/pages/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Recognition>,
    state: String,
    states: Vec<(String, String, bool)>,
    next: Option<i64>,
    kinds: Vec<String>,
    years: Vec<(String, Vec<i64>)>,
    may_propose: bool,
    may_set: bool,
}

impl ListPage {
    fn kind(&self, one: &Recognition) -> String {
        kind_name(&self.p, one)
    }

    fn month(&self, one: &Recognition) -> String {
        month_name(&self.p, one)
    }
}

/// Whether an officer may see the papers of every unit, and what is only proposed.
fn reads_all(ctx: &Ctx) -> bool {
    ctx.may(Act::ReadActivity, None) || ctx.may(Act::DecideRecognition, None)
}

/// Whether an officer may see the papers of a unit. Errors: `Forbidden`.
fn readable(ctx: &Ctx, unit: Option<UnitId>) -> Result<()> {
    if reads_all(ctx) {
        return Ok(());
    }
    ctx.allow(Act::ReadRanking, unit).map(|_role| ())
}

/// `GET /kerja/penghargaan?status=&sesudah=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    // Officers of one unit see the papers of that unit.
    let own = if reads_all(&ctx) {
        None
    } else {
        Some(ctx.units_for(Act::ReadRanking).first().map(|unit| unit.id).ok_or(Error::NotFound)?)
    };
    readable(&ctx, own)?;
    let state = STATES.iter().copied().find(|state| *state == query.text("status"));
    let before = RecognitionId(query.parse("sesudah").unwrap_or(i64::MAX));
    let mut rows = store::list(ctx.db(), ctx.body(), (state, own), before, PAGE_ROWS).await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == PAGE_ROWS);
    let next = rows.last().filter(|_| is_full).map(|last| last.id.0);
    // A proposal is no fact yet: the unit hears of it when it is decided.
    rows.retain(|one| own.is_none() || one.has_paper());
    let p = Page::new(&ctx, ctx.locale.t("recognition-title"))
        .section("recognition")
        .flash(Some(query.text("ok")));
    let name =
        |code: &&str| (String::from(*code), p.t(&format!("recognition-state-{code}")), Some(*code) == state);
    let counts = store::count_by_year(ctx.db(), ctx.body(), false).await?;
    let page = ListPage {
        state: state.unwrap_or_default().to_owned(),
        states: STATES.iter().map(name).collect(),
        kinds: kinds(&p),
        years: if own.is_none() { years(&p, &counts) } else { Vec::new() },
        may_propose: ctx.may(Act::CloseRanking, None),
        may_set: ctx.may(Act::DecideRecognition, None),
        rows,
        next,
        p,
    };
    html(&page)
}

#[derive(Template)]
#[template(path = "recognition/pages/item.html")]
struct ItemPage {
    p: Page,
    one: Recognition,
    month: String,
    why: String,
    may_decide: bool,
    signing: Signing,
    due: String,
    errors: FieldErrors,
}

/// `GET /kerja/penghargaan/{recognition}`
pub(super) async fn item(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RecognitionId>,
    query: Query,
) -> Result<Response<Body>> {
    let name = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
    let signing = Signing { name, ..Signing::default() };
    item_page(&ctx, id, &signing, FieldErrors::default(), Some(query.text("ok"))).await
}

/// A paper an officer may see. Errors: `NotFound`, `Forbidden`.
pub(super) async fn find(ctx: &Ctx, id: RecognitionId) -> Result<Recognition> {
    let one = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    readable(ctx, Some(one.unit_id))?;
    if one.has_paper() || reads_all(ctx) { Ok(one) } else { Err(Error::NotFound) }
}

/// The page with a decision as it was typed and what is wrong with it.
pub(super) async fn item_page(
    ctx: &Ctx,
    id: RecognitionId,
    signing: &Signing,
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let one = find(ctx, id).await?;
    let mut p = Page::new(ctx, "").section("recognition").flash(ok);
    p.title = p.ww("recognition-item-title", &kind_name(&p, &one), ctx.directory.name(one.unit_id));
    let later = ctx.today().saturating_add(FOLLOW_UP_DAYS.days());
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ItemPage {
        month: month_name(&p, &one),
        why: why(&p, &one),
        may_decide: ctx.may(Act::DecideRecognition, None),
        due: signing.due_on.unwrap_or(later).to_string(),
        signing: signing.clone(),
        one,
        errors,
        p,
    };
    html_status(status, &page)
}
