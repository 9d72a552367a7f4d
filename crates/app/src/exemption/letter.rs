//! The classification decision as a letter (PDF), with its six contents (PP 61/2010 Ps.4).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::exemption::State;
use serde::Serialize;

use super::{step, store};
use crate::ctx::SignedIn;
use crate::ids::ExemptionId;
use crate::letter::About;
use crate::locale::{Locale, day_in_words};
use crate::{Error, Result};

const TEMPLATE: &str = include_str!("letters/decision.typ");

/// What the letter prints.
#[derive(Serialize)]
struct Letter {
    body: String,
    unit: String,
    number: String,
    day: String,
    place: String,
    information: String,
    part: String,
    ground: String,
    article: String,
    law: String,
    if_opened: String,
    if_closed: String,
    weighing: String,
    obligations: Vec<String>,
    period: String,
    ppid_name: String,
    ppid_position: String,
    head_name: String,
    head_position: String,
    is_approved: bool,
    advice: Vec<[String; 3]>,
}

/// `GET /kerja/dikecualikan/{id}/keputusan.pdf`, once the PPID has signed.
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<ExemptionId>) -> Result<Response<Body>> {
    let exemption = step::find(&ctx, id).await?;
    if exemption.state.0 == State::Draft {
        return Err(Error::NotFound);
    }
    let words = |day: &Option<String>| {
        let day = day.as_deref().and_then(|day| day.parse().ok());
        day.map(|day| day_in_words(Locale::Indonesian, day)).unwrap_or_default()
    };
    let ground = exemption.ground().ok_or(Error::NotFound)?;
    let text = Locale::Indonesian;
    let advice = store::list_advice(ctx.db(), ctx.body(), id)
        .await?
        .into_iter()
        .map(|advice| [advice.name, text.t(&format!("exemption-advice-{}", advice.advice)), advice.note]);
    let codes: Vec<String> = exemption.codes().map(str::to_owned).collect();
    let rows = rules::obligation::catalogue();
    let named = |code: &String| rows.find(code).map(|row| format!("{code} {}", row.label_id));
    let letter = Letter {
        obligations: codes.iter().filter_map(named).collect(),
        body: ctx.directory.body.name.clone(),
        unit: ctx.directory.name(exemption.unit_id).to_owned(),
        number: exemption.decision_number.clone(),
        day: words(&exemption.decided_on),
        place: exemption.decided_at_place.clone(),
        period: match &exemption.exempt_until {
            Some(_) => format!("sampai dengan {}", words(&exemption.exempt_until)),
            None => format!("{}; ditinjau {}", exemption.period_basis, words(&exemption.review_on)),
        },
        information: exemption.information,
        part: exemption.withheld_part,
        ground: ground.label_id.clone(),
        article: ground.article.clone(),
        law: exemption.law,
        if_opened: exemption.if_opened,
        if_closed: exemption.if_closed,
        weighing: exemption.weighing,
        ppid_name: exemption.ppid_name,
        ppid_position: exemption.ppid_position,
        head_name: exemption.head_name,
        head_position: exemption.head_position,
        is_approved: exemption.approved_at.is_some(),
        advice: advice.collect(),
    };
    let about = About {
        title: format!("Penetapan Klasifikasi Informasi {}", letter.number),
        author: letter.body.clone(),
        made_at: exemption.updated_at,
        file_name: "penetapan-klasifikasi.pdf",
    };
    crate::letter::answer(TEMPLATE, letter, about).await
}
