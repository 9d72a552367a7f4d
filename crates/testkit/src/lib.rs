//! The whole program in one test: a small city in a throw-away database, asked as a browser asks.
//!
//! ```ignore
//! let city = TestApp::new().await;
//! let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
//! let item = city.news("kel-satu").title("Posyandu").published().create().await;
//! assert!(city.get(&item.path()).await.text().contains("Posyandu"));
//! ```
//!
//! SQLite by default, PostgreSQL when `TEST_POSTGRES_URL` is set: the same tests, run twice. The clock
//! stands still until a test moves it. Nothing here sleeps or leaves the machine.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking, as the tests do")]

mod answer;
mod city;
mod client;
mod entry;
mod news;
mod people;
mod test_app;

pub use answer::{Answer, visible_text};
pub use city::CITY;
pub use client::{Client, FilePart};
pub use entry::{EntryBuilder, PlantedEntry, PlantedFile};
pub use news::{NewsBuilder, PlantedNews};
pub use test_app::{START_MS, TestApp};
