//! The papers of a case as the desk sees them, for `pages/_papers.html`: on the page of a request, and on that of an
//! objection to which there is no request.

use rules::permission::Act;

use super::file_store;
use super::model::InformationRequest;
use super::paper::Paper;
use crate::error::FieldErrors;
use crate::page::Page;
use crate::{Ctx, Result};

/// What lies there, and whether the reader may open it and add to it.
pub(crate) struct Shelf {
    /// The papers, oldest first.
    pub(crate) papers: Vec<Paper>,
    /// May take in papers and open them.
    pub(crate) may_receive: bool,
    /// Where papers are sent and opened.
    pub(crate) at: String,
    /// What is wrong with what was just sent.
    pub(crate) errors: FieldErrors,
}

impl Shelf {
    /// The papers of a case. Errors: the database does not answer.
    pub(crate) async fn of(ctx: &Ctx, request: &InformationRequest, errors: &FieldErrors) -> Result<Self> {
        Ok(Self {
            papers: file_store::list_papers(ctx.db(), ctx.body(), request.id).await?,
            may_receive: ctx.may(Act::ReceiveRequests, Some(request.unit_id)),
            at: format!("{}/berkas", request.desk()),
            errors: errors.clone(),
        })
    }

    /// Kind of a paper in words.
    pub(crate) fn text(&self, p: &Page, paper: &Paper) -> String {
        p.t(&format!("request-paper-{}", paper.kind))
    }
}
