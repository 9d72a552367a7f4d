//! A unit objects to a number (*sanggahan*), Diskominfo decides with a reason on the record.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;
use rules::activity::{Month, Network, Reading};
use rules::permission::Act;
use rules::ranking::Closing;

use super::closing::{change, month_of};
use super::correct::{Change, REASON_CHARS, rewrite};
use super::model::{Protest, ProtestId};
use super::{desk, store, unit};
use crate::audit;
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest address of evidence, in characters.
const EVIDENCE_CHARS: usize = 500;

/// What a unit says.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The network.
    pub network: Network,
    /// The right number, as the unit counts.
    pub posts: u32,
    /// Why.
    pub reason: String,
    /// Address where one can see it.
    pub evidence: String,
}

/// Objects to a number while the window is open. One objection for a unit and network waits at a time.
/// Errors: `Invalid`; `Refused` outside the window or while another waits; `NotFound`, `Forbidden`.
pub async fn protest(ctx: &Ctx, month: Month, unit: UnitId, claim: &Claim) -> Result<ProtestId> {
    let role = ctx.allow(Act::ProtestRanking, Some(unit))?;
    check(claim)?;
    let tx = ctx.db().begin().await?;
    let closed = store::find_month(&tx, ctx.body(), month).await?.ok_or(Error::NotFound)?;
    let is_open = closed.state.0 == Closing::Objection;
    if !(is_open && closed.last_day()?.is_some_and(|last| ctx.today() <= last)) {
        return Err(Error::Refused("ranking-refused-no-window"));
    }
    let protests = store::list_protests(&tx, ctx.body(), month).await?;
    let is_same = |other: &Protest| other.unit_id == unit && other.network == claim.network.code();
    if protests.iter().any(|other| other.is_open() && is_same(other)) {
        return Err(Error::Refused("ranking-refused-twice"));
    }
    let made = Protest {
        id: ProtestId(0),
        month: month.to_string(),
        unit_id: unit,
        network: claim.network.code().to_owned(),
        posts: i64::from(claim.posts),
        reason: claim.reason.trim().to_owned(),
        evidence: claim.evidence.trim().to_owned(),
        state: String::new(),
        made_at: ctx.now(),
        made_by: name(ctx),
        decided_at: None,
        decided_by: String::new(),
        decision: String::new(),
    };
    let id = store::insert_protest(&tx, ctx.body(), &made).await?;
    let change = change("ranking.protest", month).in_unit(unit).as_role(role).because(&made.reason);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// Who acts, by name.
fn name(ctx: &Ctx) -> String {
    ctx.officer().map_or_else(|| ctx.directory.body.short_name.clone(), |officer| officer.name.clone())
}

fn check(claim: &Claim) -> Result<()> {
    let mut errors = FieldErrors::default();
    if claim.posts > 100_000 {
        errors.add("unggahan", "ranking-error-posts");
    }
    if claim.reason.trim().is_empty() || claim.reason.chars().count() > REASON_CHARS {
        errors.add("alasan", "ranking-error-reason");
    }
    let address = url::Url::parse(claim.evidence.trim());
    let is_web = address.is_ok_and(|address| matches!(address.scheme(), "http" | "https"));
    if !is_web || claim.evidence.chars().count() > EVIDENCE_CHARS {
        errors.add("bukti", "ranking-error-evidence");
    }
    errors.into_result()
}

/// Decides an objection, with the reason. An accepted one changes the number, and that is seen.
/// Errors: `Invalid` without a reason, `Conflict` when it is decided, `NotFound`, `Forbidden`.
pub async fn decide(ctx: &Ctx, month: Month, id: ProtestId, is_accepted: bool, reason: &str) -> Result<()> {
    let role = ctx.allow(Act::CloseRanking, None)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_CHARS {
        return Err(Error::Refused("ranking-refused-reason"));
    }
    let tx = ctx.db().begin().await?;
    let mut closed = store::find_month(&tx, ctx.body(), month).await?.ok_or(Error::NotFound)?;
    let protests = store::list_protests(&tx, ctx.body(), month).await?;
    let mut protest = protests.into_iter().find(|protest| protest.id == id).ok_or(Error::NotFound)?;
    let (state, act) =
        if is_accepted { ("accepted", "ranking.accept") } else { ("rejected", "ranking.reject") };
    state.clone_into(&mut protest.state);
    protest.decided_at = Some(ctx.now());
    protest.decided_by = name(ctx);
    reason.clone_into(&mut protest.decision);
    if !store::set_decision(&tx, ctx.body(), &protest).await? {
        return Err(Error::Conflict);
    }
    let before = closed.digest.0.clone();
    if is_accepted {
        let network = Network::from_code(&protest.network).ok_or(Error::NotFound)?;
        let posts = u32::try_from(protest.posts).map_err(anyhow::Error::new)?;
        let wanted = Change { unit: protest.unit_id, network, reading: Reading::Posts(posts) };
        rewrite(ctx, &tx, &mut closed, wanted, reason).await?;
    }
    let change = change(act, month).in_unit(protest.unit_id).as_role(role).because(reason);
    audit::record(ctx, &tx, change.digests(before, closed.digest.0.clone())).await?;
    let code = ctx.directory.unit(protest.unit_id).map_or("", |unit| unit.code.as_str());
    let path = format!("/kerja/peringkat/{month}/unit/{code}");
    notify_unit(ctx, &tx, protest.unit_id, "ranking-decided", &month.to_string(), &path).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/peringkat/{month}/unit/{code}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path((month, code)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let month = month_of(&month)?;
    let id = ctx.directory.by_code(&code).ok_or(Error::NotFound)?.id;
    ctx.allow(Act::ProtestRanking, Some(id))?;
    let claim = match (Network::from_code(fields.text("jaringan")), fields.parse::<u32>("unggahan")) {
        (Some(network), Some(posts)) => Claim {
            network,
            posts,
            reason: fields.text("alasan").to_owned(),
            evidence: fields.text("bukti").to_owned(),
        },
        (network, posts) => {
            let mut errors = FieldErrors::default();
            if network.is_none() {
                errors.add("jaringan", "ranking-error-network");
            }
            if posts.is_none() {
                errors.add("unggahan", "ranking-error-posts");
            }
            return unit::page(&ctx, month, id, &fields, errors, None).await;
        }
    };
    match protest(&ctx, month, id, &claim).await {
        Ok(_) => Ok(see_other(&ctx, &format!("/kerja/peringkat/{month}/unit/{code}?ok=ranking-protested"))),
        Err(Error::Invalid(errors)) => unit::page(&ctx, month, id, &fields, errors, None).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/peringkat/{month}/sanggahan/{protest}`
pub(super) async fn post_decision(
    SignedIn(ctx): SignedIn,
    Path((month, id)): Path<(String, ProtestId)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let month = month_of(&month)?;
    let is_accepted = fields.text("putusan") == "terima";
    decide(&ctx, month, id, is_accepted, fields.text("alasan")).await?;
    Ok(see_other(&ctx, &format!("/kerja/peringkat/{month}?ok=ranking-decided#{}", desk::PROTESTS)))
}
