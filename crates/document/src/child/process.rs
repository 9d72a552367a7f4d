//! Runs a program on some bytes, bounded in time and answer, and never leaves it behind.

use std::io::{Read as _, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use crate::failure::Failure;

/// What a run may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// After this the program is killed.
    pub(crate) time: Duration,
    /// A longer answer is a failure.
    pub(crate) answer_bytes: u64,
}

/// Kills the program when the wait for it is given up, for whatever reason, and takes note of its end.
struct Leash(Child);

impl Drop for Leash {
    fn drop(&mut self) {
        // Errors say that it has ended and was noted already.
        if self.0.kill().is_ok() && self.0.wait().is_err() {
            tracing::debug!("a reading process was gone before it was killed");
        }
    }
}

/// Starts `command`, gives it `head` and `bytes` on its standard input and returns its standard output.
///
/// Errors: `Unavailable` when it does not start, `TimedOut`, `BrokeOff` when it ends without success.
pub(crate) async fn run(
    mut command: Command,
    head: Vec<u8>,
    bytes: Arc<[u8]>,
    bounds: Bounds,
) -> Result<Vec<u8>, Failure> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let child = command.spawn().map_err(|error| {
        tracing::warn!(%error, "a reading process did not start");
        Failure::Unavailable
    })?;
    let mut leash = Leash(child);
    let (Some(mut input), Some(output)) = (leash.0.stdin.take(), leash.0.stdout.take()) else {
        return Err(Failure::Unavailable);
    };
    tokio::task::spawn_blocking(move || {
        // A program that has enough does not read to the end; its answer counts.
        input.write_all(&head).and_then(|()| input.write_all(&bytes)).is_ok()
    });
    let answer = tokio::task::spawn_blocking(move || {
        let mut answer = Vec::new();
        let read = output.take(bounds.answer_bytes.saturating_add(1)).read_to_end(&mut answer);
        (answer, read.ok().and_then(|length| u64::try_from(length).ok()))
    });
    let done = async {
        let (answer, length) = answer.await.map_err(|_| Failure::Unavailable)?;
        if length.is_none_or(|length| length > bounds.answer_bytes) {
            return Err(Failure::BrokeOff);
        }
        let status = ended(&mut leash.0).await?;
        if status.success() { Ok(answer) } else { Err(Failure::BrokeOff) }
    };
    tokio::time::timeout(bounds.time, done).await.unwrap_or(Err(Failure::TimedOut))
}

/// Waits for a program that has said its last word. The system tells when any child ends; only then is it asked
/// whether it was this one.
#[cfg(unix)]
async fn ended(child: &mut Child) -> Result<ExitStatus, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    // Listens before it looks, so that an end in between is not missed.
    let mut ends = signal(SignalKind::child()).map_err(|_| Failure::Unavailable)?;
    loop {
        if let Some(status) = child.try_wait().map_err(|_| Failure::Unavailable)? {
            return Ok(status);
        }
        ends.recv().await.ok_or(Failure::Unavailable)?;
    }
}

#[cfg(not(unix))]
async fn ended(child: &mut Child) -> Result<ExitStatus, Failure> {
    loop {
        if let Some(status) = child.try_wait().map_err(|_| Failure::Unavailable)? {
            return Ok(status);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
