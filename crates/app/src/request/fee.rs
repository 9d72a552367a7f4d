//! The cost of copies, told before the answer with a letter and settled by payment or by letting it go
//! (UU 14/2008 Ps.21, 22(7)g). Seeing is free. No date moves by it: the act knows no stop of the clock.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Db, Sql, Tx, params, sql};
use rules::Code as _;
use rules::permission::Act;
use rules::request::{FeeFault, FeeState, LetterKind, check_fee, may_ask_fee, may_settle_fee};
use rules::role::Role;

use super::desk_item::{self, Shown};
use super::letter::{self, Issuing, Signer};
use super::model::{InformationRequest, rupiah as in_words};
use super::{answer, step, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{BodyId, Coded, RequestId};
use crate::page::Fields;
use crate::{Ctx, Error, Result};

const FIND_FEE: Sql = sql!("sql/find_fee.sql");
const PUT_FEE: Sql = sql!("sql/put_fee.sql");

/// Longest basis, way of payment or proof, in characters.
const WORDS_CHARS: usize = 1_000;

db::record! {
    /// The cost of copies of a request.
    #[derive(Debug, Clone)]
    pub struct CopyFee {
        /// Sum in rupiah.
        pub rupiah: i64,
        /// What is copied, and by which published standard it is counted.
        pub basis: String,
        /// How it is paid.
        pub payment: String,
        /// Where it stands.
        pub state: Coded<FeeState>,
        /// Day the requester was told, ISO.
        pub asked_on: String,
        /// Day it was paid or let go, ISO.
        pub settled_on: Option<String>,
        /// Number of the receipt, or why it was let go.
        pub settled_note: String,
    }
}

impl CopyFee {
    /// The sum as people read it.
    pub(super) fn words(&self) -> String {
        in_words(self.rupiah)
    }

    /// What is asked in the end: nothing once it was let go.
    pub(super) fn owed(&self) -> i64 {
        if self.state.0 == FeeState::Waived { 0 } else { self.rupiah }
    }

    /// What it says in one line, for the letter, the mail and the page of the case.
    fn line(&self) -> String {
        format!("Rp {}: {}. {}", self.words(), self.basis, self.payment)
    }
}

/// The cost of copies of a request; none where nobody was told of one. Errors: the database does not answer.
pub(super) async fn find_fee(db: &Db, body: BodyId, id: RequestId) -> Result<Option<CopyFee>> {
    Ok(db.optional(&FIND_FEE, params![body, id]).await?)
}

async fn put(tx: &Tx, body: BodyId, id: RequestId, fee: &CopyFee) -> Result<()> {
    let values = params![
        body,
        id,
        fee.rupiah,
        &fee.basis,
        &fee.payment,
        fee.state,
        &fee.asked_on,
        fee.settled_on.clone(),
        &fee.settled_note,
    ];
    tx.exec(&PUT_FEE, values).await?;
    Ok(())
}

/// A notice of cost as typed.
#[derive(Debug, Clone, Default)]
pub struct FeeForm {
    /// Sum in rupiah.
    pub rupiah: i64,
    /// See [`CopyFee::basis`].
    pub basis: String,
    /// See [`CopyFee::payment`].
    pub payment: String,
    /// Who signs the letter.
    pub signer: Signer,
}

impl FeeForm {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            rupiah: answer::rupiah(fields.text("biaya-salinan")),
            basis: text("rincian-salinan"),
            payment: text("bayar-salinan"),
            signer: Signer { name: text("pejabat-salinan"), position: text("jabatan-salinan") },
        }
    }

    fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        for fault in check_fee(self.rupiah, self.basis.trim(), self.payment.trim()).err().unwrap_or_default()
        {
            let (field, key) = match fault {
                FeeFault::Amount => ("biaya-salinan", "request-error-fee"),
                FeeFault::Basis => ("rincian-salinan", "request-error-fee-basis"),
                FeeFault::Payment => ("bayar-salinan", "request-error-payment"),
            };
            errors.add(field, key);
        }
        for (field, text) in [("rincian-salinan", &self.basis), ("bayar-salinan", &self.payment)] {
            if text.chars().count() > WORDS_CHARS {
                errors.add(field, "request-error-long");
            }
        }
        errors
    }
}

