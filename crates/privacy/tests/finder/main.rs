//! The finder against the published labelled set and others of its kind.

#![expect(clippy::string_slice, reason = "made-up numbers are ASCII")]

#[cfg(test)]
mod labelled;
#[cfg(test)]
mod measure;
