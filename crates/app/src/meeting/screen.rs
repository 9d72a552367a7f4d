//! The page on the wall: a code of the present half minute that renews itself without script, by the answer's own
//! `Refresh`. The rules are `rules::meeting::judge_code`.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response};
use rules::meeting::{WINDOW_MS, window};
use rules::permission::Act;

use super::model::Meeting;
use super::{item, store};
use crate::ctx::SignedIn;
use crate::ids::MeetingId;
use crate::page::{Page, html};
use crate::qr::Qr;
use crate::{Ctx, Error, Result};

/// Name of the key that signs codes.
const LABEL: &str = "meeting.code";
/// Characters of a signature: 80 bits.
pub(super) const SIGNATURE_CHARS: usize = 20;

/// The code of a half minute: its number and a signature of this installation.
pub(super) fn code(ctx: &Ctx, meeting: &Meeting, of: i64) -> String {
    let text = format!("{}|{}|{of}", ctx.body(), meeting.id);
    let mac = crate::audit::hex(&ctx.app.secrets.mac(LABEL, text.as_bytes()));
    format!("{of}-{}", mac.chars().take(SIGNATURE_CHARS).collect::<String>())
}

/// Where the code on the wall leads now. Errors: `NotFound`, `Forbidden`.
pub async fn wall_path(ctx: &Ctx, id: MeetingId) -> Result<String> {
    ctx.allow(Act::ManageMeetings, None)?;
    let meeting = item::find(ctx, id).await?;
    Ok(format!("{}/hadir?kode={}", meeting.desk(), code(ctx, &meeting, window(ctx.now()))))
}

/// The half minute a code is of; `None` when this installation did not sign it for this meeting.
pub(super) fn signed(ctx: &Ctx, meeting: &Meeting, typed: &str) -> Option<i64> {
    let of: i64 = typed.split_once('-')?.0.parse().ok()?;
    web::secrets::same(code(ctx, meeting, of).as_bytes(), typed.as_bytes()).then_some(of)
}

#[derive(Template)]
#[template(path = "meeting/pages/screen.html")]
struct ScreenPage {
    p: Page,
    meeting: Meeting,
    qr: Option<Qr>,
    present: i64,
    invited: i64,
    seconds: i64,
}

/// `GET /kerja/rapat/{meeting}/layar`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<MeetingId>) -> Result<Response<Body>> {
    let path = wall_path(&ctx, id).await?;
    let meeting = item::find(&ctx, id).await?;
    let units = store::list_units(ctx.db(), ctx.body(), id).await?;
    let (opens, closes) = meeting.doors();
    let is_open = meeting.is("called") && (opens..closes).contains(&ctx.now());
    let address = format!("{}{path}", ctx.origin);
    let present = units.iter().filter(|unit| rules::Code::code(unit.presence.0) == "present").count();
    // A second after the half minute ends.
    let seconds = (WINDOW_MS - ctx.now().rem_euclid(WINDOW_MS)) / 1000 + 1;
    let page = ScreenPage {
        p: Page::new(&ctx, ctx.locale.t("meeting-screen-title")).section("meeting"),
        qr: if is_open { Some(Qr::of(&address)?) } else { None },
        present: i64::try_from(present).unwrap_or_default(),
        invited: i64::try_from(units.len()).unwrap_or_default(),
        seconds,
        meeting,
    };
    let mut response = html(&page)?;
    if is_open {
        let refresh = HeaderValue::from_str(&seconds.to_string());
        response.headers_mut().insert("refresh", refresh.map_err(|_| Error::BadRequest)?);
    }
    Ok(response)
}
