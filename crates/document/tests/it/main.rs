//! What the crate promises about strangers' documents, and about nine real ones when they lie beside the project.

#[cfg(test)]
mod bad;
#[cfg(test)]
mod made;
#[cfg(test)]
mod ocr;
#[cfg(test)]
mod office;
#[cfg(test)]
mod pdf;
#[cfg(test)]
mod plain;
#[cfg(test)]
mod render;
#[cfg(test)]
mod sniff;
