//! One request in the workroom: what is asked, where it stands, what comes next. Who asks is shown only on a
//! click that the change log records (UU 27/2022 Ps.31, 35).

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::permission::Act;
use rules::visibility::{self, Visibility};

use super::answer_file::{AnswerFile, LinkedEntry};
use super::calendar::Clock;
use super::desk_forms::{self, StepForm};
use super::fee::{CopyFee, find_fee};
use super::letter::{self, ShownLetter};
use super::model::{InformationRequest, Intake, Requester, Step, WrittenNotice};
use super::part::{self, Part};
use super::shelf::Shelf;
use super::{answer_file, desk_list, fee_forms, file_store, number, part_forms, part_store, step, store};
use crate::audit;
use crate::ctx::{Actor, SignedIn};
use crate::error::FieldErrors;
use crate::ids::{PartId, RequestId};
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// What is shown over what is saved.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Fields as typed.
    pub(super) fields: Fields,
    /// What is wrong with them.
    pub(super) errors: FieldErrors,
    /// Somebody else changed the request meanwhile.
    is_conflict: bool,
}

impl Shown {
    /// A form as typed.
    pub(super) fn of(fields: Fields) -> Self {
        Self { fields, ..Self::default() }
    }
}

#[derive(Template)]
#[template(path = "request/pages/desk_item.html")]
struct ItemPage {
    p: Page,
    request: InformationRequest,
    state: String,
    unit: String,
    tracking: String,
    /// What has to happen next, in words.
    next: String,
    steps: Vec<Step>,
    notice: Option<WrittenNotice>,
    forms: Vec<StepForm>,
    /// What the requester was told copies cost.
    fee: Option<CopyFee>,
    errors: Vec<(String, String)>,
    is_conflict: bool,
    show_optional: bool,
    /// Who asks, after the click.
    requester: Option<Requester>,
    hung: Hung,
    files: Vec<AnswerFile>,
    letters: Vec<ShownLetter>,
    /// May print letters with name and address.
    may_receive: bool,
    /// Questions of a part for another unit; empty when none can be asked for now.
    split: Vec<Input>,
    /// The open part the actor can answer, with its question.
    answerable: Option<(PartId, Input)>,
    shelf: Shelf,
}

/// What hangs on a request.
struct Hung {
    intake: Option<Intake>,
    entries: Vec<LinkedEntry>,
    parts: Vec<Part>,
    /// May begin an entry of the register from it.
    may_begin_entry: bool,
}

impl Hung {
    async fn of(ctx: &Ctx, request: &InformationRequest) -> Result<Self> {
        let (db, body, id) = (ctx.db(), ctx.body(), request.id);
        let entries = file_store::list_entries(db, body, id).await?;
        let parts = part_store::list(db, body, id).await?;
        Ok(Self {
            intake: file_store::find_intake(db, body, id).await?,
            may_begin_entry: answer_file::unit_of_entry(ctx, request, &parts, &entries).is_some(),
            entries,
            parts,
        })
    }
}

impl ItemPage {
    fn is_split_wrong(&self) -> bool {
        self.split.iter().any(|input| !input.error.is_empty())
    }

    fn part_text(&self, part: &Part) -> String {
        self.p.t(&format!("request-part-{}", part.state.0))
    }

    fn step_text(&self, step: &Step) -> String {
        self.p.t(&format!("request-step-{}", step.kind.replace('_', "-")))
    }

    fn coded(&self, group: &str, code: &str) -> String {
        self.p.t(&format!("request-{group}-{}", code.replace('_', "-")))
    }

    /// Who asks, as pairs of label and value; empty ones are left out.
    fn facts<'a>(&self, who: &'a Requester) -> Vec<(String, &'a str)> {
        [
            ("request-field-name", who.name.as_str()),
            ("request-field-address", &who.address),
            ("request-field-email", &who.email),
            ("request-field-phone", &who.phone),
            ("request-field-nik", &who.nik),
            ("request-field-legal-number", &who.legal_number),
            ("request-field-representative", &who.representative),
            ("request-field-power", &who.power_of_attorney),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (self.p.t(key), value))
        .collect()
    }
}

