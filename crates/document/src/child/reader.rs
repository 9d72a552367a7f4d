//! The application's side: asks a child for one task at a time.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::process::{Bounds, run};
use super::task::{Answer, Format, Request, Task, Width, fulfil};
use crate::failure::Failure;
use crate::kind::Kind;
use crate::limits::Limits;
use crate::reading::Reading;
use crate::redact::{Cut, Found, NotRedacted, Redacted, Report};
use crate::render::{PageSize, THUMBNAIL_WIDTH, guarded};

/// Children at once: two leave a small machine room for its visitors.
const SEATS: usize = 2;
/// Drawing every page anew takes about a second a page.
const REDACTION_MS: u64 = 300_000;
/// A picture of 40 million pixels, and JSON of the longest text.
const ANSWER_BYTES: u64 = 200 << 20;
/// Drawing one page takes milliseconds to some seconds; a page made to draw for ever keeps no seat for long.
const PICTURE_TIME: Duration = Duration::from_secs(30);

/// Reads and draws documents in child processes. Cheap to clone; clones share the seats.
#[derive(Clone, Debug)]
pub struct Reader {
    program: Option<PathBuf>,
    limits: Limits,
    seats: Arc<Semaphore>,
}

impl Reader {
    /// `program` is the program whose [`super::COMMAND`] calls [`super::serve()`]. Without one the work is done in this
    /// process on a thread of its own, where panics are caught but memory is not bounded: for tests.
    pub fn new(program: Option<PathBuf>, limits: Limits) -> Self {
        Self { program, limits, seats: Arc::new(Semaphore::new(SEATS)) }
    }

    /// With children of this very program, also after its file was replaced by an update.
    pub fn of_this_program(limits: Limits) -> Self {
        let running = PathBuf::from("/proc/self/exe");
        let program = if running.exists() { Some(running) } else { std::env::current_exe().ok() };
        Self::new(program, limits)
    }

    /// The text of a document and facts about it.
    ///
    /// Errors: any [`Failure`]; only `Unavailable` and perhaps `BrokeOff` are worth another try.
    pub async fn read(&self, kind: Kind, bytes: impl Into<Arc<[u8]>>) -> Result<Reading, Failure> {
        match self.ask(Task::Read { kind }, bytes.into()).await? {
            (Answer::Reading(reading), _) => Ok(reading),
            _ => Err(Failure::BrokeOff),
        }
    }

    /// The sizes of a PDF's pages; of a JPEG or PNG its one size in pixels, as it stands upright. These are the
    /// units in which [`Cut::area`] is given.
    ///
    /// Errors: any [`Failure`].
    pub async fn sizes(&self, kind: Kind, bytes: impl Into<Arc<[u8]>>) -> Result<Vec<PageSize>, Failure> {
        match self.ask(Task::Sizes { kind }, bytes.into()).await? {
            (Answer::Sizes(sizes), _) => Ok(sizes),
            _ => Err(Failure::BrokeOff),
        }
    }

    /// A picture of a page, counted from 0. Pictures sent as documents are always given as JPEG.
    ///
    /// Errors: any [`Failure`]; `NotRead` for kinds whose pages are not drawn.
    pub async fn picture(
        &self,
        kind: Kind,
        bytes: impl Into<Arc<[u8]>>,
        index: usize,
        width: Width,
        format: Format,
    ) -> Result<Vec<u8>, Failure> {
        match self.ask(Task::Picture { kind, index, width, format }, bytes.into()).await? {
            (Answer::Picture, picture) => Ok(picture),
            _ => Err(Failure::BrokeOff),
        }
    }

    /// The first page as a small JPEG.
    ///
    /// Errors: as [`Reader::picture`].
    pub async fn thumbnail(&self, kind: Kind, bytes: impl Into<Arc<[u8]>>) -> Result<Vec<u8>, Failure> {
        self.picture(kind, bytes, 0, Width::Pixels(THUMBNAIL_WIDTH), Format::Jpeg).await
    }

