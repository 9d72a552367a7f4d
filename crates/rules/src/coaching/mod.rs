//! Short courses for operators, written by us in plain Indonesian: how to write news, how to classify information,
//! how to answer a request. Each has lessons and a short test; the courses are data of the release.
//!
//! Source: PP 61/2010 Ps.14(1) (the main PPID coaches); the matter of each course names its articles.

mod course;

pub use course::{Course, Lesson, Question, course, courses, number, read};
