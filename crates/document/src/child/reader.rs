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
use crate::render::{PageSize, THUMBNAIL_WIDTH, guarded};

/// Children at once: two leave a small machine room for its visitors.
const SEATS: usize = 2;
/// A picture of 40 million pixels, and JSON of the longest text.
const ANSWER_BYTES: u64 = 200 << 20;

/// Reads and draws documents in child processes. Cheap to clone; clones share the seats.
#[derive(Clone, Debug)]
pub struct Reader {
    program: Option<PathBuf>,
    limits: Limits,
    seats: Arc<Semaphore>,
}

impl Reader {
    /// `program` is the program whose [`super::COMMAND`] calls [`super::serve`]. Without one the work is done in this
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

    /// The sizes of a PDF's pages.
    ///
    /// Errors: any [`Failure`].
    pub async fn sizes(&self, pdf: impl Into<Arc<[u8]>>) -> Result<Vec<PageSize>, Failure> {
        match self.ask(Task::Sizes, pdf.into()).await? {
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

    async fn ask(&self, task: Task, bytes: Arc<[u8]>) -> Result<(Answer, Vec<u8>), Failure> {
        let _seat = self.seats.acquire().await.map_err(|_| Failure::Unavailable)?;
        let request = Request { task, limits: self.limits };
        let Some(program) = &self.program else {
            let work = tokio::task::spawn_blocking(move || guarded(|| fulfil(&request, &bytes)));
            return work.await.unwrap_or(Err(Failure::BrokeOff));
        };
        let mut command = Command::new(program);
        // Nothing of our surroundings is its business, least of all passwords in variables.
        command.arg(super::COMMAND).env_clear();
        let mut head = serde_json::to_vec(&request).map_err(|_| Failure::Unavailable)?;
        head.push(b'\n');
        let time = Duration::from_millis(self.limits.time_ms.saturating_mul(2));
        let answer = run(command, head, bytes, Bounds { time, answer_bytes: ANSWER_BYTES }).await?;
        let end = answer.iter().position(|byte| *byte == b'\n').ok_or(Failure::BrokeOff)?;
        let (line, rest) = answer.split_at(end);
        let answer: Result<Answer, Failure> = serde_json::from_slice(line).map_err(|_| Failure::BrokeOff)?;
        Ok((answer?, rest.get(1..).unwrap_or_default().to_vec()))
    }
}
