//! What the city does about a question that found nothing: a unit is asked to publish it, or it is set aside with the
//! reason that it is not the city's matter.

use jiff::civil::Date;
use rules::permission::Act;
use rules::register::InformationClass;

use super::model::{Answered, Unfound};
use super::store;
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::locale::Locale;
use crate::template::{self, Push, Units};
use crate::{Ctx, Error, Result};

/// Longest reason, in characters.
const REASON_CHARS: usize = 500;

/// A question handed to the register.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Its words.
    pub words: String,
    /// Who is asked to publish it.
    pub unit: UnitId,
    /// In which legal class.
    pub class: InformationClass,
    /// By when; `None` = what was typed is no day.
    pub due_on: Option<Date>,
}

/// An open question by its words. Errors: `NotFound` when it is not asked often enough, or is answered.
pub(super) async fn open(ctx: &Ctx, words: &str) -> Result<Unfound> {
    store::find_unfound(ctx.db(), ctx.body(), words).await?.ok_or(Error::NotFound)
}

/// Asks a unit to publish what people look for: it gets a task of the register, as from a template of the main PPID
/// (PP 61/2010 Ps.14(1); UU 14/2008 Ps.7(1)).
/// Errors: `Forbidden`; `NotFound` for words nobody asked often enough; `Invalid` for unit and day; `Conflict` when
/// somebody answered meanwhile.
pub async fn offer(ctx: &Ctx, offer: &Offer) -> Result<()> {
    let role = ctx.allow(Act::ManageRegister, None)?;
    let question = open(ctx, &offer.words).await?;
    // What a unit is asked is Indonesian, whatever language the officer reads.
    let locale = Locale::Indonesian;
    let word = locale.with(
        "visit-offer-summary",
        &[("x", question.words.clone().into()), ("n", question.asked.into()), ("d", question.days.into())],
    );
    let push = Push {
        title: locale.with("visit-offer-title", &[("x", question.words.clone().into())]),
        summary: word.clone(),
        class: offer.class,
        year: None,
        instruction: locale.t("visit-offer-instruction"),
        file_hint: String::new(),
        obligations: Vec::new(),
        due_on: offer.due_on,
        units: Units::Picked(vec![offer.unit]),
    };
    let asked = template::prepare(ctx, &push).await?;
    let tx = ctx.db().begin().await?;
    let template = template::push_in(ctx, &tx, &push, &asked, role).await?;
    let answer = Answered {
        words: question.words,
        verdict: "offered".to_owned(),
        reason: String::new(),
        unit_id: Some(offer.unit),
        template_id: Some(template.0),
        answered_at: ctx.now(),
    };
    let id = store::insert_answer(&tx, ctx.body(), &answer).await?.ok_or(Error::Conflict)?;
    let change = Change::new("visit.offer", "unfound", id).in_unit(offer.unit).as_role(role);
    audit::record(ctx, &tx, change.detail(word)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Sets a question aside. Errors: `Forbidden`; `NotFound` as [`offer()`]; `Invalid` without a reason; `Conflict`.
pub async fn set_aside(ctx: &Ctx, words: &str, reason: &str) -> Result<()> {
    let role = ctx.allow(Act::AnswerUnfound, None)?;
    let question = open(ctx, words).await?;
    let mut errors = FieldErrors::default();
    if reason.is_empty() {
        errors.add("alasan", "visit-error-reason");
    } else if reason.chars().count() > REASON_CHARS {
        errors.add("alasan", "visit-error-long");
    }
    errors.into_result()?;
    let answer = Answered {
        words: question.words,
        verdict: "not_ours".to_owned(),
        reason: reason.to_owned(),
        unit_id: None,
        template_id: None,
        answered_at: ctx.now(),
    };
    let tx = ctx.db().begin().await?;
    let id = store::insert_answer(&tx, ctx.body(), &answer).await?.ok_or(Error::Conflict)?;
    let change = Change::new("visit.set-aside", "unfound", id).as_role(role).because(reason);
    audit::record(ctx, &tx, change.detail(answer.words)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
