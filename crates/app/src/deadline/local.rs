//! `/kerja/pengaturan/tenggat`: periods a body sets for itself, stricter than the law by a regulation of its own
//! (`rules::deadline::Profile`). They count for what is received from then on; dates that were told stay.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use db::{Db, Sql, params, sql};
use rules::deadline::{Change as LocalPeriod, Profile, ProfileFault, Rule, rule, rules};
use rules::permission::Act;

use super::words::words;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::BodyId;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

const LIST_LOCAL: Sql = sql!("sql/list_local.sql");
const PUT_LOCAL: Sql = sql!("sql/put_local.sql");
const DELETE_LOCAL: Sql = sql!("sql/delete_local.sql");

/// The opening decision of what is withheld: its reminders are planned long before.
const OPENING: &str = "DL.EXE.DECIDE";

/// Longest citation, in characters.
const BASIS_CHARS: usize = 300;

db::record! {
    /// A period as it is stored.
    struct Row {
        code: String,
        length: i64,
        basis: String,
    }
}

async fn list(db: &Db, body: BodyId) -> Result<Vec<LocalPeriod>> {
    let rows: Vec<Row> = db.all(&LIST_LOCAL, params![body]).await?;
    let period = |row: Row| {
        let length = u16::try_from(row.length).map_err(anyhow::Error::new)?;
        Ok(LocalPeriod { code: row.code, length, basis: row.basis })
    };
    rows.into_iter().map(period).collect()
}

/// The periods of a body; the law's where it set none.
/// Errors: the database does not answer; `Internal` for a stored period that may not be.
pub async fn profile(db: &Db, body: BodyId) -> Result<Profile> {
    let made = Profile::new(list(db, body).await?, None);
    made.map_err(|(code, fault)| Error::Internal(anyhow::anyhow!("stored period {code}: {fault:?}")))
}

/// Sets a period; one as long as the law's is no period of its own and takes an earlier one back.
/// Errors: `Invalid` for a period that is looser than the law, is not the body's to set, or names no regulation;
/// `Forbidden`.
pub async fn set(ctx: &Ctx, period: &LocalPeriod) -> Result<()> {
    let role = ctx.allow(Act::ManageBody, None)?;
    let found = check(period)?;
    let before = profile(ctx.db(), ctx.body()).await?.term(found).length;
    let (body, basis) = (ctx.body(), period.basis.trim());
    let tx = ctx.db().begin().await?;
    if period.length == found.term.length {
        tx.exec(&DELETE_LOCAL, params![body, &period.code]).await?;
    } else {
        let length = i64::from(period.length);
        tx.exec(&PUT_LOCAL, params![body, &period.code, length, basis, ctx.now()]).await?;
    }
    let change = Change::new("deadline.set-local", "body", body)
        .as_role(role)
        .because(basis)
        .detail(format!("{}: {before} → {}", period.code, period.length));
    audit::record(ctx, &tx, change).await?;
    if period.code == OPENING {
        crate::exemption::jobs::plan_again(ctx, &tx).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

fn check(period: &LocalPeriod) -> Result<&'static Rule> {
    let invalid = |field, key| Error::Invalid(FieldErrors(vec![(field, key)]));
    let found = rule(&period.code).ok_or_else(|| invalid("jenis", "deadline-error-local-unknown"))?;
    if period.length == 0 {
        return Err(invalid("panjang", "deadline-error-local-length"));
    }
    if period.basis.chars().count() > BASIS_CHARS {
        return Err(invalid("dasar", "deadline-error-local-long"));
    }
    match Profile::new(vec![period.clone()], None) {
        Ok(_) => Ok(found),
        Err((_, ProfileFault::Unknown)) => Err(invalid("jenis", "deadline-error-local-unknown")),
        Err((_, ProfileFault::NotTheBodys)) => Err(invalid("jenis", "deadline-error-local-other")),
        Err((_, ProfileFault::Looser)) => Err(invalid("panjang", "deadline-error-local-looser")),
        Err((_, ProfileFault::Unproved)) => Err(invalid("dasar", "deadline-error-local-basis")),
    }
}

/// One period of the table.
struct Line {
    code: &'static str,
    name: String,
    law: String,
    own: String,
    basis: String,
}

#[derive(Template)]
#[template(path = "deadline/pages/local.html")]
struct LocalPage {
    p: Page,
    lines: Vec<Line>,
    inputs: Vec<Input>,
    errors: Vec<(String, String)>,
    show_optional: bool,
}

/// Periods a body may set for itself: those that bind it.
fn settable() -> impl Iterator<Item = &'static Rule> {
    rules().iter().filter(|rule| rule.binds_the_body())
}

/// `GET /kerja/pengaturan/tenggat`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    page(&ctx, &Fields::default(), &FieldErrors::default(), Some(query.text("ok"))).await
}

/// `POST /kerja/pengaturan/tenggat`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let period = LocalPeriod {
        code: fields.text("jenis").to_owned(),
        length: fields.parse("panjang").unwrap_or_default(),
        basis: fields.text("dasar").to_owned(),
    };
    match set(&ctx, &period).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/pengaturan/tenggat?ok=deadline-local-saved")),
        Err(Error::Invalid(errors)) => page(&ctx, &fields, &errors, None).await,
        Err(other) => Err(other),
    }
}

async fn page(ctx: &Ctx, fields: &Fields, errors: &FieldErrors, ok: Option<&str>) -> Result<Response<Body>> {
    ctx.allow(Act::ManageBody, None)?;
    let profile = profile(ctx.db(), ctx.body()).await?;
    let p = Page::new(ctx, ctx.locale.t("deadline-local-title")).section("settings").flash(ok);
    let name = |rule: &Rule| format!("{} ({})", words(&p, &rule.subject), rule.article);
    let length = |rule: &Rule, length: u16| {
        let unit = rules::Code::code(rule.term.unit).replace('_', "-");
        p.n(&format!("deadline-length-{unit}"), i64::from(length))
    };
    let line = |rule: &'static Rule| {
        let basis = profile.basis(rule);
        Line {
            code: &rule.code,
            name: name(rule),
            law: length(rule, rule.term.length),
            own: basis.map(|_| length(rule, profile.term(rule).length)).unwrap_or_default(),
            basis: basis.unwrap_or_default().to_owned(),
        }
    };
    let field = |at: &'static str, key: &str, kind: Kind| {
        let keys = [format!("deadline-field-{key}"), format!("deadline-hint-{key}")];
        Input::of(&p, &keys, at, fields.raw(at).unwrap_or_default(), kind).check(&p, errors)
    };
    let codes = settable().map(|rule| (rule.code.clone(), name(rule))).collect();
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = LocalPage {
        lines: settable().map(line).collect(),
        inputs: vec![
            field("jenis", "local-code", Kind::Choice(codes)).required(),
            field("panjang", "local-length", Kind::Line("number")).required(),
            field("dasar", "local-basis", Kind::Line("text")).required(),
        ],
        errors: errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        show_optional: true,
        p,
    };
    html_status(status, &page)
}
