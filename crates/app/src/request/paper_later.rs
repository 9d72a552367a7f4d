//! Papers the requester hands in later, on the page of the case: whoever holds the tracking code may. Nothing of what
//! was handed in is ever shown there again; the desk is told.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::case::request::State;

use super::model::{InformationRequest, Step};
use super::{file_store, form, paper, show, step, store, tell};
use crate::audit;
use crate::ctx::Visit;
use crate::page::{FieldsWithFiles, see_other};
use crate::{Ctx, Error, Result};

/// Papers one case takes at most.
const MOST: usize = 30;

/// Whether papers are still of use: the case is not over.
pub(crate) fn may_add(request: &InformationRequest) -> bool {
    !matches!(request.state.0, State::Closed | State::Withdrawn | State::NotProcessed)
}

/// Adds papers to the case of a tracking code. No day is lost by it.
/// Errors: `NotFound`; `Refused` once the case is over and for too many; `Invalid` without a file or for one that
/// cannot be taken; `TooMany`.
async fn add(ctx: &Ctx, tracking: &str, sent: FieldsWithFiles) -> Result<InformationRequest> {
    let request = show::find(ctx, tracking).await?;
    if !may_add(&request) {
        return Err(Error::Refused("request-refused-step"));
    }
    form::throttle(ctx)?;
    paper::checked(&sent).into_result()?;
    let held = file_store::list_papers(ctx.db(), ctx.body(), request.id).await?.len();
    if held + sent.files.len() > MOST {
        return Err(Error::Refused("request-refused-papers"));
    }
    let papers = paper::seal(ctx, &request.tracking, sent.files).await?;
    let line =
        Step { at: ctx.now(), kind: "paper_added".to_owned(), unit_id: request.unit_id, note: String::new() };
    let tx = ctx.db().begin().await?;
    for paper in &papers {
        file_store::insert_paper(&tx, ctx.body(), request.id, paper, ctx.now()).await?;
    }
    store::insert_step(&tx, ctx.body(), request.id, &line).await?;
    audit::record(ctx, &tx, step::change("request.add-paper", &request, None)).await?;
    tell::officers(ctx, &tx, &request, "request-paper").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(request)
}

/// `POST /permohonan/{tracking}/berkas`
pub(super) async fn post(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    sent: FieldsWithFiles,
) -> Result<Response<Body>> {
    match add(&ctx, &tracking, sent).await {
        Ok(request) => Ok(see_other(&ctx, &format!("{}?ok=request-paper-added", request.path()))),
        Err(Error::Invalid(errors)) => show::with_errors(&ctx, &tracking, errors).await,
        Err(other) => Err(other),
    }
}
