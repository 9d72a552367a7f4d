//! The program `terbuka`: reads arguments and settings, then hands over to the application.
//!
//! Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 the answer is no
//! (for example a damaged change log), 2 wrong use, 3 something failed.

mod audit;
mod bahasa;
mod calendar;
mod claim;
mod config;
mod deadline;
mod demo;
mod index;
mod newsroom;
mod programme;
mod ranking;
mod redact;
mod register;
mod report;
mod request;
mod search;
mod serve;
mod social;
mod start;
mod storage;
mod unit;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The system's allocator keeps what photos and password hashes took for a moment: 300 MB after a
/// demonstration city was made, against 40 MB with this one (docs/measurements.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Public-information openness for an Indonesian city: portal, unit sites and workroom in one program.
#[derive(Parser)]
#[command(name = "terbuka", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the demonstration city (Kota Cilegon); makes its data folder when it is missing.
    Demo(serve::Options),
    /// Serve the portal, the unit sites and the workroom. An empty data folder starts a guided set-up.
    Serve(serve::Options),
    /// Work with units.
    Unit {
        #[command(subcommand)]
        command: unit::Command,
    },
    /// Work with the register of public information.
    Register {
        #[command(subcommand)]
        command: register::Command,
    },
    /// Work with requests for information.
    Request {
        #[command(subcommand)]
        command: request::Command,
    },
    /// Work with accounts on social networks and what was posted there.
    Social {
        #[command(subcommand)]
        command: social::Command,
    },
    /// Work with official scores of public bodies as decrees and the press gave them.
    Claim {
        #[command(subcommand)]
        command: claim::Command,
    },
    /// Work with programmes and money of units.
    Programme {
        #[command(subcommand)]
        command: programme::Command,
    },
    /// Count a due date of law and prove it day by day.
    Deadline(deadline::Question),
    /// Work with the calendar of working days.
    Calendar {
        #[command(subcommand)]
        command: calendar::Command,
    },
    /// Look at websites of units.
    Watch {
        #[command(subcommand)]
        command: watch::Command,
    },
    /// Show a monthly table of units, or take over one from before this program.
    Ranking(ranking::Question),
    /// Show half-yearly reports of units and the yearly report.
    Report {
        #[command(subcommand)]
        command: report::Command,
    },
    /// Score by instruments of assessors, check instruments, plan to a better band.
    Index {
        #[command(subcommand)]
        command: index::Command,
    },
    /// Advise on a story before it is published.
    Newsroom {
        #[command(subcommand)]
        command: newsroom::Command,
    },
    /// Check the change log.
    Audit {
        #[command(subcommand)]
        command: audit::Command,
    },
    /// Work with the search index.
    Search {
        #[command(subcommand)]
        command: search::Command,
    },
    /// Work with Indonesian words.
    Bahasa {
        #[command(subcommand)]
        command: bahasa::Command,
    },
    /// Read one document for another process of this program.
    #[command(name = document::child::COMMAND, hide = true)]
    ReadDocument,
    /// Check files for what they give away, and black out parts for good.
    Redact {
        #[command(subcommand)]
        command: redact::Command,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if matches!(arguments.command, Command::ReadDocument) {
        return document::child::serve();
    }
    config::start_log();
    // One provider for every TLS user in the process, named before any of them starts.
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        tracing::warn!("a TLS provider was installed twice");
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&anyhow::Error::new(error)),
    };
    let done = runtime.block_on(async {
        match arguments.command {
            Command::Demo(options) => demo::run(options).await,
            Command::Serve(options) => serve::run(options).await,
            Command::Unit { command } => unit::run(command).await,
            Command::Register { command } => register::run(command).await,
            Command::Request { command } => request::run(command).await,
            Command::Social { command } => social::run(command).await,
            Command::Claim { command } => claim::run(command).await,
            Command::Programme { command } => programme::run(command).await,
            Command::Deadline(question) => deadline::run(question).await,
            Command::Calendar { command } => calendar::run(command).await,
            Command::Watch { command } => watch::run(command).await,
            Command::Ranking(question) => ranking::run(question).await,
            Command::Report { command } => report::run(command).await,
            Command::Index { command } => index::run(command).await,
            Command::Newsroom { command } => newsroom::run(command),
            Command::Audit { command } => audit::run(command).await,
            Command::Search { command } => search::run(command).await,
            Command::Bahasa { command } => bahasa::run(&command),
            Command::ReadDocument => Ok(ExitCode::SUCCESS), // answered above, without a runtime
            Command::Redact { command } => redact::run(command),
        }
    });
    done.unwrap_or_else(|error| failed(&error))
}

fn failed(error: &anyhow::Error) -> ExitCode {
    config::talk(&format!("terbuka: {error:#}"));
    ExitCode::from(3)
}
