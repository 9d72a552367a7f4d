//! First set-up of an empty data folder: guided for a real city, whole for the demonstration city.
//!
//! Law: UU 14/2008 Ps.13(1)a (the head appoints a PPID), PP 61/2010 Ps.21(2) (never without one).

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::App;

pub mod demo;
mod demo_alert;
mod demo_case;
mod demo_claim;
mod demo_coaching;
mod demo_contact;
mod demo_dispute;
mod demo_law;
mod demo_pdf;
mod demo_ranking;
mod demo_register;
mod demo_report;
mod demo_request;
mod demo_share;
mod demo_social;
mod demo_tasks;
mod demo_website;
mod found;
mod wizard;

pub use found::{NewBody, found};
pub use wizard::key;

/// Addresses of this slice. They answer only while there is no body.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/penyiapan", get(wizard::show).post(wizard::create))
}
