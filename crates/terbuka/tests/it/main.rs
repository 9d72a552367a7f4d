//! The program as its user meets it: real processes in throw-away folders.

#[cfg(test)]
mod audit;
#[cfg(test)]
mod bahasa;
#[cfg(test)]
mod claim;
#[cfg(test)]
mod deadline;
#[cfg(test)]
mod index;
#[cfg(test)]
mod newsroom;
#[cfg(test)]
mod program;
#[cfg(test)]
mod read_document;
#[cfg(test)]
mod redact;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod unit_import;
