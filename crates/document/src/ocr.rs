//! Text of scans, read by Tesseract when it is installed with Indonesian. Without it a scan stays a picture and the
//! page about it says that nobody can search in it.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use crate::child::{Bounds, Format, Reader, Width, run};
use crate::failure::Failure;
use crate::kind::Kind;
use crate::reading::{Reading, letters};

/// Letters of 10 points are 28 dots high, what Tesseract reads best.
const DOTS_PER_INCH: u16 = 200;
/// A page of text takes two to five seconds.
const PAGE_TIME: Duration = Duration::from_mins(1);
const MAX_TEXT_BYTES: u64 = 4 << 20;
/// Scans of more pages are read so far; the reading says that it was cut.
const MAX_PAGES: usize = 200;
/// Fewer letters than this on a page are stains taken for letters.
const FEW_LETTERS: usize = 5;

/// A Tesseract that knows Indonesian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ocr {
    program: &'static str,
}

/// What came of the scans in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// Pages that got text.
    pub read: usize,
    /// Pages that could not be read, from 0: nobody knows what stands on them.
    pub failed: Vec<usize>,
}

impl Ocr {
    /// Looks once whether it is there. Blocks for some milliseconds.
    pub fn find() -> Option<Self> {
        let ocr = Self::named("tesseract");
        let mut command = Command::new(ocr.program);
        command.arg("--list-langs").stdin(Stdio::null()).stderr(Stdio::null());
        let languages = command.output().ok().filter(|output| output.status.success())?;
        let is_there = languages.stdout.split(|byte| *byte == b'\n').any(|line| line.trim_ascii() == b"ind");
        is_there.then_some(ocr)
    }

    /// A Tesseract of another name, taken for one that is there and knows Indonesian.
    pub const fn named(program: &'static str) -> Self {
        Self { program }
    }

    /// The text of a picture (PNG or JPEG of our own making, never a stranger's).
    ///
    /// Errors: `Unavailable`, `TimedOut`, `BrokeOff`.
    pub async fn picture(self, picture: impl Into<Arc<[u8]>>) -> Result<String, Failure> {
        let mut command = Command::new(self.program);
        command.args(["stdin", "stdout", "-l", "ind", "--dpi", &DOTS_PER_INCH.to_string()]);
        // One core is enough: others are serving visitors.
        command.env("OMP_THREAD_LIMIT", "1");
        let bounds = Bounds { time: PAGE_TIME, answer_bytes: MAX_TEXT_BYTES };
        let text = run(command, Vec::new(), picture.into(), bounds).await?;
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        Ok(lines.join("\n"))
    }

    /// Reads every page that is a scan and puts its text into the reading. A page that fails stays without text.
    ///
    /// Errors: `Unavailable` when no page can be drawn now, which is worth another try.
    pub async fn fill(
        self,
        reader: &Reader,
        kind: Kind,
        bytes: impl Into<Arc<[u8]>>,
        reading: &mut Reading,
    ) -> Result<Recognised, Failure> {
        let bytes = bytes.into();
        let mut done = Recognised::default();
        let scans = reading.pages.iter_mut().enumerate().filter(|(_, page)| page.is_scan);
        for (tried, (index, page)) in scans.enumerate() {
            if tried == MAX_PAGES {
                reading.truncated = true;
                break;
            }
            let picture =
                reader.picture(kind, Arc::clone(&bytes), index, Width::Dpi(DOTS_PER_INCH), Format::Png).await;
            let text = match picture {
                Ok(picture) => self.picture(picture).await,
                Err(Failure::Unavailable) => return Err(Failure::Unavailable),
                Err(failure) => Err(failure),
            };
            match text {
                Ok(text) if letters(&text) >= FEW_LETTERS => {
                    page.text = text;
                    done.read += 1;
                }
                Ok(_) => {}
                Err(failure) => {
                    done.failed.push(index);
                    tracing::warn!(%failure, document.page = index, "a scanned page was not read");
                }
            }
        }
        Ok(done)
    }
}