/// A request found for an act on its cost.
async fn take(
    ctx: &Ctx,
    (id, version): (RequestId, i64),
    act: Act,
    may: impl FnOnce(rules::case::request::State, Option<FeeState>) -> bool,
) -> Result<(InformationRequest, Option<CopyFee>, Option<Role>)> {
    let request = desk_item::find(ctx, id).await?;
    let role = ctx.allow(act, Some(request.unit_id))?;
    if version != request.version {
        return Err(Error::Conflict);
    }
    let fee = find_fee(ctx.db(), ctx.body(), id).await?;
    if !may(request.state.0, fee.as_ref().map(|fee| fee.state.0)) {
        return Err(Error::Refused("request-refused-step"));
    }
    Ok((request, fee, role))
}

/// Tells the requester what the copies cost, with a letter. Told again, it corrects what was told before.
/// Errors: `Invalid` with every part that is missing; `Refused` once the answer is out or the cost is settled;
/// `Conflict`, `Forbidden`, `NotFound`.
pub async fn ask_fee(ctx: &Ctx, (id, version): (RequestId, i64), form: &FeeForm) -> Result<()> {
    let (mut request, _, role) = take(ctx, (id, version), Act::AnswerRequests, may_ask_fee).await?;
    form.check().into_result()?;
    let fee = CopyFee {
        rupiah: form.rupiah,
        basis: form.basis.trim().to_owned(),
        payment: form.payment.trim().to_owned(),
        state: Coded(FeeState::Asked),
        asked_on: ctx.today().to_string(),
        settled_on: None,
        settled_note: String::new(),
    };
    let text = fee.line();
    let letter = Issuing {
        kind: LetterKind::Fee,
        signer: &form.signer.or_actor(ctx, role),
        text: &text,
        says: "",
        change: step::change("request.fee", &request, role),
        to: request.state.0,
        line: "fee",
    };
    let tx = ctx.db().begin().await?;
    put(&tx, ctx.body(), id, &fee).await?;
    letter::issue(ctx, &tx, &mut request, letter).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Notes that the cost was paid, or that it is let go. `note` is the number of the receipt or the reason.
/// Errors: `Invalid` without a note or another choice; `Refused` where nothing is asked; `Conflict`, `Forbidden`,
/// `NotFound`.
pub async fn settle_fee(
    ctx: &Ctx,
    (id, version): (RequestId, i64),
    to: Option<FeeState>,
    note: &str,
) -> Result<()> {
    let (mut request, fee, role) = take(ctx, (id, version), Act::ReceiveRequests, may_settle_fee).await?;
    let mut errors = FieldErrors::default();
    let to = to.filter(|to| *to != FeeState::Asked);
    if to.is_none() {
        errors.add("lunas", "request-error-fee-settled");
    }
    if note.trim().is_empty() {
        errors.add("bukti-bayar", "request-error-fee-note");
    } else if note.chars().count() > WORDS_CHARS {
        errors.add("bukti-bayar", "request-error-long");
    }
    errors.into_result()?;
    let (Some(fee), Some(to)) = (fee, to) else { return Err(Error::Refused("request-refused-step")) };
    let fee = CopyFee {
        state: Coded(to),
        settled_on: Some(ctx.today().to_string()),
        settled_note: note.trim().to_owned(),
        ..fee
    };
    let kind = if to == FeeState::Paid { "fee-paid" } else { "fee-waived" };
    let who = request.requester(&ctx.app, ctx.body())?;
    let tx = ctx.db().begin().await?;
    put(&tx, ctx.body(), id, &fee).await?;
    let change = step::change("request.fee-settled", &request, role).because(note.trim());
    let state = request.state.0;
    step::write(ctx, &tx, &mut request, state, (kind, &fee.settled_note), change).await?;
    tell::requester(ctx, &tx, &request, &who, kind, &fee.settled_note).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/permohonan/{id}/biaya`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let done = ask_fee(&ctx, (id, version), &FeeForm::read(&fields)).await;
    desk_item::after(&ctx, id, done, "request-fee-asked", Shown::of(fields)).await
}

/// `POST /kerja/permohonan/{id}/biaya/selesai`
pub(super) async fn post_settle(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let to = FeeState::from_code(fields.text("lunas"));
    let done = settle_fee(&ctx, (id, version), to, fields.text("bukti-bayar")).await;
    desk_item::after(&ctx, id, done, "request-fee-settled", Shown::of(fields)).await
}
