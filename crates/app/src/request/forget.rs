//! Erasing who asked (UU 27/2022 Ps.43): the case stays for the log of requests, its requester becomes nobody.

use db::Tx;

use super::model::{Requester, unseal};
use super::{file_store, jobs, store};
use crate::audit::{self, Change};
use crate::ids::RequestId;
use crate::{Ctx, Error, Result, mail};

/// Erases who asked, the papers and the letters of that person, in the caller's transaction. `reason` is kept in the change
/// log. Cannot be undone.
/// Errors: `NotFound`; `Internal` when the seal does not open.
pub async fn forget(ctx: &Ctx, tx: &Tx, id: RequestId, reason: &str) -> Result<()> {
    let row = store::find_sealed(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let who = unseal(&ctx.app, ctx.body(), &row.tracking, &row.requester)?;
    let nobody = Requester::default().seal(&ctx.app, ctx.body(), &row.tracking)?;
    store::set_requester(tx, ctx.body(), id, nobody).await?;
    let content = file_store::list_paper_content(tx, ctx.body(), id).await?;
    file_store::delete_papers(tx, ctx.body(), id).await?;
    jobs::plan_removing(ctx, tx, content).await?;
    if !who.email.is_empty() {
        mail::store::forget(tx, ctx.body(), &who.email).await?;
    }
    let change = Change::new("request.forget", "request", id)
        .in_unit(row.unit_id)
        .because(reason)
        .detail(row.number.clone());
    audit::record(ctx, tx, change).await?;
    Ok(())
}
