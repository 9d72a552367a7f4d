//! The product as people use it: pages, forms and commands against a small city, on SQLite and,
//! when `TEST_POSTGRES_URL` is set, on PostgreSQL. One program, because linking costs.

#[cfg(test)]
mod account;
#[cfg(test)]
mod activity;
#[cfg(test)]
mod alert;
#[cfg(test)]
mod annual;
#[cfg(test)]
mod appdir;
#[cfg(test)]
mod assessment;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod canary;
#[cfg(test)]
mod cap;
#[cfg(test)]
mod claim;
#[cfg(test)]
mod coaching;
#[cfg(test)]
mod contact;
#[cfg(test)]
mod dashboard;
#[cfg(test)]
mod deadline;
#[cfg(test)]
mod deadline_local;
#[cfg(test)]
mod decision;
#[cfg(test)]
mod dispute;
#[cfg(test)]
mod event;
#[cfg(test)]
mod exemption;
#[cfg(test)]
mod feeder;
#[cfg(test)]
mod file_store;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod harvest;
#[cfg(test)]
mod kit;
#[cfg(test)]
mod leak;
#[cfg(test)]
mod link;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod meeting;
#[cfg(test)]
mod neighbours;
#[cfg(test)]
mod news;
#[cfg(test)]
mod news_advice;
#[cfg(test)]
mod news_files;
#[cfg(test)]
mod news_review;
#[cfg(test)]
mod objection;
#[cfg(test)]
mod objection_desk;
#[cfg(test)]
mod obligation;
#[cfg(test)]
mod opendata;
#[cfg(test)]
mod opendata_register;
#[cfg(test)]
mod org;
#[cfg(test)]
mod overview;
#[cfg(test)]
mod planted;
#[cfg(test)]
mod portal;
#[cfg(test)]
mod programme;
#[cfg(test)]
mod ranking;
#[cfg(test)]
mod recognition;
#[cfg(test)]
mod recount;
#[cfg(test)]
mod redact;
#[cfg(test)]
mod register;
#[cfg(test)]
mod register_export;
#[cfg(test)]
mod register_import;
#[cfg(test)]
mod register_public;
#[cfg(test)]
mod relate;
#[cfg(test)]
mod report;
#[cfg(test)]
mod request;
#[cfg(test)]
mod request_api;
#[cfg(test)]
mod request_desk;
#[cfg(test)]
mod request_fee;
#[cfg(test)]
mod request_file;
#[cfg(test)]
mod retention;
#[cfg(test)]
mod search;
#[cfg(test)]
mod semester;
#[cfg(test)]
mod service;
#[cfg(test)]
mod share;
#[cfg(test)]
mod sheet;
#[cfg(test)]
mod social;
#[cfg(test)]
mod social_read;
#[cfg(test)]
mod sources;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod subscription;
#[cfg(test)]
mod table;
#[cfg(test)]
mod template;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod unreadable;
#[cfg(test)]
mod upload;
#[cfg(test)]
mod visit;
#[cfg(test)]
mod walk;
#[cfg(test)]
mod webhook;
#[cfg(test)]
mod website;
#[cfg(test)]
mod website_incident;
