//! The pledge of a unit (*maklumat pelayanan*, UU 25/2009 Ps.22): signed by its head, shown to everybody, printed for
//! the wall. A newer one takes its place; former ones stay in the table.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::permission::Act;

use super::model::Pledge;
use super::store;
use crate::audit::{self, Change};
use crate::ctx::{SignedIn, Visit};
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Fields, Page, Query, html_status, moved, public_html, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

const TEXT_CHARS: usize = 2_000;
const NAME_CHARS: usize = 150;

/// Keeps a signed pledge; it is public at once. Errors: `Forbidden`; `Invalid`.
pub async fn sign(ctx: &Ctx, pledge: &Pledge) -> Result<()> {
    let role = ctx.allow(Act::PublishServices, Some(pledge.unit_id))?;
    let mut errors = FieldErrors::default();
    for (field, text, most) in [
        ("isi", &pledge.text, TEXT_CHARS),
        ("penanda", &pledge.signer_name, NAME_CHARS),
        ("jabatan", &pledge.signer_position, NAME_CHARS),
    ] {
        if text.is_empty() {
            errors.add(field, "service-error-empty");
        } else if text.chars().count() > most {
            errors.add(field, "service-error-long");
        }
    }
    match pledge.signed_on.parse::<Date>() {
        Ok(day) if day <= ctx.today() => {}
        _ => errors.add("tanggal", "service-error-signed"),
    }
    errors.into_result()?;
    let digest = rules::chain::digest(&[
        pledge.text.as_bytes(),
        pledge.signer_name.as_bytes(),
        pledge.signer_position.as_bytes(),
        pledge.signed_on.as_bytes(),
    ]);
    let tx = ctx.db().begin().await?;
    let id = store::insert_pledge(ctx, &tx, pledge).await?;
    let change = Change::new("service.sign", "service_pledge", id).in_unit(pledge.unit_id).as_role(role);
    let change = change.public().detail(pledge.signer_name.clone()).digests("", audit::hex(&digest));
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

#[derive(Template)]
#[template(path = "service/pages/pledge.html")]
struct PledgePage {
    p: Page,
    pledge: Pledge,
    lines: Vec<String>,
}

/// `GET /unit/{code}/maklumat`
pub(super) async fn show(Visit(ctx): Visit, Path(code): Path<String>) -> Result<Response<Body>> {
    let unit = ctx.directory.successor(&code).ok_or(Error::NotFound)?;
    if unit.code != code {
        return Ok(moved(&ctx, &format!("/unit/{}/maklumat", unit.code)));
    }
    let pledge = store::find_pledge(ctx.db(), ctx.body(), unit.id).await?.ok_or(Error::NotFound)?;
    let p = Page::new(&ctx, ctx.locale.with("service-pledge-of", &[("x", unit.name.clone().into())]))
        .of_unit(unit.id)
        .section("service");
    let lines = pledge.text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    public_html(&ctx, &PledgePage { p, pledge, lines })
}

/// Labels of the fields.
const LABELS: [(&str, &str); 4] = [
    ("isi", "service-pledge-text"),
    ("penanda", "service-pledge-name"),
    ("jabatan", "service-pledge-position"),
    ("tanggal", "service-pledge-day"),
];

#[derive(Template)]
#[template(path = "service/pages/pledge_form.html")]
struct FormPage {
    p: Page,
    units: Vec<(String, String, bool)>,
    /// The unit, the pledge that holds, what was typed; without a unit one is chosen first.
    unit: Option<(String, String)>,
    known: Option<Pledge>,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
}

impl FormPage {
    fn value(&self, name: &str) -> String {
        let proposed = match (name, &self.known) {
            ("isi", Some(known)) => known.text.clone(),
            ("isi", None) => self.p.t("service-pledge-proposal"),
            ("penanda", Some(known)) => known.signer_name.clone(),
            ("jabatan", Some(known)) => known.signer_position.clone(),
            _ => String::new(),
        };
        self.typed.value("maklumat", name, &proposed)
    }
}

async fn shown(ctx: &Ctx, unit: Option<UnitId>, typed: Typed, ok: Option<&str>) -> Result<Response<Body>> {
    let own = ctx.units_for(Act::PublishServices);
    let unit = unit.or_else(|| own.first().map(|unit| unit.id));
    ctx.allow(Act::PublishServices, unit)?;
    let known = match unit {
        Some(unit) => store::find_pledge(ctx.db(), ctx.body(), unit).await?,
        None => None,
    };
    let p = Page::new(ctx, ctx.locale.t("service-pledge")).section("service").flash(ok);
    let choice = |one: &crate::org::Unit| (one.id.to_string(), one.name.clone(), unit == Some(one.id));
    let page = FormPage {
        units: own.into_iter().map(choice).collect(),
        unit: unit.and_then(|id| ctx.directory.unit(id)).map(|unit| (unit.id.to_string(), unit.path())),
        errors: typed.errors.named(&p, &LABELS),
        known,
        typed,
        p,
    };
    html_status(page.typed.status(), &page)
}

/// `GET /kerja/layanan/maklumat?unit=`
pub(super) async fn form(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    shown(&ctx, query.parse("unit"), Typed::default(), query.raw("ok")).await
}

/// `POST /kerja/layanan/maklumat`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let unit = fields.parse::<UnitId>("unit").ok_or(Error::BadRequest)?;
    let line = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let pledge = Pledge {
        id: 0,
        unit_id: unit,
        text: fields.text("isi").trim().replace("\r\n", "\n"),
        signer_name: line("penanda"),
        signer_position: line("jabatan"),
        signed_on: line("tanggal"),
        is_sample: ctx.directory.body.is_sample,
    };
    match sign(&ctx, &pledge).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/layanan/maklumat?unit={unit}&ok=service-signed"))),
        Err(Error::Invalid(errors)) => {
            shown(&ctx, Some(unit), Typed::wrong("maklumat", &fields, errors), None).await
        }
        Err(other) => Err(other),
    }
}
