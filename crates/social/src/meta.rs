//! What Instagram and Facebook share: the faults and the throttles of Meta's Graph interface (version 25).

use serde_json::Value;

use crate::ask::Answer;
use crate::json;
use crate::problem::Problem;
use crate::visit::Heard;

/// Pause when Meta throttles and does not say for how long.
const AN_HOUR_MS: i64 = 3_600_000;

/// A good answer as JSON; otherwise what its fault means.
pub(crate) fn read(answer: &Answer, now: i64) -> Result<Value, Heard> {
    let Some(value) = json::body(answer) else {
        return Err(if answer.status == 429 {
            throttled(answer, now)
        } else {
            Heard::Refused(Problem::Malformed)
        });
    };
    if value.get("error").is_none() && (200..300).contains(&answer.status) {
        return Ok(value);
    }
    let code = json::number(&value, "/error/code").unwrap_or(0);
    let subcode = json::number(&value, "/error/error_subcode").unwrap_or(0);
    Err(match (code, subcode) {
        // A personal profile, or nobody of that name: the interface does not tell them apart.
        (_, 2_207_013) => Heard::Refused(Problem::PersonalOrUnknown),
        (4 | 17 | 32 | 613, _) => throttled(answer, now),
        // The numbers of business use cases.
        (80_000..=80_014, _) => throttled(answer, now),
        _ if answer.status == 429 => throttled(answer, now),
        // "Try again later", in Meta's own words.
        (1 | 2, _) => Heard::Fault,
        (190 | 102 | 463 | 467, _) => Heard::Refused(Problem::Reconnect),
        (10 | 100 | 200..=299 | 3, _) => Heard::Refused(Problem::NoPermission),
        (110 | 803, _) => Heard::Refused(Problem::HandleUnknown),
        _ if answer.status == 401 => Heard::Refused(Problem::Reconnect),
        _ if answer.status == 403 => Heard::Refused(Problem::NoPermission),
        _ if answer.status == 404 => Heard::Refused(Problem::HandleUnknown),
        _ => Heard::Refused(Problem::Malformed),
    })
}

/// Until when to stay away. The header speaks of minutes until access is regained, per business and use case.
fn throttled(answer: &Answer, now: i64) -> Heard {
    let usage =
        answer.header("x-business-use-case-usage").and_then(|text| serde_json::from_str::<Value>(text).ok());
    let minutes = usage.as_ref().and_then(Value::as_object).and_then(|all| {
        let rows = all.values().filter_map(Value::as_array).flatten();
        rows.filter_map(|row| json::number(row, "/estimated_time_to_regain_access")).max()
    });
    let seconds = answer.number("retry-after");
    let pause = match (minutes.filter(|minutes| *minutes > 0), seconds) {
        (Some(minutes), _) => minutes.saturating_mul(60_000),
        (None, Some(seconds)) => seconds.saturating_mul(1_000),
        (None, None) => AN_HOUR_MS,
    };
    Heard::Wait(Some(now.saturating_add(pause)))
}

/// The place of the next page, if there is one: Meta gives a cursor also on the last page, but no `next`.
pub(crate) fn after(paging: Option<&Value>) -> Option<String> {
    let paging = paging?;
    paging.get("next")?;
    json::text(paging, "/cursors/after").map(str::to_owned)
}
