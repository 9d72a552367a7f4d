//! What stands in a cell of the log of requests.

use rules::Code;
use rules::case::request::State;
use rules::request::Format;

use super::store::Row;
use crate::Ctx;
use crate::request::{Requester, ground_words};

/// The text of a column for a row; `place` is its number in the file, from 1. Who asks is there only in the
/// file with names. Days are ISO, so that they sort.
pub(super) fn cell(ctx: &Ctx, key: &str, place: usize, row: &Row, who: Option<&Requester>) -> String {
    let words = |group: &str, code: &str| {
        let code = code.replace('_', "-");
        ctx.locale.t(&format!("request-{group}-{code}"))
    };
    let day = |day: &Option<String>| day.clone().unwrap_or_default();
    match key {
        "row" => place.to_string(),
        "number" => row.number.clone(),
        "received" => row.received_on.clone(),
        "unit" => ctx.directory.name(row.unit_id).to_owned(),
        "name" => who.map(name).unwrap_or_default(),
        "address" => who.map(|who| who.address.clone()).unwrap_or_default(),
        "contact" => who.map(contact).unwrap_or_default(),
        "kind" => words("kind", row.applicant_kind.0.code()),
        "channel" => words("channel", row.channel.0.code()),
        "subject" => row.subject.clone(),
        "purpose" => row.purpose.clone(),
        "held" => row.is_held.map(|is_held| held(ctx, is_held)).unwrap_or_default(),
        "format" => words("format", row.format.0.code()),
        "access" => access(ctx, row.format.0),
        "decision" if row.outcome.is_empty() => String::new(),
        "decision" => words("outcome", &row.outcome),
        "ground" => row.ground.as_deref().map(|code| ground_words(ctx.locale, code)).unwrap_or_default(),
        "due" => day(&row.due_legal),
        "extended" => day(&row.extended_on),
        "notice" => day(&row.answered_on),
        "delivered" if row.state.0 == State::Closed => day(&row.closed_on),
        "cost" => row.cost_rupiah.map(|cost| cost.to_string()).unwrap_or_default(),
        "payment" => row.payment.clone().unwrap_or_default(),
        "state" => state(ctx, row),
        _ => String::new(),
    }
}

/// The person, and who acts for them.
fn name(who: &Requester) -> String {
    let parts = [who.name.as_str(), &who.representative];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ")
}

fn contact(who: &Requester) -> String {
    let parts = [who.email.as_str(), &who.phone];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn held(ctx: &Ctx, is_held: bool) -> String {
    ctx.locale.t(if is_held { "report-held-yes" } else { "report-held-no" })
}

/// The form asks whether it is to be seen or copied.
fn access(ctx: &Ctx, format: Format) -> String {
    ctx.locale.t(if format == Format::View { "report-access-see" } else { "report-access-copy" })
}

/// Where it stands; late and made-up ones are marked.
fn state(ctx: &Ctx, row: &Row) -> String {
    let mut text = ctx.locale.t(&format!("request-state-{}", row.state.0.code().replace('_', "-")));
    for (holds, key) in
        [(row.is_late == Some(true), "request-notice-late"), (row.is_sample, "request-sample")]
    {
        if holds {
            text = format!("{text}, {}", ctx.locale.t(key));
        }
    }
    text
}
