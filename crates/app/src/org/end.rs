//! The end of a unit: merged into another one, or closed.
//!
//! What was published stays published under the old name; the old address leads to the successor.
//! Work that is not finished and the people go along, so that nothing is left without an owner.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use db::{Sql, Tx, params, sql};
use rules::permission::Act;
use rules::role::Role;

use super::input::{Input, Kind};
use super::model::{Unit, unit_digest};
use super::{check, store};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::ids::{AccountId, Coded, NewsId, UnitId};
use crate::page::{Fields, Page, html_status, see_other};
use crate::{Error, Result};

const COUNT_UNFINISHED: Sql = sql!("sql/count_unfinished.sql");
const MOVE_UNFINISHED: Sql = sql!("sql/move_unfinished.sql");
const END_GRANTS: Sql = sql!("sql/end_grants.sql");
const INSERT_GRANT: Sql = sql!("sql/insert_grant.sql");

/// How a unit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Its work goes on in another unit.
    Merge(UnitId),
    /// Its work ends.
    Close,
}

/// Ends a unit, with a reason (decree).
/// Errors: `Forbidden`, `NotFound`, `Invalid`; `Refused` for the city, the main PPID's unit, or a unit
/// below which others hang that do not fit below the successor.
pub async fn end(ctx: &Ctx, id: UnitId, how: End, reason: &str) -> Result<()> {
    let role = ctx.allow(Act::ManageUnits, Some(id))?;
    let body = &ctx.directory.body;
    if body.root_unit_id == Some(id) || body.ppid_unit_id == Some(id) {
        return Err(Error::Refused("org-end-needed"));
    }
    let mut errors = FieldErrors::default();
    if reason.is_empty() || check::is_longer(reason, check::HOURS_CHARS) {
        errors.add("alasan", "org-error-reason");
    }
    let successor = successor_of(ctx, id, how, &mut errors);
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    let before =
        store::find_unit(&tx, ctx.body(), id).await?.filter(Unit::is_active).ok_or(Error::NotFound)?;
    move_children(ctx, &tx, id, successor.as_ref()).await?;
    let mut unit = before.clone();
    if successor.is_some() { "merged" } else { "closed" }.clone_into(&mut unit.state);
    unit.merged_into_id = successor.as_ref().map(|unit| unit.id);
    store::update_unit(&tx, ctx.body(), &unit, ctx.now()).await?;
    if let Some(successor) = &successor {
        move_work(ctx, &tx, id, successor.id, role).await?;
    }
    move_people(ctx, &tx, id, successor.as_ref().map(|unit| unit.id), role).await?;
    let act = if successor.is_some() { "unit.merge" } else { "unit.close" };
    let change = Change::new(act, "unit", id)
        .in_unit(id)
        .as_role(role)
        .public()
        .because(reason)
        .detail(successor.map(|unit| unit.name).unwrap_or_default())
        .digests(unit_digest(&before), unit_digest(&unit));
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(())
}

fn successor_of(ctx: &Ctx, id: UnitId, how: End, errors: &mut FieldErrors) -> Option<Unit> {
    let End::Merge(into) = how else { return None };
    let successor = ctx.directory.unit(into).filter(|unit| unit.is_active() && unit.id != id);
    if successor.is_none() {
        errors.add("penerus", "org-error-successor");
    }
    successor.cloned()
}

/// Units below move below the successor when the law lets them hang there.
async fn move_children(ctx: &Ctx, tx: &Tx, id: UnitId, successor: Option<&Unit>) -> Result<()> {
    let children = ctx.directory.children(id);
    let fits = |child: &Unit| {
        successor
            .is_some_and(|unit| unit.id != child.id && child.unit_type.0.may_have_parent(unit.unit_type.0))
    };
    if children.iter().any(|child| !fits(child)) {
        return Err(Error::Refused("org-end-children"));
    }
    for child in children {
        let before = store::find_unit(tx, ctx.body(), child.id).await?.ok_or(Error::Conflict)?;
        let mut after = before.clone();
        after.parent_id = successor.map(|unit| unit.id);
        store::update_unit(tx, ctx.body(), &after, ctx.now()).await?;
        let change = Change::new("unit.move", "unit", child.id)
            .in_unit(child.id)
            .public()
            .detail(successor.map(|unit| unit.name.clone()).unwrap_or_default())
            .digests(unit_digest(&before), unit_digest(&after));
        audit::record(ctx, tx, change).await?;
    }
    Ok(())
}

