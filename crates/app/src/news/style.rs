//! The style guide of the city and its own list of words, kept by the main office, read by everybody who writes.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use db::{Sql, params, sql};
use newsroom::{HouseWords, TermLine};
use rules::permission::Act;

use super::markup;
use super::sketch::{self, Progress};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::page::{Fields, Page, Query, SafeHtml, html_status, see_other};
use crate::{Ctx, Error, Result};

const FIND_STYLE: Sql = sql!("sql/find_style.sql");
const PUT_STYLE: Sql = sql!("sql/put_style.sql");

/// The guide a body has before it writes its own; our own words.
const GUIDE: &str = include_str!("style_guide.txt");

/// Where the page stands.
const PATH: &str = "/kerja/berita/pedoman";

/// Characters of guide and list.
const GUIDE_CHARS: usize = 60_000;

db::record! {
    /// The guide of a body.
    #[derive(Debug, Clone)]
    struct Style {
        /// In the light markup of news.
        guide: String,
        /// One word or one `said = better` a line.
        words: String,
        /// Raised by every change; 0 before the first.
        version: i64,
        /// Last changed, Unix ms; 0 before the first time.
        at: i64,
    }
}

async fn find(ctx: &Ctx) -> Result<Style> {
    let own = ctx.db().optional(&FIND_STYLE, params![ctx.body()]).await?;
    Ok(own.unwrap_or_else(|| Style {
        guide: GUIDE.trim().to_owned(),
        words: String::new(),
        version: 0,
        at: 0,
    }))
}

/// The own words of the body, for the checks.
/// Errors: `Internal` when the kept list cannot be read.
pub(super) async fn house(ctx: &Ctx) -> Result<HouseWords> {
    let style = find(ctx).await?;
    HouseWords::parse(&style.words).map_err(|TermLine(line)| {
        Error::Internal(anyhow::anyhow!("line {line} of the kept list of words cannot be read"))
    })
}

#[derive(Template)]
#[template(path = "news/pages/style.html")]
struct StylePage {
    p: Page,
    style: Style,
    html: SafeHtml,
    may_write: bool,
    /// What is wrong: field and words.
    errors: Vec<(&'static str, String)>,
    progress: Progress,
}

impl StylePage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    /// The list without the lines that only explain.
    fn lines(&self) -> Vec<&str> {
        let lines = self.style.words.lines().map(str::trim);
        lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
    }
}

async fn page(
    ctx: &Ctx,
    style: Style,
    errors: Vec<(&'static str, String)>,
    status: StatusCode,
    ok: &str,
) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("news-style-title")).section("news").flash(Some(ok));
    let html = markup::to_html(&style.guide);
    let may_write = ctx.may(Act::PromoteNews, None);
    let progress = sketch::progress(ctx.db(), ctx.body()).await?;
    html_status(status, &StylePage { p, style, html, may_write, errors, progress })
}

/// `GET /kerja/berita/pedoman`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    if ctx.units_for(Act::ReadWorkroom).is_empty() {
        ctx.allow(Act::ReadWorkroom, None)?;
    }
    let style = find(&ctx).await?;
    page(&ctx, style, Vec::new(), StatusCode::OK, query.text("ok")).await
}

/// Keeps guide and list. An empty guide means the one that came with the program.
/// Errors: `Conflict` when somebody else was faster; `Forbidden`. The list was read before.
async fn write(ctx: &Ctx, style: &Style) -> Result<()> {
    let role = ctx.allow(Act::PromoteNews, None)?;
    let before = find(ctx).await?;
    let (guide, words) = (style.guide.as_str(), style.words.as_str());
    let tx = ctx.db().begin().await?;
    let values = params![ctx.body(), guide, words, style.version + 1, ctx.account(), ctx.now()];
    if before.version != style.version || tx.exec(&PUT_STYLE, values).await? != 1 {
        return Err(Error::Conflict);
    }
    let digest =
        |guide: &str, words: &str| audit::hex(&rules::chain::digest(&[guide.as_bytes(), words.as_bytes()]));
    let change = Change::new("news.style", "body", ctx.body()).as_role(role);
    let change = change.digests(digest(&before.guide, &before.words), digest(guide, words));
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/berita/pedoman`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    ctx.allow(Act::PromoteNews, None)?;
    let typed = |name: &str| fields.text(name).replace("\r\n", "\n");
    let version = fields.parse("version").unwrap_or_default();
    let mut style = Style { guide: typed("guide"), words: typed("words"), version, at: 0 };
    let mut errors = Vec::new();
    if style.guide.is_empty() {
        GUIDE.trim().clone_into(&mut style.guide);
    }
    if style.guide.chars().count() > GUIDE_CHARS {
        errors.push(("guide", ctx.locale.t("news-style-error-long")));
    }
    if let Err(TermLine(line)) = HouseWords::parse(&style.words) {
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        errors.push(("words", ctx.locale.with("news-style-error-line", &[("n", line.into())])));
    }
    if !errors.is_empty() {
        return page(&ctx, style, errors, StatusCode::UNPROCESSABLE_ENTITY, "").await;
    }
    match write(&ctx, &style).await {
        Ok(()) => Ok(see_other(&ctx, &format!("{PATH}?ok=news-style-saved"))),
        Err(Error::Conflict) => {
            // What was typed stays in the form; saving again then replaces the colleague's text knowingly.
            style.version = find(&ctx).await?.version;
            let said = vec![("guide", ctx.locale.t("news-style-error-changed"))];
            page(&ctx, style, said, StatusCode::CONFLICT, "").await
        }
        Err(other) => Err(other),
    }
}
