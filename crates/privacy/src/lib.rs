//! Personal data in Indonesian text, pure: text in, places out.
//!
//! Before a document is published somebody has to decide about every identity number, phone number, bank account
//! and home address in it (UU 27/2022 Ps.4, Ps.65; UU 14/2008 Ps.17 h). This crate only finds; it decides nothing
//! and keeps nothing. It prefers to ask once too often for identity numbers and to stay silent for what looks like
//! a budget code, so that people do not learn to click the question away.

#![forbid(unsafe_code)]

mod account;
mod address;
mod birth;
mod email;
mod finding;
mod mask;
mod nik;
mod npwp;
mod number;
mod phone;
mod reading;

pub use finding::{ASKS_FROM, Finding, Kind};

use number::Numbers;
use reading::Reading;

/// Everything in `text` that looks like personal data, in the order of the text, without overlap.
/// Where two readings overlap, the surer one stays. Time and memory grow in step with the text.
/// Source: what is personal data, UU 27/2022 Ps.4(2) and (3).
pub fn find(text: &str) -> Vec<Finding> {
    let reading = Reading::of(text);
    let mut numbers = Numbers::of(&reading);
    let mut found = Vec::new();
    // The order matters: each finder takes its digits away from those after it.
    nik::find(&reading, &mut numbers, &mut found);
    npwp::find(&reading, &mut numbers, &mut found);
    phone::find(&reading, &mut numbers, &mut found);
    account::find(&reading, &mut numbers, &mut found);
    birth::find(&reading, &mut found);
    email::find(&reading, &mut found);
    address::find(&reading, &mut found);
    without_overlap(found)
}

/// Only the findings sure enough to put a question to a person ([`ASKS_FROM`]).
pub fn find_certain(text: &str) -> Vec<Finding> {
    find(text).into_iter().filter(Finding::asks).collect()
}

fn without_overlap(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| (finding.start, std::cmp::Reverse(finding.confidence)));
    let mut kept: Vec<Finding> = Vec::with_capacity(found.len());
    for finding in found {
        match kept.last_mut() {
            Some(last) if finding.start < last.end => {
                if finding.confidence > last.confidence {
                    *last = finding;
                }
            }
            _ => kept.push(finding),
        }
    }
    kept
}
