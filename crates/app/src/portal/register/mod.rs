//! What the public reads of the register of public information: the city's register, its classes, the form
//! of the law as a table, a unit's own register, one entry.
//!
//! Kept apart from news: own addresses, own menu entry, own counts. Exempt information is never here
//! (UU 14/2008 Ps.11(1)a); the queries ask for public versions only.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use rules::register::InformationClass;

use crate::App;

mod asked;
pub(super) mod counts;
mod entry;
mod entry_facts;
mod files;
mod history;
pub(super) mod latest;
mod list;
mod overview;
mod rows;
mod table;
mod unit_list;
mod words;

pub(super) use entry::entries_of_news;

/// Addresses of these pages.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/informasi", get(overview::show))
        .route("/informasi/berkala", get(list::periodic))
        .route("/informasi/serta-merta", get(list::immediate))
        .route("/informasi/setiap-saat", get(list::on_demand))
        .route("/informasi/daftar", get(table::show))
        .route("/informasi/{slug}", get(entry::show))
        .route("/unit/{code}/informasi", get(unit_list::show))
}

/// A class in addresses and text keys.
pub(super) fn class_word(class: InformationClass) -> &'static str {
    match class {
        InformationClass::Periodic => "berkala",
        InformationClass::Immediate => "serta-merta",
        InformationClass::OnDemand => "setiap-saat",
    }
}

/// The class of a word in an address.
fn class_of(word: &str) -> Option<InformationClass> {
    rules::Code::from_code(&word.replace('-', "_"))
}
