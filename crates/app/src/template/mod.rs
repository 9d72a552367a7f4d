//! Templates the main PPID pushes to units, and the task each unit has from one ("publish your 2026
//! programme summary by 31 January").
//!
//! Named after what is made and what follows from it: a [`Template`] is written once, a [`Task`] is the same
//! for one unit; the glossary has no word of its own for either. The main PPID coordinates the PPIDs of the
//! units (PP 61/2010 Ps.14(1); Perki 1/2021). A task is answered by an entry of the register, or by a paper
//! the unit's PPID signs; how far it is is computed from those (`rules::task`), never typed. Tables:
//! `publication_template`, `publication_template_obligation`, `publication_task`, `publication_reminder`.
//!
//! One act per file: [`push()`], [`change_due()`], [`end()`], [`remind()`] of the main PPID; [`fill()`],
//! [`link()`], [`decline()`], [`release()`] of a unit.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

mod change_due;
mod decline;
mod end;
mod fill;
pub(crate) mod hint;
pub mod home;
pub mod jobs;
mod link;
mod list;
mod model;
mod progress;
mod push;
mod push_form;
mod release;
mod remind;
mod scope;
mod standing;
pub mod store;
mod task;

pub use change_due::change_due;
pub use decline::decline;
pub use end::{End, end};
pub use fill::fill;
pub use link::link;
pub use model::{Reminder, Task, Template};
pub use push::{Push, Units, push};
pub(crate) use push::{prepare, push_in};
pub use release::release;
pub use remind::remind;
pub(crate) use scope::{Scope, ScopeChoices};
pub use standing::{Counts, Line, lines};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/kerja/templat", get(list::show))
        .route("/kerja/templat/baru", get(push_form::show).post(push_form::post))
        .route("/kerja/templat/{template}", get(progress::show))
        .route("/kerja/templat/{template}/kemajuan.csv", get(progress::download))
        .route("/kerja/templat/{template}/ingatkan", post(remind::post))
        .route("/kerja/templat/{template}/tenggat", post(change_due::post))
        .route("/kerja/templat/{template}/akhiri", post(end::post))
        .route("/kerja/tugas/{task}", get(task::show))
        .route("/kerja/tugas/{task}/isi", post(fill::post))
        .route("/kerja/tugas/{task}/sudah-ada", post(link::post))
        .route("/kerja/tugas/{task}/tidak-berlaku", post(decline::post))
        .route("/kerja/tugas/{task}/lepas", post(release::post))
}
