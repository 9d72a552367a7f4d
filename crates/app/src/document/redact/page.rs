//! The page of a plan: what was found with its ticks, words to look for, pages to draw on, and the result.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, StatusCode, header};

use super::choose::{self, Choice};
use super::make::make;
use super::model::{self, Group, Plan};
use super::open::{self, Opened};
use super::{grounds, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::form::{Fields, Query};
use crate::ids::DocumentVersionId;
use crate::page::{Page, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Findings and pictures on one screen.
const SCREEN: usize = 50;
const PICTURES: usize = 12;
/// Seconds after which a page without anything to fill in asks again.
const AGAIN: HeaderValue = HeaderValue::from_static("5");

#[derive(Template)]
#[template(path = "document/redact/pages/plan.html")]
struct PlanPage {
    p: Page,
    opened: Opened,
    plan: Option<Plan>,
    errors: Vec<(&'static str, String)>,
    rows: Vec<Group>,
    /// First finding on this screen and how many there are.
    from: usize,
    all: i64,
    chosen: i64,
    /// Pages with places, and how many of them are ticked.
    pages: Vec<(i64, usize)>,
    grounds: Vec<(String, String)>,
    words: String,
    words_note: String,
    words_ground: String,
    /// Pages of the result on this screen.
    pictures: Vec<i64>,
}

impl PlanPage {
    fn path(&self) -> String {
        open::path(self.opened.content.id)
    }

    fn entry_path(&self) -> String {
        crate::register::path(self.opened.entry.id)
    }

    fn is(&self, state: &str) -> bool {
        self.plan.as_ref().is_some_and(|plan| plan.state == state)
    }

    fn can_redact(&self) -> bool {
        super::can_redact(&self.opened.content.kind)
    }

    fn is_pdf(&self) -> bool {
        self.opened.content.kind == "pdf"
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(one, _)| *one == field).map(|(_, text)| text.as_str())
    }

    fn fault(&self) -> Option<String> {
        let plan = self.plan.as_ref().filter(|plan| !plan.fault.is_empty())?;
        Some(self.p.w(&plan.fault, &plan.fault_detail))
    }

    fn kind(&self, group: &Group) -> String {
        group.first.kind_words(&self.p)
    }

    fn next(&self) -> Option<usize> {
        let next = self.from + SCREEN;
        i64::try_from(next).is_ok_and(|at| at < self.all).then_some(next)
    }

    fn before(&self) -> Option<usize> {
        (self.from > 0).then(|| self.from.saturating_sub(SCREEN))
    }

    fn next_pictures(&self) -> Option<i64> {
        let pages = self.plan.as_ref().map_or(0, |plan| plan.pages);
        self.pictures.last().map(|last| last + 1).filter(|next| *next <= pages)
    }

    fn still(&self) -> Vec<(i64, String)> {
        self.plan.as_ref().map(Plan::still).unwrap_or_default()
    }

    fn pages_of_plan(&self) -> i64 {
        self.plan.as_ref().map_or(0, |plan| plan.pages)
    }
}

/// `GET /kerja/dokumen/{content}/hitamkan`; `?dari=` the first finding, `?hasil=` the first page of the result.
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
    query: Query,
) -> Result<Response<Body>> {
    let opened = Opened::find(&ctx, id).await?;
    let flash = Page::new(&ctx, "").flash(query.raw("ok")).flash;
    let places = (query.parse("dari").unwrap_or(0), query.parse("hasil").unwrap_or(1));
    page(&ctx, opened, places, &Fields::default(), FieldErrors::default(), flash).await
}

/// The page again with what could not be taken, status 422.
pub(super) async fn refused(
    ctx: &Ctx,
    id: DocumentVersionId,
    fields: &Fields,
    errors: FieldErrors,
) -> Result<Response<Body>> {
    let opened = Opened::find(ctx, id).await?;
    page(ctx, opened, (fields.parse("dari").unwrap_or(0), 1), fields, errors, None).await
}

async fn page(
    ctx: &Ctx,
    opened: Opened,
    (from, first_picture): (usize, i64),
    fields: &Fields,
    errors: FieldErrors,
    flash: Option<String>,
) -> Result<Response<Body>> {
    let mut p = Page::new(ctx, ctx.locale.t("redact-title")).section("register");
    p.flash = flash;
    let plan = opened.plan.clone();
    let places = store::list_places(ctx.db(), ctx.body(), opened.content.id).await?;
    let groups = model::groups(&places);
    let mut pages: Vec<(i64, usize)> = Vec::new();
    for group in &groups {
        let ticked = usize::from(group.first.is_chosen);
        match pages.iter_mut().find(|(page, _)| *page == group.first.page) {
            Some((_, count)) => *count += ticked,
            None => pages.push((group.first.page, ticked)),
        }
    }
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let is_working = plan.as_ref().is_some_and(Plan::is_working);
    let last_page = plan.as_ref().map_or(0, |plan| plan.pages);
    let shown = PlanPage {
        errors: errors.0.iter().map(|(field, key)| (*field, ctx.locale.t(key))).collect(),
        all: count(groups.len()),
        chosen: count(groups.iter().filter(|group| group.first.is_chosen).count()),
        rows: groups.into_iter().skip(from).take(SCREEN).collect(),
        pictures: (first_picture.max(1)..=last_page).take(PICTURES).collect(),
        grounds: grounds::choices(&p),
        words: fields.text("words").to_owned(),
        words_note: fields.text("note").to_owned(),
        words_ground: fields.text("ground").to_owned(),
        from,
        pages,
        plan,
        opened,
        p,
    };
    let mut response = html_status(status, &shown)?;
    if is_working {
        response.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(response)
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// `POST /kerja/dokumen/{content}/hitamkan`: keeps the ticks, then does what the button says.
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    match act(&ctx, id, &fields).await {
        Ok(to) => Ok(see_other(&ctx, &format!("{}{to}", open::path(id)))),
        Err(Error::Invalid(errors)) => refused(&ctx, id, &fields, errors).await,
        Err(Error::Conflict) => Ok(see_other(&ctx, &open::path(id))),
        Err(error) => Err(error),
    }
}

/// Does what was asked and says where to go on.
async fn act(ctx: &Ctx, id: DocumentVersionId, fields: &Fields) -> Result<String> {
    let all = match fields.text("do") {
        "all" => Some(true),
        "none" => Some(false),
        _ => None,
    };
    choose::choose(ctx, id, &choices(fields), all).await?;
    let from: usize = fields.parse("dari").unwrap_or(0);
    match fields.text("do") {
        "make" => {
            make(ctx, id).await?;
            Ok(String::new())
        }
        "words" => {
            let lines = fields.text("words").lines().map(str::trim).filter(|line| !line.is_empty());
            let words: Vec<String> = lines.map(str::to_owned).collect();
            let missing =
                choose::add_words(ctx, id, &words, fields.text("ground"), fields.text("note")).await?;
            Ok(if missing.len() == words.len() {
                "?ok=redact-words-none#kata".to_owned()
            } else if missing.is_empty() {
                "?ok=redact-words#temuan".to_owned()
            } else {
                "?ok=redact-words-some#temuan".to_owned()
            })
        }
        _ => Ok(format!("?dari={from}&ok=redact-chosen#temuan")),
    }
}

/// The rows of the screen with their ticks.
fn choices(fields: &Fields) -> Vec<Choice> {
    let ticked: Vec<i64> = fields.all("cut").filter_map(|number| number.parse().ok()).collect();
    let rows = fields.all("row").filter_map(|number| number.parse().ok());
    rows.map(|number| Choice {
        number,
        is_chosen: ticked.contains(&number),
        ground: fields.text(&format!("ground-{number}")).to_owned(),
        note: fields.text(&format!("note-{number}")).to_owned(),
    })
    .collect()
}
