//! Erasing who asked from the file of a dispute (UU 27/2022 Ps.43), together with the request: the names on the side of
//! the applicant go, also out of the bundles. Officers on the side of the body stay: they acted in office.

use db::Tx;
use rules::dispute::Side;

use super::model::Person;
use super::{bundle, content, store};
use crate::ids::RequestId;
use crate::{Ctx, Result};

/// Erases the applicant's side from the dispute about a request, in the caller's transaction, which records it.
/// Errors: the database refuses; `Internal` when a seal does not open.
pub async fn forget(ctx: &Ctx, tx: &Tx, request: RequestId) -> Result<()> {
    let Some(dispute) = store::find_by_request(tx, ctx.body(), request).await? else { return Ok(()) };
    for party in content::list_parties(tx, ctx.body(), dispute).await? {
        if party.side.0 == Side::Applicant {
            let nobody = Person::default().seal(&ctx.app, ctx.body(), &party.token)?;
            content::set_person(tx, ctx.body(), party.id, nobody).await?;
        }
    }
    for made in content::list_bundles(tx, ctx.body(), dispute).await? {
        let sealed = bundle::without_applicant(ctx, &made)?;
        content::set_bundle(tx, ctx.body(), made.id, sealed).await?;
    }
    Ok(())
}
