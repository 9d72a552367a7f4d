//! The law and the arithmetic of Terbuka, pure: no I/O, no clock, no database.
//!
//! Time, calendars and facts come in as arguments; decisions come out as values
//! or as a named refusal that carries its source. Everything here can be tested by a table.
#![warn(missing_docs)]

mod code;

pub mod activity;
pub mod alert;
pub mod assessment;
pub mod calendar;
pub mod case;
pub mod chain;
pub mod claim;
pub mod coaching;
pub mod contact;
pub mod deadline;
pub mod dispute;
pub mod event;
pub mod exemption;
pub mod meeting;
pub mod news;
pub mod obligation;
pub mod password;
pub mod permission;
pub mod programme;
pub mod ranking;
pub mod recognition;
pub mod register;
pub mod request;
pub mod role;
pub mod second_factor;
pub mod service;
pub mod service_report;
pub mod sheet;
pub mod social;
pub mod task;
pub mod throttle;
pub mod unit;
pub mod visibility;
pub mod visit;
pub mod website;
pub mod zone;

pub use code::Code;