/// Drafts and everything that waits go to the successor; what is published stays where it was said.
async fn move_work(ctx: &Ctx, tx: &Tx, from: UnitId, to: UnitId, role: Option<Role>) -> Result<()> {
    let moved: Vec<NewsId> = tx.all(&MOVE_UNFINISHED, params![ctx.body(), from, to, ctx.now()]).await?;
    for news in moved {
        let change = Change::new("news.move", "news", news).in_unit(to).as_role(role);
        audit::record(ctx, tx, change.detail(ctx.directory.name(from))).await?;
    }
    Ok(())
}

/// Roles in the unit end; in a merger the same roles begin in the successor.
async fn move_people(ctx: &Ctx, tx: &Tx, from: UnitId, to: Option<UnitId>, role: Option<Role>) -> Result<()> {
    let ended: Vec<(AccountId, Coded<Role>)> =
        tx.all(&END_GRANTS, params![ctx.body(), from, ctx.now()]).await?;
    for (account, held) in ended {
        if let Some(to) = to {
            tx.exec(&INSERT_GRANT, params![ctx.body(), account, to, held, ctx.now()]).await?;
        }
        let act = if to.is_some() { "account.move" } else { "account.end-role" };
        let change = Change::new(act, "account", account).in_unit(to.unwrap_or(from)).as_role(role);
        audit::record(ctx, tx, change.detail(rules::Code::code(held.0))).await?;
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "org/pages/end.html")]
struct EndPage {
    p: Page,
    unit: Unit,
    tab: &'static str,
    inputs: Vec<Input>,
    unfinished: i64,
    is_close: bool,
    refusal: String,
    has_errors: bool,
    show_optional: bool,
}

struct Typed {
    successor: String,
    reason: String,
    is_close: bool,
}

async fn page(ctx: &Ctx, unit: Unit, typed: &Typed, errors: &FieldErrors, refusal: &str) -> Result<EndPage> {
    let p = Page::new(ctx, unit.name.clone()).section("units");
    let unfinished = ctx.db().one(&COUNT_UNFINISHED, params![ctx.body(), unit.id]).await?;
    let choose = (String::new(), p.t("org-successor-choose"));
    let others = ctx.directory.active().filter(|other| other.id != unit.id);
    let options = std::iter::once(choose).chain(others.map(|other| (other.code.clone(), other.name.clone())));
    let inputs = vec![
        Input::new(&p, "penerus", "successor", &typed.successor, Kind::Choice(options.collect()))
            .check(&p, errors),
        Input::new(&p, "alasan", "end-reason", &typed.reason, Kind::Line("text"))
            .required()
            .check(&p, errors),
    ];
    Ok(EndPage {
        tab: "end",
        inputs,
        unfinished,
        is_close: typed.is_close,
        refusal: if refusal.is_empty() { String::new() } else { p.t(refusal) },
        has_errors: !errors.0.is_empty(),
        show_optional: false,
        unit,
        p,
    })
}

/// `GET /kerja/unit/{code}/gabung`
pub(super) async fn form(SignedIn(ctx): SignedIn, Path(code): Path<String>) -> Result<Response<Body>> {
    let unit = super::find(&ctx, &code)?;
    ctx.allow(Act::ManageUnits, Some(unit.id))?;
    let typed = Typed { successor: String::new(), reason: String::new(), is_close: false };
    html_status(StatusCode::OK, &page(&ctx, unit, &typed, &FieldErrors::default(), "").await?)
}

/// `POST /kerja/unit/{code}/gabung`
pub(super) async fn save(
    SignedIn(ctx): SignedIn,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let unit = super::find(&ctx, &code)?;
    let typed = Typed {
        successor: fields.text("penerus").to_owned(),
        reason: check::line(fields.text("alasan")),
        is_close: fields.text("cara") == "tutup",
    };
    let successor = ctx.directory.by_code(&typed.successor).map_or(UnitId(0), |unit| unit.id);
    let how = if typed.is_close { End::Close } else { End::Merge(successor) };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    match end(&ctx, unit.id, how, &typed.reason).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/unit?ok=unit-ended")),
        Err(Error::Invalid(errors)) => html_status(status, &page(&ctx, unit, &typed, &errors, "").await?),
        Err(Error::Refused(key)) => {
            html_status(status, &page(&ctx, unit, &typed, &FieldErrors::default(), key).await?)
        }
        Err(other) => Err(other),
    }
}
