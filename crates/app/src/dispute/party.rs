//! Who stands on the sides, with letters of attorney and the days they hold (UU 14/2008 Ps.44(2), (4)). Names are
//! sealed and shown on a click the change log records (UU 27/2022 Ps.31, 35).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::Code as _;
use rules::dispute::Side;
use rules::permission::Act;

use super::case::{Case, Work};
use super::form::{self, Fill, Form};
use super::model::{Party, Person};
use super::{content, item};
use crate::audit;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, DisputeId, PartyId};
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Longest text of one field, in characters.
const FIELD_CHARS: usize = 500;

/// Somebody on a side as typed.
#[derive(Debug, Clone)]
pub struct PartyForm {
    /// The side; none when none was chosen.
    pub side: Option<Side>,
    /// Who.
    pub person: Person,
    /// First day of the power of attorney; empty without one.
    pub power_from: String,
    /// Its last day; empty when it names none.
    pub power_until: String,
}

fn read(fields: &Fields) -> PartyForm {
    PartyForm {
        side: Side::from_code(fields.text("pihak")),
        person: Person {
            name: fields.text("nama").to_owned(),
            position: fields.text("jabatan").to_owned(),
            contact: fields.text("kontak").to_owned(),
            power_number: fields.text("kuasa").to_owned(),
        },
        power_from: fields.text("mulai").to_owned(),
        power_until: fields.text("sampai").to_owned(),
    }
}

fn faults(typed: &PartyForm) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if typed.side.is_none() {
        errors.add("pihak", "dispute-error-side");
    }
    let person = &typed.person;
    if person.name.is_empty() {
        errors.add("nama", "dispute-error-name");
    }
    let texts = [
        ("nama", person.name.as_str()),
        ("jabatan", &person.position),
        ("kontak", &person.contact),
        ("kuasa", &person.power_number),
    ];
    form::check_length(&mut errors, FIELD_CHARS, &texts);
    let days = [("mulai", &typed.power_from), ("sampai", &typed.power_until)];
    let read = days.map(|(field, text)| {
        let day = text.parse::<Date>().ok();
        if day.is_none() && !text.is_empty() {
            errors.add(field, "dispute-error-day");
        }
        day
    });
    // UU 14/2008 Ps.44(4): a special power; it is worth nothing without its days.
    match read {
        [None, _] if !person.power_number.is_empty() => errors.add("mulai", "dispute-error-power-day"),
        [Some(from), Some(until)] if until < from => errors.add("sampai", "dispute-error-power-until"),
        _ => {}
    }
    errors
}

/// Adds somebody to a side. Errors: `Invalid`, `Forbidden`, `NotFound`.
pub async fn add(ctx: &Ctx, id: DisputeId, form: &PartyForm) -> Result<()> {
    let case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::WriteDisputes)?;
    faults(form).into_result()?;
    let token = audit::hex(&rand::random::<[u8; 16]>());
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let party = Party {
        id: PartyId(0),
        side: Coded(form.side.ok_or(Error::BadRequest)?),
        person: form.person.seal(&ctx.app, ctx.body(), &token)?,
        token,
        power_from: given(&form.power_from),
        power_until: given(&form.power_until),
    };
    let work = Work::begin(ctx, id).await?;
    content::insert_party(&work.tx, ctx.body(), id, &party).await?;
    work.finish(ctx, id, case.change("dispute.party", role)).await
}

fn build(case: &Case, fill: &Fill<'_>) -> Form {
    Form {
        key: "party".to_owned(),
        at: format!("{}/pihak/baru", case.dispute.desk()),
        inputs: vec![
            fill.code("pihak", "side", None, Side::ALL),
            fill.line("nama", "name", "").required(),
            fill.line("jabatan", "position", ""),
            fill.line("kontak", "contact", ""),
            fill.line("kuasa", "power", ""),
            fill.day("mulai", "power-from", ""),
            fill.day("sampai", "power-until", ""),
        ],
        ..Form::default()
    }
}

/// `GET /kerja/sengketa/{id}/pihak/baru`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<DisputeId>) -> Result<Response<Body>> {
    form::fresh(&ctx, id, Act::WriteDisputes, build).await
}

/// `POST /kerja/sengketa/{id}/pihak/baru`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DisputeId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let done = add(&ctx, id, &read(&fields)).await;
    form::after(&ctx, &case.dispute, (done, "dispute-party-added"), form::pairs(&fields), |fill| {
        build(&case, fill)
    })
}

/// `POST /kerja/sengketa/{id}/pihak`: shows who stands on the sides and records that it was shown.
pub(super) async fn reveal(SignedIn(ctx): SignedIn, Path(id): Path<DisputeId>) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let role = case.allow(&ctx, Act::WriteDisputes)?;
    let request = crate::request::find_behind(&ctx, case.dispute.request_id).await?;
    let requester = request.requester(&ctx.app, ctx.body())?;
    let parties = content::list_parties(ctx.db(), ctx.body(), id).await?;
    let mut people = vec![(Side::Applicant, requester.name, requester.representative, String::new())];
    for party in parties {
        let person = party.open(&ctx.app, ctx.body())?;
        let contact = [person.contact, person.power_number].join(" ").trim().to_owned();
        people.push((party.side.0, person.name, person.position, contact));
    }
    let tx = ctx.db().begin().await?;
    audit::record(&ctx, &tx, case.change("dispute.read-parties", role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    item::page(&ctx, case, None, people).await
}
