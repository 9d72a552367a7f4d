//! The bundle for the Commission: exactly the evidence it asks for — request and receipt, answer, objection,
//! its answer, who acts and by which power — with the chronology, the proof from the change log and the list of
//! papers (UU 14/2008 Ps.37, 44-45). Made once, numbered without gaps, kept sealed as it was made.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::dispute::Side;
use rules::permission::Act;
use serde::{Deserialize, Serialize};

use super::case::{Case, Work};
use super::form::text_key;
use super::model::Bundle;
use super::{content, number, step};
use crate::ctx::SignedIn;
use crate::ids::{BundleId, DisputeId, Hex};
use crate::letter::About;
use crate::locale::{Locale, iso_in_words, moment_in_words};
use crate::page::{Page, see_other};
use crate::request::{InformationRequest, WrittenNotice};
use crate::{Ctx, Error, Result};

const TEMPLATE: &str = include_str!("letters/bundle.typ");

/// Rows of the change log printed for one object, the newest ones.
const PROOFS: i64 = 200;

/// What the bundle prints: label and value in each row of a table.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Letter {
    body: String,
    number: String,
    file: String,
    made: String,
    commission: String,
    registration: String,
    stage: String,
    matter: String,
    grounds: Vec<String>,
    parties: Vec<[String; 3]>,
    request: Vec<[String; 2]>,
    notice: Vec<[String; 2]>,
    objection: Vec<[String; 2]>,
    chronology: Vec<[String; 3]>,
    rulings: Vec<[String; 4]>,
    proofs: Vec<[String; 4]>,
    papers: Vec<[String; 3]>,
}

/// Makes a bundle of the file as it stands now.
/// Errors: `Forbidden`, `NotFound`.
pub async fn make(ctx: &Ctx, id: DisputeId) -> Result<BundleId> {
    let case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::ManageDisputes)?;
    let mut letter = compose(ctx, &case).await?;
    let work = Work::begin(ctx, id).await?;
    letter.number = number::next(ctx, &work.tx, "bundle").await?;
    let json = serde_json::to_vec(&letter).map_err(anyhow::Error::new)?;
    let digest = Hex(crate::audit::hex(&rules::chain::digest(&[&json])));
    let sealed = Bundle::seal(&ctx.app, ctx.body(), &letter.number, &letter)?;
    let made = (letter.number.as_str(), ctx.now());
    let bundle = content::insert_bundle(&work.tx, ctx.body(), id, made, sealed, &digest).await?;
    let change = case.change("dispute.bundle", role).digests("", digest.0.clone());
    work.finish(ctx, id, change.detail(letter.number)).await?;
    Ok(bundle)
}

/// A day in the words of a letter; nothing for none.
fn day(text: Option<&str>) -> String {
    text.map(|day| iso_in_words(Locale::Indonesian, day)).unwrap_or_default()
}

fn row(label: &str, value: impl Into<String>) -> [String; 2] {
    [Locale::Indonesian.t(label), value.into()]
}

async fn compose(ctx: &Ctx, case: &Case) -> Result<Letter> {
    let text = Locale::Indonesian;
    let dispute = &case.dispute;
    let request = crate::request::find_behind(ctx, dispute.request_id).await?;
    let notice = crate::request::find_notice(ctx.db(), ctx.body(), request.id).await?;
    let p = Page::new(&Ctx { locale: text, ..ctx.clone() }, "");
    let paper = |paper: &super::model::Paper| {
        [text.t(&text_key("paper-kind", paper.kind.0)), paper.title.clone(), paper.sha256.clone()]
    };
    Ok(Letter {
        body: ctx.directory.body.name.clone(),
        number: String::new(),
        file: dispute.number.clone(),
        made: moment_in_words(text, ctx.now(), &ctx.directory.zone),
        commission: dispute.commission.clone(),
        registration: dispute.registration_number.clone(),
        stage: text.t(&text_key("stage", dispute.state.0)),
        matter: dispute.matter.clone(),
        grounds: case.reasons.iter().map(|reason| text.t(&text_key("reason", *reason))).collect(),
        parties: parties(ctx, case, &request).await?,
        request: request_rows(ctx, &request),
        notice: notice.map(|notice| notice_rows(&p, &notice)).unwrap_or_default(),
        objection: objection_rows(ctx, case).await?,
        chronology: chronology(case),
        rulings: rulings(case),
        proofs: proofs(ctx, case).await?,
        papers: case.papers.iter().map(paper).collect(),
    })
}

