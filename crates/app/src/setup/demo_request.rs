//! Requests of the demonstration city, filed and worked on through the commands of everybody else. The people
//! who ask are made up.

use rules::case::objection::ObjectionReason;
use rules::case::request::{Event, Outcome};
use rules::request::{ApplicantKind, Channel, Delivery, Format};
use serde::Deserialize;

use super::demo::DemoFiles;
use crate::ids::{Coded, RequestId};
use crate::objection;
use crate::request::{self, FeeForm, Filing, Requester, Signer, WrittenNotice};
use crate::{Ctx, Result};

#[derive(Deserialize)]
struct RequestsFile {
    #[serde(default)]
    request: Vec<RequestRow>,
}

/// A request as the file has it. A step is a word and what belongs to it.
#[derive(Deserialize)]
struct RequestRow {
    subject: String,
    purpose: String,
    name: String,
    unit: Option<String>,
    #[serde(default)]
    steps: Vec<String>,
    /// What the requester objects to afterwards.
    objection: Option<String>,
    /// What is disputed about it at the Information Commission.
    dispute: Option<String>,
}

/// Files the requests and takes their steps.
/// Errors: `demo/requests.toml` is wrong.
pub(super) async fn add(ctx: &Ctx, files: &DemoFiles) -> Result<()> {
    let list: RequestsFile = toml::from_str(&files.requests).map_err(anyhow::Error::new)?;
    for row in list.request {
        let filing = Filing {
            unit: row.unit.as_deref().and_then(|code| ctx.directory.by_code(code)).map(|unit| unit.id),
            channel: Channel::Online,
            kind: ApplicantKind::Individual,
            requester: Requester {
                name: row.name,
                address: "Jalan Contoh 1, Kota Cilegon".to_owned(),
                phone: "000000".to_owned(),
                ..Requester::default()
            },
            subject: row.subject,
            purpose: row.purpose,
            format: Format::Digital,
            delivery: Delivery::Download,
            form_token: web::secrets::random_token(),
        };
        let filed = request::submit(ctx, &filing).await?;
        for (version, step) in (1..).zip(&row.steps) {
            let done = take(ctx, (filed.id, version), step).await;
            done.map_err(|error| anyhow::anyhow!("demo/requests.toml, {step:?}: {error:?}"))?;
        }
        if let Some(position) = row.objection {
            objection::submit(ctx, &filed.tracking, &object(position)).await?;
        }
        let unit = request::find_readable(ctx, filed.id).await?.unit_id;
        if let Some(matter) = row.dispute {
            super::demo_dispute::add(ctx, filed.id, unit, matter).await?;
        }
    }
    Ok(())
}

async fn take(ctx: &Ctx, (id, version): (RequestId, i64), step: &str) -> Result<()> {
    let (word, rest) = step.split_once(' ').unwrap_or((step, ""));
    match word {
        "accept" => request::accept(ctx, id, version).await,
        "ask" => request::ask_for_more(ctx, id, version, rest).await,
        "extend" => request::extend(ctx, (id, version), rest, &Signer::default()).await,
        "fee" => {
            let fee = FeeForm {
                rupiah: 12_500,
                basis: rest.to_owned(),
                payment: "Tunai di meja layanan (contoh)".to_owned(),
                signer: Signer::default(),
            };
            request::ask_fee(ctx, (id, version), &fee).await
        }
        "answer" => request::answer(ctx, id, version, &notice(rest)).await,
        "assign" => {
            let unit = ctx.directory.by_code(rest).map(|unit| unit.id);
            request::assign(ctx, (id, version), Event::Assign, unit, "").await
        }
        other => Err(anyhow::anyhow!("requests.toml: unknown step {other}").into()),
    }
}

fn object(position: String) -> objection::Filing {
    objection::Filing {
        channel: Channel::Online,
        reasons: vec![ObjectionReason::D],
        position,
        purpose: "Penelitian (contoh)".to_owned(),
        email: String::new(),
        representative: String::new(),
        power_of_attorney: String::new(),
        form_token: web::secrets::random_token(),
    }
}

fn notice(material: &str) -> WrittenNotice {
    WrittenNotice {
        outcome: Coded(Outcome::Granted),
        is_held: true,
        holder: String::new(),
        ground: String::new(),
        consequence: String::new(),
        material: material.to_owned(),
        blacked_out: String::new(),
        means: "Berkas digital, diunduh".to_owned(),
        cost_rupiah: 0,
        payment: String::new(),
        officer_name: "Contoh Pejabat".to_owned(),
        officer_position: "PPID Pelaksana".to_owned(),
        issued_on: String::new(),
        issued_at: 0,
        is_late: false,
    }
}
