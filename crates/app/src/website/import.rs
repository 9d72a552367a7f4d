//! `/kerja/situs/impor`: a list of websites from a table, pasted or as a CSV file. Sites that are known by their address
//! are changed, others are new; the same list twice changes nothing.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;
use rules::website::{Place, SiteState};

use super::model::{SYSTEMS, Website};
use super::save::{address, save};
use super::store;
use crate::ctx::SignedIn;
use crate::ids::{Coded, WebsiteId};
use crate::page::{FieldsWithFiles, Page, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Most rows of a list.
const MOST_ROWS: usize = 5_000;

/// Names a column may have, first ours.
const COLUMNS: [(&str, &[&str]); 9] = [
    ("unit", &["unit", "kode", "kode unit", "opd", "perangkat daerah", "nama"]),
    ("url", &["alamat", "situs", "website", "url", "domain"]),
    ("system", &["sistem", "system", "cms"]),
    ("owner", &["pemilik", "penanggung jawab", "owner"]),
    ("decree", &["sk", "dasar", "decree"]),
    ("administrators", &["pengelola", "admin", "administrators"]),
    ("domain_until", &["domain sampai", "berlaku sampai", "domain_until"]),
    ("domain_officer", &["pejabat domain", "domain_officer"]),
    ("note", &["catatan", "keterangan", "note"]),
];

/// What a list did.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Sites that are new.
    pub added: usize,
    /// Sites of which something changed.
    pub changed: usize,
    /// Rows that say what is known already.
    pub same: usize,
    /// Row number, text key of what is wrong, the word.
    pub faults: Vec<(usize, &'static str, String)>,
}

/// Takes a list in. A row with a fault is left out and named; the others are written one by one.
/// Errors: `Forbidden`; `Refused` when there is no column of units or addresses, or too many rows.
pub async fn import(ctx: &Ctx, text: &str) -> Result<Imported> {
    ctx.allow(Act::ManageWebsites, None)?;
    let mut done = Imported::default();
    for (row, found) in (2..).zip(rows(ctx, text)?) {
        match found {
            Ok(site) => take(ctx, row, site, &mut done).await?,
            Err((key, word)) => done.faults.push((row, key, word)),
        }
    }
    Ok(done)
}

async fn take(ctx: &Ctx, row: usize, new: Website, done: &mut Imported) -> Result<()> {
    let known = match store::find_by_url(ctx.db(), ctx.body(), &new.url).await? {
        Some(id) => store::find(ctx.db(), ctx.body(), id).await?,
        None => None,
    };
    let site = match &known {
        Some(known) => laid_over(known, &new),
        None => new,
    };
    if known.as_ref() == Some(&site) {
        done.same += 1;
        return Ok(());
    }
    match save(ctx, &site).await {
        Ok(_) if site.id == WebsiteId(0) => done.added += 1,
        Ok(_) => done.changed += 1,
        Err(Error::Invalid(errors)) => {
            let key = errors.0.first().map_or("website-error-url", |(_, key)| *key);
            done.faults.push((row, key, site.url));
        }
        Err(other) => return Err(other),
    }
    Ok(())
}

/// What is known, with everything the row says. An empty cell says nothing.
fn laid_over(known: &Website, new: &Website) -> Website {
    let said = |new: &String, known: &String| if new.is_empty() { known.clone() } else { new.clone() };
    Website {
        unit_id: new.unit_id,
        system: if new.system == "other" { known.system.clone() } else { new.system.clone() },
        owner: said(&new.owner, &known.owner),
        decree: said(&new.decree, &known.decree),
        administrators: said(&new.administrators, &known.administrators),
        domain_until: said(&new.domain_until, &known.domain_until),
        domain_officer: said(&new.domain_officer, &known.domain_officer),
        note: said(&new.note, &known.note),
        state: Coded(if known.state.0 == SiteState::Ended { SiteState::Used } else { known.state.0 }),
        ..known.clone()
    }
}

type Row = std::result::Result<Website, (&'static str, String)>;

fn rows(ctx: &Ctx, text: &str) -> Result<Vec<Row>> {
    let text = text.trim_start_matches('\u{feff}');
    let heading = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|sign| heading.bytes().filter(|byte| byte == sign).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|_not_a_table| Error::BadRequest)?.clone();
    let place = |wanted: &str| {
        let names = COLUMNS.iter().find(|(column, _)| *column == wanted).map_or(&[][..], |(_, names)| *names);
        headings.iter().position(|heading| names.contains(&heading.trim().to_lowercase().as_str()))
    };
    if place("unit").is_none() || place("url").is_none() {
        return Err(Error::Refused("website-import-no-columns"));
    }
    let places = COLUMNS.map(|(column, _)| (column, place(column)));
    let mut found = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else { return Err(Error::BadRequest) };
        if found.len() >= MOST_ROWS {
            return Err(Error::Refused("website-import-too-many"));
        }
        let cell = |wanted: &str| {
            let at = places.iter().find(|(column, _)| *column == wanted).and_then(|(_, at)| *at);
            at.and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned()
        };
        if !record.iter().all(|cell| cell.trim().is_empty()) {
            found.push(row(ctx, cell));
        }
    }
    Ok(found)
}

