//! Requests for information (*permohonan informasi*): a citizen asks, gets a number and dates at once, and
//! follows the case; every case has exactly one responsible unit.
//!
//! Law: UU 14/2008 Ps.4(3), Ps.22; who asks is personal data, sealed at rest (UU 27/2022 Ps.35) and on no
//! public page. Rules: `rules::request`, `rules::case`, `rules::deadline`. Tables: `information_request`,
//! `request_step`, `request_date`, `case_number`, `written_notice`, `request_intake`, `numbering_pattern`, `request_letter`,
//! `letter_number`, `request_paper`, `request_entry`, `answer_file`,
//! `request_part`, `request_fee`. One act per file.

mod accept;
mod answer;
mod answer_file;
mod assign;
mod calendar;
mod came;
mod deliver;
mod desk_forms;
mod desk_item;
mod desk_list;
mod desk_new;
mod extend;
mod fee;
mod fee_forms;
mod file_store;
mod folder;
mod forget;
mod form;
pub(crate) mod home;
mod inputs;
pub mod jobs;
mod landing;
mod late;
mod letter;
mod letter_page;
mod letter_rows;
mod model;
mod number;
mod numbering;
mod object;
mod outside;
mod paper;
mod paper_later;
mod part;
mod part_forms;
mod part_store;
mod receipt;
mod receipt_letter;
mod recount;
mod shelf;
mod show;
mod similar;
mod step;
mod store;
mod submit;
mod tell;
mod withdraw;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use accept::{accept, ask_for_more, complete};
pub use answer::answer;
pub use answer_file::begin_entry;
pub(crate) use answer_file::{let_go, of_entry};
pub use assign::{assign, begin_test};
pub(crate) use calendar::answer_term;
pub(crate) use came::{Came, received_at};
pub use deliver::deliver;
pub(crate) use desk_new::units as units_of_desk;
pub use extend::extend;
pub use fee::{CopyFee, FeeForm, ask_fee, settle_fee};
pub(crate) use folder::{FolderInputs, all_units, folder, read_filing, save_folder};
pub use forget::forget;
pub use form::throttle;
pub(crate) use late::late_counts;
pub use letter::Signer;
pub use model::{Filing, InformationRequest, Requester, Step, WrittenNotice, ground_words, unseal};
pub(crate) use number::{grouped, pattern};
pub use numbering::set_pattern;
pub(crate) use object::{end_objection, give_to, object};
pub(crate) use outside::{find_behind, find_numbered, find_readable, tell_of_dispute};
pub(crate) use paper::{Sealed as SealedPaper, left_out as papers_left_out, seal as seal_papers};
pub(crate) use paper_later::may_add as may_add_papers;
pub use part::{NewPart, end_part, split};
pub(crate) use receipt::Receipt;
pub(crate) use recount::recount;
pub(crate) use shelf::Shelf;
pub(crate) use show::find as find_by_tracking;
pub use show::{Followed, follow};
pub(crate) use store::{find, find_in, find_notice, raise_number};
pub(crate) use submit::submit_with;
pub use submit::{Filed, check_filing, submit, write_down};
pub use withdraw::withdraw;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/permohonan", get(landing::show).post(form::post))
        .route("/permohonan/baru", get(form::show))
        .route("/permohonan/lacak", get(landing::track))
        .route("/permohonan/serupa", get(similar::show))
        .route("/permohonan/{tracking}", get(show::show))
        .route("/permohonan/{tracking}/tanda-terima.pdf", get(receipt_letter::show))
        .route("/permohonan/{tracking}/surat/{letter}", get(letter_page::show))
        .route("/permohonan/{tracking}/berkas/{document}/{name}", get(answer_file::download))
        .route("/permohonan/{tracking}/berkas", post(paper_later::post))
        .route("/permohonan/{tracking}/cabut", post(withdraw::post))
        .route("/tanda-terima", get(receipt::show))
        // workroom
        .route("/kerja/permohonan", get(desk_list::show))
        .route("/kerja/permohonan/baru", get(desk_new::show).post(desk_new::post))
        .route("/kerja/permohonan/penomoran", get(numbering::show).post(numbering::post))
        .route("/kerja/permohonan/{id}", get(desk_item::show))
        .route("/kerja/permohonan/{id}/pemohon", post(desk_item::show_requester))
        .route("/kerja/permohonan/{id}/berkas", post(paper::post))
        .route("/kerja/permohonan/{id}/berkas/{paper}", post(paper::open))
        .route("/kerja/permohonan/{id}/bagi", post(part::post))
        .route("/kerja/permohonan/{id}/bagian/{part}", post(part::post_end))
        .route("/kerja/permohonan/{id}/surat", post(letter_page::post))
        .route("/kerja/permohonan/{id}/entri", post(answer_file::post))
        .route("/kerja/permohonan/{id}/terima", post(accept::post_accept))
        .route("/kerja/permohonan/{id}/kurang", post(accept::post_ask))
        .route("/kerja/permohonan/{id}/lengkap", post(accept::post_complete))
        .route("/kerja/permohonan/{id}/disposisi", post(assign::post_assign))
        .route("/kerja/permohonan/{id}/teruskan", post(assign::post_pass_on))
        .route("/kerja/permohonan/{id}/uji", post(assign::post_test))
        .route("/kerja/permohonan/{id}/perpanjang", post(extend::post))
        .route("/kerja/permohonan/{id}/jawab", post(answer::post))
        .route("/kerja/permohonan/{id}/serahkan", post(deliver::post))
        .route("/kerja/permohonan/{id}/biaya", post(fee::post))
        .route("/kerja/permohonan/{id}/biaya/selesai", post(fee::post_settle))
}
