//! The letter to the head of a unit that is silent or late, to be printed and signed (PDF).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use serde::Serialize;

use super::item;
use super::store;
use crate::Result;
use crate::ctx::SignedIn;
use crate::ids::ContactId;
use crate::letter::About;
use crate::locale::{Locale, day_in_words, iso_in_words};

const TEMPLATE: &str = include_str!("letters/head.typ");

/// What the letter prints.
#[derive(Serialize)]
struct Printed {
    body: String,
    office: String,
    unit: String,
    unit_address: String,
    /// What the letter is about, as a line.
    subject: String,
    /// What happened, with the article.
    cause: String,
    /// What is asked.
    wish: String,
    date: String,
    is_sample: bool,
    /// Day and what happened.
    steps: Vec<[String; 2]>,
}

/// `GET /kerja/kontak-unit/{contact}/surat.pdf`
/// Errors: `NotFound`, `Forbidden`.
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<ContactId>) -> Result<Response<Body>> {
    ctx.allow(Act::ManageContact, None)?;
    let contact = item::find(&ctx, id).await?;
    let words = Locale::Indonesian;
    let zone = &ctx.directory.zone;
    let unit = ctx.directory.unit(contact.unit_id);
    let office = ctx.directory.body.ppid_unit_id.map(|unit| ctx.directory.name(unit).to_owned());
    let steps = store::list_steps(ctx.db(), ctx.body(), id).await?;
    let step = |step: super::model::Step| {
        let day = day_in_words(words, rules::zone::day(step.happened_at, zone));
        let kind = words.t(&format!("contact-step-{}", step.kind.replace('_', "-")));
        let until = step.until_on.as_deref().map(|day| format!(" ({})", iso_in_words(words, day)));
        [day, format!("{kind}{}", until.unwrap_or_default())]
    };
    let (name, about) = (ctx.directory.name(contact.unit_id).to_owned(), contact.about_in_words(words)?);
    let printed = Printed {
        body: ctx.directory.body.name.clone(),
        office: office.unwrap_or_else(|| ctx.directory.body.short_name.clone()),
        unit: name.clone(),
        unit_address: unit.map(|unit| unit.address.clone()).unwrap_or_default(),
        subject: words.with(&contact.key("letter-subject"), &[("x", name.clone().into())]),
        cause: words.with(&contact.key("letter-cause"), &[("x", name.clone().into()), ("y", about.into())]),
        wish: words.t(&contact.key("letter-wish")),
        date: day_in_words(words, ctx.today()),
        is_sample: contact.is_sample,
        steps: steps.into_iter().map(step).collect(),
    };
    let about = About {
        title: printed.subject.clone(),
        author: printed.body.clone(),
        made_at: ctx.now(),
        file_name: "surat-kepada-kepala-unit.pdf",
    };
    crate::letter::answer(TEMPLATE, printed, about).await
}
