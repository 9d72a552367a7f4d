//! What the unit answers: read, news promised by a day, patience asked for, or a new operator.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::Code as _;
use rules::contact::{Answer, Holds, State, holds};
use rules::permission::Act;
use rules::role::Role;

use super::item;
use super::model::Contact;
use super::store::{self, NewStep};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::dashboard::{notify, role_holders};
use crate::error::FieldErrors;
use crate::ids::{Coded, ContactId};
use crate::page::{Fields, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Longest text, in characters.
pub(super) const WORDS_CHARS: usize = 1_000;

/// What a unit answers.
#[derive(Debug, Clone)]
pub struct Answering {
    /// Which answer.
    pub answer: Answer,
    /// The day of a promise or an excuse.
    pub until: Option<Date>,
    /// In words; needed for an excuse and a new operator.
    pub words: String,
}

/// Notes an answer. A promise holds the ladder at once, but only the first one of a contact: a unit that promised
/// before asks for patience and the office decides.
/// Errors: `Invalid`; `Refused` for one that is over; `Forbidden`, `NotFound`, `Conflict`.
pub async fn answer(ctx: &Ctx, id: ContactId, given: &Answering) -> Result<()> {
    let mut contact = item::find(ctx, id).await?;
    let role = ctx.allow(Act::AnswerContact, Some(contact.unit_id))?;
    if !contact.is_open() {
        return Err(Error::Refused("contact-refused-ended"));
    }
    check(ctx, given)?;
    let promised = store::list_steps(ctx.db(), ctx.body(), id).await?;
    let is_first = !promised.iter().any(|step| step.kind == Answer::Promise.code());
    let until = given.until.map(|day| day.to_string());
    match given.answer {
        Answer::Promise if is_first => hold(ctx, &mut contact, State::Promised, until.clone()).await?,
        Answer::Promise | Answer::Excuse => contact.excuse_until.clone_from(&until),
        Answer::Acknowledged | Answer::Handover => {}
    }
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &contact).await?;
    let step = NewStep {
        kind: given.answer.code(),
        words: given.words.trim(),
        until_on: until.as_deref(),
        ..NewStep::default()
    };
    store::insert_step(ctx, &tx, id, &step).await?;
    let change = Change::new("contact.answer", "unit_contact", id).in_unit(contact.unit_id).as_role(role);
    audit::record(ctx, &tx, change.because(given.words.trim()).detail(given.answer.code())).await?;
    let kind = format!("contact-answer-{}", given.answer.code());
    // A new operator needs an account: those who may give one are told, and led there.
    let also = (given.answer == Answer::Handover).then_some((Role::Administrator, "/kerja/akun"));
    let path = contact.path();
    let office = [Role::ContentEditor, Role::MainPpid].map(|role| (role, path.as_str()));
    for (role, path) in office.into_iter().chain(also) {
        for account in role_holders(ctx, &tx, role, None).await? {
            let unit = ctx.directory.name(contact.unit_id);
            notify(ctx, &tx, account, &kind, unit, given.words.trim(), path).await?;
        }
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Holds the ladder until a day.
pub(super) async fn hold(
    ctx: &Ctx,
    contact: &mut Contact,
    state: State,
    until: Option<String>,
) -> Result<()> {
    contact.state = Coded(state);
    contact.held_until = until;
    contact.excuse_until = None;
    let ladder = store::ladder(ctx.db(), ctx.body()).await?;
    contact.next_on = contact.next(&ladder)?.map(|due| due.on.to_string());
    Ok(())
}

fn check(ctx: &Ctx, given: &Answering) -> Result<()> {
    let mut errors = FieldErrors::default();
    if matches!(given.answer, Answer::Promise | Answer::Excuse) {
        match given.until.map(|until| holds(ctx.today(), until)) {
            None => errors.add("sampai", "contact-error-until"),
            Some(Holds::Past) => errors.add("sampai", "contact-error-past"),
            Some(Holds::TooFar) => errors.add("sampai", "contact-error-far"),
            Some(Holds::Yes) => {}
        }
    }
    if matches!(given.answer, Answer::Excuse | Answer::Handover) && given.words.trim().is_empty() {
        errors.add("kata", "contact-error-words");
    }
    if given.words.chars().count() > WORDS_CHARS {
        errors.add("kata", "contact-error-long");
    }
    errors.into_result()
}

/// `POST /kerja/kontak-unit/{contact}/jawab`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ContactId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let given = Answering {
        answer: Answer::from_code(fields.text("jawaban")).ok_or(Error::BadRequest)?,
        until: fields.parse("sampai"),
        words: fields.text("kata").to_owned(),
    };
    match answer(&ctx, id, &given).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/kontak-unit/{id}?ok=contact-answered"))),
        Err(Error::Invalid(errors)) => {
            item::page(&ctx, id, Typed::wrong("jawab", &fields, errors), None).await
        }
        Err(other) => Err(other),
    }
}
