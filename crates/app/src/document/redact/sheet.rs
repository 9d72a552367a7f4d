//! One page of the file as a picture to tap on, with what is ticked in black over it.

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};

use super::model::{self, Place};
use super::open::{self, Opened};
use super::{grounds, measure, store};
use crate::ctx::SignedIn;
use crate::form::{Fields, Query};
use crate::ids::DocumentVersionId;
use crate::page::{Page, html_status};
use crate::{Ctx, Error, Result};

/// Names of the picture buttons with their widths in pixels. A browser tells where it was pressed in these pixels, so
/// each has one fixed width: one for phones, one for desks, one enlarged.
pub(super) const SIZES: [(&str, i64); 3] = [("kecil", 320), ("sedang", 720), ("besar", 1_400)];

#[derive(Template)]
#[template(path = "document/redact/pages/sheet.html")]
struct SheetPage {
    p: Page,
    opened: Opened,
    number: i64,
    pages: i64,
    width: i64,
    height: i64,
    places: Vec<Place>,
    /// The corner tapped first.
    corner: Option<(i64, i64)>,
    is_large: bool,
    grounds: Vec<(String, String)>,
    ground: String,
    note: String,
    errors: Vec<(&'static str, String)>,
}

impl SheetPage {
    fn path(&self) -> String {
        open::path(self.opened.content.id)
    }

    /// Buttons to show: the enlarged one alone, or one for phones and one for desks.
    fn sheets(&self) -> Vec<(&'static str, i64)> {
        SIZES.into_iter().filter(|(name, _)| (*name == "besar") == self.is_large).collect()
    }

    /// Radius of the mark of the first corner.
    fn mark(&self) -> i64 {
        self.width / 80
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(one, _)| *one == field).map(|(_, text)| text.as_str())
    }

    fn groups(&self) -> Vec<model::Group> {
        model::groups(&self.places)
    }

    fn label(&self, group: &model::Group) -> String {
        format!("{} {}", group.first.kind_words(&self.p), group.first.masked).trim_end().to_owned()
    }
}

/// Width and height of a page, in thousandths of a point.
/// Errors: `NotFound` for a page that is not there.
pub(super) async fn size_of(ctx: &Ctx, opened: &Opened, number: i64) -> Result<(i64, i64)> {
    let bytes: Arc<[u8]> = ctx.app.files.get(&opened.content.sha256).await?.into();
    let sizes = ctx.app.reader.sizes(opened.kind()?, bytes).await.map_err(|_| Error::NotFound)?;
    let at = usize::try_from(number.saturating_sub(1)).map_err(|_| Error::NotFound)?;
    sizes.get(at).copied().map(measure::size).ok_or(Error::NotFound)
}

/// `GET /kerja/dokumen/{content}/hitamkan/halaman?nomor=`; `x` and `y` are the corner tapped first.
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
    query: Query,
) -> Result<Response<Body>> {
    let opened = Opened::find(&ctx, id).await?;
    let number = query.parse("nomor").unwrap_or(1);
    let mut p = Page::new(&ctx, ctx.locale.t("redact-title")).section("register");
    p.flash = Page::new(&ctx, "").flash(query.raw("ok")).flash;
    let mut page = sheet(&ctx, p, opened, number).await?;
    page.corner = query.parse("x").zip(query.parse("y"));
    page.is_large = query.text("lebar") == "besar";
    html_status(StatusCode::OK, &page)
}

/// The page again with what could not be taken, status 422.
pub(super) async fn refused(
    ctx: &Ctx,
    opened: Opened,
    number: i64,
    fields: &Fields,
    error: Error,
) -> Result<Response<Body>> {
    let Error::Invalid(errors) = error else { return Err(error) };
    let p = Page::new(ctx, ctx.locale.t("redact-title")).section("register");
    let mut page = sheet(ctx, p, opened, number).await?;
    page.errors = errors.0.iter().map(|(field, key)| (*field, ctx.locale.t(key))).collect();
    fields.text("note").clone_into(&mut page.note);
    fields.text("ground").clone_into(&mut page.ground);
    html_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn sheet(ctx: &Ctx, mut p: Page, opened: Opened, number: i64) -> Result<SheetPage> {
    let plan = opened.in_state(model::OPEN).map_err(|_| Error::NotFound)?;
    let (width, height) = size_of(ctx, &opened, number).await?;
    p.title = p.n("redact-sheet-title", number);
    let places = store::list_places(ctx.db(), ctx.body(), opened.content.id).await?;
    Ok(SheetPage {
        grounds: grounds::choices(&p),
        places: places.into_iter().filter(|place| place.page == number).collect(),
        pages: plan.pages,
        corner: None,
        is_large: false,
        ground: grounds::PERSONAL.to_owned(),
        note: String::new(),
        errors: Vec::new(),
        number,
        width,
        height,
        opened,
        p,
    })
}
