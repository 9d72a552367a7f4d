//! One contact: where it stands, what comes next, everything that was said, and the forms to answer.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;
use rules::contact::{Rung, State};
use rules::permission::Act;

use super::form::Forms;
use super::model::{Contact, Step};
use super::store;
use crate::ctx::SignedIn;
use crate::ids::ContactId;
use crate::org::input::{Input, Kind};
use crate::page::{Page, Query, html_status};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "contact/pages/item.html")]
struct ItemPage {
    p: Page,
    contact: Contact,
    unit: String,
    about: String,
    next: Option<(String, String)>,
    steps: Vec<Step>,
    answer: Vec<Input>,
    call: Vec<Input>,
    close: Vec<Input>,
    errors: Vec<(&'static str, String)>,
    has_excuse: bool,
    show_optional: bool,
    may_manage: bool,
}

impl ItemPage {
    fn state(&self) -> String {
        state_words(&self.p, &self.contact)
    }

    /// Whether a message found no reader: a unit without accounts and without an address.
    #[expect(clippy::unused_self, reason = "templates call methods of the page")]
    fn is_unread(&self, step: &Step) -> bool {
        step.reader.is_empty() && Rung::from_code(&step.kind).is_some()
    }

    fn kind(&self, step: &Step) -> String {
        self.p.t(&format!("contact-step-{}", step.kind.replace('_', "-")))
    }
}

/// Where a contact stands, with the day that holds it.
pub(super) fn state_words(p: &Page, contact: &Contact) -> String {
    let until = contact.held_until.as_deref().map(|day| p.iso_day(day)).unwrap_or_default();
    match contact.state.0 {
        State::Open => p.t("contact-state-open"),
        State::Promised => p.w("contact-state-promised", &until),
        State::Excused => p.w("contact-state-excused", &until),
        State::Ended => match contact.ending {
            Some(ending) => p.t(&format!("contact-ending-{}", ending.0)),
            None => p.t("contact-state-ended"),
        },
    }
}

/// A contact the person may read: officers of its unit and of the office. Errors: `NotFound` for everyone else.
pub(super) async fn find(ctx: &Ctx, id: ContactId) -> Result<Contact> {
    let contact = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let seen = ctx.may(Act::AnswerContact, Some(contact.unit_id)) || ctx.may(Act::ManageContact, None);
    if seen { Ok(contact) } else { Err(Error::NotFound) }
}

/// `GET /kerja/kontak-unit/{contact}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ContactId>,
    query: Query,
) -> Result<Response<Body>> {
    page(&ctx, id, Typed::default(), Some(query.text("ok"))).await
}

/// The page, with a form that came back.
pub(super) async fn page(ctx: &Ctx, id: ContactId, typed: Typed, ok: Option<&str>) -> Result<Response<Body>> {
    let contact = find(ctx, id).await?;
    let ladder = store::ladder(ctx.db(), ctx.body()).await?;
    let unit = ctx.directory.name(contact.unit_id).to_owned();
    let p = Page::new(ctx, ctx.locale.with("contact-item-title", &[("x", unit.clone().into())]));
    let p = p.section("contact").flash(ok);
    let may_answer = contact.is_open() && ctx.may(Act::AnswerContact, Some(contact.unit_id));
    let may_manage = ctx.may(Act::ManageContact, None);
    let next = contact.next(&ladder)?.filter(|_| contact.is_open());
    let forms = Forms { p: &p, typed: &typed };
    let manages = may_manage && contact.is_open();
    let page = ItemPage {
        unit,
        about: contact.about_in_words(ctx.locale)?,
        next: next.map(|due| {
            let rung = p.t(&format!("contact-rung-{}", due.rung.to_string().replace('_', "-")));
            (rung, p.iso_day(&due.on.max(ctx.today()).to_string()))
        }),
        steps: store::list_steps(ctx.db(), ctx.body(), id).await?,
        answer: if may_answer { forms.answer(&contact) } else { Vec::new() },
        call: if manages { forms.call() } else { Vec::new() },
        close: if manages { forms.close() } else { Vec::new() },
        errors: typed.problems(&p),
        has_excuse: manages && contact.excuse_until.is_some(),
        show_optional: true,
        may_manage,
        contact,
        p,
    };
    html_status(typed.status(), &page)
}
