//! What the demonstration city withholds, states and has adopted: exemptions on every step of their way,
//! statements of units, a decision that freezes the register, news and entries that belong together.
//! Each is done by the officer who may do it, through the command of its slice.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::ToSpan as _;
use rules::Code as _;
use rules::obligation::StatementKind;
use rules::role::{Grant, Role};
use serde::Deserialize;

use crate::ctx::{Actor, Officer};
use crate::exemption::{self, Advise, Decide, Open, Test};
use crate::ids::{AccountId, UnitId};
use crate::obligation::{Sign, sign_statement};
use crate::register::decision::{Adopt, adopt};
use crate::register::relate::relate;
use crate::{Ctx, Error, Result};

#[derive(Deserialize)]
struct LawFile {
    decision: Decision,
    exemption: Vec<Exempt>,
    statement: Vec<Stated>,
    relation: Vec<Related>,
}

#[derive(Deserialize)]
struct Decision {
    number: String,
    title: String,
    signer: String,
    signer_position: String,
    days_ago: i64,
}

#[derive(Deserialize)]
struct Exempt {
    unit: String,
    course: String,
    days: i64,
    information: String,
    document: String,
    part: String,
    ground: String,
    law: String,
    if_opened: String,
    if_closed: String,
    weighing: String,
    covers: Vec<String>,
    #[serde(default)]
    opened_by: String,
    #[serde(default)]
    opened_reason: String,
}

#[derive(Deserialize)]
struct Stated {
    unit: String,
    codes: Vec<String>,
    kind: String,
    reason: String,
    position: String,
}

#[derive(Deserialize)]
struct Related {
    news: String,
    entry: String,
}

/// Adds all of it. `law` is `demo/law.toml`, `people` are the accounts by address.
/// Errors: the file is wrong, with the place in it.
pub(super) async fn add(ctx: &Ctx, law: &str, people: &HashMap<String, AccountId>) -> Result<()> {
    let file: LawFile = toml::from_str(law).map_err(anyhow::Error::new)?;
    let who = |address: &str, name: &str, role: Role| acting(ctx, people, address, name, role);
    let main = who("ppid.utama", "PPID Utama (contoh)", Role::MainPpid)?;
    let adviser = who("tim.pertimbangan", "Anggota Tim Pertimbangan (contoh)", Role::AdvisoryTeam)?;
    let head = who("pembina", "Pembina PPID Kota (contoh)", Role::Patron)?;
    for (row, number) in file.exemption.iter().zip(1..) {
        let done = withhold(row, number, [&main, &adviser, &head]).await;
        done.map_err(|error| wrong(&row.information, &error))?;
    }
    for row in &file.statement {
        let sign = Sign {
            codes: row.codes.clone(),
            kind: StatementKind::from_code(&row.kind),
            reason: row.reason.clone(),
            position: row.position.clone(),
        };
        let unit = unit_of(ctx, &row.unit)?;
        sign_statement(&main, unit, &sign).await.map_err(|error| wrong(&row.reason, &error))?;
    }
    for row in &file.relation {
        let news = crate::news::store::find_news_by_slug(ctx.db(), ctx.body(), &row.news).await?;
        let entry = crate::register::store::find_entry_by_slug(ctx.db(), ctx.body(), &row.entry).await?;
        let (Some(news), Some(entry)) = (news, entry) else { return Err(wrong(&row.news, &Error::NotFound)) };
        relate(&main, news, entry).await?;
    }
    let adopted = Adopt {
        unit: None,
        with_below: false,
        number: file.decision.number.clone(),
        decided_on: day(ctx, -file.decision.days_ago),
        title: file.decision.title,
        signer: file.decision.signer,
        signer_position: file.decision.signer_position,
    };
    adopt(&main, &adopted).await.map_err(|error| wrong(&file.decision.number, &error))?;
    Ok(())
}

fn wrong(place: &str, error: &Error) -> Error {
    Error::Internal(anyhow::anyhow!("demo/law.toml, {place:?}: {error:?}"))
}

/// The surroundings of an officer of the demonstration.
fn acting(
    ctx: &Ctx,
    people: &HashMap<String, AccountId>,
    address: &str,
    name: &str,
    role: Role,
) -> Result<Ctx> {
    let email = format!("{address}@contoh.cilegon.test");
    let id = *people.get(&email).ok_or_else(|| anyhow::anyhow!("no account {email}"))?;
    let unit = ctx.directory.body.ppid_unit_id.ok_or(Error::NotFound)?;
    let officer = Officer {
        id,
        name: name.to_owned(),
        email,
        grants: vec![Grant { role, unit: unit.0 }],
        session: String::new(),
        unread: 0,
    };
    Ok(Ctx { actor: Actor::Officer(Arc::new(officer)), ..ctx.clone() })
}

fn unit_of(ctx: &Ctx, code: &str) -> Result<UnitId> {
    let unit = ctx.directory.by_code(code).ok_or_else(|| anyhow::anyhow!("demo/law.toml: no unit {code}"))?;
    Ok(unit.id)
}

/// A day as ISO text, so many days from now.
fn day(ctx: &Ctx, days: i64) -> String {
    ctx.today().checked_add(days.days()).unwrap_or_else(|_| ctx.today()).to_string()
}

fn test_of(ctx: &Ctx, row: &Exempt) -> Test {
    let is_fixed = row.days > 0;
    Test {
        information: row.information.clone(),
        document: row.document.clone(),
        withheld_part: row.part.clone(),
        occasion: "before_request".to_owned(),
        ground: row.ground.clone(),
        law: row.law.clone(),
        if_opened: row.if_opened.clone(),
        if_closed: row.if_closed.clone(),
        weighing: row.weighing.clone(),
        exempt_until: if is_fixed { day(ctx, row.days) } else { String::new() },
        period_basis: if is_fixed { String::new() } else { "Selama perlindungannya diperlukan".to_owned() },
        review_on: if is_fixed { String::new() } else { day(ctx, 365) },
        obligations: row.covers.clone(),
        ..Test::default()
    }
}

/// One exemption, as far as its course goes.
async fn withhold(row: &Exempt, number: i64, [main, adviser, head]: [&Ctx; 3]) -> Result<()> {
    let id = exemption::create(main, unit_of(main, &row.unit)?).await?;
    let version = exemption::save(main, id, 1, &test_of(main, row)).await?;
    if row.course == "draft" {
        return Ok(());
    }
    let note = "Sependapat dengan pengujiannya (contoh).".to_owned();
    exemption::advise(adviser, &Advise { id, version, advice: "part".to_owned(), note }).await?;
    let decision = Decide {
        id,
        version,
        number: format!("555/{number:02}/PPID/{}", main.today().year()),
        decided_on: main.today().to_string(),
        place: main.directory.body.short_name.clone(),
        ppid_name: "PPID Utama (contoh)".to_owned(),
        ppid_position: "Kepala Diskominfo".to_owned(),
    };
    exemption::decide(main, &decision).await?;
    if row.course == "tested" {
        return Ok(());
    }
    exemption::approve(head, id, version + 1, "Wali Kota (contoh)", "Wali Kota Cilegon").await?;
    let version = version + 2;
    match row.course.as_str() {
        "opening" => {
            let number = format!("{}/BUKA", decision.number);
            exemption::decide_opening(main, id, version, &number, &decision.decided_on).await
        }
        "opened" => {
            let (by, reason) = (row.opened_by.clone(), row.opened_reason.clone());
            exemption::open(main, &Open { id, version, by, reason }).await
        }
        _ => Ok(()),
    }
}
