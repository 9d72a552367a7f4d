//! `terbuka bahasa`: what the program knows about Indonesian, for people who work with words on the command line.
//!
//! Works on standard input alone; needs neither data folder nor server.

use std::io::{BufRead as _, BufWriter, ErrorKind, Write as _};
use std::process::ExitCode;

/// What to do with the words.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Read words from standard input, one a line, and write the root of each, one a line, in the same order.
    ///
    /// `pertanggungjawaban` gives `tanggungjawab`, `Buku-bukunya` gives `buku`, `berbalas-balasan` gives `balas`. Any
    /// case is taken, roots are lower case. An empty line stays empty; of a line with several words each is taken by
    /// itself. Words with an unknown root (names, foreign words) stay as they are.
    Stem,
}

/// Runs the command. A reader that stops early (`| head`) is no failure.
pub(crate) fn run(command: &Command) -> anyhow::Result<ExitCode> {
    let Command::Stem = command;
    match stem() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn stem() -> std::io::Result<()> {
    let mut input = std::io::stdin().lock();
    let mut output = BufWriter::new(std::io::stdout().lock());
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        let mut words = text.trim_start_matches('\u{feff}').split_whitespace();
        if let Some(first) = words.next() {
            write!(output, "{}", ::bahasa::root(first))?;
        }
        for word in words {
            write!(output, " {}", ::bahasa::root(word))?;
        }
        writeln!(output)?;
        line.clear();
    }
    output.flush()
}
