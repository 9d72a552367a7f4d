//! What the page of a request says about objections: those that were filed, and the way to a new one with the
//! grounds that fit and the days each has (UU 14/2008 Ps.35(1), 36(1)).

use rules::case::objection::{FoundOn, ObjectionReason, Timing, Window};

use super::model::{Objection, letter};
use super::{case, store, submit};
use crate::locale::day_in_words;
use crate::page::Page;
use crate::request::InformationRequest;
use crate::{Ctx, Result};

/// Ready to be printed.
pub(crate) struct Panel {
    /// Objections, the newest first: number, where it stands, path.
    pub(crate) filed: Vec<(String, String, String)>,
    /// Path of the form; empty while another one is open and for a request that was taken back. It is there
    /// before any ground fits too: an early objection is taken and marked.
    pub(crate) form: String,
    /// The grounds that fit, with their days.
    pub(crate) grounds: Vec<GroundLine>,
}

/// One ground in words.
pub(crate) struct GroundLine {
    /// Its code, as the form sends it.
    pub(crate) code: &'static str,
    /// Letter and text of Ps.35(1).
    pub(crate) words: String,
    /// From when its thirty working days count, up to when, and what that means today.
    pub(crate) days: String,
    /// Whether it fits the case.
    pub(crate) is_suggested: bool,
}

/// What the page of a request shows.
/// Errors: the database does not answer.
pub(crate) async fn panel(ctx: &Ctx, p: &Page, request: &InformationRequest) -> Result<Panel> {
    let filed = store::of_request(ctx.db(), ctx.body(), request.id).await?;
    let is_offered = case::is_open_to_objection(request) && !filed.iter().any(submit::is_open);
    let all = if is_offered { lines(p, &case::of(ctx, request, ctx.today()).await?) } else { Vec::new() };
    Ok(Panel {
        filed: filed.iter().map(|one| line(p, one, request)).collect(),
        form: if is_offered { format!("{}/keberatan", request.path()) } else { String::new() },
        grounds: all.into_iter().filter(|line| line.is_suggested).collect(),
    })
}

fn line(p: &Page, objection: &Objection, request: &InformationRequest) -> (String, String, String) {
    (objection.number.clone(), objection.state_words(p), objection.path(&request.tracking))
}

/// All seven grounds in words, in the order of the law.
pub(super) fn lines(p: &Page, known: &case::Case) -> Vec<GroundLine> {
    let line = |window: &Window| GroundLine {
        code: rules::Code::code(window.reason),
        words: reason_words(p, window.reason),
        days: days(p, window),
        is_suggested: known.suggested.contains(&window.reason),
    };
    known.windows.iter().map(line).collect()
}

/// A ground as the law words it, with its letter.
pub(super) fn reason_words(p: &Page, reason: ObjectionReason) -> String {
    let letter = letter(reason);
    format!("{letter}. {}", p.t(&format!("objection-reason-{letter}")))
}

/// From when the thirty working days of a ground count, up to when, and what that means for a filing.
pub(super) fn days(p: &Page, window: &Window) -> String {
    let word = |day: jiff::civil::Date| day_in_words(p.locale, day);
    let event = match window.reason.found_on() {
        FoundOn::AnswerReceived => "answer",
        FoundOn::LastDayPassed => "silence",
        FoundOn::Noticed => "noticed",
    };
    let started = window.started_on.map(word).unwrap_or_default();
    let last = window.last_on.map(word).unwrap_or_default();
    match (window.timing, event) {
        (Timing::Early, "silence") => p.w("objection-days-early-silence", &started),
        (Timing::Early, _) => p.t("objection-days-early"),
        (Timing::Unknown, _) => p.t("objection-days-unknown"),
        (_, "noticed") => p.t("objection-days-noticed"),
        (Timing::Late, _) => p.ww("objection-days-late", &started, &last),
        (Timing::InTime, _) if window.last_on.is_none() => p.w("objection-days-open", &started),
        (Timing::InTime, "silence") => p.ww("objection-days-silence", &started, &last),
        (Timing::InTime, _) => p.ww("objection-days-answer", &started, &last),
    }
}
