//! Drawing the file anew with black in its pixels. The library proves its own output; here it is looked at once
//! more as a stranger's file, and what still gives something away is refused by name.

use std::sync::Arc;

use ::document::Kind;
use ::document::redact::{Cut, NotRedacted, Redacted, StillShown, Weight};
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::model::{self, Place, Plan};
use super::open::{Opened, path};
use super::{choose, look, measure, store, work};
use crate::ctx::SignedIn;
use crate::ids::DocumentVersionId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Draws the file anew with what is ticked; a person then looks at the result.
/// Errors: `Invalid` when nothing is ticked; `Conflict` when the plan is not open; `NotFound`, `Forbidden`.
pub async fn make(ctx: &Ctx, id: DocumentVersionId) -> Result<()> {
    let opened = Opened::find(ctx, id).await?;
    let mut plan = opened.in_state(model::OPEN)?;
    if chosen(ctx, id).await?.is_empty() {
        return Err(choose::invalid("cut", "redact-error-nothing"));
    }
    model::MAKING.clone_into(&mut plan.state);
    plan.fault.clear();
    plan.fault_detail.clear();
    move_on(ctx, &opened, &plan, model::OPEN, "make").await?;
    work::work_soon(ctx, id).await;
    Ok(())
}

/// Goes back to picking; the redrawn file is left.
/// Errors: `Conflict` when there is none; `NotFound`, `Forbidden`.
pub async fn reopen(ctx: &Ctx, id: DocumentVersionId) -> Result<()> {
    let opened = Opened::find(ctx, id).await?;
    let mut plan = opened.in_state(model::MADE)?;
    model::OPEN.clone_into(&mut plan.state);
    plan.sha256 = None;
    plan.still_shown.clear();
    move_on(ctx, &opened, &plan, model::MADE, "reopen").await
}

async fn move_on(ctx: &Ctx, opened: &Opened, plan: &Plan, before: &str, what: &str) -> Result<()> {
    let tx = ctx.db().begin().await?;
    if plan.state == model::MAKING {
        work::enqueue_work(ctx, &tx, plan.document_version_id).await?;
    }
    opened.end_step(ctx, tx, plan, before, what).await
}

/// Ticked places.
pub(super) async fn chosen(ctx: &Ctx, id: DocumentVersionId) -> Result<Vec<Place>> {
    let places = store::list_places(ctx.db(), ctx.body(), id).await?;
    Ok(places.into_iter().filter(|place| place.is_chosen).collect())
}

/// The work itself. The plan is made afterwards, or open again with the reason.
/// Errors: the file store or the reading process cannot be used now.
pub(super) async fn draw(ctx: &Ctx, mut plan: Plan) -> Result<()> {
    let id = plan.document_version_id;
    let opened = Opened::find(ctx, id).await?;
    let kind = opened.kind()?;
    let cuts: Vec<Cut> = chosen(ctx, id).await?.iter().map(cut).collect();
    let bytes: Arc<[u8]> = ctx.app.files.get(&opened.content.sha256).await?.into();
    match proved(ctx, kind, bytes, cuts).await {
        Ok(done) => {
            plan.bytes = i64::try_from(done.bytes.len()).unwrap_or(i64::MAX);
            plan.still_shown = lines(&done.still_shown);
            plan.sha256 = Some(ctx.app.files.put(done.bytes).await?);
            model::MADE.clone_into(&mut plan.state);
        }
        Err(Fault::Later) => return Err(Error::Unavailable),
        Err(Fault::Refused(key, detail)) => {
            key.clone_into(&mut plan.fault);
            plan.fault_detail = detail;
            model::OPEN.clone_into(&mut plan.state);
        }
    }
    let what = if plan.state == model::MADE { "made" } else { "refused" };
    move_on(ctx, &opened, &plan, model::MAKING, what).await
}

/// Why there is no redrawn file.
enum Fault {
    /// Worth another try.
    Later,
    /// Text key and what it is about, masked.
    Refused(&'static str, String),
}

async fn proved(
    ctx: &Ctx,
    kind: Kind,
    bytes: Arc<[u8]>,
    cuts: Vec<Cut>,
) -> std::result::Result<Redacted, Fault> {
    let done = ctx.app.reader.redact(kind, bytes, cuts).await.map_err(|why| fault_of(&why))?;
    if kind == Kind::Pdf {
        let report = ctx.app.reader.check(done.bytes.clone()).await;
        let report = report.map_err(|failure| fault_of(&NotRedacted::Unread(failure)))?;
        // Personal data nobody ticked is a decision of its own, asked for before the file is published.
        let is_leak = |code: &str| !code.starts_with("personal-");
        let mut leaks = report.remarks.iter().filter(|remark| remark.weight == Weight::Leak);
        if let Some(leak) = leaks.find(|remark| is_leak(&remark.code)) {
            return Err(Fault::Refused("redact-fault-survived", leak.examples.join(", ")));
        }
    }
    Ok(done)
}

fn fault_of(why: &NotRedacted) -> Fault {
    match why {
        NotRedacted::Unread(::document::Failure::Unavailable) => Fault::Later,
        NotRedacted::Unread(failure) => Fault::Refused(look::fault_of(failure), String::new()),
        NotRedacted::Misplaced { page } => Fault::Refused("redact-fault-misplaced", (page + 1).to_string()),
        NotRedacted::Unwritten => Fault::Refused("redact-fault-broke-off", String::new()),
        NotRedacted::Survived { masked } => Fault::Refused("redact-fault-survived", masked.join(", ")),
    }
}

fn cut(place: &Place) -> Cut {
    Cut {
        page: usize::try_from(place.page.saturating_sub(1)).unwrap_or_default(),
        area: measure::area(place),
        ground: place.ground.clone(),
        note: place.note.clone(),
    }
}

fn lines(still: &[StillShown]) -> String {
    still.iter().map(|one| format!("{} {}\n", one.page + 1, one.masked)).collect()
}

/// `POST /kerja/dokumen/{content}/hitamkan/ubah`
pub(super) async fn post_reopen(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
) -> Result<Response<Body>> {
    reopen(&ctx, id).await?;
    Ok(see_other(&ctx, &path(id)))
}
