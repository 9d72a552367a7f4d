//! The job that mails an invitation to a unit: the letter and the entry for the calendar. Letters take a moment to
//! set, so they are not set while the call is being written; the call plans one job for each unit, so that one
//! address that fails holds up nobody.

use std::sync::Arc;

use db::Tx;
use jobs::{NewJob, Registry};
use rules::meeting::MeetingState;
use rules::role::Role;
use serde::{Deserialize, Serialize};

use super::model::Meeting;
use super::{ical, letter, store};
use crate::account::Account;
use crate::account::store::find_account;
use crate::ctx::Actor;
use crate::dashboard::role_holders;
use crate::ids::{BodyId, MeetingId, UnitId};
use crate::locale::moment_in_words;
use crate::mail::{self, Attachment, Message};
use crate::{App, Ctx, Result};

const NAME: &str = "meeting.invite";

/// An invitation to be mailed, or a change of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct InviteUnit {
    body: i64,
    meeting: i64,
    unit: i64,
    revision: i64,
}

/// Plans the mail to a unit, in the transaction of what it tells.
pub(super) async fn enqueue(ctx: &Ctx, tx: &Tx, meeting: &Meeting, unit: UnitId) -> Result<()> {
    let revision = meeting.revision;
    let due = InviteUnit { body: ctx.body().0, meeting: meeting.id.0, unit: unit.0, revision };
    let key = format!("{NAME}:{}:{unit}:{revision}", meeting.id);
    jobs::enqueue(tx, &NewJob::new(NAME, &due, ctx.now())?.unique(key)).await?;
    Ok(())
}

/// Adds its handler.
pub(crate) fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |job: InviteUnit| {
        let app = Arc::clone(&app);
        async move { run(&app, &job).await.map_err(anyhow::Error::new) }
    })
}

async fn run(app: &Arc<App>, job: &InviteUnit) -> Result<()> {
    let Some(directory) = app.directory(BodyId(job.body)) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System("pengundang"));
    let unit = UnitId(job.unit);
    let meeting = store::find(ctx.db(), ctx.body(), MeetingId(job.meeting)).await?;
    // A later change has a mail of its own.
    let Some(meeting) = meeting.filter(|meeting| meeting.revision == job.revision) else { return Ok(()) };
    let (printed, about) = letter::printed(&ctx, &meeting, unit).await?;
    let pdf = crate::letter::set(letter::TEMPLATE, printed, &about).await?;
    let address = |meeting: &Meeting| format!("{}{}", ctx.origin, meeting.desk());
    let entry = ical::file(&ctx, std::slice::from_ref(&meeting), address);
    let files = [
        Attachment {
            name: "undangan.pdf".to_owned(),
            content_type: "application/pdf".to_owned(),
            content: pdf,
        },
        Attachment {
            name: "rapat.ics".to_owned(),
            content_type: "text/calendar; charset=utf-8; method=PUBLISH".to_owned(),
            content: entry.into_bytes(),
        },
    ];
    let tx = ctx.db().begin().await?;
    for (name, email) in readers(&ctx, &tx, unit).await? {
        mail::send_with(&ctx, &tx, message(&ctx, &meeting, unit, (&name, &email)), &files).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The PPID and the operators of a unit, and the unit's own box; each address once.
async fn readers(ctx: &Ctx, tx: &Tx, unit: UnitId) -> Result<Vec<(String, String)>> {
    let mut all: Vec<(String, String)> = Vec::new();
    for role in [Role::UnitPpid, Role::ContentOperator] {
        for account in role_holders(ctx, tx, role, Some(unit)).await? {
            let person = find_account(tx, ctx.body(), account).await?.filter(Account::is_active);
            all.extend(person.map(|person| (person.name, person.email)));
        }
    }
    let own = ctx.directory.unit(unit).filter(|unit| !unit.email.is_empty());
    all.extend(own.map(|unit| (unit.name.clone(), unit.email.clone())));
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all.dedup_by(|a, b| a.1 == b.1);
    Ok(all)
}

fn message(ctx: &Ctx, meeting: &Meeting, unit: UnitId, (name, email): (&str, &str)) -> Message {
    let words = ctx.locale;
    let key = match meeting.state.0 {
        MeetingState::Cancelled => "off",
        _ if meeting.revision > 0 => "moved",
        _ => "called",
    };
    let at = moment_in_words(words, meeting.starts_at, &ctx.directory.zone);
    let title = meeting.title.clone();
    let both = |key: &str| words.with(key, &[("x", title.clone().into()), ("y", at.clone().into())]);
    let mut lines = vec![
        words.with("meeting-mail-hello", &[("x", name.to_owned().into())]),
        both(&format!("meeting-mail-{key}")),
        words.with("meeting-mail-place", &[("x", meeting.place.clone().into())]),
    ];
    if !meeting.reason.is_empty() {
        lines.push(meeting.reason.clone());
    }
    lines.push(words.with("meeting-mail-files", &[("x", ctx.directory.name(unit).to_owned().into())]));
    lines.push(format!("{}{}", ctx.origin, meeting.desk()));
    lines.push(ctx.directory.body.name.clone());
    Message {
        to_address: email.to_owned(),
        to_name: name.to_owned(),
        subject: both("meeting-mail-subject"),
        text: lines.join("\n\n") + "\n",
    }
}
