//! One click reminds every unit that is late; no unit is told of the same task twice on a day.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::push::tell;
use super::standing::{Line, lines};
use super::store::{self, Which};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::TemplateId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Tells the units that are late. Returns how many were told.
/// Errors: `Forbidden`, `NotFound`; `Refused` when the template has ended, when nobody is late, or when
/// everybody was told today.
pub async fn remind(ctx: &Ctx, id: TemplateId) -> Result<usize> {
    let role = ctx.allow(Act::ManageRegister, None)?;
    let template = store::find_template(ctx.db(), ctx.body(), id).await?;
    if !template.is_running() {
        return Err(Error::Refused("template-refused-ended"));
    }
    let mut late = lines(ctx, Which { template: Some(id), ..Which::default() }).await?;
    late.retain(|line| line.standing.is_late());
    if late.is_empty() {
        return Err(Error::Refused("template-refused-nobody-late"));
    }
    let tx = ctx.db().begin().await?;
    let told = tell_all(ctx, &tx, &late, "template-late").await?;
    if told == 0 {
        return Err(Error::Refused("template-refused-told-today"));
    }
    let change = Change::new("template.remind", "publication_template", id).as_role(role);
    audit::record(ctx, &tx, change.detail(format!("{told} unit"))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(told)
}

/// Tells the units of some tasks, but none that was told of its task today. Returns how many were told.
pub(super) async fn tell_all(ctx: &Ctx, tx: &db::Tx, all: &[Line], kind: &str) -> Result<usize> {
    let mut told = 0;
    for Line { task, template, standing } in all {
        let today = (ctx.today(), template.due(), standing.stage);
        if store::insert_reminder(tx, ctx.body(), task.id, today).await? {
            tell(ctx, tx, template, (task.id, task.unit_id), kind).await?;
            told += 1;
        }
    }
    Ok(told)
}

/// `POST /kerja/templat/{template}/ingatkan`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<TemplateId>) -> Result<Response<Body>> {
    remind(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/templat/{id}?ok=template-reminded")))
}
