//! Answering a request: the written notice with its contents a to g (UU 14/2008 Ps.22(7)), in time or late.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code;
use rules::case::request::{Event, Outcome, State};
use rules::request::{LetterKind, NoticeFault};

use super::desk_item::{self, Shown};
use super::letter::{self, Issuing, Signer};
use super::model::{InformationRequest, WrittenNotice};
use super::{answer_file, part_store, step, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, RequestId};
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Longest text of one field of a notice, in characters.
const FIELD_CHARS: usize = 8_000;

/// Issues the written notice, its letter and the files that were prepared for it, in one transaction. A late one is
/// marked as late, never refused.
/// Errors: `Invalid` while personal data in a file is undecided, too; `Invalid` with every content that is missing; `Refused`, `Conflict`, `Forbidden`, `NotFound`.
pub async fn answer(ctx: &Ctx, id: RequestId, version: i64, notice: &WrittenNotice) -> Result<()> {
    check(notice).into_result()?;
    let event = Event::Answer;
    let outcome = notice.outcome.0;
    let step::Taken { mut request, role, to } = step::take(ctx, (id, version), event, |facts| {
        facts.notice_is_complete = true;
        facts.outcome = Some(outcome);
    })
    .await?;
    let notice = WrittenNotice {
        issued_on: ctx.today().to_string(),
        issued_at: ctx.now(),
        is_late: is_late(ctx, &request),
        ..notice.clone()
    };
    outcome.code().clone_into(&mut request.outcome);
    request.answered_on = Some(notice.issued_on.clone());
    let files = answer_file::ready(ctx, id).await.map_err(|error| match error {
        // Nothing typed is lost for a file that is not ready.
        Error::Refused(key) => Error::Invalid(FieldErrors(vec![("berkas-jawaban", key)])),
        other => other,
    })?;
    let signer = Signer { name: notice.officer_name.clone(), position: notice.officer_position.clone() };
    let kind = if outcome == Outcome::RefusedExempt { LetterKind::Refusal } else { LetterKind::Notice };
    let says = format!("{}{}", super::model::digest(&notice), answer_file::digest(&files));
    let letter = Issuing {
        kind,
        signer: &signer,
        text: "",
        says: &says,
        change: step::change("request.answer", &request, role),
        to,
        line: "answered",
    };
    let tx = ctx.db().begin().await?;
    store::insert_notice(&tx, ctx.body(), id, &notice).await?;
    answer_file::insert(ctx, &tx, id, &files).await?;
    part_store::recall(&tx, ctx.body(), id, ctx.now()).await?;
    letter::issue(ctx, &tx, &mut request, letter).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Lateness is judged on the legal date.
fn is_late(ctx: &Ctx, request: &InformationRequest) -> bool {
    let today = ctx.today().to_string();
    request.state.0 == State::Lapsed || request.due_legal.as_ref().is_some_and(|due| today > *due)
}

fn check(notice: &WrittenNotice) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for fault in rules::request::check_notice(&notice.as_rule()) {
        let (field, key) = match fault {
            NoticeFault::Outcome => ("hasil", "request-error-outcome"),
            NoticeFault::NotHeld => ("dikuasai", "request-error-not-held"),
            NoticeFault::Ground => ("dasar", "request-error-ground"),
            NoticeFault::Consequence => ("akibat", "request-error-consequence"),
            NoticeFault::Material => ("materi", "request-error-material"),
            NoticeFault::BlackedOut => ("penghitaman", "request-error-blacked-out"),
            NoticeFault::Means => ("sarana", "request-error-means"),
            NoticeFault::Cost => ("biaya", "request-error-cost"),
            NoticeFault::Payment => ("pembayaran", "request-error-payment"),
            NoticeFault::Officer => ("pejabat", "request-error-officer"),
        };
        errors.add(field, key);
    }
    for (field, text) in [
        ("badan-lain", &notice.holder),
        ("akibat", &notice.consequence),
        ("materi", &notice.material),
        ("penghitaman", &notice.blacked_out),
        ("sarana", &notice.means),
        ("pembayaran", &notice.payment),
        ("pejabat", &notice.officer_name),
        ("jabatan", &notice.officer_position),
    ] {
        if text.chars().count() > FIELD_CHARS {
            errors.add(field, "request-error-long");
        }
    }
    errors
}

/// A notice as typed.
fn read(fields: &Fields) -> WrittenNotice {
    let text = |name: &str| fields.text(name).to_owned();
    WrittenNotice {
        outcome: Coded(Outcome::from_code(fields.text("hasil")).unwrap_or(Outcome::Withdrawn)),
        is_held: fields.text("dikuasai") == "ya",
        holder: text("badan-lain"),
        ground: text("dasar"),
        consequence: text("akibat"),
        material: text("materi"),
        blacked_out: text("penghitaman"),
        means: text("sarana"),
        cost_rupiah: rupiah(fields.text("biaya")),
        payment: text("pembayaran"),
        officer_name: text("pejabat"),
        officer_position: text("jabatan"),
        issued_on: String::new(),
        issued_at: 0,
        is_late: false,
    }
}

/// Rupiah as people type them: `Rp 15.000`. Nothing typed is nothing asked; what is no number is refused.
pub(super) fn rupiah(text: &str) -> i64 {
    let plain = text.trim().trim_start_matches("Rp").trim_end_matches(",-").replace(['.', ' '], "");
    if plain.is_empty() { 0 } else { plain.parse().unwrap_or(-1) }
}

/// `POST /kerja/permohonan/{id}/jawab`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let done: Result<()> = answer(&ctx, id, version, &read(&fields)).await;
    desk_item::after(&ctx, id, done, "request-answered", Shown::of(fields)).await
}

#[cfg(test)]
mod tests {
    use super::rupiah;

    #[test]
    fn a_cost_is_read_as_offices_write_it() {
        let read: Vec<i64> = ["", "0", "15000", "Rp 15.000,-", "Rp15.000", "lima"].map(rupiah).to_vec();
        assert_eq!(read, [0, 0, 15_000, 15_000, 15_000, -1]);
    }
}
