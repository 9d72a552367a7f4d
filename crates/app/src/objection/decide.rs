//! The written answer of the supervising officer: decision, reasons and, for the requester, an order with its own
//! day (UU 14/2008 Ps.36(2)-(3)). Never by whoever decided the request; in time or late.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;
use rules::case::objection::{Decision, DecisionFault, DecisionText, Event, State, check_decision};
use rules::request::Series;
use rules::role::Role;

use super::model::{self, Objection, ObjectionDecision};
use super::{clock, desk_item, step, store, tell};
use crate::audit;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, ObjectionId};
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Longest text of one field, in characters.
const FIELD_CHARS: usize = 8_000;

/// Issues the written answer to an objection. A late one is marked as late, never refused; a decision for the
/// requester goes to a unit with its day.
/// Errors: `Invalid` with everything that is missing; `Refused` for whoever decided or prolonged the request,
/// and for a settlement on letter a; `Conflict`, `Forbidden`, `NotFound`.
pub async fn decide(ctx: &Ctx, (id, version): (ObjectionId, i64), typed: &ObjectionDecision) -> Result<()> {
    let event = if typed.is_settled { Event::Settle } else { Event::Decide };
    let step::Taken { mut objection, role, to } = step::take(ctx, (id, version), event).await?;
    check(ctx, typed)?.into_result()?;
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let request = crate::request::find(ctx.db(), ctx.body(), objection.request_id).await?;
    let mut request = request.ok_or(Error::NotFound)?;
    let mut decision = issued(ctx, &objection, typed);
    objection.decided_on = Some(decision.issued_on.clone());
    objection.unit_id = decision.order_unit_id.unwrap_or(objection.unit_id);
    clock::set_dispute_after_answer(&calendar, &mut objection, ctx.today());
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &mut objection, to, ("decided", "")).await?;
    let moved = crate::request::give_to(ctx, &tx, &mut request, objection.unit_id).await?;
    decision.letter_number = next_letter(ctx, &tx, &objection).await?;
    store::insert_decision(&tx, ctx.body(), id, &decision).await?;
    let change = step::change("objection.decide", &objection, role).digests("", model::digest(&decision));
    let place = audit::record(ctx, &tx, change).await?;
    store::set_decision_place(&tx, ctx.body(), id, place).await?;
    if let Some(change) = moved {
        audit::record(ctx, &tx, change).await?;
    }
    tell::requester(ctx, &tx, (&objection, &request), "decided", "").await?;
    if !decision.order_text.is_empty() {
        let roles = [(Role::MainPpid, None), (Role::UnitPpid, decision.order_unit_id)];
        tell::these(ctx, &tx, &objection, "objection-order", &roles).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The decision as it is issued now: a decision for the PPID orders nothing.
fn issued(ctx: &Ctx, objection: &Objection, typed: &ObjectionDecision) -> ObjectionDecision {
    let words = |text: &str| text.trim().to_owned();
    let orders = typed.decision.0 != Decision::Rejected;
    let today = ctx.today().to_string();
    let is_over = objection.due_legal.as_ref().is_some_and(|due| today > *due);
    ObjectionDecision {
        considerations: words(&typed.considerations),
        order_text: words(&typed.order_text),
        order_unit_id: typed.order_unit_id.filter(|_| orders).or(orders.then_some(objection.unit_id)),
        order_due_on: typed.order_due_on.clone().filter(|_| orders),
        officer_name: words(&typed.officer_name),
        officer_position: words(&typed.officer_position),
        letter_number: String::new(),
        issued_on: today,
        issued_at: ctx.now(),
        is_late: objection.state.0 == State::NoResponse || is_over,
        ..*typed
    }
}

async fn next_letter(ctx: &Ctx, tx: &db::Tx, objection: &Objection) -> Result<String> {
    let today = ctx.today();
    let seq = store::raise_letter(tx, ctx.body(), i64::from(today.year())).await?;
    let unit = &ctx.directory.unit(objection.unit_id).ok_or(Error::NotFound)?.code;
    let pattern = crate::request::pattern(tx, ctx.body(), Series::ObjectionLetter).await?;
    Ok(pattern.fill(seq, unit, today.month(), today.year()))
}

fn check(ctx: &Ctx, typed: &ObjectionDecision) -> Result<FieldErrors> {
    let mut errors = FieldErrors::default();
    let text = DecisionText {
        decision: typed.decision.0,
        considerations: typed.considerations.trim(),
        order: typed.order_text.trim(),
        order_due: model::day(typed.order_due_on.as_deref())?,
        today: ctx.today(),
        officer_name: typed.officer_name.trim(),
        officer_position: typed.officer_position.trim(),
    };
    for fault in check_decision(&text) {
        let (field, key) = match fault {
            DecisionFault::Considerations => ("pertimbangan", "objection-error-considerations"),
            DecisionFault::Order => ("perintah", "objection-error-order"),
            DecisionFault::OrderDue => ("batas", "objection-error-order-due"),
            DecisionFault::NothingToOrder => ("perintah", "objection-error-nothing-to-order"),
            DecisionFault::Officer => ("pejabat", "objection-error-officer"),
        };
        errors.add(field, key);
    }
    let unit = typed.order_unit_id.and_then(|unit| ctx.directory.unit(unit));
    if unit.is_some_and(|unit| !unit.is_active()) {
        errors.add("unit", "objection-error-unit");
    }
    for (field, words) in [
        ("pertimbangan", text.considerations),
        ("perintah", text.order),
        ("pejabat", text.officer_name),
        ("jabatan", text.officer_position),
    ] {
        if words.chars().count() > FIELD_CHARS {
            errors.add(field, "objection-error-long");
        }
    }
    Ok(errors)
}

/// A decision as typed. A day nobody can read counts as none, and a decision that was not chosen as one that has
/// to say everything.
fn read(ctx: &Ctx, fields: &Fields) -> ObjectionDecision {
    let text = |name: &str| fields.text(name).to_owned();
    ObjectionDecision {
        decision: Coded(Decision::from_code(fields.text("putusan")).unwrap_or(Decision::UpheldRequester)),
        is_settled: fields.text("cara") == "musyawarah",
        considerations: text("pertimbangan"),
        order_text: text("perintah"),
        order_unit_id: ctx.directory.by_code(fields.text("unit")).map(|unit| unit.id),
        order_due_on: fields.parse::<jiff::civil::Date>("batas").map(|day| day.to_string()),
        letter_number: String::new(),
        officer_name: text("pejabat"),
        officer_position: text("jabatan"),
        issued_on: String::new(),
        issued_at: 0,
        is_late: false,
        log_seq: 0,
    }
}

/// `POST /kerja/keberatan/{id}/putus`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ObjectionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let typed = read(&ctx, &fields);
    let done = if Decision::from_code(fields.text("putusan")).is_some() {
        decide(&ctx, (id, version), &typed).await
    } else {
        let mut errors = check(&ctx, &typed)?;
        errors.0.insert(0, ("putusan", "objection-error-decision"));
        Err(Error::Invalid(errors))
    };
    desk_item::after(&ctx, id, done, "objection-decided", fields).await
}
