//! The product: one folder per feature, each with its acts, queries, pages and mail.
//!
//! Read `ARCHITECTURE.md` first. A form, an API call, a command line and a test all call the same
//! command; a command asks for permission first, then decides by `rules`, then commits the change,
//! its row in the change log and its jobs together.

pub mod account;
pub mod activity;
pub mod alert;
pub mod annual;
pub mod appdir;
pub mod assessment;
pub mod audit;
mod chart;
pub mod claim;
pub mod coaching;
pub mod contact;
pub mod ctx;
mod daily;
pub mod dashboard;
pub mod deadline;
pub mod dispute;
pub mod document;
pub mod error;
pub mod exemption;
pub mod feeder;
pub mod file;
pub mod form;
pub mod ids;
mod letter;
pub mod link;
pub mod locale;
pub mod look;
pub mod mail;
pub mod meeting;
mod menu;
pub mod migrations;
pub mod news;
pub mod newsroom;
pub mod objection;
pub mod obligation;
pub mod opendata;
pub mod org;
pub mod overview;
pub mod page;
pub mod portal;
pub mod programme;
mod qr;
pub mod ranking;
pub mod recognition;
pub mod register;
pub mod report;
pub mod request;
pub mod retention;
pub mod routes;
mod seal;
pub mod search;
pub mod semester;
pub mod setup;
pub mod share;
pub mod sheet;
pub mod social;
pub mod state;
pub mod subscription;
pub mod survey;
pub mod table;
pub mod template;
mod typed;
pub mod upload;
pub mod webhook;
pub mod website;
pub mod worker;

pub use ctx::Ctx;
pub use error::{Error, Result};
pub use state::App;
pub use worker::runner;
