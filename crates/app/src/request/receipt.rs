//! The receipt (*tanda bukti penerimaan*, UU 14/2008 Ps.22(4)–(6)) that cannot be back-dated, and the public
//! page that checks one.
//!
//! It names number, minute, a digest of what was filed and the place in the change log, under a signature of
//! this installation. Whoever has the paper can ask whether it is genuine; the page says nothing else.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::letter::Letter;
use super::model::{InformationRequest, Requester};
use super::{file_store, store};
use crate::ctx::Visit;
use crate::ids::{Hex, ObjectionId, RequestId};
use crate::page::{Page, Query, html};
use crate::{Ctx, Result};

/// Name of the key that signs receipts.
const LABEL: &str = "request.receipt";
/// The act that files a request.
pub(super) const FILED: &str = "request.submit";
/// The act that files an objection.
const OBJECTED: &str = "objection.submit";
/// Characters of the code on the paper: 80 bits.
const CODE_CHARS: usize = 20;

/// SHA-256 of what was filed. The salt inside the sealed part keeps anybody from trying out who asked.
pub(super) fn digest(request: &InformationRequest, who: &Requester) -> Hex {
    let parts = [
        request.number.as_str(),
        &request.subject,
        &request.purpose,
        &who.name,
        &who.address,
        &who.email,
        &who.phone,
        &who.nik,
        &who.legal_number,
        &who.representative,
        &who.power_of_attorney,
        &who.salt,
    ];
    let moment = request.received_at.to_be_bytes();
    let fields: Vec<&[u8]> =
        parts.iter().map(|part| part.as_bytes()).chain(std::iter::once(moment.as_slice())).collect();
    Hex(crate::audit::hex(&rules::chain::digest(&fields)))
}

/// What a receipt proves: that this was filed then, and stands at that place in the change log.
#[derive(Debug, Clone)]
pub(crate) struct Receipt {
    /// Registration number.
    pub(crate) number: String,
    /// When it was received, Unix ms.
    pub(crate) received_at: i64,
    /// SHA-256 of what was filed.
    pub(crate) digest: Hex,
    /// Place in the change log.
    pub(crate) log_seq: i64,
    /// Act of that row.
    pub(crate) act: &'static str,
    /// Its object.
    pub(crate) object_id: i64,
}

impl Receipt {
    /// The code on the paper: a signature over number, minute, digest and place in the change log.
    pub(crate) fn code(&self, ctx: &Ctx) -> String {
        let text =
            format!("{}|{}|{}|{}|{}", ctx.body(), self.number, self.received_at, self.digest.0, self.log_seq);
        let mac = ctx.app.secrets.mac(LABEL, text.as_bytes());
        crate::audit::hex(&mac).chars().take(CODE_CHARS).collect()
    }

    /// Address of the page that checks this receipt, with scheme and host.
    pub(crate) fn check_address(&self, ctx: &Ctx) -> String {
        let query: String = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("nomor", &self.number)
            .append_pair("kode", &self.code(ctx))
            .finish();
        format!("{}/tanda-terima?{query}", ctx.origin)
    }

    /// Whether the typed code is that of this receipt and the change log holds the filing at its place.
    async fn is_proved_by(&self, ctx: &Ctx, typed: &str) -> Result<bool> {
        if !web::secrets::same(self.code(ctx).as_bytes(), typed.as_bytes()) {
            return Ok(false);
        }
        let logged = crate::audit::after(ctx.db(), ctx.body(), self.log_seq - 1, 1).await?;
        Ok(logged.iter().any(|row| {
            row.seq == self.log_seq
                && row.act == self.act
                && row.object_id == self.object_id
                && row.after_digest == self.digest
        }))
    }
}

/// When a request was written down, Unix ms, if that was later than it was received.
pub(super) async fn recorded_later(ctx: &Ctx, id: RequestId, received_at: i64) -> Result<Option<i64>> {
    let intake = file_store::find_intake(ctx.db(), ctx.body(), id).await?;
    let recorded = intake.map(|intake| intake.recorded_at);
    Ok(recorded.filter(|at| rules::request::is_recorded_later(received_at, *at)))
}

/// What checking showed.
enum Checked {
    /// Nothing was asked yet.
    NotAsked,
    /// Number and code belong together, and the change log holds the filing at that place.
    Genuine(Receipt),
    /// The same for a letter of a case.
    Letter(Box<Letter>),
    /// The same for the letter that decides an objection; with the name and office of who decided.
    Decision(Receipt, String),
    /// They do not.
    Wrong,
}

#[derive(Template)]
#[template(path = "request/pages/receipt.html")]
struct ReceiptPage {
    p: Page,
    number: String,
    code: String,
    checked: Checked,
    /// When a genuine receipt was written down, if that was later than it was received; empty when not.
    recorded: String,
}

/// `GET /tanda-terima`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let number: String = query.text("nomor").chars().take(100).collect();
    let typed: String = query.text("kode").chars().take(60).collect();
    let mut p = Page::new(&ctx, ctx.locale.t("request-check-title")).section("requests");
    p.is_hidden = true;
    let checked = check(&ctx, &number, &typed).await?;
    let recorded = match &checked {
        Checked::Genuine(receipt) if receipt.act == FILED => {
            recorded_later(&ctx, RequestId(receipt.object_id), receipt.received_at).await?
        }
        Checked::Genuine(receipt) if receipt.act == OBJECTED => {
            let id = ObjectionId(receipt.object_id);
            crate::objection::recorded_later(&ctx, id, receipt.received_at).await?
        }
        _ => None,
    };
    let recorded = recorded.map(|at| p.moment(at)).unwrap_or_default();
    html(&ReceiptPage { p, number, code: typed, checked, recorded })
}

async fn check(ctx: &Ctx, number: &str, typed: &str) -> Result<Checked> {
    if number.is_empty() && typed.is_empty() {
        return Ok(Checked::NotAsked);
    }
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let request = store::find_by_number(ctx.db(), ctx.body(), number).await?;
    let objection = crate::objection::find_by_number(ctx.db(), ctx.body(), number).await?;
    let paper = crate::recognition::find_receipt(ctx.db(), ctx.body(), number).await?;
    let invitation = crate::meeting::find_receipt(ctx.db(), ctx.body(), number).await?;
    let certificate = crate::coaching::find_receipt(ctx.db(), ctx.body(), number).await?;
    let receipts = request.map(|found| found.receipt()).into_iter();
    let receipts = receipts
        .chain(objection.map(|found| found.receipt()))
        .chain(paper)
        .chain(invitation)
        .chain(certificate);
    for receipt in receipts {
        if receipt.is_proved_by(ctx, &plain).await? {
            return Ok(Checked::Genuine(receipt));
        }
    }
    if let Some((receipt, decision)) = crate::objection::find_issued(ctx.db(), ctx.body(), number).await?
        && receipt.is_proved_by(ctx, &plain).await?
    {
        let officer = format!("{}, {}", decision.officer_name, decision.officer_position);
        return Ok(Checked::Decision(receipt, officer));
    }
    let letter = file_store::find_letter_by_number(ctx.db(), ctx.body(), number).await?;
    match letter {
        Some(letter) if letter.receipt().is_proved_by(ctx, &plain).await? => {
            Ok(Checked::Letter(Box::new(letter)))
        }
        _ => Ok(Checked::Wrong),
    }
}
