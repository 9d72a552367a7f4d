//! `POST /kerja/program/{programme}/kolom`: which column is which, before anything is taken.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;
use rules::programme::{Field, Mapping};

use super::take::map;
use crate::Result;
use crate::ctx::SignedIn;
use crate::ids::ProgrammeId;
use crate::page::{Fields, see_other};

/// The columns a form chose.
fn chosen(fields: &Fields) -> Mapping {
    let mut text = Vec::new();
    for field in Field::ALL {
        let columns: Vec<String> = fields
            .all(&format!("kolom-{field}"))
            .filter_map(|column| column.parse::<usize>().ok())
            .map(|column| column.to_string())
            .collect();
        if !columns.is_empty() {
            text.push(format!("{field}={}", columns.join("+")));
        }
    }
    Mapping::from_text(&text.join(";")).unwrap_or_default()
}

/// `POST /kerja/program/{programme}/kolom`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ProgrammeId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let year = fields.parse::<i64>("tahun").filter(|year| (2000..=2100).contains(year));
    map(&ctx, id, &chosen(&fields), year).await?;
    Ok(see_other(&ctx, &format!("/kerja/program/{id}?ok=programme-columns")))
}
