//! `/api/v1/alerts`: urgent information (*informasi serta-merta*), current and past.

use rules::Code as _;
use rules::alert::{Certainty, Danger, LegalField, MessageKind, Severity, State, Urgency};
use serde::Serialize;
use serde_json::{Map, Value};

use super::params::{AFTER, Kind, LIMIT, LIMIT_DEFAULT, Param, Values};
use super::units::unit_parameter;
use super::{Answer, List, Operation};
use crate::alert::PublicAlert;
use crate::alert::store::{self, Filter, START};
use crate::ctx::{Ctx, Visit};
use crate::ids::UnitId;
use crate::page::Query;

/// Where an alert stands.
pub(super) const STATES: &[&str] = &["current", "expired", "ended"];

const WHICH: &[&str] = &["current", "past", "all"];

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/alerts",
    id: "listAlerts",
    summary: "Urgent information (informasi serta-merta), newest first, each with its latest message.",
    key: None,
    query: &[
        LIMIT,
        AFTER,
        Param::new("unit", Kind::Code, "Only alerts announced by the unit with this code.", ""),
        Param::new("status", Kind::OneOf(WHICH), "Which alerts; without it all.", "current"),
    ],
    answer: "AlertList",
    others: &[],
};

/// An alert as the API gives it. Words of CAP 1.2 for kind, urgency, severity and certainty.
#[derive(Serialize)]
struct AlertFacts<'a> {
    id: i64,
    url: String,
    cap: String,
    state: &'static str,
    danger: &'static str,
    headline: &'a str,
    /// The eight contents by their codes in the catalogue; null = not known yet.
    contents: Map<String, Value>,
    area: &'static str,
    area_units: Vec<&'a str>,
    place: &'a str,
    urgency: &'static str,
    severity: &'static str,
    certainty: &'static str,
    unit: &'a str,
    unit_name: &'a str,
    message: i64,
    message_kind: &'static str,
    note: &'a str,
    issued_at: String,
    sent_at: String,
    onset_at: String,
    expires_at: String,
    ended_at: Option<String>,
    is_sample: bool,
}

fn facts<'a>(ctx: &'a Ctx, alert: &'a PublicAlert) -> AlertFacts<'a> {
    let moment = |at: i64| rules::zone::rfc3339(at, &ctx.directory.zone);
    let code = |id: UnitId| ctx.directory.unit(id).map_or("", |unit| unit.code.as_str());
    let content = &alert.content;
    let text = |field: &LegalField| {
        let text = content.text(*field);
        let value = if text.is_empty() { Value::Null } else { Value::from(text) };
        (field.code().to_owned(), value)
    };
    AlertFacts {
        id: alert.id.0,
        url: format!("{}{}", ctx.origin, alert.path()),
        cap: format!("{}{}.cap.xml", ctx.origin, alert.path()),
        state: match alert.state_at(ctx.now()) {
            State::Current => "current",
            State::Expired => "expired",
            State::Ended => "ended",
        },
        danger: content.danger.0.code(),
        headline: &content.headline,
        contents: LegalField::ALL.iter().map(text).collect(),
        area: content.area_kind.0.code(),
        area_units: content.area_units.0.iter().map(|id| code(UnitId(*id))).collect(),
        place: &content.place,
        urgency: content.urgency.0.code(),
        severity: content.severity.0.code(),
        certainty: content.certainty.0.code(),
        unit: code(alert.unit_id),
        unit_name: ctx.directory.name(alert.unit_id),
        message: alert.number,
        message_kind: alert.kind.code(),
        note: &alert.note,
        issued_at: moment(alert.issued_at),
        sent_at: moment(alert.sent_at),
        onset_at: moment(content.onset_at),
        expires_at: moment(content.expires_at),
        ended_at: alert.ended_at.map(moment),
        is_sample: alert.is_sample,
    }
}

/// `GET /api/v1/alerts`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let asks = |which: &str| values.text("status").filter(|asked| *asked == which).map(|_| ctx.now());
    let filter = Filter { unit, current_at: asks("current"), over_at: asks("past") };
    let behind = values.cursor()?.unwrap_or(START);
    let limit = values.number("limit", LIMIT_DEFAULT);
    let mut alerts = store::list(ctx.db(), ctx.body(), filter, behind, limit.saturating_add(1)).await?;
    let most = usize::try_from(limit).unwrap_or(1);
    let has_more = alerts.len() > most;
    alerts.truncate(most);
    let next =
        alerts.last().filter(|_| has_more).map(|last| web::cursor::encode(&[last.issued_at, last.id.0]));
    let items: Vec<AlertFacts<'_>> = alerts.iter().map(|alert| facts(&ctx, alert)).collect();
    super::list(&ctx, &LIST, &values, &List { items, next, total: None })
}

/// The codes of a closed list, for the schema.
fn codes<T: rules::Code>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.code()).collect()
}

/// Codes of dangers, contents, and the words of CAP, in the order of the schema.
pub(super) fn lists() -> [Vec<&'static str>; 6] {
    [
        codes::<Danger>(),
        codes::<LegalField>(),
        codes::<Urgency>(),
        codes::<Severity>(),
        codes::<Certainty>(),
        codes::<MessageKind>(),
    ]
}
