//! The page of one entry in the workroom: the form, or the words to read, and what can be done next.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::obligation::ObligationClass;
use rules::permission::Act;
use rules::register::{InformationClass, State, Step};

use super::files::{self, FileCard};
use super::list::class_key;
use super::queue::{self, Beside};
use super::shown::{Shown, Typed};
use super::store;
use crate::ctx::SignedIn;
use crate::document::Finding;
use crate::ids::EntryId;
use crate::news::diff::DiffLine;
use crate::obligation::picker::{self, Picker};
use crate::page::{Page, Query, html_status};
use crate::register::suggest::Guess;
use crate::register::{Content, Entry, Link, step};
use crate::template::hint::Hint;
use crate::{Ctx, Result};

/// An error beside its field.
struct FieldError {
    field: &'static str,
    text: String,
}

/// What can be done now.
#[expect(clippy::struct_excessive_bools, reason = "one flag for each button of the page")]
struct Can {
    propose: bool,
    submit: bool,
    recall: bool,
    send_back: bool,
    publish: bool,
    confirm: bool,
    withdraw: bool,
    reopen: bool,
    discard: bool,
    decide: bool,
    /// The actor wrote the last words: verifying them needs a reason.
    needs_reason: bool,
}

impl Can {
    fn of(ctx: &Ctx, entry: &Entry) -> Self {
        let may = |step| step::may(ctx, entry, step);
        let publish = may(Step::Publish);
        let submit = may(Step::Submit) && !publish;
        Self {
            // Who may do the later step needs no button for the earlier one.
            propose: may(Step::Propose) && !submit && !publish,
            submit,
            recall: may(Step::Recall),
            send_back: may(Step::Return),
            publish,
            confirm: may(Step::Confirm),
            withdraw: may(Step::Withdraw),
            reopen: may(Step::Reopen),
            discard: may(Step::Discard),
            decide: ctx.may(Act::SubmitRegister, Some(entry.unit_id)),
            needs_reason: publish && entry.last_writer_id.is_some() && entry.last_writer_id == ctx.account(),
        }
    }

    fn any(&self) -> bool {
        [self.recall, self.send_back, self.publish, self.confirm, self.withdraw, self.reopen, self.discard]
            .into_iter()
            .any(|can| can)
    }
}

#[derive(Template)]
#[template(path = "register/desk/pages/item.html")]
struct ItemPage {
    p: Page,
    entry: Entry,
    shown: Shown,
    errors: Vec<FieldError>,
    refused: Vec<(String, String)>,
    can: Can,
    cards: Vec<FileCard>,
    picker: Picker,
    obligations: Vec<(String, String)>,
    author: String,
    writer: String,
    verifier: String,
    /// What is different from the public version; empty when there is none or nothing is.
    difference: Vec<DiffLine>,
    beside: Beside,
    /// What the main PPID asked for, when the entry answers a task.
    task: Option<Hint>,
    /// The request it was made for: address and number.
    request: Option<(String, String)>,
}