    /// What a PDF gives away ([`crate::redact::check`]).
    ///
    /// Errors: any [`Failure`].
    pub async fn check(&self, pdf: impl Into<Arc<[u8]>>) -> Result<Report, Failure> {
        match self.ask(Task::Check, pdf.into()).await? {
            (Answer::Report(report), _) => Ok(report),
            _ => Err(Failure::BrokeOff),
        }
    }

    /// Personal data on the pages of a PDF, with areas to black out ([`crate::redact::personal`]).
    ///
    /// Errors: any [`Failure`].
    pub async fn personal(&self, pdf: impl Into<Arc<[u8]>>) -> Result<Vec<Found>, Failure> {
        match self.ask(Task::Personal, pdf.into()).await? {
            (Answer::Found(found), _) => Ok(found),
            _ => Err(Failure::BrokeOff),
        }
    }

    /// Where words stand on the pages of a PDF ([`crate::redact::locate`]).
    ///
    /// Errors: any [`Failure`].
    pub async fn locate(
        &self,
        pdf: impl Into<Arc<[u8]>>,
        needles: Vec<String>,
    ) -> Result<Vec<Found>, Failure> {
        match self.ask(Task::Locate { needles }, pdf.into()).await? {
            (Answer::Found(found), _) => Ok(found),
            _ => Err(Failure::BrokeOff),
        }
    }

    /// A PDF, JPEG or PNG with parts blacked out for good ([`crate::redact::pdf`], [`crate::redact::image`]). May take
    /// minutes: for a job, not for a request.
    ///
    /// Errors: any [`NotRedacted`]; only `Unread(Unavailable)` is worth another try.
    pub async fn redact(
        &self,
        kind: Kind,
        bytes: impl Into<Arc<[u8]>>,
        cuts: Vec<Cut>,
    ) -> Result<Redacted, NotRedacted> {
        let time_ms = self.limits.time_ms.max(REDACTION_MS);
        match self
            .ask_within(Limits { time_ms, ..self.limits }, Task::Redact { kind, cuts }, bytes.into())
            .await?
        {
            (Answer::Redacted(done), bytes) => Ok(Redacted { bytes, still_shown: done? }),
            _ => Err(Failure::BrokeOff.into()),
        }
    }

    async fn ask(&self, task: Task, bytes: Arc<[u8]>) -> Result<(Answer, Vec<u8>), Failure> {
        self.ask_within(self.limits, task, bytes).await
    }

    async fn ask_within(
        &self,
        limits: Limits,
        task: Task,
        bytes: Arc<[u8]>,
    ) -> Result<(Answer, Vec<u8>), Failure> {
        let _seat = self.seats.acquire().await.map_err(|_| Failure::Unavailable)?;
        let request = Request { task, limits };
        let Some(program) = &self.program else {
            let work = tokio::task::spawn_blocking(move || guarded(|| fulfil(&request, &bytes)));
            return work.await.unwrap_or(Err(Failure::BrokeOff));
        };
        let mut command = Command::new(program);
        // Nothing of our surroundings is its business, least of all passwords in variables.
        command.arg(super::COMMAND).env_clear();
        let mut head = serde_json::to_vec(&request).map_err(|_| Failure::Unavailable)?;
        head.push(b'\n');
        let most = Duration::from_millis(limits.time_ms.saturating_mul(2));
        let time = if matches!(request.task, Task::Picture { .. }) { most.min(PICTURE_TIME) } else { most };
        let answer = run(command, head, bytes, Bounds { time, answer_bytes: ANSWER_BYTES }).await?;
        let end = answer.iter().position(|byte| *byte == b'\n').ok_or(Failure::BrokeOff)?;
        let (line, rest) = answer.split_at(end);
        let answer: Result<Answer, Failure> = serde_json::from_slice(line).map_err(|_| Failure::BrokeOff)?;
        Ok((answer?, rest.get(1..).unwrap_or_default().to_vec()))
    }
}
