//! Erasing who filed (UU 27/2022 Ps.43), together with who asked: the objection stays for the log.

use db::{Sql, Tx, params, sql};

use super::model::seal;
use crate::ids::{ObjectionId, RequestId};
use crate::request::Requester;
use crate::{Ctx, Result};

const LIST_FILED: Sql = sql!("sql/list_filed.sql");
const SET_FILER: Sql = sql!("sql/set_filer.sql");

db::record! {
    struct Filed {
        id: ObjectionId,
        number: String,
    }
}

/// Erases who filed the objections to a request, in the caller's transaction, which records it.
/// Errors: the database refuses.
pub async fn forget(ctx: &Ctx, tx: &Tx, request: RequestId) -> Result<()> {
    let filed: Vec<Filed> = tx.all(&LIST_FILED, params![ctx.body(), request]).await?;
    for objection in filed {
        let nobody = seal(&Requester::default(), &ctx.app, ctx.body(), &objection.number)?;
        tx.exec(&SET_FILER, params![ctx.body(), objection.id, nobody]).await?;
    }
    Ok(())
}