async fn parties(ctx: &Ctx, case: &Case, request: &InformationRequest) -> Result<Vec<[String; 3]>> {
    let text = Locale::Indonesian;
    let who = request.requester(&ctx.app, ctx.body())?;
    let power = [who.representative, who.power_of_attorney].join(" ").trim().to_owned();
    let mut rows = vec![[text.t(&text_key("side", Side::Applicant)), who.name, power]];
    let body = ctx.directory.body.name.clone();
    rows.push([text.t(&text_key("side", Side::Respondent)), body, String::new()]);
    for party in content::list_parties(ctx.db(), ctx.body(), case.dispute.id).await? {
        let person = party.open(&ctx.app, ctx.body())?;
        let held = match (&party.power_from, &party.power_until) {
            (Some(from), Some(until)) => {
                format!("{} – {}", day(Some(from.as_str())), day(Some(until.as_str())))
            }
            (Some(from), None) => day(Some(from.as_str())),
            _ => String::new(),
        };
        let words = [person.position, person.power_number, held];
        let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
        rows.push([text.t(&text_key("side", party.side.0)), person.name, words]);
    }
    Ok(rows)
}

fn request_rows(ctx: &Ctx, request: &InformationRequest) -> Vec<[String; 2]> {
    vec![
        row("dispute-letter-number", &*request.number),
        row(
            "dispute-letter-received",
            moment_in_words(Locale::Indonesian, request.received_at, &ctx.directory.zone),
        ),
        row("dispute-letter-unit", ctx.directory.name(request.unit_id)),
        row("dispute-letter-subject", &*request.subject),
        row("dispute-letter-purpose", &*request.purpose),
        row("dispute-letter-due", day(request.due_legal.as_deref())),
        row("dispute-letter-extended", day(request.extended_on.as_deref())),
        row("dispute-letter-place", request.log_seq.to_string()),
        row("dispute-letter-digest", &*request.digest.0),
    ]
}

fn notice_rows(p: &Page, notice: &WrittenNotice) -> Vec<[String; 2]> {
    let ground = if notice.ground.is_empty() { String::new() } else { notice.ground_words(p) };
    vec![
        row("dispute-letter-issued", day(Some(notice.issued_on.as_str()))),
        row("dispute-letter-outcome", notice.outcome_words(p)),
        row("dispute-letter-ground", ground),
        row("dispute-letter-consequence", &*notice.consequence),
        row("dispute-letter-material", &*notice.material),
        row("dispute-letter-blacked-out", &*notice.blacked_out),
        row("dispute-letter-officer", format!("{}, {}", notice.officer_name, notice.officer_position)),
    ]
}

async fn objection_rows(ctx: &Ctx, case: &Case) -> Result<Vec<[String; 2]>> {
    let dispute = &case.dispute;
    let mut rows = vec![
        row("dispute-letter-number", &*dispute.objection_number),
        row("dispute-letter-answered", day(dispute.answered_on.as_deref())),
        row("dispute-letter-silent", day(dispute.silent_since.as_deref())),
    ];
    let Some(id) = dispute.objection_id else { return Ok(rows) };
    if let Some(objection) = crate::objection::find(ctx.db(), ctx.body(), id).await? {
        rows.push(row("dispute-letter-received", day(Some(objection.received_on.as_str()))));
        rows.push(row("dispute-letter-position", objection.position));
        rows.push(row("dispute-letter-digest", objection.digest.0));
    }
    if let Some(decision) = crate::objection::decision_of(ctx.db(), ctx.body(), id).await? {
        rows.push(row("dispute-letter-decision", decision.letter_number));
        rows.push(row("dispute-letter-considerations", decision.considerations));
        rows.push(row("dispute-letter-order", decision.order_text));
    }
    Ok(rows)
}

fn chronology(case: &Case) -> Vec<[String; 3]> {
    let text = Locale::Indonesian;
    let line = |step: &super::model::Step| {
        let what = text.t(&text_key("stage", step.state.0));
        let late = if step.is_late { format!(" ({})", text.t("dispute-late")) } else { String::new() };
        let article = step::article(step.event.0, step.state.0).to_owned();
        [day(Some(step.happened_on.as_str())), format!("{what}{late}. {}", step.note), article]
    };
    case.steps.iter().map(line).collect()
}