/// A request the actor may read: officers of its unit, of those asked for a part, and of the whole body.
/// Errors: `NotFound` for everyone else.
pub(super) async fn find(ctx: &Ctx, id: RequestId) -> Result<InformationRequest> {
    let request = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    // The command line and the program itself act for the body.
    if matches!(ctx.actor, Actor::System(_) | Actor::Console) {
        return Ok(request);
    }
    let parts = part_store::list(ctx.db(), ctx.body(), id).await?;
    let mut units = vec![request.unit_id.0];
    units.extend(parts.iter().map(|part| part.unit_id.0));
    match visibility::request(&units, ctx.viewer()) {
        Visibility::Full => Ok(request),
        _ => Err(Error::NotFound),
    }
}

/// `GET /kerja/permohonan/{id}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    query: Query,
) -> Result<Response<Body>> {
    let request = find(&ctx, id).await?;
    page(&ctx, request, (Shown::default(), None), Some(query.text("ok"))).await
}

/// Where an act ends: back on the page, or the form again with everything typed and what is wrong with it.
pub(super) async fn after(
    ctx: &Ctx,
    id: RequestId,
    done: Result<()>,
    ok: &str,
    shown: Shown,
) -> Result<Response<Body>> {
    let shown = match done {
        Ok(()) => return Ok(see_other(ctx, &format!("/kerja/permohonan/{id}?ok={ok}"))),
        Err(Error::Invalid(errors)) => Shown { errors, ..shown },
        Err(Error::Conflict) => Shown { is_conflict: true, ..shown },
        Err(other) => return Err(other),
    };
    page(ctx, find(ctx, id).await?, (shown, None), None).await
}

/// `POST /kerja/permohonan/{id}/pemohon`: shows who asks and records that it was shown.
pub(super) async fn show_requester(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
) -> Result<Response<Body>> {
    let request = find(&ctx, id).await?;
    let role = ctx.allow(Act::ReceiveRequests, Some(request.unit_id))?;
    let requester = request.requester(&ctx.app, ctx.body())?;
    let tx = ctx.db().begin().await?;
    audit::record(&ctx, &tx, step::change("request.read-requester", &request, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    page(&ctx, request, (Shown::default(), Some(requester)), None).await
}

/// The forms of the steps that can be taken now, and those about the cost of copies.
fn forms(
    ctx: &Ctx,
    p: &Page,
    request: &InformationRequest,
    (hung, fee): (&Hung, Option<&CopyFee>),
    shown: &Shown,
) -> Vec<StepForm> {
    let merged = part::merged(ctx, &hung.parts);
    let mut all = desk_forms::offered(ctx, p, request, shown, (&merged, fee));
    all.extend(fee_forms::offered(ctx, p, request, fee, shown));
    all
}

async fn page(
    ctx: &Ctx,
    request: InformationRequest,
    (shown, requester): (Shown, Option<Requester>),
    ok: Option<&str>,
) -> Result<Response<Body>> {
    if request.is_announcement {
        return crate::objection::at_desk(ctx, &request, shown.errors, ok).await;
    }
    let steps = store::list_steps(ctx.db(), ctx.body(), request.id).await?;
    let notice = store::find_notice(ctx.db(), ctx.body(), request.id).await?;
    let hung = Hung::of(ctx, &request).await?;
    let fee = find_fee(ctx.db(), ctx.body(), request.id).await?;
    let p = Page::new(ctx, request.number.clone()).section("requests").flash(ok);
    let may_receive = ctx.may(Act::ReceiveRequests, Some(request.unit_id));
    let status = match (shown.is_conflict, shown.errors.0.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let page = ItemPage {
        state: p.t(&format!("request-state-{}", request.state.0.code().replace('_', "-"))),
        unit: ctx.directory.name(request.unit_id).to_owned(),
        tracking: number::grouped(&request.tracking),
        next: desk_list::next_words(&p, Clock::of(ctx).await?.next(ctx, &request)?),
        may_receive,
        files: file_store::list_answer_files(ctx.db(), ctx.body(), request.id).await?,
        letters: letter::shown(ctx, request.id).await?,
        split: part_forms::split(ctx, &p, &request, &shown),
        answerable: part_forms::answerable(ctx, &p, &hung.parts, &shown),
        shelf: Shelf::of(ctx, &request, &shown.errors).await?,
        forms: forms(ctx, &p, &request, (&hung, fee.as_ref()), &shown),
        fee,
        hung,
        errors: shown.errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        is_conflict: shown.is_conflict,
        show_optional: true,
        requester,
        notice,
        steps,
        request,
        p,
    };
    html_status(status, &page)
}
