//! Redaction proved: made-up and real files are cut, and nothing of what was cut can be found again, neither by
//! our own reader nor in any stream nor, where it is installed, by `pdftotext`.
//!
//! `REDACTION_FILES=560 REDACTION_REAL=FOLDER cargo test --release -p document --test redaction -- --nocapture`
//! is the full run of docs/measurements.md; without them a seeded part runs.

#[cfg(test)]
mod fonts;
#[cfg(test)]
mod made;
#[cfg(test)]
mod proof;
#[cfg(test)]
mod report;
