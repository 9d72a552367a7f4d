//! What the crate promises about strangers' documents, and about nine real ones when they lie beside the project.

#[cfg(test)]
mod made;
#[cfg(test)]
mod render;
#[cfg(test)]
mod sniff;
