//! The program as its user meets it: real processes in throw-away folders.

mod audit;
mod program;
mod serve;
mod unit_import;
