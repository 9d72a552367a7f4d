//! Incidents: a look finds planted content, the unit and the city's officers know it in the same minute, and a clock of
//! 48 hours runs. A later look says whether the site is clean again; people say what was done, or that it was nothing.

use std::collections::BTreeSet;

use rules::permission::Act;
use rules::role::Role;
use rules::website::{DUE_MS, IncidentState, Step, after};
use watch::Injection;

use super::model::{Evidence, Incident, IncidentNote, Website};
use super::store_incident::{self, NewIncident};
use crate::audit::{self, Change};
use crate::dashboard::{notify, notify_unit, role_holders};
use crate::ids::{Coded, Hex, IncidentId};
use crate::mail::{self, Message};
use crate::{Ctx, Error, Result};

/// Longest note, in characters.
const NOTE_CHARS: usize = 2_000;

/// Begins an incident, or opens one again that was said to be clean. `None` when it is known already, or when the same
/// signs were found to be nothing before.
/// Errors: the database refuses.
pub(super) async fn open(
    ctx: &Ctx,
    tx: &db::Tx,
    site: &Website,
    injection: &Injection,
    answers: &[Evidence],
) -> Result<Option<IncidentId>> {
    if let Some(id) = store_incident::find_open(tx, ctx.body(), site.id).await? {
        let incident = store_incident::find(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
        if incident.state.0 == IncidentState::Cleaned {
            write_step(ctx, tx, &incident, Step::Reopen, "").await?;
            tell(ctx, tx, site, id).await?;
        }
        return Ok(None);
    }
    let summary = summary(injection);
    if store_incident::was_dismissed(tx, ctx.body(), site.id, &summary).await? {
        return Ok(None);
    }
    let evidence = evidence(injection, answers);
    let now = ctx.now();
    let new = NewIncident {
        site: site.id,
        summary: &summary,
        seal: &seal(&evidence),
        found_at: now,
        due_at: now + DUE_MS,
        is_sample: site.is_sample,
    };
    let id = store_incident::insert(tx, ctx.body(), &new).await?;
    for piece in &evidence {
        store_incident::insert_evidence(tx, ctx.body(), id, piece).await?;
    }
    let note = IncidentNote {
        at: now,
        state: Coded(IncidentState::Found),
        note: summary.clone(),
        who: name_of(ctx),
    };
    store_incident::insert_step(tx, ctx.body(), id, &note).await?;
    let change = Change::new("website.incident-open", "incident", id).in_unit(site.unit_id);
    audit::record(ctx, tx, change.detail(site.short_url()).digests("", new.seal.0.clone())).await?;
    let incident = store_incident::find(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
    write_step(ctx, tx, &incident, Step::Tell, "").await?;
    tell(ctx, tx, site, id).await?;
    Ok(Some(id))
}

/// A look found the site clean: what the unit said is true.
/// Errors: the database refuses.
pub(super) async fn look_again(ctx: &Ctx, tx: &db::Tx, site: &Website) -> Result<()> {
    let Some(id) = store_incident::find_open(tx, ctx.body(), site.id).await? else { return Ok(()) };
    let incident = store_incident::find(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
    if incident.state.0 == IncidentState::Cleaned {
        write_step(ctx, tx, &incident, Step::Verify, "").await?;
    }
    Ok(())
}

/// Does a step of a person: the unit cleans, the city verifies or decides that it was nothing, with a reason.
/// Errors: `Forbidden`; `NotFound`; `Refused` for a step that makes no sense or has no reason; `Conflict`.
pub async fn step(ctx: &Ctx, id: IncidentId, step: Step, note: &str) -> Result<()> {
    let incident = store_incident::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let act = if step == Step::Clean { Act::MendWebsites } else { Act::ManageWebsites };
    ctx.allow(act, Some(incident.unit_id))?;
    let note = note.trim();
    if note.is_empty() || note.chars().count() > NOTE_CHARS {
        return Err(Error::Refused("website-incident-refused-note"));
    }
    let tx = ctx.db().begin().await?;
    write_step(ctx, &tx, &incident, step, note).await?;
    if step == Step::Clean {
        tell_city(ctx, &tx, "website-cleaned", &incident.url, id).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Tells the city's officers of every incident whose 48 hours are over. Returns how many there are.
/// Errors: the database refuses.
pub(super) async fn remind(ctx: &Ctx) -> Result<usize> {
    let incidents = store_incident::list(ctx.db(), ctx.body(), None).await?;
    let late = incidents.iter().filter(|one| !one.state.0.is_closed() && one.due_at < ctx.now());
    let mut count = 0;
    let tx = ctx.db().begin().await?;
    for incident in late {
        tell_city(ctx, &tx, "website-overdue", &incident.url, incident.id).await?;
        count += 1;
    }
    tx.commit().await?;
    Ok(count)
}

async fn write_step(ctx: &Ctx, tx: &db::Tx, incident: &Incident, step: Step, note: &str) -> Result<()> {
    let state = after(incident.state.0, step).ok_or(Error::Refused("website-incident-refused-step"))?;
    let closed_at = state.is_closed().then(|| ctx.now());
    if !store_incident::set(tx, ctx.body(), incident, state, closed_at).await? {
        return Err(Error::Conflict);
    }
    let written =
        IncidentNote { at: ctx.now(), state: Coded(state), note: note.to_owned(), who: name_of(ctx) };
    store_incident::insert_step(tx, ctx.body(), incident.id, &written).await?;
    let change = Change::new("website.incident-step", "incident", incident.id).in_unit(incident.unit_id);
    audit::record(ctx, tx, change.because(note).detail(rules::Code::code(state))).await?;
    Ok(())
}

async fn tell(ctx: &Ctx, tx: &db::Tx, site: &Website, id: IncidentId) -> Result<()> {
    let path = format!("/kerja/insiden/{id}");
    notify_unit(ctx, tx, site.unit_id, "website-incident", site.short_url(), &path).await?;
    tell_city(ctx, tx, "website-incident", site.short_url(), id).await?;
    let Some(unit) = ctx.directory.unit(site.unit_id).filter(|unit| !unit.email.is_empty()) else {
        return Ok(());
    };
    let words = |key: &str| {
        let word = fluent_templates::fluent_bundle::FluentValue::from(site.short_url().to_owned());
        ctx.locale.with(key, &[("x", word)])
    };
    let text = format!("{}\n\n{}{path}\n", words("website-incident-mail"), ctx.origin);
    let message = Message {
        to_address: unit.email.clone(),
        to_name: unit.name.clone(),
        subject: words("website-incident-mail-subject"),
        text,
    };
    mail::send(ctx, tx, message).await?;
    Ok(())
}

async fn tell_city(ctx: &Ctx, tx: &db::Tx, kind: &str, site: &str, id: IncidentId) -> Result<()> {
    let path = format!("/kerja/insiden/{id}");
    for role in [Role::ContentEditor, Role::MainPpid] {
        for account in role_holders(ctx, tx, role, None).await? {
            notify(ctx, tx, account, kind, site, "", &path).await?;
        }
    }
    Ok(())
}

fn name_of(ctx: &Ctx) -> String {
    ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default()
}

/// Kinds of signs and where they were, in a fixed order: the same planted thing gives the same words each day.
fn summary(injection: &Injection) -> String {
    let words = |sign: &watch::Sign| format!("{} {}", word(&sign.kind), sign.place).trim().to_owned();
    let all: BTreeSet<String> = injection.signs.iter().map(words).collect();
    all.into_iter().collect::<Vec<_>>().join("; ").chars().take(1_000).collect()
}

/// The code of a sign or a visitor, as the report writes it.
pub(super) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn evidence(injection: &Injection, answers: &[Evidence]) -> Vec<Evidence> {
    let sign = |sign: &watch::Sign| Evidence {
        position: 0,
        kind: format!("{} {}", word(&sign.kind), word(&sign.visitor)),
        url: sign.address.clone(),
        found: format!("{}: {}", sign.place, sign.text).replace('\0', ""),
        headers: String::new(),
        answer: Vec::new(),
    };
    let all = injection.signs.iter().map(sign).chain(answers.iter().cloned());
    (1..).zip(all).map(|(position, piece)| Evidence { position, ..piece }).collect()
}

/// SHA-256 over every field of every piece, in order.
pub fn seal(evidence: &[Evidence]) -> Hex {
    let mut fields: Vec<Vec<u8>> = Vec::new();
    for piece in evidence {
        let Evidence { position, kind, url, found, headers, answer } = piece;
        fields.push(position.to_string().into_bytes());
        fields.extend([kind, url, found, headers].map(|text| text.clone().into_bytes()));
        fields.push(answer.clone());
    }
    let fields: Vec<&[u8]> = fields.iter().map(Vec::as_slice).collect();
    Hex(audit::hex(&rules::chain::digest(&fields)))
}
