//! Whole readings of sites from memory: news, injections, bad input.

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod injection;
#[cfg(test)]
mod support;
#[cfg(test)]
mod systems;
