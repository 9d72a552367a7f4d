//! One file in the workroom: what to do next and by when, the periods that run with their proof, hearings,
//! tasks, papers, rulings, and what happened.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::Code as _;
use rules::case::dispute::Event;
use rules::case::objection::ObjectionReason;
use rules::deadline::{Condition, Stage, Start};
use rules::dispute::{Clock, Level, Side};
use rules::permission::Act;

use super::case::Case;
use super::form::text_key;
use super::list::Left;
use super::model::{Bundle, Dispute, Party, Ruling, Step};
use super::{content, step};
use crate::Ctx;
use crate::Result;
use crate::ctx::SignedIn;
use crate::deadline::words::{Card, card};
use crate::ids::{DisputeId, UnitId};
use crate::page::{Page, Query, html};
use crate::request::InformationRequest;

/// Somebody on a side after the click: side, name, office, contact and power.
pub(super) type Someone = (Side, String, String, String);

#[derive(Template)]
#[template(path = "dispute/pages/item.html")]
struct ItemPage {
    p: Page,
    case: Case,
    request: InformationRequest,
    parties: Vec<Party>,
    people: Vec<Someone>,
    bundles: Vec<Bundle>,
    cards: Vec<(Card, bool)>,
    offered: Vec<Event>,
    /// Levels whose ruling can be written down or completed.
    open_rulings: Vec<Level>,
    may_write: bool,
    may_manage: bool,
    today: Date,
}

impl ItemPage {
    fn dispute(&self) -> &Dispute {
        &self.case.dispute
    }

    /// An address within the file.
    fn at(&self, rest: &str) -> String {
        self.p.to(&format!("{}{rest}", self.dispute().desk()))
    }

    fn stage(&self) -> String {
        self.p.t(&text_key("stage", self.case.state()))
    }

    fn step_stage(&self, step: &Step) -> String {
        self.p.t(&text_key("stage", step.state.0))
    }

    #[expect(clippy::unused_self, reason = "templates call it as a method")]
    fn article(&self, step: &Step) -> &'static str {
        step::article(step.event.0, step.state.0)
    }

    fn next_action(&self) -> String {
        self.p.t(&format!("dispute-next-{}", self.dispute().next_action.replace('_', "-")))
    }

    fn left(&self, on: &str) -> Left {
        Left::of(&self.p, self.today, on)
    }

    /// A text of a closed list.
    fn coded<T: rules::Code>(&self, group: &str, code: &T) -> String {
        self.p.t(&text_key(group, *code))
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn level(&self, level: &Level) -> String {
        self.coded("level", level)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn side(&self, side: &Side) -> String {
        self.coded("side", side)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn event(&self, event: &Event) -> String {
        self.p.t(&format!("{}-title", text_key("event", *event)))
    }

    fn reasons(&self) -> String {
        let words = |reason: &ObjectionReason| self.p.t(&text_key("reason", *reason));
        self.case.reasons.iter().map(words).collect::<Vec<_>>().join("; ")
    }

    fn ruling_words(&self, ruling: &Ruling) -> String {
        let (level, outcome) =
            (self.coded("level", &ruling.level.0), self.coded("outcome", &ruling.outcome.0));
        format!("{level}, {}: {outcome}", ruling.number)
    }

    /// Units that share the file beside the responsible one.
    fn others(&self) -> Vec<&str> {
        let other = |unit: &&UnitId| **unit != self.dispute().unit_id;
        self.case.units.iter().filter(other).map(|unit| self.p.directory.name(*unit)).collect()
    }

    fn court(&self) -> String {
        let code = &self.dispute().court;
        if code.is_empty() {
            String::new()
        } else {
            self.p.t(&format!("dispute-court-{}", code.replace('_', "-")))
        }
    }
}

/// The periods that run, in words, and whether their date is only expected.
async fn cards(ctx: &Ctx, p: &Page, case: &Case) -> Result<Vec<(Card, bool)>> {
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let one = |clock: Clock| {
        let stage = Stage {
            rule: clock.rule,
            term: clock.rule.term,
            basis: None,
            condition: Condition::Event,
            from: clock.from,
            due: clock.rule.term.due(&calendar, Start::day(clock.from)),
        };
        (card(p, &calendar, &stage), !clock.is_of_a_side())
    };
    Ok(case.clocks().into_iter().map(one).collect())
}

/// `GET /kerja/sengketa/{id}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DisputeId>,
    query: Query,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    page(&ctx, case, Some(query.text("ok")), Vec::new()).await
}

/// The page of a file; `people` = who stands on the sides, after the click that is recorded.
pub(super) async fn page(
    ctx: &Ctx,
    case: Case,
    ok: Option<&str>,
    people: Vec<Someone>,
) -> Result<Response<Body>> {
    let p = Page::new(ctx, case.dispute.number.clone()).section("disputes").flash(ok);
    let (db, body, id) = (ctx.db(), ctx.body(), case.dispute.id);
    let may_manage = case.may(ctx, Act::ManageDisputes);
    let is_ruling_open = |level: &Level| may_manage && step::is_ruling_open(&case, *level);
    html(&ItemPage {
        request: crate::request::find_behind(ctx, case.dispute.request_id).await?,
        parties: content::list_parties(db, body, id).await?,
        bundles: content::list_bundles(db, body, id).await?,
        cards: cards(ctx, &p, &case).await?,
        offered: step::offered(ctx, &case),
        open_rulings: Level::ALL.iter().copied().filter(is_ruling_open).collect(),
        may_write: case.may(ctx, Act::WriteDisputes),
        may_manage,
        today: ctx.today(),
        people,
        case,
        p,
    })
}
