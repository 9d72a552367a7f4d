//! The morning look at open requests: officers are warned on the safe date, silence is told to the superior,
//! and a request whose day passed is marked as lapsed, so that an objection is open (UU 14/2008 Ps.35(1)c).

use std::sync::Arc;

use ::jobs::{NewJob, Registry};
use db::Tx;
use jiff::ToSpan as _;
use rules::case::Actor as Who;
use rules::case::request::Event;
use rules::role::Role;
use serde::{Deserialize, Serialize};

use super::model::InformationRequest;
use super::part::Part;
use super::{file_store, part_store, recount, step, store, tell};
use crate::ctx::Actor;
use crate::daily::{Daily, pass_over};
use crate::dashboard::{notify, role_holders};
use crate::ids::{BodyId, Hex, RequestId};
use crate::{App, Ctx, Error, Result};

/// Calendar days before the safe date on which the first warning goes out.
const AHEAD_DAYS: i64 = 3;

const TELL: &str = "request.tell-recount";
const REMOVE: &str = "request.remove-content";

#[derive(Debug, Clone, Serialize, Deserialize)]
struct TellDue {
    body: i64,
}

/// Sealed content of papers that were erased.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remove {
    sha256: Vec<String>,
}

/// Plans the removal of sealed content from the store of files, in the transaction that lets go of its papers: the
/// store is asked after it, again and again while it is away. Errors: the database refuses.
pub(super) async fn plan_removing(ctx: &Ctx, tx: &Tx, content: Vec<Hex>) -> Result<()> {
    if content.is_empty() {
        return Ok(());
    }
    let remove = Remove { sha256: content.into_iter().map(|name| name.0).collect() };
    ::jobs::enqueue(tx, &NewJob::new(REMOVE, &remove, ctx.now())?).await?;
    Ok(())
}

/// Removes content nothing refers to. Twice the same is harmless.
async fn remove(app: &Arc<App>, job: Remove) -> Result<()> {
    for name in job.sha256 {
        let name = Hex(name);
        if file_store::count_paper_content(&app.db, &name).await? == 0 {
            app.files.remove(&name.0).await?;
        }
    }
    Ok(())
}

/// Plans the mails to requesters whose dates a new calendar moved.
/// Errors: the database refuses.
pub(super) async fn plan_telling(ctx: &Ctx, tx: &Tx) -> Result<()> {
    let due = TellDue { body: ctx.body().0 };
    let key = format!("{TELL}:{}", due.body);
    ::jobs::enqueue(tx, &NewJob::new(TELL, &due, ctx.now())?.unique(key)).await?;
    Ok(())
}

/// Adds the handlers of this slice.
#[must_use]
pub(crate) fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let (app, files) = (Arc::clone(app), Arc::clone(app));
    let registry = registry.on(REMOVE, move |job: Remove| {
        let app = Arc::clone(&files);
        async move { remove(&app, job).await.map_err(anyhow::Error::new) }
    });
    registry.on(TELL, move |due: TellDue| {
        let app = Arc::clone(&app);
        async move { tell_all(&app, BodyId(due.body)).await.map_err(anyhow::Error::new) }
    })
}

/// Tells everybody who is still to be told. What was told stays told when it is broken off.
async fn tell_all(app: &Arc<App>, body: BodyId) -> Result<()> {
    let Some(directory) = app.directory(body) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System(Look::ACTOR));
    while recount::tell_some(&ctx).await? {}
    ctx.app.ring();
    Ok(())
}

/// Before people come to work.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "request.look";
    const HOUR: i8 = 5;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        look(ctx).await
    }
}

/// Looks at every open request whose safe date is near or over. Each is a transaction of its own: one that
/// somebody changes at the same moment is looked at again the next morning.
/// Errors: the database does not answer.
pub async fn look(ctx: &Ctx) -> Result<()> {
    let until = ctx.today().saturating_add(AHEAD_DAYS.days()).to_string();
    let mut last = RequestId(0);
    loop {
        let found = store::list_due(ctx.db(), ctx.body(), &until, last).await?;
        let Some(end) = found.last() else { break };
        last = *end;
        for id in &found {
            let Some(request) = store::find(ctx.db(), ctx.body(), *id).await? else { continue };
            pass_over(one(ctx, request).await, "request", id.0)?;
        }
    }
    remind_of_parts(ctx).await?;
    ctx.app.ring();
    Ok(())
}

/// Units that owe a part of an answer are reminded the day before it is due, on the day and after it.
async fn remind_of_parts(ctx: &Ctx) -> Result<()> {
    let today = ctx.today().to_string();
    let until = ctx.today().saturating_add(1.day()).to_string();
    for part in part_store::list_open(ctx.db(), ctx.body(), None).await? {
        if part.due_on > until {
            break;
        }
        let kind = if part.due_on > today { "request-part-soon" } else { "request-part-due" };
        pass_over(remind(ctx, &part, kind).await, "request_part", part.id.0)?;
    }
    Ok(())
}

async fn remind(ctx: &Ctx, part: &Part, kind: &str) -> Result<()> {
    let request = store::find(ctx.db(), ctx.body(), part.request_id).await?.ok_or(Error::NotFound)?;
    let tx = ctx.db().begin().await?;
    tell::unit(ctx, &tx, &request, part.unit_id, kind).await?;
    tx.commit().await?;
    Ok(())
}

async fn one(ctx: &Ctx, mut request: InformationRequest) -> Result<()> {
    let facts = step::facts(ctx, &request)?;
    let lapse = step::check(&request, Event::Lapse, Who::System, &facts);
    let tx = ctx.db().begin().await?;
    match lapse {
        Ok(to) => {
            let was = request.state.0;
            let who = request.requester(&ctx.app, ctx.body())?;
            let change = step::change("request.lapse", &request, None);
            step::write(ctx, &tx, &mut request, to, ("lapsed", ""), change).await?;
            tell::requester(ctx, &tx, &request, &who, "lapsed", "").await?;
            tell::officers(ctx, &tx, &request, "request-lapsed").await?;
            superior(ctx, &tx, &request, "request-lapsed").await?;
            tracing::info!(request = request.id.0, from = %was, "a request lapsed");
        }
        Err(_) => warn(ctx, &tx, &request).await?,
    }
    tx.commit().await?;
    Ok(())
}

/// Officers are warned while the safe date is ahead; from that day on the superior is told too.
async fn warn(ctx: &Ctx, tx: &Tx, request: &InformationRequest) -> Result<()> {
    let today = ctx.today().to_string();
    let is_over = request.due_safe.as_ref().is_some_and(|due| *due <= today);
    tell::officers(ctx, tx, request, if is_over { "request-due" } else { "request-soon" }).await?;
    if is_over {
        superior(ctx, tx, request, "request-due").await?;
    }
    Ok(())
}

async fn superior(ctx: &Ctx, tx: &Tx, request: &InformationRequest, kind: &str) -> Result<()> {
    for account in role_holders(ctx, tx, Role::SupervisingOfficer, None).await? {
        notify(ctx, tx, account, kind, &request.number, "", &request.desk()).await?;
    }
    Ok(())
}
