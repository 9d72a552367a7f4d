//! One unit and all it has to make known: what is still missing first, with what to do about it.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::obligation::{Audience, ObligationStatus};
use rules::permission::Act;

use super::matrix::{Cell, Counts, load};
use super::sign_statement::Sign;
use super::{set_groups, words};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::org::Unit;
use crate::page::{Page, Query, html_status};
use crate::{Error, Result};

/// Days before the last day in which a publication is called due soon.
const SOON_DAYS: i64 = 30;

/// A line of a list.
pub(super) struct Line {
    pub(super) code: String,
    pub(super) label: &'static str,
    pub(super) article: &'static str,
    pub(super) refresh: String,
    pub(super) due: String,
    pub(super) is_soon: bool,
    pub(super) is_ticked: bool,
    pub(super) signed: String,
    /// Its row of the list of exempt information, when that is why.
    pub(super) exempt: Option<String>,
}

/// Duties of one status.
pub(super) struct Part {
    pub(super) id: &'static str,
    pub(super) heading: String,
    pub(super) badge: &'static str,
    pub(super) is_open: bool,
    pub(super) lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "obligation/pages/unit.html")]
struct UnitPage {
    p: Page,
    unit: Unit,
    counts: Counts,
    parts: Vec<Part>,
    may_sign: bool,
    may_write: bool,
    may_manage: bool,
    groups: Vec<(String, String, bool)>,
    typed: Sign,
    errors: Vec<(&'static str, String)>,
}

impl UnitPage {
    fn is_kind(&self, code: &str) -> bool {
        self.typed.kind.is_some_and(|kind| kind.code() == code)
    }
}

/// The duties of a unit in parts: missing, stale, fresh, settled by a paper.
pub(super) fn parts(p: &Page, ctx: &Ctx, cells: &[Cell], ticked: &[String]) -> Vec<Part> {
    let today = ctx.today();
    let soon = today.checked_add(jiff::Span::new().days(SOON_DAYS)).unwrap_or(today);
    let kinds = ObligationStatus::ALL.iter().copied();
    let order = kinds.clone().filter(|status| status.is_open()).rev().chain(kinds.filter(|s| !s.is_open()));
    let parts = order.filter_map(|status| {
        let own = cells.iter().filter(|cell| cell.is_duty && cell.standing.status == status);
        let mut own: Vec<&Cell> = own.collect();
        if matches!(status, ObligationStatus::Stale | ObligationStatus::Published) {
            own.sort_by_key(|cell| (cell.standing.due_on.is_none(), cell.standing.due_on));
        }
        let lines: Vec<Line> = own
            .iter()
            .map(|cell| Line {
                code: cell.row.code.clone(),
                label: words::label(p, cell.row),
                article: &cell.row.article,
                refresh: words::refresh(p, cell.row),
                due: words::due(p, &cell.standing, today),
                is_soon: status == ObligationStatus::Published
                    && cell.standing.due_on.is_some_and(|due| due <= soon),
                is_ticked: ticked.contains(&cell.row.code),
                signed: signed(p, cell),
                exempt: cell.exempt_path(),
            })
            .collect();
        let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        let code = status.code();
        let heading = p.n(&format!("obligation-part-{}", code.replace('_', "-")), count);
        let is_open = status.is_open();
        let badge = words::badge(status);
        (!lines.is_empty()).then_some(Part { id: code, heading, badge, is_open, lines })
    });
    parts.collect()
}

/// Who signed and why; empty unless a paper settles the obligation.
fn signed(p: &Page, cell: &Cell) -> String {
    let is_paper =
        matches!(cell.standing.status, ObligationStatus::NotApplicable | ObligationStatus::NothingToReport);
    let Some(statement) = cell.statement.as_ref().filter(|_| is_paper) else { return String::new() };
    let by = p.ww("obligation-signed-by", &statement.signer_position, &p.day(statement.signed_at));
    if statement.reason.is_empty() { by } else { format!("{} {by}", statement.reason) }
}

async fn page(ctx: &Ctx, unit: &Unit, typed: Sign, errors: &FieldErrors) -> Result<UnitPage> {
    ctx.allow(Act::ReadObligations, Some(unit.id))?;
    let matrix = load(ctx, Some(unit.id)).await?;
    let line = matrix.line(unit.id).ok_or(Error::NotFound)?;
    let p = Page::new(ctx, ctx.locale.with("obligation-unit-title", &[("x", unit.name.clone().into())]));
    let p = p.section("obligations");
    let may_manage = ctx.may(Act::ManageRegister, Some(unit.id));
    let groups =
        if may_manage { set_groups::groups(ctx, unit.id).await?.iter().collect() } else { Vec::new() };
    let group = |audience: &Audience| {
        let words = p.t(&format!("obligation-audience-{}", audience.code().replace('_', "-")));
        (audience.code().to_owned(), words, groups.contains(audience))
    };
    Ok(UnitPage {
        counts: line.counts,
        parts: parts(&p, ctx, &line.cells, &typed.codes),
        may_sign: ctx.may(Act::SignStatement, Some(unit.id)),
        may_write: ctx.may(Act::WriteRegister, Some(unit.id)),
        may_manage,
        groups: Audience::ALL.iter().map(group).collect(),
        errors: errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect(),
        unit: unit.clone(),
        typed,
        p,
    })
}

/// `GET /kerja/kewajiban/unit/{code}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(unit): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let unit = ctx.directory.by_code(&unit).filter(|unit| unit.is_active()).ok_or(Error::NotFound)?.clone();
    let codes = query.all("kode").map(str::to_owned).collect();
    let typed = Sign { codes, ..Sign::default() };
    let mut page = page(&ctx, &unit, typed, &FieldErrors::default()).await?;
    page.p = page.p.flash(Some(query.text("ok")));
    html_status(StatusCode::OK, &page)
}

/// The page again with what was typed and what was wrong.
pub(super) async fn again(
    ctx: &Ctx,
    unit: &Unit,
    typed: Sign,
    errors: &FieldErrors,
) -> Result<Response<Body>> {
    html_status(StatusCode::UNPROCESSABLE_ENTITY, &page(ctx, unit, typed, errors).await?)
}