impl ItemPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field == field).map(|error| error.text.as_str())
    }

    fn content(&self) -> &Content {
        &self.shown.content
    }

    fn typed(&self) -> &Typed {
        &self.shown.typed
    }

    fn path(&self) -> String {
        step::path(self.entry.id)
    }

    fn public_path(&self) -> Option<String> {
        let slug = self.entry.slug.as_ref().filter(|_| self.entry.is_public());
        slug.map(|slug| format!("/informasi/{slug}"))
    }

    fn state_key(&self) -> String {
        format!("desk-state-{}", self.entry.state.0)
    }

    fn is_returned(&self) -> bool {
        self.entry.state.0 == State::Returned
    }

    fn is_revision(&self) -> bool {
        self.entry.is_public() && self.entry.state.0 != State::Published
    }

    fn is_waiting(&self) -> bool {
        self.cards.iter().any(FileCard::is_waiting)
    }

    fn asks(&self) -> bool {
        self.cards.iter().any(FileCard::asks)
    }

    fn is_undecided(&self) -> bool {
        self.cards.iter().any(FileCard::is_undecided)
    }

    fn classes(&self) -> Vec<(&'static str, String, String, bool)> {
        let one = |class: &InformationClass| {
            let key = class_key(*class);
            let is_chosen = self.content().class == *class;
            (class.code(), self.p.t(&key), self.p.t(&format!("{key}-hint")), is_chosen)
        };
        InformationClass::ALL.iter().map(one).collect()
    }

    fn class_label(&self) -> String {
        self.p.t(&class_key(self.content().class))
    }

    fn year(&self) -> String {
        self.content().year.filter(|year| *year != 0).map(|year| year.to_string()).unwrap_or_default()
    }

    /// Rows for links: those there are, and one to fill in.
    fn link_rows(&self) -> Vec<(usize, Link)> {
        let empty = Link { title: String::new(), url: String::new() };
        self.content().links.iter().cloned().chain([empty]).enumerate().collect()
    }

    fn kind_of(&self, finding: &Finding) -> String {
        files::kind_of(&self.p, finding)
    }

    /// The advanced columns by their names: for the form and for reading.
    fn columns(&self) -> Vec<(&'static str, String, String)> {
        let content = self.content();
        [
            ("holder", &content.holder),
            ("responsible", &content.responsible),
            ("made_on", &content.made_on),
            ("made_at_place", &content.made_at_place),
            ("retention_active", &content.retention_active),
            ("retention_inactive", &content.retention_inactive),
            ("media", &content.media),
        ]
        .into_iter()
        .map(|(name, value)| {
            (name, self.p.t(&format!("desk-field-{}", name.replace('_', "-"))), value.clone())
        })
        .collect()
    }

    fn has_column_error(&self) -> bool {
        self.columns().iter().any(|(name, ..)| self.error(name).is_some())
    }

    fn decision_label(&self, decision: &str) -> String {
        self.p.t(&format!("desk-decision-{}", decision.replace('_', "-")))
    }

    /// Whether a decision just posted was about this file.
    fn is_decided_now(&self, card: &FileCard) -> bool {
        self.typed().decided == card.id().to_string()
    }

    fn is_typed_decision(&self, card: &FileCard, decision: &str) -> bool {
        let kept = card.decision.as_ref().map(|one| one.decision.as_str());
        if self.is_decided_now(card) { self.typed().decision == decision } else { kept == Some(decision) }
    }

    fn typed_decision_reason(&self, card: &FileCard) -> String {
        if self.is_decided_now(card) {
            return self.typed().decision_reason.clone();
        }
        card.decision.as_ref().map(|one| one.reason.clone()).unwrap_or_default()
    }
}

/// Renders the page; status 422 when a field or a file could not be taken.
pub(super) async fn page(ctx: &Ctx, entry: Entry, shown: Shown) -> Result<Response<Body>> {
    let title = if shown.content.title.is_empty() {
        ctx.locale.t("desk-untitled")
    } else {
        shown.content.title.clone()
    };
    let mut p = Page::new(ctx, title).section("register");
    p.flash.clone_from(&shown.flash);
    let errors: Vec<FieldError> =
        shown.errors.0.iter().map(|(field, key)| FieldError { field, text: ctx.locale.t(key) }).collect();
    let refused: Vec<(String, String)> =
        shown.refused.iter().map(|(name, key)| (name.clone(), ctx.locale.t(key))).collect();
    let is_fine = errors.is_empty() && refused.is_empty();
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let groups = crate::obligation::groups(ctx, entry.unit_id).await?;
    let guess = |guess: &Guess| (guess.code.clone(), p.w("desk-guess-why", &guess.words));
    let guesses: Vec<_> = shown.guesses.iter().map(guess).collect();
    let body = ctx.body();
    let page = ItemPage {
        cards: files::cards(ctx, &shown.content).await?,
        picker: Picker::new(
            &p,
            ("desk-obligations", "desk-obligations-hint"),
            (&groups, ObligationClass::ALL),
            &shown.content.obligations,
            &guesses,
        ),
        obligations: picker::labels(&p, &shown.content.obligations),
        author: store::person(ctx.db(), body, entry.author_id).await?,
        writer: store::person(ctx.db(), body, entry.last_writer_id).await?,
        verifier: store::person(ctx.db(), body, entry.verified_by).await?,
        difference: queue::difference(ctx, &p, &entry).await?,
        beside: queue::beside(ctx, &entry).await?,
        task: crate::template::hint::of_entry(ctx, entry.id).await?,
        request: crate::request::of_entry(ctx, entry.id).await?,
        can: Can::of(ctx, &entry),
        errors,
        refused,
        shown,
        entry,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/informasi/{id}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    query: Query,
) -> Result<Response<Body>> {
    let entry = step::find(&ctx, id).await?;
    let mut shown = Shown::saved(&ctx, &entry, None).await?;
    shown.flash = Page::new(&ctx, "").flash(Some(query.text("ok"))).flash;
    page(&ctx, entry, shown).await
}
