//! Whole readings of sites from memory: news, injections, bad input.

#[cfg(test)]
mod facts;
#[cfg(test)]
mod support;
