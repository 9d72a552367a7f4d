//! The product as people use it: pages, forms and commands against a small city, on SQLite and,
//! when `TEST_POSTGRES_URL` is set, on PostgreSQL. One program, because linking costs.

#[cfg(test)]
mod kit;
#[cfg(test)]
mod sources;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod tidy;
