//! The child's side: one task from standard input, one answer to standard output.

use std::io::{BufRead, Read, Write};
use std::process::ExitCode;

use super::task::{Answer, Request, fulfil};
use crate::failure::Failure;
use crate::limits::Limits;

/// A task with some thousand cuts or words to look for.
const MOST_TASK_BYTES: u64 = 4 << 20;

/// Does the one task of a child process. Called by the program's hidden command, before anything else is started.
/// The exit code says only whether the answer was handed over.
pub fn serve() -> ExitCode {
    match try_serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn try_serve() -> std::io::Result<()> {
    let mut input = std::io::stdin().lock();
    let mut line = String::new();
    input.by_ref().take(MOST_TASK_BYTES).read_line(&mut line)?;
    let request: Request = serde_json::from_str(&line)?;
    bind(&request.limits)?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let done = fulfil(&request, &bytes);
    let (answer, picture): (Result<Answer, Failure>, Vec<u8>) = match done {
        Ok((answer, picture)) => (Ok(answer), picture),
        Err(failure) => (Err(failure), Vec::new()),
    };
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut output, &answer)?;
    output.write_all(b"\n")?;
    output.write_all(&picture)?;
    output.flush()
}

/// Binds this process, for good: memory, processor time, no written byte but the answer, no other file or connection.
#[cfg(unix)]
fn bind(limits: &Limits) -> std::io::Result<()> {
    use rlimit::Resource;
    /// Standard input, output and error.
    const FILES: u64 = 3;
    let seconds = (limits.time_ms / 1_000).saturating_mul(2).max(1);
    for (resource, most) in [
        (Resource::AS, limits.memory_bytes),
        (Resource::CPU, seconds),
        (Resource::FSIZE, 0),
        (Resource::CORE, 0),
        (Resource::NOFILE, FILES),
    ] {
        let (_, highest) = resource.get()?;
        resource.set(most.min(highest), most.min(highest))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn bind(_: &Limits) -> std::io::Result<()> {
    Ok(())
}
