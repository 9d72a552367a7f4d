//! The receipt (*tanda bukti penerimaan*, UU 14/2008 Ps.22(4)–(6)) that cannot be back-dated, and the public
//! page that checks one.
//!
//! It names number, minute, a digest of what was filed and the place in the change log, under a signature of
//! this installation. Whoever has the paper can ask whether it is genuine; the page says nothing else.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::model::{InformationRequest, Requester};
use super::store;
use crate::ctx::Visit;
use crate::ids::Hex;
use crate::page::{Page, Query, html};
use crate::{Ctx, Result};

/// Name of the key that signs receipts.
const LABEL: &str = "request.receipt";
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

/// The code of the receipt: a signature over number, minute, digest and place in the change log.
pub(super) fn code(ctx: &Ctx, request: &InformationRequest) -> String {
    let text = format!(
        "{}|{}|{}|{}|{}",
        ctx.body(),
        request.number,
        request.received_at,
        request.digest.0,
        request.log_seq
    );
    let mac = ctx.app.secrets.mac(LABEL, text.as_bytes());
    crate::audit::hex(&mac).chars().take(CODE_CHARS).collect()
}

/// Address of the page that checks this receipt, with scheme and host.
pub fn check_address(ctx: &Ctx, request: &InformationRequest) -> String {
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("nomor", &request.number)
        .append_pair("kode", &code(ctx, request))
        .finish();
    format!("{}/tanda-terima?{query}", ctx.origin)
}

/// What checking showed.
enum Checked {
    /// Nothing was asked yet.
    NotAsked,
    /// Number and code belong together, and the change log holds the filing at that place.
    Genuine(Box<InformationRequest>),
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
}

/// `GET /tanda-terima`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let number: String = query.text("nomor").chars().take(100).collect();
    let typed: String = query.text("kode").chars().take(60).collect();
    let mut p = Page::new(&ctx, ctx.locale.t("request-check-title")).section("requests");
    p.is_hidden = true;
    let checked = check(&ctx, &number, &typed).await?;
    html(&ReceiptPage { p, number, code: typed, checked })
}

async fn check(ctx: &Ctx, number: &str, typed: &str) -> Result<Checked> {
    if number.is_empty() && typed.is_empty() {
        return Ok(Checked::NotAsked);
    }
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let Some(request) = store::find_by_number(ctx.db(), ctx.body(), number).await? else {
        return Ok(Checked::Wrong);
    };
    let is_signed = web::secrets::same(code(ctx, &request).as_bytes(), plain.as_bytes());
    let logged = crate::audit::after(ctx.db(), ctx.body(), request.log_seq - 1, 1).await?;
    let is_logged = logged.iter().any(|row| {
        row.seq == request.log_seq
            && row.act == "request.submit"
            && row.object_id == request.id.0
            && row.after_digest == request.digest
    });
    Ok(if is_signed && is_logged { Checked::Genuine(Box::new(request)) } else { Checked::Wrong })
}
