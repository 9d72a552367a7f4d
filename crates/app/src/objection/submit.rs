//! Filing an objection: number, dates of each ground, place in the change log and the request put under
//! objection, in one transaction. Late or early, it is taken and marked. Officers write down what is said at the desk.

use jiff::civil::DateTime;
use rules::Code as _;
use rules::case::objection::{
    self as way, FilingFault, ObjectionReason, State, Window, check_filing, timing_of,
};
use rules::permission::Act;
use rules::request::Series;
use rules::role::Role;
use web::form::Upload;

use super::model::{self, Filing, Ground, Objection};
use super::{case, clock, intake, step, store, tell};
use crate::audit;
use crate::error::FieldErrors;
use crate::ids::{Coded, Hex, ObjectionId, RequestId};
use crate::request::{self, InformationRequest, Requester, find_by_tracking};
use crate::{Ctx, Error, Result};

/// Longest text of one field, in characters.
const FIELD_CHARS: usize = 8_000;
/// Longest name or number, in characters.
const LINE_CHARS: usize = 300;

/// What the requester takes home.
#[derive(Debug, Clone)]
pub struct Filed {
    /// Id.
    pub id: ObjectionId,
    /// Registration number.
    pub number: String,
    /// Tracking code of the request or folder it hangs on.
    pub tracking: String,
    /// Whether the same form had been sent before and made this objection then.
    pub is_repeated: bool,
}

/// What an objection without a request brings along.
#[derive(Debug)]
pub struct Unannounced {
    /// Who files, and what was not announced.
    pub about: request::Filing,
    /// Papers, their fields named as those of the form of a request.
    pub papers: Vec<Upload>,
}

/// How an objection comes in.
struct Arrival<'a> {
    /// When, Unix ms.
    at: i64,
    /// Role of the officer who writes it down; none for who files.
    role: Option<Role>,
    /// What is asked of a folder and its sealed papers, for an objection without a request.
    folder: Option<(&'a request::Filing, Vec<request::SealedPaper>)>,
}

/// Files an objection to what became of the request with this tracking code (UU 14/2008 Ps.35(1), 36(1)).
/// Whoever holds the code is the requester or acts for that person.
/// Errors: `NotFound` for a code that leads nowhere; `Invalid` with every field that is missing or cannot be;
/// `Refused` for a request that was taken back, and while another objection to it is open.
pub async fn submit(ctx: &Ctx, tracking: &str, filing: &Filing) -> Result<Filed> {
    let request = find_by_tracking(ctx, tracking).await?;
    check(filing).into_result()?;
    let arrival = || Arrival { at: ctx.now(), role: None, folder: None };
    match file(ctx, request, filing, arrival()).await {
        // An officer changed the request in this very second; nothing the requester typed depends on it.
        Err(Error::Conflict) => file(ctx, find_by_tracking(ctx, tracking).await?, filing, arrival()).await,
        other => other,
    }
}

/// Writes down an objection an officer took by word of mouth, letter, telephone or mail (Ps.35(1)), to a request the
/// officer may receive. `moment` is the minute in the zone of the body at which it came; every period counts from it.
/// Errors: `Invalid` for a moment in the future, too; `Forbidden`; as [`submit`].
pub async fn write_down(ctx: &Ctx, request: RequestId, filing: &Filing, moment: DateTime) -> Result<Filed> {
    let request = request::find(ctx.db(), ctx.body(), request).await?.ok_or(Error::NotFound)?;
    let role = ctx.allow(Act::ReceiveRequests, Some(request.unit_id))?;
    check(filing).into_result()?;
    let at = request::received_at(ctx, moment)?;
    file(ctx, request, filing, Arrival { at, role, folder: None }).await
}

