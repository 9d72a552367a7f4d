//! `/kerja/akun-medsos/bulan`: a month typed in by hand, with an address or a picture that proves it.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::activity::{Month, Network, Road};
use rules::permission::Act;

use super::list::choices;
use super::model::Place;
use super::recount::recount;
use super::store::{self, NewMonth};
use crate::activity::{self, Presence};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::file::upload::{self, Stored};
use crate::ids::{SocialMonthId, UnitId};
use crate::page::{FieldsWithFiles, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Most posts of a month that are believed.
const MOST_POSTS: u32 = 5_000;
/// Field of the picture.
const PICTURE: &str = "gambar";
/// Longest proof, in characters.
const PROOF_CHARS: usize = 500;

/// What is typed of a month.
#[derive(Debug, Clone)]
pub struct TypedMonth {
    /// Whose.
    pub unit: UnitId,
    /// Where.
    pub network: Network,
    /// When.
    pub month: Month,
    /// How many original posts.
    pub posts: u32,
    /// Address that proves it; may be empty beside a picture.
    pub proof: String,
    /// Picture of the screen that proves it.
    pub picture: Option<Stored>,
}

/// Writes a number down. A later one for the same month takes its place; both stay on record.
/// Errors: `Forbidden`; `Invalid` for a number nobody believes, a month to come, a missing proof.
pub async fn enter(ctx: &Ctx, typed: &TypedMonth) -> Result<SocialMonthId> {
    let role = ctx.allow(Act::KeepSocialAccounts, Some(typed.unit))?;
    let mut errors = FieldErrors::default();
    if typed.posts > MOST_POSTS {
        errors.add("jumlah", "social-error-posts");
    }
    if typed.month > Month::of(ctx.today()) {
        errors.add("bulan", "social-error-month");
    }
    let is_address = url::Url::parse(&typed.proof).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    let is_proved = is_address || (typed.proof.is_empty() && typed.picture.is_some());
    if !is_proved || typed.proof.chars().count() > PROOF_CHARS {
        errors.add("bukti", "social-error-proof");
    }
    errors.into_result()?;
    let (unit, network, month) = (typed.unit, typed.network, typed.month);
    let tx = ctx.db().begin().await?;
    let picture = match &typed.picture {
        Some(stored) => Some(upload::insert(ctx, &tx, unit, stored).await?),
        None => None,
    };
    let (posts, proof, by) = (Some(typed.posts), typed.proof.as_str(), ctx.account());
    let new = NewMonth { unit, network, month, said: "count", posts, proof, import: None, by, picture };
    let id = store::insert_month(&tx, (ctx.body(), ctx.now()), &new).await?;
    activity::put_presence(ctx, &tx, Presence { unit, network, from: month, present: true }).await?;
    recount(ctx, &tx, Place { unit, network, month, road: Road::Manual }).await?;
    let detail = format!("{network} {month}: {}", typed.posts);
    let change = Change::new("social.enter", "social_month", id).in_unit(unit).as_role(role).detail(detail);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// The form as typed.
#[derive(Default)]
struct Form {
    unit: String,
    network: String,
    month: String,
    posts: String,
    proof: String,
}

impl Form {
    fn read(fields: &Query) -> Self {
        Self {
            unit: fields.text("unit").to_owned(),
            network: fields.text("jaringan").to_owned(),
            month: fields.text("bulan").to_owned(),
            ..Self::default()
        }
    }

    fn check(&self, ctx: &Ctx) -> Result<TypedMonth> {
        let mut errors = FieldErrors::default();
        let unit = ctx.directory.by_code(&self.unit).map(|unit| unit.id);
        let network = Network::from_code(&self.network).filter(|network| network.is_social());
        let (month, posts) = (social::month_of(&self.month), self.posts.parse().ok());
        for (is_missing, field, key) in [
            (unit.is_none(), "unit", "social-error-unit"),
            (network.is_none(), "jaringan", "social-error-network"),
            (month.is_none(), "bulan", "social-error-month"),
            (posts.is_none(), "jumlah", "social-error-posts"),
        ] {
            if is_missing {
                errors.add(field, key);
            }
        }
        match (unit, network, month, posts) {
            (Some(unit), Some(network), Some(month), Some(posts)) => {
                Ok(TypedMonth { unit, network, month, posts, proof: self.proof.clone(), picture: None })
            }
            _ => Err(Error::Invalid(errors)),
        }
    }
}

#[derive(Template)]
#[template(path = "social/pages/month.html")]
struct MonthPage {
    p: Page,
    form: Form,
    errors: FieldErrors,
    units: Vec<(String, String)>,
    networks: Vec<(String, String)>,
}

fn page(ctx: &Ctx, form: Form, errors: FieldErrors) -> Result<Response<Body>> {
    let units = ctx.units_for(Act::KeepSocialAccounts);
    if units.is_empty() {
        ctx.allow(Act::KeepSocialAccounts, None)?;
    }
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = MonthPage {
        p: Page::new(ctx, ctx.locale.t("social-month-title")).section("social"),
        units: units.into_iter().map(|unit| (unit.code.clone(), unit.name.clone())).collect(),
        networks: choices(ctx),
        form,
        errors,
    };
    html_status(status, &page)
}

/// Takes the picture in and writes the month down.
/// Errors: `Invalid` for a picture that is none, or too large; as [`enter`].
async fn with_picture(ctx: &Ctx, typed: TypedMonth, sent: FieldsWithFiles) -> Result<TypedMonth> {
    ctx.allow(Act::KeepSocialAccounts, Some(typed.unit))?;
    let wrong = |key| Error::Invalid(FieldErrors(vec![(PICTURE, key)]));
    if !sent.left_out.is_empty() {
        return Err(wrong("request-error-paper-large"));
    }
    let mut typed = typed;
    if let Some(file) = sent.files.into_iter().find(|file| file.field == PICTURE) {
        let _slot = ctx.app.handling.enter().await?;
        let name = file.file_name.clone();
        let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
        typed.picture = match upload::store_photo(ctx, &name, bytes).await {
            Ok(stored) => Some(stored),
            Err(Error::Refused(key)) => return Err(wrong(key)),
            Err(other) => return Err(other),
        };
    }
    enter(ctx, &typed).await?;
    Ok(typed)
}

/// `GET /kerja/akun-medsos/bulan`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    page(&ctx, Form::read(&query), FieldErrors::default())
}

/// `POST /kerja/akun-medsos/bulan`
pub(super) async fn post(SignedIn(ctx): SignedIn, sent: FieldsWithFiles) -> Result<Response<Body>> {
    let text = |name: &str| sent.fields.text(name).to_owned();
    let form = Form {
        unit: text("unit"),
        network: text("jaringan"),
        month: text("bulan"),
        posts: text("jumlah"),
        proof: text("bukti"),
    };
    let done = match form.check(&ctx) {
        Ok(typed) => with_picture(&ctx, typed, sent).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(typed) => {
            let place =
                Place { unit: typed.unit, network: typed.network, month: typed.month, road: Road::Manual };
            Ok(see_other(&ctx, &format!("{}&ok=social-entered", place.evidence(&form.unit))))
        }
        Err(Error::Invalid(errors)) => page(&ctx, form, errors),
        Err(other) => Err(other),
    }
}
