//! What the crate promises, tried from outside.

#[cfg(test)]
mod dip;
#[cfg(test)]
mod report;
#[cfg(test)]
mod table;
#[cfg(test)]
mod xlsx;