fn row(ctx: &Ctx, cell: impl Fn(&str) -> String) -> Row {
    let word = cell("unit");
    let lower = word.to_lowercase();
    let named = |unit: &&crate::org::Unit| {
        [&unit.code, &unit.name, &unit.short_name].into_iter().any(|name| name.to_lowercase() == lower)
    };
    let Some(unit) = ctx.directory.active().find(named).filter(|_| !lower.is_empty()) else {
        return Err(("website-error-unit", word));
    };
    let is_hosted = ["sini", "hosted", "portal"].contains(&cell("url").to_lowercase().as_str());
    let url = if is_hosted { Some(unit.path()) } else { address(&cell("url")) };
    let Some(url) = url else { return Err(("website-error-url", cell("url"))) };
    let system = cell("system").to_lowercase();
    let place = if is_hosted { Place::Hosted } else { Place::Elsewhere };
    let blank = Website::of(unit.id, &url, place);
    Ok(Website {
        system: if SYSTEMS.contains(&system.as_str()) { system } else { blank.system.clone() },
        owner: cell("owner"),
        decree: cell("decree"),
        administrators: cell("administrators"),
        domain_until: cell("domain_until"),
        domain_officer: cell("domain_officer"),
        note: cell("note"),
        ..blank
    })
}

#[derive(Template)]
#[template(path = "website/pages/import.html")]
struct ImportPage {
    p: Page,
    text: String,
    problem: String,
    done: Option<Imported>,
    faults: Vec<String>,
    systems: String,
}

fn page(ctx: &Ctx, text: &str, problem: String, done: Option<Imported>) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("website-import-title")).section("websites");
    let is_fine = problem.is_empty() && done.as_ref().is_none_or(|done| done.faults.is_empty());
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let fault = |(row, key, word): &(usize, &'static str, String)| {
        p.ww("website-import-fault", &row.to_string(), &format!("{word}: {}", p.t(key)))
    };
    let page = ImportPage {
        text: text.to_owned(),
        problem,
        faults: done.iter().flat_map(|done| &done.faults).map(fault).collect(),
        done,
        systems: SYSTEMS.join(", "),
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/situs/impor`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    ctx.allow(Act::ManageWebsites, None)?;
    page(&ctx, "", String::new(), None)
}

/// `POST /kerja/situs/impor`
pub(super) async fn post(SignedIn(ctx): SignedIn, form: FieldsWithFiles) -> Result<Response<Body>> {
    ctx.allow(Act::ManageWebsites, None)?;
    let mut text = form.fields.raw("daftar").unwrap_or_default().to_owned();
    if let Some(file) = form.files.into_iter().next() {
        let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
        let (read, _, _) = encoding_rs::UTF_8.decode(&bytes);
        text = read.into_owned();
    }
    match import(&ctx, &text).await {
        Ok(done) if done.faults.is_empty() => Ok(see_other(&ctx, "/kerja/situs?ok=website-imported")),
        Ok(done) => page(&ctx, &text, String::new(), Some(done)),
        Err(Error::Refused(key)) => page(&ctx, &text, ctx.locale.t(key), None),
        Err(Error::BadRequest) => page(&ctx, &text, ctx.locale.t("website-import-no-table"), None),
        Err(other) => Err(other),
    }
}