/// Files an objection to periodic information that was not announced, without a request (Ps.9, 35(1)b). `moment` is
/// given by an officer who writes it down; without one whoever files does so now.
/// Errors: `Invalid` with every field that is missing or cannot be, and for a paper that cannot be taken; `Forbidden`
/// for an officer without the right to write it down; `NotFound` for a unit that is not active.
pub async fn submit_unannounced(
    ctx: &Ctx,
    Unannounced { about, papers }: Unannounced,
    filing: &Filing,
    moment: Option<DateTime>,
) -> Result<Filed> {
    let at = moment.map_or(Ok(ctx.now()), |moment| request::received_at(ctx, moment))?;
    let folder = request::folder(ctx, &about, at)?;
    let role = match moment {
        Some(_) => ctx.allow(Act::ReceiveRequests, Some(folder.unit_id))?,
        None => None,
    };
    let filing = Filing { reasons: vec![ObjectionReason::B], ..filing.clone() };
    let mut errors = check(&filing);
    for fault in request::check_filing(&about).0 {
        if errors.get(fault.0).is_none() {
            errors.0.push(fault);
        }
    }
    errors.into_result()?;
    let papers = request::seal_papers(ctx, &folder.tracking, papers).await?;
    file(ctx, folder, &filing, Arrival { at, role, folder: Some((&about, papers)) }).await
}

async fn file(
    ctx: &Ctx,
    mut request: InformationRequest,
    filing: &Filing,
    arrival: Arrival<'_>,
) -> Result<Filed> {
    if !case::is_open_to_objection(&request) {
        return Err(Error::Refused("objection-refused-withdrawn"));
    }
    let day = rules::zone::day(arrival.at, &ctx.directory.zone);
    let case = case::of(ctx, &request, day).await?;
    let windows: Vec<Window> =
        reasons(filing).into_iter().filter_map(|reason| case.window(reason).copied()).collect();
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let tx = ctx.db().begin().await?;
    // The number holds other filings of the unit back until commit, so the look at the same form and at open ones
    // is the last word.
    let number = next_number(ctx, &tx, &request).await?;
    if let Some(known) = store::find_by_form(&tx, ctx.body(), &filing.form_token).await? {
        let known_of = request::find_in(&tx, ctx.body(), known.request_id).await?.ok_or(Error::NotFound)?;
        let tracking = known_of.tracking;
        return Ok(Filed { id: known.id, number: known.number, tracking, is_repeated: true });
    }
    if let Some((about, papers)) = &arrival.folder {
        request::save_folder(ctx, &tx, (&mut request, about, papers), &number).await?;
    }
    let others = store::of_request_in(&tx, ctx.body(), request.id).await?;
    if others.iter().any(is_open) {
        return Err(Error::Refused("objection-refused-open"));
    }
    let mut objection = taken(ctx, &request, filing, (number, arrival.at));
    objection.timing = Coded(timing_of(&windows));
    objection.answer_days = clock::answer_days(ctx).await?;
    clock::set_answer(ctx, &calendar, &mut objection)?;
    let who = filer(ctx, &request, filing)?;
    objection.digest = digest(&objection, &windows, &who, &request);
    objection.filer = model::seal(&who, &ctx.app, ctx.body(), &objection.number)?;
    objection.id = store::insert(&tx, ctx.body(), &objection, filing).await?;
    for window in &windows {
        store::insert_ground(&tx, ctx.body(), objection.id, &ground(window)).await?;
    }
    intake::note(ctx, &tx, &objection).await?;
    let moved = request::object(ctx, &tx, &mut request).await?;
    let change = step::change("objection.submit", &objection, arrival.role);
    let place = audit::record(ctx, &tx, change.digests("", objection.digest.0.clone())).await?;
    store::set_place(&tx, ctx.body(), objection.id, place).await?;
    if let Some(change) = moved {
        audit::record(ctx, &tx, change).await?;
    }
    tell::officers(ctx, &tx, &objection, "objection-received").await?;
    tell::requester(ctx, &tx, (&objection, &request), "filed", "").await?;
    tx.commit().await?;
    ctx.app.ring();
    let (id, number) = (objection.id, objection.number);
    Ok(Filed { id, number, tracking: request.tracking, is_repeated: false })
}

/// Whether an objection is on its way: waiting for an answer, being carried out, or with the days for a dispute
/// running. One at a time, so that the dates of the requester stay clear.
pub(super) fn is_open(objection: &Objection) -> bool {
    objection.closed_on.is_none()
}

async fn next_number(ctx: &Ctx, tx: &db::Tx, request: &InformationRequest) -> Result<String> {
    let today = ctx.today();
    let year = i64::from(today.year());
    let seq = request::raise_number(tx, ctx.body(), request.unit_id, "objection", year).await?;
    let unit = &ctx.directory.unit(request.unit_id).ok_or(Error::NotFound)?.code;
    let pattern = request::pattern(tx, ctx.body(), Series::Objection).await?;
    Ok(pattern.fill(seq, unit, today.month(), today.year()))
}

