//! Disputes at the Information Commission (*sengketa informasi publik*): the main PPID and the unit share one
//! file with its stages, dates, hearings, papers and tasks, until the ruling is carried out.
//!
//! Law: UU 14/2008 Ps.37-50, Perki 1/2013, PERMA 2/2011. What the Commission and the courts do is only written
//! down here. Rules: `rules::case::dispute`, `rules::dispute`, `rules::visibility::dispute`. Tables: `dispute` and
//! those that begin with `dispute_`. Nothing of a file is public; the page of the request shows stages and days.

mod bundle;
mod case;
mod content;
mod forget;
mod form;
mod hearing;
mod ical;
mod item;
pub mod jobs;
mod list;
mod model;
mod number;
mod open;
mod paper;
mod party;
mod ruling;
mod share;
mod step;
mod store;
mod task;
mod tell;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use bundle::make as make_bundle;
pub use forget::forget;
pub use hearing::{HearingForm, add as add_hearing, change as change_hearing};
pub use model::{Bundle, Dispute, Hearing, Paper, Party, Person, Ruling, Step, Task};
pub use open::{Ended, Opening, open};
pub use paper::add as add_paper;
pub use party::{PartyForm, add as add_party};
pub use ruling::{RulingForm, record as record_ruling};
pub use share::share;
pub use step::{Taking, take};
pub use task::{finish as finish_task, give as give_task};

/// Addresses of this slice, all in the workroom.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/sengketa", get(list::show))
        .route("/kerja/sengketa/baru", get(open::show).post(open::post))
        .route("/kerja/sengketa/{id}", get(item::show))
        .route("/kerja/sengketa/{id}/langkah/{event}", get(step::show).post(step::post))
        .route("/kerja/sengketa/{id}/putusan/{level}", get(ruling::show).post(ruling::post))
        .route("/kerja/sengketa/{id}/unit", get(share::show).post(share::post))
        .route("/kerja/sengketa/{id}/sidang.ics", get(ical::show))
        .route("/kerja/sengketa/{id}/sidang/baru", get(hearing::show_new).post(hearing::post_new))
        .route("/kerja/sengketa/{id}/sidang/{hearing}", get(hearing::show).post(hearing::post))
        .route("/kerja/sengketa/{id}/pihak", post(party::reveal))
        .route("/kerja/sengketa/{id}/pihak/baru", get(party::show).post(party::post))
        .route("/kerja/sengketa/{id}/tugas/baru", get(task::show).post(task::post))
        .route("/kerja/sengketa/{id}/tugas/{duty}/selesai", post(task::post_done))
        .route("/kerja/sengketa/{id}/berkas/baru", get(paper::show_new).post(paper::post_new))
        .route("/kerja/sengketa/{id}/berkas/{paper}/{name}", get(paper::show))
        .route("/kerja/sengketa/{id}/bundel", post(bundle::post))
        .route("/kerja/sengketa/{id}/bundel/{bundle}/berkas-sengketa.pdf", get(bundle::show))
}
