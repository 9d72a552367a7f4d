//! `/kerja/permohonan/penyimpanan`: for how many years after its end a case keeps who asked, and why.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;

use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Years without a rule of the body's own. No article names a number: a case can be asked about in an objection,
/// at the Commission and in court for about two years, and offices keep such files for five.
const YEARS: i64 = 5;
/// Longest source, in characters.
const SOURCE_CHARS: usize = 300;

db::record! {
    /// The rule of a body.
    #[derive(Debug, Clone)]
    pub(super) struct Rule {
        /// Years after the end of a case.
        pub(super) years: i64,
        /// The schedule or decision it comes from.
        pub(super) source: String,
    }
}

/// The rule that holds now.
pub(super) async fn current(ctx: &Ctx) -> Result<Rule> {
    let own = store::find_rule(ctx.db(), ctx.body()).await?;
    Ok(own.unwrap_or_else(|| Rule { years: YEARS, source: ctx.locale.t("retention-source-house") }))
}

#[derive(Template)]
#[template(path = "retention/pages/rule.html")]
struct RulePage {
    p: Page,
    years: String,
    source: String,
    errors: FieldErrors,
}

/// `GET /kerja/permohonan/penyimpanan`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageBody, None)?;
    let rule = current(&ctx).await?;
    let fields = (rule.years.to_string(), rule.source);
    page(&ctx, fields, FieldErrors::default(), Some(query.text("ok")))
}

/// `POST /kerja/permohonan/penyimpanan`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let rule =
        Rule { years: fields.parse("tahun").unwrap_or_default(), source: fields.text("dasar").to_owned() };
    match set(&ctx, &rule).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/permohonan/penyimpanan?ok=retention-saved")),
        Err(Error::Invalid(errors)) => {
            page(&ctx, (fields.text("tahun").to_owned(), rule.source), errors, None)
        }
        Err(other) => Err(other),
    }
}

/// Sets the rule. Errors: `Invalid`, `Forbidden`.
async fn set(ctx: &Ctx, rule: &Rule) -> Result<()> {
    let role = ctx.allow(Act::ManageBody, None)?;
    let mut errors = FieldErrors::default();
    if !(1..=30).contains(&rule.years) {
        errors.add("tahun", "retention-error-years");
    }
    if rule.source.is_empty() || rule.source.chars().count() > SOURCE_CHARS {
        errors.add("dasar", "retention-error-source");
    }
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    store::put_rule(&tx, ctx.body(), rule, ctx.now()).await?;
    let change = Change::new("retention.set", "body", ctx.body()).as_role(role).because(&rule.source);
    audit::record(ctx, &tx, change.detail(rule.years.to_string())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

fn page(
    ctx: &Ctx,
    (years, source): (String, String),
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("retention-rule-title")).section("requests").flash(ok);
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_status(status, &RulePage { p, years, source, errors })
}
