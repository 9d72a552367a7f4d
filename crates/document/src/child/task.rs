//! What a child is asked and how it answers: one line of JSON, then bytes.

use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::kind::Kind;
use crate::limits::Limits;
use crate::reading::Reading;
use crate::redact::{self, Cut, Found, NotRedacted, Report, StillShown};
use crate::render::{self, PageSize};

/// How large a picture of a page is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Width {
    /// Pixels across.
    Pixels(u16),
    /// Dots per inch of the page's own size.
    Dpi(u16),
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Small, for people.
    Jpeg,
    /// Exact, for programs.
    Png,
}

/// One task.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Task {
    Read { kind: Kind },
    Sizes { kind: Kind },
    Picture { kind: Kind, index: usize, width: Width, format: Format },
    Check,
    Personal,
    Locate { needles: Vec<String> },
    Redact { kind: Kind, cuts: Vec<Cut> },
}

/// The task with the bounds the child sets itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) task: Task,
    pub(super) limits: Limits,
}

/// What was done. The bytes of a picture and of a redacted file follow the line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    Reading(Reading),
    Sizes(Vec<PageSize>),
    Picture,
    Report(Report),
    Found(Vec<Found>),
    Redacted(Result<Vec<StillShown>, NotRedacted>),
}

/// Does the task; blocks.
pub(super) fn fulfil(request: &Request, bytes: &[u8]) -> Result<(Answer, Vec<u8>), Failure> {
    match &request.task {
        Task::Read { kind } => {
            crate::read(*kind, bytes, &request.limits).map(|reading| (Answer::Reading(reading), Vec::new()))
        }
        Task::Sizes { kind } => sizes(*kind, bytes).map(|sizes| (Answer::Sizes(sizes), Vec::new())),
        Task::Picture { kind, index, width, format } => {
            picture(*kind, bytes, *index, *width, *format).map(|picture| (Answer::Picture, picture))
        }
        Task::Check => redact::check(bytes).map(|report| (Answer::Report(report), Vec::new())),
        Task::Personal => redact::personal(bytes).map(|found| (Answer::Found(found), Vec::new())),
        Task::Locate { needles } => {
            redact::locate(bytes, needles).map(|found| (Answer::Found(found), Vec::new()))
        }
        Task::Redact { kind, cuts } => Ok(black_out(*kind, bytes, cuts)),
    }
}

fn black_out(kind: Kind, bytes: &[u8], cuts: &[Cut]) -> (Answer, Vec<u8>) {
    let done = match kind {
        Kind::Pdf => redact::pdf(bytes, cuts),
        Kind::Jpeg | Kind::Png => redact::image(bytes, cuts),
        _ => Err(Failure::NotRead.into()),
    };
    match done {
        Ok(redacted) => (Answer::Redacted(Ok(redacted.still_shown)), redacted.bytes),
        Err(why) => (Answer::Redacted(Err(why)), Vec::new()),
    }
}

/// Pages of a PDF in points; a picture is one page, in pixels as it stands upright.
fn sizes(kind: Kind, bytes: &[u8]) -> Result<Vec<PageSize>, Failure> {
    if kind.is_picture() { redact::picture_size(bytes).map(|size| vec![size]) } else { render::pages(bytes) }
}

fn picture(kind: Kind, bytes: &[u8], index: usize, width: Width, format: Format) -> Result<Vec<u8>, Failure> {
    if kind.is_picture() {
        return photo(bytes, width);
    }
    if !kind.can_be_drawn() {
        return Err(Failure::NotRead);
    }
    let width_px = match width {
        Width::Pixels(width) => width,
        Width::Dpi(dots) => {
            render::pages(bytes)?.get(index).ok_or(Failure::NoSuchPage { index })?.width_px(dots)
        }
    };
    let drawn = render::page(bytes, index, width_px)?;
    match format {
        Format::Jpeg => render::jpeg(drawn),
        Format::Png => render::png(drawn),
    }
}

/// A picture sent as a document, upright and without its metadata, always as JPEG: the narrowest published size that
/// is wide enough, or the widest there is.
fn photo(bytes: &[u8], width: Width) -> Result<Vec<u8>, Failure> {
    let mut photo = media::photo(bytes).map_err(|_| Failure::Damaged)?;
    let wanted = match width {
        Width::Pixels(width) => u32::from(width),
        Width::Dpi(_) => u32::MAX,
    };
    let widest = photo.variants.pop().ok_or(Failure::Damaged)?;
    Ok(photo.variants.into_iter().find(|variant| variant.width >= wanted).unwrap_or(widest).jpeg)
}
