//! Boxes drawn by hand: two taps on the picture of a page, or four numbers. Works without script: the browser
//! itself sends where a picture button was pressed.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::look::MOST_PLACES;
use super::model::{self, Place};
use super::open::{Opened, path};
use super::{choose, measure, sheet, store};
use crate::ctx::SignedIn;
use crate::form::Fields;
use crate::ids::DocumentVersionId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Smaller boxes are a slip of the finger. Thousandths of a point.
const LEAST_SIDE: i64 = 1_500;

/// A box on a page, in thousandths of a point from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Page, from 1.
    pub page: i64,
    /// Left edge.
    pub left: i64,
    /// Upper edge.
    pub top: i64,
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
}

impl Frame {
    /// The box between two corners, in any order.
    fn between(page: i64, one: (i64, i64), other: (i64, i64)) -> Self {
        Self {
            page,
            left: one.0.min(other.0),
            top: one.1.min(other.1),
            width: one.0.abs_diff(other.0).try_into().unwrap_or(i64::MAX),
            height: one.1.abs_diff(other.1).try_into().unwrap_or(i64::MAX),
        }
    }
}

/// Adds a box, ticked.
/// Errors: `Invalid` for one that is too small, beside the page or has no ground; `Conflict` when the plan is not
/// open; `NotFound`, `Forbidden`.
pub async fn add_box(ctx: &Ctx, id: DocumentVersionId, frame: Frame, ground: &str, note: &str) -> Result<()> {
    let opened = Opened::find(ctx, id).await?;
    let plan = opened.in_state(model::OPEN)?;
    choose::check(ground, note)?;
    let is_small = frame.width < LEAST_SIDE || frame.height < LEAST_SIDE;
    if is_small || frame.left < 0 || frame.top < 0 || !(1..=plan.pages).contains(&frame.page) {
        return Err(choose::invalid("box", "redact-error-box"));
    }
    let places = store::list_places(ctx.db(), ctx.body(), id).await?;
    if places.len() >= MOST_PLACES {
        return Err(choose::invalid("box", "redact-error-words-many"));
    }
    let (position, number) = choose::last_of(places.iter());
    let place = Place {
        position: position + 1,
        number: number + 1,
        page: frame.page,
        left_mpt: frame.left,
        top_mpt: frame.top,
        width_mpt: frame.width,
        height_mpt: frame.height,
        kind: model::BOX.to_owned(),
        masked: String::new(),
        ground: ground.to_owned(),
        note: choose::clean_note(note, model::BOX),
        is_chosen: true,
    };
    let tx = ctx.db().begin().await?;
    store::insert_place(&tx, ctx.body(), id, &place).await?;
    opened.end_step(ctx, tx, &plan, model::OPEN, "box").await
}

/// Removes the places of one finding or box from the plan.
/// Errors: `Conflict` when the plan is not open; `NotFound`, `Forbidden`.
pub async fn remove(ctx: &Ctx, id: DocumentVersionId, number: i64) -> Result<()> {
    let opened = Opened::find(ctx, id).await?;
    let plan = opened.in_state(model::OPEN)?;
    let tx = ctx.db().begin().await?;
    store::delete_group(&tx, ctx.body(), id, number).await?;
    opened.end_step(ctx, tx, &plan, model::OPEN, "remove").await
}

/// `POST /kerja/dokumen/{content}/hitamkan/halaman`: a tap, four numbers, the whole page, or a box to be removed.
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let opened = Opened::find(&ctx, id).await?;
    let page = fields.parse("nomor").unwrap_or(1);
    let own = format!("{}/halaman?nomor={page}", path(id));
    if let Some(number) = fields.text("do").strip_prefix("remove-").and_then(|number| number.parse().ok()) {
        remove(&ctx, id, number).await?;
        return Ok(see_other(&ctx, &format!("{own}&ok=redact-removed")));
    }
    let size = sheet::size_of(&ctx, &opened, page).await?;
    let frame = match read(&fields, page, size) {
        Asked::Corner(x, y) => {
            let zoom = if fields.has("besar.x") { "&lebar=besar" } else { "" };
            return Ok(see_other(&ctx, &format!("{own}&x={x}&y={y}{zoom}#lembar")));
        }
        Asked::Frame(frame) => frame,
        Asked::Nothing => {
            let nothing = choose::invalid("box", "redact-error-box");
            return sheet::refused(&ctx, opened, page, &fields, nothing).await;
        }
    };
    match add_box(&ctx, id, frame, fields.text("ground"), fields.text("note")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("{own}&ok=redact-box#lembar"))),
        Err(error @ Error::Invalid(_)) => sheet::refused(&ctx, opened, page, &fields, error).await,
        Err(error) => Err(error),
    }
}

/// What a posted form asks for.
enum Asked {
    /// The first corner of a box.
    Corner(i64, i64),
    Frame(Frame),
    Nothing,
}

fn read(fields: &Fields, page: i64, (width, height): (i64, i64)) -> Asked {
    if fields.text("do") == "whole" {
        return Asked::Frame(Frame { page, left: 0, top: 0, width, height });
    }
    if fields.text("do") == "numbers" {
        let per_cent = |name: &str, of: i64| -> Option<i64> {
            let value: f32 = fields.text(name).replace(',', ".").parse().ok()?;
            (0.0..=100.0).contains(&value).then(|| measure::thousandths(value * measure::points(of) / 100.0))
        };
        let sides = (
            per_cent("left", width),
            per_cent("top", height),
            per_cent("width", width),
            per_cent("height", height),
        );
        let (Some(left), Some(top), Some(wide), Some(high)) = sides else { return Asked::Nothing };
        return Asked::Frame(Frame { page, left, top, width: wide, height: high });
    }
    let Some(tap) = sheet::SIZES.into_iter().find_map(|(name, pixels)| tap(fields, name, pixels, width))
    else {
        return Asked::Nothing;
    };
    match (fields.parse("x"), fields.parse("y")) {
        (Some(x), Some(y)) => Asked::Frame(Frame::between(page, (x, y), tap)),
        _ => Asked::Corner(tap.0, tap.1),
    }
}

/// Where a picture button was pressed, in thousandths of a point. A press of a key sends the corner 0, 0, which says
/// nothing.
fn tap(fields: &Fields, name: &str, pixels: i64, width: i64) -> Option<(i64, i64)> {
    let x: i64 = fields.parse(&format!("{name}.x"))?;
    let y: i64 = fields.parse(&format!("{name}.y"))?;
    let is_press = x > 0 || y > 0;
    is_press.then(|| (measure::from_pixels(x, pixels, width), measure::from_pixels(y, pixels, width)))
}