/// Grounds as ticked, each once, in the order of the law.
fn reasons(filing: &Filing) -> Vec<ObjectionReason> {
    ObjectionReason::ALL.iter().copied().filter(|reason| filing.reasons.contains(reason)).collect()
}

/// Who files: the requester of the request, with what the form says about a representative and mail.
fn filer(ctx: &Ctx, request: &InformationRequest, filing: &Filing) -> Result<Requester> {
    let mut who = request.requester(&ctx.app, ctx.body())?;
    who.salt = web::secrets::random_token();
    for (typed, kept) in [
        (&filing.email, &mut who.email),
        (&filing.representative, &mut who.representative),
        (&filing.power_of_attorney, &mut who.power_of_attorney),
    ] {
        if !typed.trim().is_empty() {
            typed.trim().clone_into(kept);
        }
    }
    Ok(who)
}

fn taken(
    ctx: &Ctx,
    request: &InformationRequest,
    filing: &Filing,
    (number, received_at): (String, i64),
) -> Objection {
    Objection {
        id: ObjectionId(0),
        request_id: request.id,
        unit_id: request.unit_id,
        state: Coded(State::Filed),
        version: 1,
        number,
        channel: Coded(filing.channel),
        filer: Vec::new(),
        position: filing.position.trim().to_owned(),
        purpose: filing.purpose.trim().to_owned(),
        timing: Coded(way::Timing::Unknown),
        received_at,
        received_on: rules::zone::day(received_at, &ctx.directory.zone).to_string(),
        calendar: String::new(),
        due_legal: None,
        due_safe: None,
        opens_on: None,
        answer_days: 0,
        decided_on: None,
        dispute_opens_on: None,
        dispute_due_on: None,
        closed_on: None,
        digest: Hex::default(),
        log_seq: 0,
        is_sample: ctx.directory.body.is_sample,
    }
}

fn ground(window: &Window) -> Ground {
    Ground {
        reason: Coded(window.reason),
        started_on: window.started_on.map(|day| day.to_string()),
        last_on: window.last_on.map(|day| day.to_string()),
        timing: Coded(window.timing),
    }
}

/// SHA-256 of what was filed. The salt inside the sealed part keeps anybody from trying out who filed.
fn digest(objection: &Objection, windows: &[Window], who: &Requester, about: &InformationRequest) -> Hex {
    let reasons: Vec<&str> = windows.iter().map(|window| window.reason.code()).collect();
    let (reasons, moment) = (reasons.join(","), objection.received_at.to_be_bytes());
    let texts = [
        objection.number.as_str(),
        &reasons,
        &objection.position,
        &objection.purpose,
        &who.name,
        &who.representative,
        &who.power_of_attorney,
        &who.email,
        &who.salt,
    ];
    let mut fields: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
    fields.push(&moment);
    // What was not announced stands in the folder, which nothing else proves.
    fields.extend(about.is_announcement.then_some(about.digest.0.as_bytes()));
    Hex(audit::hex(&rules::chain::digest(&fields)))
}

/// Every fault of a filing, by the names of the form.
fn check(filing: &Filing) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let typed = way::Filing {
        reasons: &filing.reasons,
        position: filing.position.trim(),
        purpose: filing.purpose.trim(),
        email: filing.email.trim(),
        representative: filing.representative.trim(),
        power_of_attorney: filing.power_of_attorney.trim(),
    };
    for fault in check_filing(&typed) {
        let (field, key) = match fault {
            FilingFault::Reasons => ("alasan", "objection-error-reasons"),
            FilingFault::Position => ("posisi", "objection-error-position"),
            FilingFault::Purpose => ("tujuan", "objection-error-purpose"),
            FilingFault::PowerOfAttorney => ("surat-kuasa", "objection-error-power"),
            FilingFault::Email => ("surel", "objection-error-email"),
        };
        errors.add(field, key);
    }
    for (field, text, most) in [
        ("posisi", typed.position, FIELD_CHARS),
        ("tujuan", typed.purpose, FIELD_CHARS),
        ("surel", typed.email, LINE_CHARS),
        ("kuasa", typed.representative, LINE_CHARS),
        ("surat-kuasa", typed.power_of_attorney, LINE_CHARS),
    ] {
        if text.chars().count() > most {
            errors.add(field, "objection-error-long");
        }
    }
    errors
}
