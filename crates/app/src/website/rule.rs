//! `/kerja/situs/aturan`: from how many days of silence a site is less active or dormant, and how often it is asked.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::activity::Thresholds;
use rules::permission::Act;

use super::model::WatchRule;
use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Minutes between two light checks without a rule of the body's own: gentle enough for small servers.
const MINUTES: i64 = 10;
/// Longest source, in characters.
const SOURCE_CHARS: usize = 300;

/// The rule that holds now.
/// Errors: the database refuses.
pub async fn current(ctx: &Ctx) -> Result<WatchRule> {
    let own = store::find_rule(ctx.db(), ctx.body()).await?;
    let house = Thresholds::default();
    Ok(own.unwrap_or_else(|| WatchRule {
        less_active_after: i64::from(house.less_active_after),
        dormant_after: i64::from(house.dormant_after),
        minutes: MINUTES,
        is_on: true,
        source: ctx.locale.t("website-rule-house"),
    }))
}

/// Sets the rule. Errors: `Invalid`, `Forbidden`.
pub async fn set(ctx: &Ctx, rule: &WatchRule) -> Result<()> {
    let role = ctx.allow(Act::ManageWebsites, None)?;
    let mut errors = FieldErrors::default();
    if !(1..=365).contains(&rule.less_active_after) {
        errors.add("kurang", "website-rule-error-days");
    }
    if rule.dormant_after <= rule.less_active_after || rule.dormant_after > 730 {
        errors.add("tidur", "website-rule-error-order");
    }
    if !(1..=1440).contains(&rule.minutes) {
        errors.add("menit", "website-rule-error-minutes");
    }
    if rule.source.is_empty() || rule.source.chars().count() > SOURCE_CHARS {
        errors.add("dasar", "website-rule-error-source");
    }
    errors.into_result()?;
    let before = current(ctx).await?;
    let tx = ctx.db().begin().await?;
    store::put_rule(&tx, ctx.body(), rule, ctx.now()).await?;
    let change = Change::new("website.rule", "body", ctx.body()).as_role(role).because(&rule.source);
    let words = |rule: &WatchRule| format!("{} {} {}", rule.code(), rule.minutes, rule.is_on);
    audit::record(ctx, &tx, change.detail(format!("{} → {}", words(&before), words(rule)))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

#[derive(Template)]
#[template(path = "website/pages/rule.html")]
struct RulePage {
    p: Page,
    inputs: Vec<Input>,
    has_errors: bool,
    is_conflict: bool,
    show_optional: bool,
}

/// `GET /kerja/situs/aturan`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageWebsites, None)?;
    let rule = current(&ctx).await?;
    let typed = [
        rule.less_active_after.to_string(),
        rule.dormant_after.to_string(),
        rule.minutes.to_string(),
        if rule.is_on { "ya" } else { "tidak" }.to_owned(),
        rule.source,
    ];
    page(&ctx, &typed, &FieldErrors::default(), Some(query.text("ok")))
}

/// `POST /kerja/situs/aturan`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let number = |name: &str| fields.parse(name).unwrap_or_default();
    let rule = WatchRule {
        less_active_after: number("kurang"),
        dormant_after: number("tidur"),
        minutes: number("menit"),
        is_on: fields.text("jalan") == "ya",
        source: fields.text("dasar").to_owned(),
    };
    match set(&ctx, &rule).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/situs/aturan?ok=website-rule-saved")),
        Err(Error::Invalid(errors)) => {
            let typed =
                ["kurang", "tidur", "menit", "jalan", "dasar"].map(|name| fields.text(name).to_owned());
            page(&ctx, &typed, &errors, None)
        }
        Err(other) => Err(other),
    }
}

fn page(ctx: &Ctx, typed: &[String; 5], errors: &FieldErrors, ok: Option<&str>) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("website-rule-title")).section("websites").flash(ok);
    let [less_active, dormant, minutes, is_on, source] = typed;
    let yes_no = ["ya", "tidak"].map(|code| (code.to_owned(), p.t(&format!("website-rule-{code}"))));
    let field = |name: &'static str, key: &str, value: &str, kind: Kind| {
        let keys = [format!("website-rule-field-{key}"), format!("website-rule-hint-{key}")];
        Input::of(&p, &keys, name, value, kind).required().check(&p, errors)
    };
    let inputs = vec![
        field("kurang", "less-active", less_active, Kind::Line("number")),
        field("tidur", "dormant", dormant, Kind::Line("number")),
        field("menit", "minutes", minutes, Kind::Line("number")),
        field("jalan", "on", is_on, Kind::Choice(yes_no.to_vec())),
        field("dasar", "source", source, Kind::Line("text")),
    ];
    let has_errors = !errors.0.is_empty();
    let status = if has_errors { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    html_status(status, &RulePage { p, inputs, has_errors, is_conflict: false, show_optional: false })
}