fn rulings(case: &Case) -> Vec<[String; 4]> {
    let text = Locale::Indonesian;
    let line = |ruling: &super::model::Ruling| {
        let outcome = text.t(&text_key("outcome", ruling.outcome.0));
        [
            text.t(&text_key("level", ruling.level.0)),
            format!("{}, {}", ruling.number, day(Some(ruling.ruled_on.as_str()))),
            day(ruling.received_on.as_deref()),
            format!("{outcome}: {}", ruling.dictum),
        ]
    };
    case.rulings.iter().map(line).collect()
}

/// A bundle as it was made, with nobody on the side of the applicant, sealed anew.
/// Errors: `Internal` when the seal does not open.
pub(super) fn without_applicant(ctx: &Ctx, bundle: &Bundle) -> Result<Vec<u8>> {
    let mut letter: Letter = bundle.open(&ctx.app, ctx.body())?;
    let applicant = Locale::Indonesian.t(&text_key("side", Side::Applicant));
    for [side, name, words] in &mut letter.parties {
        if *side == applicant {
            *name = Locale::Indonesian.t("dispute-letter-erased");
            words.clear();
        }
    }
    Bundle::seal(&ctx.app, ctx.body(), &bundle.number, &letter)
}

/// Rows of the change log about request and file: place, time, act, hash. Names of officers are not in them.
async fn proofs(ctx: &Ctx, case: &Case) -> Result<Vec<[String; 4]>> {
    let mut rows = Vec::new();
    let objection = case.dispute.objection_id.map(|id| ("objection", id.0));
    let both = [("request", case.dispute.request_id.0), ("dispute", case.dispute.id.0)];
    for (kind, id) in both.into_iter().chain(objection) {
        rows.extend(crate::audit::of_object(ctx.db(), ctx.body(), kind, id, PROOFS).await?);
    }
    rows.sort_by_key(|row| row.seq);
    let zone = &ctx.directory.zone;
    let line = |row: &crate::audit::ChangeRow| {
        let at = moment_in_words(Locale::Indonesian, row.at, zone);
        [row.seq.to_string(), at, act_words(row), row.hash.0.clone()]
    };
    Ok(rows.iter().map(line).collect())
}

/// An act in words without who did it; its code when there are none.
fn act_words(row: &crate::audit::ChangeRow) -> String {
    let text = Locale::Indonesian;
    let key = format!("audit-act-{}", row.act.replace(['.', '_'], "-"));
    if !text.has(&key) {
        return row.act.clone();
    }
    let thing = text.t(&format!("dispute-proof-{}", row.object_kind));
    text.with(&key, &[("who", "".into()), ("thing", thing.into())]).trim().to_owned()
}

/// `POST /kerja/sengketa/{id}/bundel`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<DisputeId>) -> Result<Response<Body>> {
    make(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/sengketa/{id}?ok=dispute-bundle-made")))
}

/// `GET /kerja/sengketa/{id}/bundel/{bundle}/berkas-sengketa.pdf`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((id, bundle)): Path<(DisputeId, BundleId)>,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let bundles = content::list_bundles(ctx.db(), ctx.body(), case.dispute.id).await?;
    let bundle = bundles.into_iter().find(|one| one.id == bundle).ok_or(Error::NotFound)?;
    let letter: Letter = bundle.open(&ctx.app, ctx.body())?;
    let about = About {
        title: format!("Berkas Sengketa Informasi {}", letter.number),
        author: letter.body.clone(),
        made_at: bundle.made_at,
        file_name: "berkas-sengketa.pdf",
    };
    crate::letter::answer(TEMPLATE, letter, about).await
}

/// Codes whose texts the letter prints are known in Indonesian.
#[cfg(test)]
mod tests {
    use rules::Code as _;
    use rules::case::objection::ObjectionReason;

    use super::{Locale, text_key};

    #[test]
    fn uu_14_2008_ps_35_ayat_1_every_ground_has_its_words() {
        for reason in ObjectionReason::ALL {
            assert!(Locale::Indonesian.has(&text_key("reason", *reason)), "{}", reason.code());
        }
    }
}
